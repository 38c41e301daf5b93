package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDateTime;

/// Writes and reads each of MySQL's types as the Java type that holds all of it.
///
/// @python pymysql.converters
/// @python pymysql.converters.conversions
/// @python pymysql.FIELD_TYPE
/// @java setObject(i, value), getObject(i, LocalDateTime.class)
final class TypesExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE samples (
            huge BIGINT UNSIGNED, flags BIT(10), done TINYINT(1), since YEAR, shift TIME,
            backwards TIME, moment DATETIME(6), document JSON, colours SET('red', 'green'),
            face VARCHAR(10))
          """);
      var moment = LocalDateTime.of(2026, 2, 3, 4, 5, 6, 123_456_000);
      insert(
          connection,
          new BigInteger("18446744073709551615"),
          513,
          true,
          2026,
          Duration.ofMinutes(6090),
          Duration.ofMinutes(-6090),
          moment,
          "{\"a\": 1}",
          "red,green",
          "😀");

      // read by the type that is wanted; getObject without one guesses
      try (var row = statement.executeQuery("SELECT * FROM samples")) {
        row.next();
        IO.println("huge: " + row.getObject("huge", BigInteger.class));
        IO.println("flags: " + row.getInt("flags"));
        IO.println("done: " + (row.getBoolean("done") ? "yes" : "no"));
        IO.println("since: " + row.getInt("since"));
        IO.println("shift, in minutes: " + row.getObject("shift", Duration.class).toMinutes());
        var backwards = row.getObject("backwards", Duration.class);
        IO.println("backwards, in minutes: " + backwards.toMinutes());
        IO.println("moment: " + row.getObject("moment", LocalDateTime.class));
        IO.println("document: " + row.getString("document"));
        IO.println("colours: " + row.getString("colours"));
        IO.println("face: " + row.getString("face").codePointCount(0, 2) + " character");
      }
    }
  }

  private static void insert(Connection connection, Object... values) throws SQLException {
    String sql = "INSERT INTO samples VALUES (" + "?, ".repeat(values.length - 1) + "?)";
    try (var insert = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        insert.setObject(i + 1, values[i]);
      }
      insert.executeUpdate();
    }
  }
}
