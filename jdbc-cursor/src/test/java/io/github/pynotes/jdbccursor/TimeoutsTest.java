package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mysql.cj.jdbc.exceptions.CommunicationsException;
import com.mysql.cj.jdbc.exceptions.MySQLQueryInterruptedException;
import com.mysql.cj.jdbc.exceptions.MySQLStatementCancelledException;
import com.mysql.cj.jdbc.exceptions.MySQLTimeoutException;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithMySql
@DisplayName("pymysql.connect(read_timeout=), Connection.kill, KILL QUERY")
class TimeoutsTest {
  private static final String SLOW = "SELECT COUNT(*) FROM orders WHERE SLEEP(20) = 0";

  private Statement admin;
  private Connection connection;
  private Statement statement;
  private long id;

  @BeforeEach
  void oneOrder(MySqlSandbox mysql, Connection administrator) throws SQLException {
    admin = administrator.createStatement();
    admin.execute("DROP TABLE IF EXISTS orders");
    admin.execute("CREATE TABLE orders (id INT PRIMARY KEY)");
    admin.execute("INSERT INTO orders VALUES (1)");
    connection = connect(mysql, "connectTimeout", "10000");
    statement = connection.createStatement();
    id = number(statement, "SELECT CONNECTION_ID()");
  }

