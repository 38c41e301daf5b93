package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.mysql.cj.jdbc.JdbcStatement;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@WithMySql
@DisplayName("RowsInputStream")
class RowsInputStreamTest {
  private static final String LOAD =
      "LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders CHARACTER SET utf8mb4";

  private static int localInfile;

  @TempDir private static Path empty;

  private Connection connection;

  @BeforeAll
  static void serverAllowsIt(Connection admin) throws SQLException {
    try (var statement = admin.createStatement();
        var before = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
      before.next();
      localInfile = before.getInt(1);
      statement.execute("SET GLOBAL local_infile = ON");
    }
  }

  @AfterAll
  static void serverIsAsItWas(Connection admin) throws SQLException {
    try (var statement = admin.createStatement()) {
      statement.execute("SET GLOBAL local_infile = " + localInfile);
    }
  }

  @BeforeEach
  void connectAndMakeTheTable(MySqlSandbox mysql) throws SQLException {
    var options = new Properties();
    options.setProperty("user", mysql.user());
    options.setProperty("password", mysql.password());
    options.setProperty("allowLoadLocalInfile", "true");
    options.setProperty("allowLoadLocalInfileInPath", empty.toString()); // and no file is in it
    connection = DriverManager.getConnection(mysql.url(), options);
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS orders");
      statement.execute("CREATE TABLE orders (id INT PRIMARY KEY, note TEXT)");
    }
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  private int load(String sql, InputStream rows) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows);
      return statement.executeUpdate(sql);
    }
  }

  private String text(String query) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  private static RowsInputStream rows(Object[]... rows) {
    return new RowsInputStream(List.of(rows).iterator());
  }

  private static Object[] row(Object... values) {
    return values;
  }

  /// Two good rows, and then a failure.
  private static Iterator<Object[]> failing() {
    var ids = new AtomicInteger();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Object[] next() {
        if (ids.incrementAndGet() > 2) {
          throw new NoSuchElementException("the source is gone");
        }
        return row(ids.get(), "good");
      }
    };
  }

  @Nested
  @DisplayName("through the driver's local-infile stream")
  class Load {
    @Test
    void loadsTheRowsOfAnIterator() throws SQLException {
      // @start region="load-data"
      // the rows are made while they are sent; PyMySQL would want a file of them
      Stream<Object[]> orders =
          IntStream.rangeClosed(1, 100_000).mapToObj(id -> new Object[] {id, "order no. " + id});
      try (var rows = new RowsInputStream(orders.iterator());
          var statement = connection.createStatement()) {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows);

        // cursor.execute("LOAD DATA LOCAL INFILE '/tmp/orders.csv' INTO TABLE orders")
        int loaded =
            statement.executeUpdate(
                "LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders CHARACTER SET utf8mb4 (id, note)");

        assertThat(loaded).isEqualTo(100_000);
      }
      // @end
      assertThat(text("SELECT CONCAT(COUNT(*), ' of ', SUM(id), ' to ', MAX(note)) FROM orders"))
          .isEqualTo("100000 of 5000050000 to order no. 99999");
    }

    @Test
    void loadsNothingFromAnEmptyIterator() throws SQLException {
      assertThat(load(LOAD, rows())).isZero();
    }

    @Test
    void bringsEveryTextBackAsItWas() throws SQLException {
      var texts =
          List.of(
              "",
              " ",
              "tab\there",
              "line\nbreak",
              "\r\n",
              "back\\slash",
              "\\N",
              "\\t",
              "NULL",
              "'quoted', \"twice\"",
              "a,b;c",
              "\0",
              "日本語 🐬 é",
              "\\",
              "\n",
              "x\\");
      var ids = new AtomicInteger();

      load(
          LOAD,
          new RowsInputStream(
              texts.stream().map(text -> row(ids.incrementAndGet(), text)).iterator()));

      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT note FROM orders ORDER BY id")) {
        for (String text : texts) {
          assertThat(row.next()).isTrue();
          assertThat(row.getString(1)).isEqualTo(text);
        }
        assertThat(row.next()).isFalse();
      }
    }

    @Test
    void makesNullOfNullAndNotOfText() throws SQLException {
      load(LOAD, rows(row(1, null), row(2, "NULL"), row(3, "")));

      assertThat(text("SELECT GROUP_CONCAT(id) FROM orders WHERE note IS NULL")).isEqualTo("1");
    }

    private enum Size {
      LARGE
    }

    @Test
    void sendsNumbersBooleansEnumsAndLocalTimes() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(
            """
            CREATE TEMPORARY TABLE readings (
              big BIGINT, exact DECIMAL(10, 3), rough DOUBLE, ok BOOLEAN, size VARCHAR(9),
              day DATE, clock TIME(3), moment DATETIME(6), minute DATETIME)
            """);
      }

      load(
          "LOAD DATA LOCAL INFILE 'rows' INTO TABLE readings CHARACTER SET utf8mb4",
          rows(
              row(
                  Long.MIN_VALUE,
                  new BigDecimal("-1.5E+3"),
                  1e-300,
                  true,
                  Size.LARGE,
                  LocalDate.of(2026, 2, 28),
                  LocalTime.of(23, 59, 58, 123_000_000),
                  LocalDateTime.of(2026, 2, 28, 1, 2, 3, 456_789_000),
                  LocalDateTime.of(2026, 2, 28, 1, 2))));

      assertThat(
              text(
                  """
                  SELECT CONCAT_WS('|', big, exact, rough = 1e-300, ok, size, day, clock, moment,
                    minute) FROM readings
                  """))
          .isEqualTo(
              "-9223372036854775808|-1500.000|1|1|LARGE|2026-02-28|23:59:58.123"
                  + "|2026-02-28 01:02:03.456789|2026-02-28 01:02:00");
    }
  }

  @Nested
  class Failure {
    @Test
    void ofTheIteratorEndsTheLoadAndLeavesTheConnectionUsable() throws SQLException {
      connection.setAutoCommit(false);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> load(LOAD, new RowsInputStream(failing())))
          .withCauseExactlyInstanceOf(IOException.class)
          .havingCause()
          .withMessage("Row 3 cannot be loaded: the source is gone")
          .withCauseInstanceOf(NoSuchElementException.class);

      connection.rollback();
      assertThat(text("SELECT COUNT(*) FROM orders")).isEqualTo("0");
    }

    @Test
    void keepsTheRowsThatWereSentBeforeItWithoutATransaction() {
      int plenty = 100_000;
      var rows =
          IntStream.rangeClosed(0, plenty)
              .mapToObj(id -> row(id, id < plenty ? "good" : Instant.EPOCH));

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> load(LOAD, new RowsInputStream(rows.iterator())));

      assertThat(countOfOrders()).isPositive().isLessThanOrEqualTo(plenty);
    }

    private int countOfOrders() {
      try {
        return Integer.parseInt(text("SELECT COUNT(*) FROM orders"));
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }

    @Test
    void namesTheRowAndTheColumnOfAValueWithoutAnAgreedText() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> rows(row(1, "good"), row(2, Instant.EPOCH)).readAllBytes())
          .withMessage(
              "Row 2 cannot be loaded: column 2 is a java.time.Instant; make it text, a number,"
                  + " a boolean, an enum or a local date or time.");
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> rows(row(new byte[1], 1)).readAllBytes())
          .withMessageContaining("column 1 is a byte[]");
    }

    @Test
    void isWhatASecondLoadMeetsInsteadOfLoadingNothing() throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows(row(1, "once")));
        assertThat(statement.executeUpdate(LOAD)).isEqualTo(1);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.executeUpdate(LOAD))
            .havingCause()
            .withMessageContaining("make a new RowsInputStream for each load");
      }
      assertThat(text("SELECT COUNT(*) FROM orders")).isEqualTo("1");
    }

    @Test
    void isImmediateWithoutAnIterator() {
      assertThatNullPointerException()
          .isThrownBy(() -> new RowsInputStream(null))
          .withMessage("rows");
    }
  }

  @Nested
  @DisplayName("a stream of one's own that throws unchecked")
  class TheWrongWay {
    @Test
    @SuppressWarnings("InputStreamSlowMultibyteRead") // it comes to no second byte
    void leavesTheConnectionOutOfStep() {
      InputStream careless =
          new InputStream() {
            @Override
            public int read() {
              throw new NoSuchElementException("the source is gone");
            }
          };

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> load(LOAD, careless))
          .withMessageContaining("the source is gone");
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> text("SELECT 1"));
    }
  }

  @Nested
  @DisplayName("read()")
  class Read {
    @Test
    void takesABoundedNumberOfRowsAhead() throws IOException {
      var taken = new AtomicInteger();
      var endless = Stream.generate(() -> row(taken.incrementAndGet(), "x".repeat(98)));
      try (var rows = new RowsInputStream(endless.iterator())) {
        rows.skipNBytes(10_000_000);

        // 101 characters and more a row, and 65,536 at once
        assertThat(taken.get()).isBetween(90_000, 100_000);
      }
    }

    @Test
    void isTheSameByteByByte() throws IOException {
      try (var rows = rows(row(1, "é"), row(2, null));
          var bytewise = rows(row(1, "é"), row(2, null))) {
        byte[] all = rows.readAllBytes();

        assertThat(new String(all, StandardCharsets.UTF_8)).isEqualTo("1\té\n2\t\\N\n");
        for (byte expected : all) {
          assertThat((byte) bytewise.read()).isEqualTo(expected);
        }
        assertThat(bytewise.read()).isEqualTo(-1);
        assertThat(bytewise.read(new byte[0])).isZero();
      }
    }
  }
}
