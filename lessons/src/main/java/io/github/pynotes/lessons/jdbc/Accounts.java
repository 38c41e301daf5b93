package io.github.pynotes.lessons.jdbc;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;

/// Moves money between accounts, as this does in Python, where no connection commits by itself:
///
/// ```python
/// try:
///     with connection.cursor() as cursor:
///         take(cursor, payer, amount)
///         give(cursor, payee, amount)
///     connection.commit()
/// except BaseException:
///     connection.rollback()
///     raise
/// ```
///
/// The table: `accounts (id INT, balance DECIMAL(10, 2) NOT NULL)`.
public final class Accounts {

  private Accounts() {}

  /// Takes an amount from one account and gives it to another: both, or neither.
  ///
  /// @param connection has autocommit on, and has it on again afterwards, whatever happened
  /// @throws IllegalStateException naming the account that has not as much, or that does not exist;
  ///   nothing has changed then
  /// @throws SQLException if the server fails; nothing has changed then
  public static void transfer(Connection connection, int payer, int payee, BigDecimal amount)
      throws SQLException {
    throw new UnsupportedOperationException("Write me: transfer");
  }
}
