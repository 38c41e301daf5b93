package io.github.pynotes.lessons.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pynotes.sandbox.WithMySql;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("exercise: accounts, Connection.commit and rollback")
class AccountsTest {
  private static final BigDecimal TEN_CENTS = new BigDecimal("0.10");

  private final DataSource database;

  /// What others see is asked through a connection of its own.
  AccountsTest(DataSource database) {
    this.database = database;
  }

  @BeforeEach
  void adaHasThirtyCentsAndEveHasNothing(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS accounts");
      statement.execute(
          "CREATE TABLE accounts (id INT PRIMARY KEY, balance DECIMAL(10, 2) NOT NULL)");
      statement.execute("INSERT INTO accounts VALUES (1, 0.30), (2, 0.00)");
    }
  }

  @Test
  void movesTheMoneyAndCommits(Connection connection) throws SQLException {
    Accounts.transfer(connection, 1, 2, TEN_CENTS);

    assertThatBalancesAre("0.20", "0.10");
  }

  @Test
  void movesTheLastCent(Connection connection) throws SQLException {
    for (int i = 0; i < 3; i++) {
      Accounts.transfer(connection, 1, 2, TEN_CENTS);
    }

    assertThatBalancesAre("0.00", "0.30"); // as doubles, 0.1 + 0.1 + 0.1 is more than 0.3
  }

  @Test
  void movesNothingThatIsNotThere(Connection connection) throws SQLException {
    assertThatIllegalStateException()
        .isThrownBy(() -> Accounts.transfer(connection, 2, 1, TEN_CENTS))
        .withMessageContaining("2");

    assertThatBalancesAre("0.30", "0.00");
    assertThat(connection.getAutoCommit()).isTrue();
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void eachStatementIsCommittedByItselfUntilAutocommitIsOff(Connection connection)
        throws SQLException {
      // an UPDATE without a row is no error, in Python neither
      assertThatIllegalStateException()
          .isThrownBy(() -> Accounts.transfer(connection, 1, 999, TEN_CENTS))
          .withMessageContaining("999");

      assertThatBalancesAre("0.30", "0.00");
    }

    @Test
    void switchingAutocommitOnCommitsWhatIsUnderWay(Connection connection) throws SQLException {
      addTheRuleThatAccountTwoStaysPoor(connection);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> Accounts.transfer(connection, 1, 2, TEN_CENTS));

      assertThatBalancesAre("0.30", "0.00");
    }

    @Test
    void theNextUserOfTheConnectionFindsAutocommitOn(Connection connection) throws SQLException {
      Accounts.transfer(connection, 1, 2, TEN_CENTS);

      assertThat(connection.getAutoCommit()).isTrue();
    }

    private void addTheRuleThatAccountTwoStaysPoor(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "ALTER TABLE accounts ADD CONSTRAINT poor CHECK (id <> 2 OR balance < 0.05)");
      }
    }
  }

  private void assertThatBalancesAre(String first, String second) throws SQLException {
    try (var others = database.getConnection();
        var statement = others.createStatement();
        var row = statement.executeQuery("SELECT balance FROM accounts ORDER BY id")) {
      for (String balance : new String[] {first, second}) {
        assertThat(row.next()).isTrue();
        assertThat(row.getBigDecimal(1)).isEqualTo(balance);
      }
    }
  }
}
