"""Cursor.scroll: about in a result, to both its ends and beyond."""

import os

import pymysql

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
)

RANKING = "SELECT id, name, seconds FROM runners ORDER BY seconds"


def next_name(cursor):
    _, name, _ = cursor.fetchone()
    return name


with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE runners (id INT PRIMARY KEY, name TEXT, seconds INT)")
    cursor.execute("""
        INSERT INTO runners VALUES
        (11, 'Ada', 312), (12, 'Eve', 298), (13, 'Bob', 305), (14, 'Jo', 331), (15, 'Liz', 320)
    """)
    cursor.execute(RANKING)

    # absolute: before the row of that index, so that the next fetch reads it
    cursor.scroll(2, mode="absolute")
    print("third:", next_name(cursor))
    cursor.scroll(cursor.rowcount - 1, mode="absolute")
    print("last:", next_name(cursor))

    # relative: a fetch has moved the cursor behind its row, so one more step back
    cursor.scroll(-2)
    print("one before:", next_name(cursor))
    cursor.scroll(-4)
    print("three before:", next_name(cursor))

    # beyond the end is an error, and the cursor stays where it was
    try:
        cursor.scroll(99, mode="absolute")
        print("a hundredth: yes")
    except IndexError:
        print("a hundredth: no")
    print("the next one:", next_name(cursor))

    # the clock was wrong: rows are tuples, so the correction is a statement of its own
    cursor.scroll(1, mode="absolute")
    number, _, _ = cursor.fetchone()
    cursor.execute("UPDATE runners SET seconds = 315 WHERE id = %s", (number,))

    # whoever asks again sees the new time, and the new order
    cursor.execute(RANKING)
    cursor.scroll(1, mode="absolute")
    print("second now:", next_name(cursor))
