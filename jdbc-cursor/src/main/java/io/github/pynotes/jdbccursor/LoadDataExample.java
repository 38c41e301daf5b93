package io.github.pynotes.jdbccursor;

import com.mysql.cj.jdbc.JdbcStatement;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
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
    Path orders = writeOrders(Files.createTempDirectory("orders").resolve("orders.csv"), 1, 1_000);
    Path elsewhere = writeOrders(Files.createTempFile("elsewhere", ".csv"), 5_001, 5_010);
    try (var mysql = MySqlSandbox.open();
        var admin = mysql.connect();
        var statement = admin.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, customer VARCHAR(20))");

      // both sides have to allow it; the server does from here on, and the client by a switch
      statement.execute("SET @before = @@GLOBAL.local_infile");
      statement.execute("SET GLOBAL local_infile = ON");
      IO.println("without the switch: " + load(admin, orders));
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty("allowLoadLocalInfile", "true");
      options.setProperty("allowLoadLocalInfileInPath", orders.getParent().toString());
      try (var connection = DriverManager.getConnection(mysql.url(), options)) {
        IO.println("with the switch: " + load(connection, orders));
        IO.println("a file elsewhere: " + load(connection, elsewhere));

        // keys that are taken are no error here: their rows are skipped
        IO.println("the same again: " + load(connection, orders));

        // no file at all: rows are made while they are sent
        var more = IntStream.rangeClosed(1_001, 2_000).mapToObj(id -> new Object[] {id, "Bob"});
        try (var insert = connection.createStatement()) {
          insert
              .unwrap(JdbcStatement.class)
              .setLocalInfileInputStream(new RowsInputStream(more.iterator()));
          int count = insert.executeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders");
          IO.println("from an iterator: %d rows".formatted(count));
        }
      } finally {
        statement.execute("SET GLOBAL local_infile = @before");
      }
    } finally {
      for (Path file : List.of(elsewhere, orders, orders.getParent())) {
        Files.delete(file);
      }
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

  private static Path writeOrders(Path file, int first, int last) throws IOException {
    var ids = IntStream.rangeClosed(first, last);
    return Files.writeString(file, ids.mapToObj(id -> id + ",Ada\n").collect(Collectors.joining()));
  }
}