  /// A query that was left alone would hold a lock on the table.
  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
    try {
      admin.execute("KILL " + id);
    } catch (SQLException e) {
      assertThat(e.getErrorCode()).as(e.getMessage()).isEqualTo(1094); // has gone by itself
    }
  }

  private static Connection connect(MySqlSandbox mysql, String option, String value)
      throws SQLException {
    var options = new Properties();
    options.setProperty("user", mysql.user());
    options.setProperty("password", mysql.password());
    options.setProperty(option, value);
    return DriverManager.getConnection(mysql.url(), options);
  }

  private static long number(Statement statement, String sql) throws SQLException {
    try (var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  private boolean isConnected(long id) throws SQLException {
    String sql = "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id;
    return number(admin, sql) == 1;
  }

  /// The server has no signal for the start of a query.
  private void awaitStart(String query) throws SQLException {
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    String running =
        "SELECT COUNT(*) FROM information_schema.processlist WHERE id = %d AND info = '%s'"
            .formatted(id, query);
    while (number(admin, running) == 0) {
      assertThat(System.nanoTime()).as("still waiting for the query").isLessThan(deadline);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /// Runs a query in another thread, whose result is what it threw.
  private FutureTask<Throwable> failure(String query) {
    return new FutureTask<>(() -> catchThrowable(() -> number(statement, query)));
  }

  private static Throwable get(FutureTask<Throwable> failure) throws Exception {
    return failure.get(15, TimeUnit.SECONDS);
  }

  /// The driver names its own cancel() when it remembers it before the server's error arrives.
  private static void assertThatIsCancelled(Throwable failure) {
    assertThat(failure)
        .isInstanceOfAny(
            MySQLStatementCancelledException.class, MySQLQueryInterruptedException.class);
  }

  private void assertThatTheConnectionIsAsBefore() throws SQLException {
    assertThat(number(statement, "SELECT CONNECTION_ID()")).isEqualTo(id);
  }

  @Nested
  @DisplayName("threading.Timer and KILL QUERY: setQueryTimeout(seconds)")
  class QueryTimeout {
    @Test
    void stopsTheQueryAndKeepsTheConnectionWithItsTransaction() throws SQLException {
      connection.setAutoCommit(false);
      statement.execute("INSERT INTO orders VALUES (2)");

      // @start region="timeouts"
      // Timer(1, other_cursor.execute, [f"KILL QUERY {connection.thread_id()}"]).start()
      statement.setQueryTimeout(1);

      assertThatExceptionOfType(SQLTimeoutException.class)
          .isThrownBy(() -> statement.executeQuery(SLOW))
          .isInstanceOf(MySQLTimeoutException.class);

      // the session is the same, its transaction is still open
      assertThat(number(statement, "SELECT CONNECTION_ID()")).isEqualTo(id);
      assertThat(number(statement, "SELECT COUNT(*) FROM orders")).isEqualTo(2);
      // @end
      connection.rollback();
      assertThat(number(statement, "SELECT COUNT(*) FROM orders")).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("KILL QUERY from another thread: cancel()")
  class Cancel {
    @Test
    void stopsTheQueryAndKeepsTheConnection() throws Exception {
      var failure = failure(SLOW);
      Thread.ofPlatform().start(failure);
      awaitStart(SLOW);

      // other_cursor.execute(f"KILL QUERY {connection.thread_id()}")
      statement.cancel();

      assertThatIsCancelled(get(failure));
      assertThatTheConnectionIsAsBefore();
    }

    @Test
    void doesNothingToAStatementAtRest() throws SQLException {
      statement.cancel();

      assertThatTheConnectionIsAsBefore();
    }

    @Test
    void isAnOrdinaryErrorWhenItWasSentBySql() throws Exception {
      var failure = failure(SLOW);
      Thread.ofPlatform().start(failure);
      awaitStart(SLOW);

      admin.execute("KILL QUERY " + id);

      assertThat(get(failure))
          .isInstanceOfSatisfying(
              SQLException.class, it -> assertThat(it.getErrorCode()).isEqualTo(1317));
      assertThatTheConnectionIsAsBefore();
    }

    @Test
    @RequiresMySql("MariaDB makes an error of an interrupted SLEEP")
    void looksLikeSuccessToAQueryThatOnlySleeps() throws Exception {
      String sleep = "SELECT SLEEP(20)";
      var result = new FutureTask<>(() -> number(statement, sleep));
      Thread.ofPlatform().start(result);
      awaitStart(sleep);

      statement.cancel();

      // SLEEP returns 1 when it was interrupted: test with a query that does something
      assertThat(result.get(15, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("MAX_EXECUTION_TIME(milliseconds)")
  class MaxExecutionTime {
    @Test
    @RequiresMySql("MariaDB has max_statement_time instead")
    void isWatchedByTheServerItself() throws SQLException {
      // cursor.execute("SELECT /*+ MAX_EXECUTION_TIME(100) */ ...")  # OperationalError: (3024,
      // ...)
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              statement.executeQuery(
                  SLOW.replace("SELECT", "SELECT /*+ MAX_EXECUTION_TIME(100) */")))
          .returns(3024, SQLException::getErrorCode);
      assertThatTheConnectionIsAsBefore();
    }
  }

  @Nested
  @DisplayName("connect(read_timeout=): socketTimeout=milliseconds")
  class SocketTimeout {
    @Test
    void losesTheConnectionAndTheServerGoesOn(MySqlSandbox mysql) throws SQLException {
      try (var impatient = connect(mysql, "socketTimeout", "200");
          var report = impatient.createStatement()) {
        long its = number(report, "SELECT CONNECTION_ID()");

        // cursor.execute(SLOW)  # OperationalError: (2013, 'Lost connection ... (timed out)')
        assertThatExceptionOfType(CommunicationsException.class)
            .isThrownBy(() -> report.executeQuery(SLOW))
            .havingRootCause()
            .isInstanceOf(SocketTimeoutException.class);

        assertThat(impatient.isClosed()).isTrue();
        assertThat(isConnected(its)).isTrue();
        admin.execute("KILL " + its);
      }
    }

    @Test
    void isSetOnAnOpenConnectionToo() throws SQLException {
      connection.setNetworkTimeout(Runnable::run, 200);

      assertThatExceptionOfType(CommunicationsException.class)
          .isThrownBy(() -> statement.executeQuery(SLOW));
      assertThat(connection.isClosed()).isTrue();
    }

    @Test
    void endsAnHonestQueryThatIsOnlySlow(MySqlSandbox mysql) throws SQLException {
      try (var impatient = connect(mysql, "socketTimeout", "200");
          var report = impatient.createStatement()) {
        report.setQueryTimeout(30); // of no use: the socket gives up before

        assertThatExceptionOfType(CommunicationsException.class)
            .isThrownBy(() -> number(report, "SELECT SLEEP(1)"));
      }
    }
  }

  @Nested
  @DisplayName("connect(connect_timeout=): connectTimeout=milliseconds")
  class ConnectTimeout {
    private static Connection connect(ServerSocket server, String options) throws SQLException {
      String url = "jdbc:mysql://localhost:%d/?%s".formatted(server.getLocalPort(), options);
      return DriverManager.getConnection(url, "ada", "secret");
    }

    @Test
    void boundsTheConnectionOfTheSocket() throws IOException {
      var waiting = new ArrayList<Socket>();
      try (var full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        fill(full, waiting);

        assertThatExceptionOfType(CommunicationsException.class)
            .isThrownBy(() -> connect(full, "connectTimeout=200"))
            .havingRootCause()
            .isInstanceOf(SocketTimeoutException.class);
      } finally {
        for (Socket socket : waiting) {
          socket.close();
        }
      }
    }

    /// Nobody accepts, so a queue of one is soon full, and the next finds no way in.
    private static void fill(ServerSocket server, List<Socket> waiting) throws IOException {
      try {
        while (true) {
          var socket = new Socket();
          waiting.add(socket);
          socket.connect(server.getLocalSocketAddress(), 100);
        }
      } catch (SocketTimeoutException e) {
        assertThat(waiting).hasSizeGreaterThan(1);
      }
    }

    @Test
    void doesNotBoundTheWaitForAServerThatSaysNothing() throws Exception {
      try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
        var failure =
            new FutureTask<>(
                () -> catchThrowable(() -> connect(silent, "connectTimeout=100").close()));
        Thread.ofPlatform().daemon().start(failure);

        assertThatExceptionOfType(TimeoutException.class)
            .isThrownBy(() -> failure.get(500, TimeUnit.MILLISECONDS));

        silent.accept().close(); // it hangs up
        assertThat(get(failure)).isInstanceOf(CommunicationsException.class);
      }
    }

    @Test
    @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void isHelpedBySocketTimeout() throws IOException {
      try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {

        assertThatExceptionOfType(CommunicationsException.class)
            .isThrownBy(() -> connect(silent, "connectTimeout=100&socketTimeout=200"))
            .havingRootCause()
            .isInstanceOf(SocketTimeoutException.class);
      }
    }
  }

  @Nested
  @DisplayName("Thread.interrupt()")
  class Interrupt {
    @Test
    void isNotHeardByAPlatformThreadInAQuery() throws Exception {
      var failure = failure(SLOW);
      var thread = Thread.ofPlatform().start(failure);
      awaitStart(SLOW);

      thread.interrupt();
      assertThat(thread.isInterrupted()).isTrue(); // and nobody has asked
      statement.cancel(); // so it takes this

      assertThatIsCancelled(get(failure));
      assertThatTheConnectionIsAsBefore();
    }

    @Test
    void closesTheConnectionUnderAVirtualThread() throws Exception {
      var failure = failure(SLOW);
      var thread = Thread.ofVirtual().start(failure);
      awaitStart(SLOW);

      thread.interrupt();

      assertThat(get(failure)).isInstanceOf(CommunicationsException.class);
      assertThat(connection.isClosed()).isTrue();
      assertThat(isConnected(id)).isTrue(); // the server has not heard of it
    }

    @Test
    void sparesTheConnectionOfAVirtualThreadThatIsCancelledInstead() throws Exception {
      var failure = failure(SLOW);
      Thread.ofVirtual().start(failure);
      awaitStart(SLOW);

      statement.cancel();

      assertThatIsCancelled(get(failure));
      assertThatTheConnectionIsAsBefore();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void killingIsSql() throws SQLException {
      // other.kill(connection.thread_id())  # on MySQL 9: OperationalError: (1047, 'Unknown
      // command')
      admin.execute("KILL " + id);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> number(statement, SLOW))
          .returns("08S01", SQLException::getSQLState);
    }

    @Test
    void aWaitIsEndlessUnlessToldOtherwise() throws SQLException {
      // pymysql.connect()  # connect_timeout=10, and no limit for an answer
      assertThat(connection.getNetworkTimeout()).isZero();
      assertThat(statement.getQueryTimeout()).isZero();
    }
  }
}
