package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("with pymysql.connect(...) as connection")
class ContextTest {
  /// Opens the connections that a test puts into a block.
  private DataSource source;

  /// Looks at the orders from outside.
  private Connection clerk;

  @BeforeEach
  void noOrders(DataSource source, Connection clerk) throws SQLException {
    this.source = source;
    this.clerk = clerk;
    try (var statement = clerk.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS orders");
      statement.execute("CREATE TABLE orders (customer VARCHAR(9))");
    }
  }

  /// Without autocommit, as PyMySQL opens it.
  private Connection connect() throws SQLException {
    var connection = source.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  private static void order(Connection connection, String customer) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setString(1, customer);
      insert.executeUpdate();
    }
  }

  private List<String> orders() throws SQLException {
    try (var statement = clerk.createStatement();
        var rows = statement.executeQuery("SELECT customer FROM orders ORDER BY customer")) {
      var customers = new ArrayList<String>();
      while (rows.next()) {
        customers.add(rows.getString(1));
      }
      return customers;
    }
  }

  private static void fail() {
    throw new IllegalStateException("out of stock");
  }

  @Nested
  @DisplayName("with connection:")
  class WithConnection {
    @Test
    void closesItAndCommitsNothing() throws SQLException {
      // @start region="with-connection"
      var connection = connect();

      // with connection: order(connection, "Ada")
      try (connection) {
        order(connection, "Ada");
      }
      // connection.open  # False
      assertThat(connection.isClosed()).isTrue();
      assertThat(orders()).isEmpty();

      // with connect() as connection: order(connection, "Ada"); connection.commit()
      try (var another = connect()) {
        order(another, "Ada");
        another.commit();
      }
      assertThat(orders()).containsExactly("Ada");
      // @end
    }

    @Test
    void closesItAfterAFailureAndLetsTheFailureGoOn() throws SQLException {
      var connection = connect();

      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (connection) {
              order(connection, "Ada");
              fail();
              connection.commit();
            }
          });

      assertThat(connection.isClosed()).isTrue();
      assertThat(orders()).isEmpty();
    }

    @Test
    void keepsWhatWasCommittedBeforeTheFailure() throws SQLException {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var connection = connect()) {
              order(connection, "Ada");
              connection.commit();
              order(connection, "Eve");
              fail();
            }
          });

      assertThat(orders()).containsExactly("Ada");
    }

    @Test
    void endsBeforeItsOwnCatchWhichIsTooLateForARollback() throws SQLException {
      var connection = connect();

      // a block of its own around the work is early enough
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (connection) {
              order(connection, "Ada");
              fail();
            } catch (IllegalStateException outOfStock) {
              connection.rollback();
              throw outOfStock; // is not reached, and why the work failed is lost
            }
          })
          .returns("08003", SQLException::getSQLState);
    }

    @Test
    void commitsHalfTheWorkWhenAFinallyTurnsAutocommitOnAgain() throws SQLException {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (var connection = source.getConnection()) {
              connection.setAutoCommit(false);
              try {
                order(connection, "Ada");
                fail();
                order(connection, "Eve");
                connection.commit();
              } finally {
                connection.setAutoCommit(true); // commits, and needs a rollback before it
              }
            }
          });

      assertThat(orders()).containsExactly("Ada");
    }

    @Test
    void isARollbackAndAReturnWhereTheConnectionIsOfAPool(MySqlSandbox mysql) throws SQLException {
      try (var pool = new HikariDataSource()) {
        pool.setDataSource(mysql.dataSource());
        pool.setMaximumPoolSize(1);
        pool.setAutoCommit(false);
        JdbcConnection lent;
        try (var connection = pool.getConnection()) {
          lent = connection.unwrap(JdbcConnection.class);
          order(connection, "Ada");
        }

        try (var connection = pool.getConnection()) {
          assertThat(connection.unwrap(JdbcConnection.class)).isSameAs(lent);
          connection.commit(); // nothing of Ada's
        }
        assertThat(orders()).isEmpty();
      }
    }
  }

  @Nested
  @DisplayName("with connection: up to PyMySQL 0.9")
  class OldWithConnection {
    /// What `__exit__` did then: a commit, or a rollback after a failure, and no close.
    private static void orderAll(Connection connection, List<String> customers)
        throws SQLException {
      try {
        for (String customer : customers) {
          order(connection, customer);
        }
        connection.commit();
      } catch (Throwable failure) {
        connection.rollback();
        throw failure;
      }
    }

    @Test
    void committedAtTheEnd() throws SQLException {
      try (var connection = connect()) {
        orderAll(connection, List.of("Ada", "Eve"));

        assertThat(orders()).containsExactly("Ada", "Eve");
        assertThat(connection.isClosed()).isFalse();
      }
    }

    @Test
    void rolledBackAfterAFailureAndLeftTheConnectionToTheNext() throws SQLException {
      try (var connection = connect()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> orderAll(connection, List.of("Ada", "a name that is too long")))
            .returns(1406, SQLException::getErrorCode);
        orderAll(connection, List.of("Eve"));

        assertThat(orders()).containsExactly("Eve");
      }
    }
  }

  @Nested
  @DisplayName("with connection.cursor() as cursor:")
  class WithCursor {
    @Test
    void closesTheCursorWithItsRowsAndNotTheConnection() throws SQLException {
      try (var connection = connect()) {
        var statement = connection.createStatement();
        ResultSet rows;
        try (statement) {
          rows = statement.executeQuery("SELECT 1");
        }

        // cursor.execute("SELECT 1")  # ProgrammingError: Cursor closed
        assertThat(statement.isClosed()).isTrue();
        assertThat(rows.isClosed()).isTrue();
        assertThat(connection.isClosed()).isFalse();
      }
    }

    @Test
    void doesNotEndTheTransaction() throws SQLException {
      try (var connection = connect()) {
        order(connection, "Ada"); // in a block of its own
        assertThat(orders()).isEmpty();

        connection.commit();
        assertThat(orders()).containsExactly("Ada");
      }
    }

    @Test
    void isMissedByAConnectionThatLivesLong() throws SQLException {
      try (var connection = connect()) {
        for (int i = 0; i < 3; i++) {
          connection.createStatement().executeQuery("SELECT 1").next();
        }
        assertThat(openStatements(connection)).isEqualTo(3);

        try (var statement = connection.createStatement()) {
          statement.executeQuery("SELECT 1").next();
        }
        assertThat(openStatements(connection)).isEqualTo(3);
      }
    }

    private int openStatements(Connection connection) throws SQLException {
      return connection.unwrap(JdbcConnection.class).getActiveStatementCount();
    }
  }

  @Nested
  @DisplayName("with connect() as connection, connection.cursor() as cursor:")
  class Several {
    @Test
    void areClosedFromTheLastToTheFirst() throws SQLException {
      var closed = new ArrayList<String>();
      Resource connection = () -> closed.add("connection");
      Resource statement = () -> closed.add("statement");
      Resource rows = () -> closed.add("rows");

      try (connection;
          statement;
          rows) {
        assertThat(closed).isEmpty();
      }

      assertThat(closed).containsExactly("rows", "statement", "connection");
    }

    @Test
    void areClosedWhenOneOfThemCannotBeOpened() throws SQLException {
      var connection = connect();
      var statement = connection.createStatement();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (connection;
                statement;
                var rows = statement.executeQuery("SELECT nonsense")) {
              rows.next();
            }
          });

      assertThat(statement.isClosed()).isTrue();
      assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void stayOpenWhenTheyHaveNoNameOfTheirOwn() throws SQLException {
      Connection nameless;
      try (var rows = connect().createStatement().executeQuery("SELECT 1")) {
        nameless = rows.getStatement().getConnection();
      }

      assertThat(nameless.isClosed()).isFalse();
      nameless.close();
    }
  }

  @Nested
  @DisplayName("an exception in __exit__")
  class FailureInClose {
    private final Resource brokenStatement =
        () -> {
          throw new SQLException("statement does not close");
        };
    private final Resource brokenConnection =
        () -> {
          throw new SQLException("connection does not close");
        };

    @Test
    void isThrownAfterABlockThatWentWell() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (brokenStatement) {
              assertThat(orders()).isEmpty();
            }
          })
          .withMessage("statement does not close");
    }

    @Test
    void isSuppressedByTheFailureOfTheBlock() {
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (brokenConnection;
                brokenStatement) {
              fail();
            }
          })
          .withMessage("out of stock")
          .satisfies(failure ->
              assertThat(failure.getSuppressed())
                  .extracting(Throwable::getMessage)
                  .containsExactly("statement does not close", "connection does not close"));
    }

    @Test
    void isAllThatAFinallyLeavesOfTheFailure() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> failAndClose(brokenConnection))
          .withMessage("connection does not close")
          .withNoCause()
          .satisfies(failure -> assertThat(failure.getSuppressed()).isEmpty());
    }

    /// The wrong way: what fails last wins, and nobody learns why the work failed.
    private static void failAndClose(Resource connection) throws SQLException {
      try {
        fail();
      } finally {
        connection.close();
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aBlockWithoutACommitKeepsAllWhileAutocommitIsOn() throws SQLException {
      // with pymysql.connect(...) as connection: order(connection, "Ada")  # gone
      try (var connection = source.getConnection()) {
        order(connection, "Ada");
      }

      assertThat(orders()).containsExactly("Ada");
    }

    @Test
    void aConnectionMayBeClosedBeforeTheEndOfItsBlock() throws SQLException {
      var connection = connect();

      // with connection: connection.close()  # Error: Already closed
      assertThatCode(
              () -> {
                try (connection) {
                  connection.close();
                }
              })
          .doesNotThrowAnyException();
    }

    @Test
    void theFailureOfTheBlockComesFirst() {
      Resource broken =
          () -> {
            throw new SQLException("connection does not close");
          };

      // __exit__'s exception comes out, and the block's is its __context__
      assertThatIllegalStateException()
          .isThrownBy(() -> {
            try (broken) {
              fail();
            }
          })
          .satisfies(failure -> assertThat(failure.getSuppressed()).hasSize(1));
    }
  }

  /// Something to close, that fails as JDBC fails.
  @FunctionalInterface
  private interface Resource extends AutoCloseable {
    @Override
    void close() throws SQLException;
  }
}
