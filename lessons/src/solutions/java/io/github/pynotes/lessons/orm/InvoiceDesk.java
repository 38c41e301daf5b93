package io.github.pynotes.lessons.orm;

import java.util.NoSuchElementException;
import org.hibernate.SessionFactory;

/// Sets both sides: the line's, which owns the foreign key and is what Hibernate stores, and the
/// invoice's, from which the sum is taken. The list cascades, so nothing need be persisted; and
/// what was found is managed, so nothing need be saved.
public final class InvoiceDesk {

  private InvoiceDesk() {}

  public static long add(SessionFactory factory, int number, String article, int cents) {
    return factory.fromTransaction(session -> {
      Invoice invoice = session.find(Invoice.class, number);
      if (invoice == null) {
        throw new NoSuchElementException("there is no invoice " + number);
      }
      var line = new InvoiceLine(article, cents);
      line.setInvoice(invoice);
      invoice.lines().add(line);
      return invoice.cents();
    });
  }
}
