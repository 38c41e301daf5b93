package io.github.pynotes.jdbccursor;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.mysql.cj.jdbc.MysqlDataSource;
import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("TransactionRunner")
class TransactionRunnerTest {
  private final List<Duration> pauses = new ArrayList<>();

  private TransactionRunner transactions;
  private Connection observer;

  @BeforeEach
  void twoAccounts(DataSource source, Connection observer) throws SQLException {
    this.transactions = TransactionRunner.of(source).withSleeper(pauses::add);
    this.observer = observer;
    execute(observer, "DROP TABLE IF EXISTS accounts");
    execute(observer, "CREATE TABLE accounts (id INT PRIMARY KEY, balance INT)");
    execute(observer, "INSERT INTO accounts VALUES (1, 100), (2, 100)");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void add(Connection connection, int amount, int account) throws SQLException {
    execute(
        connection,
        "UPDATE accounts SET balance = balance + %d WHERE id = %d".formatted(amount, account));
  }

  private String balances() throws SQLException {
    return ask(observer, "SELECT GROUP_CONCAT(balance ORDER BY id) FROM accounts");
  }

  /// Waits for whoever still holds a lock on the accounts.
  private String balancesInTheEnd() throws SQLException {
    return ask(observer, "SELECT GROUP_CONCAT(balance ORDER BY id) FROM accounts FOR UPDATE");
  }

  private static SQLException deadlock() {
    return new SQLException("Deadlock found when trying to get lock", "40001", 1213);
  }

  @Nested
  @DisplayName("try: ...; connection.commit()")
  class Commit {
    @Test
    void followsWorkThatReturns() throws SQLException {
      // @start region="call"
      // connection.begin()
      // try:
      //     cursor.execute("UPDATE ..."); ...
      //     connection.commit()
      // except:
      //     connection.rollback()
      //     raise
      String left =
          transactions.call(connection -> {
            add(connection, -30, 1);
            add(connection, +30, 2);
            return ask(connection, "SELECT balance FROM accounts WHERE id = 1");
          });

      assertThat(left).isEqualTo("70");
      assertThat(balances()).isEqualTo("70,130");
      // @end
    }

    @Test
    void waitsForTheEndOfTheWork() throws SQLException {
      transactions.run(connection -> {
        add(connection, -30, 1);
        assertThat(balances()).isEqualTo("100,100");
      });

      assertThat(balances()).isEqualTo("70,100");
    }

    @Test
    void passesOnNull() throws SQLException {
      assertThat(transactions.<String, RuntimeException>call(connection -> null)).isNull();
    }
  }

  @Nested
  @DisplayName("except: connection.rollback(); raise")
  class Rollback {
    private <X extends Exception> TransactionRunner.Action<X> withdrawAndThen(
        TransactionRunner.Action<X> end) {
      return connection -> {
        add(connection, -30, 1);
        end.run(connection);
      };
    }

    @Test
    void followsAnSqlException() throws SQLException {
      assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
          .isThrownBy(() ->
              transactions.run(
                  withdrawAndThen(c -> execute(c, "INSERT INTO accounts VALUES (2, 0)"))))
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());

      assertThat(balances()).isEqualTo("100,100");
    }

    @Test
    void followsACheckedExceptionOfTheWork() throws SQLException {
      TransactionRunner.Action<FileNotFoundException> failing =
          connection -> {
            add(connection, -30, 1);
            throw new FileNotFoundException("receipt");
          };

      assertThatExceptionOfType(FileNotFoundException.class)
          .isThrownBy(() -> transactions.run(failing));

      assertThat(balances()).isEqualTo("100,100");
    }

    @Test
    void followsAnErrorToo() throws SQLException {
      assertThatExceptionOfType(StackOverflowError.class)
          .isThrownBy(() ->
              transactions.run(
                  withdrawAndThen(c -> {
                    throw new StackOverflowError();
                  })));

      assertThat(balances()).isEqualTo("100,100");
    }
  }

  @Nested
  @DisplayName("connection.autocommit(True) again")
  class Restores {
    private static final Map<String, Callable<?>> KEPT = Map.of("close", () -> null);

