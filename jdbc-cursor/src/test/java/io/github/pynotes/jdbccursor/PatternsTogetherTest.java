package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("NamedParameterSql, RowStream and RecordRowMapper")
class PatternsTogetherTest {
  enum State {
    OPEN,
    PAID
  }

  record Order(long id, State state, BigDecimal totalPrice) {}

  private static final NamedParameterSql OF_CUSTOMERS =
      NamedParameterSql.parse(
          """
          SELECT id, state, total_price FROM orders
          WHERE customer IN (:customers) AND total_price >= :least -- of whichever state
          ORDER BY id
          """);

  private static final RecordRowMapper<Order> TO_ORDER = RecordRowMapper.of(Order.class);

  @Test
  void streamRecordsOfAQueryByNames(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE orders (id INT, customer VARCHAR(20), state ENUM('OPEN', 'PAID'),
            total_price DECIMAL(9, 2))
          """);
      statement.execute(
          """
          INSERT INTO orders VALUES (1, 'Ada', 'PAID', 19.90), (2, 'Eve', 'OPEN', 5),
            (3, 'Jo', 'OPEN', 70), (4, 'Ada', 'OPEN', 7.50)
          """);
    }

    var query = OF_CUSTOMERS.bind(Map.of("customers", List.of("Ada", "Eve"), "least", 7));
    try (var orders =
        RowStream.query(connection, query.sql(), TO_ORDER::map, query.args().toArray())) {

      assertThat(orders)
          .containsExactly(
              new Order(1, State.PAID, new BigDecimal("19.90")),
              new Order(4, State.OPEN, new BigDecimal("7.50")));
    }
  }
}
