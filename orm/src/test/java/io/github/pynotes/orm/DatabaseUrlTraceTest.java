package io.github.pynotes.orm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.pynotes.build.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("DatabaseUrl against sqlalchemy.engine.make_url")
class DatabaseUrlTraceTest {
  /// A URL and what it is made of, or the kind of the error; `again` is whether what is shown, read
  /// again, is the same URL.
  private record Step(
      String url,
      String error,
      String name,
      String dialect,
      String driver,
      String user,
      String password,
      String host,
      String port,
      String database,
      Map<String, List<String>> query,
      String shown,
      String masked,
      boolean again) {
    static Step of(String text) {
      DatabaseUrl url;
      try {
        url = DatabaseUrl.parse(text);
      } catch (IllegalArgumentException e) {
        return failed(text, "IllegalArgumentException");
      }
      return new Step(
          text,
          null,
          url.name(),
          url.dialect(),
          url.driver(),
          url.user(),
          url.password(),
          url.host(),
          url.port() == null ? null : url.port().toString(),
          url.database(),
          url.query(),
          url.render(),
          url.toString(),
          isTheSame(url));
    }

    static Step failed(String text, String error) {
      return new Step(
          text, error, null, null, null, null, null, null, null, null, null, null, null, false);
    }

    private static boolean isTheSame(DatabaseUrl url) {
      try {
        return DatabaseUrl.parse(url.render()).equals(url);
      } catch (IllegalArgumentException e) {
        return false;
      }
    }

    /// What Java must do, where it does not differ.
    Step inJava() {
      return error == null ? this : failed(url, "IllegalArgumentException");
    }

    boolean failed() {
      return error != null;
    }

    Step withMasked(String other) {
      return new Step(
          url, error, name, dialect, driver, user, password, host, port, database, query, shown,
          other, again);
    }
  }

  private enum Difference {
    /// `make_url` ignores what it cannot read behind a bracket, and a line feed in the query with
    /// all that follows; a part of a URL that does nothing is a mistake.
    THE_REST_IS_IGNORED {
      @Override
      boolean explains(Step python, Step java) {
        return java.failed() && (python.url.matches(".*\\[[^/?]+][^:/?].*") || hasNewline(python));
      }

      private static boolean hasNewline(Step python) {
        return python.url.indexOf('\n') >= 0;
      }
    },

    /// Of a password with an `@`, `make_url` takes the second half for the host, and shows it.
    A_HOST_HAS_AN_AT {
      @Override
      boolean explains(Step python, Step java) {
        return java.failed() && python.host != null && python.host.contains("@");
      }
    },

    /// `int` reads blanks, signs, underscores and the digits of any script, and knows no greatest.
    A_PORT_IS_ANY_INT {
      @Override
      boolean explains(Step python, Step java) {
        return java.failed() && python.port != null && !isWritten(python.port, python.url);
      }

      private static boolean isWritten(String port, String url) {
        boolean asDigits =
            Pattern.compile(":0*" + Pattern.quote(port) + "([/?]|$)").matcher(url).find();
        return asDigits && !port.startsWith("-") && Long.parseLong(port) <= 65535;
      }
    },

    /// A password in the query is shown by `str`, which hides only the one before the host.
    A_PASSWORD_IN_THE_QUERY_IS_SHOWN {
      @Override
      boolean explains(Step python, Step java) {
        return !python.failed()
            && python.query.keySet().stream().anyMatch(key -> key.contains("passw"))
            && java.masked.contains("***")
            && java.equals(python.withMasked(java.masked));
      }
    };

    abstract boolean explains(Step python, Step java);
  }

  @Test
  void readsAndWritesEachUrlAsSqlalchemyDid(TestReporter reporter) {
    var steps = Trace.read("engine_url", Step.class).steps();
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step python : steps) {
      Step java = Step.of(python.url);
      if (!java.equals(python.inJava())) {
        var reason =
            Stream.of(Difference.values()).filter(it -> it.explains(python, java)).findFirst();
        assertThat(reason).as("SQLAlchemy: %s%nJava: %s", python, java).isPresent();
        differences.merge(reason.get(), 1, Integer::sum);
      }
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(2_000);
    assertThat(differences).containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d URLs, %,d of them in %d named differences"
            .formatted(
                steps.size(),
                differences.values().stream().mapToInt(count -> count).sum(),
                differences.size()));
  }

  @Test
  void saysNothingOfAPasswordWhenItRefusesAUrl() {
    var steps = Trace.read("engine_url", Step.class).steps();
    var refused = steps.stream().filter(step -> Step.of(step.url).failed()).toList();

    assertThat(refused)
        .filteredOn(step -> step.url.contains("secret"))
        .isNotEmpty()
        .allSatisfy(step ->
            assertThat(catchThrowable(() -> DatabaseUrl.parse(step.url)))
                .hasMessageNotContaining("secret"));
  }
}
