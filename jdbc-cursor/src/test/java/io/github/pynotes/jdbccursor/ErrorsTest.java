package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.DataTruncation;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLSyntaxErrorException;
import java.sql.SQLTransactionRollbackException;
import java.sql.SQLTransientException;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@WithMySql
@DisplayName("pymysql.err")
class ErrorsTest {
  @BeforeEach
  void oneOrder(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS orders");
    execute(connection, "DROP TABLE IF EXISTS customers");
    execute(
        connection,
        "CREATE TABLE customers (id INT PRIMARY KEY, name VARCHAR(5) NOT NULL, age TINYINT)");
    execute(connection, "INSERT INTO customers VALUES (1, 'Ada', 36), (2, 'Eve', 37)");
    execute(
        connection,
        "CREATE TABLE orders (customer INT, FOREIGN KEY (customer) REFERENCES customers (id))");
    execute(connection, "INSERT INTO orders VALUES (1)");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Nested
  @DisplayName("raise_mysql_exception()")
  class Classes {
    /// On MySQL and MariaDB alike. Python's class was seen in PyMySQL 1.1.
    @ParameterizedTest(name = "{0} {1}: {3}, SQL state {2}")
    @CsvSource(
        delimiter = '|',
        useHeadersInDisplayName = false,
        textBlock =
            """
            IntegrityError    | 1062 | 23000 | SQLIntegrityConstraintViolationException | INSERT INTO customers VALUES (1, 'Bob', 1)
            IntegrityError    | 1048 | 23000 | SQLIntegrityConstraintViolationException | INSERT INTO customers VALUES (3, NULL, 1)
            IntegrityError    | 1452 | 23000 | SQLIntegrityConstraintViolationException | INSERT INTO orders VALUES (99)
            IntegrityError    | 1451 | 23000 | SQLIntegrityConstraintViolationException | DELETE FROM customers WHERE id = 1
            DataError         | 1406 | 22001 | DataTruncation                           | INSERT INTO customers VALUES (3, 'Augusta', 1)
            DataError         | 1264 | 22001 | DataTruncation                           | INSERT INTO customers VALUES (3, 'Bob', 1000)
            ProgrammingError  | 1146 | 42S02 | SQLSyntaxErrorException                  | SELECT * FROM nowhere
            ProgrammingError  | 1064 | 42000 | SQLSyntaxErrorException                  | SELEC 1
            ProgrammingError  | 1111 | HY000 | SQLException                             | SELECT SUM(SUM(id)) FROM customers
            NotSupportedError | 1235 | 42000 | SQLSyntaxErrorException                  | SELECT 1 IN (SELECT id FROM customers LIMIT 1)
            NotSupportedError | 1286 | 42000 | SQLSyntaxErrorException                  | CREATE TABLE notes (id INT) ENGINE = nosuch
            OperationalError  | 1054 | 42S22 | SQLSyntaxErrorException                  | SELECT total FROM orders
            OperationalError  | 1049 | 42000 | SQLSyntaxErrorException                  | USE pynotes_nowhere
            OperationalError  | 1050 | 42S01 | SQLSyntaxErrorException                  | CREATE TABLE orders (id INT)
            OperationalError  | 1136 | 21S01 | SQLException                             | INSERT INTO customers VALUES (1)
            OperationalError  | 1364 | HY000 | SQLException                             | INSERT INTO customers (id) VALUES (3)
            OperationalError  | 1690 | 22001 | DataTruncation                           | SELECT 9223372036854775807 + 1
            OperationalError  | 1644 | 45000 | SQLException                             | SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'out of stock'
            InternalError     |  999 | 45000 | SQLException                             | SIGNAL SQLSTATE '45000' SET MYSQL_ERRNO = 999
            """)
    void keepsTheErrorCodeAndAddsAnSqlState(
        String inPython,
        int errorCode,
        String sqlState,
        String exception,
        String sql,
        Connection db) {
      var failure = catchThrowableOfType(SQLException.class, () -> execute(db, sql));

      assertThat(failure.getErrorCode()).as(inPython).isEqualTo(errorCode);
      assertThat(failure.getSQLState()).isEqualTo(sqlState);
      assertThat(standardClass(failure)).isEqualTo(exception);
    }

    /// The nearest class of JDBC's own; the driver has subclasses.
    private String standardClass(SQLException failure) {
      return Stream.<Class<?>>iterate(failure.getClass(), Class::getSuperclass)
          .filter(type -> type.getPackageName().equals("java.sql"))
          .findFirst()
          .orElseThrow()
          .getSimpleName();
    }
  }

  @Nested
  @DisplayName("except IntegrityError as e: e.args[0] == 1062")
  class ErrorCodes {
    @Test
    void tellApartWhatTheClassDoesNot(Connection connection) throws SQLException {
      // @start region="error-codes"
      // try:
      //     cursor.execute("INSERT INTO customers VALUES (1, 'Bob', 1)")
      // except pymysql.IntegrityError as e:
      //     if e.args[0] != pymysql.constants.ER.DUP_ENTRY:
      //         raise
      try (var statement = connection.createStatement()) {
        statement.execute("INSERT INTO customers VALUES (1, 'Bob', 1)");
      } catch (SQLIntegrityConstraintViolationException e) {
        if (e.getErrorCode() != 1062) {
          throw e;
        }
        assertThat(e.getSQLState()).isEqualTo("23000");
        assertThat(e.getMessage()).startsWith("Duplicate entry '1' for key");
      }
      // @end
    }
  }

  @Nested
  @DisplayName("OperationalError")
  class Operational {
    @Test
    void ofADeadlockIsATransientExceptionForOneOfTheTwo(DataSource source) throws Exception {
      try (var one = source.getConnection();
          var other = source.getConnection();
          var thread = Executors.newSingleThreadExecutor()) {
        one.setAutoCommit(false);
        other.setAutoCommit(false);
        execute(one, "UPDATE customers SET age = 1 WHERE id = 1");
        execute(other, "UPDATE customers SET age = 2 WHERE id = 2");
        var failureOfOne =
            thread.submit(() -> failureOf(one, "UPDATE customers SET age = 1 WHERE id = 2"));
        var failureOfOther = failureOf(other, "UPDATE customers SET age = 2 WHERE id = 1");

        assertThat(Stream.of(failureOfOne.get(), failureOfOther).filter(Objects::nonNull))
            .singleElement()
            .isInstanceOf(SQLTransactionRollbackException.class)
            .isInstanceOf(SQLTransientException.class)
            .returns(1213, SQLException::getErrorCode)
            .returns("40001", SQLException::getSQLState);
      }
    }

    /// Null if it works.
    private SQLException failureOf(Connection connection, String sql) throws SQLException {
      try {
        execute(connection, sql);
        return null;
      } catch (SQLException e) {
        return e;
      } finally {
        connection.rollback(); // and let the other go on
      }
    }

    @Test
    @RequiresMySql("MAX_EXECUTION_TIME is MySQL's; MariaDB has max_statement_time and error 1969")
    void ofAQueryThatTookTooLongIsPlain(Connection connection) {
      String endless =
          """
          SELECT /*+ MAX_EXECUTION_TIME(20) */ COUNT(*) FROM information_schema.columns a,
            information_schema.columns b, information_schema.columns c
          """;

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, endless))
          .isExactlyInstanceOf(SQLException.class) // not SQLTimeoutException
          .returns(3024, SQLException::getErrorCode);
    }

