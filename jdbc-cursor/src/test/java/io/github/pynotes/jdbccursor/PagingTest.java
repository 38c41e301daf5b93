package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@WithMySql
@DisplayName("LIMIT/OFFSET")
class PagingTest {
  /// What a shop may show next to each other; `day` has ties, `(day, id)` has none.
  record Order(int id, int day) {}

  /// How to get the page that follows the rows that are shown already.
  @FunctionalInterface
  interface NextPage {
    List<Order> after(Connection connection, List<Order> shown) throws SQLException;
  }

  private static final NextPage BY_OFFSET =
      (connection, shown) ->
          query(
              connection,
              "SELECT id, day FROM orders ORDER BY day, id LIMIT 4 OFFSET ?",
              shown.size());

  private static final NextPage BY_KEY =
      (connection, shown) -> {
        if (shown.isEmpty()) {
          return query(connection, "SELECT id, day FROM orders ORDER BY day, id LIMIT 4");
        }
        var last = shown.getLast();
        return query(
            connection,
            """
            SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)
            ORDER BY day, id LIMIT 4
            """,
            last.day,
            last.day,
            last.id);
      };

  /// Twenty orders with even numbers, five on each of four days: more than a page.
  @BeforeEach
  void twentyOrders(Connection connection) throws SQLException {
    execute(connection, "DROP TABLE IF EXISTS orders");
    execute(connection, "CREATE TABLE orders (id INT PRIMARY KEY, day INT, KEY by_day (day, id))");
    for (int i = 0; i < 20; i++) {
      execute(connection, "INSERT INTO orders VALUES (?, ?)", 2 * i, i / 5);
    }
  }

