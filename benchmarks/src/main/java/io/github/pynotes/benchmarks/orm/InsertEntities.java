package io.github.pynotes.benchmarks.orm;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.benchmarks.harness.Server;
import io.github.pynotes.benchmarks.orm.Readings.Reading;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hibernate.SessionFactory;
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

/// Inserts 50,000 entities with assigned ids, and commits.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 8)
@Measurement(iterations = 3)
public class InsertEntities {
  private static final Contender STATELESS =
      new JmhContender("StatelessSession.insertMultiple", InsertEntities.class, "stateless");
  private static final Contender MANAGED =
      new JmhContender("Session.persist, flush, clear", InsertEntities.class, "managed");
  private static final Contender BY_HAND =
      new JmhContender("JDBC by hand", InsertEntities.class, "byHand");
  private static final Contender ADD_ALL =
      new PythonContender(
          "SQLAlchemy add_all",
          "insert_entities.py",
          Optional.of("SQLAlchemy"),
          List.of("add_all"));
  private static final Contender INSERT =
      new PythonContender(
          "SQLAlchemy insert()",
          "insert_entities.py",
          Optional.of("SQLAlchemy"),
          List.of("insert"));

  public static final Group GROUP =
      new Group(
          "orminsert",
          "50,000 entities into an empty table",
          """
          The entities (int, varchar, decimal, datetime) are objects in memory beforehand, with ids
          of their own, and go into the table in one transaction, whose commit counts. Java sends them
          in batches of 1,000, with `rewriteBatchedStatements` on. `insert()` takes dicts, no objects.
          """,
          Optional.of(Readings::create),
          List.of(
              atMost(1.50, STATELESS, BY_HAND),
              atMost(0.30, STATELESS, ADD_ALL),
              told(BY_HAND, ADD_ALL),
              told(STATELESS, INSERT),
              told(MANAGED, BY_HAND)),
          List.of(),
          List.of(
              """
              Most of the time is the server's: the thread that inserts by hand computes for a quarter
              of it. Hibernate cannot get much further below SQLAlchemy than that does.\
              """,
              """
              Hibernate's `java_time_use_direct_jdbc` is on: a `LocalDateTime` goes to the driver as
              such, as by hand. Otherwise it goes as a `Timestamp`, for which Connector/J makes new
              `SimpleDateFormat`s for each row: two fifths of what Hibernate's thread computed.\
              """));

  private static final int ROWS = 50_000;
  private static final int BATCH = 1_000;

  private final List<Reading> readings = IntStream.range(0, ROWS).mapToObj(Reading::new).toList();

  private HikariDataSource pool;
  private SessionFactory factory;
  private Connection connection;

  @Setup
  public void connect() throws SQLException {
    pool = Readings.pool();
    factory = Readings.factory(pool, Reading.class);
    connection = Server.ofThisRun().connect(Map.of("rewriteBatchedStatements", "true"));
  }

  @TearDown
  public void close() throws SQLException {
    connection.close();
    factory.close();
    pool.close();
  }

  @Setup(Level.Iteration)
  public void emptyTable() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("TRUNCATE TABLE entities");
    }
  }

  @Benchmark
  public void stateless() {
    factory.inStatelessTransaction(session -> {
      for (int from = 0; from < ROWS; from += BATCH) {
        session.insertMultiple(readings.subList(from, from + BATCH));
      }
    });
  }

  @Benchmark
  public void managed() {
    factory.inTransaction(session -> {
      session.setJdbcBatchSize(BATCH);
      for (int from = 0; from < ROWS; from += BATCH) {
        readings.subList(from, from + BATCH).forEach(session::persist);
        session.flush();
        session.clear();
      }
    });
  }

  @Benchmark
  public void byHand() throws SQLException {
    connection.setAutoCommit(false);
    try (var insert = connection.prepareStatement("INSERT INTO entities VALUES (?, ?, ?, ?)")) {
      for (int row = 0; row < ROWS; row++) {
        Reading reading = readings.get(row);
        insert.setInt(1, reading.id);
        insert.setString(2, reading.sensor);
        insert.setBigDecimal(3, reading.celsius);
        insert.setObject(4, reading.takenAt);
        insert.addBatch();
        if (row % BATCH == BATCH - 1) {
          insert.executeBatch();
        }
      }
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  @TearDown(Level.Iteration)
  public void check() throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT COUNT(*) FROM entities")) {
      rows.next();
      if (rows.getInt(1) != ROWS) {
        throw new IllegalStateException("Not every row was inserted, but " + rows.getInt(1));
      }
    }
  }
}
