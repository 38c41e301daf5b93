package io.github.pynotes.benchmarks.harness;

import java.util.Arrays;

/// The middle of some numbers.
final class Statistics {
  private Statistics() {}

  /// The middle number, or the mean of the two in the middle.
  ///
  /// @throws IllegalArgumentException if there is none
  static double median(double... numbers) {
    if (numbers.length == 0) {
      throw new IllegalArgumentException("Nothing has no median.");
    }
    double[] sorted = numbers.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
