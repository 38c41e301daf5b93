package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.SQLException;
import java.sql.Types;

/// Creates a procedure that walks a cursor inside the server, and calls it.
///
/// @python pymysql.cursors.Cursor.callproc
/// @java prepareCall("{call name(?, ?)}"), registerOutParameter()
final class StoredProcedureExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT, total INT, state TEXT)");
      statement.execute(
          "INSERT INTO orders VALUES (1, 30, 'new'), (2, 5, 'new'), (3, 40, 'new'), (4, 50, 'new')");

      // ships orders in turn while the budget lasts; one statement, so no DELIMITER is needed
      statement.execute(
          """
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
          """);

      // IN is set, INOUT is set and registered, OUT is registered
      try (var ship = connection.prepareCall("{call ship(?, ?, ?)}")) {
        ship.setInt("minimum", 10);
        ship.setInt("budget", 100);
        ship.registerOutParameter("budget", Types.INTEGER);
        ship.registerOutParameter("shipped", Types.INTEGER);
        ship.execute();

        // first the rows that the procedure selects
        for (var orders = ship.getResultSet(); orders.next(); ) {
          IO.println("order %d is %s".formatted(orders.getInt("id"), orders.getString("state")));
        }
        IO.println("another result set: " + (ship.getMoreResults() ? "yes" : "no"));

        // then the values that it hands out
        IO.println("shipped: " + ship.getInt("shipped"));
        IO.println("left of the budget: " + ship.getInt("budget"));
      }
    }
  }
}
