package io.github.pynotes.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/// Connector/J's URL of a server: where it is, and the switches that every connection here uses.
record ConnectorUrl(String host, int port, Map<String, String> switches) {
  /// Each with its reason. A user's own URL may override them.
  private static final Map<String, String> SWITCHES =
      Map.of(
          // Encrypted, but the certificate is not checked: a throwaway server made its own, and no
          // authority stands behind it. A real server deserves VERIFY_IDENTITY.
          "sslMode", "REQUIRED",
          // Milliseconds. The default is what the operating system likes to wait: minutes.
          "connectTimeout", "10000");

  static ConnectorUrl of(String host, int port) {
    return new ConnectorUrl(host, port, SWITCHES);
  }

  /// Of a MariaDB, whose information schema lacks what Connector/J reads there (the keywords), so
  /// that `DatabaseMetaData` would fail, and Hibernate with it.
  static ConnectorUrl ofMariaDb(String host, int port) {
    var switches = new LinkedHashMap<>(SWITCHES);
    switches.put("useInformationSchema", "false");
    return new ConnectorUrl(host, port, switches);
  }

  /// Reads `jdbc:mysql://host:3306/` with or without `jdbc:`, a port, a schema, and switches. The
  /// schema is not used.
  static ConnectorUrl parse(String url) {
    try {
      URI uri = new URI(url.strip().replaceFirst("^jdbc:", ""));
      if ("mysql".equals(uri.getScheme()) && uri.getHost() != null && uri.getUserInfo() == null) {
        var switches = new LinkedHashMap<>(SWITCHES);
        if (uri.getRawQuery() != null) {
          Arrays.stream(uri.getRawQuery().split("&"))
              .map(pair -> pair.split("=", 2))
              .forEach(pair -> switches.put(pair[0], pair.length == 2 ? pair[1] : ""));
        }
        return new ConnectorUrl(uri.getHost(), uri.getPort() < 0 ? 3306 : uri.getPort(), switches);
      }
    } catch (URISyntaxException e) {
      // told below
    }
    throw new SandboxException(
        "%s is not the URL of a MySQL server: %s"
            .formatted(Settings.URL, url.replaceFirst("//[^/@]*@", "//…@")),
        "write it as jdbc:mysql://host:3306/, with user and password in %s and %s"
            .formatted(Settings.USER, Settings.PASSWORD));
  }

  /// The JDBC URL of a schema there, or of none if it is empty.
  String to(String schema) {
    return "jdbc:mysql://%s:%d/%s?%s"
        .formatted(
            host,
            port,
            schema,
            switches.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("&")));
  }
}
