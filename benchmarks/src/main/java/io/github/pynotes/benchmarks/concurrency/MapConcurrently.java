package io.github.pynotes.benchmarks.concurrency;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.concurrency.Concurrently;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Maps many elements at the same time, and waits for a failure.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class MapConcurrently {
  private static final Contender WAIT = java("1,000 waits, Concurrently", "waitConcurrently");
  private static final Contender WAIT_POOL =
      java("1,000 waits, pool of virtual threads", "waitInVirtualPool");
  private static final Contender WAIT_PLATFORM_POOL =
      java("1,000 waits, pool of platform threads", "waitInPlatformPool");
  private static final Contender WAIT_GATHERER =
      java("1,000 waits, mapConcurrent", "waitInMapConcurrent");
  private static final Contender WAIT_PYTHON = python("1,000 waits", "wait");

  private static final Contender COMPUTE =
      java("2,000 computations, Concurrently", "computeConcurrently");
  private static final Contender COMPUTE_POOL =
      java("2,000 computations, pool of virtual threads", "computeInVirtualPool");
  private static final Contender COMPUTE_PLATFORM_POOL =
      java("2,000 computations, pool of platform threads", "computeInPlatformPool");
  private static final Contender COMPUTE_GATHERER =
      java("2,000 computations, mapConcurrent", "computeInMapConcurrent");

  private static final Contender FAIL = java("a failure, Concurrently", "failConcurrently");
  private static final Contender FAIL_ALONE = java("the failing element alone", "failAlone");
  private static final Contender FAIL_POOL = java("a failure, pool", "failInVirtualPool");
  private static final Contender FAIL_GATHERER =
      java("a failure, mapConcurrent", "failInMapConcurrent");
  private static final Contender FAIL_PYTHON = python("a failure", "fail");

  public static final Group GROUP =
      new Group(
          "concurrently",
          "many elements at the same time",
          """
          1,000 elements that wait for a millisecond each, 50 at a time; 2,000 elements that compute
          for some 50 microseconds each, 2 at a time; and 8 elements at a time, of which the first
          waits for 100 milliseconds and the second fails after 20. A pool has as many threads as run at
          a time, is made for the call and closed by it, and is given all elements by `invokeAll`;
          CPython's is `ThreadPoolExecutor.map`.
          """,
          Optional.empty(),
          List.of(
              atMost(1.10, WAIT, WAIT_POOL),
              told(WAIT, WAIT_PLATFORM_POOL),
              atMost(1.10, WAIT, WAIT_GATHERER),
              told(WAIT, WAIT_PYTHON),
              atMost(1.10, COMPUTE, COMPUTE_POOL),
              told(COMPUTE, COMPUTE_PLATFORM_POOL),
              atMost(1.10, COMPUTE, COMPUTE_GATHERER),
              atMost(1.20, FAIL, FAIL_ALONE),
              told(FAIL, FAIL_POOL),
              told(FAIL, FAIL_GATHERER),
              told(FAIL, FAIL_PYTHON)),
          List.of(),
          List.of(
              """
              What limits the computations is the caller, which reads the source, starts a thread for each
              element, and must be woken for it: two at a time, that is some microseconds of every 50. The
              threads of a pool take the next element themselves, out of a list that is there beforehand.
              """));

  private static final int WAITS = 1_000;
  private static final int WAITS_AT_A_TIME = 50;
  private static final int COMPUTATIONS = 2_000;
  private static final int COMPUTATIONS_AT_A_TIME = 2;
  private static final int CANDIDATES = 8;

  private static Contender java(String name, String method) {
    return new JmhContender(name, MapConcurrently.class, method);
  }

  private static Contender python(String name, String work) {
    return PythonContender.ofCPython(name + ", CPython", "map_concurrently.py", work);
  }

  private static int wait(int element) {
    sleep(1);
    return element;
  }

  private static int compute(int element) {
    Blackhole.consumeCPU(25_000);
    return element;
  }

  private static int failAsTheSecond(int element) {
    if (element == 1) {
      sleep(20);
      throw new IllegalArgumentException("the second");
    }
    sleep(100);
    return element;
  }

  private static void sleep(int milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Benchmark
  public List<Integer> waitConcurrently() throws InterruptedException {
    return concurrently(WAITS, WAITS_AT_A_TIME, MapConcurrently::wait);
  }

  @Benchmark
  public List<Integer> waitInVirtualPool() throws Exception {
    return inPool(Thread.ofVirtual().factory(), WAITS, WAITS_AT_A_TIME, MapConcurrently::wait);
  }

  @Benchmark
  public List<Integer> waitInPlatformPool() throws Exception {
    return inPool(Thread.ofPlatform().factory(), WAITS, WAITS_AT_A_TIME, MapConcurrently::wait);
  }

  @Benchmark
  public List<Integer> waitInMapConcurrent() {
    return inMapConcurrent(WAITS, WAITS_AT_A_TIME, MapConcurrently::wait);
  }

  @Benchmark
  public List<Integer> computeConcurrently() throws InterruptedException {
    return concurrently(COMPUTATIONS, COMPUTATIONS_AT_A_TIME, MapConcurrently::compute);
  }

  @Benchmark
  public List<Integer> computeInVirtualPool() throws Exception {
    return inPool(
        Thread.ofVirtual().factory(),
        COMPUTATIONS,
        COMPUTATIONS_AT_A_TIME,
        MapConcurrently::compute);
  }

  @Benchmark
  public List<Integer> computeInPlatformPool() throws Exception {
    return inPool(
        Thread.ofPlatform().factory(),
        COMPUTATIONS,
        COMPUTATIONS_AT_A_TIME,
        MapConcurrently::compute);
  }

  @Benchmark
  public List<Integer> computeInMapConcurrent() {
    return inMapConcurrent(COMPUTATIONS, COMPUTATIONS_AT_A_TIME, MapConcurrently::compute);
  }

  @Benchmark
  public String failAlone() {
    return failureOf(() -> failAsTheSecond(1));
  }

  @Benchmark
  public String failConcurrently() {
    return failureOf(() -> concurrently(CANDIDATES, CANDIDATES, MapConcurrently::failAsTheSecond));
  }

  @Benchmark
  public String failInVirtualPool() {
    return failureOf(() ->
        inPool(
            Thread.ofVirtual().factory(),
            CANDIDATES,
            CANDIDATES,
            MapConcurrently::failAsTheSecond));
  }

  @Benchmark
  public String failInMapConcurrent() {
    return failureOf(
        () -> inMapConcurrent(CANDIDATES, CANDIDATES, MapConcurrently::failAsTheSecond));
  }

  private static List<Integer> concurrently(int elements, int limit, IntFunction<Integer> function)
      throws InterruptedException {
    return checked(
        elements,
        Concurrently.map(IntStream.range(0, elements).iterator(), limit, function::apply));
  }

  private static List<Integer> inPool(
      ThreadFactory threads, int elements, int limit, IntFunction<Integer> function)
      throws InterruptedException, ExecutionException {
    try (var pool = Executors.newFixedThreadPool(limit, threads)) {
      var tasks = new ArrayList<Callable<Integer>>(elements);
      for (int i = 0; i < elements; i++) {
        int element = i;
        tasks.add(() -> function.apply(element));
      }
      var results = new ArrayList<Integer>(elements);
      for (Future<Integer> future : pool.invokeAll(tasks)) {
        results.add(future.get());
      }
      return checked(elements, results);
    }
  }

  private static List<Integer> inMapConcurrent(
      int elements, int limit, IntFunction<Integer> function) {
    return checked(
        elements,
        IntStream.range(0, elements)
            .boxed()
            .gather(Gatherers.mapConcurrent(limit, function::apply))
            .toList());
  }

  private static List<Integer> checked(int elements, List<Integer> results) {
    if (results.size() != elements || results.getLast() != elements - 1) {
      throw new IllegalStateException("Not every element was mapped, but " + results.size());
    }
    return results;
  }

  private static String failureOf(Callable<?> work) {
    try {
      throw new IllegalStateException("There was no failure, but " + work.call());
    } catch (ExecutionException e) {
      return e.getCause().getMessage();
    } catch (Exception e) {
      return e.getMessage();
    }
  }
}
