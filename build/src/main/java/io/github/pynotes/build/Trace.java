package io.github.pynotes.build;

import com.google.gson.Gson;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// What CPython did under random operations, recorded by `src/test/python/NAME_trace.py` into
/// `src/test/resources/traces/NAME.jsonl.gz`: a line of JSON that tells of the recording, then one
/// for each step.
///
/// @param recording the first line
/// @param steps the other lines, in their order, each read into a record by the names of its parts
public record Trace<T>(Recording recording, List<T> steps) {
  /// Where the steps come from.
  ///
  /// @param python the version of the interpreter, as in `3.13.5`
  /// @param seed of the random operations
  /// @param steps how many lines there must be, so that a file cut short is noticed
  public record Recording(String python, long seed, int steps) {}

  /// Reads `traces/NAME.jsonl.gz` from the class path of the test.
  ///
  /// @throws IllegalArgumentException if there is no such trace, or it does not have the steps that
  ///   its first line promises
  public static <T> Trace<T> read(String name, Class<T> step) {
    String path = "/traces/%s.jsonl.gz".formatted(name);
    var gson = new Gson();
    try (var bytes = step.getResourceAsStream(path)) {
      if (bytes == null) {
        throw new FileNotFoundException("There is no src/test/resources%s.".formatted(path));
      }
      try (var lines =
          new BufferedReader(
              new InputStreamReader(new GZIPInputStream(bytes), StandardCharsets.UTF_8))) {
        var recording = gson.fromJson(lines.readLine(), Recording.class);
        List<T> steps = lines.lines().map(line -> gson.fromJson(line, step)).toList();
        if (steps.size() != recording.steps()) {
          throw new IllegalArgumentException(
              "%s has %d steps, and its first line promises %d."
                  .formatted(path, steps.size(), recording.steps()));
        }
        return new Trace<>(recording, steps);
      }
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
