package io.github.pynotes.jdbccursor;

import static java.sql.Statement.EXECUTE_FAILED;
import static java.sql.Statement.RETURN_GENERATED_KEYS;
import static java.sql.Statement.SUCCESS_NO_INFO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.executemany")
class ExecutemanyTest {
  private static final String INSERT = "INSERT INTO users (name) VALUES (?)";

  @BeforeEach
  void noUsers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS users");
      statement.execute(
          """
          CREATE TABLE users
            (id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) UNIQUE, visits INT DEFAULT 1)
          """);
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

  private static Connection rewriting(MySqlSandbox mysql) throws SQLException {
    return connect(mysql, "rewriteBatchedStatements", "true");
  }

  private static void addAll(PreparedStatement insert, String... names) throws SQLException {
    for (String name : names) {
      insert.setString(1, name);
      insert.addBatch();
    }
  }

  private static BatchUpdateException failureOf(Connection connection, String... names)
      throws SQLException {
    try (var insert = connection.prepareStatement(INSERT)) {
      addAll(insert, names);
      return catchThrowableOfType(BatchUpdateException.class, insert::executeBatch);
    }
  }

  private static List<String> names(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var users = statement.executeQuery("SELECT name FROM users ORDER BY id")) {
      var names = new ArrayList<String>();
      while (users.next()) {
        names.add(users.getString("name"));
      }
      return names;
    }
  }

  private static List<Long> keys(Statement insert) throws SQLException {
    try (var keys = insert.getGeneratedKeys()) {
      var ids = new ArrayList<Long>();
      while (keys.next()) {
        ids.add(keys.getLong(1));
      }
      return ids;
    }
  }

  private static int insertStatements(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_insert'")) {
      status.next();
      return status.getInt("Value");
    }
  }

  @Nested
  @DisplayName("executemany(sql, rows)")
  class Batch {
    @Test
    void isAddBatchForEachRowAndExecuteBatchForAll(Connection connection) throws SQLException {
      // cursor.executemany("INSERT INTO users (name) VALUES (%s)", [("Ada",), ("Eve",)])  # 2
      try (var insert = connection.prepareStatement(INSERT)) {
        insert.setString(1, "Ada");
        insert.addBatch();
        insert.setString(1, "Eve");
        insert.addBatch();

        assertThat(insert.executeBatch()).containsExactly(1, 1);
      }
      assertThat(names(connection)).containsExactly("Ada", "Eve");
    }

    @Test
    void startsAnewAfterwards(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(INSERT)) {
        addAll(insert, "Ada", "Eve");
        insert.executeBatch();

        addAll(insert, "Bob");
        assertThat(insert.executeBatch()).containsExactly(1);
        assertThat(insert.executeBatch()).isEmpty();
      }
    }

    @Test
    void losesTheRowThatWasNotAdded(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(INSERT)) {
        addAll(insert, "Ada");
        insert.setString(1, "Eve");
        insert.executeBatch();
      }

      assertThat(names(connection)).containsExactly("Ada");
    }

    @Test
    void losesAllRowsWithoutExecuteBatch(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(INSERT)) {
        addAll(insert, "Ada", "Eve");
      }

      assertThat(names(connection)).isEmpty();
    }

    @Test
    void takesSeveralStatementsTooWithoutParameters(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.addBatch("INSERT INTO users (name) VALUES ('Ada'), ('Eve')");
        statement.addBatch("UPDATE users SET visits = 7 WHERE name = 'Eve'");
        statement.addBatch("DELETE FROM users WHERE visits = 0");

        assertThat(statement.executeBatch()).containsExactly(2, 1, 0);
      }
    }
  }

  @Nested
  @DisplayName("one statement, or one for each row")
  class Statements {
    @Test
    void theDriverSendsOneForEachRowUnlessItMayRewrite(MySqlSandbox mysql) throws SQLException {
      // cursor.executemany(sql, [("Ada",), ("Bob",), ("Eve",)])  # one statement
      try (var connection = connect(mysql, "rewriteBatchedStatements", "true");
          var insert = connection.prepareStatement("INSERT INTO users (name) VALUES (?)")) {
        addAll(insert, "Ada", "Bob", "Eve");
        assertThat(insert.executeBatch()).containsOnly(SUCCESS_NO_INFO); // -2
        assertThat(insertStatements(connection)).isEqualTo(1);
      }

      // the switch is off by default
      try (var connection = mysql.connect();
          var insert = connection.prepareStatement("INSERT INTO users (name) VALUES (?)")) {
        addAll(insert, "Jo", "Liz", "Max");
        assertThat(insert.executeBatch()).containsOnly(1);
        assertThat(insertStatements(connection)).isEqualTo(3);
      }
    }
  }

  @Nested
  @DisplayName("rowcount")
  class Counts {
    @Test
    void isACountForEachRow(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement("INSERT IGNORE INTO users (name) VALUES (?)")) {
        addAll(insert, "Ada", "Ada", "Eve");

        // cursor.executemany("INSERT IGNORE ...", [("Ada",), ("Ada",), ("Eve",)])  # 2
        assertThat(insert.executeBatch()).containsExactly(1, 0, 1);
      }
    }

    @Test
    void isUnknownAfterRewriting(MySqlSandbox mysql) throws SQLException {
      try (var connection = rewriting(mysql);
          var insert = connection.prepareStatement("INSERT IGNORE INTO users (name) VALUES (?)")) {
        addAll(insert, "Ada", "Ada", "Eve");

        // the server counts 2 rows, and does not say which
        assertThat(insert.executeBatch())
            .containsExactly(SUCCESS_NO_INFO, SUCCESS_NO_INFO, SUCCESS_NO_INFO);
      }
    }

    @Test
    void isNonsenseWhenRewrittenCountsAreSummed(MySqlSandbox mysql) throws SQLException {
      try (var connection = rewriting(mysql);
          var insert = connection.prepareStatement(INSERT)) {
        addAll(insert, "Ada", "Bob", "Eve");
        int sum = 0;
        for (int count : insert.executeBatch()) {
          sum += count;
        }

        assertThat(sum).isEqualTo(-6);
      }
    }
  }

  @Nested
  @DisplayName("IntegrityError in the middle")
  class PartialFailure {
    @Test
    void skipsTheRowAndGoesOn(Connection connection) throws SQLException {
      var failure = failureOf(connection, "Ada", "Ada", "Eve");

      assertThat(failure.getUpdateCounts()).containsExactly(1, EXECUTE_FAILED, 1);
      assertThat(failure.getErrorCode()).isEqualTo(1062);
      assertThat(names(connection)).containsExactly("Ada", "Eve");
    }

    @Test
    void endsTheBatchWithContinueBatchOnErrorOff(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, "continueBatchOnError", "false")) {
        var failure = failureOf(connection, "Ada", "Ada", "Eve");

        assertThat(failure.getUpdateCounts()).containsExactly(1); // shorter than the batch
        assertThat(names(connection)).containsExactly("Ada");
      }
    }

    @Test
    void leavesNoRowOfARewrittenStatement(MySqlSandbox mysql) throws SQLException {
      try (var connection = rewriting(mysql)) {
        var failure = failureOf(connection, "Ada", "Ada", "Eve");

        assertThat(failure.getUpdateCounts())
            .containsExactly(EXECUTE_FAILED, EXECUTE_FAILED, EXECUTE_FAILED);
        assertThat(names(connection)).isEmpty();
      }
    }

    @Test
    void leavesNoRowAfterARollback(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      failureOf(connection, "Ada", "Ada", "Eve");

      connection.rollback();
      assertThat(names(connection)).isEmpty();
    }
  }

  @Nested
  @DisplayName("lastrowid")
  class GeneratedKeys {
    @Test
    void isTheKeyOfEveryRow(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement(INSERT, RETURN_GENERATED_KEYS)) {
        addAll(insert, "Ada", "Bob", "Eve");
        insert.executeBatch();

        assertThat(keys(insert)).containsExactly(1L, 2L, 3L);
      }
    }

    @Test
    void isTheSameAfterRewriting(MySqlSandbox mysql) throws SQLException {
      try (var connection = rewriting(mysql);
          var insert = connection.prepareStatement(INSERT, RETURN_GENERATED_KEYS)) {
        addAll(insert, "Ada", "Bob", "Eve");
        insert.executeBatch();

        assertThat(keys(insert)).containsExactly(1L, 2L, 3L);
        assertThat(insertStatements(connection)).isEqualTo(1);
      }
    }
  }

  @Nested
  @DisplayName("INSERT ... ON DUPLICATE KEY UPDATE")
  class Upsert {
    private static final String UPSERT =
        "INSERT INTO users (name) VALUES (?) ON DUPLICATE KEY UPDATE visits = visits + 1";

    @Test
    void countsOneForANewRowAndTwoForAnUpdatedOne(Connection connection) throws SQLException {
      try (var upsert = connection.prepareStatement(UPSERT)) {
        addAll(upsert, "Ada", "Eve", "Ada");

        assertThat(upsert.executeBatch()).containsExactly(1, 1, 2);
      }
      assertThat(visits(connection, "Ada")).isEqualTo(2);
    }

    @Test
    void isRewrittenToo(MySqlSandbox mysql) throws SQLException {
      try (var connection = rewriting(mysql);
          var upsert = connection.prepareStatement(UPSERT)) {
        addAll(upsert, "Ada", "Eve", "Ada");
        upsert.executeBatch();

        assertThat(insertStatements(connection)).isEqualTo(1);
        assertThat(visits(connection, "Ada")).isEqualTo(2);
      }
    }

    @Test
    void takesTheNewValueFromTheFunctionValues(Connection connection) throws SQLException {
      String sql =
          "INSERT INTO users (name, visits) VALUES (?, 5)"
              + " ON DUPLICATE KEY UPDATE visits = visits + VALUES(visits)";
      try (var upsert = connection.prepareStatement(sql)) {
        addAll(upsert, "Ada", "Ada");
        upsert.executeBatch();
      }

      assertThat(visits(connection, "Ada")).isEqualTo(10);
    }

    @Test
    @RequiresMySql("MariaDB has no alias for the new row")
    void takesTheNewValueFromAnAliasWhereTheServerKnowsIt(Connection connection)
        throws SQLException {
      String sql =
          "INSERT INTO users (name, visits) VALUES (?, 5) AS new"
              + " ON DUPLICATE KEY UPDATE visits = users.visits + new.visits";
      try (var upsert = connection.prepareStatement(sql)) {
        addAll(upsert, "Ada", "Ada");
        upsert.executeBatch();
      }

      assertThat(visits(connection, "Ada")).isEqualTo(10);
    }

    private int visits(Connection connection, String name) throws SQLException {
      try (var select = connection.prepareStatement("SELECT visits FROM users WHERE name = ?")) {
        select.setString(1, name);
        try (var row = select.executeQuery()) {
          row.next();
          return row.getInt("visits");
        }
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aFailureLeavesTheOtherRows(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      failureOf(connection, "Ada", "Ada", "Eve");

      // cursor.executemany(...)  # IntegrityError, and no row: it was one statement
      assertThat(names(connection)).containsExactly("Ada", "Eve");
    }

    @Test
    void aBatchHoldsNoQueries(Connection connection) throws SQLException {
      try (var select = connection.prepareStatement("SELECT ?")) {
        addAll(select, "Ada", "Eve");

        // cursor.executemany("SELECT %s", [("Ada",), ("Eve",)])  # 2, and the rows of the last
        assertThatExceptionOfType(SQLException.class).isThrownBy(select::executeBatch);
      }
    }
  }
}
