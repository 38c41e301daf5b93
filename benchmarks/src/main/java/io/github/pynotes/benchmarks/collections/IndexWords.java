package io.github.pynotes.benchmarks.collections;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.collections.LazyMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

/// Lists the positions of each word of a text.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Warmup(iterations = 8)
@Measurement(iterations = 7)
public class IndexWords {
  private static final Contender LAZY_MAP =
      new JmhContender("LazyMap.get", IndexWords.class, "lazyMap");
  private static final Contender LINKED_HASH_MAP =
      new JmhContender("LinkedHashMap.computeIfAbsent", IndexWords.class, "linkedHashMap");
  private static final Contender LAZY_HASH_MAP =
      new JmhContender("LazyMap.get over a HashMap", IndexWords.class, "lazyHashMap");
  private static final Contender HASH_MAP =
      new JmhContender("HashMap.computeIfAbsent", IndexWords.class, "hashMap");
  private static final Contender DEFAULTDICT =
      PythonContender.ofCPython(
          "CPython's defaultdict(list)", "words.py", "index", Integer.toString(Words.DIFFERENT));

  public static final Group GROUP =
      new Group(
          "lazymap",
          "the positions of each of 1,000,000 words",
          """
          `positions.get(word).add(i)` against `positions.computeIfAbsent(word, _ -> new
          ArrayList<>()).add(i)`. Of the words 98,582 are different, and few of them are most of the
          text, as it is with words. `LazyMap.of` has a `LinkedHashMap` beneath.
          """,
          Optional.empty(),
          List.of(
              atMost(1.10, LAZY_MAP, LINKED_HASH_MAP),
              atMost(1.10, LAZY_HASH_MAP, HASH_MAP),
              told(LAZY_MAP, HASH_MAP),
              told(LAZY_MAP, DEFAULTDICT)),
          List.of(),
          List.of());

  private final String[] words = Words.ofText();

  @Benchmark
  public Map<String, List<Integer>> lazyMap() {
    return indexed(LazyMap.of(ArrayList::new));
  }

  @Benchmark
  public Map<String, List<Integer>> lazyHashMap() {
    return indexed(LazyMap.over(new HashMap<>(), ArrayList::new));
  }

  @Benchmark
  public Map<String, List<Integer>> linkedHashMap() {
    return indexedByComputing(new LinkedHashMap<>());
  }

  @Benchmark
  public Map<String, List<Integer>> hashMap() {
    return indexedByComputing(new HashMap<>());
  }

  private Map<String, List<Integer>> indexed(LazyMap<String, List<Integer>> positions) {
    for (int i = 0; i < words.length; i++) {
      positions.get(words[i]).add(i);
    }
    return checked(positions);
  }

  private Map<String, List<Integer>> indexedByComputing(Map<String, List<Integer>> positions) {
    for (int i = 0; i < words.length; i++) {
      positions.computeIfAbsent(words[i], _ -> new ArrayList<>()).add(i);
    }
    return checked(positions);
  }

  private static Map<String, List<Integer>> checked(Map<String, List<Integer>> positions) {
    if (positions.size() != Words.DIFFERENT) {
      throw new IllegalStateException("Not the words of words.py, but " + positions.size());
    }
    return positions;
  }
}
