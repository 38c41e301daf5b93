package io.github.pynotes.lessons.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/// A transaction begins where autocommit ends. The rollback must come before autocommit is on
/// again, for switching it on commits what is under way. (The pattern `TransactionRunner` does all
/// this, and tries again after a deadlock.)
public final class Accounts {
  private static final String TAKE =
      "UPDATE accounts SET balance = balance - ? WHERE id = ? AND balance >= ?";
  private static final String GIVE = "UPDATE accounts SET balance = balance + ? WHERE id = ?";

  private Accounts() {}

  public static void transfer(Connection connection, int payer, int payee, BigDecimal amount)
      throws SQLException {
    connection.setAutoCommit(false);
    try {
      if (update(connection, TAKE, amount, payer, amount) == 0) {
        throw new IllegalStateException("account %d has not got %s".formatted(payer, amount));
      }
      if (update(connection, GIVE, amount, payee) == 0) {
        throw new IllegalStateException("there is no account %d".formatted(payee));
      }
      connection.commit();
    } catch (Throwable failure) {
      try {
        connection.rollback();
      } catch (SQLException alsoFailed) {
        failure.addSuppressed(alsoFailed);
      }
      throw failure;
    } finally {
      connection.setAutoCommit(true);
    }
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement.executeUpdate();
    }
  }
}
