package io.github.pynotes.jdbccursor;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/// Connects with credentials kept out of the URL, over TLS, and sees when a change is kept.
///
/// @python pymysql.connect
/// @python pymysql.connections.Connection
/// @java DriverManager.getConnection(url, properties), or a DataSource
final class ConnectExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open()) {
      // one connection, from a URL; credentials apart, because URLs end up in logs
      var credentials = new Properties();
      credentials.setProperty("user", mysql.user());
      credentials.setProperty("password", mysql.password());
      try (var connection = DriverManager.getConnection(mysql.url(), credentials);
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE orders (customer VARCHAR(20))");
        try (var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
          status.next();
          IO.println("TLS: " + (status.getString(2).isEmpty() ? "off" : "on"));
        }
      }

      // a DataSource keeps the settings, for a shop that writes and a clerk who reads
      var source = new MysqlDataSource();
      source.setServerName(mysql.host());
      source.setPort(mysql.port());
      source.setDatabaseName(mysql.schema());
      source.setUser(mysql.user());
      source.setPassword(mysql.password());
      source.setSslMode("REQUIRED"); // encrypts; VERIFY_IDENTITY also asks who answers
      try (var shop = source.getConnection();
          var clerk = source.getConnection()) {
        IO.println("autocommit: " + (shop.getAutoCommit() ? "on" : "off"));
        order(shop, "Ada");
        IO.println("the clerk sees orders: " + countOrders(clerk));

        // switched off, the shop has to commit what it wants to keep
        shop.setAutoCommit(false);
        order(shop, "Grace");
        IO.println("before the commit, the clerk sees orders: " + countOrders(clerk));
        shop.commit();
        IO.println("after the commit, the clerk sees orders: " + countOrders(clerk));
      }
    }
  }

  private static void order(Connection connection, String customer) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setString(1, customer);
      insert.executeUpdate();
    }
  }

  private static int countOrders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
      count.next();
      return count.getInt(1);
    }
  }
}
