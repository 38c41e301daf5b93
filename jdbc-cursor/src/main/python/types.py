"""pymysql.converters: each of MySQL's types as the Python type that holds it."""

import os
from datetime import datetime, timedelta

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
    cursor.execute("""
        CREATE TABLE samples (
            huge BIGINT UNSIGNED, flags BIT(10), done TINYINT(1), since YEAR, shift TIME,
            backwards TIME, moment DATETIME(6), document JSON, colours SET('red', 'green'),
            face VARCHAR(10))
    """)
    moment = datetime(2026, 2, 3, 4, 5, 6, 123456)
    values = (
        18446744073709551615,
        513,
        True,
        2026,
        timedelta(minutes=6090),
        timedelta(minutes=-6090),
        moment,
        '{"a": 1}',
        "red,green",
        "😀",
    )
    placeholders = ", ".join(["%s"] * len(values))
    cursor.execute(f"INSERT INTO samples VALUES ({placeholders})", values)

    # the type of the column decides which type comes
    cursor.execute("SELECT * FROM samples")
    huge, flags, done, since, shift, backwards, *others = cursor.fetchone()
    moment, document, colours, face = others
    print("huge:", huge)
    print("flags:", int.from_bytes(flags))
    print("done:", "yes" if done else "no")
    print("since:", since)
    print("shift, in minutes:", shift // timedelta(minutes=1))
    print("backwards, in minutes:", backwards // timedelta(minutes=1))
    print("moment:", moment.isoformat())
    print("document:", document)
    print("colours:", colours)
    print("face:", len(face), "character")
