"""pymysql.connections.Connection: the arguments beside host and user, and what each changes."""

import os

import pymysql
from pymysql.constants import CLIENT

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
    "autocommit": True,
}


def run(sql, **arguments):
    """The first value of a query, or the count of an update, on a connection with these arguments."""
    with pymysql.connect(**settings, **arguments) as connection, connection.cursor() as cursor:
        count = cursor.execute(sql)
        return cursor.fetchone()[0] if cursor.description else count


# 100 reviews; executemany makes one INSERT of them unasked, as long as all VALUES are %s
with pymysql.connect(**settings) as connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE reviews (id INT, stars TINYINT(1), bought DATE)")
    cursor.executemany(
        "INSERT INTO reviews (id, stars) VALUES (%s, %s)",
        [(id, 1 + id % 5) for id in range(100)],
    )
    cursor.execute("SHOW SESSION STATUS LIKE 'Com_insert'")
    _, count = cursor.fetchone()
    print("INSERTs for 100 reviews:", count)

# review 1 has two stars, and review 2 has three already
three_stars = "UPDATE reviews SET stars = 3 WHERE id IN (1, 2)"
print("rows matched:", run(three_stars, client_flag=CLIENT.FOUND_ROWS))
run("UPDATE reviews SET stars = 2 WHERE id = 1")
print("rows changed:", run(three_stars))

# TINYINT(1) is a number, whatever it means
print("stars:", run("SELECT stars FROM reviews WHERE id = 2"))

# a date that no calendar has, let in by a lax session
run("UPDATE reviews SET bought = '0000-00-00' WHERE id = 2", sql_mode="")
print("bought on:", run("SELECT bought FROM reviews WHERE id = 2"))
