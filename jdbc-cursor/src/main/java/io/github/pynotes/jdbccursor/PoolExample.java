package io.github.pynotes.jdbccursor;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.SQLException;
import java.sql.Statement;

/// Borrows connections from a pool that replaces dead ones, and sees what a killed one takes along.
///
/// @python pymysql.connections.Connection.ping
/// @python ping(reconnect=True)
/// @java HikariDataSource
final class PoolExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var admin = mysql.connect();
        var server = admin.createStatement();
        var pool = new HikariDataSource()) {
      server.execute("CREATE TABLE orders (customer VARCHAR(20))");
      pool.setDataSource(mysql.dataSource());
      pool.setMaximumPoolSize(1); // enough here; 10 is the default
      String first;
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        statement.execute("SET @clerk = 'Grace'");
        first = ask(statement, "SELECT CONNECTION_ID()");
      }

      // close() has only returned it, and somebody kills it at work: an administrator, a firewall
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        boolean same = ask(statement, "SELECT CONNECTION_ID()").equals(first);
        IO.println("the same connection again: " + (same ? "yes" : "no"));
        server.execute("KILL " + first);
        statement.execute("SELECT 1");
      } catch (SQLException e) {
        IO.println("a killed connection: fails");
      }

      // the pool has thrown it away, and opens another
      try (var connection = pool.getConnection();
          var statement = connection.createStatement()) {
        String clerk = ask(statement, "SELECT COALESCE(@clerk, 'nobody')");
        IO.println("a new connection knows: " + clerk);
      }

      // killed within a transaction
      try (var connection = pool.getConnection();
          var insert = connection.createStatement()) {
        connection.setAutoCommit(false);
        insert.execute("INSERT INTO orders VALUES ('Ada')");
        server.execute("KILL " + ask(insert, "SELECT CONNECTION_ID()"));
        insert.execute("INSERT INTO orders VALUES ('Eve')");
        connection.commit();
      } catch (SQLException e) {
        IO.println("a transaction cut in two: fails");
      }
      IO.println("orders kept: " + ask(server, "SELECT COUNT(*) FROM orders"));
    }
  }

  private static String ask(Statement statement, String question) throws SQLException {
    try (var row = statement.executeQuery(question)) {
      row.next();
      return row.getString(1);
    }
  }
}
