package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.StringJoiner;

/// Sends several statements at once, where that is allowed, and walks what each of them answers.
///
/// @python pymysql.cursors.Cursor.nextset
/// @python pymysql.constants.CLIENT.MULTI_STATEMENTS
/// @java Statement.getMoreResults(), getUpdateCount(); allowMultiQueries=true
final class NextsetExample {
  private static final String MONTH_END =
      """
      INSERT INTO orders VALUES (1, 'Ada', 5), (2, 'Eve', 9), (3, 'Ada', 7), (4, 'Bob', 4);
      SELECT id FROM orders WHERE euros > 6 ORDER BY id;
      DELETE FROM orders WHERE euros > 100;
      UPDATE orders SET euros = euros - 1 WHERE customer = 'Ada';
      SELECT id FROM orders WHERE euros < 5 ORDER BY id
      """;

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var strict = mysql.connect();
        var lenient =
            DriverManager.getConnection(
                mysql.url() + "&allowMultiQueries=true", mysql.user(), mysql.password());
        var statement = lenient.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT, customer VARCHAR(9), euros INT)");

      // rows or a count, then rows or a count, until neither comes
      boolean isRows = statement.execute(MONTH_END);
      while (isRows || statement.getUpdateCount() != -1) {
        if (isRows) {
          IO.println("orders found: " + ids(statement.getResultSet()));
        } else {
          IO.println("orders changed: " + statement.getUpdateCount());
        }
        isRows = statement.getMoreResults();
      }

      // without the switch, one statement is all that gets through
      String hostile = "'; DROP TABLE orders; -- ";
      IO.println("one at a time, a hostile customer is " + search(strict, hostile));
      IO.println("several at once, a hostile customer is " + search(lenient, hostile));
      IO.println("and the next search is " + search(strict, "Ada"));
    }
  }

  /// Never glue a value into SQL; this is the accident that a parameter prevents.
  private static String search(Connection connection, String customer) {
    try (var statement = connection.createStatement()) {
      statement.execute("SELECT id FROM orders WHERE customer = '" + customer + "'");
      return "searched for";
    } catch (SQLException e) {
      return "refused";
    }
  }

  private static String ids(ResultSet orders) throws SQLException {
    var ids = new StringJoiner(", ");
    while (orders.next()) {
      ids.add(orders.getString("id"));
    }
    return ids.toString();
  }
}
