package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NoResultException;
import jakarta.persistence.NonUniqueResultException;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import jakarta.persistence.criteria.Predicate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.QuerySettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.query.Order;
import org.hibernate.query.Page;
import org.hibernate.query.SemanticException;
import org.hibernate.query.restriction.Path;
import org.hibernate.query.restriction.Restriction;
import org.hibernate.query.specification.SelectionSpecification;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.select")
class QueryTest {
  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {
    @Id int id;
    String name;
    String city;

    @OneToMany(mappedBy = "customer")
    @OrderBy("id")
    List<Invoice> invoices = new ArrayList<>();

    protected Customer() {}

    Customer(int id, String name, String city) {
      this.id = id;
      this.name = name;
      this.city = city;
    }

    String name() {
      return name;
    }
  }

  @Entity(name = "Invoice")
  @Table(name = "invoices")
  static class Invoice {
    @Id int id;
    @ManyToOne Customer customer;
    LocalDate day;
    int total;

    protected Invoice() {}

    Invoice(int id, Customer customer, String day, int total) {
      this.id = id;
      this.customer = customer;
      this.day = LocalDate.parse(day);
      this.total = total;
    }

    int id() {
      return id;
    }
  }

  /// What Hibernate has sent since the test began.
  private static final List<String> STATEMENTS = new ArrayList<>();

  private static HikariDataSource pool;
  private static SessionFactory factory;

  private Session session;

