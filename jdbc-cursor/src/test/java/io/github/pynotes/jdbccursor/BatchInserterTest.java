package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pynotes.jdbccursor.BatchInserter.BatchInsertException;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithMySql
@DisplayName("BatchInserter")
class BatchInserterTest {
  private static final String INSERT = "INSERT INTO readings (id, note) VALUES (?, ?)";

  private Connection connection;
  private Connection observer;

  @BeforeEach
  void noReadings(Connection connection, Connection observer) throws SQLException {
    this.connection = connection;
    this.observer = observer;
    execute(observer, "DROP TABLE IF EXISTS readings");
    execute(observer, "CREATE TABLE readings (id INT PRIMARY KEY, note VARCHAR(2000))");
    connection.setAutoCommit(false);
  }

  /// Readings 1 to count, all with that note.
  private static Iterator<Object[]> readings(int count, String note) {
    return IntStream.rangeClosed(1, count).mapToObj(id -> new Object[] {id, note}).iterator();
  }

  private static Iterator<Object[]> rows(Object[]... rows) {
    return List.of(rows).iterator();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static int count(Connection connection) throws SQLException {
    return Integer.parseInt(ask(connection, "SELECT COUNT(*) FROM readings"));
  }

  /// How many INSERT statements the server has had from this connection.
  private int insertStatements() throws SQLException {
    try (var statement = connection.createStatement();
        var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
      status.next();
      return status.getInt("Value");
    }
  }

  @Nested
  @DisplayName("insert(connection, sql, rows)")
  class Insert {
    @Test
    void sendsManyRowsWithEachStatement() throws SQLException {
      // @start region="batch-inserter"
      record Reading(int id, String note) {
        Object[] row() {
          return new Object[] {id, note};
        }
      }
      Stream<Reading> readings =
          IntStream.rangeClosed(1, 2_500).mapToObj(id -> new Reading(id, "calm"));

      // cursor.executemany("INSERT INTO readings (id, note) VALUES (%s, %s)", rows)  # 2500
      long inserted =
          BatchInserter.insert(
              connection,
              "INSERT INTO readings (id, note) VALUES (?, ?)",
              readings.map(Reading::row).iterator());

      assertThat(inserted).isEqualTo(2_500);
      assertThat(insertStatements()).isEqualTo(3);
      // @end
      assertThat(ask(connection, "SELECT SUM(id) FROM readings WHERE note = 'calm'"))
          .isEqualTo("3126250");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 999, 1_000, 1_001, 2_000})
    void losesNoRowWhereAChunkEnds(int rows) throws SQLException {
      assertThat(BatchInserter.insert(connection, INSERT, readings(rows, "calm"))).isEqualTo(rows);

      assertThat(count(connection)).isEqualTo(rows);
      assertThat(insertStatements()).isEqualTo((rows + 999) / 1_000);
    }

    @Test
    void sendsNothingForNoRows() throws SQLException {
      assertThat(BatchInserter.insert(connection, INSERT, rows())).isZero();

      assertThat(insertStatements()).isZero();
    }

    @Test
    void keepsHostileTextAsText() throws SQLException {
      String hostile = "'); DROP TABLE readings; -- \\' \" ? :id \0 😀";
      BatchInserter.insert(connection, INSERT, rows(new Object[] {1, hostile}));

      assertThat(ask(connection, "SELECT note FROM readings")).isEqualTo(hostile);
    }

    @Test
    void takesEveryUsualType() throws SQLException {
      execute(
          connection,
          """
          CREATE TEMPORARY TABLE things
            (a DECIMAL(9, 2), b DECIMAL(30), c BOOLEAN, d DATE, e DATETIME, f DOUBLE, g BLOB, h TEXT)
          """);
      BatchInserter.insert(
          connection,
          "INSERT INTO things VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          rows(
              new Object[] {
                new BigDecimal("-12.30"),
                BigInteger.TEN.pow(29),
                true,
                LocalDate.of(2026, 2, 28),
                LocalDateTime.of(2026, 2, 28, 23, 59, 1),
                0.1,
                new byte[] {0, -1, '\''},
                null
              }));

      assertThat(ask(connection, "SELECT CONCAT_WS('|', a, b, c, d, e, f, HEX(g), h) FROM things"))
          .isEqualTo(
              "-12.30|100000000000000000000000000000|1|2026-02-28|2026-02-28 23:59:01|0.1|00FF27");
    }

