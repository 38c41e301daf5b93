package io.github.pynotes.lessons.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.pynotes.lessons.jdbc.Customers.Customer;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("exercise: customers, cursor.execute(sql, args) and fetchall()")
class CustomersTest {
  @BeforeEach
  void fiveCustomers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS customers");
      statement.execute(
          "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(100) NOT NULL, age INT)");
      statement.execute(
          """
          INSERT INTO customers VALUES (1, 'Ada Lovelace', 36), (2, 'Eve', NULL), (3, 'Jo', 0),
            (4, 'Ada O''Brien', 50), (5, '100% Tea Ltd', NULL)
          """);
    }
  }

  @Test
  void findsThemInTheOrderOfTheirIds(Connection connection) throws SQLException {
    assertThat(Customers.search(connection, "Ada"))
        .containsExactly(new Customer(1, "Ada Lovelace", 36), new Customer(4, "Ada O'Brien", 50));
    assertThat(Customers.search(connection, "Bob")).isEmpty();
  }

  @Test
  void aQuoteIsALetterLikeAnyOther(Connection connection) throws SQLException {
    // cursor.execute(f"... '{text}'")  # what one never does, in any language
    assertThat(Customers.search(connection, "O'Brien")).extracting(Customer::id).containsExactly(4);
    assertThat(Customers.search(connection, "' OR '1' = '1")).isEmpty();
  }

  @Test
  void aPercentSignIsALetterToo(Connection connection) throws SQLException {
    assertThat(Customers.search(connection, "0%")).extracting(Customer::id).containsExactly(5);
    assertThat(Customers.search(connection, "_")).isEmpty();
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void getIntMakesAZeroOfNull(Connection connection) throws SQLException {
      // cursor.fetchone()  # (2, 'Eve', None)
      assertThat(Customers.search(connection, "Eve")).containsExactly(new Customer(2, "Eve", null));
      assertThat(Customers.search(connection, "Jo")).containsExactly(new Customer(3, "Jo", 0));
    }

    @Test
    void nobodyClosesAStatementThatIsForgotten(Connection connection) throws SQLException {
      Customers.search(connection, "Ada");

      assertThat(openStatements(connection)).isZero();
      assertThat(connection.isClosed()).isFalse();
    }

    @Test
    void notEvenWhenTheQueryFails(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("ALTER TABLE customers DROP COLUMN age");
      }

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Customers.search(connection, "Ada"));
      assertThat(openStatements(connection)).isZero();
    }

    private int openStatements(Connection connection) throws SQLException {
      return connection.unwrap(JdbcConnection.class).getActiveStatementCount();
    }
  }
}
