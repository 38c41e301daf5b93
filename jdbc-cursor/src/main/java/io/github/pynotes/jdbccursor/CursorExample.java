package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;

/// Goes the whole way of the notes: connect, cursor, execute, fetchall, update, commit, close.
///
/// @python pymysql.cursors.Cursor
/// @python pymysql.connections.Connection.cursor
/// @python pymysql.cursors.Cursor.execute
/// @python pymysql.cursors.Cursor.rownumber
/// @python pymysql.cursors.Cursor.close
/// @java a Statement to execute, a ResultSet to fetch
final class CursorExample {
  record Order(int id, String customer, String state) {
    static Order of(ResultSet row) throws SQLException {
      return new Order(row.getInt("id"), row.getString("customer"), row.getString("state"));
    }
  }

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var db = mysql.connect()) {
      db.setAutoCommit(false); // as PyMySQL opens it

      // a statement runs SQL, one after the other
      var statement = db.createStatement();
      try (statement) {
        statement.execute("CREATE TABLE orders (id INT, customer VARCHAR(20), state VARCHAR(10))");
        statement.execute(
            "INSERT INTO orders VALUES (1, 'Ada', 'new'), (2, 'Eve', 'new'), (3, 'Ada', 'paid')");
        db.commit();

        // execute a query: the cursor stands before the first row, and each next() moves it on
        try (var rows = statement.executeQuery("SELECT * FROM orders ORDER BY id")) {
          IO.println("position: " + rows.getRow());
          rows.next();
          var first = Order.of(rows);
          IO.println("order %d of %s is %s".formatted(first.id, first.customer, first.state));
          IO.println("position: " + rows.getRow());

          // fetch all: what is left, as a list
          var rest = new ArrayList<Order>();
          while (rows.next()) {
            rest.add(Order.of(rows));
          }
          IO.println("orders left: " + rest.size());
        }

        // update through the same statement; nobody else sees it until the commit
        int paid = statement.executeUpdate("UPDATE orders SET state = 'paid' WHERE state = 'new'");
        IO.println("orders updated: " + paid);
        db.commit();
      }

      // closed from the inside out: the rows, the statement, and at last the connection
      try {
        statement.execute("SELECT 1");
        IO.println("a closed cursor executes");
      } catch (SQLException closed) {
        IO.println("a closed cursor refuses to execute");
      }
    }
  }
}
