package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Is told of an insert, an update and a load of an entity, and not of a bulk update.
///
/// @python sqlalchemy.event.listens_for
/// @python sqlalchemy.orm.MapperEvents.before_insert
/// @python sqlalchemy.orm.MapperEvents.after_update
/// @java PrePersist, PostUpdate, PostLoad; an Interceptor or event listeners for all entities
final class EventsExample {
  @Entity(name = "Sensor")
  static class Sensor {
    @Id int id = 7;
    String name = " Roof ";

    @PrePersist
    void tidyUp() {
      name = name.strip();
    }

    @PostUpdate
    void announce() {
      IO.println("updated: " + name);
    }

    @PostLoad
    void greet() {
      IO.println("loaded: " + name);
    }
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      var house = new HibernatePersistenceConfiguration("house").managedClasses(Sensor.class);
      house.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
      try (var factory = house.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inTransaction(session -> session.persist(new Sensor()));
        factory.inTransaction(session -> session.find(Sensor.class, 7).name = "Cellar");

        // a bulk update asks the server alone, and nobody is told
        factory.inTransaction(EventsExample::renameAll);
        factory.inSession(session -> session.find(Sensor.class, 7));
      }
    }
  }

  private static void renameAll(Session session) {
    String hql = "update Sensor set name = 'Attic'";
    IO.println("renamed in bulk: " + session.createMutationQuery(hql).executeUpdate());
  }
}
