package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import io.github.pynotes.jdbccursor.RowStream.UncheckedSqlException;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.SandboxServer;
import io.github.pynotes.sandbox.ServerKind;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.slf4j.LoggerFactory;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.mysql.MySQLContainer;

@WithMySql
@DisplayName("pymysql.connections.Connection.ping(reconnect=True), and a pool")
class PoolTest {
  /// HikariCP does not ask a connection whether it is alive within so many milliseconds of its last
  /// use, half a second by default. A test that depends on it says so, lest it depend on the clock.
  private static final String TRUSTED_FOR = "com.zaxxer.hikari.aliveBypassWindowMs";

  private static final String NEVER = "-1"; // after 0 it would still trust a quick successor
  private static final String AN_HOUR = "3600000";

  private Statement admin;
  private HikariConfig config;

  @BeforeEach
  void oneConnectionIsEnough(MySqlSandbox mysql, Connection connection) throws SQLException {
    admin = connection.createStatement();
    admin.execute("DROP TABLE IF EXISTS orders");
    admin.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
    config = new HikariConfig();
    config.setJdbcUrl(mysql.url());
    config.setUsername(mysql.user());
    config.setPassword(mysql.password());
    config.setMaximumPoolSize(1);
  }

  @AfterEach
  void trustAsByDefault() {
    System.clearProperty(TRUSTED_FOR);
  }

  private HikariDataSource pool(String trustedFor) {
    System.setProperty(TRUSTED_FOR, trustedFor);
    return new HikariDataSource(config);
  }

  private void kill(long id) throws SQLException {
    admin.execute("KILL " + id);
    await(
        "the end of connection " + id,
        () ->
            query(admin, "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id)
                .equals("0"));
  }

  /// The server has no signal for what happens to a connection.
  private static void await(String what, SqlCondition condition) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!condition.holds()) {
      assertThat(System.nanoTime()).as("still waiting for " + what).isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  @FunctionalInterface
  private interface SqlCondition {
    boolean holds() throws SQLException;
  }

  private static String query(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return query(statement, sql);
    }
  }

  private static long id(Connection connection) throws SQLException {
    return Long.parseLong(query(connection, "SELECT CONNECTION_ID()"));
  }

  /// Borrows a connection, and returns it at once.
  private static long idOfNext(HikariDataSource pool) throws SQLException {
    try (var connection = pool.getConnection()) {
      return id(connection);
    }
  }

  private String orders() throws SQLException {
    return query(admin, "SELECT COUNT(*) FROM orders");
  }

  @Nested
  @DisplayName("ping(reconnect=True): a connection killed between two borrowings")
  class KilledBetweenBorrowings {
    @Test
    void isReplacedWithoutAWord() throws SQLException {
      try (var pool = pool(NEVER)) {
        // @start region="pool"
        long first;
        try (var connection = pool.getConnection()) {
          first = id(connection);
        } // close() returns it to the pool

        kill(first);

        // connection.ping(reconnect=True)
        try (var connection = pool.getConnection()) {

          assertThat(id(connection)).isNotEqualTo(first);
        }
        // @end
      }
    }

    @Test
    void mayFailOnceWithinHalfASecondOfItsLastUse() throws SQLException {
      try (var pool = pool(AN_HOUR)) {
        long first = idOfNext(pool);
        kill(first);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> idOfNext(pool))
            .returns("08S01", SQLException::getSQLState);
        assertThat(idOfNext(pool)).isNotEqualTo(first);
      }
    }