    @Test
    void ofARefusedLoginIsPlain(MySqlSandbox mysql) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(mysql.url(), mysql.user(), "guessed"))
          .isNotInstanceOf(SQLInvalidAuthorizationSpecException.class)
          .returns(1045, SQLException::getErrorCode)
          .returns("28000", SQLException::getSQLState);
    }

    @Test
    void ofALostConnectionHasNoErrorCode(Connection victim, Connection admin) throws SQLException {
      try (var statement = victim.createStatement();
          var id = statement.executeQuery("SELECT CONNECTION_ID()")) {
        id.next();
        execute(admin, "KILL " + id.getLong(1));
      }

      // OperationalError: (2013, 'Lost connection to MySQL server during query')
      assertThatExceptionOfType(SQLRecoverableException.class)
          .isThrownBy(() -> execute(victim, "SELECT 1"))
          .returns(0, SQLException::getErrorCode)
          .returns("08S01", SQLException::getSQLState);
    }
  }

  @Nested
  @DisplayName("InterfaceError")
  class Interface {
    @Test
    void isWhatAClosedConnectionThrows(DataSource source) throws SQLException {
      var connection = source.getConnection();
      connection.close();

      // cursor.execute("SELECT 1")  # InterfaceError: (0, '')
      assertThatExceptionOfType(SQLNonTransientConnectionException.class)
          .isThrownBy(connection::createStatement)
          .returns("08003", SQLException::getSQLState);
    }
  }

  @Nested
  @DisplayName("Warning")
  class Warnings {
    @Test
    void hangOnTheStatementThatMadeThem(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        // cursor.execute("INSERT IGNORE ..."); connection.show_warnings()
        statement.executeUpdate("INSERT IGNORE INTO customers VALUES (1, 'Bob', 1)");

        assertThat((Throwable) statement.getWarnings())
            .hasMessageStartingWith("Duplicate entry '1'");
        assertThat(statement.getWarnings().getErrorCode()).isEqualTo(1062);
        assertThat((Throwable) statement.getWarnings().getNextWarning()).isNull();
      }
    }

    @Test
    void areGoneWithTheNextStatement(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.executeUpdate("INSERT IGNORE INTO customers VALUES (1, 'Bob', 1)");
        statement.executeQuery("SELECT 1");

        assertThat((Throwable) statement.getWarnings()).isNull();
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anUnknownColumnIsASyntaxError(Connection connection) {
      // OperationalError: (1054, "Unknown column 'total' in 'field list'")
      assertThatExceptionOfType(SQLSyntaxErrorException.class)
          .isThrownBy(() -> execute(connection, "SELECT total FROM orders"));
    }

    @Test
    void aValueOutOfRangeIsAWarningByItsClassAndThrownAllTheSame(Connection connection) {
      // DataError: (1264, "Out of range value for column 'age' at row 1")
      assertThatExceptionOfType(DataTruncation.class) // which extends SQLWarning
          .isThrownBy(() -> execute(connection, "INSERT INTO customers VALUES (3, 'Bob', 1000)"));
    }

    @Test
    void theErrorNumberIsNotInTheMessage(Connection connection) {
      // str(e)  # "(1146, \"Table 'x.nowhere' doesn't exist\")"
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "SELECT * FROM nowhere"))
          .satisfies(e -> assertThat(e.getMessage()).startsWith("Table").doesNotContain("1146"));
    }

    @Test
    void theSqlStateIsThereToo(Connection connection) {
      // PyMySQL reads the SQL state, and drops it
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(
              () -> execute(connection, "SIGNAL SQLSTATE '45123' SET MESSAGE_TEXT = 'no stock'"))
          .withMessage("no stock")
          .returns("45123", SQLException::getSQLState);
    }
  }
}
