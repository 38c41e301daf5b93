package io.github.pynotes.itertools;

import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Looks at each element together with the one behind it.
///
/// @python itertools.pairwise
/// @java gather(Gatherers.windowSliding(2)), without the short window of a single element
final class PairwiseExample {
  void main() {
    // differences: what lies between two readings of the odometer
    var odometer = List.of(1200, 1260, 1400, 1415);
    IO.println("trips: " + trips(odometer));

    // gaps: invoices that nobody has seen
    var invoices = List.of(7, 8, 11, 12);
    pairs(invoices.stream())
        .filter(pair -> pair.getLast() - pair.getFirst() > 1)
        .forEach(pair -> IO.println("gap: " + pair.getFirst() + " to " + pair.getLast()));

    // order: no element is greater than the next
    boolean ascending = pairs(odometer.stream()).allMatch(pair -> pair.get(0) <= pair.get(1));
    IO.println("ascending: " + (ascending ? "yes" : "no"));

    // as lazy as its source: the first step of the squares that is longer than 10
    var step =
        pairs(Stream.iterate(1, n -> n + 1).map(n -> n * n))
            .filter(pair -> pair.get(1) - pair.get(0) > 10)
            .findFirst()
            .orElseThrow();
    IO.println("long step: " + step.get(0) + " to " + step.get(1));

    // a single element has no neighbour, and so there is no pair
    IO.println("trips of one reading: " + trips(List.of(1200)));

    // but there is a window
    var windows = Stream.of(1200).gather(Gatherers.windowSliding(2)).toList();
    IO.println("windows of one reading: " + windows.size());
  }

  private static List<Integer> trips(List<Integer> odometer) {
    return pairs(odometer.stream()).map(pair -> pair.get(1) - pair.get(0)).toList();
  }

  /// A window of one element is what windowSliding makes of a stream of one element.
  private static <T> Stream<List<T>> pairs(Stream<T> elements) {
    return elements.gather(Gatherers.windowSliding(2)).filter(window -> window.size() == 2);
  }
}
