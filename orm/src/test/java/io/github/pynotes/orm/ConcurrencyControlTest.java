package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.Version;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StaleObjectStateException;
import org.hibernate.Timeouts;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.exception.LockAcquisitionException;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@WithMySql
@Timeout(60)
@DisplayName("version_id_col, with_for_update")
class ConcurrencyControlTest {
  @Entity(name = "Stock")
  static class Stock {
    @Id int id;
    int pieces = 10;
    @Version int version;

    Stock() {}

    Stock(int id) {
      this.id = id;
    }
  }

  @Entity(name = "Job")
  static class Job {
    @Id int id;
    int priority;

    Job() {}

    Job(int id) {
      this.id = id;
      this.priority = id;
    }
  }

  /// Of all sessions, of which some run side by side.
  private static final List<String> STATEMENTS = new CopyOnWriteArrayList<>();

  private static HikariDataSource pool;
  private static SessionFactory factory;

  @BeforeAll
  static void aFactory(MySqlSandbox mysql) {
    pool = new HikariDataSource();
    pool.setDataSource(mysql.dataSource());
    factory =
        new HibernatePersistenceConfiguration("shop")
            .managedClasses(Stock.class, Job.class)
            .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
            .schemaToolingAction(Action.CREATE)
            .statementInspector(ConcurrencyControlTest::note)
            .createEntityManagerFactory();
  }

  private static String note(String sql) {
    STATEMENTS.add(sql);
    return sql;
  }

  @AfterAll
  static void close() {
    factory.close();
    pool.close();
  }

  @BeforeEach
  void twoStocksAndSixJobs() {
    factory.inTransaction(session -> {
      session.createMutationQuery("delete from Stock").executeUpdate();
      session.createMutationQuery("delete from Job").executeUpdate();
      Stream.of(1, 2).map(Stock::new).forEach(session::persist);
      Stream.of(1, 2, 3, 4, 5, 6).map(Job::new).forEach(session::persist);
    });
  }

  private static Stock stock() {
    return factory.fromSession(session -> session.find(Stock.class, 1));
  }

  /// Another session sells some pieces, and commits.
  private static void anotherSells(int pieces) {
    factory.inTransaction(session -> session.find(Stock.class, 1).pieces -= pieces);
  }

  @Nested
  @DisplayName("version_id_col")
  class Versions {
    @Test
    void countsTheUpdatesOfARow() {
      anotherSells(1);
      anotherSells(1);

      assertThat(stock().version).isEqualTo(2);
    }

    @Test
    void staysWhereNothingHasChanged() {
      anotherSells(0);

      assertThat(stock().version).isZero();
    }

