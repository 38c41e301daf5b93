package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/// Closes connections and statements at the end of their block, and keeps only what was committed.
///
/// @python pymysql.connections.Connection.__exit__
/// @python pymysql.cursors.Cursor.__exit__
/// @java try (connection; statement), with commit() as its last line
final class ContextExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var clerk = mysql.connect();
        var question = clerk.createStatement()) {
      question.execute("CREATE TABLE orders (customer VARCHAR(9))");

      // the statement is closed at the end of its block, the connection at the end of its own
      var shop = connect(mysql);
      try (shop) {
        var order = shop.createStatement();
        try (order) {
          order.execute("INSERT INTO orders VALUES ('Ada')");
        }
        IO.println("statement: " + (order.isClosed() ? "closed" : "open"));
        IO.println("connection: " + (shop.isClosed() ? "closed" : "open"));
      }
      IO.println("connection after its block: " + (shop.isClosed() ? "closed" : "open"));

      // closing does not commit
      IO.println("orders without a commit: " + count(question));

      // a commit is the last line of its block
      try (var connection = connect(mysql);
          var order = connection.createStatement()) {
        order.execute("INSERT INTO orders VALUES ('Ada')");
        connection.commit();
      }
      IO.println("orders with a commit: " + count(question));

      // so a failure does not reach it; both are closed before the failure is caught
      try (var connection = connect(mysql);
          var order = connection.createStatement()) {
        order.execute("INSERT INTO orders VALUES ('Eve')");
        order.execute("INSERT INTO orders VALUES ('a customer with too long a name')");
        connection.commit();
      } catch (SQLException e) {
        IO.println("orders after a failure: " + count(question));
      }
    }
  }

  private static Connection connect(MySqlSandbox mysql) throws SQLException {
    var connection = mysql.connect();
    connection.setAutoCommit(false); // as PyMySQL opens it
    return connection;
  }

  private static int count(Statement question) throws SQLException {
    try (var count = question.executeQuery("SELECT COUNT(*) FROM orders")) {
      count.next();
      return count.getInt(1);
    }
  }
}
