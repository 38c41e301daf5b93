package io.github.pynotes.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.WINDOWS;

import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.GreetingExample;
import io.github.pynotes.cli.screen.Screen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("run and parity, in a checkout of one topic")
class GreetingTopicTest {
  private static final Topic GREETING =
      new Topic(
          "shop/greeting",
          "shop",
          List.of("shop.greet"),
          "IO.println",
          "Greets.",
          GreetingExample.class.getName(),
          false,
          new Topic.Files(
              "shop/GreetingExample.java",
              "shop/greeting.py",
              "shop/greeting.out",
              null,
              null,
              List.of("shop/GreetingTest.java")));

  @TempDir private Path root;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private Checkout checkout;

  @BeforeEach
  void checkout() {
    checkout = new Checkout(root).with("shop/greeting.out", "hello, world\n");
  }

  @AfterEach
  void heal() {
    System.clearProperty("pynotes.test.fail");
  }

  @Nested
  @DisplayName("run")
  class Run {
    @Test
    void printsTheLinesAndTheVerdict() {
      assertThat(pynotes("run", "greet")).isZero();

      assertThat(out)
          .hasToString(
              """
              shop/greeting  shop.greet
                Java: IO.println
                  hello, world
                equal to what CPython printed
              """);
    }

    @Test
    void exitsWithOneAndTheDifference() {
      checkout.with("shop/greeting.out", "hello, moon\n");

      assertThat(pynotes("run", "greet")).isEqualTo(1);

      assertThat(out.toString())
          .endsWith(
              """
                different from what CPython printed:
                  - 1: hello, moon
                  + 1: hello, world
              """);
    }

    @Test
    void exitsWithOneAndTheFailureInALine() {
      System.setProperty("pynotes.test.fail", "true");

      assertThat(pynotes("run", "greet")).isEqualTo(1);

      assertThat(out.toString())
          .contains("failed:\n    IllegalStateException: the world is gone (shop/GreetingExample")
          .doesNotContain("\tat ");
    }
  }

  /// A shell script stands in for Python here; the real one runs in `.ci/run`.
  @Nested
  @DisplayName("parity")
  @DisabledOnOs(value = WINDOWS, disabledReason = "a shell script stands in for Python")
  class Parity {
    @Test
    void isEqualWhenPythonPrintsTheRecording() throws IOException {
      assertThat(parity("echo 'hello, world'")).isZero();

      assertThat(out.toString())
          .startsWith("equal      shop/greeting.py\n1 twin run by ")
          .contains(": 1 equal, 0 not, without a server");
    }

    @Test
    void showsTheLinesThatDiffer() throws IOException {
      assertThat(parity("echo 'hello, moon'")).isEqualTo(1);

      assertThat(out.toString())
          .startsWith(
              """
              different  shop/greeting.py
                  - 1: hello, world
                  + 1: hello, moon
              """);
    }

    @Test
    void showsTheLastLineOfATraceback() throws IOException {
      assertThat(parity("echo Traceback >&2; echo 'OSError: no moon' >&2; exit 1")).isEqualTo(1);

      assertThat(out.toString()).startsWith("failed     shop/greeting.py\n    OSError: no moon\n");
    }

    @Test
    void recordsOnlyWhenTold() throws IOException {
      assertThat(parity("echo 'hello, moon'")).isEqualTo(1);
      assertThat(checkout.repository().text("shop/greeting.out")).isEqualTo("hello, world\n");

      assertThat(parity("echo 'hello, moon'", "--record")).isZero();
      assertThat(checkout.repository().text("shop/greeting.out")).isEqualTo("hello, moon\n");
    }

    @Test
    void startsPythonWithoutTheFolderOfTheScriptOnItsPath() throws IOException {
      assertThat(parity("[ \"$*\" = '-P shop/greeting.py' ] && echo 'hello, world'")).isZero();
    }

    @Test
    void namesAPythonThatIsNotThere() {
      assertThat(run(Map.of("PYNOTES_PYTHON", "/no/python"), "parity")).isEqualTo(1);

      assertThat(err)
          .hasToString(
              "pynotes: '/no/python' cannot be started:"
                  + " set PYNOTES_PYTHON to a Python 3 that has PyMySQL.\n");
    }

    private int parity(String script, String... options) throws IOException {
      Path python = Files.writeString(root.resolve("python"), "#!/bin/sh\n" + script + "\n");
      Files.setPosixFilePermissions(python, PosixFilePermissions.fromString("rwx------"));
      String[] arguments = new String[options.length + 1];
      arguments[0] = "parity";
      System.arraycopy(options, 0, arguments, 1, options.length);
      return run(Map.of("PYNOTES_PYTHON", python.toString()), arguments);
    }
  }

  private int pynotes(String... arguments) {
    return run(Map.of(), arguments);
  }

  private int run(Map<String, String> environment, String... arguments) {
    var screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
    var catalog = new Catalog(List.of(GREETING));
    return new Pynotes(screen, checkout.repository(), catalog, new Patterns(List.of()), environment)
        .execute(arguments);
  }
}
