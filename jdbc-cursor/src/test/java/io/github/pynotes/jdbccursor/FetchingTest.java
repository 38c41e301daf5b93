package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.JDBCType;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.fetchone, fetchmany, fetchall")
class FetchingTest {
  private static final String USERS = "SELECT id, name AS login, age FROM users ORDER BY id";

  @BeforeEach
  void fourUsers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS users");
      statement.execute(
          "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY, name TEXT NOT NULL, age INT)");
      statement.execute(
          "INSERT INTO users (name, age) VALUES ('Ada', 36), ('Eve', NULL), ('Bob', 37), ('Jo', 0)");
    }
  }

  @Nested
  @DisplayName("fetchone()")
  class FetchOne {
    @Test
    void isNextAndAGetterForEachColumn(Connection connection) throws SQLException {
      // @start region="fetchone"
      // cursor.execute("SELECT id, name AS login, age FROM users ORDER BY id")
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(USERS)) {

        // cursor.fetchone()  # (1, 'Ada', 36)
        assertThat(row.next()).isTrue();
        assertThat(row.getInt("id")).isEqualTo(1);
        assertThat(row.getString("login")).isEqualTo("Ada");

        // cursor.fetchone()  # (2, 'Eve', None)
        assertThat(row.next()).isTrue();
        assertThat(row.getString("login")).isEqualTo("Eve");
        assertThat(row.getObject("age", Integer.class)).isNull();
      }
      // @end
    }

    @Test
    void countsColumnsFromOne(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery(USERS)) {
        row.next();

        // cursor.fetchone()[1]  # 'Ada'
        assertThat(row.getString(2)).isEqualTo("Ada");
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getString(0));
      }
    }
  }

  @Nested
  @DisplayName("fetchmany(size)")
  class FetchMany {
    @Test
    void isALoopWithABound(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(USERS)) {
        // cursor.fetchmany(3)
        assertThat(fetchMany(rows, 3)).containsExactly("Ada", "Eve", "Bob");

        // cursor.fetchmany(3)  # what is left
        assertThat(fetchMany(rows, 3)).containsExactly("Jo");

        // cursor.fetchmany(3)  # ()
        assertThat(fetchMany(rows, 3)).isEmpty();
      }
    }

    @Test
    void losesARowWhenTheBoundIsAskedLast(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(USERS)) {
        var two = new ArrayList<String>();
        for (int i = 0; rows.next() && i < 2; i++) {
          two.add(rows.getString("login"));
        }

        assertThat(two).containsExactly("Ada", "Eve");
        assertThat(fetchMany(rows, 2)).containsExactly("Jo"); // and where is Bob?
      }
    }

    private List<String> fetchMany(ResultSet rows, int size) throws SQLException {
      var logins = new ArrayList<String>();
      while (logins.size() < size && rows.next()) {
        logins.add(rows.getString("login"));
      }
      return logins;
    }
  }

  @Nested
  @DisplayName("fetchall()")
  class FetchAll {
    @Test
    void isALoopToTheEnd(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(USERS)) {
        rows.next();

        // cursor.fetchone(); cursor.fetchall()
        var remaining = new ArrayList<String>();
        while (rows.next()) {
          remaining.add(rows.getString("login"));
        }

        assertThat(remaining).containsExactly("Eve", "Bob", "Jo");
      }
    }
  }

  @Nested
  @DisplayName("the end of the data")
  class End {
    @Test
    void isFalseHoweverOftenItIsAsked(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT id FROM users WHERE id = 4")) {
        row.next();

        // cursor.fetchone()  # None
        assertThat(row.next()).isFalse();
        assertThat(row.next()).isFalse();
      }
    }

    @Test
    void comesAtOnceWhenNothingMatches(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT id FROM users WHERE id = 99")) {

        assertThat(row.next()).isFalse();
      }
    }

    @Test
    void hasNoValues(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT id FROM users WHERE id = 99")) {
        row.next();

        // cursor.fetchone()[0]  # TypeError: 'NoneType' object is not subscriptable
        assertThatExceptionOfType(SQLException.class).isThrownBy(() -> row.getInt("id"));
      }
    }
  }

  @Nested
  @DisplayName("description")
  class Description {
    @Test
    void isTheMetaDataOfTheResult(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(USERS)) {
        ResultSetMetaData description = rows.getMetaData();

        // [label for label, *_ in cursor.description]  # ['id', 'login', 'age']
        assertThat(description.getColumnCount()).isEqualTo(3);
        assertThat(description.getColumnLabel(2)).isEqualTo("login");

        // cursor.description[0][1] == pymysql.FIELD_TYPE.LONG
        assertThat(description.getColumnType(1)).isEqualTo(JDBCType.INTEGER.getVendorTypeNumber());

        // [null_ok for *_, null_ok in cursor.description]  # [False, False, True]
        assertThat(description.isNullable(2)).isEqualTo(ResultSetMetaData.columnNoNulls);
        assertThat(description.isNullable(3)).isEqualTo(ResultSetMetaData.columnNullable);
      }
    }

    @Test
    void callsTheAliasLabelAndTheColumnBehindItName(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery(USERS)) {

        assertThat(rows.getMetaData().getColumnLabel(2)).isEqualTo("login");
        assertThat(rows.getMetaData().getColumnName(2)).isEqualTo("name");
        rows.next();
        assertThat(rows.getString("login")).isEqualTo("Ada");
      }
    }
  }

  @Nested
  @DisplayName("rowcount")
  class RowCount {
    @Test
    void isWhatAnUpdateReturns(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        // cursor.execute("UPDATE ..."); cursor.rowcount  # 2
        assertThat(statement.executeUpdate("UPDATE users SET age = age + 1 WHERE age > 18"))
            .isEqualTo(2);

        // cursor.execute("DELETE ..."); cursor.rowcount  # 1
        assertThat(statement.executeUpdate("DELETE FROM users WHERE name = 'Eve'")).isEqualTo(1);
      }
    }
  }

  @Nested
  @DisplayName("lastrowid")
  class LastRowId {
    @Test
    void isAskedForBeforeTheInsert(Connection connection) throws SQLException {
      String sql = "INSERT INTO users (name) VALUES ('Liz')";
      try (var insert = connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)) {
        insert.executeUpdate();

        // cursor.lastrowid  # 5
        try (var keys = insert.getGeneratedKeys()) {
          assertThat(keys.next()).isTrue();
          assertThat(keys.getLong(1)).isEqualTo(5);
        }
      }
    }

    @Test
    void isRefusedWhenAskedForAfterwards(Connection connection) throws SQLException {
      try (var insert = connection.prepareStatement("INSERT INTO users (name) VALUES ('Liz')")) {
        insert.executeUpdate();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(insert::getGeneratedKeys)
            .withMessageContaining("RETURN_GENERATED_KEYS");
      }
    }
  }

  @Nested
  @DisplayName("None")
  class SqlNull {
    @Test
    void isNullForTypesThatHaveIt(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var eve = statement.executeQuery("SELECT age FROM users WHERE name = 'Eve'")) {
        eve.next();

        // cursor.fetchone()  # (None,)
        assertThat(eve.getObject("age", Integer.class)).isNull();
        assertThat(eve.getString("age")).isNull();
      }
    }

    @Test
    void isZeroForIntUntilWasNullIsAsked(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var ages =
              statement.executeQuery(
                  "SELECT age FROM users WHERE name IN ('Eve', 'Jo') ORDER BY id")) {
        // Eve: None
        ages.next();
        assertThat(ages.getInt("age")).isZero();
        assertThat(ages.wasNull()).isTrue();

        // Jo: 0
        ages.next();
        assertThat(ages.getInt("age")).isZero();
        assertThat(ages.wasNull()).isFalse();
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aQueryHasNoRowCountBeforeItsRowsAreRead(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute(USERS);

        // cursor.rowcount  # 4: all rows are in the cursor already
        assertThat(statement.getUpdateCount()).isEqualTo(-1);
      }
    }

    @Test
    void anUpdateCountsTheRowsItMatchesNotThoseItChanges(Connection connection)
        throws SQLException {
      try (var statement = connection.createStatement()) {
        // cursor.execute(...)  # 1: Bob is 37 already
        assertThat(
                statement.executeUpdate("UPDATE users SET age = 37 WHERE name IN ('Ada', 'Bob')"))
            .isEqualTo(2);
      }
    }

    @Test
    void generatedKeysHasTheKeyOfEveryNewRow(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.executeUpdate(
            "INSERT INTO users (name) VALUES ('Liz'), ('Max')", Statement.RETURN_GENERATED_KEYS);

        // cursor.lastrowid  # 5: the first
        var ids = new ArrayList<Long>();
        try (var keys = statement.getGeneratedKeys()) {
          while (keys.next()) {
            ids.add(keys.getLong(1));
          }
        }
        assertThat(ids).containsExactly(5L, 6L);
      }
    }
  }
}
