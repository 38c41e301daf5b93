package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.callproc")
class StoredProcedureTest {
  /// Pays Ada's orders one by one, in their order, for as long as the credit lasts.
  private static final String SETTLE =
      """
      CREATE PROCEDURE settle(IN who VARCHAR(9), INOUT credit INT, OUT settled INT)
      BEGIN
        DECLARE number, price INT;
        DECLARE done BOOL DEFAULT FALSE;
        DECLARE unpaid CURSOR FOR
          SELECT id, euros FROM orders WHERE customer = who AND NOT paid ORDER BY id;
        DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
        SET settled = 0;
        OPEN unpaid;
        walk: LOOP
          FETCH unpaid INTO number, price;
          IF done OR price > credit THEN LEAVE walk; END IF;
          UPDATE orders SET paid = TRUE WHERE id = number;
          SET credit = credit - price, settled = settled + 1;
        END LOOP;
        CLOSE unpaid;
        SELECT id FROM orders WHERE customer = who AND paid ORDER BY id;
        SELECT id FROM orders WHERE customer = who AND NOT paid ORDER BY id;
      END
      """;

  @BeforeAll
  static void procedures(Connection connection) throws SQLException {
    execute(connection, SETTLE);
    execute(connection, "CREATE PROCEDURE wipe() DELETE FROM orders");
  }

