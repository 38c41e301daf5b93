package io.github.pynotes.lessons.orm;

import java.util.List;
import org.hibernate.SessionFactory;

/// `left`, or invoices without lines are missing; `fetch`, or the join finds the lines and throws
/// them away. Hibernate makes one of what the join repeats; SQLAlchemy wants `unique()` for that.
public final class InvoiceList {

  private InvoiceList() {}

  public static List<Invoice> all(SessionFactory factory) {
    String invoices = "from Invoice i left join fetch i.lines order by i.number";
    return factory.fromSession(
        session -> session.createSelectionQuery(invoices, Invoice.class).getResultList());
  }
}
