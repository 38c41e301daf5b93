package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.pynotes.jdbccursor.RowStream.UncheckedSqlException;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("RowStream")
class RowStreamTest {
  /// 1,000,000 rows that no table has to hold.
  private static final String MILLION =
      """
      SELECT 100000 * a.d + 10000 * b.d + 1000 * c.d + 100 * e.d + 10 * f.d + g.d AS id,
        'a reading like any other' AS note
      FROM digits a, digits b, digits c, digits e, digits f, digits g
      """;

  private static final String DIGITS = "SELECT d FROM digits ORDER BY d";

  private Connection connection;

  @BeforeAll
  static void tenDigits(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE digits (d INT PRIMARY KEY)");
      statement.execute(
          "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
    }
  }

  @BeforeEach
  void connect(Connection connection) {
    this.connection = connection;
  }

  private Stream<Integer> digits() throws SQLException {
    return RowStream.query(connection, DIGITS, row -> row.getInt("d"));
  }

  private int openStatements() throws SQLException {
    return connection.unwrap(JdbcConnection.class).getActiveStatementCount();
  }

  /// No statement is left open, and the connection is free for the next.
  private void assertThatAllIsClosed() throws SQLException {
    assertThat(openStatements()).isZero();
    try (var statement = connection.createStatement();
        var next = statement.executeQuery("SELECT 42")) {
      assertThat(next.next()).isTrue();
      assertThat(next.getInt(1)).isEqualTo(42);
    }
  }

  @Nested
  @DisplayName("query(connection, sql, mapper, args...)")
  class Query {
    @Test
    void makesAnObjectOfEachRow() throws SQLException {
      // @start region="row-stream"
      record Digit(int value, boolean even) {
        static Digit of(ResultSet row) throws SQLException {
          return new Digit(row.getInt("d"), row.getBoolean("even"));
        }
      }

      // with connection.cursor(SSCursor) as cursor:
      //     cursor.execute("SELECT d, d % 2 = 0 AS even FROM digits WHERE d > %s ORDER BY d", (6,))
      //     rows = [Digit(*row) for row in cursor]
      String sql = "SELECT d, d % 2 = 0 AS even FROM digits WHERE d > ? ORDER BY d";
      try (Stream<Digit> rows = RowStream.query(connection, sql, Digit::of, 6)) {

        assertThat(rows)
            .containsExactly(new Digit(7, false), new Digit(8, true), new Digit(9, false));
      }
      // @end
    }

    @Test
    void bindsNullAsSqlNull() throws SQLException {
      var texts =
          RowStream.query(connection, "SELECT ? IS NULL", row -> row.getInt(1), (Object) null);

      assertThat(texts).containsExactly(1);
    }

    @Test
    void passesOnTheNullOfAMapper() throws SQLException {
      var nulls = RowStream.query(connection, DIGITS + " LIMIT 2", row -> null);

      assertThat(nulls.toList()).containsExactly(null, null);
    }

    @Test
    void isEmptyWithoutRows() throws SQLException {
      var none = RowStream.query(connection, DIGITS + " LIMIT 0", row -> row.getInt(1));

      assertThat(none).isEmpty();
      assertThatAllIsClosed();
    }

    @Test
    void keepsTheOrderAlsoWhenCalledParallel() throws SQLException {
      assertThat(digits().parallel().map(d -> d * d).toList())
          .containsExactly(0, 1, 4, 9, 16, 25, 36, 49, 64, 81);
    }

    @Test
    void runsTheQueryAtOnceAndReadsItsRowsLater() throws SQLException {
      var mapped = new ArrayList<Integer>();
      try (var rows = RowStream.query(connection, DIGITS, row -> mapped.add(row.getInt("d")))) {
        assertThat(openStatements()).isEqualTo(1);
        assertThat(mapped).isEmpty();

        var iterator = rows.iterator();
        iterator.next();
        assertThat(mapped).containsExactly(0);
      }
    }
  }

  @Nested
  @DisplayName("everything is closed")
  class Closing {
    @Test
    void afterTheLastRow() throws SQLException {
      assertThat(digits().mapToInt(d -> d).sum()).isEqualTo(45);

      assertThatAllIsClosed();
    }

    @Test
    void afterTheLastRowOfAnIterator() throws SQLException {
      var iterator = digits().iterator();
      var seen = new ArrayList<Integer>();
      while (iterator.hasNext()) {
        seen.add(iterator.next());
      }

      assertThat(seen).hasSize(10);
      assertThatAllIsClosed();
      assertThat(iterator.hasNext()).isFalse();
      iterator.forEachRemaining(seen::add);
      assertThat(seen).hasSize(10);
    }

    @Test
    void whenTheMapperThrows() throws SQLException {
      var rows = RowStream.query(connection, DIGITS, row -> row.getInt("no such column"));

      assertThatExceptionOfType(UncheckedSqlException.class)
          .isThrownBy(rows::toList)
          .withCauseInstanceOf(SQLException.class)
          .withMessageContaining("no such column");
      assertThatAllIsClosed();
    }

    @Test
    void whenTheMapperThrowsUnchecked() throws SQLException {
      var rows = RowStream.query(connection, DIGITS, row -> 1 / row.getInt("d"));

      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(rows::toList);
      assertThatAllIsClosed();
    }

    @Test
    void whenALaterStepThrows() throws SQLException {
      var inverses = digits().map(d -> 1 / d);

      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(inverses::findFirst);
      assertThatAllIsClosed();
    }

