package io.github.pynotes.benchmarks.jdbccursor;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.MySqlClientContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.benchmarks.harness.Server;
import io.github.pynotes.jdbccursor.RowStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Reads 1,000,000 rows as they come, each into a record.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5)
@Measurement(iterations = 3)
public class StreamRows {
  private static final Contender ROW_STREAM =
      new JmhContender("RowStream", StreamRows.class, "rowStream");
  private static final Contender BY_HAND =
      new JmhContender("JDBC by hand", StreamRows.class, "byHand");
  private static final Contender BINARY =
      new JmhContender("RowStream, useServerPrepStmts", StreamRows.class, "rowStreamOfBinaryRows");
  private static final Contender PYMYSQL =
      new PythonContender("PyMySQL SSCursor", "stream_rows.py", "PyMySQL");
  private static final Contender MYSQL_QUICK =
      new MySqlClientContender("mysql --quick", "stream_rows.sh");

  public static final Group GROUP =
      new Group(
          "stream",
          "1,000,000 rows, one at a time",
          """
          A table of four columns (int, varchar, decimal, datetime) is read from end to end, each row
          into a record; in Python into a `NamedTuple`. `mysql --quick` prints the rows to `/dev/null`.
          """,
          Optional.of(StreamRows::fill),
          List.of(
              atMost(0.20, ROW_STREAM, PYMYSQL),
              atMost(1.05, ROW_STREAM, BY_HAND),
              atMost(1.50, ROW_STREAM, MYSQL_QUICK),
              told(BINARY, ROW_STREAM)),
          List.of(SmallHeap::measure),
          List.of(
              """
              What `RowStream` does beyond `mysql --quick`, which prints the text as it comes, is to
              parse it: the server sends numbers and dates as text. It also needs a core for that, so
              on a machine with other work to do this ratio is the first to suffer.
              """,
              """
              `useServerPrepStmts=true` has the server send them in binary instead, which saves most
              of the parsing. It is a switch of the connection, not of `RowStream`, and off unless
              asked for, as it costs a round trip for each statement prepared.
              """));

  static final String QUERY = "SELECT id, sensor, celsius, taken_at FROM readings";
  private static final int ROWS = 1_000_000;
  private static final long SUM_OF_IDS = ROWS * (ROWS - 1L) / 2;

  private Connection connection;
  private Connection binary;

  private static void fill(Server server) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE readings (
            id INT PRIMARY KEY,
            sensor VARCHAR(40) NOT NULL,
            celsius DECIMAL(10, 2) NOT NULL,
            taken_at DATETIME NOT NULL)
          """);
      statement.execute(
          """
          INSERT INTO readings
          WITH RECURSIVE
            n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999),
            ids(id) AS (SELECT a.i * 1000 + b.i FROM n a, n b)
          SELECT id, CONCAT('sensor-', id % 1000, ' in hall ', id % 17), id % 100000 / 100,
            TIMESTAMP('2026-01-01') + INTERVAL id SECOND
          FROM ids
          """);
    }
  }

  @Setup
  public void connect() throws SQLException {
    connection = Server.ofThisRun().connect();
    binary = Server.ofThisRun().connect(Map.of("useServerPrepStmts", "true"));
  }

  @TearDown
  public void close() throws SQLException {
    connection.close();
    binary.close();
  }

  @Benchmark
  public long rowStream(Blackhole records) throws SQLException {
    return sumByRowStream(connection, records);
  }

  @Benchmark
  public long rowStreamOfBinaryRows(Blackhole records) throws SQLException {
    return sumByRowStream(binary, records);
  }

  /// The black hole sees to it that each record is really made: the compiler is good at leaving out
  /// what nobody keeps.
  private static long sumByRowStream(Connection connection, Blackhole records) throws SQLException {
    try (var readings = RowStream.query(connection, QUERY, Reading::of)) {
      return checked(readings.peek(records::consume).mapToLong(Reading::id).sum());
    }
  }

  @Benchmark
  public long byHand(Blackhole records) throws SQLException {
    long sum = 0;
    try (var statement = connection.prepareStatement(QUERY)) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          Reading reading = Reading.of(rows);
          records.consume(reading);
          sum += reading.id();
        }
      }
    }
    return checked(sum);
  }

  private static long checked(long sum) {
    if (sum != SUM_OF_IDS) {
      throw new IllegalStateException("Not every row was read: the ids sum up to " + sum);
    }
    return sum;
  }
}
