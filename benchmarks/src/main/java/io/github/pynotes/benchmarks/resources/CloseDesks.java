package io.github.pynotes.benchmarks.resources;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.google.common.io.Closer;
import io.github.pynotes.benchmarks.harness.Allocations;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.resources.CloseStack;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Opens one desk or three, works at them, and closes them.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class CloseDesks {
  private static final JmhContender PLAIN =
      new JmhContender("try-with-resources, one", CloseDesks.class, "tryWithResources");
  private static final JmhContender STACK =
      new JmhContender("CloseStack, one", CloseDesks.class, "closeStack");
  private static final JmhContender CLOSER =
      new JmhContender("Guava's Closer, one", CloseDesks.class, "closer");
  private static final JmhContender PLAIN_OF_THREE =
      new JmhContender("try-with-resources, three", CloseDesks.class, "tryWithThreeResources");
  private static final JmhContender STACK_OF_THREE =
      new JmhContender("CloseStack, three", CloseDesks.class, "closeStackOfThree");
  private static final JmhContender CLOSER_OF_THREE =
      new JmhContender("Guava's Closer, three", CloseDesks.class, "closerOfThree");
  private static final Contender EXIT_STACK =
      PythonContender.ofCPython("ExitStack, one", "close_desks.py", "ExitStack", "1");
  private static final Contender EXIT_STACK_OF_THREE =
      PythonContender.ofCPython("ExitStack, three", "close_desks.py", "ExitStack", "3");
  private static final Contender WITH =
      PythonContender.ofCPython("with, one", "close_desks.py", "with", "1");

  public static final Group GROUP =
      new Group(
          "closestack",
          "resources that are closed together",
          """
          Opening a resource makes an object and counts it, the block returns its number, and closing
          adds the number to a sum.
          """,
          Optional.empty(),
          List.of(
              atMost(1.20, STACK, PLAIN),
              told(STACK, CLOSER),
              told(STACK, EXIT_STACK),
              told(STACK_OF_THREE, PLAIN_OF_THREE),
              told(STACK_OF_THREE, CLOSER_OF_THREE),
              told(STACK_OF_THREE, EXIT_STACK_OF_THREE),
              told(EXIT_STACK, WITH)),
          List.of(
              Allocations.of(
                  PLAIN, STACK, CLOSER, PLAIN_OF_THREE, STACK_OF_THREE, CLOSER_OF_THREE)),
          List.of(
              """
              With one resource the compiler sees through a stack, and does away with it. With three it
              makes the objects, and calls each closer without knowing which one it is; that costs as
              much, however little there is to close.
              """));

  private final class Desk implements Closeable {
    private final int number = ++opened;

    @Override
    public void close() {
      sum += number;
    }
  }

  int opened;
  long sum;

  @Benchmark
  public int tryWithResources() {
    try (var desk = new Desk()) {
      return desk.number;
    }
  }

  @Benchmark
  public int closeStack() {
    try (var stack = new CloseStack<RuntimeException>()) {
      return stack.register(new Desk(), Desk::close).number;
    }
  }

  @Benchmark
  public int closer() throws IOException {
    try (var closer = Closer.create()) {
      return closer.register(new Desk()).number;
    }
  }

  @Benchmark
  public int tryWithThreeResources() {
    try (var left = new Desk();
        var middle = new Desk();
        var right = new Desk()) {
      return left.number + middle.number + right.number;
    }
  }

  @Benchmark
  public int closeStackOfThree() {
    try (var stack = new CloseStack<RuntimeException>()) {
      int numbers = 0;
      for (int i = 0; i < 3; i++) {
        numbers += stack.register(new Desk(), Desk::close).number;
      }
      return numbers;
    }
  }

  @Benchmark
  public int closerOfThree() throws IOException {
    try (var closer = Closer.create()) {
      int numbers = 0;
      for (int i = 0; i < 3; i++) {
        numbers += closer.register(new Desk()).number;
      }
      return numbers;
    }
  }
}
