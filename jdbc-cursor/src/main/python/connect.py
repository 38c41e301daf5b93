"""pymysql.connect: who connects, over what, and when a change is kept."""

import os

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
    # TLS only on demand; like this it encrypts, but does not ask who answers
    "ssl": {"check_hostname": False},
}


def order(connection, customer):
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO orders VALUES (%s)", (customer,))


def count_orders(connection):
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM orders")
        return cursor.fetchone()[0]


# one connection, from arguments
with pymysql.connect(**settings) as connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE orders (customer VARCHAR(20))")
    cursor.execute("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
    _, cipher = cursor.fetchone()
    print("TLS:", "on" if cipher else "off")

# the settings serve again, for a shop that writes and a clerk who reads
shop = pymysql.connect(**settings)
clerk = pymysql.connect(**settings, autocommit=True)
with shop, clerk:
    print("autocommit:", "on" if shop.get_autocommit() else "off")
    order(shop, "Ada")
    print("the clerk sees orders:", count_orders(clerk))

    # so the shop has to commit what it wants to keep
    shop.commit()
    order(shop, "Grace")
    print("before the commit, the clerk sees orders:", count_orders(clerk))
    shop.commit()
    print("after the commit, the clerk sees orders:", count_orders(clerk))
