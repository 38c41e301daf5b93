package io.github.pynotes.benchmarks.collections;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;
import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.collections.LazyMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Counts how often each word of a text occurs.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 8)
@Measurement(iterations = 7)
public class CountWords {
  private static final Contender MERGE =
      new JmhContender("HashMap.merge", CountWords.class, "merge");
  private static final Contender HASH_MULTISET =
      new JmhContender("Guava's HashMultiset", CountWords.class, "hashMultiset");
  private static final Contender GROUPING_BY =
      new JmhContender("groupingBy(…, counting())", CountWords.class, "groupingByCounting");
  private static final Contender LAZY_MAP =
      new JmhContender("LazyMap, get and put", CountWords.class, "lazyMap");
  private static final Contender COUNTER = cpython("Counter");
  private static final Contender DEFAULTDICT = cpython("defaultdict");

  public static final Group GROUP =
      new Group(
          "count",
          "counting 1,000,000 words",
          """
          98,582 of the words are different, and few of them are most of the text, as it is with words.
          CPython's `Counter(words)` counts in C; `counts[word] += 1` on a `defaultdict(int)` does not,
          and `LazyMap` does the same: `counts.put(word, counts.get(word) + 1)`.
          """,
          Optional.empty(),
          List.of(
              atMost(1.00, MERGE, COUNTER),
              told(HASH_MULTISET, MERGE),
              told(GROUPING_BY, MERGE),
              told(LAZY_MAP, MERGE),
              told(LAZY_MAP, DEFAULTDICT)),
          List.of(CountMemory.TABLE),
          List.of());

  private final String[] words = Words.ofText();

  private static Contender cpython(String type) {
    return PythonContender.ofCPython(
        "CPython's " + type, "words.py", type, Integer.toString(Words.DIFFERENT));
  }

  @Benchmark
  public Map<String, Integer> merge() {
    var counts = new HashMap<String, Integer>();
    for (String word : words) {
      counts.merge(word, 1, Integer::sum);
    }
    return checked(counts);
  }

  @Benchmark
  public Multiset<String> hashMultiset() {
    var counts = HashMultiset.<String>create();
    for (String word : words) {
      counts.add(word);
    }
    checked(counts.elementSet().size());
    return counts;
  }

  @Benchmark
  public Map<String, Long> groupingByCounting() {
    return checked(Arrays.stream(words).collect(groupingBy(identity(), counting())));
  }

  @Benchmark
  public Map<String, Integer> lazyMap() {
    LazyMap<String, Integer> counts = LazyMap.of(() -> 0);
    for (String word : words) {
      counts.put(word, counts.get(word) + 1);
    }
    return checked(counts);
  }

  private static <V> Map<String, V> checked(Map<String, V> counts) {
    checked(counts.size());
    return counts;
  }

  private static void checked(int different) {
    if (different != Words.DIFFERENT) {
      throw new IllegalStateException("Not the words of words.py, but " + different);
    }
  }
}
