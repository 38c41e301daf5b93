package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("DatabaseUrl")
class DatabaseUrlTest {
  private static Properties properties(String query) {
    return DatabaseUrl.parse("mysql://db/orders?" + query).properties();
  }

  @Nested
  @DisplayName("parse: make_url(text)")
  class Parse {
    @Test
    void takesAUrlApart() {
      // url = make_url("mysql+pymysql://shop:secret@db.example.com:3307/orders?charset=utf8mb4")
      var url =
          DatabaseUrl.parse(
              "mysql+pymysql://shop:secret@db.example.com:3307/orders?charset=utf8mb4");

      assertThat(url)
          .isEqualTo(
              new DatabaseUrl(
                  "mysql+pymysql",
                  "shop",
                  "secret",
                  "db.example.com",
                  3307,
                  "orders",
                  Map.of("charset", List.of("utf8mb4"))));
    }

    @Test
    void knowsTheDriverBehindThePlus() {
      // url.get_backend_name(), url.get_driver_name()  # ('mysql', 'pymysql')
      var url = DatabaseUrl.parse("mysql+pymysql://db/orders");

      assertThat(url.dialect()).isEqualTo("mysql");
      assertThat(url.driver()).isEqualTo("pymysql");
    }

    @Test
    void decodesUserAndPassword() {
      // make_url("mysql://jos%C3%A9:p%40ss%2Fword@db").password  # 'p@ss/word'
      var url = DatabaseUrl.parse("mysql://jos%C3%A9:p%40ss%2Fword@db");

      assertThat(url.user()).isEqualTo("josé");
      assertThat(url.password()).isEqualTo("p@ss/word");
    }

    @Test
    void leavesAPlusAndAPercentSignAloneInAPassword() {
      // make_url("mysql://shop:a+b%zz@db").password  # 'a+b%zz'
      assertThat(DatabaseUrl.parse("mysql://shop:a+b%zz@db").password()).isEqualTo("a+b%zz");
    }

    @Test
    void leavesHostAndDatabaseAsTheyAre() {
      // make_url("mysql://d%62/ord%65rs").database  # 'ord%65rs'
      var url = DatabaseUrl.parse("mysql://d%62/ord%65rs");

      assertThat(url.host()).isEqualTo("d%62");
      assertThat(url.database()).isEqualTo("ord%65rs");
    }

    @Test
    void takesAnAddressOutOfItsBrackets() {
      // make_url("mysql://[::1]:3306/orders").host  # '::1'
      var url = DatabaseUrl.parse("mysql://[::1]:3306/orders");

      assertThat(url.host()).isEqualTo("::1");
      assertThat(url.port()).isEqualTo(3306);
    }

    @Test
    void hasNullForWhatIsNotThere() {
      // make_url("mysql://")
      assertThat(DatabaseUrl.parse("mysql://"))
          .isEqualTo(new DatabaseUrl("mysql", null, null, null, null, null, Map.of()));
    }

    @Test
    void hasAnEmptyStringForWhatIsEmpty() {
      // make_url("mysql://:@db/").username, .password, .database  # ('', '', '')
      assertThat(DatabaseUrl.parse("mysql://:@db/"))
          .isEqualTo(new DatabaseUrl("mysql", "", "", "db", null, "", Map.of()));
    }

    @Test
    void hasNoPasswordWithoutAColon() {
      // make_url("mysql://shop@db").password  # None
      assertThat(DatabaseUrl.parse("mysql://shop@db").password()).isNull();
    }

    @Test
    void keepsAllValuesOfARepeatedKey() {
      // make_url("postgresql:///orders?host=a&port=1&host=b").normalized_query["host"]
      var url = DatabaseUrl.parse("postgresql:///orders?host=a&port=1&host=b");

      assertThat(url.query())
          .containsExactly(Map.entry("host", List.of("a", "b")), Map.entry("port", List.of("1")));
    }

    @Test
    void dropsAKeyWithoutAValue() {
      // make_url("mysql://db?charset=&compress&&a=1").query  # {'a': '1'}
      assertThat(DatabaseUrl.parse("mysql://db?charset=&compress&&a=1").query())
          .isEqualTo(Map.of("a", List.of("1")));
    }

