package io.github.pynotes.lessons.resources;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Finds the first errors of a log, as this does in Python:
///
/// ```python
/// with open(path, encoding="utf-8") as log:
///     errors = (line for line in log if " ERROR " in line)
///     return list(islice(errors, n))
/// ```
public final class ErrorLog {

  /// What opens a log, as [java.nio.file.Files#lines(java.nio.file.Path)] does.
  @FunctionalInterface
  public interface Log {
    /// The lines as they are read; a stream that the caller closes.
    Stream<String> lines() throws IOException;
  }

  private ErrorLog() {}

  /// The first n lines with the word ERROR between spaces, or all where there are fewer. Reads no
  /// further than it must, and leaves nothing open.
  ///
  /// @throws IOException if the log cannot be opened, or be read to that point
  public static List<String> first(Log log, int n) throws IOException {
    throw new UnsupportedOperationException("Write me: first");
  }
}
