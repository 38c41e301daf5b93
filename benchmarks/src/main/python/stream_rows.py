"""Reads 1,000,000 rows as they come, each into a NamedTuple, and prints the nanoseconds."""

import os
import time
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

import pymysql
from pymysql.cursors import SSCursor

ROWS = 1_000_000


class Reading(NamedTuple):
    id: int
    sensor: str
    celsius: Decimal
    taken_at: datetime


connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    ssl={"check_hostname": False},  # encrypted, the certificate unchecked, as in Java
)

with connection, connection.cursor(SSCursor) as cursor:
    start = time.perf_counter_ns()
    cursor.execute("SELECT id, sensor, celsius, taken_at FROM readings")
    total = sum(reading.id for reading in map(Reading._make, cursor))
    print(time.perf_counter_ns() - start)

assert total == ROWS * (ROWS - 1) // 2, f"Not every row was read: the ids sum up to {total}"
