package io.github.pynotes.lessons.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Shows orders page by page, the dearest first, and among equals the newest (that is, the one with
/// the highest id) first. Not by `OFFSET`, as in
///
/// ```python
/// cursor.execute("SELECT ... LIMIT %s OFFSET %s", (size, page * size))
/// ```
///
/// but from where the page before has ended, so that an order that comes in meanwhile shifts
/// nothing.
///
/// The table: `orders (id INT, total DECIMAL(10, 2) NOT NULL)`.
public final class OrderPages {

  /// A row.
  public record Order(int id, BigDecimal total) {}

  private OrderPages() {}

  /// The first orders, at most as many as fit on a page.
  public static List<Order> first(Connection connection, int size) throws SQLException {
    throw new UnsupportedOperationException("Write me: first");
  }

  /// The orders behind the last one of a page, at most as many as fit on the next; none behind the
  /// very last.
  public static List<Order> after(Connection connection, Order last, int size) throws SQLException {
    throw new UnsupportedOperationException("Write me: after");
  }
}
