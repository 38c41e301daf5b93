"""Inserts 100,000 rows into an empty table, and commits; three times, printing the nanoseconds."""

import os
import time
from datetime import datetime, timedelta
from decimal import Decimal

import pymysql

ROWS = 100_000

rows = [
    (
        i,
        f"sensor-{i % 1000} in hall {i % 17}",
        Decimal(i).scaleb(-2),
        datetime(2026, 1, 1) + timedelta(seconds=i),
    )
    for i in range(ROWS)
]

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    ssl={"check_hostname": False},  # encrypted, the certificate unchecked, as in Java
)

with connection, connection.cursor() as cursor:
    for _ in range(3):
        cursor.execute("TRUNCATE TABLE copies")
        start = time.perf_counter_ns()
        inserted = cursor.executemany("INSERT INTO copies VALUES (%s, %s, %s, %s)", rows)
        connection.commit()
        print(time.perf_counter_ns() - start)
        assert inserted == ROWS, f"Not every row was inserted, but {inserted}"
