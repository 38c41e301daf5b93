package io.github.pynotes.itertools;

import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Shows each intermediate result of a sum, a maximum, or any other function of two.
///
/// @python itertools.accumulate
/// @java gather(Gatherers.scan(() -> initial, function)), which does not begin with the initial
///   value
final class AccumulateExample {
  void main() {
    var bookings = List.of(100, -30, 50);

    // the balance after each booking; 0 + the first is the first
    var balances = bookings.stream().gather(Gatherers.scan(() -> 0, Integer::sum)).toList();
    IO.println("balances: " + balances);

    // initial: begins with it, and so there is one more
    int opening = 1000;
    var statement =
        Stream.concat(
            Stream.of(opening),
            bookings.stream().gather(Gatherers.scan(() -> opening, Integer::sum)));
    IO.println("statement: " + statement.toList());

    // the highest so far: a maximum has no neutral start, so null says that there is none yet
    var celsius = List.of(-7, -9, -2, -4);
    var highest =
        celsius.stream()
            .<Integer>gather(
                Gatherers.scan(() -> null, (max, c) -> max == null ? c : Math.max(max, c)));
    IO.println("highest so far: " + highest.toList());

    // a function whose result is of another kind than the elements
    var words = List.of("to", "be", "or");
    var lines = words.stream().gather(Gatherers.scan(() -> "", (line, word) -> line + word + "."));
    IO.println("lines: " + String.join(" ", lines.toList()));

    // as lazy as its source: months until a debt with a hundredth of interest is below 500
    long months =
        Stream.generate(() -> 90)
            .gather(Gatherers.scan(() -> 1000, (debt, rate) -> debt * 101 / 100 - rate))
            .takeWhile(debt -> debt >= 500)
            .count();
    IO.println("months of a high debt: " + months);
  }
}
