package io.github.pynotes.sandbox;

import java.sql.SQLException;

/// A server of the user's.
final class UrlServer {
  private UrlServer() {}

  static RunningServer find(Settings settings) {
    String named =
        settings
            .variable(Settings.URL)
            .orElseThrow(() ->
                new SandboxException(
                    "-Dpynotes.mysql=url asks for a server of yours, but %s is not set"
                        .formatted(Settings.URL),
                    "set it, as in %s=jdbc:mysql://localhost:3306/".formatted(Settings.URL)));
    ConnectorUrl url = ConnectorUrl.parse(named);
    String at = url.host() + ":" + url.port();
    var server =
        new RunningServer(
            ServerKind.URL,
            "at " + at,
            url,
            settings.variable(Settings.USER).orElse("root"),
            settings.variable(Settings.PASSWORD).orElse(""),
            () -> {});
    try (var _ = server.connect("")) {
      return server;
    } catch (SQLException e) {
      throw explained(e, at, server.user());
    }
  }

  private static SandboxException explained(SQLException e, String at, String user) {
    return switch (String.valueOf(e.getSQLState())) {
      case "28000" ->
          new SandboxException(
              "The MySQL at %s (%s) does not let '%s' in".formatted(at, Settings.URL, user),
              "correct %s and %s".formatted(Settings.USER, Settings.PASSWORD),
              e);
      case "08S01", "08001" ->
          new SandboxException(
              "No MySQL answers at %s (%s): %s".formatted(at, Settings.URL, deepest(e)),
              "start it, correct the URL, or unset it to have a server started for you",
              e);
      default ->
          new SandboxException(
              "The MySQL at %s (%s) refuses the connection: %s"
                  .formatted(at, Settings.URL, deepest(e)),
              "correct the URL or unset it to have a server started for you",
              e);
    };
  }

  /// Connector/J's own message is the same paragraph for every cause; the last cause knows better.
  private static String deepest(Throwable thrown) {
    Throwable deepest = thrown;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return SandboxException.firstLine(deepest);
  }
}
