package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToMany;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.hibernate.Hibernate;
import org.hibernate.LazyInitializationException;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.graph.GraphSemantic;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.loader.MultipleBagFetchException;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.orm.relationship")
class RelationshipsTest {
  @Entity(name = "User")
  @Table(name = "user")
  static class User {
    @Id String login;

    @OneToMany(mappedBy = "user", cascade = CascadeType.ALL, orphanRemoval = true)
    List<Order> orders = new ArrayList<>();

    @OneToMany(mappedBy = "author")
    List<Review> reviews = new ArrayList<>();

    protected User() {}

    User(String login) {
      this.login = login;
    }

    String login() {
      return login;
    }

    /// Sets both sides, as `back_populates` does.
    void add(Order order) {
      orders.add(order);
      order.user = this;
    }
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {
    @Id int number;

    @ManyToOne(fetch = FetchType.LAZY)
    User user;

    @ManyToMany Set<Tag> tags = new HashSet<>();

    protected Order() {}

    Order(int number) {
      this.number = number;
    }
  }

  /// Mapped as little as possible.
  @Entity(name = "Review")
  static class Review {
    @Id int id;
    @ManyToOne User author;

    protected Review() {}

    Review(int id, User author) {
      this.id = id;
      this.author = author;
    }
  }

  @Entity(name = "Tag")
  static class Tag {
    @Id String label;

    @ManyToMany(mappedBy = "tags")
    Set<Order> orders = new HashSet<>();

    protected Tag() {}

    Tag(String label) {
      this.label = label;
    }
  }

  private static final List<String> STATEMENTS = new ArrayList<>();
  private static SessionFactory factory;

