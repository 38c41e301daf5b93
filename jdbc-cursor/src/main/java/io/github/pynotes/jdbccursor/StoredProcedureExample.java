package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;

/// Keeps a procedure on the server that walks a cursor there, and calls it.
///
/// @python pymysql.cursors.Cursor.callproc
/// @java CallableStatement: setX, registerOutParameter, execute, getX
final class StoredProcedureExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT, customer VARCHAR(9), euros INT, paid BOOL)");
      statement.execute(
          "INSERT INTO orders VALUES (1, 'Ada', 5, 0), (2, 'Eve', 9, 0), (3, 'Ada', 9, 0)");

      // a cursor goes from row to row, on the server, until its handler finds no more
      statement.execute(
          """
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
          """);

      // IN is set, OUT is registered, INOUT is both
      try (var call = connection.prepareCall("{call settle(?, ?, ?)}")) {
        call.setString(1, "Ada");
        call.setInt(2, 13);
        call.registerOutParameter(2, Types.INTEGER);
        call.registerOutParameter(3, Types.INTEGER);

        // the results first, in the procedure's order
        call.execute();
        IO.println("paid: " + value(call.getResultSet()));
        call.getMoreResults();
        IO.println("unpaid: " + value(call.getResultSet()));

        // then what became of the arguments, by number or by name
        IO.println("credit handed back: " + call.getInt(2));
        IO.println("credit left: " + call.getInt("credit"));
        IO.println("orders settled: " + call.getInt("settled"));
      }
    }
  }

  private static String value(ResultSet answer) throws SQLException {
    answer.next();
    return answer.getString(1);
  }
}
