"""LOAD DATA LOCAL INFILE, with pymysql.connect(local_infile=True): a CSV file, then more rows."""

import csv
import os
import tempfile
from pathlib import Path

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
    "autocommit": True,
}

FROM_FILE = "LOAD DATA LOCAL INFILE %s INTO TABLE orders FIELDS TERMINATED BY ',' (id, customer)"


def load(connection, file):
    with connection.cursor() as cursor:
        try:
            return f"{cursor.execute(FROM_FILE, (str(file),))} rows"
        except pymysql.MySQLError:
            return "refused"


def write_orders(file, rows):
    with open(file, "w", newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(rows)
    return file


with (
    tempfile.TemporaryDirectory() as folder,
    tempfile.TemporaryDirectory() as other,
    pymysql.connect(**settings) as admin,
    admin.cursor() as cursor,
):
    orders = write_orders(Path(folder, "orders.csv"), [(1, "Ada"), (2, "Eve"), (3, "Ada")])
    elsewhere = write_orders(Path(other, "elsewhere.csv"), [(4, "Bob")])
    cursor.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(20))")

    # both sides have to allow it; the server does from here on, and the client by an argument
    cursor.execute("SET @before = @@GLOBAL.local_infile, GLOBAL local_infile = ON")
    try:
        print("without the switch:", load(admin, orders))
        with pymysql.connect(**settings, local_infile=True) as connection:
            print("with the switch:", load(connection, orders))
            print("a file elsewhere:", load(connection, elsewhere))

            # PyMySQL loads files only
            more = write_orders(Path(folder, "more.csv"), ((i, "Bob") for i in range(1001, 2001)))
            print("from an iterator:", load(connection, more))
    finally:
        cursor.execute("SET GLOBAL local_infile = @before")
