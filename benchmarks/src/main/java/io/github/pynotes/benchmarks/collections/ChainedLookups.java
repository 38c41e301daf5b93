package io.github.pynotes.benchmarks.collections;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import io.github.pynotes.collections.ChainMap;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Looks 1,000 settings up in a chain of three maps.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 25, time = 20, timeUnit = TimeUnit.MILLISECONDS)
public class ChainedLookups {
  private static final Contender CHAIN_MAP =
      new JmhContender("ChainMap.get", ChainedLookups.class, "chainMap");
  private static final Contender BY_HAND =
      new JmhContender("three lookups by hand", ChainedLookups.class, "byHand");
  private static final Contender BY_HAND_WITH_NULLS =
      new JmhContender("by hand, where null hides", ChainedLookups.class, "byHandWithNulls");
  private static final Contender CHAIN_MAP_OF_LAST =
      new JmhContender("ChainMap.get, all in the last map", ChainedLookups.class, "chainMapOfLast");
  private static final Contender BY_HAND_OF_LAST =
      new JmhContender("by hand, all in the last map", ChainedLookups.class, "byHandOfLast");
  private static final Contender CPYTHON =
      PythonContender.ofCPython("CPython's ChainMap", "chained_lookups.py");

  public static final Group GROUP =
      new Group(
          "chainmap",
          "1,000 lookups in three maps",
          """
          The keys are spread evenly over three hash maps of 100 entries, and asked for at random; then
          only those of the last map. By hand it is a method that asks the next map
          if `get` was null, which does for maps that hold no null. "Where null hides" asks
          `containsKey` before it goes on, and so means what `ChainMap` and Python's mean.
          """,
          Optional.empty(),
          List.of(
              atMost(1.10, CHAIN_MAP, BY_HAND),
              atMost(0.10, CHAIN_MAP, CPYTHON),
              atMost(1.10, CHAIN_MAP_OF_LAST, BY_HAND_OF_LAST),
              told(CHAIN_MAP, BY_HAND_WITH_NULLS)),
          List.of(ChainedLookups::allocation),
          List.of(
              """
              What limits a lookup that goes to the last map is that the others are asked by
              `getOrDefault`, whose answer is compared twice, so that a null hides what is behind it.
              """));

  static final int LOOKUPS = 1_000;
  private static final int SETTINGS = 300;

  private final Map<String, Integer> first = new HashMap<>();
  private final Map<String, Integer> second = new HashMap<>();
  private final Map<String, Integer> third = new HashMap<>();
  private final ChainMap<String, Integer> chain = ChainMap.of(first, second, third);
  private final String[] spread = new String[LOOKUPS];
  private final String[] ofLast = new String[LOOKUPS];

  public ChainedLookups() {
    for (int i = 0; i < SETTINGS; i++) {
      List.of(first, second, third).get(i % 3).put("setting-" + i, i);
    }
    var random = new Random(1);
    for (int i = 0; i < LOOKUPS; i++) {
      int setting = random.nextInt(SETTINGS);
      spread[i] = "setting-" + setting;
      ofLast[i] = "setting-" + (setting - setting % 3 + 2);
    }
  }

  @Benchmark
  public long chainMap() {
    return sumOfChain(spread);
  }

  @Benchmark
  public long chainMapOfLast() {
    return sumOfChain(ofLast);
  }

  @Benchmark
  public long byHand() {
    return sumByHand(spread);
  }

  @Benchmark
  public long byHandOfLast() {
    return sumByHand(ofLast);
  }

  @Benchmark
  public long byHandWithNulls() {
    long sum = 0;
    for (String key : spread) {
      sum += lookUpWithNulls(key);
    }
    return sum;
  }

  private long sumOfChain(String[] keys) {
    long sum = 0;
    for (String key : keys) {
      sum += chain.get(key);
    }
    return sum;
  }

  private long sumByHand(String[] keys) {
    long sum = 0;
    for (String key : keys) {
      sum += lookUp(key);
    }
    return sum;
  }

  private Integer lookUp(String key) {
    Integer value = first.get(key);
    if (value == null) {
      value = second.get(key);
    }
    if (value == null) {
      value = third.get(key);
    }
    return value;
  }

  private Integer lookUpWithNulls(String key) {
    Integer value = first.get(key);
    if (value != null || first.containsKey(key)) {
      return value;
    }
    value = second.get(key);
    if (value != null || second.containsKey(key)) {
      return value;
    }
    return third.get(key);
  }

  private static Table allocation(Workbench workbench) throws IOException, InterruptedException {
    String bytes = workbench.runJava(ChainedAllocation.class, List.of()).getLast();
    return new Table(
        List.of("allocates", "bytes a lookup"), List.of(List.of("ChainMap.get", bytes)));
  }
}
