"""Connection.ping(reconnect=True): what becomes of a connection that was killed."""

import os

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
}


def clerk(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT COALESCE(@clerk, 'nobody')")
        return cursor.fetchone()[0]


with (
    pymysql.connect(**settings, autocommit=True) as admin,
    admin.cursor() as server,
    pymysql.connect(**settings) as connection,
):
    server.execute("CREATE TABLE orders (customer VARCHAR(20))")
    with connection.cursor() as cursor:
        cursor.execute("SET @clerk = 'Grace'")
    first = connection.thread_id()

    # a ping leaves a connection alone that still answers
    connection.ping(reconnect=True)
    print("the same connection again:", "yes" if connection.thread_id() == first else "no")

    # somebody kills it: an administrator, a firewall
    server.execute(f"KILL {first}")
    try:
        clerk(connection)
    except pymysql.OperationalError:
        print("a killed connection: fails")

    # the ping opens another, in the same object
    connection.ping(reconnect=True)
    print("a new connection knows:", clerk(connection))

    # killed within a transaction, of which the ping knows nothing
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO orders VALUES ('Ada')")
        server.execute(f"KILL {connection.thread_id()}")
        try:
            connection.ping(reconnect=True)
            cursor.execute("INSERT INTO orders VALUES ('Eve')")
            connection.commit()
            print("a transaction cut in two: committed")
        except pymysql.OperationalError:
            print("a transaction cut in two: fails")
    server.execute("SELECT COUNT(*) FROM orders")
    print("orders kept:", server.fetchone()[0])
