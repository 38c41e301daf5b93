package io.github.pynotes.lessons.orm;

import java.util.List;
import org.hibernate.SessionFactory;

/// Lists invoices with their lines, as this does in SQLAlchemy:
///
/// ```python
/// with Session(engine) as session:
///     invoices = select(Invoice).options(joinedload(Invoice.lines)).order_by(Invoice.number)
///     return session.scalars(invoices).unique().all()
/// ```
public final class InvoiceList {

  private InvoiceList() {}

  /// All invoices in the order of their numbers, each once, those without lines too. Their lines
  /// can be read when the session has long been closed, and all of it takes one statement.
  public static List<Invoice> all(SessionFactory factory) {
    throw new UnsupportedOperationException("Write me: all");
  }
}
