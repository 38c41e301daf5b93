"""LIMIT/OFFSET: pages, newest order first, while a new order arrives."""

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

BY_OFFSET = "SELECT id, placed FROM orders ORDER BY placed DESC, id DESC LIMIT 10 OFFSET %s"

AFTER = """
    SELECT id, placed FROM orders
    WHERE placed < %(placed)s OR (placed = %(placed)s AND id < %(id)s)
    ORDER BY placed DESC, id DESC LIMIT 10
"""


def turn(title, cursor, sql, args):
    before = steps(cursor)
    cursor.execute(sql, args)
    page = cursor.fetchall()
    (first, _), (last, placed) = page[0], page[-1]
    walked = steps(cursor) - before
    print(f"{title}: orders {first} to {last}, {walked} steps along the index")
    return {"id": last, "placed": placed}


def steps(cursor):
    """How many steps the server has made along an index, backwards, for this session."""
    cursor.execute("SHOW SESSION STATUS LIKE 'Handler_read_prev'")
    _, value = cursor.fetchone()
    return int(value)


with connection, connection.cursor() as cursor:
    # 1,000 orders, four in each second, and an index in the order of the pages
    cursor.execute("""
        CREATE TABLE orders (id INT PRIMARY KEY, placed DATETIME, INDEX newest (placed, id))
        WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
        SELECT id, TIMESTAMP '2026-03-01 09:00:00' + INTERVAL id DIV 4 SECOND AS placed FROM n
    """)

    last = turn("page 1", cursor, BY_OFFSET, 0)
    cursor.execute("INSERT INTO orders VALUES (1001, '2026-03-01 09:10:00')")

    # an offset counts from the top, where a row has come in: one order is shown twice
    turn("page 2 by offset", cursor, BY_OFFSET, 10)

    # a key names the row where the last page has ended, wherever that is by now
    turn("page 2 by key", cursor, AFTER, last)

    # and the server goes straight to it, where an offset walks over all that it skips
    last = turn("page 91 by offset", cursor, BY_OFFSET, 900)
    turn("page 92 by key", cursor, AFTER, last)
