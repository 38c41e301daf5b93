package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.SchemaValidationException;
import jakarta.persistence.Table;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Makes the tables of all entities, finds out where they have drifted apart, and drops them.
///
/// That is for tests and first days. Tables with data in them change by migrations, which
/// [Flyway](https://github.com/flyway/flyway) runs as Alembic does for SQLAlchemy; then Hibernate
/// should only validate.
///
/// @python sqlalchemy.MetaData.create_all
/// @python sqlalchemy.MetaData.drop_all
/// @python Base.metadata.create_all
/// @java SessionFactory.getSchemaManager(): create, validate, truncate, drop
final class CreateAllExample {
  @Entity(name = "User")
  @Table(name = "user")
  static class User {
    @Id int id;
    String name;
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {
    @Id int id;
    @ManyToOne User user; // a foreign key, which decides what is dropped first
  }

  void main() throws SchemaValidationException {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(mysql.url());
      pool.setUsername(mysql.user());
      pool.setPassword(mysql.password());
      pool.setMaximumPoolSize(2);
      var configuration =
          new HibernatePersistenceConfiguration("shop")
              .managedClasses(User.class, Order.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
      try (var factory = configuration.createEntityManagerFactory()) {
        var schema = factory.getSchemaManager();
        IO.println("at first: " + tables(factory));

        // a table for each entity; false: not the schema itself
        schema.create(false);
        IO.println("created: " + tables(factory));

        // once more it does no harm
        factory.inTransaction(session -> session.persist(new User()));
        schema.create(false);
        IO.println("created again, with users: " + ask(factory, "SELECT COUNT(*) FROM user"));

        // somebody changes a table by hand
        schema.validate();
        factory.inTransaction(session ->
            session.createNativeMutationQuery("ALTER TABLE user DROP name").executeUpdate());
        try {
          schema.validate();
        } catch (SchemaValidationException e) {
          IO.println(e.getMessage().replace("Schema validation", "drift"));
        }

        schema.drop(false);
        IO.println("dropped: " + tables(factory));
      }
    }
  }

  private static String tables(SessionFactory factory) {
    return ask(
        factory,
        """
        SELECT COALESCE(GROUP_CONCAT(table_name ORDER BY table_name SEPARATOR ', '), 'no tables')
        FROM information_schema.tables WHERE table_schema = DATABASE()
        """);
  }

  private static String ask(SessionFactory factory, String sql) {
    return factory.fromSession(
        session -> session.createNativeQuery(sql, String.class).getSingleResult());
  }
}
