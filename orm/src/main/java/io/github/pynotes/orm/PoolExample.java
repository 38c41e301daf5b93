package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import javax.sql.DataSource;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.JDBCConnectionException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;

/// Gives Hibernate a pool of connections, and watches the sessions borrow from it.
///
/// @python sqlalchemy.pool.QueuePool
/// @python sqlalchemy.pool.NullPool
/// @python sqlalchemy.events.PoolEvents
/// @python create_engine(pool_size=, max_overflow=, pool_timeout=)
/// @python create_engine(pool_pre_ping=, pool_recycle=)
/// @java HikariConfig: maximumPoolSize, minimumIdle, connectionTimeout, maxLifetime
final class PoolExample {
  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      pool.setMinimumIdle(1); // pool_size
      pool.setMaximumPoolSize(2); // pool_size + max_overflow
      pool.setConnectionTimeout(250); // pool_timeout
      pool.setMaxLifetime(1_800_000); // pool_recycle; pool_pre_ping is always on
      try (var factory = hibernateOn(pool)) {
        var state = pool.getHikariPoolMXBean();

        // a transaction borrows, and gives back
        try (var _ = factory.openSession()) {
          IO.println("a session without a statement: " + state.getActiveConnections());
        }
        factory.inTransaction(order -> {
          connectionId(order);
          IO.println("a session that has read: " + state.getActiveConnections());
        });
        IO.println("a closed session: " + state.getActiveConnections());

        // two have all that there is
        try {
          factory.inTransaction(
              _ -> factory.inTransaction(_ -> factory.inTransaction(PoolExample::connectionId)));
        } catch (JDBCConnectionException e) {
          IO.println("a third session: timed out");
        }
        IO.println("idle: " + state.getIdleConnections());
      }

      // without a pool, each transaction has a connection of its own
      try (var factory = hibernateOn(mysql.dataSource())) {
        long first = factory.fromTransaction(PoolExample::connectionId);
        boolean same = factory.fromTransaction(PoolExample::connectionId) == first;
        IO.println("the same connection again: " + (same ? "yes" : "no"));
      }
    }
  }

  private static SessionFactory hibernateOn(DataSource connections) {
    return new HibernatePersistenceConfiguration("shop")
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, connections)
        .createEntityManagerFactory();
  }

  private static long connectionId(Session session) {
    return session.createNativeQuery("SELECT CONNECTION_ID()", Long.class).getSingleResult();
  }
}
