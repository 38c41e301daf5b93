// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/TransactionRunner.java
// Needs: Java 21
package io.github.pynotes.jdbccursor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;

/// Runs a piece of work in a transaction, and again when MySQL chose it to lose a deadlock.
///
/// ```java
/// var transactions = TransactionRunner.of(dataSource);
/// int left = transactions.call(connection -> withdraw(connection, account, 30));
/// ```
///
/// Answers the `try`, `commit`, `except`, `rollback` around PyMySQL's `begin`. The work gets a
/// connection with autocommit off. When it returns, the transaction is committed. When it throws
/// anything, an `Error` too, the transaction is rolled back and the same thing thrown. Then
/// autocommit (and the isolation level, if set here) are as before, and the connection is closed.
///
/// **Again.** After a deadlock (error 1213) or a lock timeout (1205), also as the cause of what was
/// thrown, the transaction is rolled back and the work runs again on another connection: five times
/// at most, after pauses of random length, up to 20 ms, then 40, 80 and so on, never above 1.3 s.
/// So the work must do nothing that a rollback does not undo: no mail, no counting in a field, no
/// DDL (which commits). An interrupt ends a pause: the failure is thrown, with the interrupt status
/// set.
///
/// **Never again** when the connection is lost during the commit. The server may have committed
/// before it could say so: [CommitOutcomeUnknownException]. A connection lost earlier commits
/// nothing; its failure is thrown as it is, for the caller to try again or not.
///
/// **Only this connection.** Whatever the work does on another connection is not part of the
/// transaction, and may even wait for it.
///
/// **Threads.** Immutable, and as safe as its data source. The work runs in the caller's thread.
///
/// Spring's `TransactionTemplate` or a JTA do more, and need more. The JDK has nothing between them
/// and `setAutoCommit(false)`.
public final class TransactionRunner {
  // Over 200 lines, because failures of commit, rollback and close are each a case.

  private static final int DEADLOCK = 1213;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int AS_IT_IS = -1;

  private final DataSource source;
  private final int maxAttempts;
  private final int isolation;
  private final Sleeper sleeper;

  private TransactionRunner(DataSource source, int maxAttempts, int isolation, Sleeper sleeper) {
    this.source = Objects.requireNonNull(source, "source");
    this.maxAttempts = maxAttempts;
    this.isolation = isolation;
    this.sleeper = Objects.requireNonNull(sleeper, "sleeper");
  }

  /// Takes a connection from there for each attempt: five, with the isolation level that they have.
  public static TransactionRunner of(DataSource source) {
    return new TransactionRunner(source, 5, AS_IT_IS, Thread::sleep);
  }

  /// The same, with another limit; 1 is for work that must not run twice.
  ///
  /// @throws IllegalArgumentException if it is less than 1
  public TransactionRunner withMaxAttempts(int attempts) {
    if (attempts < 1) {
      throw new IllegalArgumentException("%d attempts: give 1 or more".formatted(attempts));
    }
    return new TransactionRunner(source, attempts, isolation, sleeper);
  }

  /// The same, with a level such as [Connection#TRANSACTION_READ_COMMITTED].
  public TransactionRunner withIsolation(int level) {
    return new TransactionRunner(source, maxAttempts, level, sleeper);
  }

  /// The same, with another way to wait between attempts; a test need not wait at all.
  public TransactionRunner withSleeper(Sleeper sleeper) {
    return new TransactionRunner(source, maxAttempts, isolation, sleeper);
  }

  /// Waits, as [Thread#sleep(Duration)] does.
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  /// What is to be done in a transaction; must not commit, roll back or close.
  @FunctionalInterface
  public interface Work<T, X extends Exception> {
    T call(Connection connection) throws SQLException, X;
  }

  /// As [Work], without a result.
  @FunctionalInterface
  public interface Action<X extends Exception> {
    void run(Connection connection) throws SQLException, X;
  }

  /// The connection was lost during the commit; the transaction may be there or not.
  public static final class CommitOutcomeUnknownException extends SQLException {
    private static final long serialVersionUID = 1L;

    CommitOutcomeUnknownException(SQLException cause) {
      super(
          "The connection was lost during the commit, so the transaction may be kept or not:"
              + " look for its effects before you run it again",
          "08007", // transaction resolution unknown
          cause.getErrorCode(),
          cause);
    }
  }

  /// Does the work in a transaction.
  ///
  /// @return what the work has returned, which may be null
  /// @throws CommitOutcomeUnknownException if the connection was lost during the commit
  /// @throws SQLException if the work throws it, or there is no connection, or the commit fails
  /// @throws X what else the work throws
  public <T, X extends Exception> T call(Work<? extends T, X> work) throws SQLException, X {
    Objects.requireNonNull(work, "work");
    for (int attempt = 1; ; attempt++) {
      try {
        return attempt(work);
      } catch (Throwable failure) {
        if (attempt == maxAttempts || !isTransient(failure) || !pauseAfter(attempt)) {
          throw failure;
        }
      }
    }
  }

  /// Does the work in a transaction, as [#call(Work)] does.
  public <X extends Exception> void run(Action<X> action) throws SQLException, X {
    Objects.requireNonNull(action, "action");
    this.<Void, X>call(connection -> {
      action.run(connection);
      return null;
    });
  }

  private <T, X extends Exception> T attempt(Work<T, X> work) throws SQLException, X {
    Connection connection = source.getConnection();
    try {
      boolean autoCommit = connection.getAutoCommit();
      int isolationBefore = isolation == AS_IT_IS ? AS_IT_IS : connection.getTransactionIsolation();
      if (isolation != AS_IT_IS) {
        connection.setTransactionIsolation(isolation);
      }
      connection.setAutoCommit(false);
      T result;
      try {
        result = work.call(connection);
        commit(connection);
      } catch (Throwable failure) {
        if (isRolledBack(connection, failure)) {
          restore(connection, autoCommit, isolationBefore);
        }
        throw failure;
      }
      restore(connection, autoCommit, isolationBefore);
      return result;
    } finally {
      close(connection);
    }
  }

  private static void commit(Connection connection) throws SQLException {
    try {
      connection.commit();
    } catch (SQLException e) {
      String state = e.getSQLState();
      boolean isLost = state == null || state.startsWith("08") || connection.isClosed();
      throw isLost ? new CommitOutcomeUnknownException(e) : e;
    }
  }

  private static boolean isRolledBack(Connection connection, Throwable failure) {
    try {
      if (connection.isClosed()) {
        return false; // lost, and then the server rolls back
      }
      connection.rollback();
      return true;
    } catch (SQLException e) {
      failure.addSuppressed(e);
      return false;
    }
  }

  /// Only after a commit or rollback: switching autocommit on would commit what is left.
  private static void restore(Connection connection, boolean autoCommit, int isolation) {
    try {
      connection.setAutoCommit(autoCommit);
      if (isolation != AS_IT_IS) {
        connection.setTransactionIsolation(isolation);
      }
    } catch (SQLException e) {
      // The transaction is decided; a connection lost since then must not make it look failed.
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // As above.
    }
  }

  private static boolean isTransient(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof CommitOutcomeUnknownException) {
        return false;
      }
      if (t instanceof SQLException e
          && (e.getErrorCode() == DEADLOCK || e.getErrorCode() == LOCK_WAIT_TIMEOUT)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the pause was not interrupted. Random, lest two that met once meet again.
  private boolean pauseAfter(int attempt) {
    long bound = 10L << Math.min(attempt, 7);
    try {
      sleeper.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(1, bound + 1)));
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
