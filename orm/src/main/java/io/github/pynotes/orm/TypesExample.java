package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Stores an enum by its name, money in cents, a moment in UTC, and an address in two columns.
///
/// @python sqlalchemy.Enum
/// @python sqlalchemy.JSON
/// @python sqlalchemy.Numeric
/// @python sqlalchemy.DateTime
/// @python sqlalchemy.types.TypeDecorator
/// @python sqlalchemy.orm.composite
/// @java Enumerated, BigDecimal, Instant, an embedded record, AttributeConverter, JdbcTypeCode
final class TypesExample {
  record Address(String street, String city) {}

  @Entity(name = "Parcel")
  static class Parcel {
    @Id int id;
    Instant sent = Instant.parse("2026-07-01T12:00:00+09:00");
    @Embedded Address recipient = new Address("Rue Cler 7", "Paris");

    @Column(precision = 8, scale = 2)
    BigDecimal price = new BigDecimal("19.9");

    @Enumerated(EnumType.STRING)
    DayOfWeek pickup = DayOfWeek.FRIDAY;
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      var post = new HibernatePersistenceConfiguration("post").managedClasses(Parcel.class);
      post.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
      try (var factory = post.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inTransaction(TypesExample::send);
      }
    }
  }

  private static void send(Session session) {
    // written, and read again
    var parcel = new Parcel();
    session.persist(parcel);
    session.flush();
    session.refresh(parcel);
    IO.println(parcel.price + " to " + parcel.recipient.city() + ", sent at " + parcel.sent);

    // what the table has
    String sql = "SELECT CONCAT_WS(', ', pickup, city, DATE_FORMAT(sent, '%H:%i')) FROM Parcel";
    IO.println(session.createNativeQuery(sql, String.class).getSingleResult());
  }
}
