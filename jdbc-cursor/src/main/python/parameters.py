"""Cursor.execute(sql, args): values beside the SQL, by position and by name."""

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

with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE users (id INT, name VARCHAR(40), age INT)")
    cursor.execute("INSERT INTO users VALUES (1, 'Ada', 36), (2, 'Eve', NULL), (3, 'Jo', 7)")

    # by position: one %s for each value
    print("Ada:", cursor.execute("SELECT id FROM users WHERE name = %s", ("Ada",)))

    # a hostile name is a name that nobody has
    hostile = "' OR '1' = '1"
    print("hostile:", cursor.execute("SELECT id FROM users WHERE name = %s", (hostile,)))

    # pasted into the SQL, it finds everybody
    pasted = f"SELECT id FROM users WHERE name = '{hostile}'"
    print("hostile and pasted:", cursor.execute(pasted))

    # by name, and a list for IN; a time in a string keeps its colons
    sql = "SELECT id FROM users WHERE id IN %(ids)s AND age > %(age)s AND '12:30' < '12:31'"
    print("among three:", cursor.execute(sql, {"ids": [1, 2, 3], "age": 10}))

    # a forgotten value
    try:
        print("without age:", cursor.execute(sql, {"ids": [1, 2, 3]}))
    except KeyError:
        print("without age: refused")
