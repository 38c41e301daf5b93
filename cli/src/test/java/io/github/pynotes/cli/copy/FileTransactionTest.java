package io.github.pynotes.cli.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("several files are written together")
class FileTransactionTest {
  @TempDir private Path folder;

  @Test
  void orNotAtAllWithoutACommit() throws IOException {
    try (var files = new FileTransaction()) {
      files.write(folder.resolve("a/b/one.txt"), "1");
      files.write(folder.resolve("two.txt"), "2");
    }

    assertThat(names()).isEmpty();
  }

  @Test
  void andReplaceWhatWasThere() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "old");

    try (var files = new FileTransaction()) {
      files.write(folder.resolve("one.txt"), "new");
      files.commit();
    }

    assertThat(folder.resolve("one.txt")).hasContent("new");
    assertThat(names()).containsExactly("one.txt");
  }

  @Test
  void orNotAtAllWhenTheSecondCannotBeWritten() throws IOException {
    // what a full disk does, too: the second write fails
    Files.createDirectory(folder.resolve(".two.txt.pynotes-new"));

    assertThatIOException()
        .isThrownBy(() -> {
          try (var files = new FileTransaction()) {
            files.write(folder.resolve("a/one.txt"), "1");
            files.write(folder.resolve("two.txt"), "2");
            files.commit();
          }
        });

    assertThat(names()).doesNotContain("a", "a/one.txt", "two.txt");
  }

  @Test
  void orNotAtAllWhenTheSecondCannotBePutInItsPlace() throws IOException {
    Files.writeString(folder.resolve("one.txt"), "old");

    assertThatIOException()
        .isThrownBy(() -> {
          try (var files = new FileTransaction()) {
            files.write(folder.resolve("one.txt"), "new");
            files.write(folder.resolve("two.txt"), "2");
            Files.delete(folder.resolve(".two.txt.pynotes-new"));
            files.commit();
          }
        });

    assertThat(folder.resolve("one.txt")).hasContent("old");
    assertThat(names()).containsExactly("one.txt");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> !file.equals(folder))
          .map(file -> folder.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }
}
