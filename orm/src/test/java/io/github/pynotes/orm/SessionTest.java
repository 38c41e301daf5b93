package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityExistsException;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.RollbackException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.orm.Session")
class SessionTest {
  @Entity(name = "User")
  static class User {
    @Id String login;
    String name;
    int age;

    protected User() {}

    User(String login, String name, int age) {
      this.login = login;
      this.name = name;
      this.age = age;
    }
  }

  @Entity(name = "Visit")
  @DynamicUpdate
  static class Visit {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    Integer id;

    String page;
    int seconds;

    protected Visit() {}

    Visit(String page) {
      this.page = page;
    }
  }

  private static final List<String> STATEMENTS = new ArrayList<>();
  private static SessionFactory factory;

  @BeforeAll
  static void mapUsersAndVisits(DataSource database) {
    factory =
        new HibernatePersistenceConfiguration("users")
            .managedClasses(User.class, Visit.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database)
            .schemaToolingAction(Action.CREATE)
            .statementInspector(SessionTest::note)
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
  void addAda() {
    factory.getSchemaManager().truncate();
    factory.inTransaction(session -> session.persist(new User("ada", "Ada", 36)));
    STATEMENTS.clear();
  }

  /// What other transactions see.
  private static String nameInTable(String login) {
    String hql = "select name from User where login = :login";
    return factory.fromSession(other ->
        other
            .createSelectionQuery(hql, String.class)
            .setParameter("login", login)
            .getSingleResultOrNull());
  }

  private static void renameInTable(String login, String name) {
    factory.inStatelessTransaction(other -> {
      User user = other.get(User.class, login);
      user.name = name;
      other.update(user);
    });
    STATEMENTS.clear();
  }

  @Nested
  @DisplayName("add(instance)")
  class Add {
    @Test
    void isPersistAndTheRowIsWrittenByTheFlush() {
      factory.inTransaction(session -> {
        // session.add(eve)
        session.persist(new User("eve", "Eve", 27));
        assertThat(STATEMENTS).isEmpty();

        // session.flush()
        session.flush();
        assertThat(STATEMENTS).hasSize(1).first().asString().startsWith("insert");
      });
    }

    @Test
    void twiceIsOnce() {
      var eve = new User("eve", "Eve", 27);
      factory.inTransaction(session -> {
        // session.add(eve); session.add(eve)
        session.persist(eve);
        session.persist(eve);
      });

      assertThat(STATEMENTS).hasSize(1);
    }
  }

  @Nested
  @DisplayName("delete(instance)")
  class Delete {
    @Test
    void isRemoveAndTheRowIsDeletedByTheFlush() {
      factory.inTransaction(session -> {
        // session.delete(session.get(User, "ada"))
        session.remove(session.find(User.class, "ada"));
        assertThat(STATEMENTS).hasSize(1); // what find() has read
      });

      assertThat(STATEMENTS).hasSize(2).last().asString().startsWith("delete");
      assertThat(nameInTable("ada")).isNull();
    }
  }

  @Nested
  @DisplayName("get(entity, ident), and the identity map")
  class IdentityMap {
    @Test
    void hasOneObjectForEachRow() {
      try (var session = factory.openSession()) {
        User ada = session.find(User.class, "ada");

        // session.get(User, "ada") is ada  # True
        assertThat(session.find(User.class, "ada")).isSameAs(ada);
        assertThat(STATEMENTS).hasSize(1);

        // session.scalars(select(User)).one() is ada  # True
        assertThat(session.createSelectionQuery("from User", User.class).getSingleResult())
            .isSameAs(ada);
        assertThat(STATEMENTS).hasSize(2);
      }
    }

    @Test
    void isNullWithoutARow() {
      // session.get(User, "nobody")  # None
      assertThat(factory.<User>fromSession(session -> session.find(User.class, "nobody"))).isNull();
    }

    @Test
    void belongsToOneSession() {
      try (var one = factory.openSession();
          var another = factory.openSession()) {
        assertThat(one.find(User.class, "ada")).isNotSameAs(another.find(User.class, "ada"));
      }
    }

    @Test
    void keepsItsValuesEvenWhenAQueryReadsNewerOnes() {
      try (var session = factory.openSession()) {
        User ada = session.find(User.class, "ada");
        renameInTable("ada", "Ada Byron");

        // session.scalars(select(User)).one().name  # 'Ada'
        session.createSelectionQuery("from User", User.class).getSingleResult();
        assertThat(ada.name).isEqualTo("Ada");
      }
    }
  }

  @Nested
  @DisplayName("flush(), and session.dirty")
  class Flush {
    @Test
    void writesWhatHasChanged() {
      // @start region="session"
      factory.inTransaction(session -> {
        // ada = session.get(User, "ada")
        User ada = session.find(User.class, "ada");

        // ada.name = "Ada Byron"
        ada.name = "Ada Byron";
        assertThat(session.isDirty()).isTrue(); // and no update() is needed, nor exists
      });

      assertThat(STATEMENTS).hasSize(2).last().asString().startsWith("update");
      // @end
      assertThat(nameInTable("ada")).isEqualTo("Ada Byron");
    }

    @Test
    void writesNothingWhereNothingHasChanged() {
      factory.inTransaction(session -> {
        User ada = session.find(User.class, "ada");
        ada.name = "Eve";
        ada.name = "Ada";
        assertThat(session.isDirty()).isFalse();
      });

      assertThat(STATEMENTS).hasSize(1);
    }

    @Test
    void isSeenByOthersOnlyAfterTheCommit() {
      factory.inTransaction(session -> {
        session.find(User.class, "ada").name = "Ada Byron";
        session.flush();
        assertThat(nameInTable("ada")).isEqualTo("Ada");
      });

      assertThat(nameInTable("ada")).isEqualTo("Ada Byron");
    }
  }

  @Nested
  @DisplayName("autoflush")
  class Autoflush {
    private static List<String> names(Session session) {
      return session
          .createSelectionQuery("select name from User where age > 30 order by name", String.class)
          .getResultList();
    }

    @Test
    void comesBeforeAQuery() {
      factory.inTransaction(session -> {
        session.persist(new User("grace", "Grace", 45));

        // session.scalars(select(User.name).where(User.age > 30)).all()  # ['Ada', 'Grace']
        assertThat(names(session)).containsExactly("Ada", "Grace");
      });
    }

    @Test
    void isSwitchedOffByTheFlushMode() {
      factory.inTransaction(session -> {
        session.persist(new User("grace", "Grace", 45));

        // with session.no_autoflush:
        session.setHibernateFlushMode(FlushMode.COMMIT);
        assertThat(names(session)).containsExactly("Ada");
      });

      assertThat(nameInTable("grace")).isEqualTo("Grace");
    }

    @Test
    void neverComesInManualMode() {
      factory.inTransaction(session -> {
        session.setHibernateFlushMode(FlushMode.MANUAL);
        session.persist(new User("grace", "Grace", 45));
      });

      assertThat(nameInTable("grace")).isNull(); // committed, but never written
    }
  }

  @Nested
  @DisplayName("commit() and rollback()")
  class Transactions {
    @Test
    void areInTransactionWhichCommitsWhenAllGoesWell() {
      // with Session(engine) as session, session.begin():
      factory.inTransaction(session -> session.persist(new User("eve", "Eve", 27)));

      assertThat(nameInTable("eve")).isEqualTo("Eve");
    }

    @Test
    void areInTransactionWhichRollsBackWhatThrows() {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              factory.inTransaction(session -> {
                session.persist(new User("eve", "Eve", 27));
                session.flush();
                throw new IllegalStateException("out of stock");
              }));

      assertThat(nameInTable("eve")).isNull();
    }

    @Test
    void openSessionAloneWritesNothing() {
      try (var session = factory.openSession()) {
        // with Session(engine) as session:  # and no commit
        session.persist(new User("eve", "Eve", 27));
      }

      assertThat(nameInTable("eve")).isNull();
    }
  }

