package io.github.pynotes.sandbox;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Runs a program to its end, and finds the line in what it printed that says why it failed.
final class Processes {
  private Processes() {}

  static void run(ProcessBuilder builder) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    try (var output = process.inputReader()) {
      List<String> lines = output.lines().toList();
      if (process.waitFor() != 0) {
        throw new IOException(problem(lines));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// The first line that calls itself an error, or else the last: a loader that misses a library
  /// says just that.
  static String problem(Collection<String> lines) {
    return lines.stream()
        .filter(line -> line.toUpperCase(Locale.ROOT).contains("ERROR"))
        .findFirst()
        .or(() -> lines.stream().reduce((first, second) -> second))
        .map(line -> line.replaceFirst(".*\\[ERROR]", "").strip())
        .orElse("it said nothing");
  }
}
