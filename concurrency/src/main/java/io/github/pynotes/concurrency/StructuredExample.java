package io.github.pynotes.concurrency;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;

/// Starts several things at once in a block that is not left before all of them have ended.
///
/// The program is `OrderPage.java` in `concurrency/src/preview`: a preview API wants a flag, and so
/// it runs in a JVM of its own.
///
/// @python asyncio.TaskGroup
/// @python asyncio.TaskGroup.create_task
/// @python asyncio.timeout
/// @java StructuredTaskScope.open(joiner), a preview in Java 25; Concurrently without one
/// @pattern Concurrently
final class StructuredExample {
  private static final Path ORDER_PAGE =
      Path.of("src/preview/java/io/github/pynotes/concurrency/OrderPage.java");

  void main() throws IOException, InterruptedException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process page =
        new ProcessBuilder(
                java, "-Xlog:disable", "--enable-preview", "--source", "25", program().toString())
            .start();

    // the program's lines as they come; javac's notes and complaints are read after them
    try (var lines = page.inputReader();
        var complaints = page.errorReader()) {
      lines.lines().forEach(IO::println);
      if (page.waitFor() != 0) {
        throw new IllegalStateException(complaints.readAllAsString());
      }
    }
  }

  /// The source stands in this module's folder, which is two above the classes.
  static Path program() {
    try {
      var classes = StructuredExample.class.getProtectionDomain().getCodeSource().getLocation();
      return Path.of(classes.toURI()).resolve("../..").resolve(ORDER_PAGE).normalize();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("the classes of this module have no place in a folder", e);
    }
  }
}
