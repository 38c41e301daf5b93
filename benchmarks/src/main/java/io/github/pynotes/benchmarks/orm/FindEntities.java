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
import io.github.pynotes.benchmarks.orm.Readings.Row;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Reads 10,000 entities one by one, by their ids.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5)
@Measurement(iterations = 3)
public class FindEntities {
  private static final Contender FIND =
      new JmhContender("Session.find", FindEntities.class, "find");
  private static final Contender GET =
      new JmhContender("StatelessSession.get", FindEntities.class, "get");
  private static final Contender BY_HAND =
      new JmhContender("JDBC by hand", FindEntities.class, "byHand");
  private static final Contender SQLALCHEMY =
      new PythonContender("SQLAlchemy Session.get", "find_entities.py", "SQLAlchemy");

  public static final Group GROUP =
      new Group(
          "ormfind",
          "10,000 entities by id",
          """
          Each of 10,000 rows of a table of 200,000 is read by its primary key and a statement of its
          own, in one transaction and no order. A session keeps what it has read; none is read twice.
          """,
          Optional.of(Readings::createAndFill),
          List.of(told(GET, BY_HAND), told(FIND, BY_HAND), atMost(0.50, FIND, SQLALCHEMY)),
          List.of(),
          List.of("What a lookup costs is the way to the server and back, whoever asks."));

  private static final int LOOKUPS = 10_000;
  private static final int STEP = 7_919; // a prime, so that no id comes twice

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

  private static int id(int lookup) {
    return (int) ((long) lookup * STEP % Readings.ROWS);
  }

  @Benchmark
  public long find() {
    return factory.fromTransaction(session -> {
      long sum = 0;
      for (int i = 0; i < LOOKUPS; i++) {
        sum += session.find(Reading.class, id(i)).celsius.scale();
      }
      return checked(sum);
    });
  }

  @Benchmark
  public long get() {
    return factory.fromStatelessTransaction(session -> {
      long sum = 0;
      for (int i = 0; i < LOOKUPS; i++) {
        sum += session.get(Reading.class, id(i)).celsius.scale();
      }
      return checked(sum);
    });
  }

  @Benchmark
  public long byHand() throws SQLException {
    connection.setAutoCommit(false);
    long sum = 0;
    try (var statement = connection.prepareStatement(Readings.SELECT + " WHERE id = ?")) {
      for (int i = 0; i < LOOKUPS; i++) {
        statement.setInt(1, id(i));
        try (var row = statement.executeQuery()) {
          row.next();
          sum += Row.of(row).celsius().scale();
        }
      }
    }
    connection.commit();
    return checked(sum);
  }

  private static long checked(long scales) {
    if (scales != 2 * LOOKUPS) {
      throw new IllegalStateException("Not every row was found: the scales sum up to " + scales);
    }
    return scales;
  }
}
