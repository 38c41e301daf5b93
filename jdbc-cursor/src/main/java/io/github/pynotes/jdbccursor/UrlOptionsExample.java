package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/// Turns the driver's switches, and sees what each changes.
///
/// @python pymysql.connections.Connection.__init__
/// @java switches in the URL or in Properties
final class UrlOptionsExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open()) {
      // 100 reviews, batched into one INSERT
      try (var connection = connect(mysql, "&rewriteBatchedStatements=true");
          var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE reviews (id INT, stars TINYINT(1), bought DATE)");
        String sql = "INSERT INTO reviews (id, stars) VALUES (?, ?)";
        try (var insert = connection.prepareStatement(sql)) {
          for (int id = 0; id < 100; id++) {
            insert.setInt(1, id);
            insert.setInt(2, 1 + id % 5);
            insert.addBatch();
          }
          insert.executeBatch();
        }
        try (var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
          status.next();
          IO.println("INSERTs for 100 reviews: " + status.getInt("Value"));
        }
      }

      // review 1 has two stars, and review 2 has three already
      String threeStars = "UPDATE reviews SET stars = 3 WHERE id IN (1, 2)";
      IO.println("rows matched: " + run(mysql, "&useAffectedRows=false", threeStars));
      run(mysql, "", "UPDATE reviews SET stars = 2 WHERE id = 1");
      IO.println("rows changed: " + run(mysql, "&useAffectedRows=true", threeStars));

      // TINYINT(1) is the only Boolean that MySQL has: by default, three stars are true
      String stars = "SELECT stars FROM reviews WHERE id = 2";
      IO.println("stars: " + run(mysql, "&tinyInt1isBit=false", stars));

      // a date that no calendar has, let in by a lax session
      String never = "UPDATE reviews SET bought = '0000-00-00' WHERE id = 2";
      run(mysql, "&sessionVariables=sql_mode=''", never);
      String sql = "SELECT bought FROM reviews WHERE id = 2";
      var bought = run(mysql, "&zeroDateTimeBehavior=CONVERT_TO_NULL", sql);
      IO.println("bought on: " + (bought == null ? "none" : bought));
    }
  }

  private static Connection connect(MySqlSandbox mysql, String switches) throws SQLException {
    return DriverManager.getConnection(mysql.url() + switches, mysql.user(), mysql.password());
  }

  /// The first value of a query, or the count of an update, on a connection with these switches.
  private static Object run(MySqlSandbox mysql, String switches, String sql) throws SQLException {
    try (var connection = connect(mysql, switches);
        var statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return statement.getUpdateCount();
      }
      var rows = statement.getResultSet();
      rows.next();
      return rows.getObject(1);
    }
  }
}
