package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.IMetricsTracker;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.management.ObjectName;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;

@WithMySql
@Timeout(60)
@DisplayName(
    "create_engine(pool_size=, max_overflow=, pool_timeout=, pool_pre_ping=, pool_recycle=)")
class PoolTest {
  /// HikariCP trusts a connection for so many milliseconds after its last use.
  private static final String TRUSTED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

  private final Timers timers = new Timers();
  private MySqlSandbox mysql;
  private HikariConfig config;

  /// The timers of a pool, set off by a test and never by the clock.
  private static final class Timers extends ScheduledThreadPoolExecutor {
    private record Timer(Runnable task, Duration delay) {}

    private final List<Timer> set = new CopyOnWriteArrayList<>();

    Timers() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
      set.add(new Timer(task, Duration.of(delay, unit.toChronoUnit())));
      return super.schedule(() -> {}, 1, TimeUnit.DAYS); // only to be cancelled
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(
        Runnable task, long first, long period, TimeUnit unit) {
      return schedule(task, first, unit);
    }

    /// The one for a time of that order: at most it, and at least three quarters.
    Timer about(Duration time) {
      return set.stream()
          .filter(it -> it.delay.compareTo(time) <= 0)
          .filter(it -> it.delay.compareTo(time.multipliedBy(3).dividedBy(4)) >= 0)
          .findFirst()
          .orElseThrow();
    }

    /// The one that sees to the whole pool, first after a tenth of a second.
    Timer housekeeper() {
      return about(Duration.ofMillis(100));
    }
  }

  @BeforeEach
  void aPoolThatHasItsOwnTimers(MySqlSandbox mysql) {
    this.mysql = mysql;
    config = new HikariConfig();
    config.setDataSource(mysql.dataSource());
    config.setScheduledExecutor(timers);
    config.setMaximumPoolSize(2);
    config.setMinimumIdle(1);
  }

  @AfterEach
  void stop() {
    timers.shutdownNow();
    System.clearProperty(TRUSTED_FOR);
  }

  private static SessionFactory hibernateOn(DataSource connections) {
    return configuration(connections).createEntityManagerFactory();
  }

