package io.github.pynotes.jdbccursor;

import com.mysql.cj.jdbc.JdbcStatement;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.IntStream;

/// Loads a CSV file, and then rows without a file, by MySQL's fastest insert.
///
/// @python pymysql.connections.LoadLocalFile
/// @python LOAD DATA LOCAL INFILE
/// @java allowLoadLocalInfile, bounded by allowLoadLocalInfileInPath; RowsInputStream for no file
/// @pattern RowsInputStream
final class LoadDataExample {
  private static final String FROM_FILE =
      "LOAD DATA LOCAL INFILE ? INTO TABLE orders FIELDS TERMINATED BY ',' (id, customer)";

  void main() throws SQLException, IOException {
    Path folder = Files.createTempDirectory("orders");
    Path orders = Files.writeString(folder.resolve("orders.csv"), "1,Ada\n2,Eve\n3,Ada\n");
    Path elsewhere = Files.writeString(Files.createTempFile("elsewhere", ".csv"), "4,Bob\n");
    try (var mysql = MySqlSandbox.open();
        var admin = mysql.connect();
        var statement = admin.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(20))");

      // both sides have to allow it; the server does from here on, and the client by a switch
      statement.execute("SET @before = @@GLOBAL.local_infile, GLOBAL local_infile = ON");
      IO.println("without the switch: " + load(admin, orders));
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty("allowLoadLocalInfile", "true");
      options.setProperty("allowLoadLocalInfileInPath", folder.toString());
      try (var connection = DriverManager.getConnection(mysql.url(), options)) {
        IO.println("with the switch: " + load(connection, orders));
        IO.println("a file elsewhere: " + load(connection, elsewhere));

        // no file at all: rows are made while they are sent
        var more = IntStream.rangeClosed(1_001, 2_000).mapToObj(id -> new Object[] {id, "Bob"});
        try (var insert = connection.createStatement().unwrap(JdbcStatement.class)) {
          insert.setLocalInfileInputStream(new RowsInputStream(more.iterator()));
          int count = insert.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders");
          IO.println("from an iterator: %d rows".formatted(count));
        }
      } finally {
        statement.execute("SET GLOBAL local_infile = @before");
      }
    } finally {
      Files.delete(elsewhere);
      Files.delete(orders);
      Files.delete(folder);
    }
  }

  private static String load(Connection connection, Path file) {
    try (var statement = connection.prepareStatement(FROM_FILE)) {
      statement.setString(1, file.toString());
      return statement.executeUpdate() + " rows";
    } catch (SQLException e) {
      return "refused";
    }
  }
}