  @BeforeAll
  static void fourCustomers(DataSource mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql);
    factory =
        shop()
            .schemaToolingAction(Action.CREATE)
            .property(QuerySettings.FAIL_ON_PAGINATION_OVER_COLLECTION_FETCH, true)
            .createEntityManagerFactory();
    var ada = new Customer(1, "Ada", "London");
    var eve = new Customer(2, "Eve", "Paris");
    var bob = new Customer(3, "Bob", "London");
    var liz = new Customer(4, "Liz", null);
    factory.inTransaction(session -> {
      List.of(ada, eve, bob, liz).forEach(session::persist);
      session.persist(new Invoice(70, ada, "2026-01-31", 20));
      session.persist(new Invoice(71, eve, "2026-02-10", 35));
      session.persist(new Invoice(72, ada, "2026-02-11", 50));
      session.persist(new Invoice(73, bob, "2026-02-28", 5));
    });
  }

  private static HibernatePersistenceConfiguration shop() {
    return new HibernatePersistenceConfiguration("shop")
        .managedClasses(Customer.class, Invoice.class)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
        .statementInspector(sql -> {
          STATEMENTS.add(sql);
          return sql;
        });
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void openSession() {
    STATEMENTS.clear();
    session = factory.openSession();
  }

  @AfterEach
  void closeSession() {
    session.close();
  }

  @Nested
  @DisplayName("select(Customer)")
  class Entities {
    @Test
    void isFromInHql() {
      // session.scalars(select(Customer).order_by(Customer.name)).all()
      List<Customer> customers =
          session
              .createSelectionQuery("from Customer order by name", Customer.class)
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Ada", "Bob", "Eve", "Liz");
    }

    @Test
    void takesValuesAsParameters() {
      // @start region="query"
      // largest = (select(Invoice).join(Invoice.customer).where(Customer.city == "London",
      //     Invoice.total >= least).order_by(Invoice.total.desc()).limit(2))
      // session.scalars(largest).all()
      String largest =
          "from Invoice where customer.city = :city and total >= :least order by total desc";
      List<Invoice> invoices =
          session
              .createSelectionQuery(largest, Invoice.class)
              .setParameter("city", "London")
              .setParameter("least", 10)
              .setMaxResults(2)
              .getResultList();

      assertThat(invoices).extracting(Invoice::id).containsExactly(72, 70);
      // @end
    }

    @Test
    void takesAListForIn() {
      // select(Customer).where(Customer.id.in_([1, 3])).order_by(Customer.id)
      var customers =
          session
              .createSelectionQuery("from Customer where id in :ids order by id", Customer.class)
              .setParameter("ids", List.of(1, 3))
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Ada", "Bob");
    }

    @Test
    void skipsAndLimits() {
      // select(Customer).order_by(Customer.id).offset(1).limit(2)
      var customers =
          session
              .createSelectionQuery("from Customer order by id", Customer.class)
              .setFirstResult(1)
              .setMaxResults(2)
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Eve", "Bob");
      assertThat(STATEMENTS).singleElement().asString().contains(" limit ");
    }

    @Test
    void givesTheSameObjectForTheSameRow() {
      var ada = session.find(Customer.class, 1);

      // session.scalars(select(Customer).where(Customer.name == "Ada")).one() is ada
      assertThat(
              session
                  .createSelectionQuery("from Customer where name = 'Ada'", Customer.class)
                  .getSingleResult())
          .isSameAs(ada);
    }

    @Test
    void obeysWhateverIsConcatenatedIntoIt() {
      String city = "nowhere' or '' = '";

      assertThat(
              session
                  .createSelectionQuery("from Customer where city = '" + city + "'", Customer.class)
                  .getResultList())
          .hasSize(4);
      assertThat(
              session
                  .createSelectionQuery("from Customer where city = :city", Customer.class)
                  .setParameter("city", city)
                  .getResultList())
          .isEmpty();
    }
  }

  @Nested
  @DisplayName("scalar_one(), scalar_one_or_none(), scalars().first()")
  class One {
    @Test
    void isGetSingleResult() {
      // session.execute(select(func.count()).select_from(Invoice)).scalar_one()  # 4
      assertThat(
              session
                  .createSelectionQuery("select count(*) from Invoice", Long.class)
                  .getSingleResult())
          .isEqualTo(4);
    }

    @Test
    void refusesNoRow() {
      var nobody = session.createSelectionQuery("from Customer where id = 99", Customer.class);

      // session.execute(...).scalar_one()  # NoResultFound
      assertThatExceptionOfType(NoResultException.class).isThrownBy(nobody::getSingleResult);
      // session.execute(...).scalar_one_or_none()  # None
      assertThat(nobody.getSingleResultOrNull()).isNull();
      assertThat(nobody.uniqueResultOptional()).isEmpty();
    }

    @Test
    void refusesASecondRow() {
      var several = session.createSelectionQuery("from Customer order by id", Customer.class);

      // session.execute(...).scalar_one_or_none()  # MultipleResultsFound
      assertThatExceptionOfType(NonUniqueResultException.class)
          .isThrownBy(several::getSingleResultOrNull);
      // session.scalars(...).first()
      assertThat(several.setMaxResults(1).getSingleResult().name).isEqualTo("Ada");
    }
  }

  @Nested
  @DisplayName("join()")
  class Joins {
    @Test
    void isADotWhereTheOtherSideIsOne() {
      // select(Invoice).join(Invoice.customer).where(Customer.city == "Paris")
      var invoices =
          session
              .createSelectionQuery("from Invoice where customer.city = 'Paris'", Invoice.class)
              .getResultList();

      assertThat(invoices).extracting(Invoice::id).containsExactly(71);
      assertThat(STATEMENTS).first().asString().contains(" join customers ");
    }

    @Test
    void isWrittenOutWhereTheOtherSideIsMany() {
      // select(Customer.name, Invoice.id).join(Customer.invoices).where(Invoice.total > 30)
      var rows =
          session
              .createSelectionQuery(
                  """
                  select c.name, i.id from Customer c join c.invoices i
                  where i.total > 30 order by i.id
                  """,
                  Object[].class)
              .getResultList();

      assertThat(rows).containsExactly(new Object[] {"Eve", 71}, new Object[] {"Ada", 72});
    }

    @Test
    void keepsThoseWithoutAPartnerWhenItIsLeft() {
      // select(Customer.name).outerjoin(Customer.invoices).where(Invoice.id.is_(None))
      var names =
          session
              .createSelectionQuery(
                  "select c.name from Customer c left join c.invoices i where i.id is null",
                  String.class)
              .getResultList();

      assertThat(names).containsExactly("Liz");
    }

    @Test
    void takesMoreConditions() {
      // .outerjoin(Invoice, and_(Invoice.customer_id == Customer.id, Invoice.total > 30))
      var rows =
          session
              .createSelectionQuery(
                  """
                  select c.name, i.total from Customer c left join c.invoices i on i.total > 30
                  order by c.id
                  """,
                  Tuple.class)
              .getResultList();

      assertThat(rows)
          .extracting(row -> row.get(0), row -> row.get(1))
          .containsExactly(
              tuple("Ada", 50), tuple("Eve", 35), tuple("Bob", null), tuple("Liz", null));
    }
  }

  @Nested
  @DisplayName("func, group_by(), having()")
  class Functions {
    record Turnover(String name, long invoices, long total) {}

    @Test
    void areThoseOfHqlInARecordForEachRow() {
      // select(Customer.name, func.count(), func.sum(Invoice.total)).join(Invoice.customer)
      //     .group_by(Customer.id).having(func.sum(Invoice.total) > 10).order_by(Customer.name)
      var turnover =
          session
              .createSelectionQuery(
                  """
                  select c.name, count(*), sum(i.total) from Invoice i join i.customer c
                  group by c.id, c.name having sum(i.total) > 10 order by c.name
                  """,
                  Turnover.class)
              .getResultList();

      assertThat(turnover).containsExactly(new Turnover("Ada", 2, 70), new Turnover("Eve", 1, 35));
    }

    @Test
    void areNamedAlikeOnEveryDatabase() {
      // select(func.upper(Customer.name), func.length(Customer.name)).where(Customer.id == 1)
      assertThat(
              session
                  .createSelectionQuery(
                      """
                      select upper(name), length(name), coalesce(city, 'nowhere')
                      from Customer where id = 4
                      """,
                      Object[].class)
                  .getSingleResult())
          .containsExactly("LIZ", 3, "nowhere");
    }

    @Test
    void canBeThoseOfTheServer() {
      // select(func.soundex(Customer.name)).where(Customer.id == 1)
      assertThat(
              session
                  .createSelectionQuery(
                      "select function('soundex', name) from Customer where id = 1", String.class)
                  .getSingleResult())
          .isEqualTo("A300");
    }

    @Test
    void canLookThroughAWindow() {
      // func.sum(Invoice.total).over(order_by=Invoice.day)
      assertThat(
              session
                  .createSelectionQuery(
                      "select sum(total) over (order by day) from Invoice order by day", Long.class)
                  .getResultList())
          .containsExactly(20L, 55L, 105L, 110L);
    }
  }

  @Nested
  @DisplayName("execute(select(Customer.id, Customer.name))")
  class Columns {
    record Login(int id, String name) {}

    @Test
    void makesARecordOfEachRow() {
      // [Login(*row) for row in session.execute(select(Customer.id, Customer.name)...)]
      assertThat(
              session
                  .createSelectionQuery(
                      "select id, name from Customer where id < 3 order by id", Login.class)
                  .getResultList())
          .containsExactly(new Login(1, "Ada"), new Login(2, "Eve"));
    }

    @Test
    void makesTwoRecordsOfARowWithSelectNew() {
      var rows =
          session
              .createSelectionQuery(
                  """
                  select new Login(c.id, c.name), i.total from Invoice i join i.customer c
                  where i.id = 71
                  """
                      .replace("Login", Login.class.getName()),
                  Object[].class)
              .getResultList();

      assertThat(rows).containsExactly(new Object[] {new Login(2, "Eve"), 35});
    }

    @Test
    void makesATupleWhereTheColumnsAreNamedInTheQuery() {
      // session.execute(select(Customer.name.label("login"))).first().login
      var row =
          session
              .createSelectionQuery(
                  "select c.name as login from Customer c where id = 2", Tuple.class)
              .getSingleResult();

      assertThat(row.get("login", String.class)).isEqualTo("Eve");
    }

    @Test
    void refusesARecordThatDoesNotFit() {
      assertThatExceptionOfType(HibernateException.class)
          .isThrownBy(() ->
              session
                  .createSelectionQuery("select name, id from Customer", Login.class)
                  .getResultList())
          .withMessageContaining("Login");
    }
  }

  @Nested
  @DisplayName("query = query.where(...)")
  class Conditional {
    /// Null stands for any.
    private List<Customer> byCriteria(String city, String name) {
      var builder = session.getCriteriaBuilder();
      var query = builder.createQuery(Customer.class);
      var customer = query.from(Customer.class);
      var conditions = new ArrayList<Predicate>();
      if (city != null) {
        conditions.add(builder.equal(customer.get("city"), city));
      }
      if (name != null) {
        conditions.add(builder.like(customer.get("name"), name));
      }
      query.where(conditions).orderBy(builder.desc(customer.get("name")));
      return session.createSelectionQuery(query).getResultList();
    }

    @Test
    void isCriteriaWhereTheConditionsAreKnownAtRunTime() {
      // query = select(Customer).order_by(Customer.name.desc())
      // if city is not None: query = query.where(Customer.city == city)
      assertThat(byCriteria("London", null))
          .extracting(Customer::name)
          .containsExactly("Bob", "Ada");
      assertThat(byCriteria("London", "A%")).extracting(Customer::name).containsExactly("Ada");
      assertThat(byCriteria(null, null)).hasSize(4);
    }

    @Test
    void isARestrictionInFewerWords() {
      // select(Customer).where(Customer.city == "London").order_by(Customer.name.desc())
      Restriction<Customer> inLondon =
          Path.from(Customer.class).to("city", String.class).equalTo("London");
      var customers =
          SelectionSpecification.create(Customer.class)
              .restrict(inLondon)
              .sort(Order.desc(Customer.class, "name"))
              .createQuery(session)
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Bob", "Ada");
    }

    @Test
    void refinesAQueryThatIsWrittenInHql() {
      var customers =
          SelectionSpecification.create(Customer.class, "from Customer where city is not null")
              .restrict(Path.from(Customer.class).to("city", String.class).notEqualTo("London"))
              .createQuery(session)
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Eve");
    }
  }

  @Nested
  @DisplayName("text()")
  class NativeSql {
    private static final String TURNOVER =
        """
        SELECT name, SUM(total) AS total FROM invoices JOIN customers ON customers.id = customer_id
        WHERE total >= :least GROUP BY name ORDER BY name
        """;

    record Sales(String name, BigDecimal total) {}

    record Rounded(String name, long total) {}

    @Test
    void makesARecordOfEachRowOfSql() {
      // session.execute(text("SELECT name, SUM(total) AS total FROM ..."), {"least": 10})
      var turnover =
          session
              .createNativeQuery(TURNOVER, Sales.class)
              .setParameter("least", 10)
              .getResultList();

      assertThat(turnover)
          .extracting(Sales::name, row -> row.total().intValueExact())
          .containsExactly(tuple("Ada", 70), tuple("Eve", 35));
    }

    @Test
    void refusesARecordOfOtherTypesThanTheServersBecauseItDoesNotConvert() {
      var query = session.createNativeQuery(TURNOVER, Rounded.class).setParameter("least", 10);

      assertThatExceptionOfType(HibernateException.class)
          .isThrownBy(query::getResultList)
          .withMessageContaining("found 'Rounded(String, BigDecimal)'");
    }

    @Test
    void makesEntitiesOfSql() {
      // session.scalars(select(Customer).from_statement(text("SELECT * FROM customers ...")))
      var customers =
          session
              .createNativeQuery("SELECT * FROM customers WHERE name LIKE 'B%'", Customer.class)
              .getResultList();

      assertThat(customers).extracting(Customer::name).containsExactly("Bob");
      assertThat(session.contains(customers.getFirst())).isTrue();
    }
  }

  @Nested
  @DisplayName("limit() with joinedload()")
  class Pagination {
    /// Which customers those of the page are depends on the many, not on the customers alone.
    private static final String BY_INVOICE =
        "from Customer c left join fetch c.invoices i order by i.total desc";

    @Test
    void limitsTheOwnersBeforeItJoinsWhatIsTheirs() {
      // select(Customer).options(joinedload(Customer.invoices)).order_by(Customer.id).limit(2)
      var page =
          session
              .createSelectionQuery(
                  "from Customer c left join fetch c.invoices order by c.id", Customer.class)
              .setMaxResults(2)
              .getResultList();

      assertThat(page)
          .extracting(Customer::name, customer -> customer.invoices.size())
          .containsExactly(tuple("Ada", 2), tuple("Eve", 1));
      assertThat(STATEMENTS)
          .singleElement()
          .asString()
          .containsSubsequence("from (select", "from customers", "limit", "left join invoices");
    }

    @Test
    void isRefusedWhenTheManyDecideTheOrder() {
      var page = session.createSelectionQuery(BY_INVOICE, Customer.class).setMaxResults(2);

      assertThatExceptionOfType(HibernateException.class)
          .isThrownBy(page::getResultList)
          .withMessageContaining("fail_on_pagination_over_collection_fetch");
      assertThat(STATEMENTS).isEmpty();
    }

    @Test
    void readsTheWholeTableWhereThatIsNotRefused() {
      try (var lenient = shop().collectStatistics(true).createEntityManagerFactory()) {
        var page =
            lenient.fromSession(session ->
                session
                    .createSelectionQuery(BY_INVOICE, Customer.class)
                    .setMaxResults(2)
                    .getResultList());

        assertThat(page).extracting(Customer::name).containsExactly("Ada", "Eve");
        assertThat(STATEMENTS).singleElement().asString().doesNotContain("limit");
        // four customers and their four invoices, for a page of two
        assertThat(lenient.getStatistics().getEntityLoadCount()).isEqualTo(8);
      }
    }

    @Test
    void isOtherwiseAPageOfIdsAndThenTheirOwners() {
      // ids = session.scalars(select(Customer.id).outerjoin(Customer.invoices)
      //     .group_by(Customer.id).order_by(func.max(Invoice.total).desc()).limit(2)).all()
      var ids =
          session
              .createSelectionQuery(
                  """
                  select c.id from Customer c left join c.invoices i
                  group by c.id order by max(i.total) desc
                  """,
                  Integer.class)
              .setPage(Page.first(2))
              .getResultList();
      // select(Customer).where(Customer.id.in_(ids)).options(joinedload(Customer.invoices))
      var page =
          session
              .createSelectionQuery(
                  "from Customer c left join fetch c.invoices where c.id in :ids", Customer.class)
              .setParameter("ids", ids)
              .getResultList();
      page.sort(Comparator.comparingInt(customer -> ids.indexOf(customer.id)));

      assertThat(page).extracting(Customer::name).containsExactly("Ada", "Eve");
      assertThat(page).allMatch(customer -> Hibernate.isInitialized(customer.invoices));
      assertThat(STATEMENTS).hasSize(2).first().asString().contains("limit");
    }

    @Test
    void needsNothingOfItWhereTheOtherSideIsOne() {
      // select(Invoice).options(joinedload(Invoice.customer)).order_by(Invoice.id).limit(2)
      var page =
          session
              .createSelectionQuery(
                  "from Invoice i join fetch i.customer order by i.id", Invoice.class)
              .setMaxResults(2)
              .getResultList();

      assertThat(page).extracting(invoice -> invoice.customer.name).containsExactly("Ada", "Eve");
      assertThat(STATEMENTS).singleElement().asString().doesNotContain("(select").contains("limit");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aParameterOfNullFindsNothing() {
      // select(Customer).where(Customer.city == city)  # IS NULL, where city is None
      var byCity =
          session
              .createSelectionQuery("from Customer where city = :city", Customer.class)
              .setParameter("city", null, String.class);
      assertThat(byCity.getResultList()).isEmpty();

      var sameCity =
          session
              .createSelectionQuery(
                  "from Customer where city is not distinct from :city", Customer.class)
              .setParameter("city", null, String.class);
      assertThat(sameCity.getResultList()).extracting(Customer::name).containsExactly("Liz");
    }

    @Test
    void aMisspeltNameIsFoundWhenTheQueryIsMade() {
      // Customer.town  # AttributeError, and a red line in the editor
      assertThatExceptionOfType(SemanticException.class)
          .isThrownBy(
              () -> session.createSelectionQuery("from Customer where town = 'x'", Customer.class))
          .withMessageContaining("town");
      assertThat(STATEMENTS).isEmpty();
    }

    @Test
    void aSumOfIntegersIsALong() {
      // session.scalar(select(func.sum(Invoice.total)))  # Decimal('110')
      assertThat(
              session
                  .createSelectionQuery("select sum(total) from Invoice", Object.class)
                  .getSingleResult())
          .isEqualTo(110L);
    }

    @Test
    void aCollectionThatIsJoinedDoesNotRepeatItsOwner() {
      // session.scalars(select(Customer).options(joinedload(Customer.invoices)))
      // # InvalidRequestError: unique() must be called
      assertThat(
              session
                  .createSelectionQuery(
                      "from Customer c join fetch c.invoices where c.id = 1", Customer.class)
                  .getResultList())
          .hasSize(1);
    }
  }
}
