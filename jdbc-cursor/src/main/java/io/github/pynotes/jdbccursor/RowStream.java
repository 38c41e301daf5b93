// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/RowStream.java
// Needs: Java 21
package io.github.pynotes.jdbccursor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Streams the rows of a MySQL query in constant memory, however many there are.
///
/// ```java
/// try (Stream<Order> orders =
///     RowStream.query(connection, "SELECT * FROM orders WHERE total > ?", Order::of, 100)) {
///   orders.forEach(this::ship);
/// }
/// ```
///
/// Answers PyMySQL's `SSCursor`. The rows come from the socket one by one; the driver keeps none.
///
/// **Closing.** The statement is closed when the last row has been read, when anything throws (the
/// driver, the mapper, a later step of the stream), and when the stream is closed. A stream that
/// stops early (`findFirst`, `limit`, `takeWhile`, an iterator left alone) does not know that it is
/// over, so put it into try-with-resources, always. Closing early reads the remaining rows and
/// throws them away, for the protocol has no way to stop the server: a `LIMIT` in the query is
/// cheaper. The connection stays open; it is the caller's.
///
/// **One at a time.** While rows are under way their connection can run nothing else, not even a
/// commit: Connector/J refuses. PyMySQL warns, discards the unread rows and goes on.
///
/// **Pools.** A connection that dies while it streams fails with SQL state S1000, by which HikariCP
/// does not know it for dead: `PoolTest` shows how to tell it.
///
/// **Errors.** `query` throws `SQLException` as any JDBC call does. Later, from within the stream,
/// it comes as [UncheckedSqlException]; what a mapper throws unchecked arrives as it is. What goes
/// wrong in closing after a failure is suppressed by that failure.
///
/// **Threads.** A stream belongs to one thread, as its connection does. It never splits, so
/// `parallel()` gains nothing. Rows come in the server's order.
///
/// **Driver.** `Integer.MIN_VALUE` as fetch size is MySQL Connector/J's sign for reading row by row
/// (its manual: "JDBC API Implementation Notes", ResultSet); any positive number is ignored there
/// unless `useCursorFetch` is on. Other drivers refuse it; they want a plain fetch size, and
/// PostgreSQL's wants autocommit off, too. A consumer that pauses for longer than
/// `netTimeoutForStreamingResults` (10 minutes) may lose the connection.
///
/// The JDK has no stream of a `ResultSet`. For a result that fits into memory, an ordinary
/// `ResultSet` in a `while` loop does, and leaves the connection free.
public final class RowStream {
  // Over 200 lines, because a quarter of it is the contract; its code is under 150 lines.

  /// Connector/J's sign for "row by row".
  private static final int ROW_BY_ROW = Integer.MIN_VALUE;

  private RowStream() {}

  /// Makes one object of the row that the result set stands on; must not move or close it.
  @FunctionalInterface
  public interface RowMapper<T> {
    /// May return null, which is then an element of the stream.
    T map(ResultSet row) throws SQLException;
  }

  /// An `SQLException` on its way out of a stream, whose methods declare none.
  public static final class UncheckedSqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UncheckedSqlException(SQLException cause) {
      super(cause.getMessage(), cause);
    }

    /// What the driver or the mapper threw; never null.
    @Override
    public synchronized SQLException getCause() {
      return (SQLException) super.getCause();
    }
  }

  /// Runs a query at once, and maps its rows as the stream is read.
  ///
  /// @param connection runs nothing else until the stream is closed or exhausted
  /// @param sql with a `?` for each argument
  /// @param args set by [PreparedStatement#setObject(int, Object)]; null is SQL NULL
  /// @return a sequential, ordered stream, to be closed
  /// @throws SQLException if the query fails, or has more or fewer `?` than arguments
  /// @throws NullPointerException if anything but one of the arguments is null
  public static <T> Stream<T> query(
      Connection connection, String sql, RowMapper<? extends T> mapper, Object... args)
      throws SQLException {
    Objects.requireNonNull(sql, "sql");
    Objects.requireNonNull(mapper, "mapper");
    Objects.requireNonNull(args, "args");
    PreparedStatement statement =
        connection.prepareStatement(sql, ResultSet.TYPE_FORWARD_ONLY, ResultSet.CONCUR_READ_ONLY);
    try {
      statement.setFetchSize(ROW_BY_ROW);
      for (int i = 0; i < args.length; i++) {
        statement.setObject(i + 1, args[i]);
      }
      var rows = new Rows<T>(statement, statement.executeQuery(), mapper);
      return StreamSupport.<T>stream(rows, false).onClose(rows::close);
    } catch (Throwable failure) {
      closeAfter(failure, statement);
      throw failure;
    }
  }

  private static void closeAfter(Throwable failure, PreparedStatement statement) {
    try {
      statement.close();
    } catch (SQLException | RuntimeException alsoFailed) {
      if (!alsoFailed.equals(failure)) {
        failure.addSuppressed(alsoFailed);
      }
    }
  }

  private static final class Rows<T> implements Spliterator<T> {
    private final PreparedStatement statement;
    private final ResultSet rows;
    private final RowMapper<? extends T> mapper;
    private boolean exhausted;

    Rows(PreparedStatement statement, ResultSet rows, RowMapper<? extends T> mapper) {
      this.statement = statement;
      this.rows = rows;
      this.mapper = mapper;
    }

    @Override
    public boolean tryAdvance(Consumer<? super T> action) {
      if (exhausted) {
        return false;
      }
      try {
        if (rows.next()) {
          action.accept(mapper.map(rows));
          return true;
        }
      } catch (Throwable failure) {
        throw failed(failure);
      }
      exhausted = true;
      close();
      return false;
    }

    /// The same in one loop, because most streams are read to their end.
    @Override
    public void forEachRemaining(Consumer<? super T> action) {
      if (exhausted) {
        return;
      }
      try {
        while (rows.next()) {
          action.accept(mapper.map(rows));
        }
      } catch (Throwable failure) {
        throw failed(failure);
      }
      exhausted = true;
      close();
    }

    /// Closes the result set along with its statement; a second time does nothing.
    void close() {
      try {
        statement.close();
      } catch (SQLException e) {
        throw new UncheckedSqlException(e);
      }
    }

    private RuntimeException failed(Throwable failure) {
      closeAfter(failure, statement);
      return switch (failure) {
        case SQLException e -> new UncheckedSqlException(e);
        case RuntimeException e -> e;
        case Error e -> throw e;
        default -> new IllegalStateException(failure); // checked, and smuggled past the compiler
      };
    }

    @Override
    public Spliterator<T> trySplit() {
      return null; // one socket, one reader
    }

    @Override
    public long estimateSize() {
      return Long.MAX_VALUE; // unknown
    }

    @Override
    public int characteristics() {
      return ORDERED;
    }
  }
}
