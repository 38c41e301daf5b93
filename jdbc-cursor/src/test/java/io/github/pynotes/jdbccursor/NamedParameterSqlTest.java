package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithMySql
@DisplayName("NamedParameterSql")
class NamedParameterSqlTest {
  private Connection connection;

  @BeforeAll
  static void threeUsers(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE users (id INT, name VARCHAR(20), age INT)");
      statement.execute("INSERT INTO users VALUES (1, 'Ada', 36), (2, 'Eve', NULL), (3, 'Jo', 7)");
    }
  }

  @BeforeEach
  void connect(Connection connection) {
    this.connection = connection;
  }

  /// The first column of the result.
  private List<String> query(String sql, Map<String, ?> values) throws SQLException {
    try (var statement = NamedParameterSql.parse(sql).prepare(connection, values);
        var rows = statement.executeQuery()) {
      var column = new ArrayList<String>();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    }
  }

  private static String positional(String sql, Map<String, ?> values) {
    return NamedParameterSql.parse(sql).bind(values).sql();
  }

  @Nested
  @DisplayName("prepare(connection, values)")
  class Prepare {
    @Test
    void setsValuesByName() throws SQLException {
      // @start region="named-parameter-sql"
      // sql = "SELECT name FROM users WHERE id IN %(ids)s AND (age > %(age)s OR %(age)s = 0)"
      var sql =
          NamedParameterSql.parse(
              "SELECT name FROM users WHERE id IN (:ids) AND (age > :age OR :age = 0) ORDER BY id");

      // cursor.execute(sql, {"ids": [1, 2], "age": 18})
      var values = Map.of("ids", List.of(1, 2), "age", 18);
      try (var statement = sql.prepare(connection, values);
          var users = statement.executeQuery()) {

        // cursor.fetchall()  # (('Ada',),)
        assertThat(users.next()).isTrue();
        assertThat(users.getString("name")).isEqualTo("Ada");
        assertThat(users.next()).isFalse();
      }
      // @end
    }

    @Test
    void setsAValueWhereverItsNameStands() throws SQLException {
      assertThat(query("SELECT CONCAT(:a, :b, :a)", Map.of("a", "x", "b", "y")))
          .containsExactly("xyx");
    }

    @Test
    void tellsNamesApartThatBeginAlike() throws SQLException {
      assertThat(query("SELECT CONCAT(:id, :id_2, :id2)", Map.of("id", 1, "id_2", 2, "id2", 3)))
          .containsExactly("123");
    }

    @Test
    void setsNull() throws SQLException {
      var values = new HashMap<String, Object>();
      values.put("age", null);

      // cursor.execute("SELECT name FROM users WHERE age <=> %(age)s", {"age": None})
      assertThat(query("SELECT name FROM users WHERE age <=> :age", values)).containsExactly("Eve");
    }

    @Test
    void defeatsInjection() throws SQLException {
      String hostile = "' OR '1' = '1";

      assertThat(query("SELECT name FROM users WHERE name = :name", Map.of("name", hostile)))
          .isEmpty();
      assertThat(query("SELECT :name", Map.of("name", hostile))).containsExactly(hostile);
    }

    @Test
    void setsAnEnumByItsName() throws SQLException {
      enum State {
        PAID
      }

      assertThat(query("SELECT :state", Map.of("state", State.PAID))).containsExactly("PAID");
    }

    @Test
    void leavesNothingOpenWhenAValueCannotBeSet() throws SQLException {
      var sql = NamedParameterSql.parse("SELECT :value");

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> sql.prepare(connection, Map.of("value", new Object())));
      assertThat(connection.unwrap(JdbcConnection.class).getActiveStatementCount()).isZero();
    }

    @Test
    void servesManyThreads() throws Exception {
      var sql = NamedParameterSql.parse("SELECT :a, ':b', :c");

      try (var threads = Executors.newFixedThreadPool(4)) {
        var bindings = new ArrayList<Callable<List<Object>>>();
        for (int i = 0; i < 100; i++) {
          int a = i;
          bindings.add(() -> sql.bind(Map.of("a", a, "c", List.of(-a, a))).args());
        }
        var bound = threads.invokeAll(bindings);
        for (int i = 0; i < 100; i++) {
          assertThat(bound.get(i).get()).containsExactly(i, -i, i);
        }
      }
    }
  }

  @Nested
  @DisplayName("a list, for IN (:ids)")
  class Lists {
    private static final String IN = "SELECT name FROM users WHERE id IN (:ids) ORDER BY id";

    @Test
    void becomesAParameterForEachElement() throws SQLException {
      // cursor.execute("... WHERE id IN %(ids)s", {"ids": [1, 3]})
      assertThat(query(IN, Map.of("ids", List.of(1, 3)))).containsExactly("Ada", "Jo");
      assertThat(query(IN, Map.of("ids", List.of(2)))).containsExactly("Eve");
      assertThat(positional("a IN (:ids) AND b = :b", Map.of("ids", List.of(1, 2, 3), "b", 4)))
          .isEqualTo("a IN (?, ?, ?) AND b = ?");
    }

    @Test
    void mayHaveAThousandElements() throws SQLException {
      var ids = IntStream.range(2, 1_002).boxed().toList();

      assertThat(query(IN, Map.of("ids", ids))).containsExactly("Eve", "Jo");
    }

    @Test
    void isRefusedWhenItIsEmpty() {
      // {"ids": []}  # ProgrammingError: (1064, ...), from the server, about IN ()
      assertThatIllegalArgumentException()
          .isThrownBy(() -> query(IN, Map.of("ids", List.of())))
          .withMessage("the list ':ids' is empty, which SQL cannot say: leave its condition out");
    }

    @Test
    void isNeitherNothingNorNullWhenItIsEmpty() throws SQLException {
      try (var statement = connection.createStatement()) {
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.executeQuery("SELECT 1 FROM users WHERE id IN ()"))
            .returns(1064, SQLException::getErrorCode);

        // nobody's id is in an empty list, so all three should come
        try (var rows = statement.executeQuery("SELECT 1 FROM users WHERE id NOT IN (NULL)")) {
          assertThat(rows.next()).isFalse();
        }
      }
    }

    @Test
    void findsNothingWithNotInWhenItHasANull() throws SQLException {
      String notIn = "SELECT name FROM users WHERE id NOT IN (:ids)";

      assertThat(query(notIn, Map.of("ids", List.of(1, 2)))).containsExactly("Jo");
      assertThat(query(notIn, Map.of("ids", Arrays.asList(1, 2, null)))).isEmpty();
    }
  }

  @Nested
  @DisplayName("a colon is no parameter")
  class Colons {
    /// Each is a column whose value both servers know.
    @ParameterizedTest
    @ValueSource(
        strings = {
          "'12:30'",
          "'it''s 12:30'",
          "'a backslash \\\\:x'",
          "'an escaped quote \\' :x'",
          "'two quotes '' :x'",
          "\"in double quotes: :x\"",
          "\"doubled \"\" :x\"",
          "\"escaped \\\" :x\"",
          "'a \"quote\" in :x'",
          "'-- :x'",
          "'/* :x'",
          "'# :x'",
          "'?'",
          "JSON_EXTRACT('{\"a:b\": 1}', '$.\"a:b\"')",
        })
    void inAText(String literal) throws SQLException {
      String expected;
      try (var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT " + literal)) {
        row.next();
        expected = row.getString(1);
      }

      assertThat(query("SELECT CONCAT(" + literal + ", :a)", Map.of("a", "!")))
          .containsExactly(expected + "!");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT :a -- of :x, isn't it?\n",
          "SELECT :a --\t:x",
          "SELECT :a --",
          "SELECT :a # of :x, isn't it?",
          "SELECT # of :x, isn't it?\n :a",
          "SELECT /* of :x, isn't it? */ :a",
          "SELECT /*:x*/:a/**/",
          "SELECT /* -- :x */ :a",
          "SELECT 2 -- /* :x\n - 2 + :a -- */"
        })
    void inAComment(String sql) throws SQLException {
      assertThat(query(sql, Map.of("a", 1))).containsExactly("1");
    }

    @Test
    void inAnIdentifierInBackticks() throws SQLException {
      assertThat(
              query(
                  "SELECT `a:b` + :a FROM (SELECT 1 AS `a:b`, 2 AS `c``:d`, 3 AS `e\\`) AS t",
                  Map.of("a", 1)))
          .containsExactly("2");
    }

    @Test
    void inAnAssignment() throws SQLException {
      assertThat(query("SELECT @total := :a", Map.of("a", 5))).containsExactly("5");
      assertThat(query("SELECT @total:=:a", Map.of("a", 5))).containsExactly("5");
    }

    @Test
    void whenItIsDoubled() {
      assertThat(positional("SELECT a::text, :b::int", Map.of("b", 1)))
          .isEqualTo("SELECT a::text, ?::int");
    }

    @Test
    void beforeAnythingButAName() {
      assertThat(positional("a : b :1 : :c:", Map.of("c", 1))).isEqualTo("a : b :1 : ?:");
    }

    @Test
    void butMinusMinusWithoutASpaceIsArithmetic() throws SQLException {
      assertThat(query("SELECT 5--:a", Map.of("a", 1))).containsExactly("6");
    }

    @Test
    void butADivisionIsADivision() throws SQLException {
      assertThat(query("SELECT 6 DIV 2 - 6/:a*1", Map.of("a", 2))).containsExactly("0.0000");
    }
  }

  @Nested
  @DisplayName("errors")
  class Errors {
    @Test
    void nameTheParameterWithoutAValue() {
      // cursor.execute("SELECT %(id)s", {"ID": 1})  # KeyError: 'id'
      assertThatIllegalArgumentException()
          .isThrownBy(() -> query("SELECT :id, :name", Map.of("id", 1)))
          .withMessage("no value for ':name', only for [id]");
    }

    @Test
    void nameTheValueWithoutAParameter() {
      // cursor.execute("SELECT %(id)s", {"id": 1, "naem": 2})  # fine: PyMySQL does not look
      assertThatIllegalArgumentException()
          .isThrownBy(() -> query("SELECT :id, :name", Map.of("id", 1, "name", 2, "naem", 3)))
          .withMessage("a value for 'naem', but the parameters are [id, name]");
    }

    @Test
    void tellAQuestionMark() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT :id, ?"))
          .withMessage("a ? at index 12 among named parameters: give it a name, as in :name");
    }

    @Test
    void tellWhatIsNotClosed() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT 'it''s :id"))
          .withMessage("the ' at index 11 is not closed");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT `id\\"))
          .withMessage("the ` at index 7 is not closed");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT 'ends with \\"))
          .withMessage("the ' at index 7 is not closed");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT 1 /*/ :id"))
          .withMessage("the /* at index 9 is not closed");
    }

    @Test
    void ofTheServerSpeakOfTheSql() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> query("SELECT nothing WHERE :id", Map.of("id", 1)))
          .withMessageContaining("nothing");
    }

    @Test
    void tellNull() {
      assertThatNullPointerException().isThrownBy(() -> NamedParameterSql.parse(null));
      assertThatNullPointerException()
          .isThrownBy(() -> NamedParameterSql.parse("SELECT 1").prepare(connection, null));
    }
  }
}
