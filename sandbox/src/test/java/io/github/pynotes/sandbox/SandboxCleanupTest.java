package io.github.pynotes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Nothing is left behind")
@Execution(ExecutionMode.CONCURRENT)
class SandboxCleanupTest {
  private static final long PATIENCE_IN_SECONDS = 60;

  @TempDir Path temporary;

  @Nested
  @DisplayName("by the embedded server")
  @EnabledIf(
      value = "io.github.pynotes.sandbox.SandboxCleanupTest#hasEmbedded",
      disabledReason = "there is no embedded server for this platform, or no /bin/sh")
  class Embedded {
    @ParameterizedTest(name = "SIG{0}")
    @ValueSource(strings = {"TERM", "INT", "KILL"})
    @DisplayName("when a signal ends the JVM")
    void signal(String signal) throws Exception {
      Child child = Child.start(temporary, ServerKind.EMBEDDED);
      assertThat(filesIn(temporary)).hasSize(1);

      child.send(signal, List.of(child.jvm().toHandle()));

      child.awaitTheEndOfAll();
      assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    @DisplayName("when Ctrl-C reaches every process in the terminal")
    void interruptEveryone() throws Exception {
      Child child = Child.start(temporary, ServerKind.EMBEDDED);
      var everyone = new ArrayList<>(child.helpers());
      everyone.add(child.jvm().toHandle());

      child.send("INT", everyone);

      child.awaitTheEndOfAll();
      assertThat(filesIn(temporary)).isEmpty();
    }

    @Test
    @DisplayName("when the program ends by itself: all is gone before the JVM is")
    void normalExit() throws Exception {
      Child child = Child.start(temporary, ServerKind.EMBEDDED);
      assertThat(child.helpers()).hasSizeGreaterThanOrEqualTo(2).allMatch(ProcessHandle::isAlive);

      child.jvm().getOutputStream().close();
      child.jvm().onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);

      assertThat(child.helpers()).noneMatch(ProcessHandle::isAlive);
      assertThat(filesIn(temporary)).isEmpty();
    }
  }

  @Nested
  @DisplayName("by Docker")
  @EnabledIf(
      value = "io.github.pynotes.sandbox.SandboxCleanupTest#usesDocker",
      disabledReason = "the tests do not run on Docker")
  class Docker {
    @ParameterizedTest(name = "SIG{0}")
    @ValueSource(strings = {"INT", "KILL"}) // a container takes seconds, and SIGTERM goes as SIGINT
    @DisplayName("when a signal ends the JVM")
    void signal(String signal) throws Exception {
      Child child = Child.start(temporary, ServerKind.DOCKER);
      String label = labelOfItsContainer(child);
      assertThat(containers(label)).hasSize(1);

      child.send(signal, List.of(child.jvm().toHandle()));

      child.awaitTheEndOfAll();
      assertThat(containers(label)).isEmpty();
    }

    /// The watchdog knows it.
    private static String labelOfItsContainer(Child child) {
      return child.helpers().stream()
          .flatMap(helper -> Stream.of(helper.info().arguments().orElse(new String[0])))
          .filter(argument -> argument.startsWith("io.github.pynotes.sandbox="))
          .findFirst()
          .orElseThrow();
    }

    private static List<String> containers(String label) throws IOException {
      return new ProcessBuilder("docker", "ps", "--all", "--quiet", "--filter", "label=" + label)
          .start()
          .inputReader()
          .lines()
          .toList();
    }
  }

  static boolean hasEmbedded() {
    String system = System.getProperty("os.name");
    return Watchdog.isPossibleHere()
        && EmbeddedPrograms.find(system, System.getProperty("os.arch")).isPresent();
  }

  static boolean usesDocker() {
    return SandboxServer.get().kind() == ServerKind.DOCKER;
  }

  private static List<Path> filesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("pynotes")).toList();
    }
  }

  /// A JVM with a sandbox, and the processes that it started: watchdog and server.
  private record Child(Process jvm, List<ProcessHandle> helpers) {
    static Child start(Path temporary, ServerKind kind) throws IOException {
      var command = new ArrayList<String>();
      if (Files.isReadable(Path.of("/proc/self/status"))) {
        // A shell's background job ignores SIGINT and hands that down; this takes it back. Linux
        // only.
        command.addAll(List.of("env", "--default-signal=INT"));
      }
      command.addAll(
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:TieredStopAtLevel=1", // it lives for seconds
              "--enable-native-access=ALL-UNNAMED",
              "-Djava.io.tmpdir=" + temporary,
              "-Dpynotes.mysql=" + kind,
              "-cp",
              System.getProperty("java.class.path"),
              SandboxChild.class.getName()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new ArrayList<String>();
      for (String line; (line = process.inputReader().readLine()) != null; ) {
        output.add(line);
        if (line.equals(SandboxChild.READY)) {
          return new Child(process, process.descendants().toList());
        }
      }
      throw new AssertionError("the child ended: " + output);
    }

    /// By the shell: only Windows lacks it, and only there `kill` is not part of it.
    void send(String signal, List<ProcessHandle> receivers) throws IOException {
      String pids =
          receivers.stream().map(it -> Long.toString(it.pid())).collect(Collectors.joining(" "));
      Processes.run(new ProcessBuilder("/bin/sh", "-c", "kill -" + signal + " " + pids));
    }

    void awaitTheEndOfAll() throws Exception {
      jvm.onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      for (ProcessHandle helper : helpers) {
        helper.onExit().get(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
      }
    }
  }
}
