package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;

/// Gives up on a query that takes too long, and asks what the connection is good for afterwards.
///
/// @python pymysql.connections.Connection.kill
/// @python read_timeout
/// @python write_timeout
/// @java setQueryTimeout(seconds), cancel(), socketTimeout=milliseconds
final class TimeoutsExample {
  private static final String SLOW = "SELECT COUNT(*) FROM orders WHERE SLEEP(20) = 0";

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var admin = mysql.connect();
        var server = admin.createStatement()) {
      server.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
      server.execute("INSERT INTO orders VALUES (1)");

      // a limit for a query: the server is told to stop, and says that it has
      try (var connection = mysql.connect();
          var report = connection.createStatement()) {
        report.setQueryTimeout(1);
        try {
          report.executeQuery(SLOW);
          IO.println("the report: finished");
        } catch (SQLTimeoutException e) {
          IO.println("the report: stopped");
        }
        IO.println("its connection: " + (connection.isValid(1) ? "answers" : "is closed"));
      }

      // a limit for an answer: nobody tells the server anything
      String impatient = mysql.url() + "&socketTimeout=1000"; // milliseconds
      try (var connection = DriverManager.getConnection(impatient, mysql.user(), mysql.password());
          var report = connection.createStatement()) {
        long id = id(connection);
        try {
          report.executeQuery(SLOW);
          IO.println("no answer for a second: finished");
        } catch (SQLException e) {
          IO.println("no answer for a second: given up");
        }
        IO.println("its connection: " + (connection.isValid(1) ? "answers" : "is closed"));

        // so the query goes on, for nobody, until somebody kills it
        try (var count =
            server.executeQuery(
                "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id)) {
          count.next();
          IO.println("reports still running: " + count.getInt(1));
        }
        server.execute("KILL " + id);
      }
    }
  }

  private static long id(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT CONNECTION_ID()")) {
      row.next();
      return row.getLong(1);
    }
  }
}
