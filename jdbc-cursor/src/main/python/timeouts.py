"""read_timeout and KILL QUERY: what becomes of a query that takes too long."""

import os
import threading

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
    "autocommit": True,
}

SLOW = "SELECT COUNT(*) FROM orders WHERE SLEEP(20) = 0"


def state(connection):
    try:
        connection.ping(reconnect=False)
        return "answers"
    except pymysql.Error:
        return "is closed"


with pymysql.connect(**settings) as admin, admin.cursor() as server:
    server.execute("CREATE TABLE orders (id INT PRIMARY KEY)")
    server.execute("INSERT INTO orders VALUES (1)")

    # PyMySQL has no limit for a query: a timer tells the server to stop, through another connection
    with pymysql.connect(**settings) as connection, connection.cursor() as report:
        stop = f"KILL QUERY {connection.thread_id()}"
        timer = threading.Timer(1, server.execute, (stop,))
        timer.start()
        try:
            report.execute(SLOW)
            print("the report: finished")
        except pymysql.OperationalError:
            print("the report: stopped")
        timer.join()
        print("its connection:", state(connection))

    # a limit for an answer: nobody tells the server anything
    connection = pymysql.connect(**settings, read_timeout=1)
    with connection.cursor() as report:
        number = connection.thread_id()
        try:
            report.execute(SLOW)
            print("no answer for a second: finished")
        except pymysql.OperationalError:
            print("no answer for a second: given up")
        print("its connection:", state(connection))

    # so the query goes on, for nobody, until somebody kills it
    server.execute(
        "SELECT COUNT(*) FROM information_schema.processlist WHERE id = %s", (number,)
    )
    print("reports still running:", server.fetchone()[0])
    server.execute(f"KILL {number}")
