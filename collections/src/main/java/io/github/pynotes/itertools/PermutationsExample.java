package io.github.pynotes.itertools;

import com.google.common.collect.Collections2;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Arranges all elements, or some of them, in every order.
///
/// @python itertools.permutations
/// @java Combinatorics.permutations; Guava's orderedPermutations where equal ones are one
/// @pattern Combinatorics
final class PermutationsExample {
  /// Minutes from one stop to another; the depot is stop 0.
  private static final int[][] MINUTES = {
    {0, 9, 4, 7},
    {9, 0, 6, 3},
    {4, 6, 0, 8},
    {7, 3, 8, 0},
  };

  void main() {
    // who may win gold and silver
    Combinatorics.permutations(List.of("Ada", "Bob", "Eve"), 2)
        .map(podium -> String.join(" before ", podium))
        .forEach(IO::println);

    // the shortest round: all orders of the stops, none of them stored
    var round =
        Combinatorics.permutations(List.of(1, 2, 3))
            .min(Comparator.comparingInt(PermutationsExample::minutes))
            .orElseThrow();
    IO.println("the shortest round: %d, %d, %d".formatted(round.toArray()));
    IO.println("it takes minutes: " + minutes(round));

    // equal letters are two letters; Guava knows an answer where they are not
    var letters = List.of("t", "o", "t");
    IO.println("orders of tot: " + Combinatorics.permutations(letters).count());
    IO.println("words among them: " + Collections2.orderedPermutations(letters).size());

    // only what is asked for is made: all orders of 40 guests would take until the end of time
    var guests = IntStream.range(0, 40).boxed().toList();
    Combinatorics.permutations(guests)
        .limit(3)
        .map(seats -> "the last seats: %d, %d".formatted(seats.get(38), seats.get(39)))
        .forEach(IO::println);
  }

  private static int minutes(List<Integer> stops) {
    int at = 0;
    int minutes = 0;
    for (int stop : stops) {
      minutes += MINUTES[at][stop];
      at = stop;
    }
    return minutes + MINUTES[at][0];
  }
}
