package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.execute(sql, args)")
class ParametersTest {
  static final List<String> HOSTILE =
      List.of(
          "' OR '1' = '1",
          "' OR 1 = 1 -- ",
          "\\' OR 1 = 1 -- ",
          "\\",
          "'; DROP TABLE users; -- ",
          "\" OR 1 = 1 # ",
          "' UNION SELECT user FROM mysql.user -- ",
          "?, :name, %s",
          "\0\n\r\u001a'\"");

  @BeforeEach
  void threeUsers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS users");
      statement.execute("CREATE TABLE users (id INT, name VARCHAR(50), age INT)");
      statement.execute("INSERT INTO users VALUES (1, 'Ada', 36), (2, 'Eve', NULL), (3, 'Jo', 7)");
    }
  }

  private static List<String> firstColumn(PreparedStatement query) throws SQLException {
    try (var rows = query.executeQuery()) {
      var column = new ArrayList<String>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  @Nested
  @DisplayName("execute(sql, (a, b)): ? by position")
  class ByPosition {
    @Test
    void isSetOneByOneFromOne(Connection connection) throws SQLException {
      // cursor.execute("SELECT name FROM users WHERE id > %s AND age = %s", (1, 7))
      String sql = "SELECT name FROM users WHERE id > ? AND age = ?";
      try (var statement = connection.prepareStatement(sql)) {
        statement.setInt(1, 1);
        statement.setInt(2, 7);
        try (var users = statement.executeQuery()) {

          // cursor.fetchall()  # (('Jo',),)
          assertThat(users.next()).isTrue();
          assertThat(users.getString("name")).isEqualTo("Jo");
          assertThat(users.next()).isFalse();
        }
      }
    }

    @Test
    void keepsItsValuesForTheNextExecution(Connection connection) throws SQLException {
      try (var users =
          connection.prepareStatement("SELECT name FROM users WHERE id >= ? AND id <= ?")) {
        users.setInt(1, 1);
        users.setInt(2, 1);
        assertThat(firstColumn(users)).containsExactly("Ada");

        users.setInt(2, 2);
        assertThat(firstColumn(users)).containsExactly("Ada", "Eve");
      }
    }

    @Test
    void isNullByNullOrByType(Connection connection) throws SQLException {
      try (var users = connection.prepareStatement("SELECT name FROM users WHERE age <=> ?")) {
        // cursor.execute("SELECT name FROM users WHERE age <=> %s", (None,))
        users.setObject(1, null);
        assertThat(firstColumn(users)).containsExactly("Eve");

        users.setNull(1, Types.INTEGER);
        assertThat(firstColumn(users)).containsExactly("Eve");
      }
    }

    @Test
    void isMissedBeforeTheServerIsAsked(Connection connection) throws SQLException {
      try (var users = connection.prepareStatement("SELECT ?, ?")) {
        users.setInt(1, 1);

        // cursor.execute("SELECT %s, %s", (1,))  # TypeError: not enough arguments ...
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(users::executeQuery)
            .withMessageContaining("No value specified for parameter 2");
        // cursor.execute("SELECT %s", (1, 2))  # TypeError: not all arguments converted ...
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> users.setInt(3, 1))
            .withMessageContaining("Parameter index out of range");
      }
    }
  }

  @Nested
  @DisplayName("execute(sql, {'name': a}): by name")
  class ByName {
    @Test
    void needsAPattern(Connection connection) throws SQLException {
      // cursor.execute("SELECT name FROM users WHERE id IN %(ids)s", {"ids": [1, 3]})
      var sql = NamedParameterSql.parse("SELECT name FROM users WHERE id IN (:ids) ORDER BY id");
      try (var users = sql.prepare(connection, Map.of("ids", List.of(1, 3)))) {

        assertThat(firstColumn(users)).containsExactly("Ada", "Jo");
      }
    }
  }

  @Nested
  @DisplayName("injection")
  class Injection {
    @Test
    void worksWhereAValueIsPasted(Connection connection) throws SQLException {
      String name = "' OR '1' = '1";

      // cursor.execute(f"SELECT name FROM users WHERE name = '{name}'")
      String pasted = "SELECT name FROM users WHERE name = '" + name + "'";
      try (var users = connection.prepareStatement(pasted)) {

        assertThat(firstColumn(users)).containsExactlyInAnyOrder("Ada", "Eve", "Jo");
      }
    }

    @ParameterizedTest(name = "hostile name {index}")
    @FieldSource("io.github.pynotes.jdbccursor.ParametersTest#HOSTILE")
    void isDefeatedByAParameter(String hostile, Connection connection) throws SQLException {
      assertThatItIsAName(hostile, connection);
    }

    /// The server takes a backslash for a letter then, and the driver asks for that once: on
    /// connecting.
    @ParameterizedTest(name = "hostile name {index}")
    @FieldSource("io.github.pynotes.jdbccursor.ParametersTest#HOSTILE")
    void isDefeatedWithoutBackslashEscapes(String hostile, MySqlSandbox mysql) throws SQLException {
      try (var connection = connect(mysql, "sessionVariables", "sql_mode='NO_BACKSLASH_ESCAPES'")) {

        assertThatItIsAName(hostile, connection);
      }
    }

    @Test
    void isDefeatedButTheTextChangedWhenTheDriverMissesTheMode(Connection connection)
        throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("SET sql_mode = 'NO_BACKSLASH_ESCAPES'");
      }
      try (var echo = connection.prepareStatement("SELECT ?")) {
        echo.setString(1, "\\' OR 1 = 1 -- ");

        assertThat(firstColumn(echo)).containsExactly("\\\\' OR 1 = 1 -- ");
      }
    }

    @ParameterizedTest(name = "hostile name {index}")
    @FieldSource("io.github.pynotes.jdbccursor.ParametersTest#HOSTILE")
    void isDefeatedByTheServersOwnPreparedStatements(String hostile, MySqlSandbox mysql)
        throws SQLException {
      try (var connection = connect(mysql, "useServerPrepStmts", "true")) {

        assertThatItIsAName(hostile, connection);
      }
    }

    private Connection connect(MySqlSandbox mysql, String option, String value)
        throws SQLException {
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty(option, value);
      return DriverManager.getConnection(mysql.url(), options);
    }

    /// It finds nobody, is stored as it is, is found as it is, and has dropped nothing.
    private void assertThatItIsAName(String hostile, Connection connection) throws SQLException {
      try (var users = connection.prepareStatement("SELECT name FROM users WHERE name = ?");
          var insert = connection.prepareStatement("INSERT INTO users VALUES (4, ?, 0)");
          var all = connection.prepareStatement("SELECT name FROM users ORDER BY id")) {
        users.setString(1, hostile);
        assertThat(firstColumn(users)).isEmpty();

        insert.setString(1, hostile);
        assertThat(insert.executeUpdate()).isEqualTo(1);
        assertThat(firstColumn(users)).containsExactly(hostile);
        assertThat(firstColumn(all)).containsExactly("Ada", "Eve", "Jo", hostile);
      }
    }
  }

  @Nested
  @DisplayName("mogrify(sql, args)")
  class Mogrify {
    @Test
    void isTheStatementInWords(Connection connection) throws SQLException {
      try (var statement = connection.prepareStatement("SELECT ?, ?")) {
        statement.setString(1, "it's");
        statement.setNull(2, Types.VARCHAR);

        // cursor.mogrify("SELECT %s, %s", ("it's", None))  # "SELECT 'it\\'s', NULL"
        assertThat(statement.toString()).endsWith("SELECT 'it''s', NULL");
      }
    }
  }

  @Nested
  @DisplayName("what a parameter cannot be")
  class WrongWay {
    @Test
    void aColumnToSortBy(Connection connection) throws SQLException {
      // cursor.execute("SELECT name FROM users ORDER BY %s", ("age",))  # by the text 'age'
      String sql = "SELECT name FROM users ORDER BY ? DESC, id";
      try (var users = connection.prepareStatement(sql)) {
        users.setString(1, "name");

        assertThat(firstColumn(users)).containsExactly("Ada", "Eve", "Jo"); // name DESC begins: Jo
      }
    }

    @Test
    void aTable(Connection connection) throws SQLException {
      try (var users = connection.prepareStatement("SELECT name FROM ?")) {
        users.setString(1, "users");

        // cursor.execute("SELECT name FROM %s", ("users",))  # ProgrammingError: (1064, ...)
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(users::executeQuery)
            .returns(1064, SQLException::getErrorCode);
      }
    }

    @Test
    void butANameOutOfAKnownSetMayBePasted(Connection connection) throws SQLException {
      enum Sorting {
        NAME,
        AGE
      }

      var sorting = Sorting.valueOf("NAME"); // anything else throws
      String sql = "SELECT name FROM users ORDER BY " + sorting + " DESC";
      try (var users = connection.prepareStatement(sql)) {

        assertThat(firstColumn(users)).containsExactly("Jo", "Eve", "Ada");
      }
    }
  }

  @Nested
  class DiffersFromPython {
    enum State {
      PAID
    }

    @Test
    void aPercentSignIsJustThat(Connection connection) throws SQLException {
      // cursor.execute("SELECT name FROM users WHERE name LIKE 'A%%' AND id = %s", (1,))
      String sql = "SELECT name FROM users WHERE name LIKE 'A%' AND id = ?";
      try (var users = connection.prepareStatement(sql)) {
        users.setInt(1, 1);

        assertThat(firstColumn(users)).containsExactly("Ada");
      }
    }

    @Test
    void aQuestionMarkInATextIsNoPlaceholder(Connection connection) throws SQLException {
      // cursor.execute("SELECT '%s'", ("x",))  # ProgrammingError: (1064, ...)
      try (var question = connection.prepareStatement("SELECT 'who?'")) {

        assertThat(question.getParameterMetaData().getParameterCount()).isZero();
        assertThat(firstColumn(question)).containsExactly("who?");
      }
    }

    @Test
    void aListIsSentAsASerializedObject(Connection connection) throws SQLException {
      // cursor.execute("SELECT name FROM users WHERE id IN %s", ([1, 3],))  # Ada and Jo
      try (var parameter = connection.prepareStatement("SELECT HEX(?)")) {
        parameter.setObject(1, List.of(1, 3));

        assertThat(firstColumn(parameter).getFirst()).startsWith("ACED0005"); // Java's own magic
      }
    }

    @Test
    void anEnumIsSentAsASerializedObjectToo(Connection connection) throws SQLException {
      try (var parameter = connection.prepareStatement("SELECT HEX(?)")) {
        parameter.setObject(1, State.PAID);
        // cursor.execute("SELECT %s", (State.PAID,))  # (('State.PAID',),)
        assertThat(firstColumn(parameter).getFirst()).startsWith("ACED0005");
      }

      try (var parameter = connection.prepareStatement("SELECT ?")) {
        parameter.setString(1, State.PAID.name());
        assertThat(firstColumn(parameter)).containsExactly("PAID");
      }
    }
  }
}
