package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import jakarta.persistence.Transient;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.AnnotationException;
import org.hibernate.InstantiationException;
import org.hibernate.PropertyValueException;
import org.hibernate.SessionFactory;
import org.hibernate.boot.model.naming.PhysicalNamingStrategySnakeCaseImpl;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.MappingSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.DataException;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.id.IdentifierGenerationException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.orm.DeclarativeBase, declarative_base()")
class DeclarativeBaseTest {
  @Entity(name = "User")
  @Table(name = "user")
  static class User {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String name;

    protected User() {} // for Hibernate

    User(String name) {
      this.name = name;
    }
  }

  @MappedSuperclass
  abstract static class Priced {
    int cents;

    @Column(length = 3)
    String currency = "EUR";
  }

  @Entity(name = "Order")
  @Table(name = "`order`")
  static class Order extends Priced {
    @Id String number;

    @Column(nullable = false)
    String customer;

    @Column(name = "ref", unique = true)
    String reference;

    Boolean express;
    @Transient int weight;
  }

  @Entity(name = "Tag")
  static class Tag {
    @Id final String label;

    Tag(String label) {
      this.label = label;
    }
  }

  private static SessionFactory factory;

  @BeforeAll
  static void mapUsersAndOrders(DataSource database) {
    factory = mapping(database, User.class, Order.class, Tag.class).createEntityManagerFactory();
  }

