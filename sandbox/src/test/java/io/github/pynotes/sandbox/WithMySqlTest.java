package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.event;
import static org.junit.platform.testkit.engine.EventConditions.skippedWithReason;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

@DisplayName("@WithMySql and @RequiresMySql")
class WithMySqlTest {
  /// What the classes below were given, to be looked at when they have ended.
  private static final List<Connection> CONNECTIONS = new ArrayList<>();

  private static final List<MySqlSandbox> SANDBOXES = new ArrayList<>();

  @BeforeEach
  void forget() {
    CONNECTIONS.clear();
    SANDBOXES.clear();
  }

  @Nested
  @DisplayName("@WithMySql")
  class Injection {
    @Test
    @DisplayName("gives tests, constructors and lifecycle methods what they ask for")
    void injects() {
      run(Asking.class).testEvents().assertStatistics(it -> it.started(2).succeeded(2));
    }

    @Test
    @DisplayName("closes each connection after the test, or the class, that asked for it")
    void closesConnections() throws SQLException {
      run(Asking.class).allEvents().assertStatistics(it -> it.failed(0));

      assertThat(CONNECTIONS).hasSize(6).doesNotHaveDuplicates();
      for (Connection connection : CONNECTIONS) {
        assertThat(connection.isClosed()).isTrue();
      }
    }

    @Test
    @DisplayName("gives a class and its nests one schema, and drops it at the end")
    void sharesOneSchema() {
      run(Outer.class).testEvents().assertStatistics(it -> it.started(2).succeeded(2));

      assertThat(SANDBOXES).hasSize(2).containsOnly(SANDBOXES.get(0));
      assertThat(isThere(SANDBOXES.get(0))).isFalse();
    }

    @Test
    @DisplayName("gives another class another schema")
    void separatesClasses() {
      run(Outer.class).testEvents().assertStatistics(it -> it.succeeded(2));
      run(Other.class).testEvents().assertStatistics(it -> it.succeeded(1));

      assertThat(SANDBOXES.get(2)).isNotIn(SANDBOXES.subList(0, 2));
    }
  }

  @Nested
  @DisplayName("@RequiresMySql")
  class Requirement {
    @Test
    @DisplayName("skips methods and nests on a server that is not MySQL, and says why")
    void skips() {
      EngineExecutionResults results = run(OnMariaDb.class);

      results.testEvents().assertStatistics(it -> it.succeeded(1).skipped(1));
      results.containerEvents().assertStatistics(it -> it.skipped(1));
      results
          .testEvents()
          .assertThatEvents()
          .haveExactly(1, event(skippedWithReason("needs MySQL: a method's reason")));
      results
          .containerEvents()
          .assertThatEvents()
          .haveExactly(1, event(skippedWithReason("needs MySQL: a nest's reason")));
    }

    @Test
    @DisplayName("skips nothing on MySQL, and everything it marks elsewhere")
    void asksTheServer() {
      boolean isMySql = SandboxServer.get().isMySql();

      run(OnThisServer.class)
          .testEvents()
          .assertStatistics(it -> it.succeeded(isMySql ? 2 : 1).skipped(isMySql ? 0 : 1));
    }
  }

  private static EngineExecutionResults run(Class<?> type) {
    return EngineTestKit.engine("junit-jupiter").selectors(selectClass(type)).execute();
  }

  private static boolean isThere(MySqlSandbox sandbox) {
    try (var _ = sandbox.connect()) {
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @WithMySql
  static class Asking {
    Asking(Connection connection) {
      CONNECTIONS.add(connection);
    }

    @BeforeAll
    static void beforeAll(Connection connection, DataSource dataSource) throws SQLException {
      CONNECTIONS.add(connection);
      try (var other = dataSource.getConnection()) {
        assertThat(other.isValid(1)).isTrue();
      }
    }

    @BeforeEach
    void beforeEach(MySqlSandbox sandbox, Connection connection) throws SQLException {
      CONNECTIONS.add(connection);
      assertThat(connection.getCatalog()).isEqualTo(sandbox.schema());
    }

    @Test
    void first(Connection connection) throws SQLException {
      CONNECTIONS.add(connection);
      assertThat(connection.isValid(1)).isTrue();
    }

    @Test
    void second() throws SQLException {
      assertThat(CONNECTIONS.getLast().isValid(1)).isTrue();
    }

    @AfterAll
    static void onlyTheClassHasItsConnectionStill() throws SQLException {
      assertThat(CONNECTIONS.getFirst().isValid(1)).isTrue();
      for (Connection ofATest : CONNECTIONS.subList(1, CONNECTIONS.size())) {
        assertThat(ofATest.isClosed()).isTrue();
      }
    }
  }

  @WithMySql
  static class Outer {
    @Test
    void outside(MySqlSandbox sandbox) {
      SANDBOXES.add(sandbox);
      assertThat(isThere(sandbox)).isTrue();
    }

    @Nested
    class Inner {
      @Test
      void inside(MySqlSandbox sandbox) {
        SANDBOXES.add(sandbox);
        assertThat(isThere(sandbox)).isTrue();
      }
    }
  }

  @WithMySql
  static class Other {
    @Test
    void test(MySqlSandbox sandbox) {
      SANDBOXES.add(sandbox);
      assertThat(isThere(sandbox)).isTrue();
    }
  }

  @WithMySql
  static class OnMariaDb {
    @RegisterExtension static final MySqlCondition NO_MYSQL = new MySqlCondition(() -> false);

    @Test
    void anywhere(Connection connection) throws SQLException {
      assertThat(connection.isValid(1)).isTrue();
    }

    @Test
    @RequiresMySql("a method's reason")
    void onlyOnMySql() {
      throw new AssertionError("ran");
    }

    @Nested
    @RequiresMySql("a nest's reason")
    class OnlyOnMySql {
      @Test
      void test() {
        throw new AssertionError("ran");
      }
    }
  }

  @WithMySql
  static class OnThisServer {
    @Test
    void anywhere(MySqlSandbox sandbox) {
      assertThat(isThere(sandbox)).isTrue();
    }

    @Test
    @RequiresMySql("it says so in its version")
    void onlyOnMySql(Connection connection) throws SQLException {
      assertThat(connection.getMetaData().getDatabaseProductVersion()).doesNotContain("MariaDB");
    }
  }

  @Nested
  // @start region="with-my-sql"
  @WithMySql
  class UsersTest {
    @BeforeEach
    void oneUser(Connection connection) throws SQLException {
      try (var statement = connection.createStatement()) {
        statement.execute("CREATE TABLE users AS SELECT 'Ada' AS name");
      }
    }

    @Test
    void isFound(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var users = statement.executeQuery("SELECT name FROM users")) {
        assertThat(users.next()).isTrue();
        assertThat(users.getString("name")).isEqualTo("Ada");
      }
    }
  }
  // @end
}
