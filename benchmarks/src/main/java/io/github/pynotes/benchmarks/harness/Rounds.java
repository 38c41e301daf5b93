package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The times of contenders that took turns, round by round, so that what else the machine did
/// meanwhile met all of them.
final class Rounds {
  private final Map<Contender, double[]> times = new LinkedHashMap<>();

  private Rounds() {}

  /// Measures each contender once a round, in turn; every second round goes backwards.
  ///
  /// @param progress hears of each time
  static Rounds measure(
      Collection<Contender> contenders, int rounds, Workbench workbench, Consumer<String> progress)
      throws IOException, InterruptedException {
    var result = new Rounds();
    contenders.forEach(contender -> result.times.put(contender, new double[rounds]));
    for (int round = 0; round < rounds; round++) {
      List<Contender> forwards = List.copyOf(contenders);
      for (Contender contender : round % 2 == 0 ? forwards : forwards.reversed()) {
        double time = contender.measure(workbench);
        result.times.get(contender)[round] = time;
        progress.accept(
            "round %d of %d: %s %s"
                .formatted(round + 1, rounds, contender.name(), Nanoseconds.format(time)));
      }
    }
    return result;
  }

  /// Empty if the contender was not measured.
  Optional<double[]> of(Contender contender) {
    return Optional.ofNullable(times.get(contender));
  }
}
