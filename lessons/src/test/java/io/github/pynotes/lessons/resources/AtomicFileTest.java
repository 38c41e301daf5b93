package io.github.pynotes.lessons.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("exercise: an atomic file, @contextmanager")
class AtomicFileTest {
  @TempDir private Path folder;
  private Path report;

  @BeforeEach
  void yesterdaysReport() throws IOException {
    report = Files.writeString(folder.resolve("report.txt"), "yesterday");
  }

  @Test
  void replacesTheFile() throws IOException {
    // with atomic_file(report) as out: out.write("today: 5 €")
    AtomicFile.write(report, out -> out.write("today: 5 €"));

    assertThat(report).hasContent("today: 5 €");
    assertThatNothingElseIsIn(folder);
  }

  @Test
  void makesAFileThatWasNotThere() throws IOException {
    Files.delete(report);
    AtomicFile.write(report, out -> out.write("today"));

    assertThat(report).hasContent("today");
  }

  @Test
  void leavesTheOldFileWhenTheBodyFails() {
    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() ->
            AtomicFile.write(
                report,
                out -> {
                  out.write("tod");
                  out.flush();
                  throw new IOException("the printer is on fire");
                }))
        .withMessage("the printer is on fire");

    assertThat(report).hasContent("yesterday");
    assertThatNothingElseIsIn(folder);
  }

  @Test
  void showsTheOldFileUntilTheBodyHasEnded() throws IOException {
    var meanwhile = new ArrayList<String>();
    AtomicFile.write(
        report,
        out -> {
          out.write("today");
          out.flush();
          meanwhile.add(Files.readString(report));
        });

    assertThat(meanwhile).containsExactly("yesterday");
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void notEveryFailureIsAnIoException() {
      // except Exception would have had both; a catch of IOException has not
      assertThatIllegalStateException()
          .isThrownBy(() ->
              AtomicFile.write(
                  report,
                  _ -> {
                    throw new IllegalStateException("no numbers for today");
                  }));

      assertThat(report).hasContent("yesterday");
      assertThatNothingElseIsIn(folder);
    }

    @Test
    void nothingClosesAWriterButItsClose() throws IOException {
      var writer = new ArrayList<Writer>();
      AtomicFile.write(report, writer::add);

      // ValueError: I/O operation on closed file
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> writer.getFirst().write("too late"));
    }
  }

  private void assertThatNothingElseIsIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).containsExactly(report);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
