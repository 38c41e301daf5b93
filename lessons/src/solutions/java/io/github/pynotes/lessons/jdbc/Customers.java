package io.github.pynotes.lessons.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// A parameter for the value, `LOCATE` because `LIKE` knows wildcards, and `getObject` with a class
/// because `getInt` makes a 0 of NULL.
public final class Customers {

  public record Customer(int id, String name, Integer age) {}

  private Customers() {}

  public static List<Customer> search(Connection connection, String text) throws SQLException {
    String sql = "SELECT id, name, age FROM customers WHERE LOCATE(?, name) > 0 ORDER BY id";
    try (var statement = connection.prepareStatement(sql)) {
      statement.setString(1, text);
      try (var row = statement.executeQuery()) {
        var found = new ArrayList<Customer>();
        while (row.next()) {
          Integer age = row.getObject("age", Integer.class);
          found.add(new Customer(row.getInt("id"), row.getString("name"), age));
        }
        return found;
      }
    }
  }
}
