package io.github.pynotes.itertools;

import com.google.common.collect.Iterables;
import com.google.common.collect.Iterators;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// Goes through the same elements over and over.
///
/// @python itertools.cycle
/// @java Iterators.cycle, or Streams.stream(Iterables.cycle(list)) (Guava)
final class CycleExample {
  void main() {
    // whose turn it is
    var couriers = Iterators.cycle("Ada", "Bob", "Eve");
    for (int order = 101; order < 106; order++) {
      IO.println("order " + order + ": " + couriers.next());
    }

    // as many as are wanted
    var lights = Streams.stream(Iterables.cycle("green", "yellow", "red")).limit(5);
    IO.println("lights: " + String.join(", ", lights.toList()));

    // a stream can be read once only, so keep what it has
    var degrees = IntStream.of(50, 53, 49).map(fahrenheit -> fahrenheit - 32).boxed().toList();
    IO.println("degrees: " + Streams.stream(Iterables.cycle(degrees)).limit(7).toList());

    // nothing comes of nothing
    IO.println("of nothing: " + Iterators.size(Iterators.cycle(List.of())));

    // every round begins the list anew, as it is by then
    var team = new ArrayList<>(List.of("Ada", "Bob"));
    var duty = Iterators.cycle(team);
    IO.println("first round: " + duty.next() + " " + duty.next());
    team.set(1, "Eve");
    IO.println("second round: " + duty.next() + " " + duty.next());
  }
}
