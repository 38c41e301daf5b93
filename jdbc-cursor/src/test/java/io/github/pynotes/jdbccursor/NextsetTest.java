package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.nextset")
class NextsetTest {
  private static final String IDS = "SELECT id FROM orders ORDER BY id";

  /// A count, rows, a count of zero, rows.
  private static final String SCRIPT =
      """
      INSERT INTO orders VALUES (4, 'Bob'), (5, 'Liz');
      SELECT id FROM orders WHERE id > 3 ORDER BY id;
      DELETE FROM orders WHERE id > 100;
      SELECT COUNT(*) FROM orders
      """;

  private static final String BROKEN =
      "INSERT INTO orders VALUES (4, 'Bob'); SELECT nonsense; DELETE FROM orders";

  /// Of a customer who knows SQL.
  private static final String HOSTILE = "'; DROP TABLE orders; -- ";

  /// As connected by default.
  private Connection strict;

  /// With `allowMultiQueries`.
  private Connection lenient;

  @BeforeEach
  void threeOrders(Connection connection, MySqlSandbox mysql) throws SQLException {
    strict = connection;
    lenient = connect(mysql, "allowMultiQueries");
    try (var statement = strict.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS orders");
      statement.execute("CREATE TABLE orders (id INT, customer VARCHAR(40))");
      statement.execute("INSERT INTO orders VALUES (1, 'Ada'), (2, 'Eve'), (3, 'Ada')");
    }
  }

  @AfterEach
  void close() throws SQLException {
    lenient.close();
  }

  private static Connection connect(MySqlSandbox mysql, String option) throws SQLException {
    var options = new Properties();
    options.setProperty("user", mysql.user());
    options.setProperty("password", mysql.password());
    options.setProperty(option, "true");
    return DriverManager.getConnection(mysql.url(), options);
  }

  private static List<Integer> ints(ResultSet rows) throws SQLException {
    var ints = new ArrayList<Integer>();
    while (rows.next()) {
      ints.add(rows.getInt(1));
    }
    return ints;
  }

