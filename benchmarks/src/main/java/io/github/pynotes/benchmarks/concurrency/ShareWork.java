package io.github.pynotes.benchmarks.concurrency;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// Computes or waits in one, two and four threads: the same work as `share_work.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class ShareWork {
  private static final Contender JAVA_COMPUTES_IN_ONE = java("computing", 1, "computeInOne");
  private static final Contender JAVA_COMPUTES_IN_TWO = java("computing", 2, "computeInTwo");
  private static final Contender JAVA_COMPUTES_IN_FOUR = java("computing", 4, "computeInFour");
  private static final Contender JAVA_WAITS_IN_ONE = java("waiting", 1, "waitInOne");
  private static final Contender JAVA_WAITS_IN_TWO = java("waiting", 2, "waitInTwo");
  private static final Contender JAVA_WAITS_IN_FOUR = java("waiting", 4, "waitInFour");
  private static final Contender PYTHON_COMPUTES_IN_ONE = cpython("computing", 1, "compute");
  private static final Contender PYTHON_COMPUTES_IN_TWO = cpython("computing", 2, "compute");
  private static final Contender PYTHON_COMPUTES_IN_FOUR = cpython("computing", 4, "compute");
  private static final Contender TWO_PROCESSES =
      PythonContender.ofCPython(
          "CPython, computing in 2 processes", "share_work.py", "compute", "2", "processes");
  private static final Contender PYTHON_WAITS_IN_ONE = cpython("waiting", 1, "wait");
  private static final Contender PYTHON_WAITS_IN_TWO = cpython("waiting", 2, "wait");
  private static final Contender PYTHON_WAITS_IN_FOUR = cpython("waiting", 4, "wait");

  public static final Group GROUP =
      new Group(
          "gil",
          "computing and waiting in 1, 2 and 4 threads",
          """
          Computing is to count the primes below 500,000 in 16 parts, a task each; waiting is 16
          tasks of 10 ms each, in place of a service that takes its time. A pool of one, two or four
          threads does all 16; it is there beforehand.
          """,
          Optional.empty(),
          List.of(
              atMost(0.54, JAVA_COMPUTES_IN_TWO, JAVA_COMPUTES_IN_ONE), // 1.85 times as fast
              told(PYTHON_COMPUTES_IN_TWO, PYTHON_COMPUTES_IN_ONE),
              told(TWO_PROCESSES, PYTHON_COMPUTES_IN_ONE),
              told(JAVA_WAITS_IN_TWO, JAVA_WAITS_IN_ONE),
              told(PYTHON_WAITS_IN_TWO, PYTHON_WAITS_IN_ONE)),
          List.of(
              new SpeedupChart(
                  "CPython",
                  "Java",
                  List.of(
                      new SpeedupChart.Row(
                          "computing", 1, PYTHON_COMPUTES_IN_ONE, JAVA_COMPUTES_IN_ONE),
                      new SpeedupChart.Row(
                          "computing", 2, PYTHON_COMPUTES_IN_TWO, JAVA_COMPUTES_IN_TWO),
                      new SpeedupChart.Row(
                          "computing", 4, PYTHON_COMPUTES_IN_FOUR, JAVA_COMPUTES_IN_FOUR),
                      new SpeedupChart.Row("waiting", 1, PYTHON_WAITS_IN_ONE, JAVA_WAITS_IN_ONE),
                      new SpeedupChart.Row("waiting", 2, PYTHON_WAITS_IN_TWO, JAVA_WAITS_IN_TWO),
                      new SpeedupChart.Row(
                          "waiting", 4, PYTHON_WAITS_IN_FOUR, JAVA_WAITS_IN_FOUR)))),
          List.of(
              """
              A bar is how many times as fast as one thread that is, measured once more. Computing in
              Java gets faster with each thread until every core has one; in CPython the GIL lets one
              thread compute at a time. Waiting threads need neither.
              """,
              """
              Two processes share nothing, so they tell what the machine can give: where they take more
              than half of the time of one, as two virtual processors on one real one do, no thread can
              take less.
              """));

  private static final int PARTS = 16;
  private static final int LIMIT = 500_000;
  private static final int WAIT_MILLIS = 10;

  private static final List<Callable<Integer>> COMPUTING = parts(ShareWork::countPrimes);
  private static final List<Callable<Integer>> WAITING = parts(ShareWork::waitForAnswer);

  private final ExecutorService one = Executors.newFixedThreadPool(1);
  private final ExecutorService two = Executors.newFixedThreadPool(2);
  private final ExecutorService four = Executors.newFixedThreadPool(4);

  private static Contender java(String work, int threads, String method) {
    return new JmhContender(name("Java", work, threads), ShareWork.class, method);
  }

  private static Contender cpython(String work, int threads, String kind) {
    return PythonContender.ofCPython(
        name("CPython", work, threads), "share_work.py", kind, Integer.toString(threads));
  }

  private static String name(String language, String work, int threads) {
    return "%s, %s in %d thread%s".formatted(language, work, threads, threads == 1 ? "" : "s");
  }

  /// A part of the work, by its number.
  @FunctionalInterface
  private interface Part {
    int of(int number) throws InterruptedException;
  }

  private static List<Callable<Integer>> parts(Part part) {
    return IntStream.range(0, PARTS)
        .<Callable<Integer>>mapToObj(number -> () -> part.of(number))
        .toList();
  }

  /// The primes among every sixteenth odd number: nothing but work for the processor.
  private static int countPrimes(int part) {
    int primes = 0;
    for (int n = 3 + 2 * part; n < LIMIT; n += 2 * PARTS) {
      int d = 3;
      while (d * d <= n && n % d != 0) {
        d += 2;
      }
      if (d * d > n) {
        primes++;
      }
    }
    return primes;
  }

  private static int waitForAnswer(int part) throws InterruptedException {
    Thread.sleep(WAIT_MILLIS);
    return part;
  }

  @Benchmark
  public int computeInOne() throws InterruptedException, ExecutionException {
    return compute(one);
  }

  @Benchmark
  public int computeInTwo() throws InterruptedException, ExecutionException {
    return compute(two);
  }

  @Benchmark
  public int computeInFour() throws InterruptedException, ExecutionException {
    return compute(four);
  }

  @Benchmark
  public int waitInOne() throws InterruptedException, ExecutionException {
    return sum(one, WAITING);
  }

  @Benchmark
  public int waitInTwo() throws InterruptedException, ExecutionException {
    return sum(two, WAITING);
  }

  @Benchmark
  public int waitInFour() throws InterruptedException, ExecutionException {
    return sum(four, WAITING);
  }

  private static int compute(ExecutorService threads)
      throws InterruptedException, ExecutionException {
    int primes = sum(threads, COMPUTING);
    if (primes != 41_537) {
      throw new IllegalStateException("Not the primes of share_work.py, but " + primes);
    }
    return primes;
  }

  private static int sum(ExecutorService threads, List<Callable<Integer>> parts)
      throws InterruptedException, ExecutionException {
    int sum = 0;
    for (Future<Integer> part : threads.invokeAll(parts)) {
      sum += part.get();
    }
    return sum;
  }

  @TearDown
  public void close() {
    one.close();
    two.close();
    four.close();
  }
}
