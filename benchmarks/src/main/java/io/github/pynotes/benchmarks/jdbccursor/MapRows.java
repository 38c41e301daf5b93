package io.github.pynotes.benchmarks.jdbccursor;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.Server;
import io.github.pynotes.jdbccursor.RecordRowMapper;
import io.github.pynotes.jdbccursor.RowStream;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

/// Makes records of 1,000,000 rows that are in memory already.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 8)
@Measurement(iterations = 5)
public class MapRows {
  private static final Contender RECORD_ROW_MAPPER =
      new JmhContender("RecordRowMapper", MapRows.class, "recordRowMapper");
  private static final Contender BY_HAND = new JmhContender("by hand", MapRows.class, "byHand");

  private static final Contender BARE_MAPPER =
      new JmhContender("RecordRowMapper, values ready", MapRows.class, "recordRowMapperOfValues");
  private static final Contender BARE_HAND =
      new JmhContender("by hand, values ready", MapRows.class, "byHandOfValues");

  public static final Group GROUP =
      new Group(
          "map",
          "1,000,000 rows to records",
          """
          10,000 rows (int, varchar, decimal, datetime) lie in the driver's own `ResultSet`, read from
          the server beforehand; a hundred passes over them make a record of each row. By hand it is
          `new Reading(row.getInt(1), …)`, by the columns' numbers, which is faster than by name.
          "Values ready" is a result set in memory that has nothing to decode: no driver is like that,
          but it shows what the mapper itself costs.
          """,
          Optional.of(MapRows::createTable),
          List.of(atMost(1.10, RECORD_ROW_MAPPER, BY_HAND), told(BARE_MAPPER, BARE_HAND)),
          List.of(),
          List.of());

  private static final int PASSES = 100;
  private static final int ROWS = 10_000;
  private static final RecordRowMapper<Reading> MAPPER = RecordRowMapper.of(Reading.class);

  private Connection connection;
  private ResultSet rows;

  private final CannedRows values =
      CannedRows.of(
          List.of("id", "sensor", "celsius", "taken_at"),
          IntStream.range(0, ROWS)
              .mapToObj(id ->
                  new Object[] {
                    id,
                    "sensor-%d in hall %d".formatted(id % 100, id % 17),
                    BigDecimal.valueOf(id, 2),
                    LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(id)
                  })
              .toArray(Object[][]::new));

  private static void createTable(Server server) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE mapped (id INT PRIMARY KEY, sensor VARCHAR(40) NOT NULL,
            celsius DECIMAL(10, 2) NOT NULL, taken_at DATETIME NOT NULL)
          """);
      statement.execute(
          """
          INSERT INTO mapped
          WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99)
          SELECT a.i * 100 + b.i, CONCAT('sensor-', b.i, ' in hall ', a.i % 17),
            (a.i * 100 + b.i) / 100, TIMESTAMP('2026-01-01') + INTERVAL a.i * 100 + b.i SECOND
          FROM n a, n b
          """);
    }
  }

  @Setup
  @SuppressWarnings("resource") // The connection closes the statement.
  public void readRows() throws SQLException {
    connection = Server.ofThisRun().connect();
    rows =
        connection
            .createStatement(ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY)
            .executeQuery("SELECT id, sensor, celsius, taken_at FROM mapped");
  }

  @TearDown
  public void close() throws SQLException {
    connection.close();
  }

  @Benchmark
  public int recordRowMapper(Blackhole readings) throws SQLException {
    return map(rows, MAPPER::map, readings);
  }

  @Benchmark
  public int byHand(Blackhole readings) throws SQLException {
    return map(rows, Reading::of, readings);
  }

  @Benchmark
  public int recordRowMapperOfValues(Blackhole readings) throws SQLException {
    return map(values, MAPPER::map, readings);
  }

  @Benchmark
  public int byHandOfValues(Blackhole readings) throws SQLException {
    return map(values, Reading::of, readings);
  }

  private static int map(ResultSet rows, RowStream.RowMapper<Reading> mapper, Blackhole readings)
      throws SQLException {
    int count = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      rows.beforeFirst();
      while (rows.next()) {
        readings.consume(mapper.map(rows));
        count++;
      }
    }
    return checked(count);
  }

  private static int checked(int count) {
    if (count != PASSES * ROWS) {
      throw new IllegalStateException("Not every row was mapped, but " + count);
    }
    return count;
  }
}
