"""pymysql.err: the errors of the server, by exception class and by error code."""

import os

import pymysql

settings = {
    "host": os.environ["PYNOTES_HOST"],
    "port": int(os.environ["PYNOTES_PORT"]),
    "user": os.environ["PYNOTES_USER"],
    "password": os.environ["PYNOTES_PASSWORD"],
    "database": os.environ["PYNOTES_DATABASE"],
}


def kind(error):
    match error:
        case pymysql.IntegrityError():
            return "integrity"
        case pymysql.DataError():
            return "data"
        case pymysql.ProgrammingError():
            return "programming"
        case pymysql.NotSupportedError():
            return "not supported"
        case _:
            return "operational"


connection = pymysql.connect(**settings, autocommit=True)
cursor = connection.cursor()
cursor.execute("""
    CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(5) NOT NULL, replaces INT,
      FOREIGN KEY (replaces) REFERENCES orders (id))
""")
cursor.execute("INSERT INTO orders VALUES (1, 'Ada', NULL)")

# each statement fails in its own way
failing = [
    "INSERT INTO orders VALUES (1, 'Eve', NULL)",
    "INSERT INTO orders VALUES (2, NULL, NULL)",
    "INSERT INTO orders VALUES (2, 'Eve', 99)",
    "INSERT INTO orders VALUES (2, 'Augusta', NULL)",
    "SELECT * FROM nowhere",
    "SELEC 1",
    "SELECT total FROM orders",
    "CREATE TABLE notes (id INT) ENGINE = nosuch",
]
for sql in failing:
    try:
        cursor.execute(sql)
    except pymysql.Error as e:
        print(f"{kind(e)} error {e.args[0]}: {sql}")

# a login fails with an error of the server, too
try:
    pymysql.connect(**settings | {"password": "guessed"})
except pymysql.Error as e:
    print(f"{kind(e)} error {e.args[0]}: wrong password")
connection.close()