    @Test
    void whenTheServerFailsHalfway() throws SQLException {
      // the sum leaves the range of BIGINT at the ninth row
      String sql = "SELECT 9223372036854775800 + d FROM digits ORDER BY d";
      var seen = new ArrayList<Long>();
      var rows = RowStream.query(connection, sql, row -> row.getLong(1));

      assertThatExceptionOfType(UncheckedSqlException.class)
          .isThrownBy(() -> rows.forEach(seen::add))
          .satisfies(e -> assertThat(e.getCause().getErrorCode()).isEqualTo(1690));
      assertThat(seen).hasSize(8).endsWith(Long.MAX_VALUE);
      assertThatAllIsClosed();
    }

    @Test
    void whenTheStreamIsClosed() throws SQLException {
      try (var rows = digits()) {
        assertThat(rows.iterator().next()).isZero();
      }

      assertThatAllIsClosed();
    }

    @Test
    void whenTheQueryFails() throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> RowStream.query(connection, "SELECT * FROM nowhere", row -> 1))
          .returns(1146, SQLException::getErrorCode);

      assertThatAllIsClosed();
    }

    @Test
    void whenThereAreMoreOrFewerArgumentsThanPlaceholders() throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> RowStream.query(connection, "SELECT ?", row -> 1));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> RowStream.query(connection, "SELECT ?", row -> 1, 1, 2));

      assertThatAllIsClosed();
    }

    @Test
    void butNotTheConnection() throws SQLException {
      digits().close();

      assertThat(connection.isClosed()).isFalse();
    }
  }

  @Nested
  @DisplayName("findFirst()")
  class ShortCircuit {
    @Test
    void leavesTheConnectionBusyWithoutTryWithResources() throws SQLException {
      var rows = digits();
      assertThat(rows.findFirst()).hasValue(0);

      assertThat(openStatements()).isEqualTo(1);
      try (var statement = connection.createStatement()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.executeQuery("SELECT 42"))
            .withMessageContaining("streaming result set");
      }
    }

    @Test
    void leavesTheConnectionFreeWithTryWithResources() throws SQLException {
      // with connection.cursor(SSCursor) as cursor: cursor.execute(...); cursor.fetchone()
      try (var rows = digits()) {
        assertThat(rows.findFirst()).hasValue(0);
      }

      assertThatAllIsClosed();
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void aSecondStreamOnTheSameConnectionIsRefused() throws SQLException {
      try (var rows = digits()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(RowStreamTest.this::digits)
            .withMessageContaining("streaming result set");

        assertThat(rows).hasSize(10);
      }
    }

    @Test
    void anIteratorOfAClosedStreamFailsInsteadOfEndingEarly() throws SQLException {
      var rows = digits();
      var iterator = rows.iterator();
      iterator.next();
      rows.close();

      assertThatExceptionOfType(UncheckedSqlException.class).isThrownBy(iterator::next);
    }

    @Test
    void aStreamIsReadOnce() throws SQLException {
      var rows = digits();
      assertThat(rows.count()).isEqualTo(10);

      assertThatIllegalStateException().isThrownBy(rows::count);
    }

    @Test
    void nullIsNoMapper() throws SQLException {
      assertThatNullPointerException()
          .isThrownBy(() -> RowStream.query(connection, DIGITS, null))
          .withMessage("mapper");

      assertThatAllIsClosed();
    }
  }

  @Nested
  @DisplayName("1,000,000 rows in a JVM with 32 MB")
  class Memory {
    @Test
    void areReadByRowStream(MySqlSandbox mysql) throws Exception {
      var child = run(mysql, "RowStream");

      assertThat(child.output().lines()).last().isEqualTo("1000000 rows");
      assertThat(child.exitCode()).isZero();
    }

    @Test
    void doNotFitWithTheDefaultFetch(MySqlSandbox mysql) throws Exception {
      var child = run(mysql, "ResultSet");

      assertThat(child.output()).contains("java.lang.OutOfMemoryError").doesNotContain("rows");
      assertThat(child.exitCode()).isEqualTo(3);
    }

    private record Outcome(int exitCode, String output) {}

    private Outcome run(MySqlSandbox mysql, String how) throws IOException, InterruptedException {
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Xmx32m",
              "-XX:+ExitOnOutOfMemoryError", // with exit code 3
              "-cp",
              System.getProperty("java.class.path"),
              MillionRows.class.getName(),
              how);
      builder.environment().put("PYNOTES_TEST_URL", mysql.url());
      builder.environment().put("PYNOTES_TEST_USER", mysql.user());
      builder.environment().put("PYNOTES_TEST_PASSWORD", mysql.password());
      var child = builder.redirectErrorStream(true).start();
      try {
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return new Outcome(child.exitValue(), child.inputReader().readAllAsString());
      } finally {
        child.destroyForcibly();
      }
    }
  }

  /// The program of the child JVM.
  static final class MillionRows {
    public static void main(String[] how) throws SQLException {
      try (var connection =
          DriverManager.getConnection(
              System.getenv("PYNOTES_TEST_URL"),
              System.getenv("PYNOTES_TEST_USER"),
              System.getenv("PYNOTES_TEST_PASSWORD"))) {
        IO.println((how[0].equals("RowStream") ? stream(connection) : loop(connection)) + " rows");
      }
    }

    private static long stream(Connection connection) throws SQLException {
      try (var notes = RowStream.query(connection, MILLION, row -> row.getString("note"))) {
        return notes.filter(note -> !note.isEmpty()).count();
      }
    }

    private static long loop(Connection connection) throws SQLException {
      try (var statement = connection.prepareStatement(MILLION);
          var rows = statement.executeQuery()) {
        long count = 0;
        while (rows.next()) {
          count += rows.getString("note").isEmpty() ? 0 : 1;
        }
        return count;
      }
    }
  }
}
