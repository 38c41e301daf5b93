package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.conf.PropertyKey;
import com.mysql.cj.jdbc.JdbcConnection;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.jpa.HibernatePersistenceConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("create_engine('dialect[+driver]://user:password@host/dbname[?key=value..]')")
class EngineUrlTest {
  private MySqlSandbox mysql;

  @BeforeEach
  void open(MySqlSandbox mysql) {
    this.mysql = mysql;
  }

  private DatabaseUrl url(Map<String, String> query) {
    return url(mysql.host(), mysql.port(), mysql.schema(), query);
  }

  private DatabaseUrl url(String host, int port, String database, Map<String, String> query) {
    var values = new LinkedHashMap<String, List<String>>();
    query.forEach((key, value) -> values.put(key, List.of(value)));
    return new DatabaseUrl(
        "mysql+pymysql", mysql.user(), mysql.password(), host, port, database, values);
  }

  private static Connection connect(DatabaseUrl url) throws SQLException {
    return DriverManager.getConnection(url.jdbcUrl(), url.properties());
  }

  private static String query(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }

  private static String cipher(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
      row.next();
      return row.getString("Value");
    }
  }

  @Nested
  @DisplayName("create_engine(url)")
  class CreateEngine {
    @Test
    void connectsWithTheUrlOfAPythonProgram() throws SQLException {
      String setting = url(Map.of("connect_timeout", "5")).render();
      // @start region="engine-url"
      // engine = create_engine(setting)
      var url = DatabaseUrl.parse(setting);
      var config = new HikariConfig();
      config.setJdbcUrl(url.jdbcUrl()); // no password in it
      config.setDataSourceProperties(url.properties()); // user, password, connectTimeout

      // with engine.connect() as connection:
      //     connection.scalar(text("SELECT DATABASE()"))
      try (var engine = new HikariDataSource(config);
          var connection = engine.getConnection();
          var statement = connection.createStatement();
          var row = statement.executeQuery("SELECT DATABASE()")) {
        row.next();

        assertThat(row.getString(1)).isEqualTo(url.database());
      }
      // @end
    }

    @Test
    void servesHibernateAlongWithSwitchesOfTheDriverOnly() {
      var url = url(Map.of());
      var config = new HikariConfig();
      config.setJdbcUrl(url.jdbcUrl());
      config.setDataSourceProperties(url.properties());
      config.addDataSourceProperty("useInformationSchema", "false"); // for the sake of MariaDB

      // with Session(create_engine(url)) as session:
      //     session.scalar(select(func.database()))
      try (var pool = new HikariDataSource(config);
          var factory =
              new HibernatePersistenceConfiguration("shop")
                  .property(JdbcSettings.JAKARTA_NON_JTA_DATASOURCE, pool)
                  .createEntityManagerFactory()) {
        String database =
            factory.fromSession(
                it -> it.createNativeQuery("SELECT DATABASE()", String.class).getSingleResult());

        assertThat(database).isEqualTo(mysql.schema());
      }
    }

    @Test
    void failsWithAnotherPassword() {
      var other =
          new DatabaseUrl(
              "mysql", mysql.user(), "wrong", mysql.host(), mysql.port(), null, Map.of());

      // OperationalError: (1045, "Access denied for user ...")
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(other))
          .returns("28000", SQLException::getSQLState)
          .withMessageNotContaining("wrong");
    }

    @Test
    void connectsToADatabaseOfAnyName(Connection admin) throws SQLException {
      String name = mysql.schema() + " 100% + 1/2&3;=#";
      try (var statement = admin.createStatement()) {
        statement.execute("CREATE DATABASE `%s`".formatted(name));
        try (var connection = connect(url(mysql.host(), mysql.port(), name, Map.of()))) {

          assertThat(query(connection, "SELECT DATABASE()")).isEqualTo(name);
        } finally {
          statement.execute("DROP DATABASE `%s`".formatted(name));
        }
      }
    }
  }

  @Nested
  @DisplayName("?key=value")
  class Options {
    @Test
    void chooseTheCharacterSet() throws SQLException {
      // create_engine("mysql+pymysql://...?charset=latin1")
      try (var connection = connect(url(Map.of("charset", "latin1")))) {
        assertThat(query(connection, "SELECT @@character_set_client")).isEqualTo("latin1");
        assertThat(query(connection, "SELECT HEX('€')")).isEqualTo("80"); // in Windows' latin1
      }
      for (String charset : List.of("utf8mb4", "utf8")) {
        try (var connection = connect(url(Map.of("charset", charset)))) {
          assertThat(query(connection, "SELECT @@character_set_client")).isEqualTo("utf8mb4");
        }
      }
    }

    @Test
    void chooseTheCollation() throws SQLException {
      try (var connection = connect(url(Map.of("collation", "utf8mb4_bin")))) {

        assertThat(query(connection, "SELECT @@collation_connection")).isEqualTo("utf8mb4_bin");
      }
    }

    @Test
    void chooseTheSqlMode() throws SQLException {
      String modes = "NO_ZERO_DATE,PIPES_AS_CONCAT";
      try (var connection = connect(url(Map.of("sql_mode", modes)))) {

        assertThat(query(connection, "SELECT 'a' || 'b'")).isEqualTo("ab");
        assertThat(query(connection, "SELECT @@sql_mode").split(","))
            .contains("NO_ZERO_DATE", "PIPES_AS_CONCAT");
      }
    }

    @Test
    void countSecondsWhereJavaCountsMilliseconds() throws SQLException {
      var timeouts = Map.of("connect_timeout", "7", "read_timeout", "30");
      try (var connection = connect(url(timeouts))) {

        assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
        assertThat(switchOf(connection, PropertyKey.connectTimeout)).isEqualTo(7_000);
      }
    }

    @Test
    void reachTheDriverByTheNamesThatItKnows() throws SQLException {
      var options = Map.of("local_infile", "true", "max_allowed_packet", "65536", "compress", "1");
      try (var connection = connect(url(options))) {

        assertThat(switchOf(connection, PropertyKey.allowLoadLocalInfile)).isEqualTo(true);
        assertThat(switchOf(connection, PropertyKey.maxAllowedPacket)).isEqualTo(65_536);
        assertThat(switchOf(connection, PropertyKey.useCompression)).isEqualTo(true);
      }
    }

    @Test
    void turnTlsOnOrAskForAKnownAuthority() throws SQLException {
      try (var connection = connect(url(Map.of("ssl_check_hostname", "false")))) {
        assertThat(cipher(connection)).isNotEmpty();
      }

      // OperationalError: (2003, "... certificate verify failed ...")
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(url(Map.of("ssl_verify_cert", "true"))))
          .returns("08S01", SQLException::getSQLState);
    }

    private static Object switchOf(Connection connection, PropertyKey key) throws SQLException {
      return connection.unwrap(JdbcConnection.class).getPropertySet().getProperty(key).getValue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aPoolConnectsAtOnceUnlessItIsToldToWait() {
      var nowhere = url(mysql.host(), 1, mysql.schema(), Map.of("connect_timeout", "1"));
      var config = new HikariConfig();
      config.setJdbcUrl(nowhere.jdbcUrl());
      config.setDataSourceProperties(nowhere.properties());

      // engine = create_engine("mysql+pymysql://...")  # no error before engine.connect()
      assertThatExceptionOfType(RuntimeException.class)
          .isThrownBy(() -> new HikariDataSource(config))
          .havingRootCause()
          .isInstanceOf(ConnectException.class);

      config.setInitializationFailTimeout(-1);
      config.setConnectionTimeout(250);
      try (var engine = new HikariDataSource(config)) {
        assertThatExceptionOfType(SQLException.class).isThrownBy(engine::getConnection);
      }
    }

    @Test
    void tlsIsTriedUnasked() throws SQLException {
      // create_engine("mysql+pymysql://...") speaks in the clear
      try (var connection = connect(url(Map.of()))) {

        assertThat(cipher(connection)).isNotEmpty();
      }
    }
  }
}
