package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFileTest {
  @TempDir Path folder;

  private ResultsFile file(String preface, String... names) {
    return new ResultsFile(folder.resolve("RESULTS.md"), preface, List.of(names));
  }

  private String text() throws IOException {
    return Files.readString(folder.resolve("RESULTS.md"));
  }

  @Test
  void keepsTheSectionsOfOtherGroupsInTheirOrder() throws IOException {
    var results = file("# Results", "stream", "insert", "map");
    results.replace("map", "## map: records\n\nold\n");
    results.replace("stream", "## stream: rows\n\none\n");

    results.replace("map", "## map: records\n\nnew\n");

    assertThat(text()).isEqualTo("# Results\n\n## stream: rows\n\none\n\n## map: records\n\nnew\n");
  }

  @Test
  void renewsThePreface() throws IOException {
    file("# Old\n", "stream").replace("stream", "## stream: rows\n");

    file("# New\n", "stream", "map").replace("map", "## map: records\n");

    assertThat(text()).isEqualTo("# New\n\n## stream: rows\n\n## map: records\n");
  }

  @Test
  void dropsTheSectionOfAGroupThatIsNoMore() throws IOException {
    file("# Results", "gone").replace("gone", "## gone: away\n");

    file("# Results", "stream").replace("stream", "## stream: rows\n");

    assertThat(text()).isEqualTo("# Results\n\n## stream: rows\n");
  }
}
