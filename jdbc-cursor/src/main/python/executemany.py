"""Cursor.executemany: many rows with one call, and mostly with one statement."""

import os

import pymysql

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
)


def insert_statements(cursor):
    cursor.execute("SHOW SESSION STATUS LIKE 'Com_insert'")
    return int(cursor.fetchone()[1])


with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE readings (id INT PRIMARY KEY, celsius INT)")
    sql = "INSERT INTO readings VALUES (%s, %s)"

    # executemany finds the row after VALUES, and repeats it
    inserted = cursor.executemany(sql, [(i, i % 30) for i in range(1, 101)])
    print("rows inserted:", inserted)
    sent = insert_statements(cursor)
    print("statements:", sent)

    # a statement takes about a megabyte; what is more goes into the next
    inserted = cursor.executemany(sql, ((i, i % 30) for i in range(101, 10_001)))
    print("rows inserted:", inserted)
    print("statements:", insert_statements(cursor) - sent)

    # an upsert: new rows are inserted, the others updated, which counts 2
    upsert = sql + " ON DUPLICATE KEY UPDATE celsius = VALUES(celsius)"
    print("rows upserted:", cursor.executemany(upsert, [(i, 99) for i in range(9_998, 10_003)]))
    connection.commit()

    # many rows with a duplicate in their middle: one statement, so all or nothing
    try:
        cursor.executemany(sql, [(20_001, 0), (1, 0), (20_002, 0)])
    except pymysql.IntegrityError as e:
        print("error code:", e.args[0])
    rest = cursor.execute("DELETE FROM readings WHERE id > 20000")
    print("rows of the failed batch:", rest)
    connection.rollback()
