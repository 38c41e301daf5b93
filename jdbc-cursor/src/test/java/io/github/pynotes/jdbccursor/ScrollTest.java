package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.exceptions.NotUpdatable;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.scroll")
class ScrollTest {
  private static final String RANKING = "SELECT id, name, seconds FROM runners ORDER BY seconds";

  @BeforeEach
  void fiveRunners(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS runners, laps");
      statement.execute(
          """
          CREATE TABLE runners (
            id INT AUTO_INCREMENT PRIMARY KEY, name VARCHAR(20) NOT NULL, seconds INT)
          """);
      statement.execute(
          """
          INSERT INTO runners VALUES
          (11, 'Ada', 312), (12, 'Eve', 298), (13, 'Bob', 305), (14, 'Jo', 331), (15, 'Liz', 320)
          """);
      statement.execute("CREATE TABLE laps (runner INT, seconds INT)"); // without a key
      statement.execute("INSERT INTO laps VALUES (11, 78), (11, 77)");
    }
  }

  private static Statement scrollable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
  }

  private static Statement updatable(Connection connection) throws SQLException {
    return connection.createStatement(
        ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_UPDATABLE);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /// What everybody sees by now, best time first.
  private static List<String> ranking(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var runner = statement.executeQuery(RANKING)) {
      var ranking = new ArrayList<String>();
      while (runner.next()) {
        ranking.add(runner.getString("name") + " " + runner.getInt("seconds"));
      }
      return ranking;
    }
  }

  @Nested
  @DisplayName("scroll(n, mode=\"absolute\"): absolute(n + 1)")
  class Absolute {
    @Test
    void standsOnTheRowOfThatNumber(Connection connection) throws SQLException {
      // @start region="scroll"
      // cursor.execute("SELECT ..."): buffered, and so it scrolls
      try (var statement =
              connection.createStatement(
                  ResultSet.TYPE_SCROLL_INSENSITIVE, ResultSet.CONCUR_READ_ONLY);
          var runner = statement.executeQuery(RANKING)) {

        // cursor.scroll(2, mode="absolute"); cursor.fetchone()  # (11, 'Ada', 312)
        assertThat(runner.absolute(3)).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Ada");

        // cursor.scroll(-2); cursor.fetchone()  # (13, 'Bob', 305)
        assertThat(runner.relative(-1)).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Bob");

        // cursor.scroll(99, mode="absolute")  # IndexError: out of range
        assertThat(runner.absolute(100)).isFalse();
        assertThat(runner.isAfterLast()).isTrue();
      }
      // @end
    }

    @Test
    void countsFromTheEndWhenNegative(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.scroll(cursor.rowcount - 1, mode="absolute")
        assertThat(runner.absolute(-1)).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Jo");

        assertThat(runner.absolute(-5)).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Eve");
      }
    }

    @Test
    void isBeforeTheFirstRowAtZero(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.scroll(0, mode="absolute"); cursor.fetchone()  # (12, 'Eve', 298)
        assertThat(runner.absolute(0)).isFalse();
        assertThat(runner.next()).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Eve");
      }
    }
  }

  @Nested
  @DisplayName("scroll(n): relative(n)")
  class Relative {
    @Test
    void movesForwardAndBack(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(1);

        assertThat(runner.relative(3)).isTrue();
        assertThat(runner.getRow()).isEqualTo(4);
        assertThat(runner.relative(-2)).isTrue();
        assertThat(runner.getRow()).isEqualTo(2);
      }
    }

    @Test
    void staysWithZero(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);

        assertThat(runner.relative(0)).isTrue();
        assertThat(runner.getRow()).isEqualTo(2);
      }
    }

    @Test
    void isPreviousForMinusOne(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.afterLast();

        // reversed(cursor.fetchall())
        var worstFirst = new ArrayList<String>();
        while (runner.previous()) {
          worstFirst.add(runner.getString("name"));
        }

        assertThat(worstFirst).containsExactly("Jo", "Liz", "Ada", "Bob", "Eve");
      }
    }
  }

  @Nested
  @DisplayName("both ends")
  class Ends {
    @Test
    void haveAPlaceBeyondTheLastRowAndOneBeforeTheFirst(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        assertThat(runner.isBeforeFirst()).isTrue();

        assertThat(runner.last()).isTrue();
        assertThat(runner.next()).isFalse();
        assertThat(runner.isAfterLast()).isTrue();

        assertThat(runner.first()).isTrue();
        assertThat(runner.previous()).isFalse();
        assertThat(runner.isBeforeFirst()).isTrue();
      }
    }

    @Test
    void comeBackWithOneStep(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // however far beyond: there is one place there, not many
        runner.absolute(100);
        assertThat(runner.previous()).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Jo");

        runner.relative(-100);
        assertThat(runner.next()).isTrue();
        assertThat(runner.getString("name")).isEqualTo("Eve");
      }
    }

    @Test
    void haveNoValues(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(100);
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> runner.getString("name"))
            .withMessageContaining("After end");

        runner.absolute(0);
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> runner.getString("name"))
            .withMessageContaining("Before start");
      }
    }

    @Test
    void tellHowManyRowsThereAre(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.rowcount  # 5
        runner.last();

        assertThat(runner.getRow()).isEqualTo(5);
      }
    }

    @Test
    void areOneWhenNothingMatches(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery("SELECT id FROM runners WHERE id = 99")) {

        assertThat(runner.first()).isFalse();
        assertThat(runner.last()).isFalse();
        assertThat(runner.absolute(1)).isFalse();
        assertThat(runner.relative(-1)).isFalse();
      }
    }
  }

  @Nested
  @DisplayName("TYPE_FORWARD_ONLY, the default")
  class ForwardOnly {
    @Test
    void refusesToScroll(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var runner = statement.executeQuery(RANKING)) {

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> runner.absolute(3))
            .withMessageContaining("TYPE_FORWARD_ONLY");
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(runner::previous)
            .withMessageContaining("TYPE_FORWARD_ONLY");
      }
    }
  }

  @Nested
  @DisplayName("TYPE_SCROLL_INSENSITIVE")
  class Insensitive {
    @Test
    void doesNotSeeWhatOthersChangeMeanwhile(Connection connection, Connection other)
        throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(1);
        execute(other, "UPDATE runners SET seconds = 400 WHERE name = 'Eve'");
        execute(other, "DELETE FROM runners WHERE name = 'Jo'");

        // cursor.scroll(0, mode="absolute"); cursor.fetchone()  # (12, 'Eve', 298)
        runner.absolute(1);
        assertThat(runner.getString("name")).isEqualTo("Eve");
        assertThat(runner.getInt("seconds")).isEqualTo(298);
        runner.last();
        assertThat(runner.getString("name")).isEqualTo("Jo");
      }
    }

    @Test
    void isAllThatMySqlHasToOffer(Connection connection, Connection other) throws SQLException {
      assertThat(connection.getMetaData().supportsResultSetType(ResultSet.TYPE_SCROLL_SENSITIVE))
          .isFalse();

      // asked for all the same, the driver says yes, and gives insensitive rows
      try (var statement =
              connection.createStatement(
                  ResultSet.TYPE_SCROLL_SENSITIVE, ResultSet.CONCUR_READ_ONLY);
          var runner = statement.executeQuery(RANKING)) {
        assertThat(runner.getType()).isEqualTo(ResultSet.TYPE_SCROLL_SENSITIVE);

        execute(other, "UPDATE runners SET seconds = 400 WHERE name = 'Eve'");
        runner.absolute(1);
        assertThat(runner.getInt("seconds")).isEqualTo(298);
      }
    }

    @Test
    void keepsAllRowsInMemoryWhateverTheFetchSize(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var another = connection.createStatement()) {
        statement.setFetchSize(Integer.MIN_VALUE); // row by row, if it were not scrollable
        var runner = statement.executeQuery(RANKING);
        runner.next();

        // a stream would refuse this
        assertThat(another.executeQuery("SELECT 1").next()).isTrue();
        assertThat(runner.absolute(-1)).isTrue();
      }
    }
  }

  @Nested
  @DisplayName("CONCUR_UPDATABLE")
  class Updatable {
    @Test
    void writesTheRowOnUpdateRow(Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);

        // cursor.execute("UPDATE runners SET seconds = 315 WHERE id = %s", (13,))
        runner.updateInt("seconds", 315);
        assertThat(ranking(other)).contains("Bob 305");
        runner.updateRow();

        assertThat(ranking(other)).contains("Bob 315");
        assertThat(runner.getInt("seconds")).isEqualTo(315);
        // the others are ranked anew only when someone asks anew
        assertThat(runner.getRow()).isEqualTo(2);
      }
    }

    @Test
    void forgetsWhatWasNotWrittenBeforeTheNextMove(Connection connection) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);
        runner.updateInt("seconds", 1);

        runner.next(); // without updateRow()

        runner.previous();
        assertThat(runner.getInt("seconds")).isEqualTo(305);
      }
      assertThat(ranking(connection)).contains("Bob 305");
    }

    @Test
    void writesTheChangedColumnsOnly(Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);
        execute(other, "UPDATE runners SET name = 'Robert' WHERE id = 13");

        runner.updateInt("seconds", 315);
        runner.updateRow();
      }

      assertThat(ranking(other)).contains("Robert 315");
    }

    @Test
    void overwritesSilentlyWhatAnotherWroteIntoTheSameColumn(
        Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);
        execute(other, "UPDATE runners SET seconds = 306 WHERE id = 13");

        runner.updateInt("seconds", runner.getInt("seconds") + 10);
        runner.updateRow();
      }

      // 316 would be right: seconds = seconds + 10 in an UPDATE, or SELECT ... FOR UPDATE
      assertThat(ranking(other)).contains("Bob 315");
    }

    @Test
    void readsARowAnewOnRefreshRow(Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);
        execute(other, "UPDATE runners SET seconds = 306 WHERE id = 13");
        assertThat(runner.getInt("seconds")).isEqualTo(305);

        runner.refreshRow();

        assertThat(runner.getInt("seconds")).isEqualTo(306);
      }
    }

    @Test
    void deletesTheRowAndStepsBack(Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);

        // cursor.execute("DELETE FROM runners WHERE id = %s", (13,))
        runner.deleteRow();

        assertThat(ranking(other)).containsExactly("Eve 298", "Ada 312", "Liz 320", "Jo 331");
        // so that next() leaves nobody out
        assertThat(runner.getRow()).isEqualTo(1);
        runner.next();
        assertThat(runner.getString("name")).isEqualTo("Ada");
      }
    }

    @Test
    void insertsARowAtTheEnd(Connection connection, Connection other) throws SQLException {
      try (var statement = updatable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.execute("INSERT INTO runners (name, seconds) VALUES (%s, %s)", ("Max", 300))
        runner.moveToInsertRow();
        runner.updateString("name", "Max");
        runner.updateInt("seconds", 300);
        runner.insertRow();
        runner.moveToCurrentRow();

        assertThat(ranking(other)).hasSize(6).contains("Max 300");
        runner.last();
        assertThat(runner.getString("name")).isEqualTo("Max");
        // cursor.lastrowid  # 16
        assertThat(runner.getInt("id")).isEqualTo(16);
      }
    }
  }

  @Nested
  @DisplayName("NotUpdatable")
  class Refusals {
    @Test
    void isThrownForATableWithoutAPrimaryKey(Connection connection) throws SQLException {
      assertNotUpdatable(
          connection, "SELECT runner, seconds FROM laps", "referenced table has no primary keys");
    }

    @Test
    void isThrownWhenTheKeyIsNotSelected(Connection connection) throws SQLException {
      assertNotUpdatable(
          connection, "SELECT name FROM runners ORDER BY seconds", "references no primary keys");
    }

    @Test
    void isThrownForAJoin(Connection connection) throws SQLException {
      assertNotUpdatable(
          connection,
          "SELECT id, name, laps.seconds FROM runners JOIN laps ON runner = id",
          "references more than one table");
    }

    @Test
    void isThrownForAComputedColumn(Connection connection) throws SQLException {
      assertNotUpdatable(
          connection, "SELECT id, UPPER(name) FROM runners", "references computed values");
    }

    @Test
    void isAnnouncedByTheConcurrencyOfTheRows(Connection connection) throws SQLException {
      try (var statement = updatable(connection)) {
        assertThat(statement.executeQuery(RANKING).getConcurrency())
            .isEqualTo(ResultSet.CONCUR_UPDATABLE);

        // asked for updatable rows, the statement gives others without a word
        assertThat(statement.executeQuery("SELECT name FROM runners").getConcurrency())
            .isEqualTo(ResultSet.CONCUR_READ_ONLY);
      }
    }

    @Test
    void isThrownWhenTheStatementIsReadOnly(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.next();

        assertThatExceptionOfType(NotUpdatable.class)
            .isThrownBy(() -> runner.updateInt("seconds", 1));
      }
    }

    private void assertNotUpdatable(Connection connection, String sql, String reason)
        throws SQLException {
      try (var statement = updatable(connection);
          var row = statement.executeQuery(sql)) {
        row.next();
        int lastColumn = row.getMetaData().getColumnCount();

        assertThatExceptionOfType(NotUpdatable.class)
            .isThrownBy(() -> row.updateString(lastColumn, "Max"))
            .withMessageContaining(reason);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void rowsCountFromOne(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.scroll(1, mode="absolute"); cursor.fetchone()  # (13, 'Bob', 305)
        runner.absolute(1);

        assertThat(runner.getString("name")).isEqualTo("Eve");
      }
    }

    @Test
    void theRowIsReadWhereItStandsWithoutAnotherNext(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(3);

        // the habit of scroll() and fetchone() reads one row too far
        runner.next();
        assertThat(runner.getString("name")).isEqualTo("Liz");
      }
    }

    @Test
    void beyondTheEndIsFalseInsteadOfAnIndexErrorAndMoves(Connection connection)
        throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        runner.absolute(2);

        // cursor.scroll(100)  # IndexError: out of range, and the cursor stays
        assertThat(runner.relative(100)).isFalse();
        assertThat(runner.isAfterLast()).isTrue();

        // cursor.scroll(-100)  # IndexError: out of range
        assertThat(runner.relative(-100)).isFalse();
        assertThat(runner.isBeforeFirst()).isTrue();
      }
    }

    @Test
    void aNegativeAbsoluteIsARow(Connection connection) throws SQLException {
      try (var statement = scrollable(connection);
          var runner = statement.executeQuery(RANKING)) {
        // cursor.scroll(-1, mode="absolute")  # IndexError: out of range
        assertThat(runner.absolute(-1)).isTrue();
      }
    }

    @Test
    void aStreamDoesNotEvenScrollForward(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.setFetchSize(Integer.MIN_VALUE);
        var runner = statement.executeQuery(RANKING);
        runner.next();

        // stream.scroll(2)  # reads two rows and drops them; NotSupportedError for scroll(-1)
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> runner.relative(2))
            .withMessageContaining("TYPE_FORWARD_ONLY");

        // next() does the same, by hand
        runner.next();
        runner.next();
        assertThat(runner.getString("name")).isEqualTo("Ada");
      }
    }
  }
}
