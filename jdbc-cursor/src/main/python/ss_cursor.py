"""pymysql.cursors.SSCursor: rows as the server sends them, instead of all of them at once."""

import os
import warnings

import pymysql
from pymysql.cursors import SSCursor

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
)

with connection:
    # 1,000 readings of ten sensors
    with connection.cursor() as cursor:
        cursor.execute("""
            CREATE TABLE readings AS
            WITH RECURSIVE n(id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id < 999)
            SELECT id, id % 10 AS sensor, id * 37 % 101 AS celsius FROM n
        """)

    # a stream of rows: only one of them is in memory at any time
    with connection.cursor(SSCursor) as stream:
        stream.execute("SELECT celsius FROM readings WHERE sensor = %s ORDER BY id", (7,))
        print("sum of sensor 7:", sum(celsius for (celsius,) in stream))

    # one hot reading is enough; closing reads the rest, for the server sends it anyway
    with connection.cursor(SSCursor) as stream:
        stream.execute("SELECT id FROM readings WHERE celsius > 90 ORDER BY id")
        print("first above 90 degrees:", stream.fetchone()[0])

    # while rows are under way, another statement throws them away, with no more than a warning
    with connection.cursor(SSCursor) as stream, connection.cursor() as other:
        stream.execute("SELECT id FROM readings")
        stream.fetchone()
        with warnings.catch_warnings(action="ignore"):
            other.execute("SELECT COUNT(*) FROM readings")
            print("another statement meanwhile: executed")
        print("rows left in the stream:", "yes" if stream.fetchone() else "no")

    # in portions of 100, each a list of rows from the stream
    with connection.cursor(SSCursor) as stream:
        stream.execute("SELECT celsius FROM readings")
        total = 0
        while portion := stream.fetchmany(100):
            total += sum(celsius for (celsius,) in portion)
        print("sum of all sensors:", total)
