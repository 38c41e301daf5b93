package io.github.pynotes.lessons.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/// A stream of a file is a resource, and reads on only while its terminal operation runs: so the
/// list is made before the `try` ends. What goes wrong meanwhile is unchecked, for no method of a
/// stream declares an exception, and is unwrapped here.
public final class ErrorLog {

  @FunctionalInterface
  public interface Log {
    Stream<String> lines() throws IOException;
  }

  private ErrorLog() {}

  public static List<String> first(Log log, int n) throws IOException {
    try (Stream<String> lines = log.lines()) {
      return lines.filter(line -> line.contains(" ERROR ")).limit(n).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
