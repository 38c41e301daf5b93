"""Cursor.fetchone, fetchmany, fetchall, and what the cursor knows besides the rows."""

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


def in_words(row):
    login, age = row
    return f"{login} is {'of unknown age' if age is None else age}"


with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE users (id SERIAL, name TEXT NOT NULL, age INT)")

    # lastrowid: what the server gave to the first new row
    cursor.execute(
        "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Eve', NULL), ('Bob', 37), ('Jo', 0)"
    )
    print("new users:", cursor.lastrowid)

    # description: the columns of the result, before any row is read
    cursor.execute("SELECT name AS login, age FROM users ORDER BY id")
    for label, *_, null_ok in cursor.description:
        print(f"{label}: {'NULL or a value' if null_ok else 'a value'}")

    # fetchone, fetchmany, fetchall: one row, some rows, the remaining rows
    print(in_words(cursor.fetchone()))
    for row in cursor.fetchmany(2):
        print(in_words(row))
    for row in cursor.fetchall():
        print(in_words(row))

    # at the end there is no row, however often it is asked for
    print("another row:", "no" if cursor.fetchone() is None else "yes")

    # rowcount: how many rows the update has changed
    cursor.execute("UPDATE users SET age = 37 WHERE name IN ('Ada', 'Bob')")
    print("rows updated:", cursor.rowcount)
