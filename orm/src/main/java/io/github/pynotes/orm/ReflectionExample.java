package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Reads from a database what its tables are, and from Hibernate what is mapped.
///
/// Java has no `automap`: the classes for a schema that exists are written once, by hand or by
/// [Hibernate Tools](https://hibernate.org/tools/).
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
      statement.execute("CREATE TABLE customers (id INT PRIMARY KEY, email VARCHAR(80))");
      statement.execute(
          "CREATE TABLE orders (id INT, buyer INT, FOREIGN KEY (buyer) REFERENCES customers (id))");

      // each table with its columns, in their order, and with what it refers to
      var database = connection.getMetaData();
      String schema = connection.getCatalog();
      var tables = database.getTables(schema, null, "%", new String[] {"TABLE"});
      for (String table : values(tables, "TABLE_NAME")) {
        var columns = database.getColumns(schema, null, table, "%");
        IO.println(table + " has " + values(columns, "COLUMN_NAME"));
        var keys = database.getImportedKeys(schema, null, table);
        IO.println(table + " refers to " + values(keys, "PKTABLE_NAME"));
      }

      // what Hibernate knows of them: a customer
      var shop = new HibernatePersistenceConfiguration("shop").managedClasses(Customer.class);
      shop.property("jakarta.persistence.nonJtaDataSource", mysql.dataSource());
      try (var factory = shop.createEntityManagerFactory()) {
        for (var entity : factory.getMetamodel().getEntities()) {
          IO.println(entity.getName() + " has attributes: " + entity.getAttributes().size());
        }
      }
    }
  }

  private static List<String> values(ResultSet answer, String column) throws SQLException {
    try (answer) {
      var values = new ArrayList<String>();
      while (answer.next()) {
        values.add(answer.getString(column));
      }
      return values;
    }
  }
}
