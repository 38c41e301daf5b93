"""with connection, with cursor: what is closed when, and what is kept."""

import os

import pymysql


def connect(**options):
    return pymysql.connect(
        host=os.environ["PYNOTES_HOST"],
        port=int(os.environ["PYNOTES_PORT"]),
        user=os.environ["PYNOTES_USER"],
        password=os.environ["PYNOTES_PASSWORD"],
        database=os.environ["PYNOTES_DATABASE"],
        **options,
    )


def count(question):
    question.execute("SELECT COUNT(*) FROM orders")
    return question.fetchone()[0]


def is_closed(cursor):
    return cursor.connection is None


with connect(autocommit=True) as clerk, clerk.cursor() as question:
    question.execute("CREATE TABLE orders (customer VARCHAR(9))")

    # the cursor is closed at the end of its block, the connection at the end of its own
    with connect() as shop:
        with shop.cursor() as order:
            order.execute("INSERT INTO orders VALUES ('Ada')")
        print("statement:", "closed" if is_closed(order) else "open")
        print("connection:", "open" if shop.open else "closed")
    print("connection after its block:", "open" if shop.open else "closed")

    # closing does not commit; up to PyMySQL 0.9 the block did, and then it did not close
    print("orders without a commit:", count(question))

    # a commit is the last line of its block
    with connect() as connection, connection.cursor() as order:
        order.execute("INSERT INTO orders VALUES ('Ada')")
        connection.commit()
    print("orders with a commit:", count(question))

    # so a failure does not reach it; both are closed before the failure is caught
    try:
        with connect() as connection, connection.cursor() as order:
            order.execute("INSERT INTO orders VALUES ('Eve')")
            order.execute("INSERT INTO orders VALUES ('a customer with too long a name')")
            connection.commit()
    except pymysql.DataError:
        print("orders after a failure:", count(question))