  private static void execute(Connection connection, String sql, Object... args)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      statement.execute();
    }
  }

  private static List<Order> query(Connection connection, String sql, Object... args)
      throws SQLException {
    try (var orders =
        RowStream.query(
            connection, sql, row -> new Order(row.getInt("id"), row.getInt("day")), args)) {
      return orders.toList();
    }
  }

  private static List<Order> allPages(Connection connection, NextPage next) throws SQLException {
    var shown = new ArrayList<Order>();
    List<Order> page;
    do {
      page = next.after(connection, shown);
      shown.addAll(page);
      assertThat(shown).as("pages come to an end").hasSizeLessThan(100);
    } while (!page.isEmpty());
    return shown;
  }

  private static List<Integer> ids(List<Order> orders) {
    return orders.stream().map(Order::id).toList();
  }

  private static List<Integer> evenNumbers() {
    return IntStream.range(0, 20).map(i -> 2 * i).boxed().toList();
  }

  @Nested
  @DisplayName("LIMIT %s OFFSET %s")
  class ByOffset {
    @Test
    void showsEveryRowOnceWhileNobodyWrites(Connection connection) throws SQLException {
      // cursor.execute("SELECT ... ORDER BY day, id LIMIT 4 OFFSET %s", (len(shown),))
      assertThat(ids(allPages(connection, BY_OFFSET))).isEqualTo(evenNumbers());
    }

    @Test
    void repeatsARowWhenSomeoneInsertsBeforeIt(Connection connection, Connection other)
        throws SQLException {
      var shown = new ArrayList<>(BY_OFFSET.after(connection, List.of()));
      assertThat(ids(shown)).containsExactly(0, 2, 4, 6);

      execute(other, "INSERT INTO orders VALUES (1, 0)");

      // 6 again, and 1 never
      assertThat(ids(BY_OFFSET.after(connection, shown))).containsExactly(6, 8, 10, 12);
    }

    @Test
    void skipsARowWhenSomeoneDeletesBeforeIt(Connection connection, Connection other)
        throws SQLException {
      var shown = new ArrayList<>(BY_OFFSET.after(connection, List.of()));

      execute(other, "DELETE FROM orders WHERE id = 0");

      // and where is 8?
      assertThat(ids(BY_OFFSET.after(connection, shown))).containsExactly(10, 12, 14, 16);
    }

    @Test
    void holdsWhileAllPagesAreReadInOneTransaction(Connection connection, Connection other)
        throws SQLException {
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setAutoCommit(false);
      var shown = new ArrayList<>(BY_OFFSET.after(connection, List.of()));

      execute(other, "INSERT INTO orders VALUES (1, 0)");

      // the first query has taken a snapshot; but who holds a transaction from click to click?
      assertThat(ids(BY_OFFSET.after(connection, shown))).containsExactly(8, 10, 12, 14);
    }
  }

  @Nested
  @DisplayName("WHERE key > %s ORDER BY key LIMIT %s")
  class ByKey {
    @Test
    void showsEveryRowOnceWhileNobodyWrites(Connection connection) throws SQLException {
      assertThat(ids(allPages(connection, BY_KEY))).isEqualTo(evenNumbers());
    }

    @Test
    void goesOnAfterTheRowItHasShownWhoeverWrites(Connection connection, Connection other)
        throws SQLException {
      // @start region="keyset"
      // cursor.execute("SELECT id, day FROM orders ORDER BY day, id LIMIT 4")
      var first = query(connection, "SELECT id, day FROM orders ORDER BY day, id LIMIT 4");
      assertThat(ids(first)).containsExactly(0, 2, 4, 6);

      execute(other, "INSERT INTO orders VALUES (1, 0)");
      execute(other, "DELETE FROM orders WHERE id = 2");

      // cursor.execute("SELECT ... WHERE day > %s OR (day = %s AND id > %s) ...", ...)
      String next =
          """
          SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)
          ORDER BY day, id LIMIT 4
          """;
      var last = first.getLast();
      var second = query(connection, next, last.day(), last.day(), last.id());
      assertThat(ids(second)).containsExactly(8, 10, 12, 14);
      // @end
    }

    @Test
    void goesOnEvenWhenTheLastRowIsGone(Connection connection, Connection other)
        throws SQLException {
      var shown = new ArrayList<>(BY_KEY.after(connection, List.of()));

      execute(other, "DELETE FROM orders WHERE id = 6");

      assertThat(ids(BY_KEY.after(connection, shown))).containsExactly(8, 10, 12, 14);
    }

    @Test
    void showsWhatIsInsertedFurtherOn(Connection connection, Connection other) throws SQLException {
      var shown = new ArrayList<>(BY_KEY.after(connection, List.of()));

      execute(other, "INSERT INTO orders VALUES (9, 1)");

      assertThat(ids(BY_KEY.after(connection, shown))).containsExactly(8, 9, 10, 12);
    }

    @Test
    void showsARowTwiceWhenItsOwnKeyGrows(Connection connection, Connection other)
        throws SQLException {
      var shown = new ArrayList<>(BY_KEY.after(connection, List.of()));

      execute(other, "UPDATE orders SET day = 9 WHERE id = 0");

      // so page by what does not change
      shown.addAll(allPages(connection, (c, more) -> BY_KEY.after(c, joined(shown, more))));
      assertThat(ids(shown)).startsWith(0).endsWith(0).hasSize(21);
    }

    private List<Order> joined(List<Order> one, List<Order> other) {
      var joined = new ArrayList<>(one);
      joined.addAll(other);
      return joined;
    }
  }

  @Nested
  @DisplayName("pages while rows come and go")
  class WhileOthersWrite {
    /// Before each page another connection inserts odd numbers and deletes even ones, anywhere.
    private List<Order> readWhileOthersWrite(
        long seed, Connection connection, Connection other, NextPage next) throws SQLException {
      var random = new Random(seed);
      return allPages(
          connection,
          (c, shown) -> {
            if (shown.size() < 40) { // or the new ones would never end
              int odd = 2 * random.nextInt(20) + 1;
              execute(other, "INSERT IGNORE INTO orders VALUES (?, ?)", odd, odd / 10);
              execute(other, "DELETE FROM orders WHERE id = ?", 2 * random.nextInt(20));
            }
            return next.after(c, shown);
          });
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void byKeyAreSortedWithoutRepetitionAndLackNoneThatStayed(
        long seed, Connection connection, Connection other) throws SQLException {
      var shown = ids(readWhileOthersWrite(seed, connection, other, BY_KEY));

      assertThat(shown).doesNotHaveDuplicates().isSorted();
      var stayed = new TreeSet<>(ids(query(connection, "SELECT id, day FROM orders")));
      stayed.retainAll(evenNumbers()); // there from the first page to the last
      assertThat(shown).containsAll(stayed);
    }

    @Test
    void byOffsetRepeatOrLackSomeInMostRuns(Connection connection, Connection other)
        throws SQLException {
      int wrong = 0;
      for (long seed = 1; seed <= 10; seed++) {
        twentyOrders(connection);
        var shown = ids(readWhileOthersWrite(seed, connection, other, BY_OFFSET));
        var stayed = new TreeSet<>(ids(query(connection, "SELECT id, day FROM orders")));
        stayed.retainAll(evenNumbers());
        boolean repeats = new TreeSet<>(shown).size() < shown.size();
        wrong += repeats || !shown.containsAll(stayed) ? 1 : 0;
      }

      assertThat(wrong).isGreaterThan(5);
    }
  }

  @Nested
  @DisplayName("ties in the sort key")
  class Ties {
    @Test
    void loseRowsWithGreaterThan(Connection connection) throws SQLException {
      NextPage afterTheDay =
          (c, shown) ->
              query(
                  c,
                  "SELECT id, day FROM orders WHERE day > ? ORDER BY day, id LIMIT 4",
                  shown.isEmpty() ? -1 : shown.getLast().day);

      // four of the five orders of each day
      assertThat(allPages(connection, afterTheDay)).hasSize(16);
    }

    @Test
    void neverEndWithGreaterOrEqual(Connection connection) throws SQLException {
      String fromTheDay = "SELECT id, day FROM orders WHERE day >= ? ORDER BY day, id LIMIT 4";
      var first = query(connection, fromTheDay, 0);

      // a day is longer than a page: the second page is the first one, and so is the third
      assertThat(query(connection, fromTheDay, first.getLast().day)).isEqualTo(first);
    }

    @Test
    void makeOffsetsRepeatAndLackRowsThoughNobodyWrites(Connection connection) throws SQLException {
      // ORDER BY is content with any order of equal days, and each query may take another
      var shown = allPages(connection, byOffset("day"));

      assertThat(shown).hasSize(20);
      assertThat(new TreeSet<>(ids(shown))).hasSizeLessThan(20);
    }

    @Test
    void areBrokenByAUniqueKeyAtTheEndOfTheOrder(Connection connection) throws SQLException {
      assertThat(allPages(connection, byOffset("day, id"))).hasSize(20).doesNotHaveDuplicates();
    }

    /// Of the same orders without their index, so that they must be sorted.
    private NextPage byOffset(String order) {
      String sql =
          "SELECT id, day FROM orders IGNORE INDEX (by_day) ORDER BY %s LIMIT 4 OFFSET ?"
              .formatted(order);
      return (connection, shown) -> query(connection, sql, shown.size());
    }

    @Test
    void hideRowsWithoutAKey(Connection connection) throws SQLException {
      execute(connection, "INSERT INTO orders VALUES (100, NULL), (101, NULL)");
      execute(connection, "INSERT INTO orders VALUES (102, NULL), (103, NULL)");
      execute(connection, "INSERT INTO orders VALUES (104, NULL)");

      // NULLs come first, and nothing is greater than NULL: after a page of them comes none
      String first = "SELECT id, day FROM orders ORDER BY day, id LIMIT 4";
      assertThat(ids(query(connection, first))).containsExactly(100, 101, 102, 103);
      String next = "SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)";
      assertThat(query(connection, next, null, null, 103)).isEmpty();
    }
  }

  @Nested
  @DisplayName("the cost")
  class Cost {
    @BeforeEach
    void tenThousandOrders(Connection connection) throws SQLException {
      execute(connection, "DELETE FROM orders");
      execute(connection, "DROP TABLE IF EXISTS digits");
      execute(connection, "CREATE TABLE digits (d INT)");
      execute(
          connection, "INSERT INTO digits VALUES (0), (1), (2), (3), (4), (5), (6), (7), (8), (9)");
      execute(
          connection,
          """
          INSERT INTO orders
          SELECT id, id DIV 5 FROM (
            SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d AS id
            FROM digits a, digits b, digits c, digits e) numbers
          """);
      try (var statement = connection.createStatement()) {
        statement.executeQuery("ANALYZE TABLE orders").close();
      }
    }

    /// How many rows of tables and indexes the server has stepped over for this session.
    private long walked(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Handler_read_next'")) {
        status.next();
        return status.getLong("Value");
      }
    }

    private long walkedBy(Connection connection, String sql, Object... args) throws SQLException {
      long before = walked(connection);
      assertThat(ids(query(connection, sql, args))).containsExactly(9000, 9001, 9002, 9003);
      return walked(connection) - before;
    }

    @Test
    void growsWithTheOffset(Connection connection) throws SQLException {
      // EXPLAIN ANALYZE SELECT ... LIMIT 4 OFFSET 9000
      assertThat(
              walkedBy(
                  connection, "SELECT id, day FROM orders ORDER BY day, id LIMIT 4 OFFSET 9000"))
          .isBetween(9000L, 9010L);
    }

    @Test
    void isThatOfAPageWithAKey(Connection connection) throws SQLException {
      assertThat(
              walkedBy(
                  connection,
                  """
                  SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)
                  ORDER BY day, id LIMIT 4
                  """,
                  1799,
                  1799,
                  8999))
          .isLessThan(10);
    }

    @Test
    void growsAsWithAnOffsetWhenTheKeyIsWrittenAsARow(Connection connection) throws SQLException {
      // the same rows, and shorter to write; but neither server seeks in an index by it
      assertThat(
              walkedBy(
                  connection,
                  "SELECT id, day FROM orders WHERE (day, id) > (?, ?) ORDER BY day, id LIMIT 4",
                  1799,
                  8999))
          .isGreaterThan(9000);
    }

    @Test
    void isAllTheTableEachTimeWithoutAnIndexInThatOrder(Connection connection) throws SQLException {
      execute(connection, "ALTER TABLE orders DROP KEY by_day");
      String next =
          """
          SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)
          ORDER BY day, id LIMIT 4
          """;

      assertThat(explain(connection, next, 1799, 1799, 8999)).contains("filesort");
    }

    @Test
    void isSeenInAdvanceByExplain(Connection connection) throws SQLException {
      String byOffset = "SELECT id, day FROM orders ORDER BY day, id LIMIT 4 OFFSET 9000";
      String byKey =
          """
          SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)
          ORDER BY day, id LIMIT 4
          """;

      // type index: from its start; type range: from the key on
      assertThat(explain(connection, byOffset)).contains("|index|");
      assertThat(explain(connection, byKey, 1799, 1799, 8999)).contains("|range|");
    }

    private String explain(Connection connection, String sql, Object... args) throws SQLException {
      try (var plan =
          RowStream.query(
              connection,
              "EXPLAIN FORMAT=TRADITIONAL " + sql,
              row -> "|%s|%s|".formatted(row.getString("type"), row.getString("Extra")),
              args)) {
        return String.join("\n", plan.toList());
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTupleIsNoArgument(Connection connection) {
      // cursor.execute("... WHERE (day, id) > %s", ((0, 6),))  # PyMySQL writes a tuple as a row
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              query(connection, "SELECT id, day FROM orders WHERE (day, id) > ?", List.of(0, 6)));
    }

    @Test
    void aKeyThatIsUsedTwiceIsGivenTwice(Connection connection) {
      // cursor.execute("... day > %(day)s OR (day = %(day)s AND id > %(id)s)", key)
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() ->
              query(
                  connection,
                  "SELECT id, day FROM orders WHERE day > ? OR (day = ? AND id > ?)",
                  0,
                  6))
          .withMessageContaining("parameter 3");
    }

    @Test
    void aStatementHasALimitOfItsOwn(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        // cursor.fetchmany(4)  # all twenty have been sent by then
        statement.setMaxRows(4);

        var orders = statement.executeQuery("SELECT id FROM orders ORDER BY id");
        int count = 0;
        while (orders.next()) {
          count++;
        }
        assertThat(count).isEqualTo(4);
      }
    }
  }
}
