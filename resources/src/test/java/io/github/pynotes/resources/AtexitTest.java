package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("atexit.register(function)")
class AtexitTest {
  private record Outcome(int exitCode, List<String> printed) {}

  /// What a program prints after "ready", and how it ends, once that was done to it.
  private static Outcome run(Class<?> program, Consumer<ProcessHandle> meanwhile)
      throws IOException, InterruptedException {
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xlog:disable", // no warning of the JVM among the lines of the program
                "-cp",
                System.getProperty("java.class.path"),
                program.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var out = child.inputReader()) {
      assertThat(out.readLine()).isEqualTo("ready");
      meanwhile.accept(child.toHandle()); // a Process would close its streams, too
      List<String> printed = out.readAllLines();
      assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
      return new Outcome(child.exitValue(), printed);
    } finally {
      child.destroyForcibly();
    }
  }

  private static Outcome run(Class<?> program) throws IOException, InterruptedException {
    return run(program, _ -> {});
  }

  /// The shared beginning of the programs: one hook, and word that it is registered.
  private static void registerAndTell() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> IO.println("hook")));
    IO.println("ready");
  }

  @Nested
  @DisplayName("runs when the program")
  class Runs {
    static final class Returns {
      static void main(String[] ignored) {
        registerAndTell();
      }
    }

    @Test
    void returnsFromMain() throws Exception {
      // atexit.register(print, "hook")
      assertThat(run(Returns.class)).isEqualTo(new Outcome(0, List.of("hook")));
    }

    static final class Exits {
      static void main(String[] ignored) {
        registerAndTell();
        try {
          System.exit(3);
        } finally {
          IO.println("finally"); // exit() does not return, so this never runs
        }
      }
    }

    @Test
    void exitsBeforeItsFinallyBlocks() throws Exception {
      // sys.exit(3)  # raises SystemExit, and so finally runs there
      assertThat(run(Exits.class)).isEqualTo(new Outcome(3, List.of("hook")));
    }

    static final class Fails {
      static void main(String[] ignored) {
        registerAndTell();
        throw new IllegalStateException("out of tea");
      }
    }

    @Test
    void diesOfAnException() throws Exception {
      assertThat(run(Fails.class)).isEqualTo(new Outcome(1, List.of("hook")));
    }

    static final class Waits {
      static void main(String[] ignored) throws InterruptedException {
        registerAndTell();
        new CountDownLatch(1).await();
      }
    }

    @Test
    void isTerminatedBySigterm() throws Exception {
      Outcome outcome = run(Waits.class, ProcessHandle::destroy);

      // 128 + 15: as a shell counts a death by signal 15
      assertThat(outcome).isEqualTo(new Outcome(143, List.of("hook")));
    }

    @Test
    void butNotWhenItIsKilled() throws Exception {
      Outcome outcome = run(Waits.class, ProcessHandle::destroyForcibly);

      assertThat(outcome).isEqualTo(new Outcome(137, List.of()));
    }

    static final class Halts {
      static void main(String[] ignored) {
        registerAndTell();
        Runtime.getRuntime().halt(3);
      }
    }

    @Test
    void norWhenItHalts() throws Exception {
      // os._exit(3)
      assertThat(run(Halts.class)).isEqualTo(new Outcome(3, List.of()));
    }
  }

  @Nested
  @DisplayName("atexit.unregister(function)")
  class Unregister {
    @Test
    void isRemoveShutdownHook() {
      // @start region="atexit"
      Thread hook = new Thread(() -> IO.println("shop closed"));

      // atexit.register(close_shop)
      Runtime.getRuntime().addShutdownHook(hook);

      // the same thread twice is refused; CPython would run it twice
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Runtime.getRuntime().addShutdownHook(hook))
          .withMessage("Hook previously registered");

      // atexit.unregister(close_shop)
      assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isTrue();
      assertThat(Runtime.getRuntime().removeShutdownHook(hook)).isFalse();
      // @end
    }
  }

  @Nested
  class DiffersFromPython {
    static final class Meets {
      static void main(String[] ignored) {
        var first = new CountDownLatch(1);
        var second = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(meeting(first, second));
        Runtime.getRuntime().addShutdownHook(meeting(second, first));
        IO.println("ready");
      }

      /// A hook that ends only if the other one runs at the same time.
      private static Thread meeting(CountDownLatch mine, CountDownLatch other) {
        return new Thread(() -> {
          mine.countDown();
          try {
            other.await();
            IO.println("met");
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
      }
    }

    @Test
    void hooksRunAtTheSameTimeInsteadOfLastInFirstOut() throws Exception {
      assertThat(run(Meets.class)).isEqualTo(new Outcome(0, List.of("met", "met")));
    }

    static final class RegistersLate {
      static void main(String[] ignored) {
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  try {
                    registerAndTell();
                  } catch (IllegalStateException e) {
                    IO.println(e.getMessage());
                  }
                }));
        IO.println("ready");
      }
    }

    @Test
    void aHookCannotRegisterAnother() throws Exception {
      // CPython takes it without a word, and never runs it
      assertThat(run(RegistersLate.class).printed()).containsExactly("Shutdown in progress");
    }

    static final class FailsInAHook {
      static void main(String[] ignored) {
        Runtime.getRuntime()
            .addShutdownHook(
                new Thread(() -> {
                  throw new IllegalStateException("no pen");
                }));
        registerAndTell();
      }
    }

    @Test
    void aFailingHookChangesNeitherTheOthersNorTheExitCode() throws Exception {
      assertThat(run(FailsInAHook.class)).isEqualTo(new Outcome(0, List.of("hook")));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void aThreadThatRunsAlreadyIsNoHook() {
      var latch = new CountDownLatch(1);
      Thread running = Thread.ofPlatform().start(() -> await(latch));
      try {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Runtime.getRuntime().addShutdownHook(running))
            .withMessage("Hook already running");
      } finally {
        latch.countDown();
      }
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
