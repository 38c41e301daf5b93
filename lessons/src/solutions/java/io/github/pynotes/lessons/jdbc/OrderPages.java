package io.github.pynotes.lessons.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The key of a page is all that it is sorted by: the total alone would lose or repeat orders of
/// one price. `BigDecimal` carries it through the program without rounding.
public final class OrderPages {
  private static final String FIRST =
      "SELECT id, total FROM orders ORDER BY total DESC, id DESC LIMIT ?";
  private static final String AFTER =
      """
      SELECT id, total FROM orders WHERE total < ? OR total = ? AND id < ?
      ORDER BY total DESC, id DESC LIMIT ?
      """;

  public record Order(int id, BigDecimal total) {}

  private OrderPages() {}

  public static List<Order> first(Connection connection, int size) throws SQLException {
    try (var statement = connection.prepareStatement(FIRST)) {
      statement.setInt(1, size);
      return orders(statement);
    }
  }

  public static List<Order> after(Connection connection, Order last, int size) throws SQLException {
    try (var statement = connection.prepareStatement(AFTER)) {
      statement.setBigDecimal(1, last.total());
      statement.setBigDecimal(2, last.total());
      statement.setInt(3, last.id());
      statement.setInt(4, size);
      return orders(statement);
    }
  }

  private static List<Order> orders(PreparedStatement query) throws SQLException {
    try (var row = query.executeQuery()) {
      var orders = new ArrayList<Order>();
      while (row.next()) {
        orders.add(new Order(row.getInt("id"), row.getBigDecimal("total")));
      }
      return orders;
    }
  }
}
