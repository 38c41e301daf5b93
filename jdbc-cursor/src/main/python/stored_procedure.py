"""Cursor.callproc: a procedure on the server walks a cursor there, and is called from here."""

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
    cursor.execute("CREATE TABLE orders (id INT, customer VARCHAR(9), euros INT, paid BOOL)")
    cursor.execute(
        "INSERT INTO orders VALUES (1, 'Ada', 5, 0), (2, 'Eve', 9, 0), (3, 'Ada', 9, 0)"
    )

    # a cursor goes from row to row, on the server, until its handler finds no more
    cursor.execute("""
        CREATE PROCEDURE settle(IN who VARCHAR(9), INOUT credit INT, OUT settled INT)
        BEGIN
          DECLARE number, price INT;
          DECLARE done BOOL DEFAULT FALSE;
          DECLARE unpaid CURSOR FOR
            SELECT id, euros FROM orders WHERE customer = who AND NOT paid ORDER BY id;
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
          SET settled = 0;
          OPEN unpaid;
          walk: LOOP
            FETCH unpaid INTO number, price;
            IF done OR price > credit THEN LEAVE walk; END IF;
            UPDATE orders SET paid = TRUE WHERE id = number;
            SET credit = credit - price, settled = settled + 1;
          END LOOP;
          CLOSE unpaid;
          SELECT GROUP_CONCAT(id ORDER BY id) FROM orders WHERE customer = who AND paid;
          SELECT GROUP_CONCAT(id ORDER BY id) FROM orders WHERE customer = who AND NOT paid;
        END
    """)

    # an argument for each parameter, even for one that only comes back
    _, credit, _ = cursor.callproc("settle", ("Ada", 13, None))

    # the results first, in the procedure's order
    print("paid:", cursor.fetchone()[0])
    cursor.nextset()
    print("unpaid:", cursor.fetchone()[0])

    # callproc hands back what it was given; what became of it is in variables on the server
    print("credit handed back:", credit)
    cursor.execute("SELECT @_settle_1, @_settle_2")
    credit, settled = cursor.fetchone()
    print("credit left:", credit)
    print("orders settled:", settled)
