package io.github.pynotes.benchmarks.resources;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Allocations;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.resources.ExecuteAround;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Opens a desk, works at it, and closes it.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RunBlocks {
  private static final JmhContender PLAIN =
      new JmhContender("try-with-resources", RunBlocks.class, "tryWithResources");
  private static final JmhContender CALL =
      new JmhContender("ExecuteAround.run", RunBlocks.class, "call");
  private static final JmhContender OPEN =
      new JmhContender("ExecuteAround.open", RunBlocks.class, "open");
  private static final JmhContender CALL_AMONG_OTHERS =
      new JmhContender("ExecuteAround.run, among others", RunBlocks.class, "callAmongOthers");
  private static final Contender CONTEXTMANAGER =
      PythonContender.ofCPython("@contextmanager", "run_blocks.py", "contextmanager");
  private static final Contender DUNDERS =
      PythonContender.ofCPython("__enter__ and __exit__", "run_blocks.py", "class");

  public static final Group GROUP =
      new Group(
          "executearound",
          "a block between setup and teardown",
          """
          The setup makes an object and counts it, the block hands its number to JMH, and the teardown
          adds the number to a sum. "Among others" is a JVM that has run other recipes before, so that the
          compiler does not know any more which one it has to inline.
          """,
          Optional.empty(),
          List.of(
              atMost(1.20, CALL, PLAIN),
              atMost(1.20, OPEN, PLAIN),
              told(CALL_AMONG_OTHERS, PLAIN),
              told(CALL, CONTEXTMANAGER),
              told(PLAIN, DUNDERS)),
          List.of(Allocations.of(PLAIN, CALL, OPEN, CALL_AMONG_OTHERS)),
          List.of());

  /// Counts its desks.
  private static final class Office {
    private long opened;
    private long sum;

    Desk open() {
      return new Desk(this, ++opened);
    }
  }

  /// What is set up and torn down.
  private record Desk(Office office, long number) implements AutoCloseable {
    @Override
    public void close() {
      office.sum += number;
    }
  }

  private final Office office = new Office();
  private final ExecuteAround<Desk, RuntimeException> recipe =
      ExecuteAround.of(office::open, Desk::close);

  /// Recipes and blocks of other kinds, run often enough to be noticed.
  @State(Scope.Benchmark)
  public static class Others {
    @Setup
    public void run(Blackhole work) {
      ExecuteAround<String, RuntimeException> text = ExecuteAround.of(() -> "text", work::consume);
      ExecuteAround<Integer, RuntimeException> number = ExecuteAround.of(() -> 1, work::consume);
      ExecuteAround<Object, RuntimeException> nothing = ExecuteAround.of(() -> null, _ -> {});
      for (int i = 0; i < 100_000; i++) {
        text.run(value -> work.consume(value.length()));
        number.run(value -> work.consume(value + 1));
        nothing.run(_ -> work.consume(0));
      }
    }
  }

  @TearDown
  public void countTheDesks() {
    if (office.sum != office.opened * (office.opened + 1) / 2) {
      throw new IllegalStateException("Not every desk was closed.");
    }
  }

  @Benchmark
  public void tryWithResources(Blackhole work) {
    try (var desk = office.open()) {
      work.consume(desk.number());
    }
  }

  @Benchmark
  public void call(Blackhole work) {
    recipe.run(desk -> work.consume(desk.number()));
  }

  @Benchmark
  public void callAmongOthers(Blackhole work, Others others) {
    call(work);
  }

  @Benchmark
  public void open(Blackhole work) {
    try (var scope = recipe.open()) {
      work.consume(scope.value().number());
    }
  }
}
