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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Reads 200,000 rows into a list of entities, or of records.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 8)
@Measurement(iterations = 3)
// The heap does not grow while it is measured.
@Fork(jvmArgsPrepend = {"-Xms2g", "-Xmx2g"})
public class ReadEntities {
  private static final Contender STATELESS =
      new JmhContender("StatelessSession, stream of entities", ReadEntities.class, "stateless");
  private static final Contender STATELESS_LIST =
      new JmhContender("StatelessSession, list of entities", ReadEntities.class, "statelessList");
  private static final Contender RECORDS =
      new JmhContender("Session, records", ReadEntities.class, "records");
  private static final Contender MANAGED =
      new JmhContender("Session, entities", ReadEntities.class, "managed");
  private static final Contender READ_ONLY =
      new JmhContender("Session, read-only entities", ReadEntities.class, "readOnly");
  private static final Contender BY_HAND =
      new JmhContender("JDBC by hand", ReadEntities.class, "byHand");
  private static final Contender ENTITIES =
      new PythonContender(
          "SQLAlchemy entities",
          "read_entities.py",
          Optional.of("SQLAlchemy"),
          List.of("entities"));
  private static final Contender ROWS =
      new PythonContender(
          "SQLAlchemy rows", "read_entities.py", Optional.of("SQLAlchemy"), List.of("rows"));

  public static final Group GROUP =
      new Group(
          "ormread",
          "200,000 rows as entities",
          """
          A table of four columns (int, varchar, decimal, datetime) is read by one query into a list,
          which the driver holds as a whole before; every JVM has a heap of 2 GB from the start.
          Entities of a session are managed: it knows each by its id, and what it was like when it was
          read. Nobody manages records, those of a stateless session, and the records made by hand.
          """,
          Optional.of(Readings::createAndFill),
          List.of(
              atMost(1.60, STATELESS, BY_HAND),
              atMost(1.60, RECORDS, BY_HAND),
              atMost(2.50, MANAGED, BY_HAND),
              told(STATELESS_LIST, BY_HAND),
              told(READ_ONLY, BY_HAND),
              atMost(0.30, STATELESS, ENTITIES),
              atMost(0.30, MANAGED, ENTITIES),
              told(RECORDS, ROWS)),
          List.of(),
          List.of(
              """
              Hibernate's `java_time_use_direct_jdbc` is on: a datetime comes as a `LocalDateTime`, as
              by hand. Otherwise it comes by way of `Timestamp` and its calendar, which took a fifth of
              the time that an entity costs, and two fifths of the memory.\
              """,
              """
              A stateless session forgets each row of a stream before it reads the next. For a list it
              keeps all of them in maps, by id and by identity, until the last is read, as a session
              does: a third of its time.\
              """,
              """
              What is left above JDBC by hand is done for each row: an array of its values, a key, a
              holder and an entry, whether anybody asks for them later or not. Records need none.\
              """,
              """
              The entities are not enhanced at build time. Fields are set by generated code, not by
              reflection.\
              """));

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

  @Benchmark
  public List<Reading> stateless() {
    return checked(
        factory.fromStatelessSession(session -> {
          try (var rows =
              session.createSelectionQuery("from Reading", Reading.class).getResultStream()) {
            return rows.toList();
          }
        }));
  }

  @Benchmark
  public List<Reading> statelessList() {
    return checked(
        factory.fromStatelessSession(session ->
            session.createSelectionQuery("from Reading", Reading.class).getResultList()));
  }

  @Benchmark
  public List<Reading> managed() {
    return checked(
        factory.fromSession(session ->
            session.createSelectionQuery("from Reading", Reading.class).getResultList()));
  }

  @Benchmark
  public List<Reading> readOnly() {
    return checked(
        factory.fromSession(session ->
            session
                .createSelectionQuery("from Reading", Reading.class)
                .setReadOnly(true)
                .getResultList()));
  }

  @Benchmark
  public List<Row> records() {
    String hql = "select id, sensor, celsius, takenAt from Reading";
    return checked(
        factory.fromSession(
            session -> session.createSelectionQuery(hql, Row.class).getResultList()));
  }

  @Benchmark
  public List<Row> byHand() throws SQLException {
    try (var statement = connection.prepareStatement(Readings.SELECT);
        var rows = statement.executeQuery()) {
      var list = new ArrayList<Row>();
      while (rows.next()) {
        list.add(Row.of(rows));
      }
      return checked(list);
    }
  }

  private static <T> List<T> checked(List<T> rows) {
    if (rows.size() != Readings.ROWS) {
      throw new IllegalStateException("Not every row was read, but " + rows.size());
    }
    return rows;
  }
}
