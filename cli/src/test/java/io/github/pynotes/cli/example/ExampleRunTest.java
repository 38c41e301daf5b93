package io.github.pynotes.cli.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pynotes.cli.Checkout;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.ExampleRun.Outcome;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("an example, run and held against its recording")
class ExampleRunTest {
  @TempDir private Path root;

  @AfterEach
  void heal() {
    System.clearProperty("pynotes.test.fail");
  }

  @Test
  @DisplayName("is equal when it prints what CPython printed")
  void equal() {
    ExampleRun run = run("hello, world\n", null);

    assertThat(run.outcome()).isEqualTo(Outcome.EQUAL);
    assertThat(run.printed()).containsExactly("hello, world");
  }

  @Test
  @DisplayName("is different when it does not, and shows the lines")
  void different() {
    ExampleRun run = run("hello, moon\nand goodbye\n", null);

    assertThat(run.outcome()).isEqualTo(Outcome.DIFFERENT);
    assertThat(run.difference())
        .containsExactly("- 1: hello, moon", "+ 1: hello, world", "- 2: and goodbye");
  }

  @Test
  @DisplayName("is equal but for a named difference")
  void namedDifference() {
    ExampleRun run = run("hello, moon\n", "# Java greets further.\n1: hello, world\n");

    assertThat(run.outcome()).isEqualTo(Outcome.EQUAL);
    assertThat(run.recording().orElseThrow().differences()).hasSize(1);
  }

  @Test
  @DisplayName("fails in one line, with the place, and keeps what it printed")
  void failed() {
    System.setProperty("pynotes.test.fail", "true");

    ExampleRun run = run("hello, world\n", null);

    assertThat(run.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(run.printed()).containsExactly("hello, world");
    assertThat(run.failure())
        .hasValueSatisfying(line ->
            assertThat(line)
                .startsWith("IllegalStateException: the world is gone (shop/Greeting.java:"));
  }

  @Test
  @DisplayName("gives System.out back, also after a failure")
  void systemOutIsRestored() {
    PrintStream before = System.out;
    System.setProperty("pynotes.test.fail", "true");

    run("", null);

    assertThat(System.out).isSameAs(before);
  }

  @Nested
  @DisplayName("a list of differences is refused")
  class Differences {
    @ParameterizedTest(name = "{1}")
    @CsvSource(
        delimiter = '|',
        value = {
          "1: hello                   | has no reason",
          "# why\\n7: hello           | names a line that the recording does not have",
          "# why\\n1: hello, moon     | is no difference",
          "# why\\nfirst: hello       | is neither",
          "# why                      | stands above no difference"
        })
    void wrong(String differences, String complaint) {
      assertThatThrownBy(() -> run("hello, moon\n", differences.replace("\\n", "\n") + "\n"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("shop/greeting.diff: '")
          .hasMessageContaining(complaint);
    }
  }

  private ExampleRun run(String recorded, String differences) {
    Checkout checkout = new Checkout(root).with("shop/greeting.out", recorded);
    if (differences != null) {
      checkout.with("shop/greeting.diff", differences);
    }
    Topic topic =
        new Topic(
            "shop/greeting",
            "shop",
            List.of("shop.greet"),
            "IO.println",
            "Greets.",
            GreetingExample.class.getName(),
            false,
            new Topic.Files(
                "shop/Greeting.java",
                "shop/greeting.py",
                "shop/greeting.out",
                differences == null ? null : "shop/greeting.diff",
                null,
                List.of()));
    return ExampleRun.of(topic, checkout.repository());
  }
}
