package io.github.pynotes.sandbox;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The JVM's one MySQL server. It starts when it is first asked for and ends with the JVM. All
/// methods may be called by any thread.
public final class SandboxServer {
  private static SandboxServer server;
  private static Supplier<SandboxException> failure;

  private final RunningServer running;
  private final String version;
  private final String reason;
  private final double secondsToStart;
  private final Set<MySqlSandbox> sandboxes = ConcurrentHashMap.newKeySet();

  private SandboxServer(
      RunningServer running, String version, String reason, double secondsToStart) {
    this.running = running;
    this.version = version;
    this.reason = reason;
    this.secondsToStart = secondsToStart;
  }

  /// The server. The first call starts it and prints what `describe()` says to `System.err`.
  ///
  /// @throws SandboxException if there is none to be had; later calls throw the same again
  public static SandboxServer get() {
    return start(step -> {}, System.err::println);
  }

  /// The server. If this call starts it, `progress` hears of each step, last of what `describe()`
  /// says.
  ///
  /// @throws SandboxException if there is none to be had; later calls throw the same again
  public static SandboxServer start(Consumer<String> progress) {
    return start(progress, progress);
  }

  private static synchronized SandboxServer start(
      Consumer<String> progress, Consumer<String> announcement) {
    if (failure != null) {
      throw failure.get();
    }
    if (server == null) {
      try {
        server = choose(Settings.ofThisJvm(), progress);
      } catch (SandboxException e) {
        failure = e::again;
        throw e;
      }
      announcement.accept(server.describe());
    }
    return server;
  }

  private static SandboxServer choose(Settings settings, Consumer<String> progress) {
    long start = System.nanoTime();
    var taken =
        ServerChoice.of(settings, DockerServer::whyNotAvailable)
            .start(kind -> start(kind, settings, progress));
    try {
      String version = taken.server().askVersion();
      double seconds = (System.nanoTime() - start) / 1e9;
      var server = new SandboxServer(taken.server(), version, taken.reason(), seconds);
      Runtime.getRuntime().addShutdownHook(new Thread(server::tidy, "pynotes sandbox schemas"));
      return server;
    } catch (SQLException e) {
      taken.server().stop().run();
      throw new SandboxException(
          "The server %s does not answer: %s"
              .formatted(taken.server().place(), SandboxException.firstLine(e)),
          "choose another with -Dpynotes.mysql=" + ServerChoice.KINDS,
          e);
    }
  }

  static RunningServer start(ServerKind kind, Settings settings, Consumer<String> progress) {
    return switch (kind) {
      case URL -> UrlServer.find(settings);
      case DOCKER -> DockerServer.start(settings, progress);
      case EMBEDDED -> EmbeddedServer.start(settings, progress);
    };
  }

  /// Ours go as a whole; a server of the user's is left as it was found.
  private void tidy() {
    if (kind() == ServerKind.URL) {
      sandboxes.forEach(MySqlSandbox::close);
    }
  }

  /// Where it comes from.
  public ServerKind kind() {
    return running.kind();
  }

  /// As in "MySQL 9.7.4" or "MariaDB 11.4.5".
  public String version() {
    return version;
  }

  /// Whether it is a real MySQL, and not MariaDB.
  public boolean isMySql() {
    return version.startsWith("MySQL");
  }

  /// Why it was taken, as in "Docker answers".
  public String reason() {
    return reason;
  }

  /// One line: what it is, how long the start took, why it was taken, and how to choose another.
  public String describe() {
    return "%s %s, %s in %.1f s, taken because %s; -Dpynotes.mysql=%s chooses another"
        .formatted(
            version,
            running.place(),
            kind() == ServerKind.URL ? "answered" : "started",
            secondsToStart,
            reason,
            ServerChoice.KINDS);
  }

  @Override
  public String toString() {
    return version + " " + running.place();
  }

  ConnectorUrl url() {
    return running.url();
  }

  String user() {
    return running.user();
  }

  String password() {
    return running.password();
  }

  Connection connect(String schema) throws SQLException {
    return running.connect(schema);
  }

  void opened(MySqlSandbox sandbox) {
    sandboxes.add(sandbox);
  }

  void closed(MySqlSandbox sandbox) {
    sandboxes.remove(sandbox);
  }
}
