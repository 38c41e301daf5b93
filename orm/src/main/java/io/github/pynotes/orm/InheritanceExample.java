package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.DiscriminatorColumn;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Inheritance;
import jakarta.persistence.InheritanceType;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Maps subclasses to the table of their parent, or each to a table of its own.
///
/// @python sqlalchemy.orm.with_polymorphic
/// @java Inheritance: SINGLE_TABLE with a DiscriminatorColumn, or JOINED
final class InheritanceExample {
  @Entity(name = "Payment")
  @Inheritance(strategy = InheritanceType.SINGLE_TABLE)
  @DiscriminatorColumn(name = "kind")
  static class Payment {
    @Id int id;
  }

  @Entity(name = "CardPayment")
  static class CardPayment extends Payment {
    String number;
  }

  @Entity(name = "Device")
  @Inheritance(strategy = InheritanceType.JOINED)
  static class Device {
    @Id int id = 7;
  }

  @Entity(name = "Sensor")
  static class Sensor extends Device {
    String unit = "lux";
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      var house = new HibernatePersistenceConfiguration("house");
      house.managedClasses(Payment.class, CardPayment.class, Device.class, Sensor.class);
      house.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
      try (var factory = house.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inTransaction(session -> session.persist(new Sensor()));
        factory.inSession(InheritanceExample::look);
      }
    }
  }

  private static void look(Session session) {
    String tables =
        "SELECT CONCAT(table_name, ': ', GROUP_CONCAT(column_name ORDER BY column_name)) FROM"
            + " information_schema.columns WHERE table_schema = DATABASE() GROUP BY table_name";
    session.createNativeQuery(tables, String.class).stream().sorted().forEach(IO::println);

    // a device that is asked for is the sensor that it is
    if (session.find(Device.class, 7) instanceof Sensor sensor) {
      IO.println("a sensor of " + sensor.unit);
    }
  }
}
