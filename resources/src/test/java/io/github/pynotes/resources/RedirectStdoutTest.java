package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextlib.redirect_stdout(target)")
class RedirectStdoutTest {
  private final PrintStream before = System.out;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream target = new PrintStream(bytes, true, StandardCharsets.UTF_8);

  private String caught() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// Whatever a test does, the next one prints to where it belongs.
  @AfterEach
  void restore() {
    System.setOut(before);
  }

  @Nested
  @DisplayName("with redirect_stdout(target)")
  class Redirect {
    @Test
    void catchesWhatIsPrintedMeanwhile() {
      // @start region="redirect-stdout"
      // with redirect_stdout(target):
      PrintStream stdout = System.out;
      System.setOut(target);
      try {
        //   print("3 sensors found")
        IO.println("3 sensors found");
      } finally {
        System.setOut(stdout);
      }

      assertThat(caught()).isEqualToNormalizingNewlines("3 sensors found\n");
      assertThat(System.out).isSameAs(stdout);
      // @end
    }

    @Test
    void givesTheOutputBackAfterAFailure() {
      var events = new ArrayList<String>();

      assertThatIllegalStateException()
          .isThrownBy(() -> {
            events.add("enter");
            System.setOut(target);
            try {
              throw new IllegalStateException("sensor 4 is mute");
            } finally {
              System.setOut(before);
              events.add("exit");
            }
          });

      assertThat(events).isEqualTo(List.of("enter", "exit"));
      assertThat(System.out).isSameAs(before);
    }
  }

  @Nested
  @DisplayName("print(..., file=out)")
  class Parameter {
    /// What is told where to print can be tested without any redirecting.
    private static void report(PrintStream out) {
      out.print("all sensors are well");
    }

    @Test
    void needsNoRedirecting() {
      report(target);

      assertThat(caught()).isEqualTo("all sensors are well");
    }
  }

  @Nested
  @DisplayName("what bites, as in Python")
  class Bites {
    @Test
    void theOutputOfOtherThreadsIsCaughtToo() throws InterruptedException {
      System.setOut(target);
      try {
        Thread.ofPlatform().start(() -> IO.println("from somebody else")).join();
      } finally {
        System.setOut(before);
      }

      assertThat(caught()).contains("from somebody else");
    }

    @Test
    void whoeverTookTheOldStreamKeepsIt() {
      var old = new ByteArrayOutputStream();
      System.setOut(new PrintStream(old, true, StandardCharsets.UTF_8));
      PrintStream logger = System.out; // as a logging handler does when it is made
      System.setOut(target);

      logger.print("logged");

      assertThat(caught()).isEmpty();
      assertThat(old.toString(StandardCharsets.UTF_8)).isEqualTo("logged");
    }

    @Test
    void twoThatOverlapRestoreTheWrongStream() {
      // A enters, B enters, A leaves, B leaves: as two threads may do
      PrintStream beforeA = System.out;
      System.setOut(target);
      PrintStream beforeB = System.out;
      System.setOut(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
      System.setOut(beforeA);
      System.setOut(beforeB);

      assertThat(System.out).isSameAs(target).isNotSameAs(before);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theTargetTakesBytesAndSoNeedsACharset() {
      var latin1 = new ByteArrayOutputStream();
      System.setOut(new PrintStream(latin1, true, StandardCharsets.ISO_8859_1));

      System.out.print("23 °C \u2603"); // Latin-1 has the degree sign, and no snowman

      assertThat(latin1.toString(StandardCharsets.ISO_8859_1)).isEqualTo("23 °C ?");
    }

    @Test
    void aFailureToPrintIsSwallowed() {
      // in Python, print() raises what the target raises
      var full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("disk full");
            }
          };
      System.setOut(new PrintStream(full, true, StandardCharsets.UTF_8));

      System.out.println("lost");

      assertThat(System.out.checkError()).isTrue();
    }
  }
}
