package io.github.pynotes.itertools;

import java.util.Collections;
import java.util.List;

/// Chooses elements, each as often as it likes, and each choice once.
///
/// @python itertools.combinations_with_replacement
/// @java Combinatorics.combinationsWithReplacement
/// @pattern Combinatorics
final class CombinationsWithReplacementExample {
  void main() {
    // two scoops of ice cream, where the order in the cup does not matter
    Combinatorics.combinationsWithReplacement(List.of("lemon", "mocha", "vanilla"), 2)
        .map(cup -> String.join(" and ", cup))
        .forEach(IO::println);

    // three coins that make 60 cents
    Combinatorics.combinationsWithReplacement(List.of(5, 10, 20, 50), 3)
        .filter(coins -> coins.stream().mapToInt(cents -> cents).sum() == 60)
        .map(coins -> "60 cents: %d + %d + %d".formatted(coins.toArray()))
        .forEach(IO::println);

    // what two dice can show, and how they can fall: the former are not equally likely
    var die = List.of(1, 2, 3, 4, 5, 6);
    long shown = Combinatorics.combinationsWithReplacement(die, 2).count();
    long fallen = Combinatorics.product(Collections.nCopies(2, die)).count();
    IO.println("two dice: " + shown + " pictures, " + fallen + " throws");

    // an empty pool offers nothing, unless nothing is asked for
    var soldOut = List.<String>of();
    IO.println("of nothing, 2: " + Combinatorics.combinationsWithReplacement(soldOut, 2).count());
    IO.println("of nothing, 0: " + Combinatorics.combinationsWithReplacement(soldOut, 0).count());
  }
}
