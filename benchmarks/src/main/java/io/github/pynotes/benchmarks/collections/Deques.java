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
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Adds and removes at both ends, pushes out the oldest, and reads by index.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Deques {
  private static final Contender RING_ENDS = jmh("RingDeque, both ends", "ringDequeEnds");
  private static final Contender ARRAY_ENDS = jmh("ArrayDeque, both ends", "arrayDequeEnds");
  private static final Contender CPYTHON_ENDS = cpython("CPython's deque, both ends", "ends");
  private static final Contender RING_BOUNDED = jmh("RingDeque.bounded, add", "ringDequeBounded");
  private static final Contender EVICTING = jmh("Guava's EvictingQueue, add", "evictingQueue");
  private static final Contender CPYTHON_BOUNDED =
      cpython("CPython's deque(maxlen), append", "bounded");
  private static final Contender RING_IN_ORDER = jmh("RingDeque, in order", "ringDequeInOrder");
  private static final Contender LIST_IN_ORDER = jmh("ArrayList, in order", "arrayListInOrder");
  private static final Contender RING_AT_RANDOM = jmh("RingDeque, at random", "ringDequeAtRandom");
  private static final Contender LIST_AT_RANDOM = jmh("ArrayList, at random", "arrayListAtRandom");
  private static final Contender CPYTHON_AT_RANDOM =
      cpython("CPython's deque, 1,000 at random", "random");

  public static final Group GROUP =
      new Group(
          "deque",
          "1,000,000 operations on a deque",
          """
          Both ends: a deque of 1,000 numbers; added at the end and taken from the front, then the other
          way round. Bounded: added to a deque that has 1,000 already and may have no more. By index: each
          of 1,000,000 elements is read, in order and in a shuffled order; the array of the `RingDeque`
          begins in its middle. CPython's `deque` is a linked list of blocks, whose index costs the more
          the farther it is from an end: it is measured with 1,000 of the reads, and its time counts for
          those.
          """,
          Optional.empty(),
          List.of(
              atMost(1.10, RING_ENDS, ARRAY_ENDS),
              told(RING_ENDS, CPYTHON_ENDS),
              atMost(0.70, RING_BOUNDED, EVICTING),
              told(RING_BOUNDED, CPYTHON_BOUNDED),
              atMost(1.20, RING_IN_ORDER, LIST_IN_ORDER),
              atMost(1.20, RING_AT_RANDOM, LIST_AT_RANDOM),
              told(RING_AT_RANDOM, CPYTHON_AT_RANDOM)),
          List.of(DequeMemory.TABLE),
          List.of(
              """
              What limits the bounded `add` in such a loop is that each one reads what the one before has
              written, the two counters, and `EvictingQueue` waits for the same. With a `size` and a
              `modCount` beside them, as a first version had, it took 1.7 times as long as `EvictingQueue`.
              """,
              """
              By index, `RingDeque` adds the position of the first element and masks the sum, where
              `ArrayList` does neither. The compiler has removed every check of bounds already.
              """));

  static final int MILLION = 1_000_000;
  private static final int BOUND = 1_000;

  private final Integer[] numbers = IntStream.range(0, MILLION).boxed().toArray(Integer[]::new);

  private final Deque<Integer> ring = new RingDeque<>(List.of(numbers).subList(0, BOUND));
  private final Deque<Integer> array = new ArrayDeque<>(List.of(numbers).subList(0, BOUND));
  private final RingDeque<Integer> bounded = RingDeque.bounded(BOUND);
  private final Queue<Integer> evicting = EvictingQueue.create(BOUND);

  private final List<Integer> ringList = wrappedAround(List.of(numbers)).asList();
  private final List<Integer> arrayList = new ArrayList<>(List.of(numbers));
  private final int[] shuffled = shuffled();

  private static Contender jmh(String name, String method) {
    return new JmhContender(name, Deques.class, method);
  }

  private static Contender cpython(String name, String work) {
    return PythonContender.ofCPython(name, "deques.py", work);
  }

  /// So that its elements begin in the middle of its array.
  static RingDeque<Integer> wrappedAround(List<Integer> numbers) {
    int middle = numbers.size() / 2;
    var deque = new RingDeque<>(numbers.subList(middle, numbers.size()));
    deque.reversed().addAll(numbers.subList(0, middle).reversed());
    return deque;
  }

  private static int[] shuffled() {
    List<Integer> indexes = new ArrayList<>(IntStream.range(0, MILLION).boxed().toList());
    Collections.shuffle(indexes, new Random(1));
    return indexes.stream().mapToInt(Integer::intValue).toArray();
  }

  @Benchmark
  public int ringDequeEnds() {
    return ends(ring);
  }

  @Benchmark
  public int arrayDequeEnds() {
    return ends(array);
  }

  /// A million operations, after which the deque has other elements, but as many.
  private int ends(Deque<Integer> deque) {
    int sum = 0;
    for (int i = 0; i < MILLION / 2; i += 2) {
      deque.addLast(numbers[i]);
      sum += deque.removeFirst();
      deque.addFirst(numbers[i + 1]);
      sum += deque.removeLast();
    }
    return sum;
  }

  @Benchmark
  public int ringDequeBounded() {
    for (Integer number : numbers) {
      bounded.add(number);
    }
    return bounded.size();
  }

  @Benchmark
  public int evictingQueue() {
    for (Integer number : numbers) {
      evicting.add(number);
    }
    return evicting.size();
  }

  @Benchmark
  public int ringDequeInOrder() {
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
  public int ringDequeAtRandom() {
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
