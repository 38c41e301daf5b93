// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/BatchInserter.java
// Needs: Java 25
package io.github.pynotes.jdbccursor;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Inserts any number of rows into MySQL, many to a statement, in constant memory.
///
/// ```java
/// Iterator<Object[]> rows =
///     orders.map(order -> new Object[] {order.id(), order.customer()}).iterator();
/// long inserted =
///     BatchInserter.insert(connection, "INSERT INTO orders (id, customer) VALUES (?, ?)", rows);
/// ```
///
/// Answers PyMySQL's `executemany`, which also makes one `INSERT … VALUES (…), (…), …` of many
/// rows. JDBC's `executeBatch` sends a statement for each row, unless Connector/J is told
/// `rewriteBatchedStatements=true` in the URL. This class needs no switch, and was measured to be
/// faster than the switch: the text of a full statement is made and parsed once for all chunks.
///
/// **Chunks.** A statement has at most 1,000 rows (more were not faster), and stays below a
/// megabyte and below the server's `max_allowed_packet`, by a generous guess at what the values
/// take. Only the rows of one statement are in memory. A single row that exceeds these limits is
/// sent alone; whether it is too large, the server says.
///
/// **Transaction.** Nothing here commits or rolls back. With autocommit off, all rows wait for the
/// caller's `commit()`; none is left after a `rollback()`, or when the connection is lost. With
/// autocommit on, the server keeps each statement as it comes: after a failure, the rows before
/// [BatchInsertException#firstRow()] are there and the others are not.
///
/// **Threads.** As for the connection: one at a time.
///
/// For a few rows `addBatch` does. For millions, `LOAD DATA LOCAL INFILE` is faster still, where
/// the server allows it.
public final class BatchInserter {
  // Over 200 lines, because it reads VALUES, fits packets, and says which rows have failed.

  private static final int ROWS_PER_STATEMENT = 1_000;
  private static final long BYTES_PER_STATEMENT = 1 << 20;

  /// The protocol's limit, for a driver that is told to prepare on the server.
  private static final int MAX_PLACEHOLDERS = 65_535;

  private BatchInserter() {}

  /// Some rows could not be inserted. SQL state and error code are those of the cause.
  public static final class BatchInsertException extends SQLException {
    private static final long serialVersionUID = 1L;
    private final long firstRow;
    private final long lastRow;

    BatchInsertException(long firstRow, long lastRow, SQLException cause) {
      super(
          "Rows %d to %d were not inserted: %s".formatted(firstRow, lastRow, cause.getMessage()),
          cause.getSQLState(),
          cause.getErrorCode(),
          cause);
      this.firstRow = firstRow;
      this.lastRow = lastRow;
    }

    /// The first row of the statement that failed, counted from 1. All rows before it were sent.
    public long firstRow() {
      return firstRow;
    }

    /// The last row of the statement that failed. No row after it was sent.
    public long lastRow() {
      return lastRow;
    }
  }

  /// Inserts all rows.
  ///
  /// @param sql an `INSERT` or `REPLACE` of one row, as in `INSERT INTO t (a, b) VALUES (?,
  ///   NOW())`; `ON DUPLICATE KEY UPDATE …` may follow
  /// @param rows each a new array with a value for every `?`: null, a string, `byte[]`, number,
  ///   boolean, or date and time
  /// @return how many rows the server says it has inserted; an upsert counts 2 for an updated row
  /// @throws BatchInsertException if the server refuses a statement, or is gone
  /// @throws SQLException if the connection does not work to begin with
  /// @throws IllegalArgumentException if the SQL has no such row, or a row has more or fewer values
  ///   than that, or one of another type; earlier statements are sent by then
  /// @throws NullPointerException if anything but a value is null
  public static long insert(Connection connection, String sql, Iterator<Object[]> rows)
      throws SQLException {
    return insert(connection, sql, rows, ROWS_PER_STATEMENT);
  }

