package io.github.pynotes.benchmarks.harness;

import io.github.pynotes.sandbox.MySqlSandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// What a run works with: the folder of this module, the interpreter, and the server, which starts
/// when it is first asked for.
public final class Workbench implements AutoCloseable {
  private static final long LONGEST_RUN_MINUTES = 5;

  private final Path module;
  private MySqlSandbox sandbox;
  private Path serverFile;
  private String[] jvmArguments = {};

  Workbench(Path module) {
    this.module = module;
  }

  /// The folder `benchmarks`.
  public Path module() {
    return module;
  }

  /// The Python interpreter's command.
  String python() {
    return variable("PYNOTES_PYTHON", "python3");
  }

  /// The image that has the C client.
  String mySqlImage() {
    return variable("PYNOTES_MYSQL_IMAGE", "mysql:9.7");
  }

  private static String variable(String name, String otherwise) {
    String value = System.getenv(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  /// The server of this run, with a schema that is dropped at its end.
  public Server server() throws IOException {
    if (sandbox == null) {
      sandbox = MySqlSandbox.open();
      serverFile = Files.createTempFile("pynotes-benchmarks-", ".properties"); // for its owner only
      jvmArguments = new String[] {Server.of(sandbox).writeTo(serverFile)};
    }
    return Server.of(sandbox);
  }

  /// What a JVM of this run needs to find the server, if there is one.
  String[] jvmArguments() {
    return jvmArguments.clone();
  }

  /// Runs a main class in a JVM of its own, on this one's class path.
  ///
  /// @return the lines that it printed
  /// @throws IllegalStateException if it fails; the message is what it complained of
  public List<String> runJava(Class<?> main, List<String> jvmOptions, String... arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvmOptions);
    command.addAll(Arrays.asList(jvmArguments));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(Arrays.asList(arguments));
    return run(command);
  }

  /// Runs a script in `src/main/python`, which finds the server in its environment.
  ///
  /// @return the lines that it printed
  /// @throws IllegalStateException if it fails; the message is what it complained of
  public List<String> runPython(String script, List<String> arguments)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of(python(), "-P", "src/main/python/" + script));
    command.addAll(arguments);
    return run(command);
  }

  /// Runs a program in this module's folder, which finds the server in its environment.
  ///
  /// @return the lines that it printed
  /// @throws IllegalStateException if it cannot be started, takes longer than five minutes, or ends
  ///   with another exit code than 0; the message is what it complained of
  List<String> run(List<String> command) throws IOException, InterruptedException {
    Path output = Files.createTempFile("pynotes-benchmarks-", ".out");
    Path errors = Files.createTempFile("pynotes-benchmarks-", ".err");
    try {
      var builder =
          new ProcessBuilder(command)
              .directory(module.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      if (sandbox != null) {
        builder.environment().putAll(Server.of(sandbox).environment());
      }
      waitFor(builder, errors);
      return Files.readAllLines(output, StandardCharsets.UTF_8);
    } finally {
      Files.deleteIfExists(output);
      Files.deleteIfExists(errors);
    }
  }

  private static void waitFor(ProcessBuilder builder, Path errors)
      throws IOException, InterruptedException {
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
    try {
      if (!process.waitFor(LONGEST_RUN_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(
            "%s is still running after %d minutes"
                .formatted(builder.command().getFirst(), LONGEST_RUN_MINUTES));
      }
    } finally {
      process.destroyForcibly();
    }
    if (process.exitValue() != 0) {
      throw new IllegalStateException(
          Files.readString(errors)
              .lines()
              .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
              .reduce((earlier, later) -> later) // what is indented is a stack trace
              .map(line -> line.replaceFirst("^Caused by: ", ""))
              .orElse("exit code " + process.exitValue()));
    }
  }

  @Override
  public void close() throws IOException {
    if (sandbox != null) {
      sandbox.close();
      Files.deleteIfExists(serverFile);
    }
  }
}
