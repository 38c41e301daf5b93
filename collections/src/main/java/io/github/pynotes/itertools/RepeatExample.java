package io.github.pynotes.itertools;

import static java.util.Collections.nCopies;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Gives the same object so many times, or without an end.
///
/// @python itertools.repeat
/// @java Collections.nCopies, or Stream.generate(() -> it); "-".repeat(n) for texts
final class RepeatExample {
  void main() {
    // so many times
    IO.println("waits: " + nCopies(3, 30));
    var waits = Stream.concat(nCopies(3, 30).stream(), Stream.of(300));
    IO.println("waits and a last one: " + waits.toList());
    IO.println("rule: " + "-=".repeat(5));

    // without an end; a function's second argument stands in the lambda
    IO.println("prices: " + Stream.generate(() -> 990).limit(4).toList());
    IO.println("cubes: " + IntStream.range(0, 5).map(n -> n * n * n).boxed().toList());

    // it is one object, however often
    var oneCart = nCopies(3, new ArrayList<String>());
    oneCart.getFirst().add("tea");
    IO.println("items in one cart thrice: " + oneCart.stream().map(List::size).toList());

    // an object of its own for each
    var carts = Stream.generate(ArrayList<String>::new).limit(3).toList();
    carts.getFirst().add("tea");
    IO.println("items in three carts: " + carts.stream().map(List::size).toList());

    // fewer than none are a mistake
    try {
      IO.println("minus one times: " + nCopies(-1, "tea").size());
    } catch (IllegalArgumentException e) {
      IO.println("minus one times: refused");
    }
  }
}
