package io.github.pynotes.cli.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The checkout that the commands show and run.
///
/// @param root its folder
public record Repository(Path root) {

  /// The checkout named by the system property `pynotes.home`, which the launcher sets, or the one
  /// that the working directory stands in.
  ///
  /// @throws IllegalStateException if there is none
  public static Repository find() {
    String home = System.getProperty("pynotes.home");
    Path start = Path.of(home == null ? "" : home).toAbsolutePath().normalize();
    for (Path folder = start; folder != null; folder = folder.getParent()) {
      if (Files.exists(folder.resolve("pynotes")) && Files.exists(folder.resolve("pom.xml"))) {
        return new Repository(folder);
      }
    }
    throw new IllegalStateException(
        "%s is not inside a checkout of pynotes: start it by ./pynotes there.".formatted(start));
  }

  /// The file at a path relative to the root.
  public Path file(String path) {
    return root.resolve(path);
  }

  /// The lines of a file, without their ends.
  public List<String> lines(String path) {
    return text(path).lines().toList();
  }

  /// The whole text of a file, its line ends as `\n` whatever the checkout made of them.
  public String text(String path) {
    try {
      return Files.readString(file(path)).replace("\r\n", "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(path), e);
    }
  }
}