  @Nested
  @DisplayName("refresh(instance) and expire(instance)")
  class Refresh {
    @Test
    void readsTheRowAgain() {
      try (var session = factory.openSession()) {
        User ada = session.find(User.class, "ada");
        renameInTable("ada", "Ada Byron");

        // session.refresh(ada)  # expire(ada) reads when it is needed
        session.refresh(ada);
        assertThat(ada.name).isEqualTo("Ada Byron");
        assertThat(STATEMENTS).hasSize(1);
      }
    }

    @Test
    void forgetsWhatHasNotBeenFlushed() {
      factory.inTransaction(session -> {
        User ada = session.find(User.class, "ada");
        ada.name = "Eve";
        session.refresh(ada);
      });

      assertThat(nameInTable("ada")).isEqualTo("Ada");
    }
  }

  @Nested
  @DisplayName("expunge(instance), and detached objects")
  class Detached {
    @Test
    void isDetachAndTheSessionForgetsTheObject() {
      factory.inTransaction(session -> {
        User ada = session.find(User.class, "ada");

        // session.expunge(ada)  # expunge_all() is clear()
        session.detach(ada);
        ada.name = "Eve";
        assertThat(session.contains(ada)).isFalse();
      });

      assertThat(nameInTable("ada")).isEqualTo("Ada");
    }

