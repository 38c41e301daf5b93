package io.github.pynotes.orm;

import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import org.hibernate.Session;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Asks for entities, and for joined and grouped columns as records.
///
/// @python sqlalchemy.select
/// @python sqlalchemy.func
/// @python sqlalchemy.orm.Session.scalars
/// @java HQL in createSelectionQuery; a record for each row of columns
final class QueryExample {
  @Entity(name = "Customer")
  static class Customer {
    @Id int id;
    String name;
  }

  @Entity(name = "Invoice")
  static class Invoice {
    @Id int id;
    @ManyToOne Customer customer;
    int total;
  }

  private static final String CUSTOMERS =
      "insert Customer (id, name) values (1, 'Ada'), (2, 'Eve')";
  private static final String INVOICES =
      "insert Invoice (id, customer.id, total) values (70, 1, 20), (71, 2, 5), (72, 1, 50)";

  record Turnover(String name, long invoices, long total) {}

  void main() {
    try (var mysql = MySqlSandbox.open()) {
      var shop = new HibernatePersistenceConfiguration("shop");
      shop.managedClasses(Customer.class, Invoice.class);
      shop.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, mysql.dataSource());
      try (var factory = shop.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        factory.inTransaction(QueryExample::run);
      }
    }
  }

  private static void run(Session session) {
    session.createMutationQuery(CUSTOMERS).executeUpdate();
    session.createMutationQuery(INVOICES).executeUpdate();

    // entities: which, in what order, and how many
    String largest = "from Invoice where total >= :least order by total desc";
    var query = session.createSelectionQuery(largest, Invoice.class).setParameter("least", 20);
    for (var invoice : query.setMaxResults(2).getResultList()) {
      IO.println("invoice " + invoice.id + " over " + invoice.total);
    }

    // columns: the dot is a join, and each row makes a record
    String turnover =
        "select customer.name, count(*), sum(total) from Invoice group by customer.name order by 1";
    for (var row : session.createSelectionQuery(turnover, Turnover.class).getResultList()) {
      IO.println(row.name + ": " + row.total + " in invoices: " + row.invoices);
    }
  }
}
