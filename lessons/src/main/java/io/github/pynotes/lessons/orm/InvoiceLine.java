package io.github.pynotes.lessons.orm;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

/// Given for the exercises. In SQLAlchemy:
///
/// ```python
/// invoice: Mapped["Invoice"] = relationship(back_populates="lines")
/// ```
@Entity
public class InvoiceLine {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private int id;

  @ManyToOne(fetch = FetchType.LAZY)
  private Invoice invoice;

  private String article;
  private int cents;

  /// For Hibernate.
  protected InvoiceLine() {}

  public InvoiceLine(String article, int cents) {
    this.article = article;
    this.cents = cents;
  }

  public Invoice invoice() {
    return invoice;
  }

  public void setInvoice(Invoice invoice) {
    this.invoice = invoice;
  }

  public String article() {
    return article;
  }

  public int cents() {
    return cents;
  }
}