    @Test
    void isWhatAnObjectOfAClosedSessionIs() {
      User ada = factory.fromSession(session -> session.find(User.class, "ada"));
      ada.name = "Eve";
      factory.inTransaction(
          session -> assertThat(session.find(User.class, "ada").name).isEqualTo("Ada"));

      assertThat(nameInTable("ada")).isEqualTo("Ada");
    }
  }

  @Nested
  @DisplayName("merge(instance)")
  class Merge {
    @Test
    void copiesADetachedObjectIntoThatOfTheSession() {
      User detached = factory.fromSession(session -> session.find(User.class, "ada"));
      detached.name = "Ada Byron";
      STATEMENTS.clear();
      factory.inTransaction(session -> {
        // ada = session.merge(detached)
        User ada = session.merge(detached);

        assertThat(ada).isNotSameAs(detached).isSameAs(session.find(User.class, "ada"));
        assertThat(session.contains(detached)).isFalse();
      });

      assertThat(STATEMENTS).hasSize(2); // select and update
      assertThat(nameInTable("ada")).isEqualTo("Ada Byron");
    }

    @Test
    void addsWhatHasNoRow() {
      // session.merge(User(login="eve", name="Eve", age=27))
      factory.inTransaction(session -> session.merge(new User("eve", "Eve", 27)));

      assertThat(nameInTable("eve")).isEqualTo("Eve");
    }

    @Test
    void losesWhatIsChangedInTheOriginalAfterwards() {
      User detached = factory.fromSession(session -> session.find(User.class, "ada"));
      factory.inTransaction(session -> {
        session.merge(detached); // the result is what to go on with
        detached.name = "Ada Byron";
      });

      assertThat(nameInTable("ada")).isEqualTo("Ada");
    }
  }

  @Nested
  @DisplayName("StatelessSession, where Python has engine.begin()")
  class Stateless {
    @Test
    void writesAtOnce() {
      factory.inStatelessTransaction(session -> {
        // connection.execute(insert(User).values(login="eve", name="Eve", age=27))
        session.insert(new User("eve", "Eve", 27));
        assertThat(STATEMENTS).hasSize(1).last().asString().startsWith("insert");

        session.update(new User("eve", "Eve", 28));
        assertThat(STATEMENTS).hasSize(2).last().asString().startsWith("update");

        session.delete(new User("eve", "Eve", 28));
        assertThat(STATEMENTS).hasSize(3).last().asString().startsWith("delete");
      });
    }

    @Test
    void writesWhatIsNewOrNotByUpsert() {
      factory.inStatelessTransaction(session -> {
        // connection.execute(insert(User).values(...).on_duplicate_key_update(...))
        session.upsert(new User("ada", "Ada Byron", 36));
        session.upsert(new User("eve", "Eve", 27));
      });

      assertThat(List.of(nameInTable("ada"), nameInTable("eve")))
          .containsExactly("Ada Byron", "Eve");
    }

    @Test
    void hasNoIdentityMap() {
      factory.inStatelessSession(session -> {
        User ada = session.get(User.class, "ada");

        assertThat(session.get(User.class, "ada")).isNotSameAs(ada);
        assertThat(STATEMENTS).hasSize(2);
      });
    }

