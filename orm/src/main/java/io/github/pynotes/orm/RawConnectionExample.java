package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.Session;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Leaves the ORM for SQL of one's own, in the same transaction, and sees what a session then does
/// not know.
///
/// @python sqlalchemy.engine.Engine.connect
/// @python sqlalchemy.engine.Engine.raw_connection
/// @python sqlalchemy.engine.Connection.execute
/// @python sqlalchemy.orm.Session.connection
/// @python sqlalchemy.text
/// @java session.doWork, doReturningWork, createNativeQuery
final class RawConnectionExample {
  @Entity(name = "Article")
  static class Article {
    @Id String name;
    int stock;
  }

  record Shortage(String name, long missing) {}

  void main() {
    try (var mysql = MySqlSandbox.open()) {
      var shop = new HibernatePersistenceConfiguration("shop").managedClasses(Article.class);
      shop.property("jakarta.persistence.nonJtaDataSource", mysql.dataSource());
      try (var factory = shop.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inTransaction(RawConnectionExample::run);
      }
    }
  }

  private static void run(Session session) {
    // SQL as it is
    String sql = "INSERT INTO Article (name, stock) VALUES ('chair', 6), ('lamp', 2), ('table', 4)";
    IO.println("inserted: " + session.createNativeMutationQuery(sql).executeUpdate());

    // SQL with parameters by name, and its rows as records
    String scarce = "SELECT name, :least - stock FROM Article WHERE stock < :least ORDER BY name";
    var shortages = session.createNativeQuery(scarce, Shortage.class).setParameter("least", 5);
    for (var shortage : shortages.getResultList()) {
      IO.println(shortage.name + ": " + shortage.missing + " missing");
    }

    // its connection, for what only JDBC can; the session does not notice
    var lamp = session.find(Article.class, "lamp");
    session.doWork(RawConnectionExample::deliver);
    IO.println("lamps, says the session: " + lamp.stock);
    session.refresh(lamp);
    IO.println("lamps, says the database: " + lamp.stock);
  }

  private static void deliver(Connection connection) throws SQLException {
    String sql = "UPDATE Article SET stock = stock + 10 WHERE name = ?";
    try (var update = connection.prepareStatement(sql)) {
      for (String article : new String[] {"lamp", "table"}) {
        update.setString(1, article);
        update.addBatch();
      }
      IO.println("delivered: " + update.executeBatch().length);
    }
  }
}
