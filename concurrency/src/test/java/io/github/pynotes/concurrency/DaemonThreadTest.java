package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("threading.Thread(daemon=True)")
class DaemonThreadTest {
  /// Each is a program of its own, whose end is seen from outside.
  private static final List<Class<?>> PROGRAMS =
      List.of(
          Threads.LeavesAThread.class,
          Threads.FailsWithAThreadLeft.class,
          Daemons.LeavesADaemon.class,
          Daemons.StopsADaemonInAHook.class,
          Daemons.AsksADaemonInAHook.class,
          Executor.LeavesAnIdlePool.class,
          Executor.ClosesAPool.class,
          Executor.LeavesAPoolOfDaemons.class,
          DiffersFromPython.LeavesAVirtualThread.class,
          DiffersFromPython.ExitsWithAThreadLeft.class);

  private static final Map<Class<?>, Process> CHILDREN = new HashMap<>();

  /// Side by side, because each takes most of its time to start.
  @BeforeAll
  static void startThePrograms() throws IOException {
    for (Class<?> program : PROGRAMS) {
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  "-Xlog:disable", // no warning of the JVM among the lines of the program
                  "-cp",
                  System.getProperty("java.class.path"),
                  program.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      CHILDREN.put(program, child);
    }
  }

  @AfterAll
  static void endWhatHangs() {
    CHILDREN.values().forEach(Process::destroyForcibly);
  }

  private record Outcome(int exitCode, List<String> printed) {
    static Outcome of(Class<?> program) throws IOException, InterruptedException {
      Process child = CHILDREN.get(program);
      try (var out = child.inputReader()) {
        List<String> printed = out.readAllLines();
        return new Outcome(child.waitFor(), printed);
      }
    }
  }

  private interface Wait {
    void end() throws InterruptedException;
  }

  /// The worker of the programs: word that it has begun, a wait, and a finally.
  private static Runnable worker(CountDownLatch begun, Wait wait) {
    return () -> {
      try {
        begun.countDown();
        wait.end();
        IO.println("done");
      } catch (InterruptedException e) {
        IO.println("stopped");
      } finally {
        IO.println("finally");
      }
    };
  }

  /// The end of each program's main(), with its worker at work.
  private static void endOfMain(CountDownLatch begun) throws InterruptedException {
    begun.await();
    IO.println("main is over");
  }

  private static final Wait FOREVER = () -> new CountDownLatch(1).await();

  @Nested
  @DisplayName("Thread(target=work).start()")
  class Threads {
    static final class LeavesAThread {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Thread.ofPlatform().start(worker(begun, main::join));
        endOfMain(begun);
      }
    }

    @Test
    void isWaitedForByTheProgram() throws Exception {
      assertThat(Outcome.of(LeavesAThread.class))
          .isEqualTo(new Outcome(0, List.of("main is over", "done", "finally")));
    }