    @Test
    void doesNotNoticeChanges() {
      factory.inStatelessTransaction(session -> session.get(User.class, "ada").name = "Eve");

      assertThat(nameInTable("ada")).isEqualTo("Ada");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aRollbackDoesNotRestoreTheObject() {
      try (var session = factory.openSession()) {
        var transaction = session.beginTransaction();
        User ada = session.find(User.class, "ada");
        ada.name = "Eve";
        session.flush();
        transaction.rollback();

        // session.rollback(); ada.name  # 'Ada': expired, and read again
        assertThat(ada.name).isEqualTo("Eve");
        assertThat(nameInTable("ada")).isEqualTo("Ada");
      }
    }

    @Test
    void aRollbackDetachesTheObjects() {
      try (var session = factory.openSession()) {
        var transaction = session.beginTransaction();
        User ada = session.find(User.class, "ada");
        ada.name = "Eve";
        transaction.rollback();

        // ada in session  # True
        assertThat(session.contains(ada)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> session.refresh(ada));
        assertThat(session.find(User.class, "ada")).isNotSameAs(ada);
      }
    }

    @Test
    void anErrorLeavesTheTransactionOpenInsteadOfRollingItBack() {
      try (var session = factory.openSession()) {
        // with session.begin():  # rolls back whatever is raised
        assertThatExceptionOfType(AssertionError.class)
            .isThrownBy(() ->
                session.inTransaction(transaction -> {
                  throw new AssertionError("no exception, but an error");
                }));
        assertThat(session.getTransaction().isActive()).isTrue(); // and so are its locks

        session.getTransaction().rollback();
      }
    }

    @Test
    void aCommitDoesNotExpireTheObjects() {
      try (var session = factory.openSession()) {
        var transaction = session.beginTransaction();
        User ada = session.find(User.class, "ada");
        transaction.commit();
        renameInTable("ada", "Ada Byron");

        // ada.name  # 'Ada Byron', by another SELECT, unless expire_on_commit=False
        assertThat(ada.name).isEqualTo("Ada");
        assertThat(STATEMENTS).isEmpty();
      }
    }

    @Test
    void anIdentityColumnIsInsertedAtOnce() {
      factory.inTransaction(session -> {
        var visit = new Visit("/cart");
        session.persist(visit);

        // session.add(visit); visit.id  # None, until the flush
        assertThat(visit.id).isEqualTo(1);
        assertThat(STATEMENTS).hasSize(1);
      });
    }

    @Test
    void anUpdateWritesAllColumnsUnlessItIsDynamic() {
      factory.inTransaction(session -> session.find(User.class, "ada").name = "Ada Byron");
      factory.inTransaction(session -> session.persist(new Visit("/cart")));
      factory.inTransaction(session -> session.find(Visit.class, 1).seconds = 12);

      // UPDATE user SET name=%(name)s WHERE user.login = %(user_login)s
      assertThat(STATEMENTS)
          .filteredOn(sql -> sql.startsWith("update"))
          .containsExactly(
              "update User set age=?,name=? where login=?",
              "update Visit set seconds=? where id=?");
    }

    @Test
    void aQueryOfOtherTablesDoesNotFlushNorDoesFind() {
      factory.inTransaction(session -> {
        session.persist(new User("eve", "Eve", 27));
        session.createSelectionQuery("from Visit", Visit.class).getResultList();
        assertThat(STATEMENTS).noneMatch(sql -> sql.startsWith("insert"));

        // session.scalars(select(Visit))  # flushes, whatever it asks for, as get() does
        session.createSelectionQuery("from User", User.class).getResultList();
        assertThat(STATEMENTS).filteredOn(sql -> sql.startsWith("insert")).hasSize(1);
      });
    }

    @Test
    void aDetachedObjectCannotBeAddedAgain() {
      var visit = new Visit("/cart");
      factory.inTransaction(session -> session.persist(visit));

      // session.add(visit)  # attaches it to this session, changes and all
      assertThatExceptionOfType(EntityExistsException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(visit)))
          .withMessageContaining("Detached entity passed to persist");
    }

    @Test
    void aMergeWritesAlsoTheNullsOfAnObjectThatIsHalfFilled() {
      factory.inTransaction(session -> session.merge(new User("ada", null, 37)));

      // session.merge(User(login="ada", age=37))  # leaves the name alone, for it was never set
      assertThat(nameInTable("ada")).isNull();
    }

    @Test
    void aFailureInTheCommitHidesItsReasonInTheCause() {
      var sameLogin = new User("ada", "Ada", 36);

      // session.add(same_login); session.commit()  # IntegrityError
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(sameLogin)))
          .withCauseInstanceOf(ConstraintViolationException.class);

      // session.add(same_login); session.flush()  # IntegrityError
      assertThatExceptionOfType(ConstraintViolationException.class)
          .isThrownBy(() ->
              factory.inTransaction(session -> {
                session.persist(sameLogin);
                session.flush();
              }));
    }
  }
}
