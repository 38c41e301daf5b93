package io.github.pynotes.lessons.orm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.sandbox.WithMySql;
import java.util.ArrayList;
import java.util.List;
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
@DisplayName("exercise: invoices with their lines, sqlalchemy.orm.joinedload")
class InvoiceListTest {
  private final List<String> statements = new ArrayList<>();
  private final SessionFactory factory;

  InvoiceListTest(DataSource database) {
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(Invoice.class, InvoiceLine.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
            .schemaToolingAction(Action.CREATE_DROP)
            .statementInspector(this::note)
            .createEntityManagerFactory();
  }

  private String note(String sql) {
    statements.add(sql);
    return sql;
  }

  @BeforeEach
  void threeInvoices() {
    factory.inTransaction(session -> {
      for (int number : new int[] {8, 7, 9}) {
        session.persist(new Invoice(number));
      }
      session.persist(line(session.find(Invoice.class, 7), "tea", 250));
      session.persist(line(session.find(Invoice.class, 7), "coffee", 500));
      session.persist(line(session.find(Invoice.class, 9), "milk", 120));
    });
    statements.clear();
  }

  private static InvoiceLine line(Invoice invoice, String article, int cents) {
    var line = new InvoiceLine(article, cents);
    line.setInvoice(invoice);
    return line;
  }

  @AfterEach
  void close() {
    factory.close();
  }

  @Test
  void comeInTheOrderOfTheirNumbers() {
    // session.scalars(select(Invoice).order_by(Invoice.number)).all()
    assertThat(InvoiceList.all(factory)).extracting(Invoice::number).startsWith(7).endsWith(9);
  }

  @Test
  void eachComesOnceAlsoTheOneWithoutLines() {
    assertThat(InvoiceList.all(factory)).extracting(Invoice::number).containsExactly(7, 8, 9);
  }

  @Nested
  @DisplayName("fail as they do in Python")
  class FailAsInPython {
    @Test
    void linesCanBeReadWhenTheSessionIsClosed() {
      List<Invoice> invoices = InvoiceList.all(factory);

      // DetachedInstanceError there, LazyInitializationException here
      assertThat(invoices).extracting(Invoice::cents).containsExactly(750L, 0L, 120L);
    }

    @Test
    void allOfItTakesOneStatement() {
      InvoiceList.all(factory).forEach(Invoice::cents);

      // touching invoice.lines in a loop: one statement more for each invoice, in both
      assertThat(statements).hasSize(1);
    }
  }
}
