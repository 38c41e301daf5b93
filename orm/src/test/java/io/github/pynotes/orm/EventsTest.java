package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityListeners;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PostLoad;
import jakarta.persistence.PostPersist;
import jakarta.persistence.PostRemove;
import jakarta.persistence.PostUpdate;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreRemove;
import jakarta.persistence.PreUpdate;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.hibernate.Interceptor;
import org.hibernate.SessionFactory;
import org.hibernate.annotations.CreationTimestamp;
import org.hibernate.annotations.UpdateTimestamp;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.tool.schema.Action;
import org.hibernate.type.Type;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("sqlalchemy.event.listens_for")
class EventsTest {
  /// What the callbacks have said since the test began.
  private static final List<String> EVENTS = new ArrayList<>();

  /// Who and when go into every table that extends this.
  @MappedSuperclass
  @EntityListeners(Signature.class)
  abstract static class Audited {
    @CreationTimestamp Instant created;
    @UpdateTimestamp Instant changed;
    String changedBy;
  }

  /// One listener for many classes; made by Hibernate, so it needs a constructor without arguments.
  static final class Signature {
    static String user = "Ada";

    @PrePersist
    @PreUpdate
    void sign(Audited entity) {
      entity.changedBy = user;
    }
  }

  @Entity(name = "Article")
  @Table(name = "articles")
  static class Article extends Audited {
    @Id int id = 1;
    String name;
    int price;

    protected Article() {}

    Article(String name, int price) {
      this.name = name;
      this.price = price;
    }
  }

  @Entity(name = "Sensor")
  @Table(name = "sensors")
  static class Sensor {
    @Id int id = 7;
    String name;

    protected Sensor() {}

    Sensor(String name) {
      this.name = name;
    }

    @PrePersist
    void beforeInsert() {
      if (name.isBlank()) {
        throw new IllegalArgumentException("sensor %d has no name".formatted(id));
      }
      name = name.strip();
      EVENTS.add("before insert");
    }

    @PostPersist
    void afterInsert() {
      EVENTS.add("after insert");
    }

    @PreUpdate
    void beforeUpdate() {
      EVENTS.add("before update");
    }

    @PostUpdate
    void afterUpdate() {
      EVENTS.add("after update");
    }

    @PreRemove
    void beforeDelete() {
      EVENTS.add("before delete");
    }

    @PostRemove
    void afterDelete() {
      EVENTS.add("after delete");
    }

    @PostLoad
    void load() {
      EVENTS.add("load");
    }
  }

  private static HikariDataSource pool;
  private static SessionFactory factory;

