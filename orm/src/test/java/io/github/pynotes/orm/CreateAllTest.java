package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.sandbox.WithMySql;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.RollbackException;
import jakarta.persistence.SchemaManager;
import jakarta.persistence.SchemaValidationException;
import jakarta.persistence.Table;
import java.io.StringWriter;
import java.util.List;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.cfg.SchemaToolingSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.hibernate.tool.schema.Action;
import org.hibernate.tool.schema.spi.SchemaManagementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("metadata.create_all(engine), metadata.drop_all(engine)")
class CreateAllTest {
  @Entity(name = "User")
  @Table(name = "user")
  static class User {
    @Id int id;

    @Column(length = 40, nullable = false)
    String name = "Ada";
  }

  @Entity(name = "Order")
  @Table(name = "orders")
  static class Order {
    @Id int id;
    @ManyToOne User user;
  }

  private static SessionFactory factory;
  private static SchemaManager schema;

  @BeforeAll
  static void mapUsersAndOrders(DataSource database) {
    factory = mapping(database, User.class, Order.class).createEntityManagerFactory();
    schema = factory.getSchemaManager();
  }

  /// As it is without any schema action: nothing is made, nothing is looked at.
  private static HibernatePersistenceConfiguration mapping(
      DataSource database, Class<?>... entities) {
    return new HibernatePersistenceConfiguration("shop")
        .managedClasses(entities)
        .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, database);
  }

  @AfterAll
  static void close() {
    factory.close();
  }

  @BeforeEach
  void dropTheTables() {
    schema.drop(false);
  }

  private static void execute(String sql) {
    factory.inTransaction(session -> session.createNativeMutationQuery(sql).executeUpdate());
  }

  private static List<String> ask(String sql) {
    return factory.fromSession(
        session -> session.createNativeQuery(sql, String.class).getResultList());
  }

  private static List<String> tables() {
    return ask(
        """
        SELECT table_name FROM information_schema.tables
        WHERE table_schema = DATABASE() ORDER BY table_name
        """);
  }

  private static List<String> columnsOfUser() {
    return ask(
        """
        SELECT column_name FROM information_schema.columns
        WHERE table_schema = DATABASE() AND table_name = 'user' ORDER BY column_name
        """);
  }

  private static List<String> users() {
    return ask("SELECT CONCAT(id, ' ', name) FROM user ORDER BY id");
  }

  @Nested
  @DisplayName("create_all(engine)")
  class CreateAll {
    @Test
    void makesATableForEachEntity() {
      // @start region="create-all"
      assertThat(tables()).isEmpty();

      // Base.metadata.create_all(engine)
      factory.getSchemaManager().create(false); // true: the schema itself, too
      assertThat(tables()).containsExactly("orders", "user");

      // Base.metadata.drop_all(engine)
      factory.getSchemaManager().drop(false);
      assertThat(tables()).isEmpty();
      // @end
    }

    @Test
    void makesForeignKeys() {
      schema.create(false);

      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(() -> execute("INSERT INTO orders (id, user_id) VALUES (1, 99)"))
          .withMessageContaining("foreign key constraint fails");
    }

    @Test
    void leavesAloneWhatIsThere() {
      schema.create(false);
      factory.inTransaction(session -> session.persist(new User()));

      // Base.metadata.create_all(engine)  # checkfirst=True
      schema.create(false);
      assertThat(users()).containsExactly("0 Ada");
    }

    @Test
    void addsATableThatIsMissing() {
      schema.create(false);
      execute("DROP TABLE orders");

      schema.create(false);
      assertThat(tables()).containsExactly("orders", "user");
    }

    @Test
    void doesNotAddAColumn() {
      execute("CREATE TABLE user (id INT PRIMARY KEY)");

      schema.create(false);
      assertThat(columnsOfUser()).containsExactly("id");
    }
  }

  @Nested
  @DisplayName("drop_all(engine)")
  class DropAll {
    @Test
    void dropsAlsoWhatForeignKeysReferTo() {
      schema.create(false);
      execute("INSERT INTO user (id, name) VALUES (1, 'Ada')");
      execute("INSERT INTO orders (id, user_id) VALUES (7, 1)");

      // Base.metadata.drop_all(engine)
      schema.drop(false);
      assertThat(tables()).isEmpty();
    }

    @Test
    void isContentWithoutTables() {
      assertThatCode(() -> schema.drop(false)).doesNotThrowAnyException();
    }

    @Test
    void leavesTablesAloneThatAreNotMapped() {
      execute("CREATE TABLE audit (id INT PRIMARY KEY)");
      schema.create(false);

      schema.drop(false);
      assertThat(tables()).containsExactly("audit");

      execute("DROP TABLE audit");
    }
  }

  @Nested
  @DisplayName("for table in reversed(metadata.sorted_tables): session.execute(delete(table))")
  class Truncate {
    @Test
    void emptiesTheTablesOfAllEntities() {
      schema.create(false);
      execute("INSERT INTO user (id, name) VALUES (1, 'Ada')");
      execute("INSERT INTO orders (id, user_id) VALUES (7, 1)");

      schema.truncate();
      assertThat(users()).isEmpty();
      assertThat(tables()).containsExactly("orders", "user");
    }
  }

  @Nested
  @DisplayName("drift, for which Python has alembic check")
  class Drift {
    @BeforeEach
    void createTheTables() {
      schema.create(false);
    }

    @Test
    void isNoneAfterCreate() {
      assertThatCode(schema::validate).doesNotThrowAnyException();
    }

    @Test
    void isAMissingTable() {
      execute("DROP TABLE orders");

      assertThatExceptionOfType(SchemaValidationException.class)
          .isThrownBy(schema::validate)
          .withMessage("Schema validation: missing table [orders]");
    }

    @Test
    void isAMissingColumn() {
      execute("ALTER TABLE user DROP COLUMN name");

      assertThatExceptionOfType(SchemaValidationException.class)
          .isThrownBy(schema::validate)
          .withMessage("Schema validation: missing column [name] in table [user]");
    }

    @Test
    void isAnotherType() {
      execute("ALTER TABLE user MODIFY name INT NOT NULL");

      assertThatExceptionOfType(SchemaValidationException.class)
          .isThrownBy(schema::validate)
          .withMessageContaining("wrong column type encountered in column [name] in table [user]");
    }

    @Test
    void keepsAnApplicationFromStarting(DataSource database) {
      execute("ALTER TABLE user DROP COLUMN name");

      var configuration = mapping(database, User.class).schemaToolingAction(Action.VALIDATE);
      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(configuration::createEntityManagerFactory)
          .havingCause()
          .withMessageContaining("missing column [name]");
    }

    @Test
    void isNotSeenInLengthsAndNull() {
      execute("ALTER TABLE user MODIFY name VARCHAR(2)");

      assertThatCode(schema::validate).doesNotThrowAnyException();
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(new User())))
          .withMessageContaining("Data too long");
    }

    @Test
    void isNotSeenInColumnsThatNobodyHasMapped() {
      execute("ALTER TABLE user ADD COLUMN email TEXT NOT NULL");

      assertThatCode(schema::validate).doesNotThrowAnyException();
      assertThatExceptionOfType(RollbackException.class)
          .isThrownBy(() -> factory.inTransaction(session -> session.persist(new User())))
          .withMessageContaining("'email' doesn't have a default value");
    }

    @Test
    void isToldOneByOne() {
      execute("DROP TABLE orders");
      execute("ALTER TABLE user DROP COLUMN name");

      assertThatExceptionOfType(SchemaValidationException.class)
          .isThrownBy(schema::validate)
          .satisfies(e -> assertThat(e.getFailures()).hasSize(1));
    }
  }

  @Nested
  @DisplayName("create_mock_engine('mysql://', print)")
  class Script {
    @Test
    void isWrittenInsteadOfCarriedOut(DataSource database) {
      var script = new StringWriter();
      mapping(database, User.class)
          .property(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_ACTION, Action.CREATE_ONLY)
          .property(SchemaToolingSettings.JAKARTA_HBM2DDL_SCRIPTS_CREATE_TARGET, script)
          .createEntityManagerFactory()
          .close();

      assertThat(script.toString().strip())
          .isEqualTo(
              "create table user (id integer not null, name varchar(40) not null, primary key (id))"
                  + " engine=InnoDB;");
      assertThat(tables()).isEmpty();
    }
  }

  @Nested
  class DiffersFromPython {
    /// The user of the next version, whose name is now its login.
    @Entity(name = "User")
    @Table(name = "user")
    static class NextUser {
      @Id int id;
      String login;
    }

    @BeforeEach
    void createATableWithOneRow() {
      schema.create(false);
      execute("DROP TABLE orders"); // which would keep the other from being dropped
      factory.inTransaction(session -> session.persist(new User()));
    }

    private static void start(DataSource database, Class<?> entity, Action action) {
      mapping(database, entity).schemaToolingAction(action).createEntityManagerFactory().close();
    }

    @Test
    void aStartWithCreateDropsWhatIsThereRowsAndAll(DataSource database) {
      // create_all() never drops, and neither does create() of the SchemaManager
      start(database, User.class, Action.CREATE);

      assertThat(tables()).containsExactly("user");
      assertThat(users()).isEmpty();
    }

    @Test
    void aStartWithCreateDropDropsOnceMoreAtTheEnd(DataSource database) {
      start(database, User.class, Action.CREATE_DROP);

      assertThat(tables()).isEmpty();
    }

    @Test
    void aStartWithCreateOnlyFailsInSilenceUnlessToldToHalt(DataSource database) {
      assertThatCode(() -> start(database, NextUser.class, Action.CREATE_ONLY))
          .doesNotThrowAnyException();
      assertThat(columnsOfUser()).containsExactly("id", "name");

      // create_all(engine, checkfirst=False)  # OperationalError: Table 'user' already exists
      var halting =
          mapping(database, NextUser.class)
              .schemaToolingAction(Action.CREATE_ONLY)
              .property(SchemaToolingSettings.HBM2DDL_HALT_ON_ERROR, true);
      assertThatExceptionOfType(PersistenceException.class)
          .isThrownBy(halting::createEntityManagerFactory)
          .withCauseInstanceOf(SchemaManagementException.class)
          .withStackTraceContaining("already exists");
    }

    @Test
    void aStartWithUpdateAddsColumnsAsWell(DataSource database) {
      // create_all() adds tables only
      start(database, NextUser.class, Action.UPDATE);

      assertThat(columnsOfUser()).contains("login");
      assertThat(users()).containsExactly("0 Ada");
    }

    @Test
    void aStartWithUpdateTakesARenamedFieldForANewOne(DataSource database) {
      start(database, NextUser.class, Action.UPDATE);

      // the values stay behind in the old column: that is what migrations are for
      assertThat(columnsOfUser()).containsExactly("id", "login", "name");
      assertThat(ask("SELECT login FROM user")).containsOnlyNulls();
    }
  }
}
