package io.github.pynotes.sandbox;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/// A schema of its own on the JVM's one MySQL server, dropped on close.
public final class MySqlSandbox implements AutoCloseable {
  private final String host;
  private final int port;
  private final String user;
  private final String password;
  private final String schema;

  private MySqlSandbox(String host, int port, String user, String password, String schema) {
    this.host = host;
    this.port = port;
    this.user = user;
    this.password = password;
    this.schema = schema;
  }

  /// Makes a fresh schema; starts the server when this is the JVM's first sandbox.
  public static MySqlSandbox open() {
    String[] hostAndPort =
        Objects.requireNonNullElse(System.getenv("STUB_MYSQL"), "127.0.0.1:33060").split(":", 2);
    var sandbox =
        new MySqlSandbox(
            hostAndPort[0],
            Integer.parseInt(hostAndPort[1]),
            "root",
            "secret",
            "pynotes_" + Long.toHexString(ThreadLocalRandom.current().nextLong()));
    sandbox.admin("CREATE DATABASE " + sandbox.schema);
    return sandbox;
  }

  public String host() {
    return host;
  }

  public int port() {
    return port;
  }

  public String user() {
    return user;
  }

  public String password() {
    return password;
  }

  public String schema() {
    return schema;
  }

  /// The JDBC URL, without credentials.
  public String url() {
    return "jdbc:mysql://%s:%d/%s?sslMode=REQUIRED".formatted(host, port, schema);
  }

  /// A new connection, autocommit on, as JDBC opens it.
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url(), user, password);
  }

  /// Opens a new connection at each call; not a pool.
  public DataSource dataSource() {
    var source = new MysqlDataSource();
    source.setUrl(url());
    source.setUser(user);
    source.setPassword(password);
    return source;
  }

  /// Drops the schema.
  @Override
  public void close() {
    admin("DROP DATABASE IF EXISTS " + schema);
  }

  private void admin(String sql) {
    String url = "jdbc:mysql://%s:%d/?sslMode=REQUIRED".formatted(host, port);
    try (var connection = DriverManager.getConnection(url, user, password);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
