package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Moves about in a result, to both its ends and beyond, and corrects a row where it stands.
///
/// @python pymysql.cursors.Cursor.scroll
/// @python pymysql.cursors.SSCursor.scroll
/// @java TYPE_SCROLL_INSENSITIVE: absolute(n), relative(n); CONCUR_UPDATABLE: updateRow()
final class ScrollExample {
  private static final String RANKING = "SELECT id, name, seconds FROM runners ORDER BY seconds";

  void main() throws SQLException {
    // what the rows can do is decided when their statement is made
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement =
            connection.createStatement(
                ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE)) {
      statement.execute("CREATE TABLE runners (id INT PRIMARY KEY, name TEXT, seconds INT)");
      statement.execute(
          """
          INSERT INTO runners VALUES
          (11, 'Ada', 312), (12, 'Eve', 298), (13, 'Bob', 305), (14, 'Jo', 331), (15, 'Liz', 320)
          """);

      try (var runner = statement.executeQuery(RANKING)) {
        // absolute: rows count from 1, and from the end when negative
        runner.absolute(3);
        IO.println("third: " + runner.getString("name"));
        runner.absolute(-1);
        IO.println("last: " + runner.getString("name"));

        // relative: from the row that it stands on
        runner.relative(-1);
        IO.println("one before: " + runner.getString("name"));
        runner.relative(-3);
        IO.println("three before: " + runner.getString("name"));

        // beyond the end there is no row, and from there no next one
        IO.println("a hundredth: " + (runner.absolute(100) ? "yes" : "no"));
        IO.println("the next one: " + (runner.next() ? runner.getString("name") : "nobody"));

        // the clock was wrong: write into the row, and the row into the table
        runner.absolute(2);
        runner.updateInt("seconds", 315);
        runner.updateRow();
      }

      // whoever asks again sees the new time, and the new order
      try (var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);
        IO.println("second now: " + runner.getString("name"));
      }
    }
  }
}
