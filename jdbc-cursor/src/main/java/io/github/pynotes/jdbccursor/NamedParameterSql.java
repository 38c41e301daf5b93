// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, jdbc-cursor/NamedParameterSql.java
// Needs: Java 21
package io.github.pynotes.jdbccursor;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// SQL with parameters by name, for JDBC, which knows `?` only.
///
/// ```java
/// private static final NamedParameterSql OPEN_ORDERS =
///     NamedParameterSql.parse("SELECT * FROM orders WHERE customer = :customer AND id IN (:ids)");
///
/// var values = Map.of("customer", "Ada", "ids", List.of(7, 8, 9));
/// try (var statement = OPEN_ORDERS.prepare(connection, values);
///     var rows = statement.executeQuery()) {
///   …
/// }
/// ```
///
/// Answers PyMySQL's `execute(sql, {"customer": "Ada"})` with `%(customer)s`. Values travel as
/// parameters, never as text of the SQL, so that no value can inject any.
///
/// **Names.** A parameter is a colon with a Java identifier after it, and may occur more than once.
/// Colons stay what they are in strings, in identifiers in backticks or double quotes, in comments
/// (`#`, `--` with white space after it, `/* … */`), in `:=`, and doubled, as in `::`. A backslash
/// in a string escapes the next character, as it does unless `sql_mode` has `NO_BACKSLASH_ESCAPES`.
///
/// **Lists.** A `Collection` becomes as many `?` as it has elements, for `IN (:ids)`. An empty one
/// is an error: `IN ()` is no SQL, and `IN (NULL)` would be wrong for `NOT IN`, which then finds
/// nothing instead of everything. Leave the condition out, or do not ask at all. For the same
/// reason mind a null among the elements.
///
/// **Values** are set by [PreparedStatement#setObject(int, Object)]; null is SQL NULL; an enum
/// travels by its name (Connector/J would send it as a serialized Java object).
///
/// **Errors** of SQL and values are `IllegalArgumentException`: a `?`, an unclosed string or
/// comment, a name without a value, a value without a name.
///
/// **Threads.** Immutable: parse once, keep it in a constant, use it everywhere.
///
/// **Cost.** One pass over the SQL in `parse`, and one copy of it in `bind`.
///
/// Spring's `NamedParameterJdbcTemplate` does the same for those who have Spring. In PyMySQL a `%`
/// must be doubled; here nothing has to be escaped.
public final class NamedParameterSql {
  // Over 200 lines, because it skips each kind of quote and comment; its code is under 150.

  /// SQL with a `?` for each argument, for JDBC and for whoever wants an SQL string and arguments.
  ///
  /// @param args may contain null
  public record Positional(String sql, List<Object> args) {}

  private final String sql;
  private final List<Occurrence> occurrences;

  /// @param start of the colon
  /// @param end behind the name
  private record Occurrence(String name, int start, int end) {}

  private NamedParameterSql(String sql, List<Occurrence> occurrences) {
    this.sql = sql;
    this.occurrences = occurrences;
  }

  /// Finds the parameters. The SQL is not checked otherwise; the server does that.
  ///
  /// @throws IllegalArgumentException if there is a `?`, or a string or comment is not closed
  /// @throws NullPointerException if the SQL is null
  public static NamedParameterSql parse(String sql) {
    var occurrences = new ArrayList<Occurrence>();
    int length = sql.length();
    for (int i = 0; i < length; ) {
      switch (sql.charAt(i)) {
        case ':' -> {
          int end = i + 1;
          if (end < length && sql.charAt(end) == ':') {
            i += 2;
            break;
          }
          if (end < length && Character.isJavaIdentifierStart(sql.charAt(end))) {
            do {
              end++;
            } while (end < length && Character.isJavaIdentifierPart(sql.charAt(end)));
            occurrences.add(new Occurrence(sql.substring(i + 1, end), i, end));
          }
          i = end;
        }
        case '\'', '"', '`' -> i = endOfQuote(sql, i);
        case '#' -> i = endOfLine(sql, i);
        case '-' -> i = isLineComment(sql, i) ? endOfLine(sql, i) : i + 1;
        case '/' -> i = sql.startsWith("/*", i) ? endOfComment(sql, i) : i + 1;
        case '?' ->
            throw new IllegalArgumentException(
                "a ? at index %d among named parameters: give it a name, as in :name".formatted(i));
        default -> i++;
      }
    }
    return new NamedParameterSql(sql, occurrences);
  }

