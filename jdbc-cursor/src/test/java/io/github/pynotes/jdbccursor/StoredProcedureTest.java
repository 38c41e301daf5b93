package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor.callproc")
class StoredProcedureTest {
  private Connection connection;

  @BeforeAll
  static void procedures(Connection connection) throws SQLException {
    execute(connection, "CREATE TABLE orders (id INT PRIMARY KEY, total INT, state TEXT)");
    execute(
        connection,
        """
        CREATE PROCEDURE ship(IN minimum INT, INOUT budget INT, OUT shipped INT)
        BEGIN
          DECLARE next_id, next_total INT;
          DECLARE at_end BOOLEAN DEFAULT FALSE;
          DECLARE waiting CURSOR FOR
            SELECT id, total FROM orders WHERE total >= minimum ORDER BY id;
          DECLARE CONTINUE HANDLER FOR NOT FOUND SET at_end = TRUE;
          SET shipped = 0;
          OPEN waiting;
          walk: LOOP
            FETCH waiting INTO next_id, next_total;
            IF at_end OR next_total > budget THEN
              LEAVE walk;
            END IF;
            UPDATE orders SET state = 'shipped' WHERE id = next_id;
            SET budget = budget - next_total, shipped = shipped + 1;
          END LOOP;
          CLOSE waiting;
        END
        """);
    execute(
        connection,
        """
        CREATE PROCEDURE report(IN minimum INT, OUT orders_found INT)
        BEGIN
          SELECT id FROM orders WHERE total >= minimum ORDER BY id;
          UPDATE orders SET state = 'seen' WHERE total >= minimum;
          SELECT SUM(total) FROM orders WHERE total >= minimum;
          SELECT COUNT(*) INTO orders_found FROM orders WHERE total >= minimum;
        END
        """);
    execute(
        connection,
        """
        CREATE FUNCTION total_above(minimum INT) RETURNS INT READS SQL DATA
        RETURN (SELECT SUM(total) FROM orders WHERE total >= minimum)
        """);
  }

  @BeforeEach
  void fourOrders(Connection connection) throws SQLException {
    this.connection = connection;
    execute(connection, "DELETE FROM orders");
    execute(
        connection,
        "INSERT INTO orders VALUES (1, 30, 'new'), (2, 5, 'new'), (3, 40, 'new'), (4, 50, 'new')");
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> ask(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      var values = new ArrayList<String>();
      while (rows.next()) {
        values.add(rows.getString(1));
      }
      return values;
    }
  }

  /// The first column of the result set that the call stands on.
  private static List<Integer> column(CallableStatement call) throws SQLException {
    var values = new ArrayList<Integer>();
    try (var rows = call.getResultSet()) {
      while (rows.next()) {
        values.add(rows.getInt(1));
      }
    }
    return values;
  }

  @Nested
  @DisplayName("callproc(name, args)")
  class Parameters {
    @Test
    void areSetWhenInRegisteredWhenOutAndBothWhenInout() throws SQLException {
      // @start region="callproc"
      // cursor.callproc("ship", (10, 100, None))
      // cursor.execute("SELECT @_ship_1, @_ship_2")
      // cursor.fetchone()  # (30, 2)
      try (var ship = connection.prepareCall("{call ship(?, ?, ?)}")) {
        ship.setInt(1, 10); // IN minimum
        ship.setInt(2, 100); // INOUT budget
        ship.registerOutParameter(2, Types.INTEGER);
        ship.registerOutParameter(3, Types.INTEGER); // OUT shipped
        ship.execute();

        assertThat(ship.getInt(2)).isEqualTo(30);
        assertThat(ship.getInt(3)).isEqualTo(2);
      }
      assertThat(ask("SELECT id FROM orders WHERE state = 'shipped'")).containsExactly("1", "3");
      // @end
    }

    @Test
    void haveNamesToo() throws SQLException {
      try (var ship = connection.prepareCall("{call ship(?, ?, ?)}")) {
        ship.setInt("minimum", 10);
        ship.setInt("budget", 100);
        ship.registerOutParameter("budget", Types.INTEGER);
        ship.registerOutParameter("shipped", Types.INTEGER);
        ship.execute();

        assertThat(ship.getInt("budget")).isEqualTo(30);
        assertThat(ship.getInt("shipped")).isEqualTo(2);
      }
    }

