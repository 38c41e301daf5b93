package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.SSCursor")
class SsCursorTest {
  private static final String READINGS = "SELECT id, note FROM readings ORDER BY id";
  private static final int ROWS = 10_000;
  private static final long BYTES = ROWS * 100L; // of notes alone

  @BeforeAll
  static void tenThousandReadings(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE digits (d INT PRIMARY KEY)");
      statement.execute(
          "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
      statement.execute("CREATE TABLE readings (id INT PRIMARY KEY, note CHAR(100))");
      statement.execute(
          """
          INSERT INTO readings
          SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d, REPEAT('x', 100)
          FROM digits a, digits b, digits c, digits e
          """);
    }
  }

  private static Statement streaming(Connection connection) throws SQLException {
    var statement = connection.createStatement();
    statement.setFetchSize(Integer.MIN_VALUE);
    return statement;
  }

  /// What the server counts for this connection, such as the bytes that it has sent.
  private static long status(Connection connection, String variable) throws SQLException {
    try (var statement = connection.createStatement();
        var status = statement.executeQuery("SHOW SESSION STATUS LIKE '" + variable + "'")) {
      status.next();
      return status.getLong("Value");
    }
  }

  private static int count(ResultSet rows) throws SQLException {
    int count = 0;
    while (rows.next()) {
      count++;
    }
    return count;
  }

  @Nested
  @DisplayName("cursor(SSCursor): setFetchSize(Integer.MIN_VALUE)")
  class Streaming {
    @Test
    void readsEveryRow(Connection connection) throws SQLException {
      // with connection.cursor(SSCursor) as cursor: cursor.execute(...); sum(1 for _ in cursor)
      try (var statement = streaming(connection);
          var rows = statement.executeQuery(READINGS)) {

        assertThat(count(rows)).isEqualTo(ROWS);
      }
    }

    @Test
    void refusesASecondStatementUntilTheStreamIsClosed(Connection connection) throws SQLException {
      try (var statement = streaming(connection);
          var other = connection.createStatement()) {
        var rows = statement.executeQuery(READINGS);
        rows.next();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> other.executeQuery("SELECT 1"))
            .withMessageContaining("streaming result set");

        rows.close();
        assertThat(other.executeQuery("SELECT 1").next()).isTrue();
      }
    }

    @Test
    void allowsASecondStatementAfterTheLastRow(Connection connection) throws SQLException {
      try (var statement = streaming(connection);
          var other = connection.createStatement()) {
        count(statement.executeQuery(READINGS));

        assertThat(other.executeQuery("SELECT 1").next()).isTrue();
      }
    }

    @Test
    void refusesACommitToo(Connection connection) throws SQLException {
      connection.setAutoCommit(false);
      try (var statement = streaming(connection)) {
        statement.executeQuery(READINGS).next();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(connection::commit)
            .withMessageContaining("streaming result set");
      }
      assertThatCode(connection::commit).doesNotThrowAnyException();
    }

    @Test
    void losesItsConnectionToSomeoneWhoAsksIsValid(DataSource source) throws SQLException {
      try (var connection = source.getConnection();
          var statement = streaming(connection)) {
        statement.executeQuery(READINGS).next();

        assertThat(connection.isValid(1)).isFalse();
        assertThat(connection.isClosed()).isTrue();
      }
    }

    @Test
    void readsAllThatTheServerSendsWhenItIsClosedEarly(Connection connection) throws SQLException {
      long before = status(connection, "Bytes_sent");
      try (var statement = streaming(connection)) {
        statement.executeQuery(READINGS).next();
      } // SSCursor.close() reads the rest, too

      assertThat(status(connection, "Bytes_sent") - before).isGreaterThan(BYTES);
    }

