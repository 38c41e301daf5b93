package io.github.pynotes.cli.example;

import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What the Python twin of a topic printed, run by a real Python in a fresh schema of the same
/// server.
///
/// @param printed its lines
/// @param failure the last line of what it complained about; empty if it ended well
public record TwinRun(List<String> printed, Optional<String> failure) {
  private static final int LONGEST_RUN_SECONDS = 120;

  /// Runs the twin by that interpreter, named as on a command line, and waits for its end, two
  /// minutes at most.
  ///
  /// @throws IllegalStateException if the interpreter cannot be started
  public static TwinRun of(Topic topic, Repository repository, String python)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("pynotes-twin-", ".err");
    Path output = Files.createTempFile("pynotes-twin-", ".out");
    try (MySqlSandbox sandbox = topic.needsServer() ? MySqlSandbox.open() : null) {
      var builder =
          new ProcessBuilder(python, "-P", topic.files().python())
              .directory(repository.root().toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("PYTHONIOENCODING", "utf-8");
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      if (sandbox != null) {
        builder.environment().put("PYNOTES_HOST", sandbox.host());
        builder.environment().put("PYNOTES_PORT", Integer.toString(sandbox.port()));
        builder.environment().put("PYNOTES_USER", sandbox.user());
        builder.environment().put("PYNOTES_PASSWORD", sandbox.password());
        builder.environment().put("PYNOTES_DATABASE", sandbox.schema());
      }
      Optional<String> failure = run(builder, errors);
      return new TwinRun(Files.readAllLines(output, StandardCharsets.UTF_8), failure);
    } finally {
      Files.deleteIfExists(errors);
      Files.deleteIfExists(output);
    }
  }

  private static Optional<String> run(ProcessBuilder builder, Path errors)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(
          "'%s' cannot be started: set PYNOTES_PYTHON to a Python 3 that has PyMySQL."
              .formatted(builder.command().getFirst()),
          e);
    }
    try {
      process.getOutputStream().close();
      if (!process.waitFor(LONGEST_RUN_SECONDS, TimeUnit.SECONDS)) {
        return Optional.of("still running after %d s".formatted(LONGEST_RUN_SECONDS));
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() == 0) {
      return Optional.empty();
    }
    List<String> complaint = Files.readAllLines(errors, StandardCharsets.UTF_8);
    return Optional.of(
        complaint.isEmpty() ? "exit code " + process.exitValue() : complaint.getLast());
  }
}
