package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.metamodel.Attribute;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Reads from a database what its tables are, and from Hibernate what is mapped.
///
/// Java has no `automap`: its classes are there before the program runs. Those for an existing
/// schema are written once, by hand or by [Hibernate Tools](https://hibernate.org/tools/).
///
/// @python sqlalchemy.inspect
/// @python sqlalchemy.engine.reflection.Inspector
/// @python sqlalchemy.schema.MetaData.reflect
/// @python sqlalchemy.ext.automap.automap_base
/// @java DatabaseMetaData for the schema, SessionFactory.getMetamodel() for what is mapped
final class ReflectionExample {
  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {
    @Id int id;
    String email;
  }

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var connection = mysql.connect();
        var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(80) UNIQUE)");
      statement.execute(
          """
          CREATE TABLE orders (
            shop INT, number INT, customer_id INT, PRIMARY KEY (shop, number),
            CONSTRAINT placed_by FOREIGN KEY (customer_id) REFERENCES customers (id))
          """);
      statement.execute(
          """
          CREATE TABLE order_lines (
            id INT PRIMARY KEY, shop INT, number INT, article VARCHAR(40), price INT,
            INDEX by_article (price, article),
            CONSTRAINT line_of FOREIGN KEY (shop, number) REFERENCES orders (shop, number))
          """);

      // each table with its keys; a key of several columns has as many rows
      var database = connection.getMetaData();
      String schema = connection.getCatalog();
      var tables = database.getTables(schema, null, "%", new String[] {"TABLE"});
      var names = grouped(tables, "TABLE_NAME", "TABLE_NAME").keySet();
      for (String table : names) {
        IO.println("table " + table);
        grouped(database.getImportedKeys(schema, null, table), "PKTABLE_NAME", "FKCOLUMN_NAME")
            .forEach((other, columns) -> IO.println("  refers to " + other + " by " + columns));
        grouped(
                database.getIndexInfo(schema, null, table, false, true),
                "INDEX_NAME",
                "COLUMN_NAME")
            .forEach((index, columns) -> IO.println("  index " + index + " on " + columns));
      }

      // what Hibernate knows of them: a customer
      try (var factory =
          new HibernatePersistenceConfiguration("shop")
              .managedClasses(Customer.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource())
              .createEntityManagerFactory()) {
        for (var entity : factory.getMetamodel().getEntities()) {
          var attributes = entity.getAttributes().stream().map(Attribute::getName).sorted();
          IO.println(entity.getName() + ": " + attributes.collect(Collectors.joining(", ")));
        }
      }
    }
  }

  /// The values of one column of an answer, by the value of another.
  private static SortedMap<String, List<String>> grouped(ResultSet answer, String by, String column)
      throws SQLException {
    var groups = new TreeMap<String, List<String>>();
    try (answer) {
      while (answer.next()) {
        String group = answer.getString(by);
        groups.computeIfAbsent(group, _ -> new ArrayList<>()).add(answer.getString(column));
      }
    }
    return groups;
  }
}
