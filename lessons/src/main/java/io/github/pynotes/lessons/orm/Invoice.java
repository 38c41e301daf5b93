package io.github.pynotes.lessons.orm;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.List;

/// Given for the exercises. In SQLAlchemy:
///
/// ```python
/// lines: Mapped[list["InvoiceLine"]] = relationship(back_populates="invoice")
/// ```
@Entity
public class Invoice {
  @Id private int number;

  @OneToMany(mappedBy = "invoice", cascade = CascadeType.ALL)
  private List<InvoiceLine> lines = new ArrayList<>();

  /// For Hibernate.
  protected Invoice() {}

  public Invoice(int number) {
    this.number = number;
  }

  public int number() {
    return number;
  }

  /// The list itself, not a copy.
  public List<InvoiceLine> lines() {
    return lines;
  }

  /// The sum of all lines.
  public long cents() {
    return lines.stream().mapToLong(InvoiceLine::cents).sum();
  }
}
