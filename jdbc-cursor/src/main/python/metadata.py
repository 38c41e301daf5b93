"""Cursor.description and INFORMATION_SCHEMA: what a result and a database are made of."""

import os

import pymysql
from pymysql.constants import FIELD_TYPE

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
)

TYPE_NAMES = {code: name for name, code in vars(FIELD_TYPE).items() if name.isupper()}

with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, customer TEXT)")
    cursor.execute("""
        CREATE TABLE order_lines (
            order_id INT,
            line INT,
            article VARCHAR(40),
            price DECIMAL(8, 2),
            quantity INT,
            total DECIMAL(10, 2) AS (price * quantity) STORED,
            PRIMARY KEY (order_id, line),
            FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE)
    """)

    # a result knows the types of its columns, but not where its keys are
    cursor.execute("SELECT article, line, total FROM order_lines")
    for label, type_code, *_ in cursor.description:
        print(label, "is of type", TYPE_NAMES[type_code])

    # the database knows the rest; name the schema, or all of them answer
    cursor.execute("""
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'order_lines' AND extra LIKE '% GENERATED'
    """)
    for (name,) in cursor.fetchall():
        print("the server computes", name)

    cursor.execute("""
        SELECT column_name FROM information_schema.key_column_usage
        WHERE table_schema = DATABASE() AND table_name = 'order_lines'
            AND constraint_name = 'PRIMARY'
        ORDER BY ordinal_position
    """)
    print("primary key:", ", ".join(name for (name,) in cursor.fetchall()))

    cursor.execute("""
        SELECT column_name, referenced_table_name, referenced_column_name
        FROM information_schema.key_column_usage
        WHERE table_schema = DATABASE() AND table_name = 'order_lines'
            AND referenced_table_name IS NOT NULL
    """)
    for name, table, column in cursor.fetchall():
        print(f"{name} refers to {table}.{column}")