    @Test
    void isTheSameOneAgainWhenItLives() throws SQLException {
      try (var pool = pool(NEVER)) {

        assertThat(idOfNext(pool)).isEqualTo(idOfNext(pool));
      }
    }
  }

  @Nested
  @DisplayName("a connection killed at work")
  class KilledAtWork {
    @Test
    void losesItsTransactionAndThePoolServesTheNextCaller() throws SQLException {
      try (var pool = pool(AN_HOUR)) {
        try (var connection = pool.getConnection();
            var insert = connection.createStatement()) {
          connection.setAutoCommit(false);
          insert.execute("INSERT INTO orders VALUES (1)");
          kill(id(connection));

          assertThatExceptionOfType(SQLException.class)
              .isThrownBy(() -> insert.execute("INSERT INTO orders VALUES (2)"))
              .returns("08S01", SQLException::getSQLState);
        }

        assertThat(orders()).isEqualTo("0");
        try (var next = pool.getConnection()) {
          assertThat(next.getAutoCommit()).isTrue();
          assertThat(query(next, "SELECT 42")).isEqualTo("42");
        }
      }
    }

    @Test
    void losesItsBatchAndThePoolServesTheNextCaller(Connection other) throws Exception {
      try (var pool = pool(AN_HOUR)) {
        var connection = pool.getConnection();
        connection.setAutoCommit(false);
        long id = id(connection);
        var batch = connection.prepareStatement("INSERT INTO orders VALUES (?)");
        for (int order = 1; order <= 10; order++) {
          batch.setInt(1, order);
          batch.addBatch();
        }

        // somebody else is about to insert number 5, so the batch waits there
        other.setAutoCommit(false);
        other.createStatement().execute("INSERT INTO orders VALUES (5)");
        var failure = new FutureTask<>(() -> catchThrowable(batch::executeBatch));
        Thread.ofVirtual().start(failure);
        await("the batch to get stuck", () -> isRunning(id, "INSERT INTO orders VALUES (5)"));
        kill(id);

        // one exception, which hides that the connection has gone before the statement
        assertThat(failure.get(20, TimeUnit.SECONDS))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("closed");
        var _ = catchThrowable(connection::close); // its rollback may find no connection
        other.rollback();

        assertThat(orders()).isEqualTo("0");
        assertThat(idOfNext(pool)).isPositive();
      }
    }

    private boolean isRunning(long id, String sql) throws SQLException {
      return sql.equals(
          query(admin, "SELECT info FROM information_schema.processlist WHERE id = " + id));
    }
  }

  @Nested
  @DisplayName("a connection killed while it streams")
  class KilledWhileItStreams {
    private static final String PLENTY =
        """
        WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n WHERE id < 1000)
        SELECT REPEAT('x', 1000) FROM n, n AS other
        """;

    /// Reads one row of a gigabyte, has the connection killed, and reads on.
    private void streamAndKill(Connection connection) throws SQLException {
      long id = id(connection);
      try (var rows = RowStream.query(connection, PLENTY, row -> row.getString(1))) {
        var iterator = rows.iterator();
        iterator.next();
        kill(id);
        iterator.forEachRemaining(row -> {});
      }
    }

    @Test
    void failsWithOneExceptionThatNamesNoConnectionError() throws SQLException {
      try (var pool = pool(AN_HOUR);
          var connection = pool.getConnection()) {

        assertThatExceptionOfType(UncheckedSqlException.class)
            .isThrownBy(() -> streamAndKill(connection))
            .havingCause()
            .asInstanceOf(type(SQLException.class))
            .returns("S1000", SQLException::getSQLState)
            .extracting(Throwable::getCause)
            .isInstanceOf(IOException.class);
      }
    }

    /// A pool knows a dead connection by SQLState 08…, and this one came with S1000.
    @Test
    void isLentToTheNextCallerWhoComesWithinHalfASecond() throws SQLException {
      try (var pool = pool(AN_HOUR)) {
        try (var connection = pool.getConnection()) {
          assertThatExceptionOfType(UncheckedSqlException.class)
              .isThrownBy(() -> streamAndKill(connection));
        }

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> idOfNext(pool))
            .withMessageContaining("streaming result set");
      }
    }

    /// What a pool should be told: any failure of the socket ends the connection.
    @Test
    void isReplacedAtOnceByAPoolThatIsToldToLookAtTheCause() throws SQLException {
      config.setExceptionOverride(
          new SQLExceptionOverride() {
            @java.lang.Override
            public SQLExceptionOverride.Override adjudicate(SQLException e) {
              return e.getCause() instanceof IOException
                  ? SQLExceptionOverride.Override.MUST_EVICT
                  : SQLExceptionOverride.Override.CONTINUE_EVICT;
            }
          });
      try (var pool = pool(AN_HOUR)) {
        try (var connection = pool.getConnection()) {
          assertThatExceptionOfType(UncheckedSqlException.class)
              .isThrownBy(() -> streamAndKill(connection));
        }

        assertThat(idOfNext(pool)).isPositive();
      }
    }

    @Test
    void isReplacedAtOnceByAPoolThatTrustsNoConnection() throws SQLException {
      try (var pool = pool(NEVER)) {
        try (var connection = pool.getConnection()) {
          assertThatExceptionOfType(UncheckedSqlException.class)
              .isThrownBy(() -> streamAndKill(connection));
        }

        assertThat(idOfNext(pool)).isPositive();
      }
    }
  }

  @Nested
  @DisplayName("maxLifetime, below the server's wait_timeout")
  class MaxLifetime {
    @Test
    void isSoByDefaultOnBothSides() throws SQLException {
      try (var pool = pool(NEVER)) {
        long serverWaits = Long.parseLong(query(admin, "SELECT @@GLOBAL.wait_timeout"));

        assertThat(Duration.ofMillis(pool.getMaxLifetime()))
            .isEqualTo(Duration.ofMinutes(30))
            .isLessThan(Duration.ofSeconds(serverWaits)); // 8 hours
      }
    }

    @Test
    void isHalfAnHourAgainWhenItIsSetBelowHalfAMinute() {
      config.setMaxLifetime(Duration.ofSeconds(29).toMillis());
      config.validate(); // with a warning in the log

      assertThat(config.getMaxLifetime()).isEqualTo(Duration.ofMinutes(30).toMillis());
    }

    @Test
    void sparesThePoolWhatAConnectionMeetsThatIdledForTooLong(MySqlSandbox mysql)
        throws SQLException {
      config.setConnectionInitSql("SET SESSION wait_timeout = 1");
      try (var own = mysql.connect();
          var pool = pool(NEVER)) {
        long idle = idOfNext(pool);
        query(own, "SELECT 1");
        try (var statement = own.createStatement()) {
          statement.execute("SET SESSION wait_timeout = 1");
        }
        String stale =
            "SELECT COUNT(*) FROM information_schema.processlist WHERE id IN (%d, %d)"
                .formatted(idle, id(own));
        await("the server to lose patience", () -> query(admin, stale).equals("0"));

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> query(own, "SELECT 1"))
            .matches(it -> it.getSQLState().startsWith("08") || it.getErrorCode() == 4031);
        assertThat(idOfNext(pool)).isNotEqualTo(idle);
      }
    }
  }

  @Nested
  @DisplayName("leakDetectionThreshold")
  class LeakDetection {
    @Test
    void tellsWhereAConnectionWasBorrowedThatDoesNotComeBack() throws Exception {
      config.setLeakDetectionThreshold(2_000);
      var warning = new CompletableFuture<ILoggingEvent>();
      var appender =
          new AppenderBase<ILoggingEvent>() {
            @Override
            protected void append(ILoggingEvent event) {
              warning.complete(event);
            }
          };
      var log = (Logger) LoggerFactory.getLogger("com.zaxxer.hikari.pool.ProxyLeakTask");
      log.setLevel(Level.WARN);
      log.addAppender(appender);
      appender.start();
      try (var pool = pool(NEVER);
          var forgotten = pool.getConnection()) {
        ILoggingEvent leak = warning.get(20, TimeUnit.SECONDS);

        assertThat(leak.getFormattedMessage()).contains("Connection leak detection triggered");
        assertThat(leak.getThrowableProxy().getStackTraceElementProxyArray())
            .anyMatch(it -> it.toString().contains("tellsWhereAConnectionWasBorrowed"));
        assertThat(forgotten.isValid(1)).isTrue(); // told, not taken away
      } finally {
        log.detachAppender(appender);
        log.setLevel(null);
      }
    }

    @Test
    void isOffWhenItIsSetBelowTwoSeconds() {
      config.setLeakDetectionThreshold(1_999);
      config.validate(); // with a warning in the log

      assertThat(config.getLeakDetectionThreshold()).isZero();
    }
  }

  @Nested
  @DisplayName("a pool with nothing left")
  class Exhausted {
    @Test
    void saysSoAfterItsConnectionTimeout() throws SQLException {
      config.setConnectionTimeout(250); // the least; 30,000 by default
      config.setPoolName("orders");
      try (var pool = pool(NEVER);
          var only = pool.getConnection()) {

        assertThatExceptionOfType(SQLTransientConnectionException.class)
            .isThrownBy(pool::getConnection)
            .withMessageStartingWith("orders - Connection is not available, request timed out")
            .withMessageContaining("(total=1, active=1, idle=0, waiting=0)");
        assertThat(only.isValid(1)).isTrue();
      }
    }
  }

  @Nested
  @DisplayName("a connection that comes back")
  class ComesBack {
    @Test
    void isRolledBackAndGetsItsSettingsAgain() throws SQLException {
      try (var pool = pool(NEVER)) {
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          connection.setAutoCommit(false);
          connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
          statement.execute("INSERT INTO orders VALUES (1)");
        }

        assertThat(orders()).isEqualTo("0");
        try (var connection = pool.getConnection()) {
          assertThat(connection.getAutoCommit()).isTrue();
          assertThat(connection.getTransactionIsolation())
              .isEqualTo(Connection.TRANSACTION_REPEATABLE_READ);
        }
      }
    }

    @Test
    void keepsWhatWasSetBySqlForTheNextCaller() throws SQLException {
      try (var pool = pool(NEVER)) {
        try (var connection = pool.getConnection();
            var statement = connection.createStatement()) {
          statement.execute("SET @clerk = 'Grace'");
          statement.execute("SET SESSION sql_mode = ''");
        }

        try (var next = pool.getConnection()) {
          assertThat(query(next, "SELECT @clerk")).isEqualTo("Grace");
          assertThat(query(next, "SELECT @@sql_mode")).isEmpty();
        }
      }
    }
  }

  @Nested
  @DisplayName("autoReconnect=true, which is not the answer")
  class AutoReconnect {
    private Connection connection;
    private Statement statement;

    @BeforeEach
    void connectAndTellWhoWorks(MySqlSandbox mysql) throws SQLException {
      connection =
          DriverManager.getConnection(
              mysql.url() + "&autoReconnect=true", mysql.user(), mysql.password());
      statement = connection.createStatement();
      statement.execute("SET @clerk = 'Grace'");
    }

    @AfterEach
    void disconnect() throws SQLException {
      connection.close();
    }

    private void killAndMeetTheFailure() throws SQLException {
      kill(id(connection));
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> query(statement, "SELECT 1"))
          .returns("08S01", SQLException::getSQLState);
    }

    @Test
    void goesOnWithoutTheStateOfTheSession() throws SQLException {
      killAndMeetTheFailure();

      assertThat(query(statement, "SELECT @clerk")).isNull();
    }

    @Test
    void goesOnWithoutTheLockThatItBelievesToHold(Connection other) throws SQLException {
      query(statement, "SELECT GET_LOCK('nightly report', 0)");
      killAndMeetTheFailure();

      assertThat(query(statement, "SELECT 'writing the report'")).isNotNull();
      assertThat(query(other, "SELECT GET_LOCK('nightly report', 0)")).isEqualTo("1");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aBorrowedConnectionStaysDead() throws SQLException {
      try (var pool = pool(NEVER);
          var connection = pool.getConnection()) {
        kill(id(connection));

        // connection.ping(reconnect=True)  # another session in the same object, even halfway
        assertThat(connection.isValid(1)).isFalse();
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> id(connection));
      }
    }

    @Test
    void thereIsAPool() throws SQLException {
      config.setMaximumPoolSize(2);
      try (var pool = pool(NEVER);
          var one = pool.getConnection();
          var other = pool.getConnection()) {

        // PyMySQL has none; one comes with SQLAlchemy
        assertThat(id(one)).isNotEqualTo(id(other));
      }
    }
  }

  @Nested
  @DisplayName("a server restarted between two borrowings")
  @EnabledIf(
      value = "io.github.pynotes.jdbccursor.PoolTest#isInDocker",
      disabledReason = "needs Docker for a server that may be stopped")
  class RestartedServer {
    @Test
    void isMetByTheNextStatementAsIfNothingHadHappened() throws SQLException {
      try (var server = restartingServer()) {
        server.start();
        config.setJdbcUrl(server.getJdbcUrl());
        config.setUsername(server.getUsername());
        config.setPassword(server.getPassword());
        try (var pool = pool(NEVER)) {
          try (var connection = pool.getConnection();
              var statement = connection.createStatement()) {
            statement.execute("SET GLOBAL max_connections = 77"); // gone after a restart
          }
          restart(server);

          try (var connection = pool.getConnection()) {
            assertThat(query(connection, "SELECT @@max_connections")).isNotEqualTo("77");
          }
        }
      }
    }

    private void restart(MySQLContainer server) throws SQLException {
      try (var connection = connect(server);
          var statement = connection.createStatement()) {
        statement.execute("SHUTDOWN");
      }
      await("the server to be back", () -> isBack(server));
    }

    private boolean isBack(MySQLContainer server) {
      try (var connection = connect(server)) {
        return !query(connection, "SELECT @@max_connections").equals("77");
      } catch (SQLException e) {
        return false; // on its way down or up
      }
    }

    private Connection connect(MySQLContainer server) throws SQLException {
      return DriverManager.getConnection(
          server.getJdbcUrl(), server.getUsername(), server.getPassword());
    }

    /// The container stays, and so does its port: the server in it starts again when it was shut
    /// down, and not when it has failed.
    private MySQLContainer restartingServer() {
      return new MySQLContainer("mysql:9.7")
          .withConfigurationOverride(null)
          .withTmpFs(Map.of("/var/lib/mysql", "rw"))
          .withUsername("root")
          .withPassword("secret")
          .withCommand("mysqld")
          .withCreateContainerCmdModifier(container -> {
            var image =
                DockerClientFactory.lazyClient().inspectImageCmd(container.getImage()).exec();
            var again = new ArrayList<>(List.of("sh", "-c", "while \"$@\"; do :; done", "sh"));
            Collections.addAll(again, image.getConfig().getEntrypoint());
            container.withEntrypoint(again);
          });
    }
  }

  static boolean isInDocker() {
    return SandboxServer.get().kind() == ServerKind.DOCKER;
  }
}
