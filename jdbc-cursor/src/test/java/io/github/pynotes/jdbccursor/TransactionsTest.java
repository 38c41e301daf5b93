package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLIntegrityConstraintViolationException;
import java.sql.SQLTransactionRollbackException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("commit, rollback, begin, autocommit")
class TransactionsTest {
  private Connection bank;
  private Connection auditor;

  @BeforeEach
  void oneAccount(Connection bank, Connection auditor) throws SQLException {
    this.bank = bank;
    this.auditor = auditor;
    execute(bank, "DROP TABLE IF EXISTS accounts");
    execute(bank, "CREATE TABLE accounts (owner VARCHAR(10) PRIMARY KEY, balance INT)");
    execute(bank, "INSERT INTO accounts VALUES ('Ada', 100)");
    bank.setAutoCommit(false);
  }

  @AfterEach
  void letGoOfLocks() throws SQLException {
    bank.close();
    auditor.close();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void pay(Connection connection, int amount) throws SQLException {
    execute(connection, "UPDATE accounts SET balance = balance - %d".formatted(amount));
  }

  private static int balance(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT SUM(balance) FROM accounts")) {
      row.next();
      return row.getInt(1);
    }
  }

  @Nested
  @DisplayName("commit()")
  class Commit {
    @Test
    void showsTheChangesToOthers() throws SQLException {
      pay(bank, 30);
      assertThat(balance(bank)).isEqualTo(70);
      assertThat(balance(auditor)).isEqualTo(100);

      // connection.commit()
      bank.commit();
      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void keepsWhatSucceededBesideAStatementThatFailed() throws SQLException {
      pay(bank, 30);
      assertThatExceptionOfType(SQLIntegrityConstraintViolationException.class)
          .isThrownBy(() -> execute(bank, "INSERT INTO accounts VALUES ('Ada', 0)"));

      // the statement was undone, not the transaction: who catches the error must roll back
      bank.commit();
      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void happensUnaskedAtDdl() throws SQLException {
      pay(bank, 30);
      execute(bank, "CREATE TABLE IF NOT EXISTS notes (note TEXT)");
      bank.rollback();

      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void happensUnaskedWhenAutocommitIsSwitchedOn() throws SQLException {
      pay(bank, 30);

      // connection.autocommit(True)
      bank.setAutoCommit(true);
      assertThat(balance(auditor)).isEqualTo(70);
    }
  }

  @Nested
  @DisplayName("rollback()")
  class Rollback {
    @Test
    void takesBackAllChangesSinceTheLastCommit() throws SQLException {
      pay(bank, 30);
      bank.commit();
      pay(bank, 20);
      pay(bank, 10);

      // connection.rollback()
      bank.rollback();
      assertThat(balance(bank)).isEqualTo(70);
    }

    @Test
    void doesNotTakeBackAutoIncrement() throws SQLException {
      execute(bank, "CREATE TEMPORARY TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY)");
      execute(bank, "INSERT INTO orders VALUES ()");
      bank.rollback();
      execute(bank, "INSERT INTO orders VALUES ()");

      try (var statement = bank.createStatement();
          var row = statement.executeQuery("SELECT id FROM orders")) {
        row.next();
        assertThat(row.getInt("id")).isEqualTo(2);
      }
    }
  }

  @Nested
  @DisplayName("execute(\"SAVEPOINT ...\")")
  class Savepoints {
    @Test
    void takeBackTheEndOfATransaction() throws SQLException {
      pay(bank, 30);
      // cursor.execute("SAVEPOINT before_the_fee")
      var beforeTheFee = bank.setSavepoint();
      pay(bank, 5);

      // cursor.execute("ROLLBACK TO SAVEPOINT before_the_fee")
      bank.rollback(beforeTheFee);
      assertThat(balance(bank)).isEqualTo(70);

      bank.commit();
      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void endWithTheirTransaction() throws SQLException {
      var savepoint = bank.setSavepoint("before_the_fee");
      bank.commit();

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> bank.rollback(savepoint))
          .returns(1305, SQLException::getErrorCode);
    }

    @Test
    void endWithTheRollbackToAnEarlierOne() throws SQLException {
      var first = bank.setSavepoint("first");
      var second = bank.setSavepoint("second");
      bank.rollback(first);

      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> bank.rollback(second));
    }

    @Test
    void canBeReleasedAndThenKeepTheirChanges() throws SQLException {
      var savepoint = bank.setSavepoint();
      pay(bank, 5);

      // cursor.execute("RELEASE SAVEPOINT before_the_fee")
      bank.releaseSavepoint(savepoint);
      bank.commit();
      assertThat(balance(auditor)).isEqualTo(95);
    }
  }

  @Nested
  @DisplayName("execute(\"SET TRANSACTION ISOLATION LEVEL ...\")")
  class Isolation {
    @BeforeEach
    void inATransaction() throws SQLException {
      auditor.setAutoCommit(false);
    }

    @Test
    void repeatableReadSeesTheSameUntilItsOwnEnd() throws SQLException {
      // @start region="isolation"
      // SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, which is MySQL's default
      auditor.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      assertThat(balance(auditor)).isEqualTo(100);

      pay(bank, 30);
      bank.commit();
      assertThat(balance(auditor)).isEqualTo(100);

      auditor.commit();
      assertThat(balance(auditor)).isEqualTo(70);
      // @end
    }

    @Test
    void readCommittedSeesEachCommit() throws SQLException {
      auditor.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      assertThat(balance(auditor)).isEqualTo(100);

      pay(bank, 30);
      assertThat(balance(auditor)).isEqualTo(100);
      bank.commit();
      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void readUncommittedSeesWhatNeverWas() throws SQLException {
      auditor.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED);

      pay(bank, 30);
      assertThat(balance(auditor)).isEqualTo(70);
      bank.rollback();
      assertThat(balance(auditor)).isEqualTo(100);
    }

    @Test
    void serializableMakesWritersWaitForReaders() throws SQLException {
      auditor.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
      assertThat(balance(auditor)).isEqualTo(100);

      execute(bank, "SET innodb_lock_wait_timeout = 1");
      assertThatExceptionOfType(SQLTransactionRollbackException.class)
          .isThrownBy(() -> pay(bank, 30))
          .returns(1205, SQLException::getErrorCode);

      auditor.commit();
      pay(bank, 30);
      assertThat(balance(bank)).isEqualTo(70);
    }

    @Test
    void aSnapshotIsReadButTheLatestIsWritten() throws SQLException {
      int seen = balance(auditor);
      pay(bank, 30);
      bank.commit();

      // computed from the snapshot, it undoes what the bank has committed
      execute(auditor, "UPDATE accounts SET balance = %d".formatted(seen + 1));
      auditor.commit();
      assertThat(balance(auditor)).isEqualTo(101);
    }

    @Test
    void selectForUpdateReadsTheLatestAndHoldsIt() throws SQLException {
      assertThat(balance(auditor)).isEqualTo(100);
      pay(bank, 30);
      bank.commit();

      // cursor.execute("SELECT balance FROM accounts FOR UPDATE")
      try (var statement = auditor.createStatement();
          var row = statement.executeQuery("SELECT balance FROM accounts FOR UPDATE")) {
        row.next();
        assertThat(row.getInt(1)).isEqualTo(70);
      }
    }
  }

  @Nested
  @DisplayName("execute(\"START TRANSACTION READ ONLY\")")
  class ReadOnly {
    @Test
    void isSetOnTheConnectionAndRefusedByTheDriver() throws SQLException {
      bank.setReadOnly(true);

      assertThat(balance(bank)).isEqualTo(100);
      // cursor.execute("UPDATE ...")  # OperationalError: (1792, 'Cannot execute ... READ ONLY
      // ...')
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> pay(bank, 30))
          .withMessageStartingWith("Connection is read-only");

      bank.commit();
      bank.setReadOnly(false);
      pay(bank, 30);
      assertThat(balance(bank)).isEqualTo(70);
    }

    @Test
    void isRefusedByTheServerToo() throws SQLException {
      execute(bank, "START TRANSACTION READ ONLY");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> pay(bank, 30))
          .returns(1792, SQLException::getErrorCode)
          .returns("25006", SQLException::getSQLState);
    }

    @Test
    void lastsForTheServerUntilTheEndOfTheTransaction() throws SQLException {
      bank.setReadOnly(true);
      balance(bank);
      bank.setReadOnly(false);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> pay(bank, 30))
          .returns(1792, SQLException::getErrorCode);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void thereIsNoBeginThatWouldCommitWhatWasBefore() throws SQLException {
      pay(bank, 30);

      // connection.begin()  # sends BEGIN, and the 30 are committed
      bank.setAutoCommit(false); // is off already, and nothing happens
      assertThat(balance(auditor)).isEqualTo(100);

      execute(bank, "BEGIN");
      assertThat(balance(auditor)).isEqualTo(70);
    }

    @Test
    void rollbackIsRefusedWhileAutocommitIsOn() {
      // connection.autocommit(True); connection.rollback()  # fine
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(auditor::rollback)
          .withMessageContaining("autocommit");
    }
  }
}
