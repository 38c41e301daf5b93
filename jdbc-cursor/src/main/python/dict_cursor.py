"""pymysql.cursors.DictCursor and SSDictCursor: rows by the names of their columns."""

import os

import pymysql
from pymysql.cursors import DictCursor, SSDictCursor

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
)

with connection, connection.cursor(DictCursor) as cursor:
    cursor.execute("""
        CREATE TABLE orders AS SELECT 7 AS id, 'Ada' AS customer, 19.90 AS total,
            TIMESTAMP '2026-02-03 04:05:06' AS paid_at UNION SELECT 8, 'Eve', 5.00, NULL
    """)

    # a row as a dict, and NULL becomes None
    sql = "SELECT * FROM orders ORDER BY id"
    cursor.execute(sql)
    for order in cursor:
        payment = f"paid in {order['paid_at'].year}" if order["paid_at"] else "open"
        print(order["customer"], order["total"], payment, sep=", ")

    # the same while the server sends the rows
    with connection.cursor(SSDictCursor) as stream:
        stream.execute(sql)
        print("unpaid:", sum(order["paid_at"] is None for order in stream))

    # a dict keeps the order of the columns; a second one of the same label gets the table's name
    for columns in "total, customer", "id, total, id":
        cursor.execute(f"SELECT {columns} FROM orders")
        print("columns:", ", ".join(cursor.fetchone()))
