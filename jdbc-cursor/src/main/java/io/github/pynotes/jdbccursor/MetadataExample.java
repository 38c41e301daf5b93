package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.SQLException;
import java.util.TreeMap;

/// Asks a database what it is made of: columns and their types, keys, and what it computes itself.
///
/// @python pymysql.constants.FIELD_TYPE
/// @python INFORMATION_SCHEMA
/// @java DatabaseMetaData: getColumns, getPrimaryKeys, getImportedKeys
final class MetadataExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, customer TEXT)");
      statement.execute(
          """
          CREATE TABLE order_lines (
            order_id INT,
            line INT,
            article VARCHAR(40),
            price DECIMAL(8, 2),
            quantity INT,
            total DECIMAL(10, 2) AS (price * quantity) STORED,
            PRIMARY KEY (order_id, line),
            FOREIGN KEY (order_id) REFERENCES orders (id) ON DELETE CASCADE)
          """);

      // a result knows the types of its columns, but not where its keys are
      try (var rows = statement.executeQuery("SELECT article, line, total FROM order_lines")) {
        var columns = rows.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          IO.println(columns.getColumnLabel(i) + " is of type " + columns.getColumnTypeName(i));
        }
      }

      // the database knows the rest; name the schema, or all of them answer
      var database = connection.getMetaData();
      String schema = connection.getCatalog();

      try (var column = database.getColumns(schema, null, "order\\_lines", "%")) {
        while (column.next()) {
          if (column.getString("IS_GENERATEDCOLUMN").equals("YES")) {
            IO.println("the server computes " + column.getString("COLUMN_NAME"));
          }
        }
      }

      // a primary key comes in alphabetical order; KEY_SEQ is its own
      try (var key = database.getPrimaryKeys(schema, null, "order_lines")) {
        var columns = new TreeMap<Integer, String>();
        while (key.next()) {
          columns.put(key.getInt("KEY_SEQ"), key.getString("COLUMN_NAME"));
        }
        IO.println("primary key: " + String.join(", ", columns.values()));
      }

      try (var key = database.getImportedKeys(schema, null, "order_lines")) {
        while (key.next()) {
          String table = key.getString("PKTABLE_NAME");
          String column = key.getString("PKCOLUMN_NAME");
          IO.println(key.getString("FKCOLUMN_NAME") + " refers to " + table + "." + column);
        }
      }
    }
  }
}
