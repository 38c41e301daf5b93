package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Declares classes for tables: the notes' `User`, then one with a reserved name.
///
/// @python sqlalchemy.orm.DeclarativeBase
/// @python sqlalchemy.ext.declarative.declarative_base
/// @python sqlalchemy.orm.declarative_base
/// @python sqlalchemy.orm.mapped_column
/// @python sqlalchemy.orm.Mapped
/// @python sqlalchemy.Column
/// @python __tablename__
/// @java @Entity, @Table, @Id, @Column; @MappedSuperclass for columns that tables share
final class DeclarativeBaseExample {
  @Entity(name = "User")
  @Table(name = "user")
  static class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;
  }

  @Entity(name = "Order")
  @Table(name = "`order`") // quoted, because SQL means something else by it
  static class Order {
    @Id String number;
    int cents;

    @Column(name = "paid_by", length = 20, nullable = false)
    String paidBy;
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var factory =
            new HibernatePersistenceConfiguration("shop")
                .managedClasses(User.class, Order.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource())
                .schemaToolingAction(Action.CREATE)
                .createEntityManagerFactory()) {
      // a class is a table, and a field is a column
      String columns =
          """
          SELECT CONCAT(table_name, '.', column_name, IF(is_nullable = 'YES', ' or NULL', ''))
          FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY 1
          """;
      factory
          .fromSession(session -> session.createNativeQuery(columns, String.class).getResultList())
          .forEach(IO::println);

      // an object is a row
      var ada = new User();
      ada.name = "Ada";
      factory.inTransaction(session -> session.persist(ada));
      IO.println("user " + ada.id + ": " + ada.name);
    }
  }
}
