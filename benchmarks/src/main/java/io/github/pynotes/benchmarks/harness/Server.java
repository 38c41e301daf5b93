package io.github.pynotes.benchmarks.harness;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;

/// The one server of a run, which all contenders reach by the same address, encrypted.
public record Server(
    String url, String host, int port, String user, String password, String schema) {
  private static final String PROPERTY = "pynotes.benchmarks.server";

  static Server of(MySqlSandbox sandbox) {
    return new Server(
        sandbox.url(),
        sandbox.host(),
        sandbox.port(),
        sandbox.user(),
        sandbox.password(),
        sandbox.schema());
  }

  /// The server of the run that this JVM is a part of.
  public static Server ofThisRun() {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(Path.of(System.getProperty(PROPERTY)))) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Server(
        properties.getProperty("url"),
        properties.getProperty("host"),
        Integer.parseInt(properties.getProperty("port")),
        properties.getProperty("user"),
        properties.getProperty("password"),
        properties.getProperty("schema"));
  }

  /// Writes a file for JVMs of this run. A file, for whatever stands on a command line can be read
  /// by anyone on the machine.
  ///
  /// @return the argument that shows it to such a JVM
  String writeTo(Path file) throws IOException {
    var properties = new Properties();
    properties.putAll(
        Map.of(
            "url", url,
            "host", host,
            "port", Integer.toString(port),
            "user", user,
            "password", password,
            "schema", schema));
    try (var writer = Files.newBufferedWriter(file)) {
      properties.store(writer, null);
    }
    return "-D%s=%s".formatted(PROPERTY, file);
  }

  /// What a program reads that is not Java.
  Map<String, String> environment() {
    return Map.of(
        "PYNOTES_HOST", host,
        "PYNOTES_PORT", Integer.toString(port),
        "PYNOTES_USER", user,
        "PYNOTES_PASSWORD", password,
        "PYNOTES_DATABASE", schema);
  }

  /// A new connection, to be closed by the caller.
  ///
  /// @param options of Connector/J, beside those that the sandbox sets
  public Connection connect(Map<String, String> options) throws SQLException {
    var properties = new Properties();
    properties.putAll(options);
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    return DriverManager.getConnection(url, properties);
  }

  /// A new connection as the sandbox makes them, to be closed by the caller.
  public Connection connect() throws SQLException {
    return connect(Map.of());
  }
}
