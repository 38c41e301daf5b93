package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.DataTruncation;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLSyntaxErrorException;

/// Tells the errors of the server apart, by exception class and by error code.
///
/// @python pymysql.err.Error
/// @python pymysql.err.DatabaseError
/// @python pymysql.err.DataError
/// @python pymysql.err.IntegrityError
/// @python pymysql.err.InterfaceError
/// @python pymysql.err.InternalError
/// @python pymysql.err.NotSupportedError
/// @python pymysql.err.OperationalError
/// @python pymysql.err.ProgrammingError
/// @python pymysql.err.Warning
/// @java SQLException: its subclass, getErrorCode() and getSQLState()
final class ErrorsExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(5) NOT NULL, replaces INT,
            FOREIGN KEY (replaces) REFERENCES orders (id))
          """);
      statement.execute("INSERT INTO orders VALUES (1, 'Ada', NULL)");

      // each statement fails in its own way
      String[] failing = {
        "INSERT INTO orders VALUES (1, 'Eve', NULL)",
        "INSERT INTO orders VALUES (2, NULL, NULL)",
        "INSERT INTO orders VALUES (2, 'Eve', 99)",
        "INSERT INTO orders VALUES (2, 'Augusta', NULL)",
        "SELECT * FROM nowhere",
        "SELEC 1",
        "SELECT total FROM orders",
        "CREATE TABLE notes (id INT) ENGINE = nosuch"
      };
      for (String sql : failing) {
        try {
          statement.execute(sql);
        } catch (SQLException e) {
          IO.println("%s error %d: %s".formatted(kind(e), e.getErrorCode(), sql));
        }
      }

      // a login fails with an error of the server, too
      try (var stranger = DriverManager.getConnection(mysql.url(), mysql.user(), "guessed")) {
        IO.println("logged in: " + stranger.getCatalog());
      } catch (SQLException e) {
        IO.println("%s error %d: wrong password".formatted(kind(e), e.getErrorCode()));
      }
    }
  }

  private static String kind(SQLException e) {
    return switch (e) {
      case SQLIntegrityConstraintViolationException _ -> "integrity";
      case DataTruncation _ -> "data";
      case SQLSyntaxErrorException _ -> "programming";
      default -> "operational";
    };
  }
}