  /// Inserts all rows, at most so many to a statement.
  ///
  /// @throws IllegalArgumentException also if that is less than 1
  public static long insert(
      Connection connection, String sql, Iterator<Object[]> rows, int rowsPerStatement)
      throws SQLException {
    Objects.requireNonNull(rows, "rows");
    if (rowsPerStatement < 1) {
      throw new IllegalArgumentException(
          "%d rows to a statement: give 1 or more".formatted(rowsPerStatement));
    }
    var template = Template.of(sql);
    int maxRows = Math.clamp(MAX_PLACEHOLDERS / template.columns, 1, rowsPerStatement);
    long maxBytes = Math.min(BYTES_PER_STATEMENT, maxAllowedPacket(connection)) - 3L * sql.length();
    try (var sender = new Sender(connection, template)) {
      var chunk = new ArrayList<Object[]>();
      long bytes = 0;
      long inserted = 0;
      long number = 1;
      for (; rows.hasNext(); number++) {
        Object[] row = rows.next();
        long size = template.size(row, number);
        if (chunk.size() == maxRows || (bytes + size > maxBytes && !chunk.isEmpty())) {
          inserted += sender.send(chunk, number - chunk.size());
          chunk.clear();
          bytes = 0;
        }
        chunk.add(row);
        bytes += size;
      }
      return chunk.isEmpty() ? inserted : inserted + sender.send(chunk, number - chunk.size());
    }
  }

  private static long maxAllowedPacket(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var answer = statement.executeQuery("SELECT @@max_allowed_packet")) {
      answer.next();
      return answer.getLong(1);
    }
  }

  /// An INSERT, cut before and behind its row of placeholders.
  private record Template(String head, String row, String tail, int columns) {
    /// After VALUES, a pair of parentheses in which there may be calls, but no quotes.
    private static final Pattern ROW =
        Pattern.compile(
            "\\bVALUES?\\s*(\\((?:[^()'\"`]|\\([^()'\"`]*\\))*\\))", Pattern.CASE_INSENSITIVE);

    static Template of(String sql) {
      Matcher row = ROW.matcher(sql);
      while (row.find()) {
        int columns = placeholders(row.group(1));
        if (columns > 0 && columns == placeholders(sql)) {
          String tail = sql.substring(row.end()).replaceFirst("[;\\s]+$", "");
          return new Template(sql.substring(0, row.start(1)), row.group(1), tail, columns);
        }
      }
      throw new IllegalArgumentException(
          "Not one row with all the placeholders in \"%s\": write INSERT INTO t (a, b) VALUES (?, ?)"
              .formatted(sql));
    }

    private static int placeholders(String sql) {
      return (int) sql.chars().filter(c -> c == '?').count();
    }

    String times(int rows) {
      return head + row + (", " + row).repeat(rows - 1) + tail;
    }

    /// No less than what the row takes in the text of a statement.
    long size(Object[] values, long number) {
      if (values.length != columns) {
        throw new IllegalArgumentException(
            "Row %d has %d values for %d placeholders".formatted(number, values.length, columns));
      }
      long size = row.length() + 2L;
      for (Object value : values) {
        size +=
            switch (value) {
              case null -> 4;
              case String s -> 2 + 3L * s.length(); // in UTF-8, or one byte and its escape
              case byte[] b -> 16 + 2L * b.length;
              case BigDecimal d -> 4L + d.precision() + Math.abs((long) d.scale());
              case BigInteger i -> 2L + i.bitLength() / 3;
              case Number _, Boolean _, TemporalAccessor _, Duration _, Date _ -> 64;
              default ->
                  throw new IllegalArgumentException(
                      "Row %d has a %s: make it a string, byte[], number, boolean or date"
                          .formatted(number, value.getClass().getName()));
            };
      }
      return size;
    }
  }

  /// Sends chunks, and keeps the statement of the last one for the next of the same size.
  private static final class Sender implements AutoCloseable {
    private final Connection connection;
    private final Template template;
    private PreparedStatement statement;
    private int rowsOfStatement;

    Sender(Connection connection, Template template) {
      this.connection = connection;
      this.template = template;
    }

    long send(List<Object[]> chunk, long firstRow) throws BatchInsertException {
      try {
        if (chunk.size() != rowsOfStatement) {
          close();
          statement = connection.prepareStatement(template.times(chunk.size()));
          rowsOfStatement = chunk.size();
        }
        int parameter = 1;
        for (Object[] row : chunk) {
          for (Object value : row) {
            statement.setObject(parameter++, value);
          }
        }
        return statement.executeLargeUpdate();
      } catch (SQLException e) {
        throw new BatchInsertException(firstRow, firstRow + chunk.size() - 1, e);
      }
    }

    @Override
    public void close() throws SQLException {
      if (statement != null) {
        statement.close();
      }
    }
  }
}