    @Test
    void readsAPlusInTheQueryAsASpace() {
      // make_url("mysql://db?program_name=night+run%2B").query["program_name"]  # 'night run+'
      assertThat(DatabaseUrl.parse("mysql://db?program_name=night+run%2B").query())
          .isEqualTo(Map.of("program_name", List.of("night run+")));
    }
  }

  @Nested
  @DisplayName("render, toString: url.render_as_string(hide_password=False), str(url)")
  class Render {
    @Test
    void writesTheUrlThatWasRead() {
      String text =
          "mysql+pymysql://shop:p%40ss@[::1]:3306/orders?charset=utf8mb4&ssl_ca=%2Fca.p12";

      assertThat(DatabaseUrl.parse(text).render()).isEqualTo(text);
    }

    @Test
    void masksThePassword() {
      var url = DatabaseUrl.parse("mysql://shop:secret@db/orders");

      // str(url)
      assertThat(url).hasToString("mysql://shop:***@db/orders");
    }

    @Test
    void masksAnEmptyPasswordToo() {
      assertThat(DatabaseUrl.parse("mysql://shop:@db")).hasToString("mysql://shop:***@db");
    }

    @Test
    void sortsTheQuery() {
      // str(make_url("mysql://db?b=2&a=1&b=0"))  # 'mysql://db?a=1&b=2&b=0'
      assertThat(DatabaseUrl.parse("mysql://db?b=2&a=1&b=0")).hasToString("mysql://db?a=1&b=2&b=0");
    }

    @Test
    void escapesWhatAUserMayNotHave() {
      // URL.create("mysql", username="a:b", password="c@d/e f", host="db")
      var url = new DatabaseUrl("mysql", "a:b", "c@d/e f", "db", null, null, Map.of());

      assertThat(url.render()).isEqualTo("mysql://a%3Ab:c%40d%2Fe f@db");
      assertThat(DatabaseUrl.parse(url.render())).isEqualTo(url);
    }
  }

  @Nested
  @DisplayName("jdbcUrl")
  class JdbcUrl {
    @ParameterizedTest
    @CsvSource({
      "mysql+pymysql://shop:secret@db:3307/orders?charset=utf8, jdbc:mysql://db:3307/orders",
      "mariadb+mariadbconnector://shop:secret@db/orders, jdbc:mariadb://db/orders",
      "postgresql+psycopg://shop:secret@[::1]:5432/orders, 'jdbc:postgresql://[::1]:5432/orders'",
      "mysql:///orders, jdbc:mysql://localhost/orders",
      "mysql://db, jdbc:mysql://db/",
      "mysql://db/100% + 1/2, jdbc:mysql://db/100%25%20%2B%201%2F2",
      "sqlite://, jdbc:sqlite::memory:",
      "sqlite:///, jdbc:sqlite::memory:",
      "sqlite:///:memory:, jdbc:sqlite::memory:",
      "sqlite:///orders.db, jdbc:sqlite:orders.db",
      "sqlite:////tmp/orders.db, jdbc:sqlite:/tmp/orders.db"
    })
    void namesTheDatabaseAndNobodyElse(String url, String jdbcUrl) {
      assertThat(DatabaseUrl.parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
    }

    @Test
    void isRefusedForAnotherDialect() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("postgres://db/orders").jdbcUrl())
          .withMessage(
              "Dialect 'postgres' has no JDBC URL here: write mysql, mariadb, postgresql or sqlite.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a,b", "(host=a)", "db#1", "a b", "[]"})
    void isRefusedForAHostThatADriverWouldTakeForSeveral(String host) {
      // a JDBC URL has a grammar of its own there: jdbc:mysql://a,b/ is two servers
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://%s/orders".formatted(host)).jdbcUrl())
          .withMessageStartingWith("'%s' is not one host: ".formatted(host));
    }

