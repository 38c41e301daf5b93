package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.StringJoiner;

/// Fetches one row, some rows and all rows, and asks what there is to know besides the rows.
///
/// @python pymysql.cursors.Cursor.fetchone
/// @python pymysql.cursors.Cursor.fetchmany
/// @python pymysql.cursors.Cursor.fetchall
/// @python pymysql.cursors.Cursor.description
/// @python pymysql.cursors.Cursor.rowcount
/// @python pymysql.cursors.Cursor.lastrowid
/// @java ResultSet.next(), getMetaData(), executeUpdate(), getGeneratedKeys()
final class FetchingExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id SERIAL, name TEXT NOT NULL, age INT)");

      // generated keys: what the server gave to each new row
      statement.executeUpdate(
          "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Eve', NULL), ('Bob', 37), ('Jo', 0)",
          Statement.RETURN_GENERATED_KEYS);
      try (var keys = statement.getGeneratedKeys()) {
        var newUsers = new StringJoiner(", ", "new users: ", "");
        while (keys.next()) {
          newUsers.add(keys.getString(1));
        }
        IO.println(newUsers);
      }

      // metadata: the columns of the result, before any row is read
      try (var rows = statement.executeQuery("SELECT name AS login, age FROM users ORDER BY id")) {
        var columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          boolean nullable = columns.isNullable(i) == ResultSetMetaData.columnNullable;
          IO.println(columns.getColumnLabel(i) + (nullable ? ": NULL or a value" : ": a value"));
        }

        // one row, some rows, the remaining rows: all of it is next()
        rows.next();
        IO.println(inWords(rows));
        for (int size = 2; size > 0 && rows.next(); size--) {
          IO.println(inWords(rows));
        }
        while (rows.next()) {
          IO.println(inWords(rows));
        }

        // at the end there is no row, however often it is asked for
        IO.println("another row: " + (rows.next() ? "yes" : "no"));
      }

      // an update returns how many rows it has matched
      int aged = statement.executeUpdate("UPDATE users SET age = 37 WHERE name IN ('Ada', 'Bob')");
      IO.println("rows updated: " + aged);
    }
  }

  private static String inWords(ResultSet row) throws SQLException {
    Integer age = row.getObject("age", Integer.class); // getInt would make a 0 of NULL
    return row.getString("login") + " is " + (age == null ? "of unknown age" : age);
  }
}
