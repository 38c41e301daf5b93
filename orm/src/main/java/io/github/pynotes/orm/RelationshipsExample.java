package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.LazyInitializationException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Ties users to their orders, in both directions, and counts what loading them costs.
///
/// @python sqlalchemy.orm.relationship
/// @python sqlalchemy.orm.joinedload
/// @python sqlalchemy.orm.selectinload
/// @python sqlalchemy.orm.exc.DetachedInstanceError
/// @python back_populates
/// @python delete-orphan
/// @java @ManyToOne, which owns the foreign key, and @OneToMany(mappedBy); join fetch
final class RelationshipsExample {
  @Entity(name = "User")
  static class User {
    @Id @GeneratedValue int id;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Order> orders = new ArrayList<>();
  }

  @Entity(name = "Orders") // SQL has a use of its own for "order"
  static class Order {
    @Id @GeneratedValue int id;

    @ManyToOne(fetch = FetchType.LAZY) // this side owns the foreign key
    User user;
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setJdbcUrl(mysql.url());
      pool.setUsername(mysql.user());
      pool.setPassword(mysql.password());
      try (var factory =
          new HibernatePersistenceConfiguration("shop")
              .managedClasses(User.class, Order.class)
              .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
              .collectStatistics(true)
              .schemaToolingAction(Action.CREATE)
              .createEntityManagerFactory()) {
        // 30 users with 2 orders each, which go along when their user is added
        factory.inTransaction(session -> {
          for (int i = 0; i < 30; i++) {
            var user = new User();
            user.orders = List.of(new Order(), new Order());
            user.orders.forEach(order -> order.user = user);
            session.persist(user);
          }
        });

        // the orders of each user, one by one; by a join; for many users at once
        IO.println("one by one: " + load(factory, "from User", 1));
        IO.println("joined: " + load(factory, "from User left join fetch orders", 1));
        IO.println("in batches: " + load(factory, "from User", 30));

        // an orphan is deleted; what stands in the list only, belongs to nobody
        factory.inTransaction(session -> session.find(User.class, 1).orders.set(0, new Order()));
        IO.println("one replaced: " + load(factory, "from User where id = 1", 1));

        // when the session is closed, it is too late to load anything
        try {
          IO.println(factory.fromSession(it -> it.find(User.class, 1)).orders.size());
        } catch (LazyInitializationException e) {
          IO.println("closed: not loaded");
        }
      }
    }
  }

  private static String load(SessionFactory factory, String hql, int batch) {
    factory.getStatistics().clear();
    try (var session = factory.openSession()) {
      session.setFetchBatchSize(batch);
      var users = session.createSelectionQuery(hql, User.class).getResultList();
      int orders = users.stream().mapToInt(user -> user.orders.size()).sum();
      long statements = factory.getStatistics().getPrepareStatementCount();
      return "%d orders in %d statements".formatted(orders, statements);
    }
  }
}