  private static HibernatePersistenceConfiguration configuration(DataSource connections) {
    return new HibernatePersistenceConfiguration("shop")
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, connections);
  }

  private static long connectionId(Session session) {
    return session.createNativeQuery("SELECT CONNECTION_ID()", Long.class).getSingleResult();
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String query(DataSource connections, String sql) throws SQLException {
    try (var connection = connections.getConnection()) {
      return query(connection, sql);
    }
  }

  private static String id(DataSource connections) throws SQLException {
    return query(connections, "SELECT CONNECTION_ID()");
  }

  private void kill(String id) throws SQLException {
    try (var admin = mysql.connect();
        var statement = admin.createStatement()) {
      statement.execute("KILL " + id);
      String alive = "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id;
      await("the end of connection " + id, () -> query(admin, alive).equals("0"));
    }
  }

  /// For what no signal tells of: a thread of the server or of the pool.
  private static void await(String what, SqlCondition condition) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @FunctionalInterface
  private interface SqlCondition {
    boolean holds() throws SQLException;
  }

  @Nested
  @DisplayName("create_engine(url): a pool for Hibernate")
  class ForHibernate {
    @Test
    void lendsToASessionFromItsFirstStatementToTheEndOfItsTransaction() {
      // @start region="pool"
      // engine = create_engine(url, pool_size=1, max_overflow=1)
      config.setMinimumIdle(1); // pool_size
      config.setMaximumPoolSize(2); // pool_size + max_overflow
      try (var pool = new HikariDataSource(config);
          var factory =
              new HibernatePersistenceConfiguration("shop")
                  .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                  .createEntityManagerFactory();
          var session = factory.openSession()) {
        var state = pool.getHikariPoolMXBean(); // engine.pool
        assertThat(state.getActiveConnections()).isZero(); // engine.pool.checkedout()

        var transaction = session.beginTransaction();
        assertThat(state.getActiveConnections()).isEqualTo(1);

        transaction.commit();
        assertThat(state.getActiveConnections()).isZero();
      }
      // @end
    }

    @Test
    void isAskedLaterWhenItTurnsOffAutocommitItself() {
      config.setAutoCommit(false);
      try (var pool = new HikariDataSource(config);
          var factory =
              configuration(pool)
                  .property(JdbcSettings.CONNECTION_PROVIDER_DISABLES_AUTOCOMMIT, true)
                  .createEntityManagerFactory();
          var session = factory.openSession()) {
        var state = pool.getHikariPoolMXBean();

        // session.begin(), which borrows nothing in SQLAlchemy either
        var transaction = session.beginTransaction();
        assertThat(state.getActiveConnections()).isZero();

        connectionId(session);
        assertThat(state.getActiveConnections()).isEqualTo(1);
        transaction.rollback();
      }
    }

    @Test
    void staysOpenWhenTheFactoryIsClosed() throws SQLException {
      try (var pool = new HikariDataSource(config)) {
        hibernateOn(pool).close();

        assertThat(query(pool, "SELECT 42")).isEqualTo("42");
      }
    }
  }

  @Nested
  @DisplayName("pool_size, max_overflow: minimumIdle, maximumPoolSize")
  class Size {
    @Test
    void opensNoMoreThanTheMaximum() throws SQLException {
      // create_engine(url, pool_size=1, max_overflow=1, pool_timeout=0.25)
      config.setConnectionTimeout(250);
      try (var pool = new HikariDataSource(config);
          var _ = pool.getConnection();
          var _ = pool.getConnection()) {

        // TimeoutError: QueuePool limit of size 1 overflow 1 reached
        assertThatExceptionOfType(SQLTransientConnectionException.class)
            .isThrownBy(pool::getConnection)
            .withMessageContaining("(total=2, active=2, idle=0, waiting=0)");
      }
    }

    @Test
    void isReachedByTheHousekeeperAndKept() throws SQLException {
      config.setMaximumPoolSize(3);
      config.setMinimumIdle(3);
      try (var pool = new HikariDataSource(config)) {
        timers.housekeeper().task().run();

        var state = pool.getHikariPoolMXBean();
        await("a thread of the pool to open 3", () -> state.getIdleConnections() == 3);
        assertThat(state.getTotalConnections()).isEqualTo(3);
      }
    }

    @Test
    void isTenByDefaultOnBothEnds() {
      var defaults = new HikariConfig();
      defaults.setDataSource(mysql.dataSource());
      defaults.validate();

      // pool_size=5, max_overflow=10
      assertThat(defaults.getMaximumPoolSize()).isEqualTo(10);
      assertThat(defaults.getMinimumIdle()).isEqualTo(10);
    }

    @Test
    void shrinksByTheHousekeeperAfterAnIdleTime() throws SQLException {
      try (var pool = new HikariDataSource(config)) {
        try (var _ = pool.getConnection();
            var _ = pool.getConnection()) {
          assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(2);
        }
        assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isEqualTo(2);

        pool.setIdleTimeout(1); // a running pool takes what its start would not: 10 seconds
        long returned = System.nanoTime();
        await("3 ms, by the pool's only clock", () -> System.nanoTime() - returned > 3_000_000);
        timers.housekeeper().task().run();

        var state = pool.getHikariPoolMXBean();
        await("a thread of the pool to close one", () -> state.getTotalConnections() < 2);
        assertThat(state.getTotalConnections()).isEqualTo(1); // minimumIdle
      }
    }

    @Test
    void wantsAtLeastOne() {
      assertThatIllegalArgumentException().isThrownBy(() -> config.setMaximumPoolSize(0));
    }
  }

  @Nested
  @DisplayName("pool_timeout: connectionTimeout")
  class ConnectionTimeout {
    @Test
    void isInMillisecondsAndNotBelowAQuarterOfASecond() {
      // create_engine(url, pool_timeout=0.1)
      assertThatIllegalArgumentException()
          .isThrownBy(() -> config.setConnectionTimeout(100))
          .withMessageContaining("250");
      assertThat(config.getConnectionTimeout()).isEqualTo(30_000); // as in SQLAlchemy
    }

    @Test
    void endsASessionWithOneException() throws SQLException {
      config.setMaximumPoolSize(1);
      config.setConnectionTimeout(250);
      try (var pool = new HikariDataSource(config);
          var factory = hibernateOn(pool);
          var _ = pool.getConnection();
          var session = factory.openSession()) {

        assertThatExceptionOfType(JDBCConnectionException.class)
            .isThrownBy(() -> connectionId(session))
            .havingCause()
            .isInstanceOf(SQLTransientConnectionException.class);
      }
    }
  }

  @Nested
  @DisplayName("pool_pre_ping: always, but for half a second; keepaliveTime")
  class PrePing {
    @Test
    void replacesADeadConnectionBeforeTheSessionSeesIt() throws SQLException {
      // create_engine(url, pool_pre_ping=True)
      System.setProperty(TRUSTED_FOR, "-1"); // half a second by default
      try (var pool = new HikariDataSource(config);
          var factory = hibernateOn(pool)) {
        long first = factory.fromTransaction(PoolTest::connectionId);
        kill(String.valueOf(first));

        assertThat(factory.fromTransaction(PoolTest::connectionId)).isNotEqualTo(first);
      }
    }

    @Test
    void isDoneInTheBackgroundByTheKeepaliveTime() throws SQLException {
      config.setKeepaliveTime(Duration.ofSeconds(40).toMillis()); // 2 minutes by default
      try (var pool = new HikariDataSource(config)) {
        String first = id(pool);
        kill(first);
        timers.about(Duration.ofSeconds(40)).task().run();

        // thrown away before anybody asked for it, in the half second of trust, too
        assertThat(id(pool)).isNotEqualTo(first);
      }
    }

    @Test
    void waitsForAnAnswerForTheValidationTimeoutOnly() {
      // 5 seconds by default, and below connectionTimeout
      assertThat(config.getValidationTimeout()).isEqualTo(5_000);
      assertThatIllegalArgumentException().isThrownBy(() -> config.setValidationTimeout(100));
    }
  }

  @Nested
  @DisplayName("pool_recycle: maxLifetime")
  class Recycle {
    @Test
    void replacesAnIdleConnectionWhenItsTimeHasCome() throws SQLException {
      // create_engine(url, pool_recycle=3600)
      config.setMaxLifetime(Duration.ofHours(1).toMillis());
      try (var pool = new HikariDataSource(config)) {
        String first = id(pool);
        timers.about(Duration.ofHours(1)).task().run();

        assertThat(id(pool)).isNotEqualTo(first);
      }
    }

    @Test
    void waitsForAConnectionAtWork() throws SQLException {
      config.setMaxLifetime(Duration.ofHours(1).toMillis());
      try (var pool = new HikariDataSource(config)) {
        String first;
        try (var connection = pool.getConnection()) {
          first = query(connection, "SELECT CONNECTION_ID()");
          timers.about(Duration.ofHours(1)).task().run();

          assertThat(query(connection, "SELECT CONNECTION_ID()")).isEqualTo(first);
        }

        assertThat(id(pool)).isNotEqualTo(first);
      }
    }

    @Test
    void comesToEachConnectionAtATimeOfItsOwn() throws SQLException {
      config.setMaxLifetime(Duration.ofHours(1).toMillis());
      config.setMaximumPoolSize(5);
      try (var pool = new HikariDataSource(config)) {
        var connections = new ArrayList<Connection>();
        for (int i = 0; i < 5; i++) {
          connections.add(pool.getConnection());
        }

        // lest all of them leave at once
        assertThat(
                timers.set.stream()
                    .map(Timers.Timer::delay)
                    .filter(it -> it.compareTo(Duration.ofMinutes(45)) > 0)
                    .distinct())
            .hasSizeGreaterThan(1)
            .allMatch(it -> it.compareTo(Duration.ofHours(1)) <= 0);
        for (var connection : connections) {
          connection.close();
        }
      }
    }
  }

  @Nested
  @DisplayName("leakDetectionThreshold, of which SQLAlchemy has none")
  class Leak {
    @Test
    void isToldWithTheStackOfTheBorrower() throws SQLException {
      config.setLeakDetectionThreshold(Duration.ofSeconds(20).toMillis()); // off by default
      var told = new ListAppender<ILoggingEvent>();
      told.start();
      var log = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask");
      log.setLevel(Level.WARN);
      log.addAppender(told);
      try (var pool = new HikariDataSource(config);
          var forgotten = pool.getConnection()) {
        timers.about(Duration.ofSeconds(20)).task().run();

        assertThat(told.list).hasSize(1);
        assertThat(told.list.getFirst().getThrowableProxy().getStackTraceElementProxyArray())
            .anyMatch(it -> it.toString().contains("isToldWithTheStackOfTheBorrower"));
        assertThat(query(forgotten, "SELECT 42")).isEqualTo("42"); // told, not taken away
      } finally {
        log.detachAppender(told);
        log.setLevel(null);
      }
    }
  }

  @Nested
  @DisplayName("NullPool: no pool at all")
  class NullPool {
    @Test
    void opensAConnectionForEachTransaction() {
      // create_engine(url, poolclass=NullPool)
      try (var factory = hibernateOn(mysql.dataSource())) {
        long first = factory.fromTransaction(PoolTest::connectionId);

        assertThat(factory.fromTransaction(PoolTest::connectionId)).isNotEqualTo(first);
      }
    }
  }

  @Nested
  @DisplayName("event.listens_for(engine, ...)")
  class Events {
    @Test
    void connectIsAStatementOfTheConfiguration() throws SQLException {
      // @event.listens_for(engine, "connect")
      // def on_connect(connection, record):
      //     connection.cursor().execute("SET SESSION sql_mode = 'ANSI'")
      config.setConnectionInitSql("SET @shop = 'Graz'");
      try (var pool = new HikariDataSource(config)) {

        assertThat(query(pool, "SELECT @shop")).isEqualTo("Graz");
      }
    }

    @Test
    void connectIsTheDataSourceBehindThePoolWhereCodeIsNeeded() throws SQLException {
      var opened = new ArrayList<String>();
      var source =
          new MysqlDataSource() {
            private static final long serialVersionUID = 1;

            @Override
            public Connection getConnection() throws SQLException {
              var connection = super.getConnection();
              opened.add(query(connection, "SELECT CONNECTION_ID()"));
              return connection;
            }
          };
      source.setUrl(mysql.url());
      source.setUser(mysql.user());
      source.setPassword(mysql.password());
      config.setDataSource(source);
      try (var pool = new HikariDataSource(config)) {

        assertThat(opened).contains(id(pool));
      }
    }

    @Test
    void checkoutAndCheckinAndTimeoutsAreMetrics() throws SQLException {
      // @event.listens_for(engine, "checkout"), (engine, "checkin")
      var events = new CopyOnWriteArrayList<String>();
      config.setMaximumPoolSize(1);
      config.setConnectionTimeout(250);
      config.setMetricsTrackerFactory((_, _) ->
          new IMetricsTracker() {
            @Override
            public void recordConnectionAcquiredNanos(long waited) {
              events.add("checkout");
            }

            @Override
            public void recordConnectionUsageMillis(long lent) {
              events.add("checkin");
            }

            @Override
            public void recordConnectionTimeout() {
              events.add("timeout");
            }
          });
      try (var pool = new HikariDataSource(config)) {
        try (var _ = pool.getConnection()) {
          assertThatExceptionOfType(SQLException.class).isThrownBy(pool::getConnection);
        }

        // who waited in vain has waited, too
        assertThat(events).containsExactly("checkout", "checkout", "timeout", "checkin");
      }
    }
  }

  @Nested
  @DisplayName("create_engine(isolation_level=, ...): what each connection begins with")
  class Defaults {
    @Test
    void areItsIsolationAndItsCatalogAndThatItOnlyReads() throws SQLException {
      // create_engine(url, isolation_level="READ COMMITTED")
      config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
      config.setReadOnly(true);
      config.setCatalog("information_schema");
      try (var pool = new HikariDataSource(config);
          var connection = pool.getConnection()) {

        assertThat(connection.getTransactionIsolation())
            .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        assertThat(connection.isReadOnly()).isTrue();
        assertThat(query(connection, "SELECT DATABASE()")).isEqualTo("information_schema");
      }
    }

    @Test
    void areRestoredWhenItComesBack() throws SQLException {
      // pool_reset_on_return="rollback"
      config.setMaximumPoolSize(1);
      try (var pool = new HikariDataSource(config)) {
        try (var connection = pool.getConnection()) {
          connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          connection.setAutoCommit(false);
        }

        try (var connection = pool.getConnection()) {
          assertThat(connection.getTransactionIsolation())
              .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
          assertThat(connection.getAutoCommit()).isTrue();
        }
      }
    }

    @Test
    void doNotIncludeWhatSqlHasChanged() throws SQLException {
      config.setMaximumPoolSize(1);
      try (var pool = new HikariDataSource(config)) {
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("SET @clerk = 'Grace'");
        }

        // in SQLAlchemy, too: neither pool clears a session of the server
        assertThat(query(pool, "SELECT @clerk")).isEqualTo("Grace");
      }
    }
  }

  @Nested
  @DisplayName("engine.dispose(), pool.status()")
  class DisposeAndStatus {
    @Test
    void softEvictionLetsAllConnectionsGoAndOpensOthers() throws SQLException {
      try (var pool = new HikariDataSource(config)) {
        String first = id(pool);

        // engine.dispose()
        pool.getHikariPoolMXBean().softEvictConnections();

        assertThat(id(pool)).isNotEqualTo(first);
      }
    }

    @Test
    void aSuspendedPoolLendsNothing() throws SQLException {
      config.setAllowPoolSuspension(true);
      System.setProperty("com.zaxxer.hikari.throwIfSuspended", "true"); // waits by default
      try (var pool = new HikariDataSource(config)) {
        pool.getHikariPoolMXBean().suspendPool();
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(pool::getConnection)
            .withMessageContaining("suspended");

        pool.getHikariPoolMXBean().resumePool();
        assertThat(query(pool, "SELECT 42")).isEqualTo("42");
      } finally {
        System.clearProperty("com.zaxxer.hikari.throwIfSuspended");
      }
    }

    @Test
    void theStatusIsThereForAnyMonitorOfTheJvm() throws Exception {
      // engine.pool.status()
      config.setPoolName("shop");
      config.setRegisterMbeans(true);
      try (var pool = new HikariDataSource(config);
          var _ = pool.getConnection()) {
        var name = new ObjectName("com.zaxxer.hikari:type=Pool (shop)");

        assertThat(
                ManagementFactory.getPlatformMBeanServer().getAttribute(name, "ActiveConnections"))
            .isEqualTo(1);
      }
    }

    @Test
    void aClosedPoolIsOverWhereADisposedEngineBeginsAnew() {
      var pool = new HikariDataSource(config);
      pool.close();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(pool::getConnection)
          .withMessageContaining("has been closed");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anOverflowingConnectionIsKeptForTheNextCaller() throws SQLException {
      try (var pool = new HikariDataSource(config)) {
        try (var _ = pool.getConnection();
            var _ = pool.getConnection()) {
          assertThat(pool.getHikariPoolMXBean().getTotalConnections()).isEqualTo(2);
        }

        // engine.pool.checkedin()  # 1: QueuePool closes it when it comes back
        assertThat(pool.getHikariPoolMXBean().getIdleConnections()).isEqualTo(2);
      }
    }

    @Test
    void aRunningPoolCannotBeSetOtherwiseButForAFewThings() throws SQLException {
      try (var pool = new HikariDataSource(config)) {
        pool.setMaximumPoolSize(3);
        assertThat(pool.getMaximumPoolSize()).isEqualTo(3);

        assertThatIllegalStateException()
            .isThrownBy(() -> pool.setAutoCommit(false))
            .withMessageContaining("sealed");
      }
    }

    @Test
    void aTransactionBorrowsAtItsBeginUnlessThePoolTurnsOffAutocommit() {
      try (var pool = new HikariDataSource(config);
          var factory = hibernateOn(pool);
          var session = factory.openSession()) {

        // session.begin()  # borrows nothing before the first statement
        session.beginTransaction();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);
      }
    }

    @Test
    void aStatementWithoutATransactionGivesBackAtOnce() {
      try (var pool = new HikariDataSource(config);
          var factory = hibernateOn(pool);
          var session = factory.openSession()) {

        // session.scalar(...)  # begins a transaction by itself, and keeps the connection
        connectionId(session);
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      }
    }

    @Test
    void aClosedSessionKeepsTheConnectionOfAnOpenTransaction() {
      try (var pool = new HikariDataSource(config);
          var factory = hibernateOn(pool)) {
        var session = factory.openSession();
        var transaction = session.beginTransaction();
        connectionId(session);

        // session.close()  # rolls back
        session.close();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);

        // factory.inTransaction(...) never forgets it
        transaction.rollback();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      }
    }
  }
}
