package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;
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
    @ManyToOne User user; // this side owns the foreign key
  }

  void main() {
    try (var mysql = MySqlSandbox.open()) {
      var shop = new HibernatePersistenceConfiguration("shop");
      shop.managedClasses(User.class, Order.class).collectStatistics(true);
      shop.property("jakarta.persistence.nonJtaDataSource", mysql.dataSource());
      try (var factory = shop.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        // 30 users with an order each, which is added with its user
        factory.inTransaction(session -> {
          for (int i = 0; i < 30; i++) {
            var order = new Order();
            order.user = new User();
            order.user.orders.add(order);
            session.persist(order.user);
          }
        });

        // in a list only, an order belongs to nobody
        factory.inTransaction(session -> session.find(User.class, 1).orders.add(new Order()));

        // the orders of each user, one by one, and by a join
        for (String hql : List.of("from User", "from User left join fetch orders")) {
          factory.getStatistics().clear();
          factory.inSession(session -> {
            var users = session.createSelectionQuery(hql, User.class).getResultList();
            IO.println("orders: " + users.stream().mapToInt(user -> user.orders.size()).sum());
          });
          IO.println("in statements: " + factory.getStatistics().getPrepareStatementCount());
        }
      }
    }
  }
}