    static final class FailsWithAThreadLeft {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        Thread.ofPlatform().start(worker(begun, main::join));
        endOfMain(begun);
        throw new IllegalStateException("out of paper");
      }
    }

    @Test
    void isWaitedForAlsoWhenMainFails() throws Exception {
      assertThat(Outcome.of(FailsWithAThreadLeft.class))
          .isEqualTo(new Outcome(1, List.of("main is over", "done", "finally")));
    }
  }

  @Nested
  @DisplayName("Thread(target=work, daemon=True).start()")
  class Daemons {
    static final class LeavesADaemon {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread.ofPlatform().daemon().start(worker(begun, FOREVER));
        endOfMain(begun);
      }
    }

    @Test
    void endsWithTheProgramAndItsFinallyDoesNotRun() throws Exception {
      assertThat(Outcome.of(LeavesADaemon.class))
          .isEqualTo(new Outcome(0, List.of("main is over")));
    }

    static final class StopsADaemonInAHook {
      // @start region="daemon-thread"
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);

        // daemon = Thread(target=work, daemon=True); daemon.start()
        Thread daemon = Thread.ofPlatform().daemon().start(worker(begun, FOREVER));

        // atexit.register(lambda: (stop.set(), daemon.join()))
        Runnable stop =
            () -> {
              daemon.interrupt();
              join(daemon); // without this its finally might be cut short
            };
        Runtime.getRuntime().addShutdownHook(new Thread(stop));
        endOfMain(begun);
      }

      // @end
    }

    @Test
    void isStoppedInOrderByAHookThatWaitsForIt() throws Exception {
      assertThat(Outcome.of(StopsADaemonInAHook.class))
          .isEqualTo(new Outcome(0, List.of("main is over", "stopped", "finally")));
    }

    static final class AsksADaemonInAHook {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var question = new SynchronousQueue<String>();
        var answer = new SynchronousQueue<String>();
        Thread.ofPlatform()
            .daemon()
            .start(worker(begun, () -> answer.put(question.take() + ", too")));
        Runnable ask = () -> IO.println(asked(question, answer));
        Runtime.getRuntime().addShutdownHook(new Thread(ask));
        endOfMain(begun);
      }

      private static String asked(
          SynchronousQueue<String> question, SynchronousQueue<String> answer) {
        try {
          question.put("running in the hook");
          return answer.take();
        } catch (InterruptedException e) {
          return "interrupted";
        }
      }
    }

    @Test
    void runsOnWhileHooksRun() throws Exception {
      assertThat(Outcome.of(AsksADaemonInAHook.class).printed())
          .startsWith("main is over")
          .contains("running in the hook, too");
    }

    @Test
    void makesDaemonsUnlessToldOtherwise() throws InterruptedException {
      var children = new CompletableFuture<List<Boolean>>();
      Runnable startsOthers =
          () ->
              children.complete(
                  List.of(
                      Thread.ofPlatform().unstarted(() -> {}).isDaemon(),
                      new Thread(() -> {}).isDaemon(),
                      Thread.ofPlatform().daemon(false).unstarted(() -> {}).isDaemon()));

      // Thread(target=starts_others, daemon=True)  # daemon=None: as the thread that makes it
      Thread.ofPlatform().daemon().start(startsOthers).join();

      assertThat(children.join()).containsExactly(true, true, false);
    }

    @Test
    void aThreadThatRunsCannotBecomeOne() throws InterruptedException {
      var end = new CountDownLatch(1);
      Thread running = Thread.ofPlatform().start(() -> await(end));
      try {
        // running.daemon = True  # RuntimeError: cannot set daemon status of active thread
        assertThatExceptionOfType(IllegalThreadStateException.class)
            .isThrownBy(() -> running.setDaemon(true));
      } finally {
        end.countDown();
        running.join();
      }
    }
  }

  @Nested
  @DisplayName("ThreadPoolExecutor(1)")
  class Executor {
    static final class LeavesAnIdlePool {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread main = Thread.currentThread();
        ExecutorService pool = Executors.newFixedThreadPool(1);
        pool.execute(begun::countDown);
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              join(main);
              awaitTheWaitForThreads();
              IO.println("still there");
              pool.shutdown();
            });
        endOfMain(begun);
      }

      /// HotSpot's main thread comes back under this name to wait for the last thread.
      private static void awaitTheWaitForThreads() {
        while (Thread.getAllStackTraces().keySet().stream()
            .noneMatch(thread -> thread.getName().equals("DestroyJavaVM"))) {
          Thread.onSpinWait(); // nobody tells when
        }
      }
    }

    @Test
    void anIdlePoolKeepsTheProgramAliveUntilItIsShutDown() throws Exception {
      // ThreadPoolExecutor(1).submit(begun.set)  # exit ends its threads
      assertThat(Outcome.of(LeavesAnIdlePool.class))
          .isEqualTo(new Outcome(0, List.of("main is over", "still there")));
    }

    static final class ClosesAPool {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        try (var pool = Executors.newFixedThreadPool(1)) {
          pool.execute(worker(begun, closing::await));
          begun.await();
          closing.countDown();
        }
        endOfMain(begun);
      }
    }

    @Test
    void aClosedPoolHasFinishedItsWorkAndLetsTheProgramEnd() throws Exception {
      // with ThreadPoolExecutor(1) as pool:
      assertThat(Outcome.of(ClosesAPool.class))
          .isEqualTo(new Outcome(0, List.of("done", "finally", "main is over")));
    }

    static final class LeavesAPoolOfDaemons {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Executors.newFixedThreadPool(1, Thread.ofPlatform().daemon().factory())
            .execute(worker(begun, FOREVER));
        endOfMain(begun);
      }
    }

    @Test
    void aPoolOfDaemonsIsLeftInTheMiddleOfItsWork() throws Exception {
      assertThat(Outcome.of(LeavesAPoolOfDaemons.class))
          .isEqualTo(new Outcome(0, List.of("main is over")));
    }

    @Test
    void aCompletableFutureRunsInADaemon() {
      assertThat(CompletableFuture.supplyAsync(() -> Thread.currentThread().isDaemon()).join())
          .isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    static final class LeavesAVirtualThread {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread.ofVirtual().start(worker(begun, FOREVER));
        endOfMain(begun);
      }
    }

    @Test
    void aVirtualThreadEndsWithTheProgramWithoutItsFinally() throws Exception {
      // asyncio.run() cancels the tasks that are left: except CancelledError and finally run
      assertThat(Outcome.of(LeavesAVirtualThread.class))
          .isEqualTo(new Outcome(0, List.of("main is over")));
    }

    @Test
    void aVirtualThreadIsADaemonForGood() {
      Thread virtual = Thread.ofVirtual().unstarted(() -> {});

      assertThat(virtual.isDaemon()).isTrue();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> virtual.setDaemon(false))
          .withMessage("'false' not legal for virtual threads");
    }

    static final class ExitsWithAThreadLeft {
      static void main(String[] ignored) throws InterruptedException {
        var begun = new CountDownLatch(1);
        Thread.ofPlatform().start(worker(begun, FOREVER));
        endOfMain(begun);
        System.exit(3);
      }
    }

    @Test
    void exitWaitsForNoThread() throws Exception {
      // sys.exit(3)  # raises SystemExit in the main thread, and the program waits for the other
      assertThat(Outcome.of(ExitsWithAThreadLeft.class))
          .isEqualTo(new Outcome(3, List.of("main is over")));
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
