package io.github.pynotes.benchmarks.concurrency;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Waits for 100 ms in 10,000 threads at once: the same work as `wait_often.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class WaitOften {
  private static final Contender VIRTUAL =
      new JmhContender("10,000 virtual threads", WaitOften.class, "virtualThreads");
  private static final Contender ONE =
      new JmhContender("one virtual thread", WaitOften.class, "oneVirtualThread");
  private static final Contender PLATFORM =
      new JmhContender("10,000 platform threads", WaitOften.class, "platformThreads");
  private static final Contender THREAD_POOL =
      PythonContender.ofCPython(
          "CPython's ThreadPoolExecutor(10_000)", "wait_often.py", "threads", "10000");
  private static final Contender ASYNCIO =
      PythonContender.ofCPython(
          "CPython's asyncio, 10,000 tasks", "wait_often.py", "asyncio", "10000");

  public static final Group GROUP =
      new Group(
          "waits",
          "10,000 waits of 100 ms at the same time",
          """
          A thread or a task for each wait, from when the first is made until the last result is there.
          """,
          Optional.empty(),
          List.of(
              atMost(2.00, VIRTUAL, ONE),
              told(VIRTUAL, PLATFORM),
              told(VIRTUAL, THREAD_POOL),
              told(VIRTUAL, ASYNCIO)),
          List.of(),
          List.of());

  private static final int WAITS = 10_000;
  private static final int WAIT_MILLIS = 100;

  @Benchmark
  public int virtualThreads() throws InterruptedException, ExecutionException {
    return waitInEach(Thread.ofVirtual().factory(), WAITS);
  }

  @Benchmark
  public int oneVirtualThread() throws InterruptedException, ExecutionException {
    return waitInEach(Thread.ofVirtual().factory(), 1);
  }

  @Benchmark
  public int platformThreads() throws InterruptedException, ExecutionException {
    return waitInEach(Thread.ofPlatform().factory(), WAITS);
  }

  private static int waitInEach(ThreadFactory threads, int waits)
      throws InterruptedException, ExecutionException {
    Callable<Integer> wait =
        () -> {
          Thread.sleep(WAIT_MILLIS);
          return 1;
        };
    int waited = 0;
    try (var tasks = Executors.newThreadPerTaskExecutor(threads)) {
      for (Future<Integer> result : tasks.invokeAll(Collections.nCopies(waits, wait))) {
        waited += result.get();
      }
    }
    if (waited != waits) {
      throw new IllegalStateException("Not all have waited, but " + waited);
    }
    return waited;
  }
}