    @Test
    void takesCallsAmongThePlaceholders() throws SQLException {
      String sql = "insert into readings values (?, concat(?, '!'));";
      assertThatIllegalArgumentException() // a quote could hide a parenthesis
          .isThrownBy(() -> BatchInserter.insert(connection, sql, readings(2, "calm")));

      BatchInserter.insert(
          connection, "insert into readings values (?, upper(?));\n", readings(2, "calm"));

      assertThat(ask(connection, "SELECT GROUP_CONCAT(note) FROM readings")).isEqualTo("CALM,CALM");
    }

    @Test
    void updatesDuplicatesWhenToldTo() throws SQLException {
      BatchInserter.insert(connection, INSERT, readings(1, "calm"));

      // VALUES() is deprecated in MySQL, whose new way, `VALUES (?, ?) AS new`, MariaDB lacks
      long inserted =
          BatchInserter.insert(
              connection,
              INSERT + " ON DUPLICATE KEY UPDATE note = VALUES(note)",
              readings(3, "storm"));

      assertThat(inserted).isEqualTo(2 + 1 + 1); // 2 for the updated row: MySQL's way to count
      assertThat(ask(connection, "SELECT GROUP_CONCAT(note) FROM readings"))
          .isEqualTo("storm,storm,storm");
    }
  }

  @Nested
  @DisplayName("the size of a statement")
  class Size {
    @Test
    void isBoundByRowsAsTold() throws SQLException {
      BatchInserter.insert(connection, INSERT, readings(10, "calm"), 4);

      assertThat(insertStatements()).isEqualTo(3);
    }

    @Test
    void isBoundByMaxAllowedPacket(DataSource source) throws SQLException {
      withMaxAllowedPacket(
          16_384,
          () -> {
            try (var small = source.getConnection()) {
              connection = small;
              BatchInserter.insert(small, INSERT, readings(100, "ö".repeat(1_000)));

              // 200,000 bytes of text: in one statement they would be refused
              assertThat(count(small)).isEqualTo(100);
              assertThat(insertStatements()).isBetween(13, 25);
            }
          });
    }

    @Test
    void isBoundByAMegabyteAlsoWhereTheServerAllowsMore() throws SQLException {
      assertThat(Long.parseLong(ask(connection, "SELECT @@max_allowed_packet")))
          .isGreaterThan(1 << 20);

      BatchInserter.insert(connection, INSERT, readings(1_000, "x".repeat(2_000)));

      assertThat(insertStatements()).isBetween(2, 10);
    }

    @Test
    void isARowAtLeastAndTheServerSaysWhenThatIsTooLarge(DataSource source) throws SQLException {
      execute(observer, "ALTER TABLE readings MODIFY note LONGTEXT");
      withMaxAllowedPacket(
          16_384,
          () -> {
            try (var small = source.getConnection()) {
              assertThatExceptionOfType(BatchInsertException.class)
                  .isThrownBy(() ->
                      BatchInserter.insert(
                          small,
                          INSERT,
                          rows(
                              new Object[] {1, "x".repeat(12_000)}, // guessed to be too large
                              new Object[] {2, "calm"},
                              new Object[] {3, "x".repeat(20_000)}))) // is too large
                  .returns(3L, BatchInsertException::firstRow)
                  .returns(3L, BatchInsertException::lastRow);
              assertThat(count(small)).isEqualTo(2);
            }
          });
    }

    interface Task {
      void run() throws SQLException;
    }

    /// New connections get the limit; it can be set for the whole server only.
    private void withMaxAllowedPacket(int bytes, Task task) throws SQLException {
      String usual = ask(observer, "SELECT @@GLOBAL.max_allowed_packet");
      execute(observer, "SET GLOBAL max_allowed_packet = " + bytes);
      try {
        task.run();
      } finally {
        execute(observer, "SET GLOBAL max_allowed_packet = " + usual);
      }
    }
  }

  @Nested
  @DisplayName("the transaction is the caller's")
  class Transaction {
    @Test
    void whoCommits() throws SQLException {
      BatchInserter.insert(connection, INSERT, readings(1_500, "calm"));
      assertThat(count(observer)).isZero();

      connection.commit();
      assertThat(count(observer)).isEqualTo(1_500);
    }

    @Test
    void whoRollsBack() throws SQLException {
      BatchInserter.insert(connection, INSERT, readings(1_500, "calm"));
      connection.rollback();

      assertThat(count(connection)).isZero();
    }

    @Test
    void andWithAutocommitTheRowsBeforeAFailureAreKept() throws SQLException {
      connection.setAutoCommit(true);
      execute(connection, "INSERT INTO readings VALUES (1500, 'already here')");

      var failure =
          catchThrowableOfType(
              BatchInsertException.class,
              () -> BatchInserter.insert(connection, INSERT, readings(3_000, "calm")));

      assertThat(failure.firstRow()).isEqualTo(1_001);
      assertThat(ask(observer, "SELECT COUNT(*) FROM readings WHERE note = 'calm'"))
          .isEqualTo("1000");
    }
  }

  @Nested
  @DisplayName("failures")
  class Failures {
    @Test
    void nameTheRowsOfTheStatement() throws SQLException {
      execute(connection, "INSERT INTO readings VALUES (1500, 'already here')");

      // cursor.executemany(...)  # IntegrityError: (1062, "Duplicate entry '1500' for key ...")
      assertThatExceptionOfType(BatchInsertException.class)
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, readings(3_000, "calm")))
          .withMessageStartingWith("Rows 1001 to 2000 were not inserted: Duplicate entry '1500'")
          .withCauseInstanceOf(SQLIntegrityConstraintViolationException.class)
          .returns(1062, SQLException::getErrorCode)
          .returns("23000", SQLException::getSQLState)
          .returns(1_001L, BatchInsertException::firstRow)
          .returns(2_000L, BatchInsertException::lastRow);
    }

    @Test
    void nameTheRowsOfTheLastStatementToo() throws SQLException {
      execute(connection, "INSERT INTO readings VALUES (2500, 'already here')");

      assertThatExceptionOfType(BatchInsertException.class)
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, readings(2_500, "calm")))
          .withMessageStartingWith("Rows 2001 to 2500 ");
    }

    @Test
    void endTheReadingOfRows() throws SQLException {
      execute(connection, "INSERT INTO readings VALUES (1, 'already here')");
      var read = new AtomicInteger();
      Iterator<Object[]> counted =
          IntStream.iterate(1, id -> id + 1)
              .peek(read::set)
              .mapToObj(id -> new Object[] {id, "calm"})
              .iterator();

      assertThatExceptionOfType(BatchInsertException.class)
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, counted));

      assertThat(read).hasValue(1_001);
    }

    @Test
    void ofTheIteratorArriveAsTheyAre() throws SQLException {
      var rows =
          IntStream.rangeClosed(1, 1_500)
              .mapToObj(id -> new Object[] {id, "" + 1 / (1_200 - id)})
              .iterator();

      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, rows));
      connection.rollback();

      assertThat(count(connection)).isZero();
    }

    @Test
    void leaveNothingBehindWhenTheConnectionIsKilled() throws SQLException {
      String victim = ask(connection, "SELECT CONNECTION_ID()");
      Iterator<Object[]> rows =
          IntStream.rangeClosed(1, 5_000)
              .peek(id -> killAt(2_500, id, victim))
              .mapToObj(id -> new Object[] {id, "calm"})
              .iterator();

      var failure =
          catchThrowableOfType(
              BatchInsertException.class, () -> BatchInserter.insert(connection, INSERT, rows));

      assertThat((Throwable) failure)
          .hasMessageStartingWith("Rows 2001 to 3000 were not inserted: ")
          .hasNoSuppressedExceptions();
      assertThat(failure.getSQLState()).startsWith("08");
      assertThat(connection.isClosed()).isTrue();
      // waits for the server to have ended the transaction of the killed
      assertThat(ask(observer, "SELECT COUNT(*) FROM readings FOR UPDATE")).isEqualTo("0");
    }

    private void killAt(int when, int id, String victim) {
      if (id == when) {
        try {
          execute(observer, "KILL " + victim);
        } catch (SQLException e) {
          throw new AssertionError(e);
        }
      }
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "UPDATE readings SET note = ? WHERE id = ?",
          "INSERT INTO readings SET id = ?, note = ?",
          "INSERT INTO readings VALUES (1, 'calm')",
          "INSERT INTO readings VALUES (?, ?), (?, ?)",
          "INSERT INTO readings VALUES (?, ?) ON DUPLICATE KEY UPDATE note = ?",
          "INSERT INTO readings SELECT ?, ?"
        })
    void anythingButOneRowOfPlaceholdersIsRefused(String sql) throws SQLException {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BatchInserter.insert(connection, sql, readings(1, "calm")))
          .withMessageContaining(sql)
          .withMessageEndingWith("write INSERT INTO t (a, b) VALUES (?, ?)");
    }

    @Test
    void aRowOfAnotherLengthIsNamed() {
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              BatchInserter.insert(
                  connection, INSERT, rows(new Object[] {1, "calm"}, new Object[] {2})))
          .withMessage("Row 2 has 1 values for 2 placeholders");
    }

    @Test
    void aValueOfAnotherTypeIsNamed() {
      // Connector/J would store the bytes of a serialized object
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              BatchInserter.insert(connection, INSERT, rows(new Object[] {1, UUID.randomUUID()})))
          .withMessage(
              "Row 1 has a java.util.UUID: make it a string, byte[], number, boolean or date");
    }

    @Test
    void aStatementOfNoRowsIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, readings(1, "calm"), 0))
          .withMessage("0 rows to a statement: give 1 or more");
    }

    @Test
    void nullIsNoIterator() {
      assertThatNullPointerException()
          .isThrownBy(() -> BatchInserter.insert(connection, INSERT, null))
          .withMessage("rows");
    }
  }

  @Nested
  @DisplayName("300,000 rows in a JVM with 32 MB")
  class Memory {
    @Test
    void areInsertedByBatchInserter(MySqlSandbox mysql) throws Exception {
      var child = run(mysql, "BatchInserter");

      assertThat(child.output().lines()).last().isEqualTo("300000 rows");
      assertThat(child.exitCode()).isZero();
    }

    @Test
    void doNotFitIntoOneBatch(MySqlSandbox mysql) throws Exception {
      var child = run(mysql, "addBatch");

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
              ManyRows.class.getName(),
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
  static final class ManyRows {
    public static void main(String[] how) throws SQLException {
      try (var connection =
          DriverManager.getConnection(
              System.getenv("PYNOTES_TEST_URL"),
              System.getenv("PYNOTES_TEST_USER"),
              System.getenv("PYNOTES_TEST_PASSWORD"))) {
        connection.setAutoCommit(false);
        var rows = readings(300_000, "a reading like any other");
        IO.println(
            (how[0].equals("addBatch") ? batch(rows, connection) : insert(rows, connection))
                + " rows");
      }
    }

    private static long insert(Iterator<Object[]> rows, Connection connection) throws SQLException {
      return BatchInserter.insert(connection, INSERT, rows);
    }

    private static long batch(Iterator<Object[]> rows, Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(INSERT)) {
        while (rows.hasNext()) {
          Object[] row = rows.next();
          insert.setObject(1, row[0]);
          insert.setObject(2, row[1]);
          insert.addBatch();
        }
        return insert.executeLargeBatch().length;
      }
    }
  }
}
