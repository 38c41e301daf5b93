package io.github.pynotes.benchmarks.concurrency;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Hands orders over from one thread to another.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
public class HandOver {
  private static final Contender ARRAY =
      new JmhContender("ArrayBlockingQueue", HandOver.class, "arrayBlockingQueue");
  private static final Contender LINKED =
      new JmhContender("LinkedBlockingQueue", HandOver.class, "linkedBlockingQueue");
  private static final Contender QUEUE =
      PythonContender.ofCPython("CPython, queue.Queue", "hand_over.py");

  public static final Group GROUP =
      new Group(
          "queue",
          "an order handed over from one thread to another",
          """
          One thread puts 100,000 numbers into a queue that holds at most 1,000, and another takes them
          and adds them up; the time is that of one number. In Java the consumer is a platform
          thread that is made for the purpose, as in Python.
          """,
          Optional.empty(),
          List.of(atMost(1.00, ARRAY, QUEUE), atMost(1.00, LINKED, QUEUE), told(LINKED, ARRAY)),
          List.of(),
          List.of());

  private static final int ORDERS = 100_000;
  private static final int CAPACITY = 1_000;

  @Benchmark
  @OperationsPerInvocation(ORDERS)
  public long arrayBlockingQueue() throws Exception {
    return handOver(new ArrayBlockingQueue<>(CAPACITY));
  }

  @Benchmark
  @OperationsPerInvocation(ORDERS)
  public long linkedBlockingQueue() throws Exception {
    return handOver(new LinkedBlockingQueue<>(CAPACITY));
  }

  private static long handOver(BlockingQueue<Integer> orders) throws Exception {
    var consumer =
        new FutureTask<>(() -> {
          long sum = 0;
          for (int i = 0; i < ORDERS; i++) {
            sum += orders.take();
          }
          return sum;
        });
    Thread.ofPlatform().start(consumer);
    for (int order = 0; order < ORDERS; order++) {
      orders.put(order);
    }
    long sum = consumer.get();
    if (sum != ORDERS * (ORDERS - 1L) / 2) {
      throw new IllegalStateException("Not every order arrived: they add up to " + sum);
    }
    return sum;
  }
}
