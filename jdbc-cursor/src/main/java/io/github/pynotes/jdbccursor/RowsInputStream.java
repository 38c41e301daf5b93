// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/RowsInputStream.java
// Needs: Java 25
package io.github.pynotes.jdbccursor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Iterator;
import java.util.Objects;

/// The rows of an iterator as the text that `LOAD DATA LOCAL INFILE` reads, made while it is read:
/// MySQL's fastest insert, in constant memory and without a file.
///
/// ```java
/// try (var rows = new RowsInputStream(orders.map(it -> new Object[] {it.id(), it.note()}).iterator());
///     var statement = connection.createStatement()) {
///   statement.unwrap(JdbcStatement.class).setLocalInfileInputStream(rows);
///   statement.executeUpdate(
///       "LOAD DATA LOCAL INFILE 'rows' INTO TABLE orders CHARACTER SET utf8mb4 (id, note)");
/// }
/// ```
///
/// PyMySQL's `local_infile=True` reads files only. The name in the statement means nothing here,
/// but `CHARACTER SET utf8mb4` does, for this is UTF-8, and so does leaving out `FIELDS` and
/// `LINES`, for this is their default: tabs between columns, a newline after each row, `\N` for
/// NULL, and a backslash before what would be mistaken for one of these.
///
/// **Values.** Null, text, numbers, booleans (1 and 0), enums (their names), `LocalDate`,
/// `LocalTime` and `LocalDateTime`. Anything else is refused, as its text would be a guess.
///
/// **Errors.** What the iterator throws, and a refused value, come as an `IOException` that names
/// the row. Connector/J then ends the statement and throws an `SQLException` with that cause; the
/// connection stays usable. (An unchecked exception would leave it out of step with the server.)
/// Rows sent by then are in the table, so load within a transaction, and roll back.
///
/// **The server warns where it would refuse an `INSERT`.** With `LOCAL` it skips a row whose key is
/// taken, and makes a 0 of a text for a number: look at `getWarnings()`.
///
/// **Once.** The driver closes the stream after the load. Read again it fails, so that a statement
/// executed twice does not load nothing without a word. For one thread. Takes a bounded number of
/// rows ahead, and does not close the source of the iterator.
///
/// **Switches.** The connection needs `allowLoadLocalInfile=true` (`allowLoadLocalInfileInPath`
/// alone serves files only) and the server `local_infile=ON`. A server may ask a client for any
/// file then, so give such a connection an empty folder as `allowLoadLocalInfileInPath`, too.
///
/// The JDK has `SequenceInputStream`, which wants a stream for each row. For a file that is already
/// there, `LOAD DATA` reads it itself.
public final class RowsInputStream extends InputStream {
  /// As much text as is made at once, give or take a row.
  private static final int CHUNK = 1 << 16;

  private final Iterator<? extends Object[]> rows;
  private final StringBuilder text = new StringBuilder(CHUNK);
  private byte[] bytes = {};
  private int position;
  private long row;
  private boolean closed;

  /// @param rows each with a value, or null, for every column that the statement names
  public RowsInputStream(Iterator<? extends Object[]> rows) {
    this.rows = Objects.requireNonNull(rows, "rows");
  }

  @Override
  public int read() throws IOException {
    return hasMore() ? bytes[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!hasMore()) {
      return -1;
    }
    int count = Math.min(length, bytes.length - position);
    System.arraycopy(bytes, position, target, offset, count);
    position += count;
    return count;
  }

  /// Ends the stream; does nothing when called again.
  @Override
  public void close() {
    closed = true;
  }

  private boolean hasMore() throws IOException {
    if (closed) {
      throw new IOException("These rows have been read; make a new RowsInputStream for each load.");
    }
    if (position == bytes.length) {
      text.setLength(0);
      try {
        while (text.length() < CHUNK && rows.hasNext()) {
          append(rows.next());
        }
      } catch (RuntimeException e) {
        closed = true;
        throw new IOException("Row %d cannot be loaded: %s".formatted(row + 1, e.getMessage()), e);
      }
      bytes = text.toString().getBytes(StandardCharsets.UTF_8);
      position = 0;
    }
    return position < bytes.length;
  }

  private void append(Object[] values) {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        text.append('\t');
      }
      switch (values[i]) {
        case null -> text.append("\\N");
        case CharSequence string -> appendEscaped(string);
        case Boolean bit -> text.append(bit ? '1' : '0');
        case Enum<?> constant -> appendEscaped(constant.name());
        case Number _, LocalDate _, LocalTime _, LocalDateTime _ -> text.append(values[i]);
        default ->
            throw new IllegalArgumentException(
                "column %d is a %s; make it text, a number, a boolean, an enum or a local date or time."
                    .formatted(i + 1, values[i].getClass().getTypeName()));
      }
    }
    text.append('\n');
    row++;
  }

  private void appendEscaped(CharSequence string) {
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        default -> text.append(c);
      }
    }
  }
}
