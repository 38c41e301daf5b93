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
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// Runs a block between setup and teardown.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class RunBlocks {
  private static final JmhContender PLAIN =
      new JmhContender("try-with-resources", RunBlocks.class, "tryWithResources");
  private static final JmhContender CALL =
      new JmhContender("ExecuteAround.call", RunBlocks.class, "call");
  private static final JmhContender OPEN =
      new JmhContender("ExecuteAround.open", RunBlocks.class, "open");
  private static final JmhContender TAG =
      new JmhContender("tag, try-with-resources", RunBlocks.class, "tagTryWithResources");
  private static final JmhContender TAG_CALL =
      new JmhContender("tag, ExecuteAround.call", RunBlocks.class, "tagCall");
  private static final JmhContender TAG_OPEN =
      new JmhContender("tag, ExecuteAround.open", RunBlocks.class, "tagOpen");
  private static final Contender TAG_CONTEXTMANAGER =
      PythonContender.ofCPython("tag, @contextmanager", "run_blocks.py", "contextmanager");
  private static final Contender TAG_CLASS =
      PythonContender.ofCPython("tag, __enter__ and __exit__", "run_blocks.py", "class");

  public static final Group GROUP =
      new Group(
          "executearound",
          "a block between setup and teardown",
          """
          Setup, block and teardown count, and keep the processor busy for some nanoseconds each, as
          JMH's `Blackhole.consumeCPU(10)` does. "tag" is the `tag('h1')` of the notes, written into an
          empty buffer, 20 characters in all. As in Python, the recipe is made anew for each block.
          """,
          Optional.empty(),
          List.of(
              atMost(1.20, CALL, PLAIN),
              atMost(1.20, OPEN, PLAIN),
              told(TAG_CALL, TAG),
              told(TAG_OPEN, TAG),
              told(TAG_CALL, TAG_CONTEXTMANAGER),
              told(TAG, TAG_CLASS)),
          List.of(Allocations.of(PLAIN, CALL, OPEN, TAG, TAG_CALL, TAG_OPEN)),
          List.of(
              """
              Where the compiler inlines `call`, the recipe is gone and costs nothing. It does not inline
              it when `call`, compiled alone before, has become big by what was inlined into it, as the
              appends of the tag are. Then it costs some nanoseconds, and the recipe is allocated.
              """));

  private static final long WORK = 10;
  private static final String PAGE = "<h1>hello world</h1>";

  /// Counts those that come and those that go.
  private static final class Desk implements AutoCloseable {
    private long opened;
    private long closed;

    Desk open() {
      Blackhole.consumeCPU(WORK);
      opened++;
      return this;
    }

    long work() {
      Blackhole.consumeCPU(WORK);
      return opened;
    }

    @Override
    public void close() {
      Blackhole.consumeCPU(WORK);
      closed++;
    }
  }

  private record Tag(StringBuilder page, String name) implements AutoCloseable {
    Tag {
      page.append('<').append(name).append('>');
    }

    @Override
    public void close() {
      page.append("</").append(name).append('>');
    }
  }

  private static ExecuteAround<StringBuilder, RuntimeException> tag(
      StringBuilder page, String name) {
    return ExecuteAround.of(
        () -> page.append('<').append(name).append('>'),
        _ -> page.append("</").append(name).append('>'));
  }

  private final Desk desk = new Desk();
  private final StringBuilder page = new StringBuilder(PAGE);

  @TearDown
  public void check() {
    if (desk.opened != desk.closed || !page.toString().equals(PAGE)) {
      throw new IllegalStateException("Not every block was torn down.");
    }
  }

  @Benchmark
  public void tryWithResources(Blackhole result) {
    try (var open = desk.open()) {
      result.consume(open.work());
    }
  }

  @Benchmark
  public void call(Blackhole result) {
    // run is call for a block without a result
    ExecuteAround.of(desk::open, Desk::close).run(open -> result.consume(open.work()));
  }

  @Benchmark
  public void open(Blackhole result) {
    try (var scope = ExecuteAround.of(desk::open, Desk::close).open()) {
      result.consume(scope.value().work());
    }
  }

  @Benchmark
  public void tagTryWithResources() {
    page.setLength(0);
    try (var _ = new Tag(page, "h1")) {
      page.append("hello world");
    }
  }

  @Benchmark
  public void tagCall() {
    page.setLength(0);
    tag(page, "h1").run(page -> page.append("hello world"));
  }

  @Benchmark
  public void tagOpen() {
    page.setLength(0);
    try (var scope = tag(page, "h1").open()) {
      scope.value().append("hello world");
    }
  }
}
