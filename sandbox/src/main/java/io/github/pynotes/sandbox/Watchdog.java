package io.github.pynotes.sandbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A shell script that cleans up once this JVM is gone, however it went. It reads from a pipe of
/// the JVM; the operating system closes that pipe even after a SIGKILL, and the script takes the
/// end of its input as the sign.
///
/// The scripts ignore the signals that a terminal sends to everyone in it, so that Ctrl-C ends the
/// JVM first.
final class Watchdog {
  private static final Path SHELL = Path.of("/bin/sh");

  private final Process process;

  private Watchdog(Process process) {
    this.process = process;
  }

  static boolean isPossibleHere() {
    return Files.isExecutable(SHELL);
  }

  static Watchdog start(String script, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(SHELL.toString(), "-c", script, "pynotes"));
    command.addAll(arguments);
    return new Watchdog(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /// What the script and its children print.
  BufferedReader output() {
    return process.inputReader();
  }

  /// Sends the script a line.
  void tell(String line) throws IOException {
    process.outputWriter().append(line).append('\n').flush();
  }

  /// Has it clean up now, and waits for that; does nothing when called again.
  void stop() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // The script has ended already.
    }
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
