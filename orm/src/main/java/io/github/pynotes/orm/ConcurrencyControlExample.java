package io.github.pynotes.orm;

import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.Version;
import org.hibernate.LockMode;
import org.hibernate.Timeouts;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;

/// Notices that another has written in between, locks what it will write, and shares a queue.
///
/// @python sqlalchemy.orm.Mapper.version_id_col
/// @python sqlalchemy.Select.with_for_update
/// @python sqlalchemy.orm.exc.StaleDataError
/// @java @Version; LockMode.PESSIMISTIC_WRITE with Timeouts.NO_WAIT; UPGRADE_SKIPLOCKED
final class ConcurrencyControlExample {
  @Entity(name = "Job")
  static class Job {
    @Id int id;
    int priority;
    @Version int version;
  }

  void main() {
    try (var mysql = MySqlSandbox.open();
        var pool = new HikariDataSource()) {
      pool.setDataSource(mysql.dataSource());
      var shop = new HibernatePersistenceConfiguration("shop").managedClass(Job.class);
      shop.property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool);
      try (var factory = shop.schemaToolingAction(Action.CREATE).createEntityManagerFactory()) {
        String jobs = "insert Job (id, priority, version) values (1, 0, 1), (2, 0, 1), (3, 0, 1)";
        factory.inTransaction(session -> session.createMutationQuery(jobs).executeUpdate());

        // a version: whoever writes second fails, and begins anew with a session that knows nothing
        try {
          factory.inTransaction(mine -> {
            var job = mine.find(Job.class, 1);
            factory.inTransaction(theirs -> theirs.find(Job.class, 1).priority += 5);
            job.priority++;
          });
        } catch (PersistenceException e) { // the commit's, by an OptimisticLockException
          IO.println("written in between");
          factory.inTransaction(again -> again.find(Job.class, 1).priority++);
        }

        factory.inTransaction(first ->
            factory.inTransaction(second -> {
              // a lock, for which others do not always want to wait
              IO.println("version " + first.find(Job.class, 1, LockMode.PESSIMISTIC_WRITE).version);
              try {
                second.find(Job.class, 1, LockMode.PESSIMISTIC_WRITE, Timeouts.NO_WAIT);
              } catch (PersistenceException e) {
                IO.println("locked by another");
              }

              // a queue: everybody takes what nobody else has taken
              var queue =
                  second.createSelectionQuery("from Job order by id", Job.class).setMaxResults(2);
              var taken = queue.setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED).getResultList();
              IO.println("jobs to do: " + taken.stream().map(free -> free.id).toList());
            }));
      }
    }
  }
}
