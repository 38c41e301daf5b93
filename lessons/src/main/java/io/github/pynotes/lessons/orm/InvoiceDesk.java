package io.github.pynotes.lessons.orm;

import org.hibernate.SessionFactory;

/// Adds lines to invoices, as this does in SQLAlchemy:
///
/// ```python
/// with Session(engine) as session, session.begin():
///     invoice = session.get_one(Invoice, number)
///     invoice.lines.append(InvoiceLine(article=article, cents=cents))
///     return invoice.cents()
/// ```
public final class InvoiceDesk {

  private InvoiceDesk() {}

  /// Adds a line, in a transaction of its own.
  ///
  /// @return the cents of the whole invoice, the new line included
  /// @throws java.util.NoSuchElementException naming the number that no invoice has
  public static long add(SessionFactory factory, int number, String article, int cents) {
    throw new UnsupportedOperationException("Write me: add");
  }
}