  @BeforeEach
  void fourOrders(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS orders");
    execute(
        connection, "CREATE TABLE orders (id INT, customer VARCHAR(9), euros INT, paid BOOLEAN)");
    execute(
        connection,
        """
        INSERT INTO orders VALUES
          (1, 'Ada', 5, FALSE), (2, 'Eve', 9, FALSE), (3, 'Ada', 7, FALSE), (4, 'Ada', 4, FALSE)
        """);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static List<Integer> ints(ResultSet rows) throws SQLException {
    var ints = new ArrayList<Integer>();
    while (rows.next()) {
      ints.add(rows.getObject(1, Integer.class));
    }
    return ints;
  }

  private static List<Integer> query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return ints(rows);
    }
  }

  private static List<Integer> orders(Connection connection) throws SQLException {
    return query(connection, "SELECT id FROM orders ORDER BY id");
  }

  /// A call that lacks nothing but its execution.
  private static CallableStatement settle(Connection connection, String who, int credit)
      throws SQLException {
    var call = connection.prepareCall("{call settle(?, ?, ?)}");
    call.setString("who", who);
    call.setInt("credit", credit);
    call.registerOutParameter("credit", Types.INTEGER);
    call.registerOutParameter("settled", Types.INTEGER);
    return call;
  }

  @Nested
  @DisplayName("CREATE PROCEDURE")
  class Create {
    @Test
    void isOneStatementWithAllItsSemicolons(Connection connection) throws SQLException {
      // cursor.execute("CREATE PROCEDURE two() BEGIN SELECT 1; SELECT 2; END")
      execute(connection, "CREATE PROCEDURE two() BEGIN SELECT 1; SELECT 2; END");

      try (var call = connection.prepareCall("{call two()}")) {
        assertThat(call.execute()).isTrue();
      }
    }

    @Test
    void doesNotKnowTheDelimiterOfTheMysqlClient(Connection connection) {
      // cursor.execute("DELIMITER //")  # ProgrammingError: (1064, ...)
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "DELIMITER //"))
          .returns(1064, SQLException::getErrorCode);
    }
  }

  @Nested
  @DisplayName("DECLARE ... CURSOR FOR")
  class ServerSideCursor {
    @Test
    void goesRowByRowAndStopsWhereTheProcedureLikes(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 13)) {
        call.execute();

        // 5 and 7 of 13; the next 4 are too much
        assertThat(query(connection, "SELECT id FROM orders WHERE paid ORDER BY id"))
            .containsExactly(1, 3);
      }
    }

    @Test
    void endsWhereTheHandlerFindsNoMoreRows(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 100)) {
        call.execute();

        assertThat(call.getInt("settled")).isEqualTo(3);
        assertThat(call.getInt("credit")).isEqualTo(100 - 5 - 7 - 4);
      }
    }

    @Test
    void doesNothingWhenThereAreNoRows(Connection connection) throws SQLException {
      try (var call = settle(connection, "Nobody", 100)) {
        call.execute();

        assertThat(call.getInt("settled")).isZero();
        assertThat(call.getInt("credit")).isEqualTo(100);
      }
    }

    @Test
    void failsAtTheEndWithoutAHandler(Connection connection) throws SQLException {
      execute(
          connection,
          """
          CREATE PROCEDURE no_handler()
          BEGIN
            DECLARE number INT;
            DECLARE numbers CURSOR FOR SELECT id FROM orders;
            OPEN numbers;
            LOOP FETCH numbers INTO number; END LOOP;
          END
          """);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "CALL no_handler()"))
          .returns(1329, SQLException::getErrorCode)
          .returns("02000", SQLException::getSQLState);
    }

    @Test
    void treatsTheLastRowTwiceWhenItAsksTooLate(Connection connection) throws SQLException {
      execute(
          connection,
          """
          CREATE PROCEDURE asks_too_late(OUT total INT)
          BEGIN
            DECLARE price INT;
            DECLARE done BOOL DEFAULT FALSE;
            DECLARE prices CURSOR FOR SELECT euros FROM orders ORDER BY id;
            DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
            SET total = 0;
            OPEN prices;
            REPEAT
              FETCH prices INTO price;
              SET total = total + price; -- also after the last, with its price
            UNTIL done END REPEAT;
          END
          """);

      try (var call = connection.prepareCall("{call asks_too_late(?)}")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.execute();

        assertThat(query(connection, "SELECT SUM(euros) FROM orders")).containsExactly(25);
        assertThat(call.getInt(1)).isEqualTo(25 + 4);
      }
    }

    @Test
    void endsEarlyWhenAnotherQueryInTheLoopFindsNothing(Connection connection) throws SQLException {
      execute(
          connection,
          """
          CREATE PROCEDURE ends_early(OUT seen INT)
          BEGIN
            DECLARE number, next_number INT;
            DECLARE done BOOL DEFAULT FALSE;
            DECLARE numbers CURSOR FOR SELECT id FROM orders ORDER BY id;
            DECLARE CONTINUE HANDLER FOR NOT FOUND SET done = TRUE;
            SET seen = 0;
            OPEN numbers;
            walk: LOOP
              FETCH numbers INTO number;
              IF done THEN LEAVE walk; END IF;
              SET seen = seen + 1;
              -- the handler means this query, too
              SELECT id INTO next_number FROM orders WHERE id > 2 AND id = number + 1;
            END LOOP;
          END
          """);

      try (var call = connection.prepareCall("{call ends_early(?)}")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.execute();

        assertThat(call.getInt(1)).isEqualTo(1); // of four
      }
    }
  }

  @Nested
  @DisplayName("callproc(name, args)")
  class Call {
    @Test
    void setsInRegistersOutAndDoesBothForInOut(Connection connection) throws SQLException {
      // @start region="callproc"
      // cursor.callproc("settle", ("Ada", 13, None))
      try (var call = connection.prepareCall("{call settle(?, ?, ?)}")) {
        call.setString(1, "Ada");
        call.setInt(2, 13);
        call.registerOutParameter(2, Types.INTEGER);
        call.registerOutParameter(3, Types.INTEGER);
        call.execute();

        // cursor.fetchall(); cursor.nextset(); cursor.fetchall()
        assertThat(ints(call.getResultSet())).containsExactly(1, 3);
        assertThat(call.getMoreResults()).isTrue();
        assertThat(ints(call.getResultSet())).containsExactly(4);

        // cursor.execute("SELECT @_settle_1, @_settle_2")
        assertThat(call.getInt("credit")).isEqualTo(1);
        assertThat(call.getInt("settled")).isEqualTo(2);
      }
      // @end
    }

    @Test
    void endsWithTheCountOfTheCallItself(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 13)) {
        call.execute();
        call.getMoreResults();

        // cursor.nextset(); cursor.description  # None: an empty result comes last
        assertThat(call.getMoreResults()).isFalse();
        assertThat(call.getUpdateCount()).isNotNegative(); // MariaDB adds up, MySQL does not

        // cursor.nextset()  # None
        assertThat(call.getMoreResults()).isFalse();
        assertThat(call.getUpdateCount()).isEqualTo(-1);
      }
    }

    @Test
    void keepsTheValuesWhileResultsAreWalked(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 13)) {
        call.execute();
        call.getResultSet().next();

        // other drivers have them only after the last result, so read them last
        assertThat(call.getInt("settled")).isEqualTo(2);
        assertThat(call.getMoreResults()).isTrue();
        assertThat(ints(call.getResultSet())).containsExactly(4);
        assertThat(call.getInt("settled")).isEqualTo(2);
      }
    }

    @Test
    void mayBeRepeatedWithNewValues(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 6)) {
        call.execute();
        assertThat(call.getInt("settled")).isEqualTo(1);

        call.setString("who", "Eve");
        call.setInt("credit", 10);
        call.execute();

        assertThat(call.getInt("settled")).isEqualTo(1);
        assertThat(call.getInt("credit")).isEqualTo(1);
      }
    }

    @Test
    void takesNullInAndOut(Connection connection) throws SQLException {
      try (var call = settle(connection, "Nobody", 13)) {
        call.setNull("credit", Types.INTEGER);
        call.execute();

        // cursor.fetchone()  # (None, 0)
        assertThat(call.getObject("credit")).isNull();
        assertThat(call.getInt("credit")).isZero();
        assertThat(call.wasNull()).isTrue();
      }
    }

    @Test
    void failsForAnUnknownProcedure(Connection connection) {
      // cursor.callproc("setle")  # OperationalError: (1305, 'PROCEDURE ... does not exist')
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (var call = connection.prepareCall("{call setle()}")) {
              call.execute();
            }
          })
          .returns(1305, SQLException::getErrorCode)
          .withMessageContaining("setle");
    }

    @Test
    void refusesToStreamBesideOutValues(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 13)) {
        call.setFetchSize(Integer.MIN_VALUE);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(call::execute)
            .withMessageContaining("streaming");
      }
    }
  }

  @Nested
  @DisplayName("@_settle_1")
  class ServerVariables {
    @Test
    void areThreeStatementsWithoutACallableStatement(Connection connection) throws SQLException {
      // what cursor.callproc("settle", ("Ada", 13, None)) sends
      execute(connection, "SET @_settle_0='Ada',@_settle_1=13,@_settle_2=NULL");
      execute(connection, "CALL settle(@_settle_0,@_settle_1,@_settle_2)");

      // cursor.execute("SELECT @_settle_1, @_settle_2")
      assertThat(query(connection, "SELECT @_settle_1")).containsExactly(1);
      assertThat(query(connection, "SELECT @_settle_2")).containsExactly(2);
    }

    @Test
    void keepTheArgumentsOfACallThatHasFailed(Connection connection) throws SQLException {
      execute(connection, "SET @_setle_0='Ada',@_setle_1=13");
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "CALL setle(@_setle_0,@_setle_1)"));

      // whoever reads on after the error takes them for results
      assertThat(query(connection, "SELECT @_setle_1")).containsExactly(13);
    }

    @Test
    void belongToTheirSession(Connection connection, Connection other) throws SQLException {
      execute(connection, "SET @_settle_2=2");

      assertThat(query(other, "SELECT @_settle_2")).containsOnlyNulls();
    }
  }

  @Nested
  @DisplayName("callproc(hostile)")
  class HostileName {
    /// Calls what the caller named, and what the caller did not mean.
    private static void call(Connection connection, String procedure) throws SQLException {
      try (var call = connection.prepareCall("{call " + procedure + "()}")) {
        call.execute();
      }
    }

    private static String quoted(Connection connection, String name) throws SQLException {
      try (var statement = connection.createStatement()) {
        return statement.enquoteIdentifier(name, true);
      }
    }

    @Test
    void isSqlLikeAnyOther(Connection connection) throws SQLException {
      // cursor.callproc("wipe() -- ")  # runs wipe: callproc pastes the name as it is
      call(connection, "wipe() -- ");

      assertThat(orders(connection)).isEmpty();
    }

    @Test
    void bringsAStatementOfItsOwnWhereSeveralAreAllowed(Connection connection, MySqlSandbox mysql)
        throws SQLException {
      String hostile = "wipe(); DROP TABLE orders; -- ";

      // cursor.callproc(hostile)  # ProgrammingError: (1064, "... near 'DROP TABLE orders; -- ()'")
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> call(connection, hostile))
          .returns(1064, SQLException::getErrorCode);
      assertThat(orders(connection)).hasSize(4);

      // connect(..., client_flag=CLIENT.MULTI_STATEMENTS).cursor().callproc(hostile)  # runs both
      var options = new Properties();
      options.setProperty("user", mysql.user());
      options.setProperty("password", mysql.password());
      options.setProperty("allowMultiQueries", "true");
      try (var open = DriverManager.getConnection(mysql.url(), options);
          var statement = open.createStatement()) {
        statement.execute("CALL " + hostile + "()");
      }
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> orders(connection))
          .returns(1146, SQLException::getErrorCode);
    }

    @Test
    void isNoMoreThanANameInQuotes(Connection connection) throws SQLException {
      String hostile = quoted(connection, "wipe() -- ");

      assertThat(hostile).isEqualTo("`wipe() -- `");
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> call(connection, hostile));
      assertThat(orders(connection)).hasSize(4);
    }

    @Test
    void doesNotGetOutOfItsQuotes(Connection connection) throws SQLException {
      String hostile = quoted(connection, "x`(); DROP TABLE orders; -- ");

      assertThat(hostile).isEqualTo("`x``(); DROP TABLE orders; -- `");
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> call(connection, hostile));
      assertThat(orders(connection)).hasSize(4);
    }

    @Test
    void mayBeARealOneAndIsCalledInQuotes(Connection connection) throws SQLException {
      execute(connection, "CREATE PROCEDURE `the ``big`` wipe`() DELETE FROM orders");

      // cursor.callproc("`the ``big`` wipe`")  # works, too, as long as there are no arguments
      call(connection, quoted(connection, "the `big` wipe"));

      assertThat(orders(connection)).isEmpty();
    }

    @Test
    void isStillCalledWhenThereIsSuchAProcedure(Connection connection) throws SQLException {
      // quotes keep SQL out; which procedures a user may call is for a list, or for GRANT EXECUTE
      call(connection, quoted(connection, "wipe"));

      assertThat(orders(connection)).isEmpty();
    }

    @Test
    void cannotBeAParameter(Connection connection) {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> {
            try (var call = connection.prepareStatement("CALL ?()")) {
              call.setString(1, "wipe");
              call.execute();
            }
          })
          .returns(1064, SQLException::getErrorCode);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anInOutParameterComesBackChanged(Connection connection) throws SQLException {
      try (var call = settle(connection, "Ada", 13)) {
        call.execute();

        // cursor.callproc("settle", ("Ada", 13, None))  # ('Ada', 13, None): as it went in
        assertThat(call.getInt("credit")).isEqualTo(1);
      }
    }

    @Test
    void anOutParameterNeedsNoArgument(Connection connection) throws SQLException {
      // cursor.callproc("settle", ("Ada", 13))  # OperationalError: (1318, ...)
      try (var call = connection.prepareCall("{call settle(?, ?, ?)}")) {
        call.setString(1, "Ada");
        call.setInt(2, 13);
        call.registerOutParameter(3, Types.INTEGER);
        call.execute();

        assertThat(call.getInt(3)).isEqualTo(2);
      }
    }

    @Test
    void parametersHaveNames(Connection connection) throws SQLException {
      try (var call = connection.prepareCall("{call settle(?, ?, ?)}")) {
        var parameters = call.getParameterMetaData();

        // a position is all that callproc knows
        assertThat(parameters.getParameterCount()).isEqualTo(3);
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> call.setInt("discount", 13))
            .withMessageContaining("discount");
      }
    }
  }
}
