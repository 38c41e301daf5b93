package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("subprocess.Popen")
class DaemonProcessTest {
  private final List<ProcessHandle> started = new ArrayList<>();

  private Process start(ProcessBuilder program) throws IOException {
    Process process = program.start();
    started.add(process.toHandle());
    return process;
  }

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(ProcessHandle::destroyForcibly);
  }

  private static ProcessBuilder java(Class<?> program, String... args) {
    var builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xlog:disable", // no warning of the JVM among the lines of the program
            "-cp",
            System.getProperty("java.class.path"),
            program.getName());
    builder.command().addAll(List.of(args));
    return builder;
  }

  /// Repeats each line, until there is no more; then ends with that exit code.
  static final class Echo {
    static void main(String[] exitCode) {
      IO.println("ready");
      for (String line = IO.readln(); line != null; line = IO.readln()) {
        IO.println(line);
      }
      System.exit(Integer.parseInt(exitCode[0]));
    }
  }

  @Nested
  @DisplayName("Popen(command, stdin=PIPE, stdout=PIPE)")
  class Popen {
    @Test
    void hasItsInputItsOutputAndItsExitCode() throws Exception {
      // @start region="daemon-process"
      // echo = Popen(command, stdin=PIPE, stdout=PIPE, text=True)
      Process echo = start(java(Echo.class, "3"));

      // printed, _ = echo.communicate("7 apples\n")
      try (var in = echo.outputWriter()) {
        in.write("7 apples\n");
      }
      List<String> printed;
      try (var out = echo.inputReader()) {
        printed = out.readAllLines();
      }

      assertThat(printed).containsExactly("ready", "7 apples");
      // echo.wait()
      assertThat(echo.waitFor()).isEqualTo(3);
      // @end
    }

    @Test
    void isAliveUntilItEnds() throws Exception {
      Process echo = start(java(Echo.class, "3"));

      // echo.poll()  # None
      assertThat(echo.isAlive()).isTrue();
      // echo.wait(timeout=0.001)  # raises TimeoutExpired
      assertThat(echo.waitFor(Duration.ofMillis(1))).isFalse();
      assertThatExceptionOfType(IllegalThreadStateException.class).isThrownBy(echo::exitValue);

      echo.getOutputStream().close();
      assertThat(echo.onExit().get().exitValue()).isEqualTo(3);
      assertThat(echo.isAlive()).isFalse();
    }

    @Test
    void isKnownByItsPid() throws Exception {
      Process echo = start(java(Echo.class, "0"));
      ProcessHandle handle = ProcessHandle.of(echo.pid()).orElseThrow();

      assertThat(handle).isEqualTo(echo.toHandle());
      assertThat(handle.parent()).contains(ProcessHandle.current());
      assertThat(ProcessHandle.current().children()).contains(handle);
    }
  }

  /// Does nothing for a minute, with nothing left open in its starter.
  private static Process startIdle() throws IOException {
    return java(Idle.class)
        .redirectOutput(Redirect.DISCARD)
        .redirectError(Redirect.DISCARD)
        .start();
  }

  static final class Idle {
    static void main(String[] ignored) throws InterruptedException {
      boolean told = new CountDownLatch(1).await(1, TimeUnit.MINUTES);
      System.exit(told ? 1 : 0);
    }
  }

  /// Starts a child, tells its pid, and ends.
  static final class Starter {
    static void main(String[] ignored) throws IOException {
      IO.println(startIdle().pid());
    }
  }

  /// The same, but ends its child before.
  static final class TidyStarter {
    static void main(String[] ignored) throws IOException {
      Process child = startIdle();
      Runnable end =
          () -> {
            child.destroy();
            child.onExit().join();
          };
      Runtime.getRuntime().addShutdownHook(new Thread(end));
      IO.println(child.pid());
    }
  }

  private long pidOfTheChildOf(Class<?> program) throws IOException, InterruptedException {
    Process starter = start(java(program));
    try (var out = starter.inputReader()) {
      long pid = Long.parseLong(out.readLine());
      ProcessHandle.of(pid).ifPresent(started::add);
      starter.waitFor();
      return pid;
    }
  }

  @Nested
  @DisplayName("a child whose parent has ended")
  class Orphan {
    @Test
    void livesOnWithAnotherParent() throws Exception {
      ProcessHandle orphan = ProcessHandle.of(pidOfTheChildOf(Starter.class)).orElseThrow();

      assertThat(orphan.isAlive()).isTrue();
      assertThat(orphan.parent()).isNotEqualTo(Optional.of(started.getFirst()));
    }

    @Test
    void isEndedByAShutdownHookAsMultiprocessingEndsItsDaemons() throws Exception {
      // multiprocessing.Process(target=work, daemon=True)
      assertThat(ProcessHandle.of(pidOfTheChildOf(TidyStarter.class))).isEmpty();
    }
  }

  /// Where a process stands, as the kernel tells (proc_pid_stat(5): fields 6 and 7).
  private record Place(long session, long terminal) {
    static Place of(long pid) throws IOException {
      String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
      String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return new Place(Long.parseLong(afterName[3]), Long.parseLong(afterName[4]));
    }
  }

  /// Starts that command, and waits until it has become `cat` by an answer of it.
  private static Process startCat(String... command) throws IOException {
    Process cat = new ProcessBuilder(command).start();
    cat.outputWriter().append("there?\n").flush();
    assertThat(cat.inputReader().readLine()).isEqualTo("there?");
    return cat;
  }

  /// Starts a daemon and an ordinary child, and tells where they stand.
  static final class TwoChildren {
    static void main(String[] ignored) throws IOException {
      Process ordinary = startCat("cat");
      Process daemon = startCat("setsid", "cat");
      try {
        IO.println("ordinary child: " + inWords(ordinary));
        IO.println("daemon: " + inWords(daemon));
      } finally {
        ordinary.destroy();
        daemon.destroy();
      }
    }

    private static String inWords(Process child) throws IOException {
      return Place.of(child.pid()).terminal() == 0 ? "no terminal" : "on a terminal";
    }
  }

  @Nested
  @EnabledOnOs(OS.LINUX)
  @DisplayName("Popen(command, start_new_session=True)")
  class StartNewSession {
    @Test
    void isSetsidInFrontOfTheCommand() throws Exception {
      Process ordinary = startCat("cat");
      Process daemon = startCat("setsid", "cat");
      started.addAll(List.of(ordinary.toHandle(), daemon.toHandle()));

      // os.getsid(daemon.pid) == daemon.pid
      assertThat(Place.of(daemon.pid()).session()).isEqualTo(daemon.pid());
      assertThat(Place.of(ordinary.pid()).session())
          .isEqualTo(Place.of(ProcessHandle.current().pid()).session());
    }

    static boolean canMakeATerminal() {
      return Files.isExecutable(Path.of("/usr/bin/script"));
    }

    @Test
    @EnabledIf("canMakeATerminal")
    void hasNoTerminalWhereAnOrdinaryChildHas() throws Exception {
      // a terminal for the starter, because a build has none
      String starter =
          java(TwoChildren.class).command().stream()
              .map(word -> "'" + word.replace("'", "'\\''") + "'")
              .collect(Collectors.joining(" "));
      Process script =
          start(
              new ProcessBuilder("/usr/bin/script", "-q", "-e", "-c", starter, "/dev/null")
                  .redirectErrorStream(true));

      try (var terminal = script.inputReader()) {
        assertThat(terminal.lines().map(String::strip))
            .containsExactly("ordinary child: on a terminal", "daemon: no terminal");
      }
      assertThat(script.waitFor()).isZero();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    @EnabledOnOs(OS.LINUX)
    void toWaitBeforeReadingWaitsForGood() throws Exception {
      Process child = start(new ProcessBuilder("head", "-c", "1000000", "/dev/zero"));
      var out = child.getInputStream();
      while (out.available() < FEWEST_BYTES_OF_A_PIPE) {
        Thread.onSpinWait(); // the kernel tells nobody that a pipe is full
      }

      // child.wait()  # the same: the pipe is full, and nobody reads
      assertThat(child.waitFor(Duration.ofMillis(1))).isFalse();
      assertThat(out.readAllBytes()).hasSize(1_000_000);
      assertThat(child.waitFor()).isZero();
    }

    /// Most have 65,536; 4,096 is what a user with very many pipes gets (pipe(7)).
    private static final int FEWEST_BYTES_OF_A_PIPE = 4_096;

    @Test
    void destroyingAProcessThrowsItsLastWordsAway() throws Exception {
      Process echo = start(java(Echo.class, "0"));
      try (var out = echo.inputReader()) {
        assertThat(out.readLine()).isEqualTo("ready");
        echo.destroy(); // echo.toHandle().destroy() would leave the pipes open

        assertThatIOException().isThrownBy(out::readLine).withMessage("Stream closed");
      }
    }

    @Test
    void aCommandIsNoLineOfAShell() {
      // Popen("echo 7 apples")  # FileNotFoundError, without shell=True
      assertThatIOException()
          .isThrownBy(() -> start(new ProcessBuilder("echo 7 apples")))
          .withMessageStartingWith("Cannot run program \"echo 7 apples\"");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void pipesAreWhatAChildGetsUnlessToldOtherwise() {
      // Popen(command)  # reads and prints where its parent does
      ProcessBuilder child = java(Echo.class, "0");

      assertThat(List.of(child.redirectInput(), child.redirectOutput(), child.redirectError()))
          .containsOnly(Redirect.PIPE);
      assertThat(child.inheritIO().redirectOutput()).isEqualTo(Redirect.INHERIT);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aDeathBySignalIsCountedAsAShellDoes() throws Exception {
      Process echo = start(java(Echo.class, "0"));

      echo.destroy();

      // echo.terminate(); echo.wait()  # -15
      assertThat(echo.waitFor()).isEqualTo(128 + 15);
    }
  }
}
