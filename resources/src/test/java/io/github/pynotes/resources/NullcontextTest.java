package io.github.pynotes.resources;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("contextlib.nullcontext")
class NullcontextTest {
  private final List<String> events = new ArrayList<>();

  private final class Page implements AutoCloseable {
    private final String name;

    Page(String name) {
      this.name = name;
      events.add("open " + name);
    }

    void stamp() {
      events.add("stamp " + name);
    }

    @Override
    public void close() {
      events.add("close " + name);
    }
  }

  @Nested
  @DisplayName("with nullcontext(borrowed) if borrowed else Page()")
  class OptionalOwnership {
    private void stamp(Page borrowed) {
      try (var own = borrowed == null ? new Page("new page") : null) {
        Page page = borrowed == null ? own : borrowed;
        page.stamp();
      }
    }

    @Test
    void closesItsOwn() {
      stamp(null);

      assertThat(events).containsExactly("open new page", "stamp new page", "close new page");
    }

    @Test
    void leavesABorrowedOneOpen() {
      try (var page = new Page("Ada's page")) {
        stamp(page);
        events.add("Ada signs");
      }

      assertThat(events)
          .containsExactly("open Ada's page", "stamp Ada's page", "Ada signs", "close Ada's page");
    }
  }

  @Nested
  @DisplayName("standard output or a file")
  class StandardOutput {
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final PrintStream stdout = new PrintStream(screen, true);

    // @start region="nullcontext"
    // def report(file=None):
    //     with open(file, "w") if file else nullcontext(sys.stdout) as out:
    //         print("2 orders", file=out)
    void report(Path file) throws IOException {
      try (var own = file == null ? null : new PrintStream(Files.newOutputStream(file))) {
        PrintStream out = own == null ? stdout : own;
        out.println("2 orders");
      }
    }

    @Test
    void standardOutputIsStillOpenAfterwards() throws IOException {
      report(null);
      stdout.println("done");

      assertThat(screen.toString(UTF_8).lines()).containsExactly("2 orders", "done");
    }

    // @end

    @Test
    void theFileIsClosed(@TempDir Path folder) throws IOException {
      report(folder.resolve("orders.txt"));

      assertThat(folder.resolve("orders.txt")).hasContent("2 orders");
      assertThat(screen.size()).isZero();
    }

    @Test
    void closingStandardOutputSilencesTheProgram() {
      try (stdout) {
        stdout.println("2 orders");
      }
      stdout.println("done");

      assertThat(screen.toString(UTF_8).lines()).containsExactly("2 orders"); // and no exception
      assertThat(stdout.checkError()).isTrue();
    }
  }

  @Nested
  @DisplayName("a closer that does nothing")
  class NothingToClose {
    private interface Closing extends AutoCloseable {
      @Override
      void close();
    }

    private void stamp(Page page, boolean owned) {
      try (Closing _ = owned ? page::close : () -> {}) {
        page.stamp();
      }
    }

    @Test
    void isALambda() {
      // with closing(page) if owned else nullcontext():
      var page = new Page("page");
      stamp(page, false);
      stamp(page, true);

      assertThat(events).containsExactly("open page", "stamp page", "stamp page", "close page");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void nullNeedsNoManager() {
      // with None: ...  # TypeError, hence nullcontext
      try (Page none = null) {
        events.add(none == null ? "no page" : "a page");
      }

      assertThat(events).containsExactly("no page");
    }

    @Test
    void aFailurePassesThroughNullAsThroughNullcontext() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> {
            try (Page none = null) {
              throw new IllegalArgumentException(none == null ? "no page" : "a page");
            }
          })
          .withMessage("no page")
          .satisfies(e -> assertThat(e.getSuppressed()).isEmpty());
    }
  }
}
