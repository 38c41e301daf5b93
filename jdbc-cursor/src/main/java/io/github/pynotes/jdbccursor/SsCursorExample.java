package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Reads rows as the server sends them, instead of all of them at once.
///
/// @python pymysql.cursors.SSCursor
/// @java RowStream; setFetchSize(Integer.MIN_VALUE), or useCursorFetch=true and setFetchSize(n)
/// @pattern RowStream
final class SsCursorExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      // 1,000 readings of ten sensors
      statement.execute(
          """
          CREATE TABLE readings AS
          WITH RECURSIVE n(id) AS (SELECT 0 UNION ALL SELECT id + 1 FROM n WHERE id < 999)
          SELECT id, id % 10 AS sensor, id * 37 % 101 AS celsius FROM n
          """);

      // a stream of rows: only one of them is in memory at any time
      String ofOneSensor = "SELECT celsius FROM readings WHERE sensor = ? ORDER BY id";
      try (var celsius = RowStream.query(connection, ofOneSensor, row -> row.getInt(1), 7)) {
        IO.println("sum of sensor 7: " + celsius.mapToInt(Integer::intValue).sum());
      }

      // one hot reading is enough; closing reads the rest, for the server sends it anyway
      String ofHeat = "SELECT id FROM readings WHERE celsius > 90 ORDER BY id";
      try (var ids = RowStream.query(connection, ofHeat, row -> row.getInt(1))) {
        IO.println("first above 90 degrees: " + ids.findFirst().orElseThrow());
      }

      // the same by hand; while rows are under way, another statement is refused
      try (var stream = connection.createStatement()) {
        stream.setFetchSize(Integer.MIN_VALUE);
        var rows = stream.executeQuery("SELECT id FROM readings");
        rows.next();
        try {
          statement.execute("SELECT COUNT(*) FROM readings");
          IO.println("another statement meanwhile: executed");
        } catch (SQLException e) {
          IO.println("another statement meanwhile: refused");
        }
        IO.println("rows left in the stream: " + (rows.next() ? "yes" : "no"));
      }

      // in portions of 100, from a cursor that the server holds
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty("useCursorFetch", "true");
      try (var fetching = DriverManager.getConnection(mysql.url(), options);
          var portions = fetching.createStatement()) {
        int sum = 0;
        portions.setFetchSize(100);
        for (var rows = portions.executeQuery("SELECT celsius FROM readings"); rows.next(); ) {
          sum += rows.getInt(1);
        }
        IO.println("sum of all sensors: " + sum);
      }
    }
  }
}
