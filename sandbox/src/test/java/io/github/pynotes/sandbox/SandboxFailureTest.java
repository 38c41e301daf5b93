package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("What fails is told in one sentence, with the way out")
class SandboxFailureTest {
  @Nested
  @DisplayName("A server of the user's")
  class Url {
    @Test
    @DisplayName("that is asked for and not named")
    void isNotNamed() {
      assertThatThrownBy(() -> UrlServer.find(Settings.of(Map.of(), Map.of())))
          .isInstanceOf(SandboxException.class)
          .hasMessage(
              "-Dpynotes.mysql=url asks for a server of yours, but PYNOTES_MYSQL_URL is not set;"
                  + " set it, as in PYNOTES_MYSQL_URL=jdbc:mysql://localhost:3306/.");
    }

    @Test
    @DisplayName("that does not answer")
    void isUnreachable() throws IOException {
      int port = freePort();

      assertThatThrownBy(() -> find("jdbc:mysql://127.0.0.1:%d/".formatted(port), "root", ""))
          .isInstanceOf(SandboxException.class)
          .hasMessage(
              "No MySQL answers at 127.0.0.1:%d (PYNOTES_MYSQL_URL): Connection refused; start it,"
                      .formatted(port)
                  + " correct the URL, or unset it to have a server started for you.");
    }

    @Test
    @DisplayName("on a host that does not exist")
    void isUnknown() {
      assertThatThrownBy(() -> find("jdbc:mysql://db.invalid/", "root", ""))
          .isInstanceOf(SandboxException.class)
          .hasMessageContaining("No MySQL answers at db.invalid:3306 (PYNOTES_MYSQL_URL): ")
          .hasMessageContaining("db.invalid");
    }

    @Test
    @DisplayName("that does not know the password")
    void hasAnotherPassword() {
      try (var sandbox = MySqlSandbox.open()) {
        String at = sandbox.host() + ":" + sandbox.port();

        assertThatThrownBy(() -> find("jdbc:mysql://" + at + "/", sandbox.user(), "wrong"))
            .isInstanceOf(SandboxException.class)
            .hasMessage(
                "The MySQL at %s (PYNOTES_MYSQL_URL) does not let '%s' in; correct"
                        .formatted(at, sandbox.user())
                    + " PYNOTES_MYSQL_USER and PYNOTES_MYSQL_PASSWORD.");
      }
    }

    @Test
    @DisplayName("and one that works is found")
    void works() throws Exception {
      try (var sandbox = MySqlSandbox.open()) {
        var server = find(sandbox.url(), sandbox.user(), sandbox.password());

        assertThat(server.kind()).isEqualTo(ServerKind.URL);
        assertThat(server.askVersion()).isEqualTo(SandboxServer.get().version());
      }
    }

    private static RunningServer find(String url, String user, String password) {
      return UrlServer.find(
          Settings.of(
              Map.of(
                  "PYNOTES_MYSQL_URL", url,
                  "PYNOTES_MYSQL_USER", user,
                  "PYNOTES_MYSQL_PASSWORD", password),
              Map.of()));
    }
  }

  @Nested
  @DisplayName("Docker")
  class Docker {
    @Test
    @DisplayName("that accepts a connection and never answers: the wait is bounded")
    void hangs() throws IOException {
      try (var deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        assertThatThrownBy(() ->
                DockerServer.within(
                    Duration.ofSeconds(1),
                    "answer",
                    () -> {
                      try (var socket = new Socket(deaf.getInetAddress(), deaf.getLocalPort())) {
                        return socket.getInputStream().read();
                      }
                    }))
            .isInstanceOf(SandboxException.class)
            .hasMessage(
                "Docker does not answer within 1 s; start Docker, or take the embedded server with"
                    + " -Dpynotes.mysql=embedded.");
      }
    }

    @Test
    @DisplayName("that answers with an error")
    void refuses() {
      assertThatThrownBy(() ->
              DockerServer.within(
                  Duration.ofSeconds(60),
                  "start mysql:9.7",
                  () -> {
                    throw new IllegalStateException("no space left on device\nsee the log");
                  }))
          .isInstanceOf(SandboxException.class)
          .hasMessage(
              "Docker does not start mysql:9.7: no space left on device; start Docker, or take the"
                  + " embedded server with -Dpynotes.mysql=embedded.");
    }
  }

  @Nested
  @DisplayName("The embedded server")
  @EnabledIf(
      value = "io.github.pynotes.sandbox.SandboxCleanupTest#hasEmbedded",
      disabledReason = "there is no embedded server for this platform, or no /bin/sh")
  class Embedded {
    @Test
    @DisplayName("that cannot be unpacked")
    void cacheIsNoFolder(@TempDir Path folder) throws IOException {
      Path file = Files.createFile(folder.resolve("file"));
      Path cache = file.resolve("cache"); // below a file not even root can make a folder

      assertThatThrownBy(() -> EmbeddedServer.start(cachedIn(cache), step -> {}))
          .isInstanceOf(SandboxException.class)
          .hasMessageMatching(
              "The embedded MariaDB [0-9.]+ cannot be unpacked into \\Q%s\\E: .*\\Q%s\\E.*; name a"
                      .formatted(cache, file)
                  + " folder that can be written in PYNOTES_CACHE\\.");
    }

    @Test
    @DisplayName("for which no port is left")
    void noPortIsFree() {
      assertThatThrownBy(() ->
              EmbeddedServer.start(
                  Settings.ofThisJvm(),
                  () -> {
                    throw new BindException("Address already in use");
                  },
                  step -> {}))
          .isInstanceOf(SandboxException.class)
          .hasMessage(
              "No port is free on 127.0.0.1 (Address already in use); end programs that hold many"
                  + " connections, or use Docker, or name a server of yours in PYNOTES_MYSQL_URL.");
    }

    @Test
    @DisplayName("whose port is taken just before it starts: it tries another")
    void portIsTaken() throws Exception {
      int free = freePort();
      try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        List<Integer> ports = new ArrayList<>(List.of(taken.getLocalPort(), free));

        var server =
            EmbeddedServer.start(Settings.ofThisJvm(), () -> ports.removeFirst(), step -> {});

        try {
          assertThat(server.url().port()).isEqualTo(free);
          assertThat(server.askVersion()).startsWith("MariaDB ");
        } finally {
          server.stop().run();
        }
      }
    }

    @Test
    @DisplayName("that never gets a port: it gives up, in MariaDB's own words")
    void portsAreAlwaysTaken() throws IOException {
      try (var taken = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
        assertThatThrownBy(() ->
                EmbeddedServer.start(Settings.ofThisJvm(), () -> taken.getLocalPort(), step -> {}))
            .isInstanceOf(SandboxException.class)
            .hasMessageMatching(
                "The embedded MariaDB [0-9.]+ does not start: .*Bind on TCP/IP port.*; use Docker, or"
                    + " name a server of yours in PYNOTES_MYSQL_URL\\.");
      }
    }

    private static Settings cachedIn(Path cache) {
      return Settings.of(Map.of("PYNOTES_CACHE", cache.toString()), Map.of());
    }
  }

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({"Linux, aarch64", "Mac OS X, x86_64", "FreeBSD, amd64"})
  @DisplayName("A platform without an embedded server has none")
  void hasNone(String system, String processor) {
    assertThat(EmbeddedPrograms.find(system, processor)).isEmpty();
  }

  /// One that nobody listens at, as it was closed just now.
  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }
}
