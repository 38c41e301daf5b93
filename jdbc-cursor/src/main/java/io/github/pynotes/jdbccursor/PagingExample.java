package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDateTime;

/// Turns pages, newest order first, while a new order arrives: by their offset, and by their key.
///
/// @python LIMIT/OFFSET
/// @python keyset pagination
/// @java WHERE key < ? ORDER BY key DESC LIMIT n, the key taken from the last row
final class PagingExample {
  private static final String BY_OFFSET =
      "SELECT id, placed FROM orders ORDER BY placed DESC, id DESC LIMIT 10 OFFSET ?";
  private static final String AFTER =
      "SELECT id, placed FROM orders WHERE placed < ? OR (placed = ? AND id < ?)"
          + " ORDER BY placed DESC, id DESC LIMIT 10";

  record Order(int id, LocalDateTime placed) {}

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      // 1,000 orders, four in each second, and an index in the order of the pages
      statement.execute(
          """
          CREATE TABLE orders (id INT PRIMARY KEY, placed DATETIME, INDEX newest (placed, id))
          WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
          SELECT id, TIMESTAMP '2026-03-01 09:00:00' + INTERVAL id DIV 4 SECOND AS placed FROM n
          """);

      var last = turn("page 1", connection, BY_OFFSET, 0);
      statement.execute("INSERT INTO orders VALUES (1001, '2026-03-01 09:10:00')");

      // an offset counts from the top, where a row has come in: one order is shown twice
      turn("page 2 by offset", connection, BY_OFFSET, 10);

      // a key names the row where the last page has ended, wherever that is by now
      turn("page 2 by key", connection, AFTER, last.placed, last.placed, last.id);

      // and the server goes straight to it, where an offset walks over all that it skips
      last = turn("page 91 by offset", connection, BY_OFFSET, 900);
      turn("page 92 by key", connection, AFTER, last.placed, last.placed, last.id);
    }
  }

  private static Order turn(String title, Connection connection, String sql, Object... args)
      throws SQLException {
    long before = steps(connection);
    RowStream.RowMapper<Order> toOrder =
        row -> new Order(row.getInt("id"), row.getObject("placed", LocalDateTime.class));
    try (var orders = RowStream.query(connection, sql, toOrder, args)) {
      var page = orders.toList();
      IO.println(
          "%s: orders %d to %d, %d steps along the index"
              .formatted(title, page.getFirst().id, page.getLast().id, steps(connection) - before));
      return page.getLast();
    }
  }

  /// How many steps the server has made along an index, backwards, for this session.
  private static long steps(Connection connection) throws SQLException {
    String sql = "SHOW SESSION STATUS LIKE 'Handler_read_prev'";
    try (var value = RowStream.query(connection, sql, row -> row.getLong("Value"))) {
      return value.findFirst().orElseThrow();
    }
  }
}