    @Test
    void areNotHandedOutWhenIn() throws SQLException {
      try (var ship = connection.prepareCall("{call ship(?, ?, ?)}")) {
        ship.setInt(1, 10);
        ship.setInt(2, 100);
        ship.registerOutParameter(3, Types.INTEGER);
        ship.execute();

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> ship.getInt(1))
            .withMessageContaining("not registered as an output parameter");
      }
    }

    @Test
    void areNullWhenInoutAndNotSet() throws SQLException {
      try (var ship = connection.prepareCall("{call ship(10, ?, ?)}")) {
        ship.registerOutParameter(1, Types.INTEGER);
        ship.registerOutParameter(2, Types.INTEGER);
        ship.execute();

        assertThat(ship.getObject(1)).isNull(); // and NULL is no budget that anything exceeds
      }
    }

    @Test
    void mayBeTheReturnValueOfAFunction() throws SQLException {
      // cursor.execute("SELECT total_above(%s)", (40,))
      try (var call = connection.prepareCall("{? = call total_above(?)}")) {
        call.registerOutParameter(1, Types.INTEGER);
        call.setInt(2, 40);
        call.execute();

        assertThat(call.getInt(1)).isEqualTo(90);
      }
    }

    @Test
    void areBoundAndSoHostileTextStaysText() throws SQLException {
      execute(connection, "DROP PROCEDURE IF EXISTS mark");
      execute(
          connection,
          "CREATE PROCEDURE mark(IN new_state TEXT) UPDATE orders SET state = new_state WHERE id = 1");
      String hostile = "x', total = 0; DROP TABLE orders; -- ";
      try (var mark = connection.prepareCall("{call mark(?)}")) {
        mark.setString(1, hostile);
        mark.execute();
      }

      assertThat(ask("SELECT state FROM orders WHERE id = 1 AND total = 30"))
          .containsExactly(hostile);
    }
  }

  @Nested
  @DisplayName("fetchall(), nextset(), fetchall(), SELECT @_name_n")
  class Results {
    @Test
    void comeInTheOrderOfTheProcedureAndTheOutValuesAfterThem() throws SQLException {
      // cursor.callproc("report", (40, None))
      try (var report = connection.prepareCall("{call report(?, ?)}")) {
        report.setInt(1, 40);
        report.registerOutParameter(2, Types.INTEGER);

        // cursor.fetchall()  # ((3,), (4,))
        assertThat(report.execute()).isTrue();
        assertThat(column(report)).containsExactly(3, 4);

        // cursor.nextset(); cursor.fetchall()  # ((90,),)
        assertThat(report.getMoreResults()).isTrue();
        assertThat(column(report)).containsExactly(90);

        // cursor.nextset(); cursor.rowcount  # of the call itself; the servers disagree on which
        assertThat(report.getMoreResults()).isFalse();
        assertThat(report.getUpdateCount()).isNotNegative();

        // cursor.nextset()  # None
        assertThat(report.getMoreResults()).isFalse();
        assertThat(report.getUpdateCount()).isEqualTo(-1);

        // cursor.execute("SELECT @_report_1"); cursor.fetchone()  # (2,)
        assertThat(report.getInt(2)).isEqualTo(2);
      }
    }

    @Test
    void areNoneWhenTheProcedureSelectsNothing() throws SQLException {
      try (var ship = connection.prepareCall("{call ship(10, ?, ?)}")) {
        ship.setInt(1, 100);
        ship.registerOutParameter(1, Types.INTEGER);
        ship.registerOutParameter(2, Types.INTEGER);

        assertThat(ship.execute()).isFalse();
        assertThat(ship.getResultSet()).isNull();
      }
    }

    @Test
    void losesTheSecondWhenOnlyExecuteQueryIsRead() throws SQLException {
      try (var report = connection.prepareCall("{call report(?, ?)}")) {
        report.setInt(1, 40);
        report.registerOutParameter(2, Types.INTEGER);
        try (var first = report.executeQuery()) {
          assertThat(first.next()).isTrue();
        }

        // nothing complains, and the sum was never seen
        assertThat(report.getInt(2)).isEqualTo(2);
      }
    }
  }

  @Nested
  @DisplayName("DECLARE ... CURSOR FOR SELECT ...")
  class ServerSideCursor {
    @Test
    void endsInTheHandlerForNotFound() throws SQLException {
      execute(connection, "SET @budget = 1000");
      execute(connection, "CALL ship(0, @budget, @shipped)");

      assertThat(ask("SELECT @shipped")).containsExactly("4");
      assertThat(ask("SELECT @budget")).containsExactly("875");
    }

    @Test
    void failsAtItsEndWithoutAHandler() throws SQLException {
      execute(connection, "DROP PROCEDURE IF EXISTS walk_off");
      execute(
          connection,
          """
          CREATE PROCEDURE walk_off()
          BEGIN
            DECLARE next_id INT;
            DECLARE waiting CURSOR FOR SELECT id FROM orders;
            OPEN waiting;
            LOOP
              FETCH waiting INTO next_id;
            END LOOP;
          END
          """);

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> execute(connection, "CALL walk_off()"))
          .returns(1329, SQLException::getErrorCode)
          .returns("02000", SQLException::getSQLState)
          .withMessageStartingWith("No data");
    }

    @Test
    void endsTooSoonWhenASelectIntoInTheLoopFindsNothing() throws SQLException {
      execute(connection, "DROP PROCEDURE IF EXISTS count_orders");
      execute(
          connection,
          """
          CREATE PROCEDURE count_orders(OUT seen INT)
          BEGIN
            DECLARE next_id, next_total INT;
            DECLARE at_end BOOLEAN DEFAULT FALSE;
            DECLARE waiting CURSOR FOR SELECT id FROM orders ORDER BY id;
            DECLARE CONTINUE HANDLER FOR NOT FOUND SET at_end = TRUE;
            SET seen = 0;
            OPEN waiting;
            walk: LOOP
              FETCH waiting INTO next_id;
              IF at_end THEN
                LEAVE walk;
              END IF;
              SET seen = seen + 1;
              SELECT total INTO next_total FROM orders WHERE id = next_id AND total > 10;
            END LOOP;
          END
          """);
      execute(connection, "CALL count_orders(@seen)");

      // order 2 is below 10, and the handler took that for the end of the cursor
      assertThat(ask("SELECT @seen")).containsExactly("2");
    }
  }

  @Nested
  @DisplayName("callproc(hostile name)")
  class Names {
    @BeforeEach
    void aProcedureForAdministrators() throws SQLException {
      execute(connection, "DROP PROCEDURE IF EXISTS forget_all");
      execute(connection, "CREATE PROCEDURE forget_all() DELETE FROM orders");
    }

    @Test
    void runsAnotherProcedureWhenItIsPastedIntoTheSql() throws SQLException {
      String name = "forget_all() -- x";
      try (var statement = connection.createStatement()) {
        // cursor.callproc("forget_all() -- x")  # pastes, too
        statement.execute("CALL " + name + "()");
      }

      assertThat(ask("SELECT id FROM orders")).isEmpty();
    }

    @Test
    void isOnlyANameWhenItIsQuoted() throws SQLException {
      String name = "forget_all() -- x";
      try (var statement = connection.createStatement()) {
        String quoted = statement.enquoteIdentifier(name, true);

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> statement.execute("CALL " + quoted + "()"))
            .returns(1305, SQLException::getErrorCode)
            .withMessageContaining("does not exist");
      }
      assertThat(ask("SELECT id FROM orders")).hasSize(4);
    }

    @Test
    void isQuotedAlsoWhenItHasAQuote() throws SQLException {
      try (var statement = connection.createStatement()) {
        String quoted = statement.enquoteIdentifier("x`; forget_all() -- ", true);

        assertThat(quoted).isEqualTo("`x``; forget_all() -- `");
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theArgumentsNeedNoVariablesButMayUseThem() throws SQLException {
      // what callproc("ship", (10, 100, None)) sends
      execute(connection, "SET @_ship_0 = 10, @_ship_1 = 100, @_ship_2 = NULL");
      execute(connection, "CALL ship(@_ship_0, @_ship_1, @_ship_2)");

      assertThat(ask("SELECT @_ship_2")).containsExactly("2");
    }

    @Test
    void anOutValueHasTheTypeItWasDeclaredWith() throws SQLException {
      execute(connection, "DROP PROCEDURE IF EXISTS today");
      execute(connection, "CREATE PROCEDURE today(OUT day DATE) SET day = '2026-02-28'");
      try (var today = connection.prepareCall("{call today(?)}")) {
        today.registerOutParameter(1, Types.DATE);
        today.execute();

        // cursor.execute("SELECT @_today_0"); cursor.fetchone()  # ('2026-02-28',): a variable's
        // text
        assertThat(today.getDate(1)).isEqualTo("2026-02-28");
      }
    }
  }
}
