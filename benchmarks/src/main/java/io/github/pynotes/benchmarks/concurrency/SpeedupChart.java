package io.github.pynotes.benchmarks.concurrency;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.NotHereException;
import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/// Times by the number of threads, and a bar for how many times as fast as one thread that is.
///
/// @param rows the one of one thread before the others of the same work
record SpeedupChart(String left, String right, List<Row> rows) implements Group.Supplement {
  private static final int BLOCKS_FOR_ONE = 5;

  /// The same work in as many threads, in two languages.
  record Row(String work, int threads, Contender left, Contender right) {}

  @Override
  public Table measure(Workbench workbench) throws IOException, InterruptedException {
    var lines = new ArrayList<List<String>>();
    var leftOfOne = new HashMap<String, Double>();
    var rightOfOne = new HashMap<String, Double>();
    for (Row row : rows) {
      var line = new ArrayList<>(List.of(row.work(), Integer.toString(row.threads())));
      line.addAll(cells(row.work(), time(row.left(), workbench), leftOfOne));
      line.addAll(cells(row.work(), time(row.right(), workbench), rightOfOne));
      lines.add(line);
    }
    return new Table(List.of("work", "threads", left, "faster", right, "faster"), lines);
  }

  private static OptionalDouble time(Contender contender, Workbench workbench)
      throws IOException, InterruptedException {
    try {
      contender.version(workbench);
      return OptionalDouble.of(contender.measure(workbench));
    } catch (NotHereException e) {
      return OptionalDouble.empty(); // the section says so already
    }
  }

  private static List<String> cells(String work, OptionalDouble time, Map<String, Double> ofOne) {
    if (time.isEmpty()) {
      return List.of("not measured", "–");
    }
    double nanoseconds = time.getAsDouble();
    ofOne.putIfAbsent(work, nanoseconds);
    return List.of(
        String.format(Locale.ROOT, "%.1f ms", nanoseconds / 1e6),
        bar(ofOne.get(work) / nanoseconds));
  }

  /// As in "█████ 1.00".
  static String bar(double speedup) {
    return "█".repeat((int) Math.round(BLOCKS_FOR_ONE * speedup))
        + String.format(Locale.ROOT, " %.2f", speedup);
  }
}
