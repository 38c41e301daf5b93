package io.github.pynotes.lessons.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.lessons.jdbc.OrderPages.Order;
import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("exercise: pages of orders, LIMIT without OFFSET")
class OrderPagesTest {
  @BeforeEach
  void fiveOrdersOfThreePrices(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS orders");
    execute(connection, "CREATE TABLE orders (id INT PRIMARY KEY, total DECIMAL(10, 2) NOT NULL)");
    execute(
        connection, "INSERT INTO orders VALUES (1, 0.30), (2, 0.10), (3, 0.30), (4, 0.30), (5, 9)");
  }

  @Test
  void theDearestComeFirstAndAmongEqualsTheNewest(Connection connection) throws SQLException {
    // cursor.execute("SELECT ... LIMIT %s", (3,))
    assertThat(OrderPages.first(connection, 3))
        .containsExactly(order(5, "9.00"), order(4, "0.30"), order(3, "0.30"));
  }

  @Test
  void theNextPageBeginsWhereTheLastOneEnded(Connection connection) throws SQLException {
    assertThat(OrderPages.after(connection, order(3, "0.30"), 3))
        .containsExactly(order(1, "0.30"), order(2, "0.10"));
  }

  @Test
  void nothingComesAfterTheLastOrder(Connection connection) throws SQLException {
    assertThat(OrderPages.after(connection, order(2, "0.10"), 3)).isEmpty();
  }

  @Test
  void allPagesTogetherShowEachOrderOnce(Connection connection) throws SQLException {
    var ids = new ArrayList<Integer>();
    List<Order> page = OrderPages.first(connection, 2);
    while (!page.isEmpty()) {
      page.forEach(order -> ids.add(order.id()));
      page = OrderPages.after(connection, page.getLast(), 2);
      assertThat(ids).doesNotHaveDuplicates();
    }

    assertThat(ids).containsExactly(5, 4, 3, 1, 2);
  }

  @Nested
  @DisplayName("where an OFFSET fails")
  class WhereAnOffsetFails {
    @Test
    void anOrderThatComesInMeanwhileRepeatsNone(Connection connection) throws SQLException {
      Order last = OrderPages.first(connection, 3).getLast();
      execute(connection, "INSERT INTO orders VALUES (6, 10)");

      // OFFSET 3 would show order 3 again
      assertThat(OrderPages.after(connection, last, 3)).extracting(Order::id).containsExactly(1, 2);
    }

    @Test
    void anOrderThatIsCancelledMeanwhileHidesNone(Connection connection) throws SQLException {
      Order last = OrderPages.first(connection, 3).getLast();
      execute(connection, "DELETE FROM orders WHERE id = 3");

      // OFFSET 3 would skip order 1
      assertThat(OrderPages.after(connection, last, 3)).extracting(Order::id).containsExactly(1, 2);
    }
  }

  private static Order order(int id, String total) {
    return new Order(id, new BigDecimal(total));
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
