package io.github.pynotes.jdbccursor;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.SQLException;

/// Borrows connections from a pool that replaces dead ones, and sees what a killed one takes along.
///
/// @python pymysql.connections.Connection.ping
/// @python ping(reconnect=True)
/// @java HikariDataSource
final class PoolExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var admin = mysql.connect();
        var server = admin.createStatement()) {
      server.execute("CREATE TABLE orders (customer VARCHAR(20))");
      var config = new HikariConfig();
      config.setJdbcUrl(mysql.url());
      config.setUsername(mysql.user());
      config.setPassword(mysql.password());
      config.setMaximumPoolSize(1); // enough here; 10 is the default
      try (var pool = new HikariDataSource(config)) {
        long first;
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("SET @clerk = 'Grace'");
          first = id(connection);
        }

        // close() has only returned it, and somebody kills it at work: an administrator, a firewall
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          IO.println("the same connection again: " + (id(connection) == first ? "yes" : "no"));
          server.execute("KILL " + first);
          statement.execute("SELECT 1");
        } catch (SQLException e) {
          IO.println("a killed connection: fails");
        }

        // the pool has thrown it away, and opens another
        try (var connection = pool.getConnection();
            var statement = connection.createStatement();
            var clerk = statement.executeQuery("SELECT COALESCE(@clerk, 'nobody')")) {
          clerk.next();
          IO.println("a new connection knows: " + clerk.getString(1));
        }

        // killed within a transaction
        try (var connection = pool.getConnection();
            var insert = connection.createStatement()) {
          connection.setAutoCommit(false);
          insert.execute("INSERT INTO orders VALUES ('Ada')");
          server.execute("KILL " + id(connection));
          insert.execute("INSERT INTO orders VALUES ('Eve')");
          connection.commit();
        } catch (SQLException e) {
          IO.println("a transaction cut in two: fails");
        }
        try (var count = server.executeQuery("SELECT COUNT(*) FROM orders")) {
          count.next();
          IO.println("orders kept: " + count.getInt(1));
        }
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
