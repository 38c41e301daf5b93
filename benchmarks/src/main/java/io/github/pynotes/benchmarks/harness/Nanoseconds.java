package io.github.pynotes.benchmarks.harness;

import java.util.List;
import java.util.Locale;

/// Nanoseconds as programs print them and as people read them.
final class Nanoseconds {
  private Nanoseconds() {}

  /// Reads one number from each line.
  ///
  /// @throws IllegalStateException if there is no line, or one that is no number
  static double[] parse(List<String> lines) {
    try {
      if (!lines.isEmpty()) {
        return lines.stream().mapToDouble(Double::parseDouble).toArray();
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalStateException("Not the nanoseconds that were expected: " + lines);
  }

  /// Three digits and the unit that suits them: "4.32 s", "652 ms".
  static String format(double nanoseconds) {
    String[] units = {"ns", "µs", "ms", "s"};
    double value = nanoseconds;
    int unit = 0;
    while (value >= 999.5 && unit < units.length - 1) {
      value /= 1000;
      unit++;
    }
    int decimals = value < 9.995 ? 2 : value < 99.95 ? 1 : 0;
    return String.format(Locale.ROOT, "%,." + decimals + "f %s", value, units[unit]);
  }
}
