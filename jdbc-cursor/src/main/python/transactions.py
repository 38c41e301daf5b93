"""Connection.commit, rollback, begin and autocommit: changes that are kept, or taken back."""

import os

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
}


def add(cursor, amount, owner):
    cursor.execute("UPDATE accounts SET balance = balance + %s WHERE owner = %s", (amount, owner))


def balances(cursor):
    cursor.execute("SELECT GROUP_CONCAT(owner, ' ', balance ORDER BY owner) FROM accounts")
    return cursor.fetchone()[0]


connection = pymysql.connect(**settings)
observing = pymysql.connect(**settings, autocommit=True)
with connection, observing, connection.cursor() as bank, observing.cursor() as auditor:
    bank.execute("CREATE TABLE accounts (owner TEXT, balance INT CHECK (balance >= 0))")
    bank.execute("INSERT INTO accounts VALUES ('Ada', 100), ('Eve', 100)")
    connection.commit()

    # a transaction lasts until the commit, and nobody else sees into it
    connection.begin()
    add(bank, -30, "Ada")
    add(bank, +30, "Eve")
    print("before the commit, the auditor sees", balances(auditor))
    connection.commit()
    print("after the commit, the auditor sees", balances(auditor))

    # a rollback takes back what was not committed
    add(bank, -70, "Ada")
    connection.rollback()
    print("after a rollback:", balances(bank))

    # back to a savepoint, the transaction goes on
    add(bank, -10, "Ada")
    bank.execute("SAVEPOINT before_the_fee")
    add(bank, -9, "Ada")
    bank.execute("ROLLBACK TO SAVEPOINT before_the_fee")
    connection.commit()
    print("after a rollback to the savepoint:", balances(bank))

    # all of it or nothing
    try:
        connection.begin()
        add(bank, -1000, "Eve")
        connection.commit()
    except pymysql.MySQLError:
        connection.rollback()
        print("Eve has not got that much:", balances(bank))