    @Test
    void isRefusedForAnSqliteWithAHost() {
      // create_engine("sqlite://orders.db")  # ArgumentError: Invalid SQLite URL
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("sqlite://orders.db").jdbcUrl())
          .withMessageContaining("write sqlite:///orders.db for a file");
    }
  }

  @Nested
  @DisplayName("properties")
  class PropertiesOfADriver {
    @Test
    void haveUserAndPassword() {
      assertThat(DatabaseUrl.parse("mysql://shop:p%40ss@db").properties())
          .isEqualTo(Map.of("user", "shop", "password", "p@ss"));
    }

    @Test
    void haveNeitherWhenTheUrlHasNone() {
      assertThat(DatabaseUrl.parse("mysql://db").properties()).isEmpty();
    }

    @Test
    void areNewEachTime() {
      var url = DatabaseUrl.parse("mysql://db");
      url.properties().setProperty("useCursorFetch", "true");

      assertThat(url.properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "charset=utf8mb4, characterEncoding, UTF-8",
      "charset=utf8, characterEncoding, UTF-8",
      "charset=latin1, characterEncoding, windows-1252",
      "collation=utf8mb4_bin, connectionCollation, utf8mb4_bin",
      "connect_timeout=5, connectTimeout, 5000",
      "read_timeout=0, socketTimeout, 0",
      "bind_address=10.0.0.7, localSocketAddress, 10.0.0.7",
      "max_allowed_packet=1048576, maxAllowedPacket, 1048576",
      "compress=true, useCompression, true",
      "local_infile=0, allowLoadLocalInfile, false",
      "'sql_mode=ANSI,TRADITIONAL', sessionVariables, 'sql_mode=''ANSI,TRADITIONAL'''",
    })
    void areThoseOfConnectorJ(String query, String name, String value) {
      assertThat(properties(query.replace(",", "%2C"))).isEqualTo(Map.of(name, value));
    }

    @Test
    void haveNoneForWhatJavaAlwaysDoes() {
      assertThat(properties("use_unicode=1")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
      "ssl_disabled=true, DISABLED",
      "ssl_disabled=false, REQUIRED",
      "ssl_check_hostname=false, REQUIRED",
      "ssl_check_hostname=true, VERIFY_IDENTITY",
      "ssl_verify_cert=true, VERIFY_CA",
      "ssl_verify_cert=true&ssl_verify_identity=true, VERIFY_IDENTITY",
      "ssl_ca=/etc/ca.p12, VERIFY_IDENTITY",
      "ssl_ca=/etc/ca.p12&ssl_check_hostname=false, VERIFY_CA",
      "ssl_ca=/etc/ca.p12&ssl_disabled=1, DISABLED",
      "ssl_cert=/etc/shop.p12, REQUIRED",
    })
    void haveOneModeForAllThatIsSaidOfTls(String query, String mode) {
      assertThat(properties(query)).containsEntry("sslMode", mode);
    }

    @Test
    void nameKeyStores() {
      assertThat(properties("ssl_ca=/etc/ca.p12&ssl_cert=/etc/shop.jks"))
          .containsEntry("trustCertificateKeyStoreUrl", Path.of("/etc/ca.p12").toUri().toString())
          .containsEntry("trustCertificateKeyStoreType", "PKCS12")
          .containsEntry(
              "clientCertificateKeyStoreUrl", Path.of("/etc/shop.jks").toUri().toString())
          .containsEntry("clientCertificateKeyStoreType", "JKS");
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            unix_socket=/run/mysqld.sock | has no answer in Connector/J: name host and port
            write_timeout=5              | has no answer in Connector/J: leave it out: in Java only
            init_command=SET+@a=1        | has no answer in Connector/J: let the pool send it
            autocommit=true              | has no answer in Connector/J: leave it to the transactions
            ssl_key=/etc/shop.key        | has no answer in Connector/J: put key and certificate
            ssl_key_password=secret      | has no answer in Connector/J: set clientCertificateKeyStore
            ssl_capath=/etc/ssl          | has no answer in Connector/J: put the certificates
            ssl_cipher=AES256-SHA        | has no answer in Connector/J: set tlsCiphersuites
            sslMode=REQUIRED             | has no answer in Connector/J: leave it out
            ssl_ca=/etc/ca.pem           | '/etc/ca.pem' is no key store: make a .p12
            charset=koi8r                | 'koi8r' is none of ascii, latin1, utf8, utf8mb3, utf8mb4
            compress=maybe               | 'maybe' is none of 0, 1, false, no, true, yes
            use_unicode=0                | '0' is none of 1, true, yes
            connect_timeout=0.5          | '0.5' is not a number of whole seconds
            sql_mode=ANSI;autocommit=0   | 'ANSI;autocommit=0' has other characters than a mode has
            charset=utf8&charset=ascii   | has 2 values: write one
            """)
    void areRefusedByName(String query, String why) {
      String option = query.substring(0, query.indexOf('='));

      assertThatIllegalArgumentException()
          .isThrownBy(() -> properties(query))
          .withMessageStartingWith("Option %s %s".formatted(option, why));
    }

    @Test
    void areRefusedForTheOptionsOfOtherDialects() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("postgresql://db?sslmode=require").properties())
          .withMessage(
              "Option sslmode is known for mysql only: set what the driver has in properties().");
    }
  }

  @Nested
  @DisplayName("a URL that is none")
  class NoUrl {
    @ParameterizedTest
    @ValueSource(strings = {"", "mysql", "mysql:/db", "://db", "my-sql://db", " mysql://db"})
    void isToldWhatItShouldBe(String text) {
      // make_url("mysql")  # ArgumentError: Could not parse SQLAlchemy URL from string 'mysql'
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse(text))
          .withMessageEndingWith("write dialect[+driver]://user:password@host/dbname.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "3_306", "-1", " 3306", "9999999999"})
    void isOneWithAnotherPortThanANumber(String port) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://db:%s/orders".formatted(port)))
          .withMessageStartingWith("What follows 'db:' is not a port: ");
    }

    @Test
    void isOneWithAPortOutOfRange() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://db:65536/orders"))
          .withMessage("65536 is not a port: 0 to 65535 are.");
      assertThat(DatabaseUrl.parse("mysql://db:65535/orders").port()).isEqualTo(65535);
    }

    @Test
    void isNull() {
      assertThatNullPointerException().isThrownBy(() -> DatabaseUrl.parse(null));
    }
  }

  @Nested
  @DisplayName("new DatabaseUrl: URL.create(drivername, ...)")
  class Create {
    @Test
    void keepsItsOwnCopyOfTheQuery() {
      var charsets = new ArrayList<>(List.of("utf8mb4"));
      var query = new HashMap<String, List<String>>(Map.of("charset", charsets));
      var url = new DatabaseUrl("mysql", null, null, "db", null, null, query);
      charsets.add("latin1");
      query.clear();

      assertThat(url.query()).isEqualTo(Map.of("charset", List.of("utf8mb4")));
    }

    @Test
    void refusesAnotherNameThanADialectHas() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new DatabaseUrl("my sql", null, null, "db", null, null, Map.of()))
          .withMessage(
              "'my sql' is not the name of a dialect: write one as mysql or mysql+pymysql.");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aSecondAtSignIsRefusedBeforeHalfAPasswordIsShown() {
      // str(make_url("mysql://shop:s3cr@et@db"))  # 'mysql://shop:***@et@db'
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://shop:s3cr@et@db"))
          .withMessage(
              "There is more than one @ before the host: write one in a user or password as %40.");
    }

    @Test
    void noMessageShowsAPassword() {
      // make_url("mysql://shop:secret")  # ValueError: invalid literal for int() ...: 'secret'
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://shop:secret"))
          .withMessage(
              "What follows 'shop:' is not a port:"
                  + " write a number, or the @ and host behind a password.");
    }

    @Test
    void nothingIsIgnored() {
      // make_url("mysql://[::1]x:3307/orders").database  # None
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DatabaseUrl.parse("mysql://[::1]x:3307/orders"))
          .withMessageContaining("'::1'");
    }

    @Test
    void aPasswordInTheQueryIsMaskedToo() {
      // str(make_url("mysql://db?passwd=secret"))  # 'mysql://db?passwd=secret'
      assertThat(DatabaseUrl.parse("mysql://db?passwd=secret"))
          .hasToString("mysql://db?passwd=***");
    }

    @Test
    void theDefaultDriverOfADialectIsNobodys() {
      // make_url("mysql://db").get_driver_name()  # 'mysqldb'
      assertThat(DatabaseUrl.parse("mysql://db").driver()).isNull();
    }
  }
}
