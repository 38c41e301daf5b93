package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Which server is taken")
class ServerChoiceTest {
  private final List<ServerKind> tried = new ArrayList<>();

  @Nested
  @DisplayName("when nothing is forced")
  class Unforced {
    @Test
    @DisplayName("is the user's own, if the environment names one; Docker is not even asked")
    void urlFirst() {
      var choice = ServerChoice.of(settings("jdbc:mysql://db/", ""), ServerChoiceTest::nobodyAsks);

      assertThat(choice.kind()).isEqualTo(ServerKind.URL);
      assertThat(choice.reason()).isEqualTo("PYNOTES_MYSQL_URL is set");
    }

    @Test
    @DisplayName("is Docker next, if it answers")
    void dockerNext() {
      var choice = ServerChoice.of(settings("", ""), Optional::empty);

      assertThat(choice.kind()).isEqualTo(ServerKind.DOCKER);
      assertThat(choice.reason()).isEqualTo("Docker answers");
    }

    @Test
    @DisplayName("is the embedded one last, for the reason that Docker gave")
    void embeddedLast() {
      var choice = ServerChoice.of(settings("", ""), () -> Optional.of("Docker is not available"));

      assertThat(choice.kind()).isEqualTo(ServerKind.EMBEDDED);
      assertThat(choice.reason()).isEqualTo("Docker is not available");
    }

    @Test
    @DisplayName("is the embedded one, too, when Docker answers and then fails, for that reason")
    void fallsBackFromDocker() {
      var taken =
          ServerChoice.of(settings("", ""), Optional::empty).start(failing(ServerKind.DOCKER));

      assertThat(tried).containsExactly(ServerKind.DOCKER, ServerKind.EMBEDDED);
      assertThat(taken.server().kind()).isEqualTo(ServerKind.EMBEDDED);
      assertThat(taken.reason()).isEqualTo("docker is broken");
    }

    @Test
    @DisplayName("is nothing, when the user's own fails: another would hide that")
    void neverFallsBackFromUrl() {
      var choice = ServerChoice.of(settings("jdbc:mysql://db/", ""), ServerChoiceTest::nobodyAsks);

      assertThatThrownBy(() -> choice.start(failing(ServerKind.URL)))
          .isInstanceOf(SandboxException.class)
          .hasMessage("url is broken; repair it.");
      assertThat(tried).containsExactly(ServerKind.URL);
    }
  }

  @Nested
  @DisplayName("when -Dpynotes.mysql forces one")
  class Forced {
    @ParameterizedTest
    @EnumSource
    @DisplayName("is that one, whatever else there is; Docker is not asked")
    void isTaken(ServerKind kind) {
      var settings = settings("jdbc:mysql://db/", kind.toString());

      assertThat(ServerChoice.of(settings, ServerChoiceTest::nobodyAsks).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @EnumSource
    @DisplayName("is nothing, when that one fails")
    void isNeverReplaced(ServerKind kind) {
      var choice =
          ServerChoice.of(
              settings("jdbc:mysql://db/", kind.toString()), ServerChoiceTest::nobodyAsks);

      assertThatThrownBy(() -> choice.start(failing(kind)))
          .hasMessage(kind + " is broken; repair it.");
      assertThat(tried).containsExactly(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mariadb", "Docker", "docker,embedded"})
    @DisplayName("is an error, when there is no such kind")
    void unknown(String kind) {
      assertThatThrownBy(() -> ServerChoice.of(settings("", kind), ServerChoiceTest::nobodyAsks))
          .isInstanceOf(SandboxException.class)
          .hasMessage(
              "-Dpynotes.mysql=%s names no kind of server; write -Dpynotes.mysql=docker|embedded|url."
                  .formatted(kind));
    }
  }

  private static Optional<String> nobodyAsks() {
    throw new AssertionError("asked for Docker though it does not matter");
  }

  /// Variables that are set to nothing count as not set.
  private static Settings settings(String url, String forced) {
    return Settings.of(Map.of("PYNOTES_MYSQL_URL", url), Map.of("pynotes.mysql", forced));
  }

  private Function<ServerKind, RunningServer> failing(ServerKind broken) {
    return kind -> {
      tried.add(kind);
      if (kind == broken) {
        throw new SandboxException(kind + " is broken", "repair it");
      }
      return new RunningServer(kind, "", ConnectorUrl.of("db", 3306), "root", "", () -> {});
    };
  }
}
