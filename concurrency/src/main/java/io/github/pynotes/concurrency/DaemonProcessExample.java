package io.github.pynotes.concurrency;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;

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
    IO.println("printed: " + till.inputReader().readLine());
    IO.println("exit code: " + till.waitFor());

    // one that does not end by itself
    Process station = program("station").start();
    station.destroy();
    IO.println("exit code: " + station.waitFor());

    // a daemon, known by its pid: its starter has ended, and it is still there
    Process starter = program("starter").start();
    ProcessHandle daemon =
        ProcessHandle.of(Long.parseLong(starter.inputReader().readLine())).orElseThrow();
    starter.waitFor();
    IO.println("outlives its starter: " + (daemon.isAlive() ? "yes" : "no"));
    daemon.destroy();
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
        case "starter" -> {
          var daemon = program("station");
          if (System.getProperty("os.name").equals("Linux")) {
            daemon.command().addFirst("setsid"); // no terminal; a command, since the JDK lacks it
          }
          daemon.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
          IO.println(daemon.start().pid());
        }
        default -> Thread.sleep(60_000); // measures the weather, and leaves nothing behind
      }
    }
  }
}
