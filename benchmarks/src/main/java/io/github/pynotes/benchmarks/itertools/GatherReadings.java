package io.github.pynotes.benchmarks.itertools;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import com.ginsberg.gatherers4j.Gatherers4j;
import com.ginsberg.gatherers4j.dto.Pair;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.itertools.MoreGatherers;
import io.github.pynotes.itertools.MoreGatherers.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Gatherers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Gathers 1,000,000 readings: into runs, pairs and batches.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class GatherReadings {
  private static final Contender GROUP_BY = java("MoreGatherers.groupBy", "groupBy");
  private static final Contender GROUP_BY_LOOP = java("runs by hand", "groupByLoop");
  private static final Contender GROUP_BY_PEER =
      java("gatherers4j, groupBy", "groupByOfGatherers4j");
  private static final Contender GROUP_BY_PYTHON = python("groupby");

  private static final Contender ZIP_LONGEST = java("MoreGatherers.zipLongest", "zipLongest");
  private static final Contender ZIP_LONGEST_LOOP = java("filled pairs by hand", "zipLongestLoop");
  private static final Contender ZIP_LONGEST_PEER =
      java("gatherers4j, zipWith", "zipWithOfGatherers4j");
  private static final Contender ZIP_LONGEST_PYTHON = python("zip_longest");

  private static final Contender PAIRWISE = java("Gatherers.windowSliding(2)", "windowSliding");
  private static final Contender PAIRWISE_LOOP = java("neighbours by hand", "pairwiseLoop");
  private static final Contender PAIRWISE_PYTHON = python("pairwise");

  private static final Contender BATCHED = java("Gatherers.windowFixed(100)", "windowFixed");
  private static final Contender BATCHED_LOOP = java("batches by hand", "batchedLoop");
  private static final Contender BATCHED_PYTHON = python("batched");

  public static final Group GROUP =
      new Group(
          "gatherers",
          "1,000,000 readings, gathered",
          """
          The readings are records in a list, in runs of one to nine of the same sensor. Each contender
          makes an object of each run, pair or batch and adds something of it to a sum; the pairs of
          `zipLongest` are of 1,000,000 and 900,000 readings. By hand it is a loop over the list that
          makes the same objects; only the neighbours by hand are two variables, as anybody would
          write them.
          """,
          Optional.empty(),
          List.of(
              told(GROUP_BY, GROUP_BY_LOOP),
              atMost(1.10, GROUP_BY, GROUP_BY_PEER),
              told(GROUP_BY, GROUP_BY_PYTHON),
              told(ZIP_LONGEST, ZIP_LONGEST_LOOP),
              atMost(1.10, ZIP_LONGEST, ZIP_LONGEST_PEER),
              told(ZIP_LONGEST, ZIP_LONGEST_PYTHON),
              told(PAIRWISE, PAIRWISE_LOOP),
              told(PAIRWISE, PAIRWISE_PYTHON),
              told(BATCHED, BATCHED_LOOP),
              told(BATCHED, BATCHED_PYTHON)),
          List.of(),
          List.of());

  private static final int READINGS = 1_000_000;
  private static final int BATCH = 100;

  /// What a sensor has measured.
  public record Reading(int sensor, int celsius) {
    static final Reading NONE = new Reading(0, 0);
  }

  private final List<Reading> readings = readings();
  private final List<Reading> others = readings.subList(READINGS / 10, READINGS);

  private static Contender java(String name, String method) {
    return new JmhContender(name, GatherReadings.class, method);
  }

  private static Contender python(String function) {
    return PythonContender.ofCPython(
        "CPython, itertools." + function, "gather_readings.py", function);
  }

  /// The same as in Python: the lengths of the runs look random, and are not.
  private static List<Reading> readings() {
    var readings = new ArrayList<Reading>();
    for (int run = 0; readings.size() < READINGS; run++) {
      long length = 1 + ((run * 2_654_435_761L) >>> 16) % 9;
      for (int i = 0; i < length && readings.size() < READINGS; i++) {
        readings.add(new Reading(run % 100, i));
      }
    }
    return readings;
  }

  @Benchmark
  public int groupBy() {
    return readings.stream()
        .gather(MoreGatherers.groupBy(Reading::sensor))
        .mapToInt(GatherReadings::sizeByKey)
        .sum();
  }

  @Benchmark
  public int groupByLoop() {
    int sum = 0;
    Run<Integer, Reading> run = null;
    for (Reading reading : readings) {
      if (run == null || run.key() != reading.sensor()) {
        sum += run == null ? 0 : sizeByKey(run);
        run = new Run<>(reading.sensor(), new ArrayList<>());
      }
      run.elements().add(reading);
    }
    return sum + (run == null ? 0 : sizeByKey(run));
  }

  private static int sizeByKey(Run<Integer, Reading> run) {
    return run.key() * run.elements().size();
  }

  @Benchmark
  public int groupByOfGatherers4j() {
    return readings.stream()
        .gather(Gatherers4j.groupBy(Reading::sensor))
        .mapToInt(run -> run.getFirst().sensor() * run.size())
        .sum();
  }

  @Benchmark
  public int zipLongest() {
    return readings.stream()
        .gather(MoreGatherers.zipLongest(others, Reading.NONE, Reading.NONE, Pair::new))
        .mapToInt(GatherReadings::difference)
        .sum();
  }

  @Benchmark
  public int zipLongestLoop() {
    int sum = 0;
    var first = readings.iterator();
    var second = others.iterator();
    while (first.hasNext() || second.hasNext()) {
      var pair =
          new Pair<>(
              first.hasNext() ? first.next() : Reading.NONE,
              second.hasNext() ? second.next() : Reading.NONE);
      sum += difference(pair);
    }
    return sum;
  }

  @Benchmark
  public int zipWithOfGatherers4j() {
    return readings.stream()
        .gather(
            Gatherers4j.<Reading, Reading>zipWith(others)
                .argumentWhenSourceLonger(_ -> Reading.NONE)
                .sourceWhenArgumentLonger(_ -> Reading.NONE))
        .mapToInt(GatherReadings::difference)
        .sum();
  }

  private static int difference(Pair<Reading, Reading> pair) {
    return pair.first().celsius() - pair.second().celsius();
  }

  @Benchmark
  public int windowSliding() {
    return readings.stream()
        .gather(Gatherers.windowSliding(2))
        .filter(window -> window.size() == 2)
        .mapToInt(pair -> Math.abs(pair.get(1).celsius() - pair.get(0).celsius()))
        .sum();
  }

  @Benchmark
  public int pairwiseLoop() {
    int sum = 0;
    Reading before = null;
    for (Reading reading : readings) {
      sum += before == null ? 0 : Math.abs(reading.celsius() - before.celsius());
      before = reading;
    }
    return sum;
  }

  @Benchmark
  public int windowFixed() {
    return readings.stream()
        .gather(Gatherers.windowFixed(BATCH))
        .mapToInt(batch -> batch.getFirst().sensor() * batch.size())
        .sum();
  }

  @Benchmark
  public int batchedLoop() {
    int sum = 0;
    for (int start = 0; start < readings.size(); start += BATCH) {
      int end = Math.min(start + BATCH, readings.size());
      var batch = new ArrayList<Reading>(end - start);
      for (int i = start; i < end; i++) {
        batch.add(readings.get(i));
      }
      sum += batch.getFirst().sensor() * batch.size();
    }
    return sum;
  }
}
