package io.github.pynotes.benchmarks.collections;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.google.common.collect.EvictingQueue;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.collections.RingDeque;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Adds and removes at both ends, pushes out the oldest, and reads by index; a million times each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 500, timeUnit = java.util.concurrent.TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = java.util.concurrent.TimeUnit.MILLISECONDS)
public class RingDeques {
  private static final int MILLION = 1_000_000;
  private static final int BOUND = 1_000;

  private final Integer[] readings = IntStream.range(0, MILLION).boxed().toArray(Integer[]::new);
  private final List<Integer> arrayList = new ArrayList<>(Arrays.asList(readings));
  private final List<Integer> ringList = aroundTheEndOfItsArray().asList();
  private final int[] shuffled = shuffled();

  private RingDeque<Integer> aroundTheEndOfItsArray() {
    var deque = new RingDeque<Integer>(arrayList.subList(MILLION / 2, MILLION));
    deque.reversed().addAll(arrayList.subList(0, MILLION / 2).reversed());
    return deque;
  }

  private static int[] shuffled() {
    var indexes = new ArrayList<>(IntStream.range(0, MILLION).boxed().toList());
    Collections.shuffle(indexes, new Random(1));
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }

  @Benchmark
  public int ringDequeEnds() {
    return ends(new RingDeque<>());
  }

  @Benchmark
  public int arrayDequeEnds() {
    return ends(new ArrayDeque<>());
  }

  private int ends(Deque<Integer> deque) {
    for (int i = 0; i < BOUND; i++) {
      deque.addLast(readings[i]);
    }
    int sum = 0;
    for (int i = 0; i < MILLION; i += 4) {
      deque.addLast(readings[i]);
      sum += deque.removeFirst();
      deque.addFirst(readings[i + 1]);
      sum += deque.removeLast();
    }
    return sum;
  }

  @Benchmark
  public Queue<Integer> ringDequeBounded() {
    return last(RingDeque.bounded(BOUND));
  }

  @Benchmark
  public Queue<Integer> evictingQueue() {
    return last(EvictingQueue.create(BOUND));
  }

  private Queue<Integer> last(Queue<Integer> bounded) {
    for (Integer reading : readings) {
      bounded.add(reading);
    }
    return bounded;
  }

  @Benchmark
  public int ringInOrder() {
    return inOrder(ringList);
  }

  @Benchmark
  public int arrayListInOrder() {
    return inOrder(arrayList);
  }

  private static int inOrder(List<Integer> list) {
    int sum = 0;
    for (int i = 0; i < list.size(); i++) {
      sum += list.get(i);
    }
    return sum;
  }

  @Benchmark
  public int ringAtRandom() {
    return atRandom(ringList);
  }

  @Benchmark
  public int arrayListAtRandom() {
    return atRandom(arrayList);
  }

  private int atRandom(List<Integer> list) {
    int sum = 0;
    for (int i : shuffled) {
      sum += list.get(i);
    }
    return sum;
  }
}