  private static HibernatePersistenceConfiguration mapping(
      DataSource database, Class<?>... entities) {
    return new HibernatePersistenceConfiguration("shop")
        .managedClasses(entities)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
        .schemaToolingAction(Action.CREATE);
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void emptyTheTables() {
    factory.getSchemaManager().truncate();
  }

  private static Order order(String number) {
    var order = new Order();
    order.number = number;
    order.customer = "Ada";
    return order;
  }

  /// The columns of a table, in alphabetical order, as the server tells them.
  private static List<String> columns(String table) {
    String sql =
        """
        SELECT CONCAT(column_name, ' ', data_type, IF(is_nullable = 'YES', ' or NULL', ''))
        FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = ? ORDER BY column_name
        """;
    return factory.fromSession(session ->
        session.createNativeQuery(sql, String.class).setParameter(1, table).getResultList());
  }

  @Nested
  @DisplayName("class User(Base)")
  class Declaration {
    @Test
    void makesAClassATable() {
      // class User(Base):
      //     __tablename__ = 'user'
      //     id = Column(Integer, primary_key=True)
      //     name = Column(String)
      assertThat(columns("user")).containsExactly("id int", "name varchar or NULL");
    }

    @Test
    void makesAnObjectARow() {
      // @start region="declarative-base"
      // ada = User(name="Ada")
      // with Session(engine) as session:
      //     session.add(ada)
      //     session.commit()
      var ada = new User("Ada");
      factory.inTransaction(session -> session.persist(ada));

      // with Session(engine) as session:
      //     user = session.get(User, 1)
      User user = factory.fromSession(session -> session.find(User.class, 1));
      assertThat(ada.id).isEqualTo(1);
      assertThat(user.name).isEqualTo("Ada");
      // @end
    }

    @Test
    void leavesOutWhatIsTransient() {
      // an attribute without mapped_column() or Mapped[...]
      assertThat(columns("order")).noneMatch(column -> column.startsWith("weight"));
    }
  }

  @Nested
  @DisplayName("Column(Integer, primary_key=True)")
  class PrimaryKey {
    @Test
    void isCountedByTheServerWithGeneratedValue() {
      var ada = new User("Ada");
      var eve = new User("Eve");
      factory.inTransaction(session -> {
        session.persist(ada);
        session.persist(eve);
      });

      assertThat(List.of(ada.id, eve.id)).containsExactly(1, 2);
    }

    @Entity(name = "Keyless")
    static class Keyless {
      String name;
    }

    @Test
    void isNeeded(DataSource database) {
      // sqlalchemy.exc.ArgumentError: could not assemble any primary key columns
      assertThatExceptionOfType(AnnotationException.class)
          .isThrownBy(() -> mapping(database, Keyless.class).createEntityManagerFactory())
          .withMessageContaining("has no identifier");
    }

    @Test
    void isYoursToSetWithout() {
      // number: Mapped[str] = mapped_column(String(255), primary_key=True)
      factory.inTransaction(session -> session.persist(order("2026-1")));

      assertThat(factory.<Order>fromSession(session -> session.find(Order.class, "2026-1")))
          .isNotNull();
    }
  }

  @Nested
  @DisplayName("Mapped[...] and mapped_column(...)")
  class Columns {
    @Test
    void aPrimitiveIsNotNullAndItsBoxIsNullable() {
      // cents: Mapped[int]
      // express: Mapped[Optional[bool]]
      assertThat(columns("order")).contains("cents int", "express bit or NULL");
    }

    @Test
    void aNameOfItsOwnIsInColumn() {
      // reference: Mapped[Optional[str]] = mapped_column("ref", String(255), unique=True)
      assertThat(columns("order")).contains("ref varchar or NULL");
    }

    @Test
    void uniqueIsLeftToTheServer() {
      var first = order("2026-1");
      first.reference = "spring";
      var second = order("2026-2");
      second.reference = "spring";
      factory.inTransaction(session -> session.persist(first));

      // session.commit()  # IntegrityError
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(second)))
          .withCauseInstanceOf(ConstraintViolationException.class);
    }
  }

  @Nested
  @DisplayName("a mixin, class Order(Priced, Base)")
  class Mixin {
    @Test
    void hasItsColumnsInTheTableOfTheSubclass() {
      assertThat(columns("order")).contains("cents int", "currency varchar or NULL");
    }

    @Test
    void hasNoTable() {
      assertThat(columns("Priced")).isEmpty();
    }

    @Test
    void givesItsValuesToTheRowsOfTheSubclass() {
      var order = order("2026-1");
      order.cents = 1990;
      factory.inTransaction(session -> session.persist(order));

      Order found = factory.fromSession(session -> session.find(Order.class, "2026-1"));
      assertThat(found.cents).isEqualTo(1990);
      assertThat(found.currency).isEqualTo("EUR");
    }

    abstract static class Dated {
      int year = 2026;
    }

    @Entity(name = "Invoice")
    static class Invoice extends Dated {
      @Id int number;
    }

    @Test
    void isForgottenWithoutMappedSuperclass(DataSource database) {
      try (var other = mapping(database, Invoice.class).createEntityManagerFactory()) {
        other.inTransaction(session -> session.persist(new Invoice()));
      }

      assertThat(columns("Invoice")).containsExactly("number int");
    }
  }

  @Nested
  class DiffersFromPython {
    @Entity(name = "Group")
    @Table(name = "group")
    static class Group {
      @Id int number;
      int foundedIn;
    }

    @Test
    void aReservedWordIsNotQuotedUnlessToldSo(DataSource database) {
      // __tablename__ = "group"  # quoted, because it has to be
      try (var other = mapping(database, Group.class).createEntityManagerFactory()) {

        assertThatExceptionOfType(RollbackException.class)
            .isThrownBy(() -> other.inTransaction(session -> session.persist(new Group())))
            .withCauseInstanceOf(SQLGrammarException.class);
      }
    }

    @Test
    void aSettingQuotesReservedWordsAndAnotherWritesSnakeCase(DataSource database) {
      var configuration =
          mapping(database, Group.class)
              .property(MappingSettings.KEYWORD_AUTO_QUOTING_ENABLED, true)
              .property(
                  MappingSettings.PHYSICAL_NAMING_STRATEGY,
                  new PhysicalNamingStrategySnakeCaseImpl());
      try (var other = configuration.createEntityManagerFactory()) {
        other.inTransaction(session -> session.persist(new Group()));
      }

      assertThat(columns("group")).containsExactly("founded_in int", "number int");
    }

    @Test
    void aTableIsNamedAfterItsEntityWithoutTable() {
      // sqlalchemy.exc.InvalidRequestError: ... does not have a __table__ or __tablename__
      assertThat(columns("Tag")).containsExactly("label varchar");
    }

    @Test
    void aStringHasALengthWithoutBeingToldOne() {
      var tooLong = new User("A".repeat(256));

      // name = Column(String)  # CompileError: VARCHAR requires a length on dialect mysql
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(tooLong)));
    }

    @Test
    void aTypeSaysNothingAboutNull() {
      // currency: Mapped[str]  # NOT NULL; Mapped[Optional[str]] is nullable
      assertThat(columns("order")).contains("currency varchar or NULL", "customer varchar");
    }

    @Test
    void nullIsRefusedBeforeTheServerIsAsked() {
      var order = order("2026-1");
      order.customer = null;

      // session.commit()  # IntegrityError, which the server says
      assertThatExceptionOfType(PropertyValueException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(order)))
          .withMessageContaining("customer");
    }

    @Test
    void aNumberAsKeyIsNotCountedUnlessToldSo() {
      // id: Mapped[int] = mapped_column(primary_key=True)  # AUTO_INCREMENT, because it is a number
      assertThatExceptionOfType(IdentifierGenerationException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(new Order())))
          .withMessageContaining("must be manually assigned");
    }

    @Test
    void aClassIsMappedOnlyWhenItIsListed() {
      // a subclass of Base is in Base.metadata
      assertThatIllegalArgumentException()
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(new Group())))
          .withMessageContaining("Unknown entity type");
    }

    @Test
    void aConstructorWithoutParametersIsNeededForLoading() {
      factory.inTransaction(session -> session.persist(new Tag("urgent")));

      // SQLAlchemy does not call __init__ for a row, and writes one with keywords for you
      assertThatExceptionOfType(InstantiationException.class)
          .isThrownBy(() -> factory.inSession(session -> session.find(Tag.class, "urgent")))
          .withMessageContaining("No default constructor");
    }

    @Test
    void aRecordCanBeWrittenButNotLoaded(DataSource database) {
      @Entity(name = "Point")
      record Point(@Id int x) {}

      // class Point(MappedAsDataclass, Base)  # is loaded as any other
      try (var other = mapping(database, Point.class).createEntityManagerFactory()) {
        other.inTransaction(session -> session.persist(new Point(7)));

        assertThatExceptionOfType(InstantiationException.class)
            .isThrownBy(() -> other.inSession(session -> session.find(Point.class, 7)));
      }
    }
  }
}
