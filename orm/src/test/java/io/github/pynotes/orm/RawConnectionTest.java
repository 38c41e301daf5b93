package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Tuple;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.SQLGrammarException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("engine.connect(), text(), engine.raw_connection()")
class RawConnectionTest {
  @Entity(name = "Article")
  @Table(name = "articles")
  static class Article {
    @Id int id;
    String name;
    int stock;

    Article() {}

    Article(int id, String name, int stock) {
      this.id = id;
      this.name = name;
      this.stock = stock;
    }
  }

  @Entity(name = "Customer")
  @Table(name = "customers")
  static class Customer {
    @Id int id;
    String name;
  }

  record Shortage(String name, long missing) {}

  private static final List<String> SENT = new ArrayList<>();
  private static HikariDataSource pool;
  private static SessionFactory factory;

  @BeforeAll
  static void open(MySqlSandbox mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql.dataSource());
    StatementInspector inspector =
        sql -> {
          SENT.add(sql);
          return sql;
        };
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(Article.class, Customer.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            .property(JdbcSettings.STATEMENT_INSPECTOR, inspector)
            .schemaToolingAction(Action.CREATE)
            .createEntityManagerFactory();
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void threeArticles() {
    factory.inTransaction(session -> {
      session.createMutationQuery("delete from Article").executeUpdate();
      session.persist(new Article(7, "lamp", 2));
      session.persist(new Article(8, "table", 4));
      session.persist(new Article(9, "chair", 6));
    });
    SENT.clear();
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  private static int query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getInt(1);
    }
  }

  private static int stockOfLamps() {
    return factory.fromSession(session -> session.find(Article.class, 7).stock);
  }

