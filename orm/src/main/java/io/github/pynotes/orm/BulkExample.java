package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Writes many rows by few statements, and shows what keeps a session from it.
///
/// @python sqlalchemy.insert
/// @python sqlalchemy.update
/// @python sqlalchemy.orm.Session.bulk_insert_mappings
/// @java insertMultiple(); hibernate.jdbc.batch_size without IDENTITY; createMutationQuery()
final class BulkExample {
  @Entity(name = "Visit")
  static class Visit {
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Id
    Long id;
  }

  @Entity(name = "Sensor")
  static class Sensor {
    @Id @GeneratedValue UUID id; // made in memory
    int celsius = 20;
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(mysql.url() + "&rewriteBatchedStatements=true");
      pool.setUsername(mysql.user());
      pool.setPassword(mysql.password());
      var building = new HibernatePersistenceConfiguration("building");
      building.managedClasses(Visit.class, Sensor.class);
      building.property("jakarta.persistence.nonJtaDataSource", pool);
      try (var factory = building.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inStatelessTransaction(session -> {
          // the server makes each id, which must come back before the next row can go
          session.insertMultiple(Stream.generate(Visit::new).limit(100).toList());
          int sent = insertStatements(session);
          IO.println("ids of the server, statements: " + sent);

          // the ids are known before, so that all rows go together
          session.insertMultiple(Stream.generate(Sensor::new).limit(100).toList());
          IO.println("ids of the program, statements: " + (insertStatements(session) - sent));
        });

        // an update of the table, of which the objects in a session do not learn
        factory.inTransaction(session -> {
          var hall = session.createSelectionQuery("from Sensor", Sensor.class).list().getFirst();
          session.createMutationQuery("update Sensor set celsius = 25").executeUpdate();
          IO.println("celsius in the session: " + hall.celsius);
        });
      }
    }
  }

  private static int insertStatements(StatelessSession session) {
    var count = session.createNativeQuery("SHOW STATUS LIKE 'Com_insert'", Object[].class);
    return Integer.parseInt(count.getSingleResult()[1].toString());
  }
}
