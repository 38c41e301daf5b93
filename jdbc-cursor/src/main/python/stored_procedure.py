"""Cursor.callproc: a procedure that walks a cursor inside the server."""

import os

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
    cursor.execute("CREATE TABLE orders (id INT, total INT, state TEXT)")
    cursor.execute(
        "INSERT INTO orders VALUES (1, 30, 'new'), (2, 5, 'new'), (3, 40, 'new'), (4, 50, 'new')"
    )

    # ships orders in turn while the budget lasts; one statement, so no DELIMITER is needed
    cursor.execute("""
        CREATE PROCEDURE ship(IN minimum INT, INOUT budget INT, OUT shipped INT)
        BEGIN
          DECLARE next_id, next_total INT;
          DECLARE at_end BOOLEAN DEFAULT FALSE;
          DECLARE waiting CURSOR FOR SELECT id, total FROM orders WHERE total >= minimum;
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET at_end = TRUE;
          SET shipped = 0;
          OPEN waiting;
          walk: LOOP
            FETCH waiting INTO next_id, next_total;
            IF at_end OR next_total > budget THEN LEAVE walk; END IF;
            UPDATE orders SET state = 'shipped' WHERE id = next_id;
            SET budget = budget - next_total, shipped = shipped + 1;
          END LOOP;
          CLOSE waiting;
          SELECT id, state FROM orders ORDER BY id;
        END
    """)

    # the arguments go into the server's variables @_ship_0, @_ship_1 and @_ship_2
    cursor.callproc("ship", (10, 100, None))

    # first the rows that the procedure selects
    for number, state in cursor.fetchall():
        print(f"order {number} is {state}")
    cursor.nextset()
    print("another result set:", "yes" if cursor.description else "no")

    # then the values that it has left in the variables
    cursor.execute("SELECT @_ship_1, @_ship_2")
    budget, shipped = cursor.fetchone()
    print("shipped:", shipped)
    print("left of the budget:", budget)
