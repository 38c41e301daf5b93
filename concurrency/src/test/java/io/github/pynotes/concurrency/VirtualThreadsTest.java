package io.github.pynotes.concurrency;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.invoke.MethodType.methodType;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("asyncio, with virtual threads")
class VirtualThreadsTest {
  @Nested
  @DisplayName("asyncio.gather(*coroutines)")
  class Gather {
    @Test
    void waitsForTenThousandAtTheSameTime() throws Exception {
      // @start region="virtual-threads"
      // async def read(sensor):
      //     await all_asked.wait()
      //     return sensor
      //
      // readings = await asyncio.gather(*(read(sensor) for sensor in range(10_000)))
      var allAsked = new CyclicBarrier(10_000);
      var sensors = IntStream.range(0, 10_000).boxed();
      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        var readings =
            sensors
                .map(sensor ->
                    tasks.submit(() -> {
                      allAsked.await(); // blocks this thread, which costs nothing
                      return sensor;
                    }))
                .toList();

        assertThat(readings.getLast().get()).isEqualTo(9_999);
      }
      // @end
    }

    @Test
    void waitsOnFewThreadsOfTheOperatingSystem() throws Exception {
      var allAsked = new CountDownLatch(10_000);
      var answer = new CountDownLatch(1);
      Callable<Boolean> ask =
          () -> {
            allAsked.countDown();
            answer.await();
            return true;
          };
      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        var answers = Stream.generate(() -> tasks.submit(ask)).limit(10_000).toList();
        try {
          allAsked.await();

          // of the operating system, those of this test run among them
          assertThat(ManagementFactory.getThreadMXBean().getThreadCount()).isLessThan(1_000);
        } finally {
          answer.countDown(); // the end of the block waits for all tasks
        }
        assertThat(answers.getLast().get()).isTrue();
      }
    }

    @Test
    void keepsTheOrderOfItsTasks() throws Exception {
      var secondIsRead = new CountDownLatch(1);
      Callable<String> first =
          () -> {
            secondIsRead.await();
            return "cellar";
          };
      Callable<String> second =
          () -> {
            secondIsRead.countDown();
            return "attic";
          };

      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        // await asyncio.gather(first(), second())  # ['cellar', 'attic']
        assertThat(tasks.invokeAll(List.of(first, second)))
            .extracting(task -> task.get())
            .containsExactly("cellar", "attic");
      }
    }

    @Test
    void keepsAFailureToItsTask() throws Exception {
      Callable<String> broken =
          () -> {
            throw new IOException("no signal");
          };
      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        // await asyncio.gather(broken(), attic(), return_exceptions=True)
        var readings = tasks.invokeAll(List.of(broken, () -> "attic"));

        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() -> readings.getFirst().get())
            .withCauseInstanceOf(IOException.class)
            .withMessageContaining("no signal");
        assertThat(readings.getLast().get()).isEqualTo("attic");
      }
    }
  }

  @Nested
  @DisplayName("asyncio.Semaphore(3)")
  class InFrontOfAPool {
    private final Queue<String> pool = new ArrayBlockingQueue<>(3, true, List.of("a", "b", "c"));
    private final AtomicInteger inUse = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @Test
    void letsThreeThreadsToThreeConnections() throws Exception {
      var permits = new Semaphore(3);
      var allInUse = new CyclicBarrier(3);
      Callable<String> query =
          () -> {
            // async with permits:
            permits.acquire();
            try {
              String connection = pool.remove(); // there is one, always
              most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
              allInUse.await();
              inUse.decrementAndGet();
              pool.add(connection);
              return connection;
            } finally {
              permits.release();
            }
          };

      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(tasks.invokeAll(Collections.nCopies(300, query)))
            .extracting(result -> result.get())
            .hasSize(300)
            .containsOnly("a", "b", "c");
      }
      assertThat(most).hasValue(3);
    }

    @Test
    void andWithoutItThereAreTooFewConnections() throws Exception {
      var fourAsked = new CyclicBarrier(4);
      Callable<String> query =
          () -> {
            try {
              String connection = pool.remove();
              fourAsked.await();
              return connection;
            } catch (NoSuchElementException e) {
              fourAsked.await();
              return "none left";
            }
          };

      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(tasks.invokeAll(Collections.nCopies(4, query)))
            .extracting(result -> result.get())
            .containsExactlyInAnyOrder("a", "b", "c", "none left");
      }
    }
  }

  @Nested
  @DisplayName("a pool of virtual threads, which is the wrong way")
  class Pooled {
    @Test
    void waitsForNoMoreThanItHasThreads() throws Exception {
      var allAsked = new CountDownLatch(4);
      Callable<Boolean> ask =
          () -> {
            allAsked.countDown();
            return allAsked.await(10, TimeUnit.MILLISECONDS);
          };

      try (var pool = Executors.newFixedThreadPool(3, Thread.ofVirtual().factory())) {
        var answers = pool.invokeAll(Collections.nCopies(4, ask));

        // the fourth asks when one of the others has given up
        assertThat(answers).extracting(answer -> answer.get()).contains(false);
      }
    }

    @Test
    void handsOnWhatTheTaskBeforeHasLeft() throws Exception {
      var user = new ThreadLocal<String>();
      try (var pool = Executors.newFixedThreadPool(1, Thread.ofVirtual().factory());
          var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        pool.submit(() -> user.set("Ada")).get();
        tasks.submit(() -> user.set("Ada")).get();

        assertThat(pool.submit(user::get).get()).isEqualTo("Ada"); // and who are you?
        assertThat(tasks.submit(user::get).get()).isNull();
      }
    }
  }

  @Nested
  @DisplayName("a virtual thread that blocks lets go of its carrier")
  class Pinning {
    private static List<String> pinned;

    /// Names of scenarios, and why the virtual thread stayed on its carrier.
    @BeforeAll
    static void blockInEveryWay() throws IOException, InterruptedException {
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Xlog:disable", // no warning of the JVM among the lines of the program
                  "-cp",
                  System.getProperty("java.class.path"),
                  BlockInEveryWay.class.getName())
              .redirectErrorStream(true)
              .start();
      try {
        pinned = child.inputReader().readAllLines();
        assertThat(child.waitFor()).as("%s", pinned).isZero();
      } finally {
        child.destroyForcibly();
      }
    }

    @Test
    void inASynchronizedBlock() {
      assertThat(pinned).contains("in a synchronized block: free"); // since JDK 24, JEP 491
    }

    @Test
    void beforeASynchronizedBlock() {
      assertThat(pinned).contains("before a synchronized block: free");
    }

    @Test
    void inObjectWait() {
      assertThat(pinned).contains("in Object.wait: free");
    }

    @Test
    void butNotInAClassInitialiser() {
      assertThat(pinned)
          .filteredOn(line -> line.startsWith("in a class initialiser: "))
          .singleElement()
          .asString()
          .contains("pinned, ", "<clinit> on stack");
    }

    @Test
    void butNotUnderANativeFrame() {
      assertThat(pinned).contains("under a native frame: pinned, Native or VM frame on stack");
    }

    @Test
    void soThatThousandsMayHoldTheirMonitors() throws Exception {
      var everyoneHoldsOne = new CyclicBarrier(1_000); // carriers are 256 at most
      Callable<Boolean> hold =
          () -> {
            synchronized (new Object()) {
              everyoneHoldsOne.await();
              return true;
            }
          };

      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(tasks.invokeAll(Collections.nCopies(1_000, hold)))
            .extracting(result -> result.get())
            .hasSize(1_000)
            .containsOnly(true);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTaskThatBlocksStopsNoOther() throws Exception {
      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        var turn = new CountDownLatch(1);

        // turn.wait()  # in a coroutine: the event loop stands still, and so does the other task
        var blocked = tasks.submit(() -> turn.await(10, TimeUnit.SECONDS));
        tasks.execute(turn::countDown);

        assertThat(blocked.get()).isTrue();
      }
    }

    @Test
    void aTaskBeginsBeforeAnybodyAwaitsIt() throws Exception {
      var begun = new CountDownLatch(1);

      // task = asyncio.create_task(read())  # begins at the next await
      Thread.startVirtualThread(begun::countDown);

      assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void theEndOfTheBlockWaitsForItsTasks() {
      var written = new AtomicInteger();

      // asyncio.run(main())  # cancels what main() has not awaited
      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < 100; i++) {
          tasks.execute(written::incrementAndGet);
        }
      }

      assertThat(written).hasValue(100);
    }

    @Test
    void aVirtualThreadKeepsNoJvmAlive() {
      var thread = Thread.ofVirtual().unstarted(() -> {});

      assertThat(thread.isDaemon()).isTrue();
      assertThatIllegalArgumentException().isThrownBy(() -> thread.setDaemon(false));
    }
  }

  /// The program of the child JVM: a class is initialised once, and native code wants leave.
  static final class BlockInEveryWay {
    private static final Object MONITOR = new Object();
    private static final Semaphore GATE = new Semaphore(0);
    private static volatile boolean isAboutToBlock;

    private BlockInEveryWay() {}

    public static void main(String[] arguments) throws Exception {
      var names = new ArrayList<String>();
      var reasons = new HashMap<String, String>();
      try (var recording = new Recording()) {
        recording.enable("jdk.VirtualThreadPinned").withThreshold(Duration.ZERO);
        recording.start();
        names.add(block("in a synchronized block", BlockInEveryWay::inSynchronized));
        names.add(block("in Object.wait", BlockInEveryWay::inWait));
        names.add(block("in a class initialiser", () -> Prices.cheapest++));
        names.add(block("under a native frame", BlockInEveryWay::underNativeFrame));
        names.add(blockBeforeSynchronized("before a synchronized block"));
        recording.stop();

        Path file = Files.createTempFile("pynotes-", ".jfr");
        recording.dump(file);
        for (var event : RecordingFile.readAllEvents(file)) {
          reasons.put(event.getThread().getJavaName(), event.getString("pinnedReason"));
        }
        Files.delete(file);
      }
      for (String name : names) {
        IO.println(
            name + ": " + (reasons.containsKey(name) ? "pinned, " + reasons.get(name) : "free"));
      }
    }

    private static String block(String name, Runnable blocking) throws InterruptedException {
      var thread = start(name, blocking);
      GATE.release();
      synchronized (MONITOR) {
        isAboutToBlock = false;
        MONITOR.notifyAll();
      }
      thread.join();
      GATE.drainPermits();
      return name;
    }

    private static String blockBeforeSynchronized(String name) throws InterruptedException {
      Thread thread;
      synchronized (MONITOR) {
        thread =
            start(
                name,
                () -> {
                  isAboutToBlock = true;
                  synchronized (MONITOR) {
                    isAboutToBlock = false;
                  }
                });
      }
      thread.join();
      return name;
    }

    /// Returns when the thread blocks, which it tells nobody.
    private static Thread start(String name, Runnable blocking) {
      isAboutToBlock = false;
      var thread = Thread.ofVirtual().name(name).start(blocking);
      var blocked = EnumSet.of(Thread.State.WAITING, Thread.State.BLOCKED);
      while (!isAboutToBlock || !blocked.contains(thread.getState())) {
        Thread.onSpinWait();
      }
      return thread;
    }

    private static void pass() {
      isAboutToBlock = true;
      GATE.acquireUninterruptibly();
    }

    private static void inSynchronized() {
      synchronized (MONITOR) {
        pass();
      }
    }

    private static void inWait() {
      synchronized (MONITOR) {
        isAboutToBlock = true;
        try {
          while (isAboutToBlock) {
            MONITOR.wait();
          }
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
    }

    private static final class Prices {
      static int cheapest;

      static {
        pass();
      }
    }

    /// Sorts two numbers by C's qsort, which calls back.
    @SuppressWarnings("restricted") // the child JVM is given leave
    private static void underNativeFrame() {
      try (var arena = Arena.ofConfined()) {
        var linker = Linker.nativeLinker();
        var qsort =
            linker.downcallHandle(
                linker.defaultLookup().findOrThrow("qsort"),
                FunctionDescriptor.ofVoid(ADDRESS, JAVA_LONG, JAVA_LONG, ADDRESS));
        var compare =
            linker.upcallStub(
                MethodHandles.lookup()
                    .findStatic(
                        BlockInEveryWay.class,
                        "compare",
                        methodType(int.class, MemorySegment.class, MemorySegment.class)),
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS),
                arena);
        qsort.invokeExact(arena.allocateFrom(JAVA_INT, 7, 8), 2L, JAVA_INT.byteSize(), compare);
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    }

    @SuppressWarnings("unused") // qsort calls it
    private static int compare(MemorySegment left, MemorySegment right) {
      pass();
      return 0;
    }
  }
}