    @Test
    void failsWhoeverWritesSecond() {
      // @start region="version"
      // with Session(engine) as mine, mine.begin():
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                var stock = mine.find(Stock.class, 1);

                // with Session(engine) as theirs, theirs.begin(): ...
                factory.inTransaction(theirs -> theirs.find(Stock.class, 1).pieces -= 7);

                // stock.pieces -= 5  # StaleDataError at the end of the block
                stock.pieces -= 5;
              }))
          .withCauseInstanceOf(OptimisticLockException.class);

      assertThat(stock().pieces).isEqualTo(3);
      // @end
    }

    @Test
    void failsAtTheFlushWhereThereIsOne() {
      assertThatExceptionOfType(OptimisticLockException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                var stock = mine.find(Stock.class, 1);
                anotherSells(7);
                stock.pieces -= 5;
                mine.flush();
              }))
          .withCauseInstanceOf(StaleObjectStateException.class);
      assertThat(stock().pieces).isEqualTo(3);
    }

    @Test
    void failsAnObjectThatWasAwayForTooLong() {
      var form = stock(); // shown to a user, who thinks
      anotherSells(7);
      form.pieces = 5;

      // session.merge(form)  # StaleDataError
      assertThatExceptionOfType(OptimisticLockException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.merge(form)));
      assertThat(stock().pieces).isEqualTo(3);
    }

    @Test
    void failsAStatelessUpdateToo() {
      assertThatExceptionOfType(StaleObjectStateException.class)
          .isThrownBy(() ->
              factory.inStatelessTransaction(session -> {
                var stock = session.get(Stock.class, 1);
                anotherSells(7);
                stock.pieces -= 5;
                session.update(stock);
              }));
    }

    @Test
    void guardsARowThatIsOnlyReadIfTold() {
      factory.inTransaction(
          session -> session.find(Stock.class, 1, LockModeType.OPTIMISTIC_FORCE_INCREMENT));

      assertThat(stock().version).isEqualTo(1);
    }

    @Test
    void isNotKeptByAnUpdateOfTheTableUnlessItSaysVersioned() {
      factory.inTransaction(
          session -> session.createMutationQuery("update Stock set pieces = 9").executeUpdate());
      assertThat(stock().version).isZero();

      factory.inTransaction(session ->
          session.createMutationQuery("update versioned Stock set pieces = 8").executeUpdate());
      assertThat(stock().version).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("without version_id_col")
  class WithoutVersions {
    @Test
    void theFirstUpdateIsLost() {
      factory.inTransaction(mine -> {
        var job = mine.find(Job.class, 1);
        factory.inTransaction(theirs -> theirs.find(Job.class, 1).priority += 100);
        job.priority += 1;
      });

      int priority = factory.fromSession(session -> session.find(Job.class, 1).priority);
      assertThat(priority).isEqualTo(2); // and nobody was told
    }

    @Test
    void aDeletedRowIsMissedAllTheSame() {
      // session.commit()  # StaleDataError: UPDATE ... expected to update 1 row(s); 0 were matched
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                var job = mine.find(Job.class, 1);
                factory.inTransaction(theirs -> theirs.remove(theirs.find(Job.class, 1)));
                job.priority++;
              }))
          .withCauseInstanceOf(OptimisticLockException.class);
    }
  }

  @Nested
  @DisplayName("with_for_update()")
  class ForUpdate {
    @Test
    void keepsOthersWaitingUntilTheCommit() throws Exception {
      List<String> order = Collections.synchronizedList(new ArrayList<>());
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> waiting =
            factory.fromTransaction(mine -> {
              // session.get(Stock, 1, with_for_update=True)
              var stock = mine.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE);
              var theirs =
                  threads.submit(() ->
                      factory.inTransaction(session -> {
                        var same = session.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE);
                        order.add("they have " + same.pieces);
                      }));
              awaitALockWait(theirs);
              stock.pieces = 3;
              order.add("I am done");
              return theirs;
            });
        waiting.get();
      }

      assertThat(order).containsExactly("I am done", "they have 3");
    }

    /// The server tells nobody when a transaction begins to wait, so it must be asked again and
    /// again; not too often, for InnoDB looks anew only when nobody has asked for 100 ms.
    private static void awaitALockWait(Future<?> theirs) {
      String sql =
          "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT'";
      factory.inSession(observer -> {
        var waiting = observer.createNativeQuery(sql, Long.class);
        while (waiting.getSingleResult() == 0 && !theirs.isDone()) {
          LockSupport.parkNanos(Duration.ofMillis(150).toNanos());
        }
      });
    }

    @Test
    void needNotKeepReadersOut() {
      Stock seen =
          factory.fromTransaction(mine -> {
            mine.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE).pieces = 0;
            mine.flush();
            return stock();
          });

      assertThat(seen.pieces).isEqualTo(10); // as it was committed
    }

    @Test
    void sharesWhatIsOnlyRead() {
      Stock theirs =
          factory.fromTransaction(mine -> {
            // session.get(Stock, 1, with_for_update={"read": True})
            mine.find(Stock.class, 1, LockModeType.PESSIMISTIC_READ);

            return factory.fromTransaction(
                other -> other.find(Stock.class, 1, LockModeType.PESSIMISTIC_READ));
          });

      assertThat(theirs.pieces).isEqualTo(10);
      assertThat(STATEMENTS.getLast()).containsAnyOf("for share", "lock in share mode");
    }

    @Test
    void failsWhereTheSessionHasAnOlderVersion() {
      // session.get(Stock, 1, with_for_update=True)  # StaleDataError
      assertThatExceptionOfType(OptimisticLockException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                mine.find(Stock.class, 1);
                anotherSells(7);
                mine.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE);
              }));
    }

    @Test
    void doesNotReadAgainWhatHasNoVersion() {
      int priority =
          factory.fromTransaction(mine -> {
            mine.find(Job.class, 1);
            factory.inTransaction(theirs -> theirs.find(Job.class, 1).priority = 100);

            // session.get(Job, 1, with_for_update=True).priority  # 1
            return mine.find(Job.class, 1, LockModeType.PESSIMISTIC_WRITE).priority;
          });

      assertThat(priority).isEqualTo(1); // locked, but stale
    }

    @Test
    void readsAgainWithARefresh() {
      List<Integer> pieces =
          factory.fromTransaction(mine -> {
            var stock = mine.find(Stock.class, 1);
            anotherSells(7);

            mine.refresh(stock); // a snapshot, taken before: REPEATABLE READ
            int before = stock.pieces;
            // session.refresh(stock, with_for_update=True)
            mine.refresh(stock, LockModeType.PESSIMISTIC_WRITE);
            return List.of(before, stock.pieces);
          });

      assertThat(pieces).containsExactly(10, 3);
    }
  }

  @Nested
  @DisplayName("with_for_update(nowait=True)")
  class NoWait {
    @Test
    void failsAtOnceWhereAnotherHasTheLock() {
      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                mine.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE);

                // session.get(Stock, 1, with_for_update={"nowait": True})  # OperationalError
                factory.inTransaction(theirs ->
                    theirs.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT));
              }))
          .havingRootCause()
          .isInstanceOf(SQLException.class);
      assertThat(STATEMENTS.getLast()).endsWith(" nowait");
    }

    @Test
    void isNoDifferenceWhereNobodyHas() {
      Stock stock =
          factory.fromTransaction(session ->
              session.find(Stock.class, 1, LockModeType.PESSIMISTIC_WRITE, Timeouts.NO_WAIT));

      assertThat(stock.pieces).isEqualTo(10);
    }

    @Test
    @DisplayName(
        "the wrong way: find with UPGRADE_NOWAIT does not say so, and would wait 50 seconds")
    void aLockModeThatIsForgotten() {
      factory.inTransaction(session -> session.find(Stock.class, 1, LockMode.UPGRADE_NOWAIT));

      assertThat(STATEMENTS.getLast()).contains("for update").doesNotContain("nowait");
    }
  }

  @Nested
  @DisplayName("with_for_update(skip_locked=True)")
  class SkipLocked {
    private static List<Integer> takeTwo(Session session, String order) {
      return session
          .createSelectionQuery("from Job order by " + order, Job.class)
          .setMaxResults(2)
          .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
          .getResultStream()
          .map(job -> job.id)
          .toList();
    }

    @Test
    void sharesAQueueAmongWorkers() {
      // select(Job).order_by(Job.id).limit(2).with_for_update(skip_locked=True)
      var taken =
          factory.fromTransaction(first ->
              factory.fromTransaction(
                  second -> List.of(takeTwo(first, "id"), takeTwo(second, "id"))));

      assertThat(taken).containsExactly(List.of(1, 2), List.of(3, 4));
      assertThat(STATEMENTS.getLast()).endsWith(" skip locked");
    }

    @Test
    void givesTheJobsBackWithTheTransaction() {
      factory.inTransaction(worker -> takeTwo(worker, "id"));

      List<Integer> again = factory.fromTransaction(another -> takeTwo(another, "id"));
      assertThat(again).containsExactly(1, 2);
    }

    @Test
    void sharesNothingWhereTheServerMustSortWithoutAnIndex() {
      var taken =
          factory.fromTransaction(first ->
              factory.fromTransaction(
                  second -> List.of(takeTwo(first, "priority"), takeTwo(second, "priority"))));

      // it locks all rows that it reads, and to sort them it reads all
      assertThat(taken).containsExactly(List.of(1, 2), List.of());
    }
  }

  @Nested
  @DisplayName("try, except, again")
  class Retry {
    private static final int ATTEMPTS = 5;

    /// Each time in a new session: of the old one nothing can be trusted after a failure.
    private static void retrying(Consumer<Session> work) {
      for (int attempt = 1; ; attempt++) {
        try {
          factory.inTransaction(work);
          return;
        } catch (PersistenceException e) {
          if (attempt == ATTEMPTS || !mayHelp(e)) {
            throw e;
          }
        }
      }
    }

    private static boolean mayHelp(Throwable failure) {
      return switch (failure) {
        case OptimisticLockException _, PessimisticLockException _, LockAcquisitionException _ ->
            true;
        case RollbackException commit when commit.getCause() != null -> mayHelp(commit.getCause());
        default -> false;
      };
    }

    @Test
    void sellsWithAFreshVersion() {
      var attempts = new AtomicInteger();
      retrying(session -> {
        var stock = session.find(Stock.class, 1);
        if (attempts.incrementAndGet() == 1) {
          anotherSells(7);
        }
        stock.pieces--;
      });

      assertThat(attempts).hasValue(2);
      assertThat(stock().pieces).isEqualTo(2);
    }

    @Test
    void givesUpInTheEnd() {
      var attempts = new AtomicInteger();
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() ->
              retrying(session -> {
                var stock = session.find(Stock.class, 1);
                attempts.incrementAndGet();
                anotherSells(1);
                stock.pieces--;
              }));

      assertThat(attempts).hasValue(ATTEMPTS);
    }

    @Test
    void doesNotRepeatWhatFailsForAnotherReason() {
      var attempts = new AtomicInteger();
      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(() ->
              retrying(session -> {
                attempts.incrementAndGet();
                session.persist(new Job(1)); // a duplicate
              }));

      assertThat(attempts).hasValue(1);
    }

    @Test
    void servesTheVictimOfADeadlock() throws Exception {
      var bothHaveOne = new CyclicBarrier(2);
      var attempts = new AtomicInteger();
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        var sales =
            Stream.of(1, 2)
                .map(id ->
                    threads.submit(() -> {
                      var isFirst = new AtomicInteger();
                      retrying(session -> {
                        attempts.incrementAndGet();
                        sell(session, id);
                        if (isFirst.incrementAndGet() == 1) {
                          await(bothHaveOne);
                        }
                        sell(session, 3 - id); // each waits for the other's
                      });
                    }))
                .toList();
        for (var sale : sales) {
          sale.get();
        }
      }

      assertThat(attempts).hasValue(3); // the server chose one to lose
      assertThat(stock().pieces).isEqualTo(8);
    }

    private static void sell(Session session, int id) {
      session.find(Stock.class, id, LockModeType.PESSIMISTIC_WRITE).pieces--;
    }

    private static void await(CyclicBarrier barrier) {
      try {
        barrier.await();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aVersionBeginsAtZero() {
      // stock.version  # 1
      assertThat(stock().version).isZero();
    }

    @Test
    void aQueryWithALockFailsWhereTheSessionHasAnOlderVersion() {
      // session.scalars(select(Stock).with_for_update()).all()  # the old one, without a word
      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(() ->
              factory.inTransaction(mine -> {
                mine.find(Stock.class, 1);
                anotherSells(7);
                mine.createSelectionQuery("from Stock", Stock.class)
                    .setHibernateLockMode(LockMode.PESSIMISTIC_WRITE)
                    .getResultList();
              }))
          .withStackTraceContaining("StaleObjectStateException");
    }
  }
}