    @Test
    void isCheaperToEndInTheQuery(Connection connection) throws SQLException {
      long before = status(connection, "Bytes_sent");
      try (var statement = streaming(connection)) {
        statement.executeQuery(READINGS + " LIMIT 1").next();
      }

      assertThat(status(connection, "Bytes_sent") - before).isLessThan(BYTES / 10);
    }
  }

  @Nested
  @DisplayName("Cursor: setFetchSize(100) alone")
  class Buffered {
    @Test
    void fetchesNothingInPortions(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(100);
        long before = status(connection, "Bytes_sent");
        statement.executeQuery(READINGS);

        // not one row is asked for yet, and all are here
        assertThat(status(connection, "Bytes_sent") - before).isGreaterThan(BYTES);
        assertThat(status(connection, "Com_stmt_fetch")).isZero();
      }
    }

    @Test
    void needsTheServerNoMore(Connection connection, Connection admin) throws SQLException {
      try (var statement = connection.createStatement();
          var killer = admin.createStatement()) {
        statement.setFetchSize(100);
        var rows = statement.executeQuery(READINGS);
        killer.execute("KILL " + id(connection));

        assertThat(count(rows)).isEqualTo(ROWS);
      }
    }

    private long id(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var id = statement.executeQuery("SELECT CONNECTION_ID()")) {
        id.next();
        return id.getLong(1);
      }
    }
  }

  @Nested
  @DisplayName("fetchmany(100): useCursorFetch=true and setFetchSize(100)")
  class ServerSideCursor {
    private static Connection connect(MySqlSandbox mysql) throws SQLException {
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty("useCursorFetch", "true");
      return DriverManager.getConnection(mysql.url(), options);
    }

    @Test
    void fetchesPortionsFromTheServer(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql);
          var statement = connection.createStatement()) {
        statement.setFetchSize(100);
        long before = status(connection, "Bytes_sent");
        var rows = statement.executeQuery(READINGS);
        assertThat(status(connection, "Bytes_sent") - before).isLessThan(BYTES / 10);

        assertThat(count(rows)).isEqualTo(ROWS);
        // a hundred portions, and one more question to learn that there are no more
        assertThat(status(connection, "Com_stmt_fetch")).isBetween(100L, 101L);
      }
    }

    @Test
    void leavesTheConnectionFreeMeanwhile(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql);
          var statement = connection.createStatement();
          var other = connection.createStatement()) {
        statement.setFetchSize(100);
        var rows = statement.executeQuery(READINGS);
        rows.next();

        assertThat(other.executeQuery("SELECT 1").next()).isTrue();
        assertThat(count(rows)).isEqualTo(ROWS - 1);
      }
    }

    @Test
    void readsNoMoreWhenItIsClosedEarly(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql)) {
        long before = status(connection, "Bytes_sent");
        try (var statement = connection.createStatement()) {
          statement.setFetchSize(100);
          statement.executeQuery(READINGS).next();
        }

        assertThat(status(connection, "Bytes_sent") - before).isLessThan(BYTES / 10);
      }
    }

    @Test
    void isNotUsedWithoutAFetchSize(MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql);
          var statement = connection.createStatement()) {
        assertThat(count(statement.executeQuery(READINGS))).isEqualTo(ROWS);

        assertThat(status(connection, "Com_stmt_fetch")).isZero();
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aRefusedStatementCostsNoRows(Connection connection) throws SQLException {
      try (var statement = streaming(connection);
          var other = connection.createStatement()) {
        var rows = statement.executeQuery(READINGS);
        rows.next();
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> other.executeQuery("SELECT 1"));

        // stream.fetchall()  # []: the other cursor has thrown them away, with a warning
        assertThat(count(rows)).isEqualTo(ROWS - 1);
      }
    }

    @Test
    void aStreamDoesNotKnowWhereItIs(Connection connection) throws SQLException {
      try (var statement = streaming(connection);
          var rows = statement.executeQuery(READINGS)) {
        rows.next();

        // stream.rownumber  # 1
        assertThatExceptionOfType(SQLException.class).isThrownBy(rows::getRow);
      }
    }
  }
}
