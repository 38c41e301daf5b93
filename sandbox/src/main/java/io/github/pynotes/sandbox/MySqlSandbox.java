package io.github.pynotes.sandbox;

import com.mysql.cj.jdbc.MysqlDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;

/// A schema of its own on the JVM's one MySQL server, dropped on close. All methods may be called
/// by any thread.
///
/// ```java
/// try (var sandbox = MySqlSandbox.open();
///     var connection = sandbox.connect()) {
///   …
/// }
/// ```
public final class MySqlSandbox implements AutoCloseable {
  private final SandboxServer server;
  private final String schema;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  private MySqlSandbox(SandboxServer server, String schema) {
    this.server = server;
    this.schema = schema;
  }

  /// Makes a fresh schema; starts the server when this is the JVM's first sandbox.
  ///
  /// @throws SandboxException if there is no server to be had, or it refuses the schema
  public static MySqlSandbox open() {
    String name = "pynotes_" + UUID.randomUUID().toString().replace("-", "");
    var sandbox = new MySqlSandbox(SandboxServer.get(), name);
    // A server of the user's may have another default than utf8mb4.
    sandbox.execute("CREATE DATABASE %s CHARACTER SET utf8mb4".formatted(name), "be made");
    sandbox.server.opened(sandbox);
    return sandbox;
  }

  /// The server's host name or address.
  public String host() {
    return server.url().host();
  }

  /// The server's TCP port.
  public int port() {
    return server.url().port();
  }

  /// An account that may do anything in the schema.
  public String user() {
    return server.user();
  }

  /// That account's password.
  public String password() {
    return server.password();
  }

  /// The schema's name: `pynotes_…`.
  public String schema() {
    return schema;
  }

  /// The JDBC URL, without credentials.
  public String url() {
    return server.url().to(schema);
  }

  /// A new connection, autocommit on, as JDBC opens it. The caller closes it.
  public Connection connect() throws SQLException {
    return server.connect(schema);
  }

  /// Opens a new connection at each call; not a pool.
  public DataSource dataSource() {
    var source = new MysqlDataSource();
    source.setUrl(url());
    source.setUser(user());
    source.setPassword(password());
    return source;
  }

  /// Drops the schema; does nothing when called again.
  ///
  /// @throws SandboxException if that fails, as when an open transaction holds a lock on a table
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      server.closed(this);
      execute("DROP DATABASE " + schema, "be dropped");
    }
  }

  private void execute(String sql, String purpose) {
    try (var connection = server.connect("");
        var statement = connection.createStatement()) {
      // Seconds. The default is a year, which looks like a test that hangs.
      statement.execute("SET lock_wait_timeout = 10");
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SandboxException(
          "Schema %s cannot %s: %s".formatted(schema, purpose, SandboxException.firstLine(e)),
          "close connections that still use it, and see that '%s' may CREATE and DROP"
              .formatted(user()),
          e);
    }
  }

  @Override
  public String toString() {
    return schema + " on " + server;
  }
}
