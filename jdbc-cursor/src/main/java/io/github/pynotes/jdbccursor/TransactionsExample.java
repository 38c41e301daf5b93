package io.github.pynotes.jdbccursor;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.sql.Connection;
import java.sql.SQLException;

/// Keeps changes or takes them back, all of them or those since a savepoint.
///
/// @python pymysql.connections.Connection.commit
/// @python pymysql.connections.Connection.rollback
/// @python pymysql.connections.Connection.begin
/// @python pymysql.connections.Connection.autocommit
/// @java setAutoCommit(false), commit(), rollback(); TransactionRunner, which retries a deadlock
/// @pattern TransactionRunner
final class TransactionsExample {
  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var bank = mysql.connect();
        var auditor = mysql.connect();
        var statement = bank.createStatement()) {
      statement.execute("CREATE TABLE accounts (owner TEXT, balance INT CHECK (balance >= 0))");
      statement.execute("INSERT INTO accounts VALUES ('Ada', 100), ('Eve', 100)");

      // a transaction lasts until the commit, and nobody else sees into it
      bank.setAutoCommit(false);
      add(bank, -30, "Ada");
      IO.println("before the commit, the auditor sees " + balances(auditor));
      bank.commit();
      IO.println("after the commit, the auditor sees " + balances(auditor));

      // a rollback takes back what was not committed
      add(bank, -70, "Ada");
      bank.rollback();
      IO.println("after a rollback: " + balances(bank));

      // back to a savepoint, the transaction goes on
      add(bank, -10, "Ada");
      var beforeTheFee = bank.setSavepoint();
      add(bank, -9, "Ada");
      bank.rollback(beforeTheFee);
      bank.commit();
      IO.println("after a rollback to the savepoint: " + balances(bank));

      // all of it or nothing; after a deadlock it would all be done again
      try {
        TransactionRunner.of(mysql.dataSource()).run(connection -> add(connection, -1000, "Eve"));
      } catch (SQLException e) {
        IO.println("Eve has not got that much: " + balances(bank));
      }
    }
  }

  private static void add(Connection connection, int amount, String owner) throws SQLException {
    String sql = "UPDATE accounts SET balance = balance + ? WHERE owner = ?";
    try (var update = connection.prepareStatement(sql)) {
      update.setInt(1, amount);
      update.setString(2, owner);
      update.executeUpdate();
    }
  }

  private static String balances(Connection connection) throws SQLException {
    String sql = "SELECT GROUP_CONCAT(owner, ' ', balance ORDER BY owner) FROM accounts";
    try (var select = connection.prepareStatement(sql);
        var row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }
}
