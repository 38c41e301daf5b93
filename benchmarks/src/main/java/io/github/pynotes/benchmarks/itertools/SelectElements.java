package io.github.pynotes.benchmarks.itertools;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.google.common.collect.Collections2;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.itertools.Combinatorics;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Makes all selections out of some small numbers, and adds up the numbers of each.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class SelectElements {
  private static final Contender COMBINATIONS = java("Combinatorics.combinations", "combinations");
  private static final Contender GUAVA_COMBINATIONS =
      java("Guava's Sets.combinations", "guavaCombinations");
  private static final Contender PYTHON_COMBINATIONS = python("combinations");

  private static final Contender PERMUTATIONS = java("Combinatorics.permutations", "permutations");
  private static final Contender GUAVA_PERMUTATIONS =
      java("Guava's Collections2.permutations", "guavaPermutations");
  private static final Contender PYTHON_PERMUTATIONS = python("permutations");

  private static final Contender PRODUCT = java("Combinatorics.product", "product");
  private static final Contender GUAVA_PRODUCT =
      java("Guava's Sets.cartesianProduct", "guavaProduct");
  private static final Contender GUAVA_LISTS_PRODUCT =
      java("Guava's Lists.cartesianProduct", "guavaListsProduct");
  private static final Contender PYTHON_PRODUCT = python("product");

  public static final Group GROUP =
      new Group(
          "combinatorics",
          "combinations, permutations and products",
          """
          All 376,740 combinations of 6 out of 28 numbers, all 362,880 permutations of 9, and the
          531,441 lists of a product of 9 numbers repeated 6 times. Each list is made, and each of its
          elements read and added up, in nested loops: 2 to 3 million elements.
          """,
          Optional.empty(),
          List.of(
              atMost(1.00, COMBINATIONS, GUAVA_COMBINATIONS),
              atMost(0.50, COMBINATIONS, PYTHON_COMBINATIONS),
              atMost(1.00, PERMUTATIONS, GUAVA_PERMUTATIONS),
              atMost(0.50, PERMUTATIONS, PYTHON_PERMUTATIONS),
              atMost(1.00, PRODUCT, GUAVA_PRODUCT),
              told(PRODUCT, GUAVA_LISTS_PRODUCT),
              atMost(0.50, PRODUCT, PYTHON_PRODUCT)),
          List.of(),
          List.of());

  private static final long COMBINATIONS_SUM = 376_740L * 6 * 27 / 2; // 13.5 is the mean
  private static final long PERMUTATIONS_SUM = 362_880L * 36;
  private static final long PRODUCT_SUM = 531_441L * 6 * 4;

  private final Set<Integer> twentyEight = numbers(28);
  private final Set<Integer> nine = numbers(9);
  private final List<Integer> nineInAList = List.copyOf(nine);

  private static Set<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().collect(ImmutableSet.toImmutableSet());
  }

  private static Contender java(String name, String method) {
    return new JmhContender(name, SelectElements.class, method);
  }

  private static Contender python(String function) {
    return PythonContender.ofCPython(
        "CPython's itertools." + function, "select_elements.py", function);
  }

  @Benchmark
  public long combinations() {
    return checked(COMBINATIONS_SUM, sum(Combinatorics.combinations(twentyEight, 6)));
  }

  @Benchmark
  public long guavaCombinations() {
    return checked(COMBINATIONS_SUM, sum(Sets.combinations(twentyEight, 6)));
  }

  @Benchmark
  public long permutations() {
    return checked(PERMUTATIONS_SUM, sum(Combinatorics.permutations(nine)));
  }

  @Benchmark
  public long guavaPermutations() {
    return checked(PERMUTATIONS_SUM, sum(Collections2.permutations(nine)));
  }

  @Benchmark
  public long product() {
    return checked(PRODUCT_SUM, sum(Combinatorics.product(Collections.nCopies(6, nine))));
  }

  @Benchmark
  public long guavaProduct() {
    return checked(PRODUCT_SUM, sum(Sets.cartesianProduct(Collections.nCopies(6, nine))));
  }

  @Benchmark
  public long guavaListsProduct() {
    return checked(PRODUCT_SUM, sum(Lists.cartesianProduct(Collections.nCopies(6, nineInAList))));
  }

  private static long sum(Stream<List<Integer>> selections) {
    return selections
        .mapToLong(selection -> {
          long sum = 0;
          for (int number : selection) {
            sum += number;
          }
          return sum;
        })
        .sum();
  }

  private static long sum(Collection<? extends Collection<Integer>> selections) {
    long sum = 0;
    for (Collection<Integer> selection : selections) {
      for (int number : selection) {
        sum += number;
      }
    }
    return sum;
  }

  private static long checked(long expected, long sum) {
    if (sum != expected) {
      throw new IllegalStateException(
          "Not every element was read: the sum is %d, not %d".formatted(sum, expected));
    }
    return sum;
  }
}
