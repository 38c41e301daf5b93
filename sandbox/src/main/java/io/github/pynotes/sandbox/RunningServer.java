package io.github.pynotes.sandbox;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// A server that answers, wherever it came from.
///
/// @param place how to speak of it: "in Docker (mysql:9.7)"
/// @param stop ends it and waits until nothing of it is left; does nothing when called again
record RunningServer(
    ServerKind kind, String place, ConnectorUrl url, String user, String password, Runnable stop) {

  Connection connect(String schema) throws SQLException {
    return DriverManager.getConnection(url.to(schema), user, password);
  }

  /// As in "MySQL 9.7.4" or "MariaDB 11.4.5", without the suffixes of builds and distributions.
  String askVersion() throws SQLException {
    try (var connection = connect("");
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT VERSION(), @@version_comment")) {
      row.next();
      String version = row.getString(1);
      boolean isMariaDb = (version + row.getString(2)).contains("MariaDB");
      return (isMariaDb ? "MariaDB " : "MySQL ") + version.replaceFirst("[^0-9.].*", "");
    }
  }
}
