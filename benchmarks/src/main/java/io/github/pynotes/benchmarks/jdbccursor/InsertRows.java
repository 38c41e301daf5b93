package io.github.pynotes.benchmarks.jdbccursor;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.mysql.cj.jdbc.JdbcStatement;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.benchmarks.harness.Server;
import io.github.pynotes.jdbccursor.BatchInserter;
import io.github.pynotes.jdbccursor.RowsInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Inserts 100,000 rows into an empty table, and commits.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5)
@Measurement(iterations = 3)
public class InsertRows {
  private static final Contender BATCH_INSERTER =
      new JmhContender("BatchInserter", InsertRows.class, "batchInserter");
  private static final Contender REWRITTEN =
      new JmhContender("addBatch, rewriteBatchedStatements", InsertRows.class, "rewrittenBatch");
  private static final Contender PREPARED =
      new JmhContender(
          "BatchInserter, useServerPrepStmts", InsertRows.class, "preparedBatchInserter");
  private static final Contender LOAD_FILE =
      new JmhContender("LOAD DATA from a file", InsertRows.class, "loadFile");
  private static final Contender LOAD_ROWS =
      new JmhContender("LOAD DATA from RowsInputStream", InsertRows.class, "loadRows");
  private static final Contender PYMYSQL =
      new PythonContender("PyMySQL executemany", "insert_rows.py", "PyMySQL");

  public static final Group GROUP =
      new Group(
          "insert",
          "100,000 rows into an empty table",
          """
          The rows (int, varchar, decimal, datetime) are objects in memory beforehand, and go into the
          table in one transaction, whose commit counts. The file is there beforehand, too; it has the
          bytes that `RowsInputStream` makes of the rows.
          """,
          Optional.of(InsertRows::createTable),
          List.of(
              atMost(0.75, BATCH_INSERTER, PYMYSQL),
              atMost(1.60, BATCH_INSERTER, LOAD_FILE),
              atMost(1.10, LOAD_ROWS, LOAD_FILE),
              told(BATCH_INSERTER, REWRITTEN),
              told(PREPARED, BATCH_INSERTER)),
          List.of(),
          List.of(
              """
              What limits `BatchInserter` is the server, which parses the text of a statement and makes
              numbers of digits; of its time the client computes for less than a fifth. It also takes
              turns with the server, statement by statement, where `LOAD DATA` keeps both at work.
              """));

  private static final String INSERT = "INSERT INTO copies VALUES (?, ?, ?, ?)";
  private static final int ROWS = 100_000;

  private final List<Object[]> rows =
      IntStream.range(0, ROWS)
          .mapToObj(id ->
              new Object[] {
                id,
                "sensor-%d in hall %d".formatted(id % 1000, id % 17),
                BigDecimal.valueOf(id, 2),
                LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(id)
              })
          .toList();

  private Connection connection;
  private Connection preparing;
  private Connection rewriting;
  private boolean serverAllowedLocalFiles;
  private Path file;

  private static void createTable(Server server) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          CREATE TABLE copies (
            id INT PRIMARY KEY,
            sensor VARCHAR(40) NOT NULL,
            celsius DECIMAL(10, 2) NOT NULL,
            taken_at DATETIME NOT NULL)
          """);
    }
  }

  @Setup
  public void connect() throws SQLException, IOException {
    connection = Server.ofThisRun().connect(Map.of("allowLoadLocalInfile", "true"));
    preparing = Server.ofThisRun().connect(Map.of("useServerPrepStmts", "true"));
    rewriting = Server.ofThisRun().connect(Map.of("rewriteBatchedStatements", "true"));
    serverAllowedLocalFiles = allowLocalFiles(true);
    connection.setAutoCommit(false);
    preparing.setAutoCommit(false);
    rewriting.setAutoCommit(false);
    file = Files.createTempFile("pynotes-benchmarks-", ".tsv");
    try (var bytes = new RowsInputStream(rows.iterator());
        var out = Files.newOutputStream(file)) {
      bytes.transferTo(out);
    }
  }

  @TearDown
  public void close() throws SQLException, IOException {
    Files.delete(file);
    allowLocalFiles(serverAllowedLocalFiles);
    connection.close();
    preparing.close();
    rewriting.close();
  }

  /// Tells the server, and returns what it did before.
  private boolean allowLocalFiles(boolean allowed) throws SQLException {
    try (var statement = connection.createStatement();
        var before = statement.executeQuery("SELECT @@GLOBAL.local_infile")) {
      before.next();
      boolean result = before.getBoolean(1);
      statement.execute("SET GLOBAL local_infile = " + allowed);
      return result;
    }
  }

  @Setup(Level.Iteration)
  public void emptyTable() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE copies");
    }
  }

  @Benchmark
  public long batchInserter() throws SQLException {
    return committed(connection, BatchInserter.insert(connection, INSERT, rows.iterator()));
  }

  @Benchmark
  public long preparedBatchInserter() throws SQLException {
    return committed(preparing, BatchInserter.insert(preparing, INSERT, rows.iterator()));
  }

  @Benchmark
  public long rewrittenBatch() throws SQLException {
    long inserted = 0;
    try (var insert = rewriting.prepareStatement(INSERT)) {
      for (int row = 0; row < ROWS; row++) {
        Object[] values = rows.get(row);
        for (int i = 0; i < values.length; i++) {
          insert.setObject(i + 1, values[i]);
        }
        insert.addBatch();
        if (row % 1_000 == 999) { // as BatchInserter does
          for (int count : insert.executeBatch()) {
            inserted += count == Statement.SUCCESS_NO_INFO ? 1 : count;
          }
        }
      }
    }
    return committed(rewriting, inserted);
  }

  @Benchmark
  public long loadFile() throws SQLException {
    try (var load = connection.prepareStatement("LOAD DATA LOCAL INFILE ? INTO TABLE copies")) {
      load.setString(1, file.toString());
      return committed(connection, load.executeLargeUpdate());
    }
  }

  @Benchmark
  public long loadRows() throws SQLException {
    try (var load = connection.createStatement();
        var bytes = new RowsInputStream(rows.iterator())) {
      load.unwrap(JdbcStatement.class).setLocalInfileInputStream(bytes);
      return committed(
          connection, load.executeLargeUpdate("LOAD DATA LOCAL INFILE 'rows' INTO TABLE copies"));
    }
  }

  private static long committed(Connection connection, long inserted) throws SQLException {
    connection.commit();
    if (inserted != ROWS) {
      throw new IllegalStateException("Not every row was inserted, but " + inserted);
    }
    return inserted;
  }
}