  @Nested
  @DisplayName("session.connection(), engine.raw_connection(): doWork, doReturningWork")
  class Work {
    @Test
    void runsOnTheConnectionOfTheSessionAndInItsTransaction() {
      // @start region="raw-connection"
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        lamp.stock = 3;
        session.flush(); // or the connection does not see it yet

        // cursor = session.connection().connection.cursor()
        int stock =
            session.doReturningWork(connection -> {
              try (var statement = connection.createStatement();
                  var row = statement.executeQuery("SELECT SUM(stock) FROM articles")) {
                row.next();
                return row.getInt(1);
              }
            });
        assertThat(stock).isEqualTo(3 + 4 + 6);
      });
      // @end
    }

    @Test
    void doesNotFlushWhatTheSessionHasStillInMind() {
      factory.inTransaction(session -> {
        session.find(Article.class, 7).stock = 3;

        assertThat(
                session.<Integer>doReturningWork(
                    it -> query(it, "SELECT stock FROM articles WHERE id = 7")))
            .isEqualTo(2);
      });
    }

    @Test
    void isRolledBackWithTheSession() {
      factory.inSession(session -> {
        var transaction = session.beginTransaction();
        session.doWork(it -> update(it, "UPDATE articles SET stock = 0"));
        transaction.rollback();
      });

      assertThat(stockOfLamps()).isEqualTo(2);
    }

    @Test
    void mayUseAnythingThatTheDriverHas() {
      factory.inTransaction(session ->
          session.doWork(connection -> {
            String sql = "INSERT INTO articles (id, name, stock) VALUES (?, ?, 0)";
            try (var insert = connection.prepareStatement(sql)) {
              for (int id = 10; id < 13; id++) {
                insert.setInt(1, id);
                insert.setString(2, "lamp " + id);
                insert.addBatch();
              }
              insert.executeBatch();
            }
          }));

      long articles =
          factory.fromSession(it ->
              it.createSelectionQuery("select count(*) from Article", Long.class)
                  .getSingleResult());
      assertThat(articles).isEqualTo(6);
    }

    @Test
    void turnsASqlExceptionIntoOneOfHibernates() {
      // cursor.execute(...)  # pymysql.err.IntegrityError; session.execute wraps it
      assertThatExceptionOfType(ConstraintViolationException.class)
          .isThrownBy(() ->
              factory.inTransaction(session ->
                  session.doWork(it ->
                      update(it, "INSERT INTO articles (id, name, stock) VALUES (7, '', 0)"))))
          .havingCause()
          .isInstanceOf(SQLException.class);
    }

    @Test
    void isNotSeenByAStatementInspector() {
      factory.inTransaction(session -> session.doWork(it -> query(it, "SELECT 42")));

      assertThat(SENT).isEmpty();
    }
  }

  @Nested
  @DisplayName("session.execute(text(sql), parameters): createNativeQuery")
  class NativeQuery {
    @Test
    void fillsRecordsByTheOrderOfTheColumns() {
      // session.execute(text("SELECT ... WHERE stock < :least"), {"least": 5}).all()
      var shortages =
          factory.fromSession(session ->
              session
                  .createNativeQuery(
                      "SELECT name, :least - stock FROM articles WHERE stock < :least ORDER BY id",
                      Shortage.class)
                  .setParameter("least", 5)
                  .getResultList());

      assertThat(shortages).containsExactly(new Shortage("lamp", 3), new Shortage("table", 1));
    }

    @Test
    void expandsAListOfValues() {
      // text("... WHERE id IN :ids").bindparams(bindparam("ids", expanding=True))
      var names =
          factory.fromSession(session ->
              session
                  .createNativeQuery(
                      "SELECT name FROM articles WHERE id IN (:ids) ORDER BY id", String.class)
                  .setParameterList("ids", List.of(7, 9))
                  .getResultList());

      assertThat(names).containsExactly("lamp", "chair");
    }

    @Test
    void readsByNameWhereNoRecordIsWorthIt() {
      // row.name, row.stock
      var row =
          factory.fromSession(session ->
              session
                  .createNativeQuery("SELECT name, stock FROM articles WHERE id = 8", Tuple.class)
                  .getSingleResult());

      assertThat(row.get("name", String.class)).isEqualTo("table");
      assertThat(row.get("stock", Integer.class)).isEqualTo(4);
    }

    @Test
    void readsMapsWhereTheColumnsAreUnknown() {
      // session.execute(text(sql)).mappings().one()
      Map<?, ?> row =
          factory.fromSession(session ->
              session
                  .createNativeQuery("SELECT name, stock FROM articles WHERE id = 8", Map.class)
                  .getSingleResult());

      assertThat(row.get("stock")).isEqualTo(4);
    }

    @Test
    void givesEntitiesThatTheSessionWatches() {
      // session.scalars(select(Article).from_statement(text("SELECT * FROM articles ...")))
      factory.inTransaction(session -> {
        var scarce =
            session
                .createNativeQuery("SELECT * FROM articles ORDER BY stock LIMIT 1", Article.class)
                .getSingleResult();
        scarce.stock = 50;

        assertThat(scarce).isSameAs(session.find(Article.class, 7));
      });

      assertThat(stockOfLamps()).isEqualTo(50);
    }

    @Test
    void flushesFirstSinceItMayReadWhatHasChanged() {
      factory.inTransaction(session -> {
        session.find(Article.class, 7).stock = 3;
        SENT.clear();
        var stock =
            session
                .createNativeQuery("SELECT stock FROM articles WHERE id = 7", Integer.class)
                .getSingleResult();

        assertThat(stock).isEqualTo(3);
        assertThat(SENT).hasSize(2).first().asString().startsWith("update articles");
      });
    }

    @Test
    void flushesOnlyWhatItIsToldThatItReads() {
      factory.inTransaction(session -> {
        session.find(Article.class, 7).stock = 3;
        SENT.clear();
        session
            .createNativeQuery("SELECT name FROM customers", String.class)
            .addSynchronizedEntityClass(Customer.class)
            .getResultList();

        assertThat(SENT).containsExactly("SELECT name FROM customers");
      });
    }

    @Test
    void refusesAParameterWithoutAValue() {
      factory.inSession(session -> {
        var query = session.createNativeQuery("SELECT :least", Integer.class);

        assertThatExceptionOfType(RuntimeException.class)
            .isThrownBy(query::getSingleResult)
            .withMessageContaining("least");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> query.setParameter("most", 5))
            .withMessageContaining("most");
      });
    }

    @Test
    void saysWhichSqlIsWrong() {
      assertThatExceptionOfType(SQLGrammarException.class)
          .isThrownBy(() ->
              factory.inSession(
                  it -> it.createNativeQuery("SELECT * FROM nowhere", Tuple.class).list()))
          .withMessageContaining("SELECT * FROM nowhere");
    }
  }

  @Nested
  @DisplayName("a session after SQL of one's own: session.refresh, session.expire_all")
  class Stale {
    private static final String DELIVERY = "UPDATE articles SET stock = stock + 10";

    @Test
    void stillHasWhatItReadBefore() {
      // session.execute(text("UPDATE articles SET stock = stock + 10")); lamp.stock  # 2
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        int updated = session.createNativeMutationQuery(DELIVERY).executeUpdate();

        assertThat(updated).isEqualTo(3);
        assertThat(lamp.stock).isEqualTo(2);
        assertThat(session.find(Article.class, 7).stock).isEqualTo(2);
      });
    }

    @Test
    void doesNotTakeTheNewValueFromAQueryEither() {
      // session.scalars(select(Article)).first().stock  # 2
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        session.doWork(it -> update(it, DELIVERY));

        var again =
            session
                .createSelectionQuery("from Article where stock = 12", Article.class)
                .getSingleResult();
        assertThat(again).isSameAs(lamp);
        assertThat(again.stock).isEqualTo(2); // found by 12, shown with 2
      });
    }

    @Test
    void overwritesTheNewValueWithItsOldOne() {
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        session.doWork(it -> update(it, DELIVERY));
        lamp.stock--; // one sold
      });

      // the delivery is lost: 2 - 1, not 12 - 1
      assertThat(stockOfLamps()).isEqualTo(1);
    }

    @Test
    void readsAgainWhenItIsToldTo() {
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        session.doWork(it -> update(it, DELIVERY));

        // session.refresh(lamp)
        session.refresh(lamp);
        assertThat(lamp.stock).isEqualTo(12);
        lamp.stock--;
      });

      assertThat(stockOfLamps()).isEqualTo(11);
    }

    @Test
    void forgetsEverythingWhenItIsCleared() {
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        session.doWork(it -> update(it, DELIVERY));

        // session.expunge_all()
        session.clear();
        assertThat(session.find(Article.class, 7).stock).isEqualTo(12);
        assertThat(lamp.stock).isEqualTo(2); // detached
      });
    }
  }

  @Nested
  @DisplayName("engine.connect(): no session")
  class NoSession {
    @Test
    void isAConnectionOfThePool() throws SQLException {
      // with engine.connect() as connection:
      //     connection.scalar(text("SELECT COUNT(*) FROM articles"))
      try (var connection = pool.getConnection()) {

        assertThat(query(connection, "SELECT COUNT(*) FROM articles")).isEqualTo(3);
      }
    }

    @Test
    void hasAStatelessSessionHalfWay() {
      // with Session(engine) as session: session.connection()
      factory.inStatelessTransaction(session -> {
        var lamp = session.get(Article.class, 7);
        session.createNativeMutationQuery("UPDATE articles SET stock = 9").executeUpdate();

        // it keeps nothing, so that nothing is stale
        assertThat(session.get(Article.class, 7)).isNotSameAs(lamp);
        assertThat(session.get(Article.class, 7).stock).isEqualTo(9);
        lamp.stock = 100; // nobody watches
      });

      assertThat(stockOfLamps()).isEqualTo(9);
    }

    @Test
    void writesWhatIsSaidAndWhenItIsSaid() {
      factory.inStatelessTransaction(session -> {
        var lamp = session.get(Article.class, 7);
        lamp.stock = 5;
        SENT.clear();
        session.update(lamp);

        assertThat(SENT).hasSize(1).first().asString().startsWith("update articles");
      });
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aConnectionCommitsEachStatementUnlessItIsToldOtherwise() throws SQLException {
      // with engine.connect() as connection:
      //     connection.execute(text("UPDATE ..."))  # rolled back: commit() is missing
      try (var connection = pool.getConnection()) {
        update(connection, "UPDATE articles SET stock = 0");
      }

      assertThat(stockOfLamps()).isZero();
    }

    @Test
    void workIsACallbackSinceTheConnectionIsLentOnly() {
      // connection = session.connection()  # and used for as long as the transaction lasts
      var kept = new ArrayList<Connection>();
      factory.inTransaction(session -> session.doWork(kept::add));

      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> kept.getFirst().createStatement());
    }

    @Test
    void anUpdateByHqlLeavesTheSessionStaleToo() {
      // session.execute(update(Article).values(...))  # synchronize_session="auto" tells the
      // session
      factory.inTransaction(session -> {
        var lamp = session.find(Article.class, 7);
        session.createMutationQuery("update Article set stock = 0").executeUpdate();

        assertThat(lamp.stock).isEqualTo(2);
      });
    }
  }
}
