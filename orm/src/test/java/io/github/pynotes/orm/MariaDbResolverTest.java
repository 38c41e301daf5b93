package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.util.Map;
import org.hibernate.dialect.MariaDBDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The versions are what `DatabaseMetaData` of Connector/J said of the two servers.
@DisplayName("the dialect of a server that says it is MySQL")
class MariaDbResolverTest {
  private final MariaDbResolver resolver = new MariaDbResolver();

  /// Of a server that Connector/J speaks to: its version, and nothing else.
  private static DialectResolutionInfo server(String version, int major, int minor) {
    Map<String, Object> answers =
        Map.of(
            "getDatabaseName", "MySQL",
            "getDatabaseVersion", version,
            "getDatabaseMajorVersion", major,
            "getDatabaseMinorVersion", minor,
            "getMajor", major,
            "getMinor", minor,
            "getDatabaseMicroVersion", 0,
            "getMicro", 0,
            "getConfigurationValues", Map.of());
    return (DialectResolutionInfo)
        Proxy.newProxyInstance(
            DialectResolutionInfo.class.getClassLoader(),
            new Class<?>[] {DialectResolutionInfo.class},
            (_, method, _) -> answers.get(method.getName()));
  }

  @Test
  void isThatOfMariaDbWhereTheVersionTells() {
    assertThat(resolver.resolveDialect(server("11.4.5-MariaDB", 11, 4)))
        .isInstanceOf(MariaDBDialect.class);
  }

  @Test
  void isLeftToHibernateOtherwise() {
    assertThat(resolver.resolveDialect(server("9.7.4", 9, 7))).isNull();
  }
}