  @BeforeAll
  static void open(DataSource mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql);
    factory = shop().schemaToolingAction(Action.CREATE).createEntityManagerFactory();
  }

  private static HibernatePersistenceConfiguration shop() {
    return new HibernatePersistenceConfiguration("shop")
        .managedClasses(Article.class, Sensor.class)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void empty() {
    factory.inTransaction(session -> {
      session.createMutationQuery("delete Article").executeUpdate();
      session.createMutationQuery("delete Sensor").executeUpdate();
    });
    EVENTS.clear();
    Signature.user = "Ada";
  }

  private static void save(Object entity) {
    factory.inTransaction(session -> session.persist(entity));
  }

  private static void change(Consumer<Article> change) {
    factory.inTransaction(session -> change.accept(session.find(Article.class, 1)));
  }

  private static Sensor sensor() {
    return factory.fromSession(session -> session.find(Sensor.class, 7));
  }

  private static Article article() {
    return factory.fromSession(session -> session.find(Article.class, 1));
  }

  @Nested
  @DisplayName("before_insert, after_update, load: the events of a mapper")
  class Callbacks {
    @Test
    void areMethodsOfTheEntity() {
      // @start region="events"
      // @event.listens_for(Sensor, "before_insert")
      // def before_insert(mapper, connection, sensor): sensor.name = sensor.name.strip()
      factory.inTransaction(session -> session.persist(new Sensor(" roof ")));
      assertThat(EVENTS).containsExactly("before insert", "after insert");

      // @event.listens_for(Sensor, "load")
      factory.inTransaction(session -> session.find(Sensor.class, 7).name += " and cellar");
      assertThat(sensor().name).isEqualTo("roof and cellar");
      assertThat(EVENTS).containsSubsequence("load", "before update", "after update");
      // @end
    }

    @Test
    void tellOfADelete() {
      save(new Sensor("roof"));
      EVENTS.clear();

      // session.delete(sensor); session.flush()
      factory.inTransaction(session -> session.remove(session.find(Sensor.class, 7)));

      assertThat(EVENTS).containsExactly("load", "before delete", "after delete");
    }

    @Test
    void tellOfAnUpdateOnlyIfSomethingHasChanged() {
      save(new Sensor("roof"));
      EVENTS.clear();

      factory.inTransaction(session -> session.find(Sensor.class, 7).name = "roof");

      assertThat(EVENTS).containsExactly("load");
    }

    @Test
    void refuseByThrowing() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> save(new Sensor(" ")))
          .withMessage("sensor 7 has no name");

      Long sensors =
          factory.fromSession(session ->
              session
                  .createSelectionQuery("select count(*) from Sensor", Long.class)
                  .getSingleResult());
      assertThat(sensors).isZero();
    }
  }

  @Nested
  @DisplayName("auditing: propagate=True, default=func.now(), onupdate=func.now()")
  class Auditing {
    /// Back into the last century, so that no clock need be waited for.
    private void makeOld() {
      factory.inTransaction(session ->
          session
              .createNativeMutationQuery(
                  "UPDATE articles SET created = '1999-01-01', changed = '1999-01-01'")
              .executeUpdate());
    }

    @Test
    void signsWhatIsNew() {
      // @event.listens_for(Audited, "before_insert", propagate=True)
      save(new Article("lamp", 20));

      var lamp = article();
      assertThat(lamp.changedBy).isEqualTo("Ada");
      assertThat(lamp.created).isAfter("2020-01-01T00:00:00Z");
      assertThat(lamp.changed).isAfter("2020-01-01T00:00:00Z");
    }

    @Test
    void signsWhatIsChangedAndKeepsWhenItWasMade() {
      save(new Article("lamp", 20));
      makeOld();

      Signature.user = "Eve";
      change(lamp -> lamp.price = 25);

      var lamp = article();
      assertThat(lamp.changedBy).isEqualTo("Eve");
      assertThat(lamp.created).isEqualTo("1999-01-01T00:00:00Z");
      assertThat(lamp.changed).isAfter("2020-01-01T00:00:00Z");
    }

    @Test
    void doesNotSeeABulkUpdate() {
      save(new Article("lamp", 20));
      makeOld();

      // session.execute(update(Article).values(price=25))
      Signature.user = "Eve";
      factory.inTransaction(
          session -> session.createMutationQuery("update Article set price = 25").executeUpdate());

      var lamp = article();
      assertThat(lamp.price).isEqualTo(25);
      assertThat(lamp.changedBy).isEqualTo("Ada"); // but it was Eve
      assertThat(lamp.changed).isEqualTo("1999-01-01T00:00:00Z");
    }

    @Test
    void isWrittenIntoABulkUpdateByHand() {
      save(new Article("lamp", 20));
      makeOld();

      // update(Article).values(price=25, changed=func.now(), changed_by="Eve")
      factory.inTransaction(session ->
          session
              .createMutationQuery(
                  "update Article set price = 25, changed = instant, changedBy = :user")
              .setParameter("user", "Eve")
              .executeUpdate());

      var lamp = article();
      assertThat(lamp.changedBy).isEqualTo("Eve");
      assertThat(lamp.changed).isAfter("2020-01-01T00:00:00Z");
    }
  }

  @Nested
  @DisplayName("listens_for(Session, \"before_flush\")")
  class SessionEvents {
    /// Of one session, or of all: `JdbcSettings` has a key for each.
    static final class Diary implements Interceptor {
      @Override
      public void preFlush(Iterator<Object> entities) {
        entities.forEachRemaining(
            entity -> EVENTS.add("before flush: " + entity.getClass().getSimpleName()));
      }

      /// True if it has put something else into the current state.
      @Override
      public boolean onFlushDirty(
          Object entity,
          Object id,
          Object[] currentState,
          Object[] previousState,
          String[] names,
          Type[] types) {
        for (int i = 0; i < names.length; i++) {
          if (names[i].equals("price")) {
            EVENTS.add("price from %s to %s".formatted(previousState[i], currentState[i]));
          }
        }
        return false;
      }
    }

    @Test
    void isAnInterceptor() {
      save(new Article("lamp", 20));

      // @event.listens_for(session, "before_flush")
      // inspect(lamp).attrs.price.history  # deleted=[20], added=[25]
      try (var session = factory.withOptions().interceptor(new Diary()).openSession()) {
        session.beginTransaction();
        session.find(Article.class, 1).price = 25;
        session.getTransaction().commit();
      }

      assertThat(EVENTS).containsExactly("before flush: Article", "price from 20 to 25");
    }
  }

  @Nested
  @DisplayName("listens_for(Mapper, \"after_update\"): every entity there is")
  class Listeners {
    record Change(String entity, String attribute, Object before, Object after) {}

    /// Knows the values before and after, and the session.
    static final class History implements PostUpdateEventListener {
      private static final long serialVersionUID = 1;

      private final transient List<Change> changes = new ArrayList<>();

      @Override
      public void onPostUpdate(PostUpdateEvent event) {
        for (int i : event.getDirtyProperties()) {
          var entity = event.getPersister();
          String name = entity.getPropertyNames()[i];
          changes.add(
              new Change(
                  entity.getEntityName(), name, event.getOldState()[i], event.getState()[i]));
        }
      }

      @Override
      public boolean requiresPostCommitHandling(EntityPersister persister) {
        return false;
      }
    }

    private EventListenerRegistry listenersOf(SessionFactory factory) {
      return factory
          .unwrap(SessionFactoryImplementor.class)
          .getServiceRegistry()
          .requireService(EventListenerRegistry.class);
    }

    @Test
    void areListenersOfTheFactory() {
      save(new Article("lamp", 20));

      // @event.listens_for(Mapper, "after_update")
      var history = new History();
      try (var watched = shop().createEntityManagerFactory()) {
        listenersOf(watched).appendListeners(EventType.POST_UPDATE, history);
        watched.inTransaction(session -> session.find(Article.class, 1).price = 25);
      }

      assertThat(history.changes)
          .filteredOn(change -> change.attribute().equals("price"))
          .containsExactly(new Change(Article.class.getName(), "price", 20, 25));
    }

    @Test
    void mayForbidWhatIsAboutToHappen() {
      save(new Sensor("roof"));

      try (var careful = shop().createEntityManagerFactory()) {
        PreDeleteEventListener veto = event -> true;
        listenersOf(careful).appendListeners(EventType.PRE_DELETE, veto);
        careful.inTransaction(session -> session.remove(session.find(Sensor.class, 7)));
      }

      assertThat(sensor()).isNotNull();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void beforeInsertIsSaidAtPersistAndNotAtFlush() {
      factory.inTransaction(session -> {
        var sensor = new Sensor("roof");
        session.persist(sensor);
        EVENTS.add("persisted");

        // session.add(sensor); sensor.name = " cellar "; session.flush()  # stripped
        sensor.name = " cellar ";
        session.flush();
      });

      assertThat(EVENTS).startsWith("before insert", "persisted");
      assertThat(sensor().name).isEqualTo(" cellar ");
    }

    @Test
    void anAssignmentToAFieldIsNoEvent() {
      // @event.listens_for(Sensor.name, "set")  # at the assignment
      factory.inTransaction(session -> {
        session.persist(new Sensor("roof"));
        session.flush();
        EVENTS.clear();
        session.find(Sensor.class, 7).name = "cellar";
        EVENTS.add("assigned");
      });

      assertThat(EVENTS).containsExactly("assigned", "before update", "after update");
    }
  }
}