  /// A quote in a quoted text is doubled, which looks like two texts side by side.
  private static int endOfQuote(String sql, int start) {
    char quote = sql.charAt(start);
    for (int i = start + 1; i < sql.length(); i++) {
      char c = sql.charAt(i);
      if (c == quote) {
        return i + 1;
      }
      if (c == '\\' && quote != '`') {
        i++;
      }
    }
    throw new IllegalArgumentException("the %c at index %d is not closed".formatted(quote, start));
  }

  /// MySQL wants white space behind the dashes, for `5--1` is 6.
  private static boolean isLineComment(String sql, int start) {
    return sql.startsWith("--", start)
        && (start + 2 == sql.length() || sql.charAt(start + 2) <= ' ');
  }

  private static int endOfLine(String sql, int start) {
    int end = sql.indexOf('\n', start);
    return end < 0 ? sql.length() : end;
  }

  private static int endOfComment(String sql, int start) {
    int end = sql.indexOf("*/", start + 2);
    if (end < 0) {
      throw new IllegalArgumentException("the /* at index %d is not closed".formatted(start));
    }
    return end + 2;
  }

  /// Prepares the statement and sets its parameters.
  ///
  /// @param values by name; what is a `Collection` becomes a list of parameters
  /// @return to be closed by the caller
  /// @throws IllegalArgumentException if values and names do not fit each other, or a list is empty
  /// @throws SQLException if the statement cannot be prepared, or a value has no SQL type
  /// @throws NullPointerException if the connection or the map is null
  public PreparedStatement prepare(Connection connection, Map<String, ?> values)
      throws SQLException {
    Positional positional = bind(values);
    PreparedStatement statement = connection.prepareStatement(positional.sql);
    try {
      for (int i = 0; i < positional.args.size(); i++) {
        statement.setObject(i + 1, positional.args.get(i));
      }
      return statement;
    } catch (Throwable failure) {
      try (statement) {
        throw failure;
      }
    }
  }

  /// The same for code that wants an SQL string and its arguments.
  ///
  /// @throws IllegalArgumentException if values and names do not fit each other, or a list is empty
  /// @throws NullPointerException if the map is null
  public Positional bind(Map<String, ?> values) {
    for (String name : values.keySet()) {
      if (occurrences.stream().noneMatch(occurrence -> occurrence.name.equals(name))) {
        throw new IllegalArgumentException(
            "a value for '%s', but the parameters are %s".formatted(name, names()));
      }
    }
    var text = new StringBuilder(sql.length());
    var args = new ArrayList<Object>();
    int copied = 0;
    for (Occurrence occurrence : occurrences) {
      text.append(sql, copied, occurrence.start);
      copied = occurrence.end;
      Object value = values.get(occurrence.name);
      if (value == null && !values.containsKey(occurrence.name)) {
        throw new IllegalArgumentException(
            "no value for ':%s', only for %s".formatted(occurrence.name, values.keySet()));
      }
      if (value instanceof Collection<?> list) {
        if (list.isEmpty()) {
          throw new IllegalArgumentException(
              "the list ':%s' is empty, which SQL cannot say: leave its condition out"
                  .formatted(occurrence.name));
        }
        text.repeat("?, ", list.size()).setLength(text.length() - 2);
        list.forEach(element -> args.add(argument(element)));
      } else {
        text.append('?');
        args.add(argument(value));
      }
    }
    text.append(sql, copied, sql.length());
    return new Positional(text.toString(), Collections.unmodifiableList(args));
  }

  private static Object argument(Object value) {
    return value instanceof Enum<?> constant ? constant.name() : value;
  }

  private List<String> names() {
    return occurrences.stream().map(Occurrence::name).distinct().toList();
  }

  /// The SQL as it was parsed.
  @Override
  public String toString() {
    return sql;
  }
}
