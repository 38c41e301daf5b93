package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.DictCursor")
class DictCursorTest {
  record Order(long id, String customer, BigDecimal total, LocalDateTime paidAt) {}

  @BeforeAll
  static void twoOrders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customers (id INT, name VARCHAR(20))");
      statement.execute("INSERT INTO customers VALUES (1, 'Ada')");
      statement.execute(
          """
          CREATE TABLE orders
            (id BIGINT, customer VARCHAR(20), total DECIMAL(9, 2), paid_at DATETIME)
          """);
      statement.execute(
          "INSERT INTO orders VALUES (7, 'Ada', 19.90, '2026-02-03 04:05:06'), (8, 'Eve', 5,"
              + " NULL)");
    }
  }

  @Nested
  @DisplayName("row['customer']: a record")
  class Records {
    @Test
    void haveATypeForEachColumn(Connection connection) throws SQLException {
      // with connection.cursor(DictCursor) as cursor:
      //     cursor.execute("SELECT * FROM orders WHERE id = 7")
      //     order = cursor.fetchone()
      var mapper = RecordRowMapper.of(Order.class);
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT * FROM orders WHERE id = 7")) {
        row.next();
        Order order = mapper.map(row);

        // order["customer"], order["paid_at"].year  # ('Ada', 2026)
        assertThat(order.customer()).isEqualTo("Ada");
        assertThat(order.paidAt().getYear()).isEqualTo(2026);
      }
    }

    @Test
    void streamAsWithSSDictCursor(Connection connection) throws SQLException {
      var mapper = RecordRowMapper.of(Order.class);

      // with connection.cursor(SSDictCursor) as cursor: cursor.execute(...); list(cursor)
      try (var orders =
          RowStream.query(connection, "SELECT * FROM orders ORDER BY id", mapper::map)) {

        assertThat(orders)
            .containsExactly(
                new Order(7, "Ada", new BigDecimal("19.90"), LocalDateTime.of(2026, 2, 3, 4, 5, 6)),
                new Order(8, "Eve", new BigDecimal("5.00"), null));
      }
    }
  }

  @Nested
  @DisplayName("fetchone(): a map")
  class Maps {
    @Test
    void haveTheOrderOfTheColumns(Connection connection) throws SQLException {
      // list(cursor.fetchone().items())  # [('total', Decimal('5.00')), ('id', 8), ...]
      assertThat(first(connection, "SELECT total, id, customer, paid_at FROM orders WHERE id = 8"))
          .containsExactly(
              entry("total", new BigDecimal("5.00")),
              entry("id", 8L),
              entry("customer", "Eve"),
              entry("paid_at", null));
    }

    @Test
    void haveTheAliasAsKey(Connection connection) throws SQLException {
      // cursor.execute("SELECT COUNT(*) AS orders FROM orders"); cursor.fetchone()["orders"]
      assertThat(first(connection, "SELECT COUNT(*) AS orders FROM orders"))
          .containsExactly(entry("orders", 2L));
    }

    @Test
    void refuseTwoColumnsOfOneLabel(Connection connection) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> first(connection, "SELECT o.id, c.id FROM orders o, customers c"))
          .withMessage("two columns are labelled id");
    }

    @Test
    void loseAColumnOfTheSameLabelWhenNobodyLooks(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT 'Ada' AS name, 'Eve' AS name")) {
        row.next();
        var map = new HashMap<String, Object>();
        for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
          map.put(row.getMetaData().getColumnLabel(i), row.getObject(i));
        }

        assertThat(map).containsExactly(entry("name", "Eve")); // and where is Ada?
      }
    }

    private Map<String, Object> first(Connection connection, String sql) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(sql)) {
        row.next();
        return asMap(row);
      }
    }

    private Map<String, Object> asMap(ResultSet row) throws SQLException {
      var columns = row.getMetaData();
      var map = new LinkedHashMap<String, Object>();
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

  @Nested
  @DisplayName("KeyError")
  class Missing {
    @Test
    void isAnSqlExceptionThatNamesTheColumn(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT id FROM orders")) {
        row.next();

        // cursor.fetchone()["customer"]  # KeyError: 'customer'
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> row.getString("customer"))
            .withMessageContaining("customer");
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void labelsIgnoreCase(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT customer FROM orders WHERE id = 7")) {
        row.next();

        // cursor.fetchone()["CUSTOMER"]  # KeyError
        assertThat(row.getString("CUSTOMER")).isEqualTo("Ada");
      }
    }

    @Test
    void theFirstOfTwoColumnsOfOneLabelIsFound(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT o.id, c.id FROM orders o, customers c")) {
        row.next();

        // cursor.fetchone()  # {'id': 7, 'c.id': 1}
        assertThat(row.getLong("id")).isGreaterThan(6);
        assertThat(row.getLong(2)).isEqualTo(1);
      }
    }
  }
}
