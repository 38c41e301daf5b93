package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import org.hibernate.SessionFactory;
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
    @Id String login = "ada";
    String name = "Ada";
  }

  @SuppressWarnings("ReferenceEquality") // which object it is, is the question
  void main() {
    try (var mysql = MySqlSandbox.open();
        var factory =
            new HibernatePersistenceConfiguration("users")
                .managedClasses(User.class)
                .property("jakarta.persistence.nonJtaDataSource", mysql.dataSource())
                .schemaToolingAction(Action.CREATE)
                .createEntityManagerFactory()) {
      var ada = new User();
      try (var session = factory.openSession()) {
        // a session knows one object for each row, and the commit writes what has changed in it
        var transaction = session.beginTransaction();
        session.persist(ada);
        IO.println("the same object: " + (session.find(User.class, "ada") == ada ? "yes" : "no"));
        ada.name = "Ada Byron";
        transaction.commit();
        IO.println("committed: " + inTable(factory));

        // a rollback takes back what the flush has written, in the table
        transaction = session.beginTransaction();
        ada.name = "Eve";
        session.flush();
        transaction.rollback();
        IO.println("rolled back: " + inTable(factory) + ", in the object: " + ada.name);
      }

      // merge() copies what has changed since into an object of the next session
      ada.name = "Ada King";
      var merged = factory.fromTransaction(session -> session.merge(ada));
      IO.println("merged: " + inTable(factory) + (merged == ada ? "" : ", in another object"));
    }
  }

  private static String inTable(SessionFactory factory) {
    return factory.fromSession(session ->
        session.createSelectionQuery("select name from User", String.class).getSingleResult());
  }
}