    /// A data source with one connection, which does something else where told to.
    private TransactionRunner over(Connection one, Map<String, Callable<?>> instead) {
      var connection =
          (Connection)
              Proxy.newProxyInstance(
                  getClass().getClassLoader(),
                  new Class<?>[] {Connection.class},
                  (proxy, method, args) ->
                      instead.containsKey(method.getName())
                          ? instead.get(method.getName()).call()
                          : method.invoke(one, args));
      return TransactionRunner.of(
          new MysqlDataSource() {
            private static final long serialVersionUID = 1L;

            @Override
            public Connection getConnection() {
              return connection;
            }
          });
    }

    @Test
    void theAutocommitOfBefore(Connection one) throws SQLException {
      over(one, KEPT).run(connection -> assertThat(connection.getAutoCommit()).isFalse());
      assertThat(one.getAutoCommit()).isTrue();

      one.setAutoCommit(false);
      over(one, KEPT).run(connection -> add(connection, 1, 1));
      assertThat(one.getAutoCommit()).isFalse();
    }

    @Test
    void theAutocommitOfBeforeAlsoAfterAFailure(Connection one) throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> over(one, KEPT).run(connection -> execute(connection, "no SQL")));

      assertThat(one.getAutoCommit()).isTrue();
    }

    @Test
    void theIsolationLevelThatItHasSet(Connection one) throws SQLException {
      int before = one.getTransactionIsolation();
      var serializable = over(one, KEPT).withIsolation(Connection.TRANSACTION_SERIALIZABLE);

      assertThat(serializable.<Integer, RuntimeException>call(Connection::getTransactionIsolation))
          .isEqualTo(Connection.TRANSACTION_SERIALIZABLE)
          .isNotEqualTo(before);
      assertThat(one.getTransactionIsolation()).isEqualTo(before);
    }

    @Test
    void theConnectionToItsPool(MySqlSandbox mysql) throws SQLException {
      try (var pool = new HikariDataSource()) {
        pool.setDataSource(mysql.dataSource());
        pool.setMaximumPoolSize(1);
        var pooled = TransactionRunner.of(pool);
        pooled.run(connection -> add(connection, 1, 1));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> pooled.run(connection -> execute(connection, "no SQL")));
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
      }
    }

    @Test
    void nothingAfterAFailedRollbackForAutocommitWouldCommit(Connection one) throws SQLException {
      var failingToRollBack =
          over(
              one,
              Map.of(
                  "close",
                  () -> null,
                  "rollback",
                  () -> {
                    throw new SQLException("no rollback today");
                  }));

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              failingToRollBack.run(connection -> {
                add(connection, -30, 1);
                execute(connection, "no SQL");
              }))
          .satisfies(e -> assertThat(e.getSuppressed()[0]).hasMessage("no rollback today"));
      assertThat(one.getAutoCommit()).isFalse();
      one.close();

      assertThat(balancesInTheEnd()).isEqualTo("100,100");
    }

    @Test
    void nothingThatWouldMakeACommitLookFailed(Connection one) throws SQLException {
      var failingToClose =
          over(
              one,
              Map.of(
                  "close",
                  () -> {
                    throw new SQLException("lost after the commit");
                  }));
      failingToClose.run(connection -> add(connection, -30, 1));

      assertThat(balances()).isEqualTo("70,100");
    }
  }

  @Nested
  @DisplayName("OperationalError 1213: Deadlock found")
  class Deadlock {
    interface Transfer {
      boolean run(int amount, int from, int to) throws Exception;
    }

    @Test
    void isSurvivedByBothWithNothingLostOrDoubled() throws Exception {
      // @start region="deadlock"
      var attempts = new AtomicInteger();
      var bothHoldOneAccount = new CyclicBarrier(2);
      Transfer transfer =
          (amount, from, to) ->
              transactions.call(connection -> {
                add(connection, -amount, from);
                if (attempts.incrementAndGet() <= 2) {
                  bothHoldOneAccount.await(10, SECONDS); // and want the other's
                }
                add(connection, +amount, to);
                return true;
              });

      try (var threads = Executors.newFixedThreadPool(2)) {
        var there = threads.submit(() -> transfer.run(30, 1, 2));
        var back = threads.submit(() -> transfer.run(5, 2, 1));
        assertThat(there.get()).isEqualTo(back.get());
      }
      assertThat(balances()).isEqualTo("75,125");
      assertThat(attempts).hasValue(3);
      // @end
      assertThat(pauses).hasSize(1);
    }

    @Test
    void isTriedFiveTimesAtMost() {
      var attempts = new AtomicInteger();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              transactions.run(connection -> {
                attempts.incrementAndGet();
                throw deadlock();
              }))
          .returns(1213, SQLException::getErrorCode);
      assertThat(attempts).hasValue(5);
    }

    @Test
    void isTriedAsOftenAsToldAfterPausesThatGrowUpToABound() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              transactions
                  .withMaxAttempts(100)
                  .run(connection -> {
                    throw deadlock();
                  }));

      assertThat(pauses).hasSize(99).allMatch(Duration::isPositive);
      assertThat(pauses.get(0)).isLessThanOrEqualTo(Duration.ofMillis(20));
      assertThat(pauses.get(3)).isLessThanOrEqualTo(Duration.ofMillis(160));
      assertThat(pauses).allMatch(pause -> pause.toMillis() <= 1_280);
      assertThat(pauses).anyMatch(pause -> pause.toMillis() > 160);
      assertThat(pauses.stream().distinct().count()).as("random").isGreaterThan(10);
    }

    @Test
    void isFoundAmongTheCauses() throws SQLException {
      transactions.run(connection -> {
        add(connection, -30, 1);
        if (pauses.isEmpty()) {
          throw new IllegalStateException("in a stream", deadlock());
        }
      });

      assertThat(pauses).hasSize(1);
      assertThat(balances()).isEqualTo("70,100");
    }

    @Test
    void isNotTriedAgainAfterAnInterrupt(DataSource source) {
      var attempts = new AtomicInteger();
      var pausing = TransactionRunner.of(source);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              pausing.run(connection -> {
                attempts.incrementAndGet();
                Thread.currentThread().interrupt();
                throw deadlock();
              }))
          .returns(1213, SQLException::getErrorCode);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(attempts).hasValue(1);
    }
  }

  @Nested
  @DisplayName("OperationalError 1205: Lock wait timeout exceeded")
  class LockTimeout {
    @Test
    void isTriedAgainWithTheWholeTransaction(DataSource source, Connection other)
        throws SQLException {
      other.setAutoCommit(false);
      add(other, 1, 2);
      var attempts = new AtomicInteger();

      // the other lets go while the transaction pauses
      TransactionRunner.of(source)
          .withSleeper(pause -> end(other))
          .run(connection -> {
            attempts.incrementAndGet();
            execute(connection, "SET innodb_lock_wait_timeout = 1");
            add(connection, -30, 1);
            add(connection, +30, 2);
          });

      assertThat(attempts).hasValue(2);
      assertThat(balances()).isEqualTo("70,131");
    }

    private void end(Connection other) {
      try {
        other.commit();
      } catch (SQLException e) {
        throw new AssertionError(e);
      }
    }
  }

  @Nested
  @DisplayName("other errors")
  class OtherErrors {
    @Test
    void areNotTriedAgain() {
      var attempts = new AtomicInteger();

      assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
          .isThrownBy(() ->
              transactions.run(connection -> {
                attempts.incrementAndGet();
                execute(connection, "INSERT INTO accounts VALUES (2, 0)");
              }));
      assertThat(attempts).hasValue(1);
    }
  }

  @Nested
  @DisplayName("OperationalError 2013: Lost connection")
  class LostConnection {
    @Test
    void duringTheWorkIsOneClearErrorAndNothingIsHalfWritten(MySqlSandbox mysql)
        throws SQLException {
      try (var pool = new HikariDataSource()) {
        pool.setDataSource(mysql.dataSource());
        pool.setMaximumPoolSize(1);
        var pooled = TransactionRunner.of(pool).withSleeper(pauses::add);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() ->
                pooled.run(connection -> {
                  add(connection, -30, 1);
                  execute(observer, "KILL " + ask(connection, "SELECT CONNECTION_ID()"));
                  add(connection, +30, 2);
                }))
            .isNotInstanceOf(TransactionRunner.CommitOutcomeUnknownException.class)
            .returns("08S01", SQLException::getSQLState)
            .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(pauses).isEmpty();
        assertThat(balancesInTheEnd()).isEqualTo("100,100");

        // the pool has another for the next
        pooled.run(connection -> add(connection, -30, 1));
        assertThat(balances()).isEqualTo("70,100");
      }
    }

    @Test
    void duringTheCommitIsAnUnknownOutcomeAlsoWhenTheServerHasCommitted(MySqlSandbox mysql)
        throws Exception {
      loseTheCommit(mysql, Relay.Direction.REPLIES);

      assertThat(balancesInTheEnd()).isEqualTo("70,100");
    }

    @Test
    void duringTheCommitIsAnUnknownOutcomeAlsoWhenTheServerHasHeardNothing(MySqlSandbox mysql)
        throws Exception {
      loseTheCommit(mysql, Relay.Direction.REQUESTS);

      assertThat(balancesInTheEnd()).isEqualTo("100,100");
    }

    private void loseTheCommit(MySqlSandbox mysql, Relay.Direction lost) throws IOException {
      try (var relay = new Relay(mysql.host(), mysql.port())) {
        var source = new MysqlDataSource();
        source.setUrl(
            mysql.url().replace(mysql.host() + ":" + mysql.port(), "localhost:" + relay.port()));
        source.setUser(mysql.user());
        source.setPassword(mysql.password());

        assertThatExceptionOfType(TransactionRunner.CommitOutcomeUnknownException.class)
            .isThrownBy(() ->
                TransactionRunner.of(source)
                    .withSleeper(pauses::add)
                    .run(connection -> {
                      add(connection, -30, 1);
                      relay.lose(lost);
                    }))
            .withMessageStartingWith("The connection was lost during the commit")
            .withCauseInstanceOf(SQLException.class)
            .returns("08007", SQLException::getSQLState)
            .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
        assertThat(pauses).isEmpty();
      }
    }

    /// Stands between one connection and its server, and hangs up when told to.
    private static final class Relay implements AutoCloseable {
      enum Direction {
        REQUESTS,
        REPLIES
      }

      private final ServerSocket listener =
          new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      private volatile Direction lost;

      Relay(String host, int port) throws IOException {
        Thread.ofVirtual()
            .start(() -> {
              try (var client = listener.accept();
                  var server = new Socket(host, port)) {
                var replies =
                    Thread.ofVirtual().start(() -> relay(server, client, Direction.REPLIES));
                relay(client, server, Direction.REQUESTS);
                replies.join();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
      }

      int port() {
        return listener.getLocalPort();
      }

      /// Hangs up on both sides with the next bytes of that direction.
      void lose(Direction direction) {
        lost = direction;
      }

      private void relay(Socket from, Socket to, Direction direction) {
        var bytes = new byte[65_536];
        try (from;
            to) {
          for (int n = from.getInputStream().read(bytes);
              n > 0 && lost != direction;
              n = from.getInputStream().read(bytes)) {
            to.getOutputStream().write(bytes, 0, n);
          }
        } catch (IOException e) {
          // The other direction has hung up.
        }
      }

      @Override
      public void close() throws IOException {
        listener.close();
      }
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void anotherConnectionInTheWorkIsNotPartOfTheTransaction(DataSource source)
        throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              transactions.run(connection -> {
                add(connection, -30, 1);
                try (var another = source.getConnection()) {
                  add(another, +30, 2);
                }
                execute(connection, "no SQL");
              }));

      assertThat(balances()).isEqualTo("100,130");
    }

    @Test
    void ddlInTheWorkCommitsWhatWasBefore() throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              transactions.run(connection -> {
                add(connection, -30, 1);
                execute(connection, "CREATE TABLE IF NOT EXISTS notes (note TEXT)");
                execute(connection, "no SQL");
              }));

      assertThat(balances()).isEqualTo("70,100");
    }

    @Test
    void zeroAttemptsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> transactions.withMaxAttempts(0))
          .withMessage("0 attempts: give 1 or more");
    }

    @Test
    void nullIsRefused(DataSource source) {
      assertThatNullPointerException().isThrownBy(() -> TransactionRunner.of(null));
      assertThatNullPointerException().isThrownBy(() -> transactions.withSleeper(null));
      assertThatNullPointerException().isThrownBy(() -> transactions.run(null));
    }
  }
}
