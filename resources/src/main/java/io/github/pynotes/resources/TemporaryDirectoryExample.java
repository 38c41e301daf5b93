package io.github.pynotes.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Works in directories and files that are gone at the end.
///
/// @python tempfile.TemporaryDirectory
/// @python tempfile.NamedTemporaryFile
/// @python tempfile.mkdtemp
/// @java TemporaryDirectory in try-with-resources; Files.createTempFile, Files.createTempDirectory
/// @pattern TemporaryDirectory
final class TemporaryDirectoryExample {
  private static String isThere(Path path) {
    return Files.exists(path) ? "yes" : "no";
  }

  void main() throws IOException {
    // TemporaryDirectory: gone at the end of the block, with all that is in it
    Path orders;
    try (var directory = TemporaryDirectory.create("report-")) {
      orders = directory.path().resolve("orders.csv");
      Files.writeString(orders, "7,Ada\n8,Eve\n");
      IO.println("orders: " + Files.readAllLines(orders).size());
    }
    IO.println("is there: " + isThere(orders));

    // also when the body fails
    var failing = TemporaryDirectory.create("report-");
    try (failing) {
      throw new NumberFormatException("not a number");
    } catch (NumberFormatException e) {
      IO.println("failed: " + e.getMessage());
    }
    IO.println("is there: " + isThere(failing.path()));

    // also with what may not be changed; and a link is only a link
    try (var elsewhere = TemporaryDirectory.create("")) {
      Path original = Files.writeString(elsewhere.path().resolve("original.csv"), "7,Ada\n");
      Path archive;
      try (var directory = TemporaryDirectory.create("")) {
        archive = Files.createDirectory(directory.path().resolve("archive"));
        Files.createSymbolicLink(archive.resolve("link.csv"), original);
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("r-x------"));
      }
      IO.println("archive is there: " + isThere(archive));
      IO.println("original is there: " + isThere(original));
    }

    // createTempFile: a file that others can open by its name
    Path file = Files.createTempFile("", ".csv");
    try (var text = Files.newBufferedWriter(file)) {
      text.write("7,Ada\n");
      text.flush();
      IO.println("bytes: " + Files.size(file));
    } finally {
      Files.delete(file);
    }
    IO.println("is there: " + isThere(file));

    // createTempDirectory: whoever makes it deletes it
    Path directory = Files.createTempDirectory("report-");
    IO.println("is there: " + isThere(directory));
    Files.delete(directory);
  }
}
