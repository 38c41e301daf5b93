package io.github.pynotes.benchmarks.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.benchmarks.harness.Server;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDateTime;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// A table of readings, as entities and as records.
final class Readings {
  static final int ROWS = 200_000;
  static final String SELECT = "SELECT id, sensor, celsius, taken_at FROM entities";

  private Readings() {}

  @Entity(name = "Reading")
  @Table(name = "entities")
  static class Reading {
    @Id int id;
    String sensor;

    @Column(precision = 10, scale = 2)
    BigDecimal celsius;

    @Column(name = "taken_at")
    LocalDateTime takenAt;

    Reading() {}

    Reading(int id) {
      this.id = id;
      this.sensor = "sensor-%d in hall %d".formatted(id % 1000, id % 17);
      this.celsius = BigDecimal.valueOf(id, 2);
      this.takenAt = LocalDateTime.of(2026, 1, 1, 0, 0).plusSeconds(id);
    }
  }

  record Row(int id, String sensor, BigDecimal celsius, LocalDateTime takenAt) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getInt(1),
          row.getString(2),
          row.getBigDecimal(3),
          row.getObject(4, LocalDateTime.class));
    }
  }

  /// Makes the table anew, for what another group has left in it is of no use.
  static void create(Server server) throws SQLException {
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS entities");
      statement.execute(
          """
          CREATE TABLE entities (id INT PRIMARY KEY, sensor VARCHAR(40) NOT NULL,
            celsius DECIMAL(10, 2) NOT NULL, taken_at DATETIME NOT NULL)
          """);
    }
  }

  static void createAndFill(Server server) throws SQLException {
    create(server);
    try (var connection = server.connect();
        var statement = connection.createStatement()) {
      statement.execute(
          """
          INSERT INTO entities
          WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 999)
          SELECT a.i * 1000 + b.i, CONCAT('sensor-', b.i, ' in hall ', b.i % 17),
            (a.i * 1000 + b.i) / 100, TIMESTAMP('2026-01-01') + INTERVAL a.i * 1000 + b.i SECOND
          FROM n a, n b WHERE a.i < 200
          """);
    }
  }

  /// A pool of one connection.
  static HikariDataSource pool() {
    var server = Server.ofThisRun();
    var pool = new HikariDataSource();
    pool.setJdbcUrl(server.url() + "&rewriteBatchedStatements=true");
    pool.setUsername(server.user());
    pool.setPassword(server.password());
    pool.setMaximumPoolSize(1);
    return pool;
  }

  static SessionFactory factory(HikariDataSource pool, Class<?>... entities) {
    return new HibernatePersistenceConfiguration("benchmarks")
        .managedClasses(entities)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
        // A LocalDateTime as it is, as by hand, and not by way of Timestamp and its calendar.
        .property(MappingSettings.JAVA_TIME_USE_DIRECT_JDBC, true)
        .createEntityManagerFactory();
  }
}
