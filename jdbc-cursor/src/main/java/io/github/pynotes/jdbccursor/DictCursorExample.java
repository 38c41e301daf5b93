package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads rows by the names of their columns: as records, or as maps.
///
/// @python pymysql.cursors.DictCursor
/// @python pymysql.cursors.SSDictCursor
/// @java RecordRowMapper: a record for each row; a LinkedHashMap where the columns are unknown
/// @pattern RecordRowMapper
final class DictCursorExample {
  record Order(int id, String customer, BigDecimal total, LocalDateTime paidAt) {}

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE orders AS SELECT 7 AS id, 'Ada' AS customer, 19.90 AS total,
            TIMESTAMP '2026-02-03 04:05:06' AS paid_at UNION SELECT 8, 'Eve', 5.00, NULL
          """);

      // a row as a record: paid_at becomes paidAt, and NULL becomes null
      String sql = "SELECT * FROM orders ORDER BY id";
      var mapper = RecordRowMapper.of(Order.class);
      try (var rows = statement.executeQuery(sql)) {
        while (rows.next()) {
          Order order = mapper.map(rows);
          String payment = order.paidAt() == null ? "open" : "paid in " + order.paidAt().getYear();
          IO.println(order.customer() + ", " + order.total() + ", " + payment);
        }
      }

      // the same while the server sends the rows
      try (var orders = RowStream.query(connection, sql, mapper::map)) {
        IO.println("unpaid: " + orders.filter(order -> order.paidAt() == null).count());
      }

      // a row as a map, where nobody knows the columns beforehand
      for (String columns : new String[] {"total, customer", "id, total, id"}) {
        try (var rows = statement.executeQuery("SELECT " + columns + " FROM orders")) {
          rows.next();
          IO.println("columns: " + String.join(", ", asMap(rows).keySet()));
        } catch (IllegalArgumentException e) {
          IO.println(e.getMessage());
        }
      }
    }
  }

  private static Map<String, Object> asMap(ResultSet row) throws SQLException {
    var columns = row.getMetaData();
    var map = new LinkedHashMap<String, Object>(); // in the order of the columns
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String label = columns.getColumnLabel(i);
      if (map.containsKey(label)) {
        throw new IllegalArgumentException("two columns are labelled " + label);
      }
      map.put(label, row.getObject(i));
    }
    return map;
  }
}
