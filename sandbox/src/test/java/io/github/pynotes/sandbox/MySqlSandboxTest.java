package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("MySqlSandbox")
@WithMySql
class MySqlSandboxTest {
  @Nested
  @DisplayName("A schema")
  class Schema {
    @Test
    @DisplayName("is fresh for each sandbox: what one makes, another does not see")
    void isIsolated() throws SQLException {
      // @start region="open"
      try (var orders = MySqlSandbox.open();
          var users = MySqlSandbox.open();
          var ordersConnection = orders.connect();
          var usersConnection = users.connect()) {
        execute(ordersConnection, "CREATE TABLE orders (id INT)");
        execute(usersConnection, "CREATE TABLE users (id INT)");

        assertThat(ask(ordersConnection, "SHOW TABLES")).isEqualTo("orders");
        assertThat(ask(usersConnection, "SHOW TABLES")).isEqualTo("users");
        assertThatThrownBy(() -> execute(usersConnection, "SELECT * FROM orders"))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("doesn't exist");
      }
      // @end
    }

    @Test
    @DisplayName("is named pynotes_…, and is the one that a connection is in")
    void isNamed() throws SQLException {
      try (var sandbox = MySqlSandbox.open();
          var connection = sandbox.connect();
          var fromDataSource = sandbox.dataSource().getConnection()) {
        assertThat(sandbox.schema()).matches("pynotes_[0-9a-f]{32}");
        assertThat(ask(connection, "SELECT DATABASE()")).isEqualTo(sandbox.schema());
        assertThat(ask(fromDataSource, "SELECT DATABASE()")).isEqualTo(sandbox.schema());
      }
    }

    @Test
    @DisplayName("is dropped on close, and closing again does nothing")
    void isDropped() throws SQLException {
      var sandbox = MySqlSandbox.open();
      sandbox.close();
      sandbox.close();

      assertThatThrownBy(sandbox::connect)
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("Unknown database");
    }
  }

  @Nested
  @DisplayName("A connection")
  class AConnection {
    @Test
    @DisplayName("takes its credentials apart from the URL")
    void urlHasNoCredentials() {
      try (var sandbox = MySqlSandbox.open()) {
        assertThat(sandbox.password()).isNotEmpty();
        assertThat(sandbox.url())
            .startsWith("jdbc:mysql://" + sandbox.host() + ":" + sandbox.port() + "/")
            .doesNotContain(sandbox.password(), "user", "@");
      }
    }

    @Test
    @DisplayName("is encrypted")
    void isEncrypted() throws SQLException {
      try (var sandbox = MySqlSandbox.open();
          var connection = sandbox.connect();
          var statement = connection.createStatement();
          var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_version'")) {
        assertThat(status.next()).isTrue();
        assertThat(status.getString(2)).startsWith("TLSv1.");
      }
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "@@autocommit | 1",
          "@@character_set_database | utf8mb4",
          "@@collation_database | utf8mb4_0900_ai_ci",
          "@@group_concat_max_len | 1024",
          "@@local_infile | 0",
          "@@max_allowed_packet | 67108864",
          "@@transaction_isolation | REPEATABLE-READ",
          "@@sql_mode | ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,"
              + "ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION",
          "'a' = 'a ' | 0",
        })
    @DisplayName("finds MySQL 9's defaults, on MariaDB too")
    void findsDefaults(String expression, String expected, Connection connection)
        throws SQLException {
      assertThat(ask(connection, "SELECT " + expression)).isEqualTo(expected);
    }
  }

  @Nested
  @DisplayName("The server")
  class Server {
    @Test
    @DisplayName("is one for the whole JVM")
    void isOne() {
      assertThat(SandboxServer.start(step -> {})).isSameAs(SandboxServer.get());
      try (var one = MySqlSandbox.open();
          var other = MySqlSandbox.open()) {
        assertThat(one.port()).isEqualTo(other.port());
      }
    }

    @Test
    @DisplayName("says in one line what it is, why, how long it took, and how to choose another")
    void describesItself() {
      assertThat(SandboxServer.get().describe())
          .matches(
              "(MySQL|MariaDB) \\d+\\.\\d+\\.\\d+ .+, (started|answered) in \\d+\\.\\d s,"
                  + " taken because .+; -Dpynotes\\.mysql=docker\\|embedded\\|url chooses another")
          .startsWith(SandboxServer.get().version());
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      assertThat(row.next()).isTrue();
      return row.getString(1);
    }
  }
}
