package io.github.pynotes.lessons.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.pynotes.lessons.resources.ErrorLog.Log;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("exercise: the first errors of a log, with open(path) as log")
class ErrorLogTest {
  private static final List<String> LINES =
      List.of(
          "12:00 INFO started",
          "12:01 ERROR no disk",
          "12:02 ERROR no memory",
          "12:03 ERROR no luck");

  @TempDir private Path folder;
  private final List<String> read = new ArrayList<>();
  private int closed;

  /// A log that notes which lines are read, and how often it is closed.
  private Stream<String> log() {
    return LINES.stream().peek(read::add).onClose(() -> closed++);
  }

  @SuppressWarnings("StreamResourceLeak") // whoever opens it closes it
  private static Log log(Path file) {
    return () -> Files.lines(file);
  }

  @Test
  void findsTheFirstErrorsOfAFile() throws IOException {
    Path file = Files.write(folder.resolve("shop.log"), LINES);

    assertThat(ErrorLog.first(log(file), 2))
        .containsExactly("12:01 ERROR no disk", "12:02 ERROR no memory");
  }

  @Test
  void findsAllWhereThereAreFewer() throws IOException {
    assertThat(ErrorLog.first(this::log, 10)).hasSize(3);
  }

  @Test
  void readsNoFurtherThanItMust() throws IOException {
    ErrorLog.first(this::log, 1);

    assertThat(read).containsExactly("12:00 INFO started", "12:01 ERROR no disk");
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void nobodyClosesAStreamThatIsForgotten() throws IOException {
      // CPython closes a forgotten file with its last reference
      ErrorLog.first(ErrorLogTest.this::log, 1);

      assertThat(closed).isEqualTo(1);
    }

    @Test
    void whatFailsInsideAStreamIsNoIoExceptionUntilItIsUnwrapped() throws IOException {
      Path file = folder.resolve("latin-1.log");
      Files.writeString(file, "12:01 ERROR kein Gerät", StandardCharsets.ISO_8859_1);

      // UnicodeDecodeError, at the line that cannot be read
      assertThatExceptionOfType(MalformedInputException.class)
          .isThrownBy(() -> ErrorLog.first(log(file), 1));
    }

    @Test
    void aFileThatIsNotThereIsNoLogWithoutErrors() {
      // except FileNotFoundError
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> ErrorLog.first(log(folder.resolve("no.log")), 1));
    }
  }
}