  private static List<Integer> orders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(IDS)) {
      return ints(rows);
    }
  }

  @Nested
  @DisplayName("connect(client_flag=CLIENT.MULTI_STATEMENTS)")
  class Switch {
    /// The accident that a parameter prevents.
    private void search(Connection connection, String customer) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.executeQuery("SELECT id FROM orders WHERE customer = '" + customer + "'");
      }
    }

    @Test
    void isOffAndRefusesTheSecondStatementWithTheFirst() throws SQLException {
      try (var statement = strict.createStatement()) {
        // cursor.execute("INSERT ...; SELECT 1")  # ProgrammingError: (1064, ...)
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("INSERT INTO orders VALUES (4, 'Bob'); SELECT 1"))
            .returns(1064, SQLException::getErrorCode);
      }
      assertThat(orders(strict)).containsExactly(1, 2, 3);
    }

    @Test
    void letsAnInjectionDropTheTableWhereItIsOn() throws SQLException {
      search(lenient, HOSTILE);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> orders(strict))
          .returns(1146, SQLException::getErrorCode);
    }

    @Test
    void makesASyntaxErrorOfTheSameInjectionWhereItIsOff() throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> search(strict, HOSTILE))
          .returns(1064, SQLException::getErrorCode);

      assertThat(orders(strict)).containsExactly(1, 2, 3);
    }

    @Test
    void doesNotKeepAnInjectionInsideItsStatement() throws SQLException {
      try (var statement = strict.createStatement();
          var everyone =
              statement.executeQuery("SELECT id FROM orders WHERE customer = '' OR 1 -- '")) {

        // off is a second line of defence; the first is a parameter
        assertThat(ints(everyone)).hasSize(3);
      }
    }

    @Test
    void meansNothingToAParameter() throws SQLException {
      // cursor.execute("SELECT id FROM orders WHERE customer = %s", (hostile,))
      try (var query = lenient.prepareStatement("SELECT id FROM orders WHERE customer = ?")) {
        query.setString(1, HOSTILE);

        assertThat(ints(query.executeQuery())).isEmpty();
      }
      assertThat(orders(strict)).containsExactly(1, 2, 3);
    }

    @Test
    void isNotWatchedOverByExecuteQuery() throws SQLException {
      try (var statement = lenient.createStatement()) {
        // this one the driver sees through, and sends nothing
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(
                () -> statement.executeQuery("SELECT 1; INSERT INTO orders VALUES (4, 'Bob')"))
            .withMessageContaining("do not produce result sets");
        assertThat(orders(strict)).containsExactly(1, 2, 3);

        // and this one it does not
        statement.executeQuery("SELECT 1; DELETE FROM orders");
        assertThat(orders(strict)).isEmpty();
      }
    }

    @Test
    void isNotNeededForABatch() throws SQLException {
      try (var statement = strict.createStatement()) {
        statement.addBatch("INSERT INTO orders VALUES (4, 'Bob'), (5, 'Liz')");
        statement.addBatch("DELETE FROM orders WHERE customer = 'Ada'");
        statement.addBatch("DELETE FROM orders WHERE id > 100");

        assertThat(statement.executeBatch()).containsExactly(2, 2, 0);
      }
    }

    @Test
    void isNotNeededForTheResultsOfAProcedure() throws SQLException {
      try (var statement = strict.createStatement()) {
        statement.execute("CREATE PROCEDURE two() BEGIN SELECT 1; SELECT 2; END");

        assertThat(statement.execute("CALL two()")).isTrue();
        assertThat(statement.getMoreResults()).isTrue();
        assertThat(ints(statement.getResultSet())).containsExactly(2);
      }
    }

    @Test
    void isNotTurnedOnByRewriteBatchedStatements(MySqlSandbox mysql) throws SQLException {
      try (var rewriting = connect(mysql, "rewriteBatchedStatements");
          var statement = rewriting.createStatement()) {
        for (int id = 4; id < 9; id++) {
          statement.addBatch("INSERT INTO orders VALUES (" + id + ", 'Bob')");
        }
        statement.executeBatch(); // sends several at once, and forbids it again

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> search(rewriting, HOSTILE))
            .returns(1064, SQLException::getErrorCode);
      }
      assertThat(orders(strict)).hasSize(8);
    }
  }

  @Nested
  @DisplayName("nextset()")
  class NextSet {
    @Test
    void walksRowsAndCountsUntilThereIsNeither() throws SQLException {
      // @start region="nextset"
      var answers = new ArrayList<Object>();
      try (var statement = lenient.createStatement()) {
        // cursor.execute(SCRIPT)
        boolean isRows = statement.execute(SCRIPT);
        while (isRows || statement.getUpdateCount() != -1) {
          if (isRows) {
            answers.add(ints(statement.getResultSet())); // cursor.fetchall()
          } else {
            answers.add(statement.getUpdateCount()); // cursor.rowcount
          }
          // cursor.nextset()
          isRows = statement.getMoreResults();
        }
      }

      assertThat(answers).containsExactly(2, List.of(4, 5), 0, List.of(5));
      // @end
    }

    @Test
    void stopsAtTheFirstCountWhereOnlyGetMoreResultsIsAsked() throws SQLException {
      var found = new ArrayList<List<Integer>>();
      try (var statement = lenient.createStatement()) {
        statement.execute("SELECT 1; " + SCRIPT);
        do {
          found.add(ints(statement.getResultSet()));
        } while (statement.getMoreResults()); // false: no rows, but a count, and more behind it
      }

      assertThat(found).containsExactly(List.of(1)); // of three
    }

    @Test
    void stopsAtTheFirstRowsWhereOnlyTheCountIsAsked() throws SQLException {
      var counts = new ArrayList<Integer>();
      try (var statement = lenient.createStatement()) {
        statement.execute(SCRIPT);
        while (statement.getUpdateCount() != -1) { // rows have no count
          counts.add(statement.getUpdateCount());
          statement.getMoreResults();
        }
      }

      assertThat(counts).containsExactly(2); // of two counts, and two results
    }

    @Test
    void stopsTooEarlyWhereACountOfZeroPassesForTheEnd() throws SQLException {
      int answers = 0;
      try (var statement = lenient.createStatement()) {
        boolean isRows = statement.execute(SCRIPT);
        while (isRows || statement.getUpdateCount() > 0) {
          answers++;
          isRows = statement.getMoreResults();
        }
      }

      assertThat(answers).isEqualTo(2); // of four
    }

    @Test
    void staysAtTheEnd() throws SQLException {
      try (var statement = lenient.createStatement()) {
        statement.execute("SELECT 1");

        // cursor.nextset()  # None, however often
        for (int i = 0; i < 3; i++) {
          assertThat(statement.getMoreResults()).isFalse();
          assertThat(statement.getUpdateCount()).isEqualTo(-1);
        }
      }
    }

    @Test
    void comesAfterExecuteQueryAndExecuteUpdateToo() throws SQLException {
      try (var statement = lenient.createStatement()) {
        assertThat(ints(statement.executeQuery("SELECT 1; SELECT 2"))).containsExactly(1);
        assertThat(statement.getMoreResults()).isTrue();
        assertThat(ints(statement.getResultSet())).containsExactly(2);

        assertThat(statement.executeUpdate("DELETE FROM orders WHERE id = 1; DELETE FROM orders"))
            .isEqualTo(1);
        assertThat(statement.getMoreResults()).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(2);
      }
    }

    @Test
    void isNotNeededForTheStatementsToBeExecuted() throws SQLException {
      try (var statement = lenient.createStatement()) {
        statement.execute(SCRIPT);

        // cursor.execute(SCRIPT); cursor.execute(IDS)  # which walks what nobody has walked
        assertThat(orders(lenient)).containsExactly(1, 2, 3, 4, 5);
      }
    }

    @Test
    void closesTheRowsThatItLeavesUnlessToldToKeepThem() throws SQLException {
      try (var statement = lenient.createStatement()) {
        var left = statement.executeQuery("SELECT 1; SELECT 2");
        statement.getMoreResults();
        assertThat(left.isClosed()).isTrue();

        var kept = statement.executeQuery("SELECT 1; SELECT 2");
        statement.getMoreResults(Statement.KEEP_CURRENT_RESULT);
        assertThat(ints(kept)).containsExactly(1);
      }
    }
  }

  @Nested
  @DisplayName("a statement that fails among others")
  class Failure {
    @Test
    void leavesTheWorkBeforeItAndSkipsWhatFollows() throws SQLException {
      try (var statement = lenient.createStatement()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute(BROKEN))
            .returns(1054, SQLException::getErrorCode);
      }

      assertThat(orders(strict)).containsExactly(1, 2, 3, 4);
    }

    @Test
    void leavesNothingAfterTheRollbackOfATransaction() throws SQLException {
      lenient.setAutoCommit(false);
      try (var statement = lenient.createStatement()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute(BROKEN))
            .returns(1054, SQLException::getErrorCode);
        lenient.rollback();
      }

      assertThat(orders(strict)).containsExactly(1, 2, 3);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theErrorOfALaterStatementComesAtOnce() throws SQLException {
      try (var statement = lenient.createStatement()) {
        // cursor.execute(BROKEN)    # fine: it has read the first answer only
        // cursor.nextset()          # OperationalError: (1054, "Unknown column 'nonsense' ...")
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute(BROKEN))
            .returns(1054, SQLException::getErrorCode);

        // cursor.execute("SELECT 1")  # without nextset(), this gets the old error
        assertThat(ints(statement.executeQuery("SELECT 1"))).containsExactly(1);
      }
    }

    @Test
    void itComesBehindTheRowsBeforeItWhereTheyAreStreamed() throws SQLException {
      try (var statement = lenient.createStatement()) {
        statement.setFetchSize(Integer.MIN_VALUE);
        statement.execute("SELECT 1; SELECT nonsense");
        var rows = statement.getResultSet();
        assertThat(rows.next()).isTrue();

        // cursor.nextset()  # OperationalError: (1054, ...); here next() runs into it already
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(rows::next)
            .returns(1054, SQLException::getErrorCode);
      }
    }
  }
}
