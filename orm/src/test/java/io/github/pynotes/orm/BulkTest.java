package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.SessionEventListener;
import org.hibernate.SessionFactory;
import org.hibernate.SharedSessionContract;
import org.hibernate.cfg.BatchSettings;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.insert, update, delete: many rows at once")
class BulkTest {
  @Entity(name = "Visit")
  static class Visit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Long id;
  }

  @Entity(name = "Parcel")
  static class Parcel {
    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE) // 50 ids at a time
    Long id;
  }

  @Entity(name = "Sensor")
  static class Sensor {
    @Id int id;
    int celsius = 20;

    Sensor() {}

    Sensor(int id) {
      this.id = id;
    }
  }

  @Entity(name = "Alarm")
  static class Alarm {
    @Id int id;

    Alarm() {}

    Alarm(int id) {
      this.id = id;
    }
  }

  private static HikariDataSource pool;
  private static SessionFactory factory;
  private static final List<String> prepared = new ArrayList<>();

  @BeforeAll
  static void aFactoryWithBatchesOfFifty(MySqlSandbox mysql) {
    pool = pool(mysql);
    factory = configuration(pool).schemaToolingAction(Action.CREATE).createEntityManagerFactory();
    // the first number of a sequence is no block of fifty, but stands alone
    factory.inTransaction(session -> session.persist(new Parcel()));
  }

  private static HikariDataSource pool(MySqlSandbox mysql) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(mysql.url() + "&rewriteBatchedStatements=true");
    pool.setUsername(mysql.user());
    pool.setPassword(mysql.password());
    return pool;
  }

  private static HibernatePersistenceConfiguration configuration(HikariDataSource pool) {
    StatementInspector inspector =
        sql -> {
          prepared.add(sql);
          return sql;
        };
    return new HibernatePersistenceConfiguration("building")
        .managedClasses(Visit.class, Parcel.class, Sensor.class, Alarm.class)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
        .property(JdbcSettings.STATEMENT_INSPECTOR, inspector)
        .property(BatchSettings.STATEMENT_BATCH_SIZE, 50);
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void emptyTables() {
    factory.inTransaction(session -> {
      for (var entity : List.of("Visit", "Parcel", "Sensor", "Alarm")) {
        session.createMutationQuery("delete from " + entity).executeUpdate();
      }
    });
    prepared.clear();
  }

  private static List<Sensor> sensors(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(Sensor::new).toList();
  }

  private static void insertSensors(int count) {
    factory.inStatelessTransaction(session -> session.insertMultiple(sensors(count)));
  }

  private static long count(String entity) {
    return factory.fromSession(session ->
        session
            .createSelectionQuery("select count(*) from " + entity, Long.class)
            .getSingleResult());
  }

  /// The INSERT statements that the server sees, which need not be those that Hibernate prepares.
  private static int insertStatements(SharedSessionContract session, Runnable work) {
    int before = insertStatements(session);
    work.run();
    return insertStatements(session) - before;
  }

  private static int insertStatements(SharedSessionContract session) {
    return session.doReturningWork(connection -> {
      try (var statement = connection.createStatement();
          var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
        status.next();
        return status.getInt("Value");
      }
    });
  }

  /// The JDBC batches that a session executes.
  private static final class Batches implements SessionEventListener {
    private static final long serialVersionUID = 1;
    private int executed;

    @Override
    public void jdbcExecuteBatchEnd() {
      executed++;
    }
  }

  @Nested
  @DisplayName("session.add_all(objects)")
  class AddAll {
    @Test
    void sendsAStatementForEachRowWhereTheServerMakesTheIds() {
      factory.inTransaction(session -> {
        // session.add_all(Visit() for _ in range(100))  # 100 statements, too
        int statements =
            insertStatements(
                session, () -> Stream.generate(Visit::new).limit(100).forEach(session::persist));

        // at once: persist must set the id, and only the row's own INSERT makes it
        assertThat(statements).isEqualTo(100);
      });
    }

    @Test
    void sendsAStatementForEachBatchWhereTheIdsAreAssigned() {
      // @start region="bulk"
      factory.inTransaction(session -> {
        // session.add_all(Sensor(id=i) for i in range(1, 101)); session.flush()
        int statements =
            insertStatements(
                session,
                () -> {
                  IntStream.rangeClosed(1, 100).mapToObj(Sensor::new).forEach(session::persist);
                  session.flush();
                });

        // hibernate.jdbc.batch_size is 50, and rewriteBatchedStatements on
        assertThat(statements).isEqualTo(2);
      });
      // @end
    }

    @Test
    void sendsAStatementForEachBatchWhereAGeneratorMakesTheIds() {
      factory.inTransaction(session -> {
        int statements =
            insertStatements(
                session,
                () -> {
                  Stream.generate(Parcel::new).limit(100).forEach(session::persist);
                  session.flush();
                });

        assertThat(statements).isEqualTo(2);
      });
    }

    @Test
    void sendsAStatementForEachRowWithoutABatchSize() {
      factory.inTransaction(session -> {
        session.setJdbcBatchSize(1);

        int statements =
            insertStatements(
                session,
                () -> {
                  sensors(100).forEach(session::persist);
                  session.flush();
                });
        assertThat(statements).isEqualTo(100);
      });
    }

    @Test
    void batchesUpdatesToo() {
      insertSensors(100);
      var batches = new Batches();
      factory.inTransaction(session -> {
        session.addEventListeners(batches);

        // for sensor in session.scalars(select(Sensor)): sensor.celsius += 1
        for (Sensor sensor : session.createSelectionQuery("from Sensor", Sensor.class).list()) {
          sensor.celsius++;
        }
      });

      assertThat(batches.executed).isEqualTo(2);
    }

    @Test
    void leavesNoRowWhenOneOfThemFails() {
      insertSensors(1);

      // session.add_all(...); session.commit()  # IntegrityError
      assertThatExceptionOfType(Exception.class)
          .isThrownBy(() ->
              factory.inTransaction(session -> {
                for (int id = 100; id > 0; id--) {
                  session.persist(new Sensor(id));
                }
              }))
          .withCauseInstanceOf(ConstraintViolationException.class);
      assertThat(count("Sensor")).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("two tables in turns")
  class Alternating {
    private void persistInTurns(SharedSessionContract session, Consumer<Object> persist) {
      assertThat(
              insertStatements(
                  session,
                  () -> {
                    for (int id = 1; id <= 40; id++) {
                      persist.accept(new Sensor(id));
                      persist.accept(new Alarm(id));
                    }
                  }))
          .isZero();
    }

    @Test
    void breakEveryBatch() {
      factory.inTransaction(session -> {
        persistInTurns(session, session::persist);

        // in the order of persist, and a batch has one kind of statement
        assertThat(insertStatements(session, session::flush)).isEqualTo(80);
      });
    }

    @Test
    void breakNoneWhenHibernateMayOrderThem() {
      var ordering = configuration(pool).property(BatchSettings.ORDER_INSERTS, true);
      try (var factory = ordering.createEntityManagerFactory()) {
        factory
            .unwrap(SessionFactory.class)
            .inTransaction(session -> {
              persistInTurns(session, session::persist);

              // SQLAlchemy's unit of work sorts by table anyway
              assertThat(insertStatements(session, session::flush)).isEqualTo(2);
            });
      }
    }
  }

  @Nested
  @DisplayName("ids of a generator")
  class PooledGenerator {
    private static long idOfANewParcel(EntityManagerFactory factory) {
      return factory.callInTransaction(manager -> {
        var parcel = new Parcel();
        manager.persist(parcel);
        return parcel.id;
      });
    }

    @Test
    void comeFiftyAtATime() {
      try (var here = configuration(pool).createEntityManagerFactory();
          var there = configuration(pool).createEntityManagerFactory()) {
        long first = idOfANewParcel(here);

        // another program takes the next fifty; this one goes on with its own
        assertThat(idOfANewParcel(there)).isEqualTo(first + 50);
        assertThat(idOfANewParcel(here)).isEqualTo(first + 1);
      }
    }

    @Test
    void areThereBeforeTheRowIs() {
      factory.inTransaction(session -> {
        var parcel = new Parcel();
        session.persist(parcel);

        assertThat(parcel.id).isPositive();
        assertThat(prepared).noneMatch(sql -> sql.startsWith("insert"));
      });
    }

    @Test
    @RequiresMySql("MariaDB has sequences")
    void comeFromATableOfOneNumberOnMySql(Connection connection) throws SQLException {
      long before = nextValue(connection);
      factory.inTransaction(
          session -> Stream.generate(Parcel::new).limit(100).forEach(session::persist));

      assertThat(nextValue(connection) - before).isEqualTo(100);
    }

    private static long nextValue(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT next_val FROM Parcel_SEQ")) {
        row.next();
        return row.getLong(1);
      }
    }

    @Test
    @RequiresMySql("MariaDB has sequences, which need no transaction of their own")
    void needASecondConnectionForThatTable(MySqlSandbox mysql) {
      try (var onlyOne = pool(mysql)) {
        onlyOne.setMaximumPoolSize(1);
        onlyOne.setConnectionTimeout(250); // milliseconds, the least that HikariCP takes
        try (var factory = configuration(onlyOne).createEntityManagerFactory()) {

          // lest the number be locked until the commit
          assertThatExceptionOfType(JDBCConnectionException.class)
              .isThrownBy(() -> idOfANewParcel(factory));
        }
      }
    }
  }

  @Nested
  @DisplayName("session.bulk_insert_mappings(entity, rows)")
  class InsertMultiple {
    @Test
    void sendsTheWholeListAsOneBatch() {
      factory.inStatelessTransaction(session ->
          // session.bulk_insert_mappings(Sensor, rows)
          // session.execute(insert(Sensor), rows)  # as SQLAlchemy 2 says it
          assertThat(insertStatements(session, () -> session.insertMultiple(sensors(1000))))
              .isEqualTo(1));

      assertThat(count("Sensor")).isEqualTo(1000);
    }

    @Test
    void sendsAStatementForEachRowWhereTheServerMakesTheIds() {
      var visits = Stream.generate(Visit::new).limit(100).toList();
      factory.inStatelessTransaction(session ->
          assertThat(insertStatements(session, () -> session.insertMultiple(visits)))
              .isEqualTo(100));

      assertThat(visits).extracting(visit -> visit.id).doesNotContainNull().doesNotHaveDuplicates();
    }

    @Test
    void isNotALoopOverInsert() {
      factory.inStatelessTransaction(session ->
          // hibernate.jdbc.batch_size is 50, and means sessions only
          assertThat(insertStatements(session, () -> sensors(100).forEach(session::insert)))
              .isEqualTo(100));
    }

    @Test
    void maySpareTheListWithABatchSizeOfTheSessions() {
      factory.inStatelessTransaction(session -> {
        session.setJdbcBatchSize(25);

        assertThat(insertStatements(session, () -> sensors(100).forEach(session::insert)))
            .isEqualTo(4);
      });
    }
  }

  @Nested
  @DisplayName("for row in rows: session.add(row)")
  class Loop {
    private int mostInTheSession(int flushedAfter) {
      return factory.fromTransaction(session -> {
        int most = 0;
        for (int id = 1; id <= 1000; id++) {
          session.persist(new Sensor(id));
          most = Math.max(most, session.getStatistics().getEntityCount());
          if (id % flushedAfter == 0) {
            session.flush();
            session.clear(); // session.expunge_all()
          }
        }
        return most;
      });
    }

    @Test
    void keepsABatchOfObjectsWithFlushAndClear() {
      assertThat(mostInTheSession(50)).isEqualTo(50);

      assertThat(count("Sensor")).isEqualTo(1000);
    }

    @Test
    void keepsAllObjectsWithout() {
      assertThat(mostInTheSession(Integer.MAX_VALUE)).isEqualTo(1000);
    }

    @Test
    void losesWhatIsClearedButNotFlushed() {
      factory.inTransaction(session -> {
        session.persist(new Sensor(1));
        session.clear();
      });

      assertThat(count("Sensor")).isZero();
    }
  }

  @Nested
  @DisplayName("insert(Sensor).values(rows)")
  class Values {
    @Test
    void isAnInsertInHqlWithSeveralRows() {
      factory.inTransaction(session -> {
        // session.execute(insert(Sensor).values([(1, 20), (2, 21)])).rowcount
        String sql = "insert into Sensor (id, celsius) values (1, 20), (2, 21)";

        assertThat(session.createMutationQuery(sql).executeUpdate()).isEqualTo(2);
      });
    }

    @Test
    void takesRowsOfAnotherTable() {
      insertSensors(10);
      factory.inTransaction(session -> {
        // insert(Alarm).from_select(["id"], select(Sensor.id).where(Sensor.id > 7))
        String sql = "insert into Alarm (id) select id from Sensor where id > 7";

        assertThat(session.createMutationQuery(sql).executeUpdate()).isEqualTo(3);
      });
    }
  }

  @Nested
  @DisplayName("update(Sensor).where(...).values(...)")
  class Update {
    @Test
    void changesRowsThatNobodyLoads() {
      insertSensors(100);
      factory.inTransaction(session -> {
        prepared.clear();

        // session.execute(update(Sensor).where(Sensor.id <= 10).values(celsius=25)).rowcount
        int updated =
            session
                .createMutationQuery("update Sensor set celsius = 25 where id <= :last")
                .setParameter("last", 10)
                .executeUpdate();
        assertThat(updated).isEqualTo(10);
        assertThat(prepared).hasSize(1);
      });
    }

    @Test
    void countsTheRowsThatItMatches() {
      insertSensors(3);

      // 3 in SQLAlchemy, too: both have the server count what it found, not what it changed
      factory.inTransaction(session ->
          assertThat(session.createMutationQuery("update Sensor set celsius = 20").executeUpdate())
              .isEqualTo(3));
    }

    @Test
    void comesAfterWhatTheSessionHasNotYetWritten() {
      factory.inTransaction(session -> {
        session.persist(new Sensor(1));

        assertThat(session.createMutationQuery("update Sensor set celsius = 25").executeUpdate())
            .isEqualTo(1);
      });
    }
  }

  @Nested
  class DiffersFromPython {
    @BeforeEach
    void oneSensor() {
      insertSensors(1);
    }

    @Test
    void anUpdateLeavesTheSessionStaleUntilARefresh() {
      factory.inTransaction(session -> {
        var hall = session.find(Sensor.class, 1);
        session.createMutationQuery("update Sensor set celsius = 25").executeUpdate();

        // hall.celsius  # 25: SQLAlchemy also updates its objects (synchronize_session)
        assertThat(hall.celsius).isEqualTo(20);
        assertThat(session.find(Sensor.class, 1).celsius).isEqualTo(20);
        session.refresh(hall);
        assertThat(hall.celsius).isEqualTo(25);
      });
    }

    @Test
    void aQueryDoesNotRefreshWhatTheSessionHas() {
      factory.inTransaction(session -> {
        session.find(Sensor.class, 1);
        session.createMutationQuery("update Sensor set celsius = 25").executeUpdate();

        // the row says 25, but the object that stands for it is there already
        var warm = session.createSelectionQuery("from Sensor where celsius = 25", Sensor.class);
        assertThat(warm.getSingleResult().celsius).isEqualTo(20);
        session.clear();
        assertThat(warm.getSingleResult().celsius).isEqualTo(25);
      });
    }

    @Test
    void aStaleObjectOverwritesTheUpdate() {
      factory.inTransaction(session -> {
        var hall = session.find(Sensor.class, 1);
        session.createMutationQuery("update Sensor set celsius = celsius + 5").executeUpdate();

        // hall.celsius += 1  # 26
        hall.celsius++;
      });

      int celsius = factory.fromSession(session -> session.find(Sensor.class, 1).celsius);
      assertThat(celsius).isEqualTo(21); // the 5 are lost
    }

    @Test
    void aDeletedRowLivesOnInTheSession() {
      factory.inTransaction(session -> {
        session.find(Sensor.class, 1);
        session.createMutationQuery("delete from Sensor where id = 1").executeUpdate();

        // session.get(Sensor, 1)  # None
        assertThat(session.find(Sensor.class, 1)).isNotNull();
        session.clear();
        assertThat(session.find(Sensor.class, 1)).isNull();
      });
    }
  }
}
