"""pymysql.converters: what a value becomes on its way to the server, and what comes back."""

import os
from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pymysql

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
    # the server talks in UTC, whatever zone it lives in
    init_command="SET time_zone = '+00:00'",
)

with connection, connection.cursor() as cursor:
    cursor.execute("""
        CREATE TABLE parcels (id BIGINT UNSIGNED, price DECIMAL(8, 2), insured BOOLEAN,
          flags BIT(8), travel TIME, label VARCHAR(20), sent TIMESTAMP, delay TIME)
    """)
    noon_in_tokyo = datetime(2024, 7, 1, 12, tzinfo=timezone(timedelta(hours=9)))
    parcel = (
        2**64 - 1,
        Decimal("19.90"),
        True,
        0b101,
        timedelta(hours=26, minutes=30),
        "📦 Ada",
        noon_in_tokyo,
        timedelta(minutes=-30),  # early
    )
    cursor.execute("INSERT INTO parcels VALUES (%s, %s, %s, %s, %s, %s, %s, %s)", parcel)

    # the column's type decides what a value is
    cursor.execute("SELECT * FROM parcels")
    number, price, insured, flags, travel, label, sent, delay = cursor.fetchone()
    print(f"parcel {number} for {price}")
    print("insured:", insured)
    print("flags:", int.from_bytes(flags))
    print("minutes on its way:", travel // timedelta(minutes=1))
    print("letters on the label:", len(label))
    print("noon in Tokyo, as stored in UTC:", sent)

    # in the words of the server; a timedelta below zero counts on from a whole day before
    cursor.execute("SELECT CAST(delay AS CHAR) FROM parcels")
    print("half an hour early, as stored:", cursor.fetchone()[0])

    # a date that no calendar has
    cursor.execute("SET sql_mode = ''")
    cursor.execute("CREATE TABLE visits (day DATE)")
    cursor.execute("INSERT INTO visits VALUES ('0000-00-00')")
    cursor.execute("SELECT day FROM visits")
    print("the day that never was:", cursor.fetchone()[0])
