package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.IntStream;

/// Inserts many rows with one call, counts the statements, and sees a batch fail in its middle.
///
/// @python pymysql.cursors.Cursor.executemany
/// @java BatchInserter; or addBatch() and executeBatch(), with rewriteBatchedStatements=true
/// @pattern BatchInserter
final class ExecutemanyExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE readings (id INT PRIMARY KEY, celsius INT)");
      connection.setAutoCommit(false);
      String sql = "INSERT INTO readings VALUES (?, ?)";

      // a batch: each addBatch keeps a copy of the parameters, executeBatch sends them all
      try (var insert = connection.prepareStatement(sql)) {
        for (int id = 1; id <= 100; id++) {
          insert.setInt(1, id);
          insert.setInt(2, id % 30);
          insert.addBatch();
        }
        IO.println("rows inserted: " + IntStream.of(insert.executeBatch()).sum());
      }
      int sent = insertStatements(connection);
      IO.println("statements: " + sent);

      // many rows to a statement, from an iterator
      var rows =
          IntStream.rangeClosed(101, 10_000).mapToObj(id -> new Object[] {id, id % 30}).iterator();
      IO.println("rows inserted: " + BatchInserter.insert(connection, sql, rows));
      IO.println("statements: " + (insertStatements(connection) - sent));

      // an upsert: new rows are inserted, the others updated, which counts 2
      var hot = IntStream.rangeClosed(9_998, 10_002).mapToObj(id -> new Object[] {id, 99});
      String upsert = sql + " ON DUPLICATE KEY UPDATE celsius = VALUES(celsius)";
      IO.println("rows upserted: " + BatchInserter.insert(connection, upsert, hot.iterator()));
      connection.commit();

      // a batch with a duplicate in its middle
      try (var insert = connection.prepareStatement("INSERT INTO readings VALUES (?, 0)")) {
        for (int id : new int[] {20_001, 1, 20_002}) {
          insert.setInt(1, id);
          insert.addBatch();
        }
        insert.executeBatch();
      } catch (BatchUpdateException e) {
        IO.println("error code: " + e.getErrorCode());
      }
      int rest = statement.executeUpdate("DELETE FROM readings WHERE id > 20000");
      IO.println("rows of the failed batch: " + rest);
      connection.rollback();
    }
  }

  private static int insertStatements(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
      status.next();
      return status.getInt(2);
    }
  }
}
