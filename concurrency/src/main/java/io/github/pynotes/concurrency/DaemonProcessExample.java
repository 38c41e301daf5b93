package io.github.pynotes.concurrency;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Starts programs: one to talk with, one to end, and one that outlives its starter.
///
/// @python subprocess.Popen
/// @python subprocess.Popen.communicate
/// @python subprocess.Popen.pid
/// @python subprocess.Popen.poll
/// @python subprocess.Popen.terminate
/// @python subprocess.Popen.wait
/// @python subprocess.DEVNULL
/// @python multiprocessing.Process.daemon
/// @python os.setsid
/// @java ProcessBuilder, Process, ProcessHandle; `setsid` in front of the command for a daemon
final class DaemonProcessExample {
  void main() throws IOException, InterruptedException {
    // a program with its input, its output and its exit code
    Process till = program("till").start();
    try (var in = till.outputWriter()) {
      in.write("7 apples\n");
    }
    try (var out = till.inputReader()) {
      IO.println("printed: " + out.readLine());
    }
    IO.println("exit code: " + till.waitFor());

    // one that does not end by itself, known by its pid to whoever may see it
    Process station = program("station").start();
    ProcessHandle handle = ProcessHandle.of(station.pid()).orElseThrow();
    IO.println("running: " + (handle.isAlive() ? "yes" : "no"));
    handle.destroy();
    IO.println("exit code: " + station.waitFor());

    // a daemon: its starter has ended, and it is still there
    Process starter = program("starter").start();
    try (var out = starter.inputReader()) {
      ProcessHandle daemon = ProcessHandle.of(Long.parseLong(out.readLine())).orElseThrow();
      starter.waitFor();
      IO.println("outlives its starter: " + (daemon.isAlive() ? "yes" : "no"));
      daemon.destroy();
    }
  }

  private static ProcessBuilder program(String name) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    return new ProcessBuilder(
        java, "-Xlog:disable", "-cp", classPath, Programs.class.getName(), name);
  }

  /// What the children run.
  static final class Programs {
    static void main(String[] name) throws IOException, InterruptedException {
      switch (name[0]) {
        case "till" -> {
          IO.println("sold " + IO.readln());
          System.exit(3); // out of paper
        }
        case "starter" -> IO.println(startDaemon().pid());
        default -> measureTheWeather();
      }
    }

    /// For a minute, so that nothing is left behind if this example is killed.
    private static void measureTheWeather() throws InterruptedException {
      boolean stopped = new CountDownLatch(1).await(1, TimeUnit.MINUTES);
      System.exit(stopped ? 1 : 0);
    }

    /// In a session of its own, which has no terminal; its output goes nowhere.
    private static Process startDaemon() throws IOException {
      ProcessBuilder daemon = program("station");
      if (System.getProperty("os.name").equals("Linux")) {
        daemon.command().addFirst("setsid"); // a command of Linux: the JDK cannot do it
      }
      return daemon.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start();
    }
  }
}
