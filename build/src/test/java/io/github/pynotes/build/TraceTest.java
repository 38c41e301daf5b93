package io.github.pynotes.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.build.Trace.Recording;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a trace of CPython")
class TraceTest {
  private record Step(String call, List<Integer> result, String raises) {}

  private Path file;

  /// Puts a trace to where the class path has them, compressed as they are.
  private void record(String... lines) throws IOException {
    Path classes = Path.of("target", "test-classes");
    file = Files.createDirectories(classes.resolve("traces")).resolve("sample.jsonl.gz");
    try (var out =
        new OutputStreamWriter(
            new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8)) {
      out.write(String.join("\n", lines) + "\n");
    }
  }

  @AfterEach
  void delete() throws IOException {
    if (file != null) {
      Files.delete(file);
    }
  }

  @Test
  void isReadIntoRecords() throws IOException {
    record(
        "{\"python\": \"3.13.5\", \"seed\": 7, \"steps\": 2}",
        "{\"call\": \"rotate\", \"result\": [3, 1, 2]}",
        "{\"call\": \"popleft\", \"raises\": \"IndexError\"}");

    var trace = Trace.read("sample", Step.class);

    assertThat(trace.recording()).isEqualTo(new Recording("3.13.5", 7, 2));
    assertThat(trace.steps())
        .containsExactly(
            new Step("rotate", List.of(3, 1, 2), null), new Step("popleft", null, "IndexError"));
  }

  @Test
  void thatWasCutShortIsRefused() throws IOException {
    record("{\"python\": \"3.13.5\", \"seed\": 7, \"steps\": 2}", "{\"call\": \"rotate\"}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trace.read("sample", Step.class))
        .withMessage("/traces/sample.jsonl.gz has 1 steps, and its first line promises 2.");
  }

  @Test
  void thatDoesNotExistIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Trace.read("nowhere", Step.class))
        .withMessage("There is no src/test/resources/traces/nowhere.jsonl.gz.");
  }
}
