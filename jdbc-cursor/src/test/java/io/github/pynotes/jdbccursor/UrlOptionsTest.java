package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.fail;

import com.mysql.cj.jdbc.JdbcConnection;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.RequiresMySql;
import io.github.pynotes.sandbox.WithMySql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

@WithMySql
@DisplayName("pymysql.connections.Connection.__init__")
class UrlOptionsTest {
  private MySqlSandbox mysql;

  @BeforeEach
  void twoReviews(MySqlSandbox mysql, Connection connection) throws SQLException {
    this.mysql = mysql;
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS reviews");
      statement.execute(
          """
          CREATE TABLE reviews (
            id INT PRIMARY KEY, stars TINYINT(1), bought DATE, at TIMESTAMP NULL)
          """);
      statement.execute("INSERT INTO reviews (id, stars) VALUES (1, 4), (2, 5)");
    }
  }

  /// In place of `?name=value&name=value` behind the URL, which does the same.
  private Connection connect(Map<String, String> switches) throws SQLException {
    var options = new Properties();
    options.setProperty("user", mysql.user());
    options.setProperty("password", mysql.password());
    options.putAll(switches);
    return DriverManager.getConnection(mysql.url(), options);
  }

  private static String status(Connection connection, String name) throws SQLException {
    return read(connection, "SHOW SESSION STATUS LIKE '%s'".formatted(name), "Value");
  }

  private static String read(Connection connection, String sql, String column) throws SQLException {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(column);
    }
  }

  private static int update(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @Nested
  @DisplayName("connect(ssl=, ssl_disabled=, ssl_verify_cert=, ssl_verify_identity=)")
  class SslMode {
    @Test
    void disabledSendsEverythingInTheClear() throws SQLException {
      // pymysql.connect(..., ssl_disabled=True)
      var switches = Map.of("sslMode", "DISABLED", "allowPublicKeyRetrieval", "true");
      try (var connection = connect(switches)) {

        assertThat(status(connection, "Ssl_cipher")).isEmpty();
      }
    }

    @Test
    void requiredEncryptsForWhoeverAnswers() throws SQLException {
      // pymysql.connect(..., ssl={"check_hostname": False})
      try (var connection = connect(Map.of("sslMode", "REQUIRED"))) {

        // the certificate that the server made for itself was not looked at
        assertThat(status(connection, "Ssl_cipher")).isNotEmpty();
      }
    }

    @Test
    void verifyCaRefusesACertificateThatNoKnownAuthoritySigned() {
      // pymysql.connect(..., ssl_verify_cert=True)  # OperationalError: (2003, "... verify failed
      // ...")
      // the way out is the authority's certificate: ssl_ca=, or trustCertificateKeyStoreUrl
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(Map.of("sslMode", "VERIFY_CA")))
          .returns("08S01", SQLException::getSQLState)
          .havingRootCause()
          .isInstanceOf(GeneralSecurityException.class);
    }
  }

  @Nested
  @DisplayName("connect(server_public_key=)")
  @RequiresMySql("MariaDB has no caching_sha2_password")
  class AllowPublicKeyRetrieval {
    private static final String PASSWORD = "correct horse";

    private String account;

    @BeforeEach
    void anAccountThatHasNeverLoggedIn(Connection admin) throws SQLException {
      account = mysql.schema().substring(0, 32); // a longer name is refused
      update(admin, "CREATE USER %s IDENTIFIED BY '%s'".formatted(account, PASSWORD));
      update(admin, "GRANT ALL ON %s.* TO %s".formatted(mysql.schema(), account));
    }

    @AfterEach
    void dropTheAccount(Connection admin) throws SQLException {
      update(admin, "DROP USER " + account);
    }

    private void logIn(String sslMode, boolean allowPublicKeyRetrieval) throws SQLException {
      connect(
              Map.of(
                  "user", account,
                  "password", PASSWORD,
                  "sslMode", sslMode,
                  "allowPublicKeyRetrieval", String.valueOf(allowPublicKeyRetrieval)))
          .close();
    }

    @Test
    void isNeededWithoutTls() throws SQLException {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> logIn("DISABLED", false))
          .withMessageContaining("Public Key Retrieval is not allowed");

      // costs: whoever stands between may hand over a key of his own, and read the password
      logIn("DISABLED", true);
    }

    @Test
    void isNotNeededWithTls() throws SQLException {
      logIn("REQUIRED", false);
    }

    @Test
    void isNotMissedWhileTheServerRemembersThePassword(Connection admin) throws SQLException {
      logIn("REQUIRED", false);
      logIn("DISABLED", false);

      // a server that restarts forgets, and so does one that is told the password anew
      update(admin, "ALTER USER %s IDENTIFIED BY '%s'".formatted(account, PASSWORD));
      assertThatExceptionOfType(SQLException.class).isThrownBy(() -> logIn("DISABLED", false));
    }
  }

  @Nested
  @DisplayName("rewriteBatchedStatements")
  class RewriteBatchedStatements {
    private int[] insertHundred(Connection connection) throws SQLException {
      String sql = "INSERT INTO reviews (id, stars) VALUES (?, 3)";
      try (var insert = connection.prepareStatement(sql)) {
        for (int id = 1001; id <= 1100; id++) {
          insert.setInt(1, id);
          insert.addBatch();
        }
        return insert.executeBatch();
      }
    }

    @Test
    void sendsABatchAsOneInsert() throws SQLException {
      try (var connection = connect(Map.of("rewriteBatchedStatements", "true"))) {
        var counts = insertHundred(connection);

        // cursor.executemany(...)  # the same, without a switch
        assertThat(status(connection, "Com_insert")).isEqualTo("1");

        // costs: nobody knows any more which row counted for what
        assertThat(counts).hasSize(100).containsOnly(Statement.SUCCESS_NO_INFO);
      }
    }

    @Test
    void sendsAnInsertForEachRowWhenOff() throws SQLException {
      try (var connection = connect(Map.of())) {
        var counts = insertHundred(connection);

        assertThat(status(connection, "Com_insert")).isEqualTo("100");
        assertThat(counts).hasSize(100).containsOnly(1);
      }
    }
  }

  @Nested
  @DisplayName("useCursorFetch")
  class UseCursorFetch {
    private static final String FIVE =
        "SELECT 1 AS n UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL SELECT 5";

    @Test
    void fetchesPortionsFromACursorOnTheServer() throws SQLException {
      try (var connection = connect(Map.of("useCursorFetch", "true"));
          var statement = connection.createStatement()) {
        statement.setFetchSize(2);
        try (var rows = statement.executeQuery(FIVE)) {
          assertThat(rows.next()).isTrue();

          // the connection is free meanwhile, unlike that of an SSCursor
          assertThat(status(connection, "Com_stmt_fetch")).isEqualTo("1");
          for (int n = 2; n <= 5; n++) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt("n")).isEqualTo(n);
          }
          assertThat(status(connection, "Com_stmt_fetch")).isEqualTo("3");
        }

        // costs: a round trip to prepare, even what was no prepared statement
        assertThat(status(connection, "Com_stmt_prepare")).isEqualTo("1");
      }
    }

    @Test
    void leavesTheFetchSizeWithoutEffectWhenOff() throws SQLException {
      try (var connection = connect(Map.of());
          var statement = connection.createStatement()) {
        statement.setFetchSize(2);
        try (var rows = statement.executeQuery(FIVE)) {
          assertThat(rows.next()).isTrue();

          assertThat(status(connection, "Com_stmt_fetch")).isEqualTo("0"); // all five are here
        }
      }
    }
  }

  @Nested
  @DisplayName("connect(client_flag=CLIENT.FOUND_ROWS)")
  class UseAffectedRows {
    @Test
    void countsChangedRowsInsteadOfMatchedOnes() throws SQLException {
      // @start region="affected-rows"
      String fiveStars = "UPDATE reviews SET stars = 5 WHERE id IN (1, 2)"; // 2 has them already

      // pymysql.connect(..., client_flag=CLIENT.FOUND_ROWS)
      try (var connection = connect(Map.of("useAffectedRows", "false"))) {
        assertThat(update(connection, fiveStars)).isEqualTo(2);
        update(connection, "UPDATE reviews SET stars = 4 WHERE id = 1");
      }

      // pymysql.connect(...)
      try (var connection = connect(Map.of("useAffectedRows", "true"))) {
        assertThat(update(connection, fiveStars)).isEqualTo(1);
      }
      // @end
    }

    @Test
    void tellsAnUpsertThatChangedNothing() throws SQLException {
      String upsert = "INSERT INTO reviews (id) VALUES (1) ON DUPLICATE KEY UPDATE stars = 4";

      // costs of the default: 1 reads like an insert
      try (var connection = connect(Map.of("useAffectedRows", "false"))) {
        assertThat(update(connection, upsert)).isEqualTo(1);
      }
      try (var connection = connect(Map.of("useAffectedRows", "true"))) {
        assertThat(update(connection, upsert)).isZero();
      }
    }

    @Test
    void makesAnOptimisticLockFailOnAnUpdateThatChangesNothing() throws SQLException {
      // "nobody was faster than I" is asked as "did I hit one row?"
      String save = "UPDATE reviews SET stars = 4 WHERE id = 1 AND stars = 4";
      try (var connection = connect(Map.of("useAffectedRows", "true"))) {

        assertThat(update(connection, save)).isZero();
      }
    }
  }

  @Nested
  @DisplayName("connectionTimeZone")
  class ConnectionTimeZone {
    private static final Instant NEW_YEAR = Instant.parse("2026-01-01T00:00:00Z");

    private void save(Connection connection) throws SQLException {
      try (var update = connection.prepareStatement("UPDATE reviews SET at = ? WHERE id = 1")) {
        update.setTimestamp(1, Timestamp.from(NEW_YEAR));
        update.executeUpdate();
      }
    }

    private Instant load(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT at FROM reviews WHERE id = 1")) {
        rows.next();
        return rows.getTimestamp("at").toInstant();
      }
    }

    private Instant stored(Connection connection) throws SQLException {
      String sql = "SELECT UNIX_TIMESTAMP(at) AS seconds FROM reviews WHERE id = 1";
      return Instant.ofEpochSecond(Long.parseLong(read(connection, sql, "seconds")));
    }

    @Test
    void storesAnotherInstantThanMeantWhereTheSessionHasAnotherZone() throws SQLException {
      var switches =
          Map.of("connectionTimeZone", "+09:00", "sessionVariables", "time_zone='+00:00'");
      try (var connection = connect(switches)) {
        save(connection);

        // read back by the same settings it looks right; Python, and SQL, see it 9 hours late
        assertThat(load(connection)).isEqualTo(NEW_YEAR);
        assertThat(stored(connection)).isEqualTo(NEW_YEAR.plus(Duration.ofHours(9)));
      }
    }

    @Test
    void storesTheInstantWhenForcedUponTheSession() throws SQLException {
      // pymysql.connect(..., init_command="SET time_zone = '+09:00'")
      var switches =
          Map.of("connectionTimeZone", "+09:00", "forceConnectionTimeZoneToSession", "true");
      try (var connection = connect(switches)) {
        save(connection);

        assertThat(load(connection)).isEqualTo(NEW_YEAR);
        assertThat(stored(connection)).isEqualTo(NEW_YEAR);
        assertThat(read(connection, "SELECT @@time_zone AS zone", "zone")).isEqualTo("+09:00");
      }
    }
  }

  @Nested
  @DisplayName("tinyInt1isBit")
  class TinyInt1IsBit {
    private Object stars(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var rows = statement.executeQuery("SELECT stars FROM reviews WHERE id = 1")) {
        rows.next();
        return rows.getObject("stars");
      }
    }

    @Test
    void makesTrueOfFourStars() throws SQLException {
      try (var connection = connect(Map.of("tinyInt1isBit", "true"))) {

        // cursor.fetchone()  # (4,)
        assertThat(stars(connection)).isEqualTo(true);
      }
    }

    @Test
    void leavesTheNumberWhenOff() throws SQLException {
      try (var connection = connect(Map.of("tinyInt1isBit", "false"))) {

        assertThat(stars(connection)).isEqualTo(4);
      }
    }

    @Test
    void doesNotMatterToWhomeverAsksForAnInt() throws SQLException {
      try (var connection = connect(Map.of("tinyInt1isBit", "true"))) {
        assertThat(read(connection, "SELECT stars FROM reviews WHERE id = 1", "stars"))
            .isEqualTo("4");
      }
    }
  }

  @Nested
  @DisplayName("zeroDateTimeBehavior")
  class ZeroDateTimeBehavior {
    private LocalDate bought(String behavior) throws SQLException {
      var switches = Map.of("zeroDateTimeBehavior", behavior, "sessionVariables", "sql_mode=''");
      try (var connection = connect(switches)) {
        update(connection, "UPDATE reviews SET bought = '0000-00-00' WHERE id = 1");
        try (var statement = connection.createStatement();
            var rows = statement.executeQuery("SELECT bought FROM reviews WHERE id = 1")) {
          rows.next();
          return rows.getObject("bought", LocalDate.class);
        }
      }
    }

    @Test
    void exceptionRefusesToReadIt() {
      // cursor.fetchone()  # ('0000-00-00',): not a date, but a str among the dates
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> bought("EXCEPTION"))
          .withMessageContaining("Zero date value prohibited");
    }

    @Test
    void convertToNullMixesItWithTheUnknown() throws SQLException {
      assertThat(bought("CONVERT_TO_NULL")).isNull();
    }

    @Test
    void roundInventsADate() throws SQLException {
      assertThat(bought("ROUND")).isEqualTo("0001-01-01");
    }
  }

  @Nested
  @DisplayName("connect(connect_timeout=, read_timeout=)")
  class Timeouts {
    private void connect(ServerSocket server, String switches) throws SQLException {
      DriverManager.getConnection(
              "jdbc:mysql://%s:%d/?%s"
                  .formatted(
                      server.getInetAddress().getHostAddress(), server.getLocalPort(), switches))
          .close();
    }

    private List<Socket> fill(ServerSocket server) throws IOException {
      var waiting = new ArrayList<Socket>();
      while (waiting.size() < 50) {
        var client = new Socket();
        waiting.add(client);
        try {
          client.connect(server.getLocalSocketAddress(), 200);
        } catch (SocketTimeoutException e) {
          return waiting;
        }
      }
      return fail("the queue of a server with room for one took 50");
    }

    @Test
    @Timeout(30)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "refuses at once when its queue is full")
    void connectTimeoutEndsTheWaitForAServerThatDoesNotAnswer() throws IOException {
      try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var waiting = fill(server);

        // pymysql.connect(..., connect_timeout=0.3)  # OperationalError: (2003, ... timed out)
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> connect(server, "connectTimeout=300"))
            .havingRootCause()
            .isInstanceOf(SocketTimeoutException.class)
            .withMessageContaining("onnect timed out");

        for (var client : waiting) {
          client.close();
        }
      }
    }

    @Test
    @Timeout(30)
    void onlySocketTimeoutEndsTheWaitForAServerThatAnswersAndSaysNothing() throws IOException {
      try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        long start = System.nanoTime();

        // pymysql.connect(..., connect_timeout=0.05, read_timeout=0.5)  # OperationalError: (2013,
        // ...)
        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> connect(silent, "connectTimeout=50&socketTimeout=500"))
            .havingRootCause()
            .isInstanceOf(SocketTimeoutException.class)
            .withMessageContaining("Read timed out");

        assertThat(Duration.ofNanos(System.nanoTime() - start))
            .isGreaterThan(Duration.ofMillis(490));
      }
    }

    @Test
    void socketTimeoutCostsTheConnectionWhenAStatementTakesLonger() throws SQLException {
      try (var connection = UrlOptionsTest.this.connect(Map.of("socketTimeout", "500"))) {
        assertThat(connection.getNetworkTimeout()).isEqualTo(500); // milliseconds

        assertThatExceptionOfType(SQLException.class)
            .isThrownBy(() -> update(connection, "DO SLEEP(20)"))
            .returns("08S01", SQLException::getSQLState);
        assertThat(connection.isClosed()).isTrue();
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aMisspeltSwitchIsIgnoredInSilence() throws SQLException {
      // pymysql.connect(..., auto_commit=True)  # TypeError: unexpected keyword argument
      try (var connection = connect(Map.of("useAffectedRow", "true"))) {

        assertThat(connection.isValid(5)).isTrue();
      }
    }

    @Test
    void aWrongValueIsRefusedWithTheRightOnes() {
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> connect(Map.of("sslMode", "ON")))
          .withMessageContaining("sslMode")
          .withMessageContaining("VERIFY_IDENTITY");
    }

    @Test
    void nothingTimesOutUnlessToldTo() throws SQLException {
      // pymysql.connect(...).connect_timeout  # 10
      String url = "jdbc:mysql://%s:%d/".formatted(mysql.host(), mysql.port());
      try (var connection = DriverManager.getConnection(url, mysql.user(), mysql.password())) {
        var properties = connection.unwrap(JdbcConnection.class).getPropertySet();

        assertThat(properties.getIntegerProperty("connectTimeout").getValue()).isZero();
        assertThat(connection.getNetworkTimeout()).isZero();
      }
    }
  }
}
