package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Leaves the ORM for SQL of one's own, in the same transaction, and sees what a session then does
/// not know.
///
/// A good time to leave it is when rows are counted, summed, moved or changed by the thousand, when
/// the server has something that HQL lacks, or when nobody needs objects that are watched.
///
/// @python sqlalchemy.engine.Engine.connect
/// @python sqlalchemy.engine.Engine.raw_connection
/// @python sqlalchemy.engine.Connection.execute
/// @python sqlalchemy.orm.Session.connection
/// @python sqlalchemy.text
/// @java session.doWork, doReturningWork, createNativeQuery
final class RawConnectionExample {
  @Entity(name = "Article")
  @Table(name = "articles")
  static class Article {
    @Id int id;
    String name;
    int stock;
  }

  record Shortage(String name, long missing) {}

  void main() throws SQLException {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      try (var factory =
          new HibernatePersistenceConfiguration("shop")
              .managedClasses(Article.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
              .schemaToolingAction(Action.CREATE)
              .createEntityManagerFactory()) {
        // the connection of a session, for what only JDBC can
        factory.inTransaction(session -> session.doWork(RawConnectionExample::fill));

        factory.inTransaction(session -> {
          var lamp = session.find(Article.class, 7);

          // SQL with parameters by name, and its rows as records
          var shortages =
              session.createNativeQuery(
                  "SELECT name, :least - stock FROM articles WHERE stock < :least ORDER BY id",
                  Shortage.class);
          for (var shortage : shortages.setParameter("least", 5).getResultList()) {
            IO.println(shortage.name() + ": " + shortage.missing() + " missing");
          }

          // an UPDATE of which the session knows nothing
          String delivery = "UPDATE articles SET stock = stock + 10";
          int delivered = session.createNativeMutationQuery(delivery).executeUpdate();
          IO.println("delivered: " + delivered);
          IO.println("lamps, says the session: " + lamp.stock);
          session.refresh(lamp);
          IO.println("lamps, says the database: " + lamp.stock);
        });

        // no session at all: a connection of the pool
        try (var connection = pool.getConnection();
            var statement = connection.createStatement();
            var row = statement.executeQuery("SELECT SUM(stock) FROM articles")) {
          row.next();
          IO.println("in stock: " + row.getInt(1));
        }
      }
    }
  }

  private static void fill(Connection connection) throws SQLException {
    try (var insert =
        connection.prepareStatement("INSERT INTO articles (id, name, stock) VALUES (?, ?, ?)")) {
      for (int i = 0; i < 3; i++) {
        insert.setInt(1, 7 + i);
        insert.setString(2, List.of("lamp", "table", "chair").get(i));
        insert.setInt(3, 2 + 2 * i);
        insert.addBatch();
      }
      IO.println("inserted: " + insert.executeBatch().length);
    }
  }
}
