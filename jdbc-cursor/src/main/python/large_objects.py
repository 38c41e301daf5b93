"""Large values: bytes in one piece into a column, and out of it a piece at a time."""

import os
import zlib

import pymysql

connection = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
    autocommit=True,
)


def pieces(cursor, size):
    position = 1
    while True:
        cursor.execute("SELECT SUBSTRING(image, %s, %s) FROM scans", (position, size))
        (piece,) = cursor.fetchone()
        if not piece:
            return
        yield piece
        position += len(piece)


with connection, connection.cursor() as cursor:
    cursor.execute("CREATE TABLE scans (id INT PRIMARY KEY, image LONGBLOB, note LONGTEXT)")

    # in: there is no stream, so the statement holds all of it, escaped
    scan = pymysql.Binary(i % 101 for i in range(1_000_000))
    cursor.execute("INSERT INTO scans VALUES (1, %s, %s)", (scan, "page 1 \N{PAGE FACING UP}"))
    print("checksum of what went in:", zlib.crc32(scan))

    # out: a piece at a time
    cursor.execute("SELECT LENGTH(image) FROM scans")
    print("bytes:", cursor.fetchone()[0])
    checksum = 0
    for piece in pieces(cursor, 65_536):
        checksum = zlib.crc32(piece, checksum)
    print("checksum of what came out:", checksum)

    # a look at one place
    cursor.execute("SELECT SUBSTRING(image, 1001, 1) FROM scans")
    print("the byte at 1,000:", cursor.fetchone()[0][0])

    # text counts by characters, of which the last takes four bytes
    cursor.execute("SELECT CHAR_LENGTH(note), LENGTH(note) FROM scans")
    characters, size = cursor.fetchone()
    print(f"the note: {characters} characters, {size} bytes")
