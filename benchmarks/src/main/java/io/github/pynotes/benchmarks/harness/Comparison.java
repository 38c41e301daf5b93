package io.github.pynotes.benchmarks.harness;

import java.util.OptionalDouble;

/// One row of a table: a contender against another, and how much of its time it may take.
///
/// @param limit empty where the ratio is only of interest
public record Comparison(Contender what, Contender against, OptionalDouble limit) {
  /// `what` shall take at most that much of the time of `against`.
  public static Comparison atMost(double ratio, Contender what, Contender against) {
    return new Comparison(what, against, OptionalDouble.of(ratio));
  }

  /// A ratio that is told, and limited by nothing.
  public static Comparison told(Contender what, Contender against) {
    return new Comparison(what, against, OptionalDouble.empty());
  }
}