  @BeforeAll
  static void mapTheShop(DataSource database) {
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(User.class, Order.class, Review.class, Tag.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
            .schemaToolingAction(Action.CREATE)
            .statementInspector(RelationshipsTest::note)
            .createEntityManagerFactory();
  }

  private static String note(String sql) {
    STATEMENTS.add(sql);
    return sql;
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void addAdaWithTwoOrders() {
    factory.getSchemaManager().truncate();
    factory.inTransaction(session -> {
      var ada = new User("ada");
      ada.add(new Order(1));
      ada.add(new Order(2));
      session.persist(ada);
    });
    STATEMENTS.clear();
  }

  private static long count(String hql) {
    return factory.fromSession(
        session -> session.createSelectionQuery(hql, Long.class).getSingleResult());
  }

  @Nested
  @DisplayName("relationship(back_populates=...)")
  class BackPopulates {
    @Test
    void isAFieldOnEachSide() {
      factory.inSession(session -> {
        User ada = session.find(User.class, "ada");

        // [order.number for order in ada.orders]
        assertThat(ada.orders).extracting(order -> order.number).containsExactlyInAnyOrder(1, 2);

        // session.get(Order, 1).user is ada
        assertThat(session.find(Order.class, 1).user).isSameAs(ada);
      });
    }

    @Test
    void isWrittenByTheSideThatHasNoMappedBy() {
      factory.inTransaction(session -> {
        var order = new Order(3);
        order.user = session.find(User.class, "ada");
        session.persist(order);
      });

      assertThat(count("select count(*) from Order where user.login = 'ada'")).isEqualTo(3);
    }
  }

  @Nested
  @DisplayName("relationship(secondary=...)")
  class ManyToManyRelation {
    @Test
    void isManyToManyAndTheTableBetweenIsHidden() {
      factory.inTransaction(session -> {
        var gift = new Tag("gift");
        session.persist(gift);

        // session.get(Order, 1).tags.add(gift)
        session.find(Order.class, 1).tags.add(gift);
        session.find(Order.class, 2).tags.add(gift);
      });

      // session.get(Tag, "gift").orders
      factory.inSession(session -> assertThat(session.find(Tag.class, "gift").orders).hasSize(2));
    }
  }

  @Nested
  @DisplayName("lazy='select'")
  class Lazy {
    @Test
    void loadsACollectionWhenItIsUsed() {
      factory.inSession(session -> {
        User ada = session.find(User.class, "ada");
        assertThat(Hibernate.isInitialized(ada.orders)).isFalse();
        assertThat(STATEMENTS).hasSize(1);

        assertThat(ada.orders).hasSize(2);
        assertThat(STATEMENTS).hasSize(2);
      });
    }

    @Test
    void loadsTheOtherSideWhenAMethodOfItIsCalled() {
      factory.inSession(session -> {
        User ada = session.find(Order.class, 1).user;
        assertThat(Hibernate.isInitialized(ada)).isFalse();

        assertThat(ada.login()).isEqualTo("ada");
        assertThat(Hibernate.isInitialized(ada)).isTrue();
      });
    }
  }

  @Nested
  @DisplayName("30 users and their orders")
  class NPlusOne {
    @BeforeEach
    void addTwentyNineMore() {
      factory.inTransaction(session -> {
        for (int i = 2; i <= 30; i++) {
          var user = new User("user" + i);
          user.add(new Order(10 * i));
          user.add(new Order(10 * i + 1));
          session.persist(user);
        }
      });
      STATEMENTS.clear();
    }

    private static int ordersOf(List<User> users) {
      return users.stream().mapToInt(user -> user.orders.size()).sum();
    }

    @Test
    void takeThirtyOneStatementsOneByOneAndOneByJoinFetch() {
      // @start region="relationships"
      try (var session = factory.openSession()) {
        // for user in session.scalars(select(User)): print(user.orders)
        var users = session.createSelectionQuery("from User", User.class).getResultList();
        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(31);
      }
      STATEMENTS.clear();
      try (var session = factory.openSession()) {
        // select(User).options(joinedload(User.orders))
        String hql = "from User left join fetch orders";
        var users = session.createSelectionQuery(hql, User.class).getResultList();
        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(1);
      }
      // @end
    }

    @Test
    void loseThoseWithoutOrdersByAnInnerJoin() {
      factory.inTransaction(session -> session.persist(new User("eve")));

      factory.inSession(session -> {
        // joinedload(User.orders, innerjoin=True)
        assertThat(
                session
                    .createSelectionQuery("from User join fetch orders", User.class)
                    .getResultList())
            .hasSize(30);
        assertThat(
                session
                    .createSelectionQuery("from User left join fetch orders", User.class)
                    .getResultList())
            .hasSize(31);
      });
    }

    @Test
    void takeTwoStatementsInABatch() {
      try (var session = factory.openSession()) {
        // select(User).options(selectinload(User.orders))
        session.setFetchBatchSize(30);
        var users = session.createSelectionQuery("from User", User.class).getResultList();

        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(2);
      }
    }

    @Test
    void takeFourStatementsInBatchesOfTen() {
      try (var session = factory.openSession()) {
        session.setFetchBatchSize(10);
        var users = session.createSelectionQuery("from User", User.class).getResultList();

        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(4);
      }
    }

    @Test
    void takeTwoStatementsBySubselect() {
      try (var session = factory.openSession()) {
        // select(User).options(subqueryload(User.orders))
        session.setSubselectFetchingEnabled(true);
        var users = session.createSelectionQuery("from User", User.class).getResultList();

        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(2);
      }
    }

    @Test
    void takeOneStatementByAnEntityGraph() {
      try (var session = factory.openSession()) {
        // the query as it is, and .options(joinedload(User.orders)) from elsewhere
        var graph = session.createEntityGraph(User.class);
        graph.addAttributeNodes("orders");
        var users =
            session
                .createSelectionQuery("from User", User.class)
                .setEntityGraph(graph, GraphSemantic.FETCH)
                .getResultList();

        assertThat(ordersOf(users)).isEqualTo(60);
        assertThat(STATEMENTS).hasSize(1);
      }
    }
  }

  @Nested
  @DisplayName("cascade='all, delete-orphan'")
  class Cascade {
    @Test
    void addsTheOrdersWithTheirUser() {
      var eve = new User("eve");
      eve.add(new Order(3));

      // session.add(eve)
      factory.inTransaction(session -> session.persist(eve));
      assertThat(STATEMENTS).hasSize(2).allMatch(sql -> sql.startsWith("insert"));
    }

    @Test
    void deletesTheOrdersWithTheirUser() {
      // session.delete(session.get(User, "ada"))
      factory.inTransaction(session -> session.remove(session.find(User.class, "ada")));

      assertThat(count("select count(*) from Order")).isZero();
    }

    @Test
    void deletesAnOrphan() {
      factory.inTransaction(session -> {
        // ada.orders.remove(order)
        var orders = session.find(User.class, "ada").orders;
        orders.removeIf(order -> order.number == 1);
      });

      assertThat(STATEMENTS).contains("delete from orders where number=?");
      assertThat(count("select count(*) from Order")).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("DetachedInstanceError")
  class Detached {
    @Test
    void isALazyInitializationException() {
      User ada = factory.fromSession(session -> session.find(User.class, "ada"));

      // len(ada.orders)  # DetachedInstanceError
      assertThatExceptionOfType(LazyInitializationException.class)
          .isThrownBy(ada.orders::size)
          .withMessageContaining("orders");
    }

    @Test
    void isCuredByLoadingWhatIsNeededWithTheRest() {
      String hql = "from User left join fetch orders where login = 'ada'";
      User ada =
          factory.fromSession(
              session -> session.createSelectionQuery(hql, User.class).getSingleResult());

      assertThat(ada.orders).hasSize(2);
      assertThat(STATEMENTS).hasSize(1);
    }

    @Test
    void isCuredByLoadingItWhileThereIsASession() {
      User ada =
          factory.fromSession(session -> {
            User user = session.find(User.class, "ada");
            Hibernate.initialize(user.orders);
            return user;
          });

      assertThat(ada.orders).hasSize(2);
      assertThat(STATEMENTS).hasSize(2);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void onlyTheOwningSideIsWritten() {
      factory.inTransaction(session -> session.find(User.class, "ada").orders.add(new Order(3)));

      // ada.orders.append(Order(number=3))  # back_populates sets order.user
      assertThat(count("select count(*) from Order where user is null")).isEqualTo(1);
    }

    @Test
    void theOtherSideDoesNotFollow() {
      factory.inTransaction(session -> {
        User ada = session.find(User.class, "ada");
        Hibernate.initialize(ada.orders);
        var order = new Order(3);
        order.user = ada;
        session.persist(order);
        session.flush();

        // order.user = ada; len(ada.orders)  # 3
        assertThat(ada.orders).hasSize(2);
        session.refresh(ada);
        assertThat(ada.orders).hasSize(3);
      });
    }

    @Test
    void manyToOneIsEagerUnlessToldOtherwise() {
      factory.inTransaction(
          session -> session.persist(new Review(1, session.find(User.class, "ada"))));
      STATEMENTS.clear();

      factory.inSession(session -> {
        // session.scalars(select(Review)).all()  # one statement: all relationships are lazy
        session.createSelectionQuery("from Review", Review.class).getResultList();
        assertThat(STATEMENTS).hasSize(2);
      });
    }

    @Test
    void aProxyLoadsForItsMethodsButNotForItsFields() {
      factory.inSession(session -> {
        User ada = session.find(Order.class, 1).user;

        // session.get(Order, 1).user.login  # 'ada'
        assertThat(ada.login).isNull();
        assertThat(ada.login()).isEqualTo("ada");
        assertThat(ada.login).isNull(); // so an entity has methods where it is lazy
        assertThat(ada.getClass()).isNotEqualTo(User.class);
      });
    }

    @Test
    void nothingCascadesUnlessToldSo() {
      var stranger = new User("eve");

      // session.add(Review(id=1, author=eve))  # adds eve, too: cascade="save-update, merge"
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(
              () -> factory.inTransaction(session -> session.persist(new Review(1, stranger))))
          .withStackTraceContaining("TransientPropertyValueException");
    }

    @Test
    void deletingAParentDoesNotSetTheKeysOfItsChildrenToNull() {
      factory.inTransaction(
          session -> session.persist(new Review(1, session.find(User.class, "ada"))));

      // session.delete(ada)  # UPDATE review SET author=NULL
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() ->
              factory.inTransaction(session -> session.remove(session.find(User.class, "ada"))))
          .withCauseInstanceOf(ConstraintViolationException.class);
    }

    @Test
    void aListWithOrphanRemovalIsEmptiedNotReplaced() {
      // ada.orders = []  # the orders are deleted
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() ->
              factory.inTransaction(
                  session -> session.find(User.class, "ada").orders = new ArrayList<>()))
          .withStackTraceContaining("orphan deletion was no longer referenced");

      factory.inTransaction(session -> session.find(User.class, "ada").orders.clear());
      assertThat(count("select count(*) from Order")).isZero();
    }

    @Test
    void twoListsCannotBeJoinedAtOnce() {
      String hql = "from User left join fetch orders left join fetch reviews";

      // select(User).options(joinedload(User.orders), joinedload(User.reviews))  # each with each
      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              factory.inSession(
                  session -> session.createSelectionQuery(hql, User.class).getResultList()))
          .withCauseInstanceOf(MultipleBagFetchException.class);
    }
  }
}
