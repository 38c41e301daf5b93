package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Lets a session write what has changed in its objects, take it back, and take objects in again.
///
/// @python sqlalchemy.orm.Session
/// @python sqlalchemy.orm.Session.add
/// @python sqlalchemy.orm.Session.get
/// @python sqlalchemy.orm.Session.delete
/// @python sqlalchemy.orm.Session.flush
/// @python sqlalchemy.orm.Session.commit
/// @python sqlalchemy.orm.Session.rollback
/// @python sqlalchemy.orm.Session.expire
/// @python sqlalchemy.orm.Session.refresh
/// @python sqlalchemy.orm.Session.expunge
/// @python sqlalchemy.orm.Session.merge
/// @python sqlalchemy.orm.sessionmaker
/// @java SessionFactory.inTransaction(); persist, find, remove, flush, refresh, detach, merge
final class SessionExample {
  @Entity(name = "User")
  static class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name = "Ada";
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, is the question
  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(mysql.url());
      pool.setUsername(mysql.user());
      pool.setPassword(mysql.password());
      pool.setMaximumPoolSize(1); // a session gives its connection back after each transaction
      var configuration =
          new HibernatePersistenceConfiguration("users")
              .managedClasses(User.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
              .schemaToolingAction(Action.CREATE);
      try (var factory = configuration.createEntityManagerFactory()) {
        var ada = new User();
        try (var session = factory.openSession()) {

          // a session knows one object for each row, and the commit writes what has changed in it
          var transaction = session.beginTransaction();
          session.persist(ada);
          IO.println("id when added: " + (ada.id == null ? "none" : ada.id));
          session.flush();
          IO.println("id when flushed: " + ada.id);
          IO.println("the same object: " + (session.find(User.class, 1) == ada ? "yes" : "no"));
          ada.name = "Ada Byron";
          transaction.commit();
          IO.println("committed: " + inTable(factory));

          // refresh() reads the row again
          ada.name = "Eve";
          session.refresh(ada);
          IO.println("refreshed: " + ada.name);

          // a rollback takes back what the flush has written, in the table
          transaction = session.beginTransaction();
          ada.name = "Eve";
          session.flush();
          transaction.rollback();
          IO.println("rolled back: " + inTable(factory) + ", in the object: " + ada.name);
        }

        // detached from its session: nobody sees what changes in it
        ada.name = "Ada King";
        factory.inTransaction(session -> session.find(User.class, ada.id));
        IO.println("changed while detached: " + inTable(factory));

        // merge() copies it into an object of the next session
        var merged = factory.fromTransaction(session -> session.merge(ada));
        IO.println("merged: " + inTable(factory) + (merged == ada ? "" : ", in another object"));
      }
    }
  }

  private static String inTable(SessionFactory factory) {
    return factory.fromSession(session ->
        session.createSelectionQuery("select name from User", String.class).getSingleResult());
  }
}
