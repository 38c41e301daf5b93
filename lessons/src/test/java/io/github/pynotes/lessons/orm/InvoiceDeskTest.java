package io.github.pynotes.lessons.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.NoSuchElementException;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("exercise: a line for an invoice, invoice.lines.append(line)")
class InvoiceDeskTest {
  private final SessionFactory factory;

  InvoiceDeskTest(DataSource database) {
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(Invoice.class, InvoiceLine.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
            .schemaToolingAction(Action.CREATE_DROP)
            .createEntityManagerFactory();
  }

  @BeforeEach
  void anInvoice() {
    factory.inTransaction(session -> session.persist(new Invoice(7)));
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void isAddedToTheSum() {
    assertThat(InvoiceDesk.add(factory, 7, "tea", 250)).isEqualTo(250);
    assertThat(InvoiceDesk.add(factory, 7, "coffee", 500)).isEqualTo(750);
  }

  @Test
  void isCommitted(Connection connection) throws SQLException {
    InvoiceDesk.add(factory, 7, "tea", 250);

    assertThat(count(connection, "cents = 250 AND article = 'tea'")).isEqualTo(1);
  }

  @Test
  void needsAnInvoice(Connection connection) throws SQLException {
    // session.get_one(Invoice, 999)  # NoResultFound
    assertThatExceptionOfType(NoSuchElementException.class)
        .isThrownBy(() -> InvoiceDesk.add(factory, 999, "tea", 250))
        .withMessageContaining("999");

    assertThat(count(connection, "TRUE")).isZero();
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void nobodyPopulatesTheOtherSide(Connection connection) throws SQLException {
      // invoice.lines.append(line)  # sets line.invoice, too: back_populates
      InvoiceDesk.add(factory, 7, "tea", 250);

      assertThat(count(connection, "invoice_number IS NULL")).as("lines of no invoice").isZero();
      assertThat(count(connection, "invoice_number = 7")).isEqualTo(1);
    }
  }

  private static int count(Connection connection, String condition) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM InvoiceLine WHERE " + condition)) {
      row.next();
      return row.getInt(1);
    }
  }
}
