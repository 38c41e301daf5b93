"""Cursor.nextset: several statements at once, and what each of them answers."""

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

MONTH_END = """
    INSERT INTO orders VALUES (1, 'Ada', 5), (2, 'Eve', 9), (3, 'Ada', 7), (4, 'Bob', 4);
    SELECT id FROM orders WHERE euros > 6 ORDER BY id;
    DELETE FROM orders WHERE euros > 100;
    UPDATE orders SET euros = euros - 1 WHERE customer = 'Ada';
    SELECT id FROM orders WHERE euros < 5 ORDER BY id
"""


def search(connection, customer):
    """Never glue a value into SQL; this is the accident that a parameter prevents."""
    try:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT id FROM orders WHERE customer = '{customer}'")
        return "searched for"
    except pymysql.ProgrammingError:
        return "refused"


strict = pymysql.connect(**settings)
lenient = pymysql.connect(**settings, client_flag=CLIENT.MULTI_STATEMENTS)
with strict, lenient:
    with lenient.cursor() as cursor:
        cursor.execute("CREATE TABLE orders (id INT, customer VARCHAR(9), euros INT)")

        # rows or a count, then rows or a count, until there is no next set
        cursor.execute(MONTH_END)
        more = True
        while more:
            if cursor.description:
                print("orders found:", ", ".join(str(number) for (number,) in cursor))
            else:
                print("orders changed:", cursor.rowcount)
            more = cursor.nextset()

    # without the flag (it was on before PyMySQL 0.8), one statement is all that gets through
    hostile = "'; DROP TABLE orders; -- "
    print("one at a time, a hostile customer is", search(strict, hostile))
    print("several at once, a hostile customer is", search(lenient, hostile))
    print("and the next search is", search(strict, "Ada"))
