package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.cursors.Cursor")
class CursorTest {
  private static final String ORDERS = "SELECT id, customer, state FROM orders ORDER BY id";

  @BeforeEach
  void threeOrders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS orders");
      statement.execute("CREATE TABLE orders (id INT, customer VARCHAR(20), state VARCHAR(10))");
      statement.execute(
          "INSERT INTO orders VALUES (1, 'Ada', 'new'), (2, 'Eve', 'new'), (3, 'Ada', 'paid')");
    }
  }

  private static List<String> states(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var orders = statement.executeQuery(ORDERS)) {
      var states = new ArrayList<String>();
      while (orders.next()) {
        states.add(orders.getString("state"));
      }
      return states;
    }
  }

  @Nested
  @DisplayName("connect, cursor, execute, fetchall, update, commit, close")
  class Flow {
    @Test
    void goesFromTheConnectionToTheCommit(DataSource source, Connection observer)
        throws SQLException {
      // @start region="flow"
      // db = pymysql.connect(...); cursor = db.cursor()
      try (var db = source.getConnection();
          var statement = db.createStatement()) {
        db.setAutoCommit(false);

        // cursor.execute("SELECT ..."); data = cursor.fetchall()
        var customers = new ArrayList<String>();
        try (var rows = statement.executeQuery("SELECT customer FROM orders ORDER BY id")) {
          while (rows.next()) {
            customers.add(rows.getString("customer"));
          }
        }
        assertThat(customers).containsExactly("Ada", "Eve", "Ada");

        // cursor.execute("UPDATE ..."); db.commit()
        statement.executeUpdate("UPDATE orders SET state = 'paid'");
        db.commit();
      } // cursor.close(); db.close()
      // @end

      assertThat(states(observer)).containsOnly("paid");
    }

    @Test
    void losesTheUpdateWhenTheCommitIsForgotten(DataSource source, Connection observer)
        throws SQLException {
      try (var db = source.getConnection();
          var statement = db.createStatement()) {
        db.setAutoCommit(false);
        statement.executeUpdate("UPDATE orders SET state = 'paid'");
      }

      assertThat(states(observer)).containsExactly("new", "new", "paid");
    }
  }

  @Nested
  @DisplayName("execute()")
  class Execute {
    @Test
    void saysWhetherThereAreRowsToFetch(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        // cursor.execute("SELECT ..."); cursor.description is not None  # True
        assertThat(statement.execute(ORDERS)).isTrue();

        // cursor.execute("DELETE ..."); cursor.description is not None  # False
        assertThat(statement.execute("DELETE FROM orders")).isFalse();
        assertThat(statement.getUpdateCount()).isEqualTo(3);
      }
    }

    @Test
    void endsTheRowsOfTheQueryBefore(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        var orders = statement.executeQuery(ORDERS);
        statement.executeQuery("SELECT COUNT(*) FROM orders");

        // cursor.fetchone()  # (3,): the cursor knows its last query only
        assertThat(orders.isClosed()).isTrue();
      }
    }

    @Test
    void failsInANestedLoopOverOneStatementAndWorksOverTwo(Connection connection)
        throws SQLException {
      try (var statement = connection.createStatement();
          var another = connection.createStatement()) {
        var orders = statement.executeQuery(ORDERS);
        orders.next();
        another.executeQuery("SELECT 1");
        assertThat(orders.next()).isTrue();

        statement.executeQuery("SELECT 1");
        assertThatExceptionOfType(SQLException.class).isThrownBy(orders::next);
      }
    }
  }

  @Nested
  @DisplayName("rownumber")
  class Position {
    @Test
    void isBeforeTheFirstRowUntilNextMovesIt(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var orders = statement.executeQuery(ORDERS)) {
        // cursor.rownumber  # 0
        assertThat(orders.getRow()).isZero();

        // cursor.fetchone(); cursor.rownumber  # 1
        orders.next();
        assertThat(orders.getRow()).isEqualTo(1);
      }
    }

    @Test
    void hasNoValuesBeforeTheFirstNext(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var orders = statement.executeQuery(ORDERS)) {

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> orders.getString("customer"))
            .withMessageContaining("Before start");
      }
    }
  }

  @Nested
  @DisplayName("close()")
  class Close {
    @Test
    void closesTheRowsWithTheirStatement(Connection connection) throws SQLException {
      var statement = connection.createStatement();
      var orders = statement.executeQuery(ORDERS);

      // cursor.close()
      statement.close();

      assertThat(orders.isClosed()).isTrue();
      // cursor.execute("SELECT 1")  # ProgrammingError: Cursor closed
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> statement.executeQuery("SELECT 1"));
    }

    @Test
    void closesTheStatementsWithTheirConnection(DataSource source) throws SQLException {
      var connection = source.getConnection();
      var statement = connection.createStatement();
      var orders = statement.executeQuery(ORDERS);

      // db.close()
      connection.close();

      assertThat(statement.isClosed()).isTrue();
      assertThat(orders.isClosed()).isTrue();
    }

    @Test
    void leavesTheStatementAndTheConnectionOpenWhenOnlyTheRowsAreClosed(Connection connection)
        throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.executeQuery(ORDERS).close();

        assertThat(statement.isClosed()).isFalse();
        assertThat(states(connection)).hasSize(3);
      }
    }

    @Test
    void doesNoHarmASecondTimeOrInTheWrongOrder(DataSource source) throws SQLException {
      var connection = source.getConnection();
      var statement = connection.createStatement();
      var orders = statement.executeQuery(ORDERS);
      connection.close();

      // db.close(); cursor.close()
      assertThatCode(statement::close).doesNotThrowAnyException();
      assertThatCode(orders::close).doesNotThrowAnyException();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aClosedResultSetHandsOutNothing(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        var orders = statement.executeQuery(ORDERS);
        orders.close();

        // cursor.close(); cursor.fetchone()  # (1, 'Ada', 'new'): out of the cursor's buffer
        assertThatExceptionOfType(SQLException.class).isThrownBy(orders::next);
      }
    }

    @Test
    void oneConnectionHasAsManyOpenResultsAsStatements(Connection connection) throws SQLException {
      // one, other = db.cursor(), db.cursor()  # the same there, as long as both are buffered
      try (var one = connection.createStatement();
          var other = connection.createStatement();
          var ids = one.executeQuery(ORDERS);
          var sameIds = other.executeQuery(ORDERS)) {

        while (ids.next()) {
          assertThat(sameIds.next()).isTrue();
          assertThat(sameIds.getInt("id")).isEqualTo(ids.getInt("id"));
        }
        assertThat(sameIds.next()).isFalse();
      }
    }
  }
}
