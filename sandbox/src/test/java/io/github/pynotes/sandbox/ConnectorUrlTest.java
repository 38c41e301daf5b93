package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("PYNOTES_MYSQL_URL")
class ConnectorUrlTest {
  @ParameterizedTest
  @CsvSource({
    "jdbc:mysql://db.example.com:3307/, db.example.com, 3307",
    "jdbc:mysql://db.example.com, db.example.com, 3306",
    "mysql://127.0.0.1:3306/shop, 127.0.0.1, 3306",
    "jdbc:mysql://[::1]:3306/, [::1], 3306",
  })
  @DisplayName("names host and port, as JDBC or as SQLAlchemy write it")
  void isRead(String url, String host, int port) {
    var parsed = ConnectorUrl.parse(url);

    assertThat(parsed.host()).isEqualTo(host);
    assertThat(parsed.port()).isEqualTo(port);
  }

  @Test
  @DisplayName("gets our switches, and its own schema is replaced by ours")
  void getsSwitches() {
    assertThat(ConnectorUrl.parse("jdbc:mysql://db:3306/shop").to("pynotes_1"))
        .isEqualTo("jdbc:mysql://db:3306/pynotes_1?connectTimeout=10000&sslMode=REQUIRED");
  }

  @Test
  @DisplayName("keeps its own switches, which win")
  void keepsItsSwitches() {
    assertThat(ConnectorUrl.parse("jdbc:mysql://db/?sslMode=DISABLED&useCompression=true").to(""))
        .isEqualTo(
            "jdbc:mysql://db:3306/?connectTimeout=10000&sslMode=DISABLED&useCompression=true");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:3306", "jdbc:postgresql://db/", "jdbc:mysql:///", "jdbc:mysql://a b/"})
  @DisplayName("is an error that quotes it, when it is none")
  void isNoUrl(String url) {
    assertThatThrownBy(() -> ConnectorUrl.parse(url))
        .isInstanceOf(SandboxException.class)
        .hasMessage(
            "PYNOTES_MYSQL_URL is not the URL of a MySQL server: %s; write it as".formatted(url)
                + " jdbc:mysql://host:3306/, with user and password in PYNOTES_MYSQL_USER and"
                + " PYNOTES_MYSQL_PASSWORD.");
  }

  @Test
  @DisplayName("is an error that does not quote the password, when it has one")
  void hasCredentials() {
    assertThatThrownBy(() -> ConnectorUrl.parse("mysql://root:tiger@db/"))
        .isInstanceOf(SandboxException.class)
        .hasMessageContaining("mysql://…@db/")
        .hasMessageNotContaining("tiger");
  }
}
