package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Hands values to SQL beside its text, by position and by name, so that none can inject any.
///
/// @python pymysql.paramstyle
/// @python pymysql.cursors.Cursor.mogrify
/// @python pymysql.converters.escape_string
/// @java PreparedStatement with ? and setObject; NamedParameterSql for names and lists
/// @pattern NamedParameterSql
final class ParametersExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT, name VARCHAR(40), age INT)");
      statement.execute("INSERT INTO users VALUES (1, 'Ada', 36), (2, 'Eve', NULL), (3, 'Jo', 7)");

      // by position: one ? for each value
      try (var users = connection.prepareStatement("SELECT id FROM users WHERE name = ?")) {
        users.setString(1, "Ada");
        IO.println("Ada: " + count(users));

        // a hostile name is a name that nobody has
        String hostile = "' OR '1' = '1";
        users.setString(1, hostile);
        IO.println("hostile: " + count(users));

        // pasted into the SQL, it finds everybody
        String pasted = "SELECT id FROM users WHERE name = '" + hostile + "'";
        try (var injected = connection.prepareStatement(pasted)) {
          IO.println("hostile and pasted: " + count(injected));
        }
      }

      // by name, and a list for IN; a time in a string keeps its colons
      var sql =
          NamedParameterSql.parse(
              "SELECT id FROM users WHERE id IN (:ids) AND age > :age AND '12:30' < '12:31'");
      try (var users = sql.prepare(connection, Map.of("ids", List.of(1, 2, 3), "age", 10))) {
        IO.println("among three: " + count(users));
      }

      // a forgotten value
      try (var users = sql.prepare(connection, Map.of("ids", List.of(1, 2, 3)))) {
        IO.println("without age: " + count(users));
      } catch (IllegalArgumentException e) {
        IO.println("without age: refused");
      }
    }
  }

  private static int count(PreparedStatement query) throws SQLException {
    int count = 0;
    try (var rows = query.executeQuery()) {
      while (rows.next()) {
        count++;
      }
    }
    return count;
  }
}
