package io.github.pynotes.lessons.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Searches customers by their names, as this does in Python:
///
/// ```python
/// with connection.cursor() as cursor:
///     cursor.execute(
///         "SELECT id, name, age FROM customers WHERE LOCATE(%s, name) > 0 ORDER BY id", (text,)
///     )
///     return [Customer(*row) for row in cursor]
/// ```
///
/// The table: `customers (id INT, name VARCHAR(100) NOT NULL, age INT)`.
public final class Customers {

  /// A row; the age is null where nobody knows it.
  public record Customer(int id, String name, Integer age) {}

  private Customers() {}

  /// The customers whose names have the text in them, letter by letter, in the order of their ids.
  /// Leaves no statement open; the connection is the caller's.
  public static List<Customer> search(Connection connection, String text) throws SQLException {
    throw new UnsupportedOperationException("Write me: search");
  }
}
