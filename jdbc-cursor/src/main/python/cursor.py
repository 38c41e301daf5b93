"""The notes' whole flow: connect, cursor, execute, fetchall, update, commit, close."""

import os

import pymysql

db = pymysql.connect(
    host=os.environ["PYNOTES_HOST"],
    port=int(os.environ["PYNOTES_PORT"]),
    user=os.environ["PYNOTES_USER"],
    password=os.environ["PYNOTES_PASSWORD"],
    database=os.environ["PYNOTES_DATABASE"],
)

# a cursor runs SQL, one statement after the other
cursor = db.cursor()
cursor.execute("CREATE TABLE orders (id INT, customer VARCHAR(20), state VARCHAR(10))")
cursor.execute(
    "INSERT INTO orders VALUES (1, 'Ada', 'new'), (2, 'Eve', 'new'), (3, 'Ada', 'paid')"
)
db.commit()

# execute a query: the cursor stands before the first row, and each fetch moves it on
cursor.execute("SELECT * FROM orders ORDER BY id")
print("position:", cursor.rownumber)
number, customer, state = cursor.fetchone()
print(f"order {number} of {customer} is {state}")
print("position:", cursor.rownumber)

# fetch all: what is left, as a list
rest = cursor.fetchall()
print("orders left:", len(rest))

# update through the same cursor; nobody else sees it until the commit
paid = cursor.execute("UPDATE orders SET state = 'paid' WHERE state = 'new'")
print("orders updated:", paid)
db.commit()

# close from the inside out: the cursor, and at last the connection
cursor.close()
try:
    cursor.execute("SELECT 1")
    print("a closed cursor executes")
except pymysql.ProgrammingError:
    print("a closed cursor refuses to execute")
db.close()
