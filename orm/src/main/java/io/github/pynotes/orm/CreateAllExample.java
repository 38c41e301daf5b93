package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SchemaValidationException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Makes the tables of all entities, finds out where they have drifted apart, and drops them.
///
/// That is for tests and first days. Tables with data in them change by migrations, which
/// [Flyway](https://github.com/flyway/flyway) runs as Alembic does for SQLAlchemy.
///
/// @python sqlalchemy.MetaData.create_all
/// @python sqlalchemy.MetaData.drop_all
/// @python Base.metadata.create_all
/// @java SessionFactory.getSchemaManager(): create, validate, truncate, drop
final class CreateAllExample {
  @Entity(name = "User")
  static class User {
    @Id int id;
    String name;
  }

  @Entity(name = "Purchase")
  static class Purchase {
    @Id int id;
    @ManyToOne User user; // a foreign key, which decides what is dropped first
  }

  void main() throws SchemaValidationException {
    try (var mysql = MySqlSandbox.open();
        var factory =
            new HibernatePersistenceConfiguration("shop")
                .managedClasses(User.class, Purchase.class)
                .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource())
                .createEntityManagerFactory()) {
      var schema = factory.getSchemaManager();
      IO.println("at first: " + tables(factory));

      // a table for each entity; false: not the schema itself
      schema.create(false);
      IO.println("created: " + tables(factory));

      // once more it does no harm
      schema.create(false);
      IO.println("created again: " + tables(factory));

      // somebody changes a table by hand
      factory.inTransaction(session ->
          session.createNativeMutationQuery("ALTER TABLE User DROP name").executeUpdate());
      try {
        schema.validate();
      } catch (SchemaValidationException e) {
        IO.println(e.getMessage().replace("Schema validation", "drift"));
      }

      schema.drop(false);
      IO.println("dropped: " + tables(factory));
    }
  }

  private static List<String> tables(SessionFactory factory) {
    return factory.fromSession(it -> it.createNativeQuery("SHOW TABLES", String.class).list());
  }
}
