package io.github.pynotes.benchmarks.harness;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// Comparisons and their measured times, as a table.
final class RatioTable {
  private static final List<String> HEADER =
      List.of("what", "median", "against", "median", "ratio", "in rounds", "limit", "met");
  private static final String NOTHING = "–";

  private RatioTable() {}

  static Table of(List<Comparison> comparisons, Rounds rounds) {
    return new Table(
        HEADER, comparisons.stream().map(comparison -> row(comparison, rounds)).toList());
  }

  private static List<String> row(Comparison comparison, Rounds rounds) {
    double[] what = rounds.of(comparison.what()).orElse(new double[0]);
    double[] against = rounds.of(comparison.against()).orElse(new double[0]);
    String limit =
        comparison.limit().isPresent() ? number(comparison.limit().getAsDouble()) : NOTHING;
    boolean isMeasured = what.length > 0 && against.length > 0;
    double ratio = isMeasured ? Statistics.median(what) / Statistics.median(against) : Double.NaN;
    return List.of(
        comparison.what().name(),
        median(what),
        comparison.against().name(),
        median(against),
        isMeasured ? "**" + number(ratio) + "**" : NOTHING,
        isMeasured ? range(what, against) : NOTHING,
        limit,
        verdict(comparison, ratio));
  }

  private static String median(double[] times) {
    return times.length == 0 ? "not measured" : Nanoseconds.format(Statistics.median(times));
  }

  /// The smallest and the largest ratio of one round: how far to trust the one of the medians.
  private static String range(double[] what, double[] against) {
    double[] ratios =
        IntStream.range(0, what.length).mapToDouble(i -> what[i] / against[i]).sorted().toArray();
    return number(ratios[0]) + " to " + number(ratios[ratios.length - 1]);
  }

  private static String verdict(Comparison comparison, double ratio) {
    if (comparison.limit().isEmpty()) {
      return NOTHING;
    }
    if (Double.isNaN(ratio)) {
      return "not measured";
    }
    // Judged as it is printed: nobody shall read "1.05, at most 1.05: missed".
    return Double.parseDouble(number(ratio)) <= comparison.limit().getAsDouble()
        ? "yes"
        : "**missed**";
  }

  private static String number(double ratio) {
    return String.format(Locale.ROOT, "%.2f", ratio);
  }
}
