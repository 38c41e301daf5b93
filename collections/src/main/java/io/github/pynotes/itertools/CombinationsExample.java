package io.github.pynotes.itertools;

import java.util.List;
import java.util.stream.IntStream;

/// Chooses some of the elements, each choice once, in their order.
///
/// @python itertools.combinations
/// @java Combinatorics.combinations; Guava's Sets.combinations for distinct elements
/// @pattern Combinatorics
final class CombinationsExample {
  void main() {
    // every pair once: the fixtures of a tournament
    Combinatorics.combinations(List.of("Ajax", "Benfica", "Celtic", "Dynamo"), 2)
        .map(match -> String.join(" - ", match))
        .forEach(IO::println);

    // parcels that fill a van of 100 kg: two weigh the same, and are two parcels nevertheless
    Combinatorics.combinations(List.of(40, 25, 35, 25, 60), 3)
        .filter(load -> load.stream().mapToInt(kg -> kg).sum() == 100)
        .map(load -> "a full van: %d + %d + %d".formatted(load.toArray()))
        .forEach(IO::println);

    // no parcel at all can be chosen in one way, and more than there are in none
    var parcels = List.of(40, 25, 35);
    for (int r = 0; r <= 4; r++) {
      IO.println(r + " of 3 parcels: " + Combinatorics.combinations(parcels, r).count());
    }

    // only what is asked for is made, and the stream knows how much there would be
    var numbers = IntStream.rangeClosed(1, 90).boxed().toList();
    int first = Combinatorics.combinations(numbers, 5).findFirst().orElseThrow().getLast();
    IO.println("the first ticket ends with " + first);
    IO.println("tickets to print: " + Combinatorics.combinations(numbers, 5).count());
  }
}
