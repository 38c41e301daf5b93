package io.github.pynotes.jdbccursor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.mysql.cj.jdbc.MysqlDataSource;
import io.github.pynotes.sandbox.MySqlSandbox;
import io.github.pynotes.sandbox.WithMySql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@WithMySql
@DisplayName("pymysql.connect")
class ConnectTest {
  @BeforeEach
  void noOrders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("DROP TABLE IF EXISTS orders");
      statement.execute("CREATE TABLE orders (customer VARCHAR(20))");
    }
  }

  private static Properties credentials(MySqlSandbox mysql) {
    var credentials = new Properties();
    credentials.setProperty("user", mysql.user());
    credentials.setProperty("password", mysql.password());
    return credentials;
  }

  private static void order(Connection connection, String customer) throws SQLException {
    try (var insert = connection.prepareStatement("INSERT INTO orders VALUES (?)")) {
      insert.setString(1, customer);
      insert.executeUpdate();
    }
  }

  private static int orders(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var count = statement.executeQuery("SELECT COUNT(*) FROM orders")) {
      count.next();
      return count.getInt(1);
    }
  }

  /// Empty when the connection is not encrypted.
  private static String cipher(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var status = statement.executeQuery("SHOW SESSION STATUS LIKE 'Ssl_cipher'")) {
      status.next();
      return status.getString("Value");
    }
  }

  @Nested
  @DisplayName("connect(host=, user=, password=, database=)")
  class Arguments {
    @Test
    void takesCredentialsAsPropertiesBesideTheUrl(MySqlSandbox mysql) throws SQLException {
      // connection = pymysql.connect(host=host, user=user, password=password, database=database)
      var credentials = new Properties();
      credentials.setProperty("user", mysql.user());
      credentials.setProperty("password", mysql.password());
      try (var connection = DriverManager.getConnection(mysql.url(), credentials)) {

        assertThat(connection.getCatalog()).isEqualTo(mysql.schema());
        assertThat(connection.getMetaData().getURL()).doesNotContain(mysql.password());
      }
    }

    @Test
    void showsAPasswordInTheUrlToWhoeverAsksTheConnection(MySqlSandbox mysql) throws SQLException {
      String pasted =
          "jdbc:mysql://%s:%d/%s?user=%s&password=%s"
              .formatted(
                  mysql.host(), mysql.port(), mysql.schema(), mysql.user(), mysql.password());
      try (var connection = DriverManager.getConnection(pasted)) {

        assertThat(connection.getMetaData().getURL()).contains(mysql.password());
      }
    }

    @Test
    void refusesAWrongPassword(MySqlSandbox mysql) {
      var credentials = credentials(mysql);
      credentials.setProperty("password", "guessed");

      // pymysql.connect(..., password="guessed")  # OperationalError: (1045, "Access denied ...")
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(mysql.url(), credentials))
          .returns(1045, SQLException::getErrorCode)
          .returns("28000", SQLException::getSQLState);
    }

    @Test
    void refusesAnUnknownDatabase(MySqlSandbox mysql) {
      String nowhere = "jdbc:mysql://%s:%d/pynotes_nowhere".formatted(mysql.host(), mysql.port());

      // pymysql.connect(..., database="pynotes_nowhere")  # OperationalError: (1049, ...)
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(() -> DriverManager.getConnection(nowhere, credentials(mysql)))
          .returns(1049, SQLException::getErrorCode);
    }
  }

  @Nested
  @DisplayName("functools.partial(pymysql.connect, ...)")
  class Settings {
    @Test
    void areKeptByADataSourceThatOpensAConnectionAtEachCall(MySqlSandbox mysql)
        throws SQLException {
      // connect = functools.partial(pymysql.connect, host=host, port=port, user=user, ...)
      var source = new MysqlDataSource();
      source.setServerName(mysql.host());
      source.setPort(mysql.port());
      source.setDatabaseName(mysql.schema());
      source.setUser(mysql.user());
      source.setPassword(mysql.password());

      // one, other = connect(), connect()
      try (var one = source.getConnection();
          var other = source.getConnection()) {

        assertThat(connectionId(one)).isNotEqualTo(connectionId(other));
        assertThat(one.getCatalog()).isEqualTo(other.getCatalog()).isEqualTo(mysql.schema());
      }
    }

    private long connectionId(Connection connection) throws SQLException {
      try (var statement = connection.createStatement();
          var id = statement.executeQuery("SELECT CONNECTION_ID()")) {
        id.next();
        return id.getLong(1);
      }
    }
  }

  @Nested
  @DisplayName("connect(ssl=)")
  class Tls {
    @Test
    void isRequiredByAProperty(MySqlSandbox mysql) throws SQLException {
      var options = credentials(mysql);

      // pymysql.connect(..., ssl={"check_hostname": False})
      options.setProperty("sslMode", "REQUIRED");
      try (var connection = DriverManager.getConnection(mysql.url(), options)) {

        assertThat(cipher(connection)).isNotEmpty();
      }
    }

    @Test
    void isOnForTheConnectionsOfTheSandbox(Connection connection) throws SQLException {
      assertThat(cipher(connection)).isNotEmpty();
    }
  }

  @Nested
  @DisplayName("close()")
  class Close {
    @Test
    void endsTheConnection(DataSource source) throws SQLException {
      var connection = source.getConnection();

      // connection.close()
      connection.close();

      // connection.open  # False
      assertThat(connection.isClosed()).isTrue();
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(connection::createStatement)
          .returns("08003", SQLException::getSQLState);
    }

    @Test
    void losesWhatWasNotCommitted(DataSource source, Connection observer) throws SQLException {
      // with pymysql.connect(...) as connection: order(connection, "Ada")
      try (var connection = source.getConnection()) {
        connection.setAutoCommit(false);
        order(connection, "Ada");
      }

      assertThat(orders(observer)).isZero();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void autocommitIsOn(Connection shop, Connection clerk) throws SQLException {
      // @start region="autocommit"
      // shop.get_autocommit()  # False
      assertThat(shop.getAutoCommit()).isTrue();

      order(shop, "Ada");
      assertThat(orders(clerk)).isEqualTo(1);

      // what PyMySQL does from the start
      shop.setAutoCommit(false);
      order(shop, "Grace");
      assertThat(orders(clerk)).isEqualTo(1);
      shop.commit();
      assertThat(orders(clerk)).isEqualTo(2);
      // @end
    }

    @Test
    void commitIsRefusedWhileAutocommitIsOn(Connection connection) {
      // connection.autocommit(True); connection.commit()  # fine
      assertThatExceptionOfType(SQLException.class)
          .isThrownBy(connection::commit)
          .withMessageContaining("autocommit");
    }

    @Test
    void tlsIsOnUnlessToldOff(MySqlSandbox mysql) throws SQLException {
      String url = "jdbc:mysql://%s:%d/".formatted(mysql.host(), mysql.port());
      var options = credentials(mysql);
      try (var connection = DriverManager.getConnection(url, options)) {

        assertThat(cipher(connection)).isNotEmpty();
      }

      // pymysql.connect(...)  # no TLS unless `ssl` or one of its relatives is given
      options.setProperty("sslMode", "DISABLED");
      options.setProperty("allowPublicKeyRetrieval", "true");
      try (var connection = DriverManager.getConnection(url, options)) {

        assertThat(cipher(connection)).isEmpty();
      }
    }

    @Test
    void closingTwiceIsFine(DataSource source) throws SQLException {
      var connection = source.getConnection();
      connection.close();

      // connection.close()  # pymysql.err.Error: Already closed
      assertThatCode(connection::close).doesNotThrowAnyException();
    }
  }
}
