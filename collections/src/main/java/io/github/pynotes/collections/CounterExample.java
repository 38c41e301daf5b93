package io.github.pynotes.collections;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.util.List;

/// Counts how many there are of each, finds the most common, and adds and subtracts such counts.
///
/// @python collections.Counter
/// @python collections.Counter.most_common
/// @python collections.Counter.elements
/// @python collections.Counter.total
/// @python collections.Counter.update
/// @python collections.Counter.subtract
/// @java Guava's Multiset and Multisets; groupingBy(..., counting()); merge(key, 1, Integer::sum)
final class CounterExample {
  void main() {
    // count what comes
    var visits = LinkedHashMultiset.create(List.of("home", "cart", "home", "help", "cart", "home"));
    IO.println("home: " + visits.count("home"));
    IO.println("jobs: " + visits.count("jobs"));
    IO.println("visits: " + visits.size());
    IO.println("pages: " + visits.elementSet().size());

    // count more of it
    visits.addAll(List.of("help", "help", "jobs"));
    IO.println("help: " + visits.count("help"));

    // the most common ones; of equals the one that came first
    var mostCommon = Multisets.copyHighestCountFirst(visits).entrySet().stream().limit(2);
    mostCommon.forEach(e -> IO.println("often: " + e.getElement() + " " + e.getCount()));

    // two counts together: sum, difference, the smaller, the larger
    var stock = LinkedHashMultiset.create(List.of("lamp", "lamp", "lamp", "desk"));
    var wanted = LinkedHashMultiset.create(List.of("lamp", "desk", "desk", "chair"));
    IO.println("stock + wanted: " + inWords(Multisets.sum(stock, wanted)));
    IO.println("stock - wanted: " + inWords(Multisets.difference(stock, wanted)));
    IO.println("stock & wanted: " + inWords(Multisets.intersection(stock, wanted)));
    IO.println("stock | wanted: " + inWords(Multisets.union(stock, wanted)));
    IO.println("enough: " + (Multisets.containsOccurrences(stock, wanted) ? "yes" : "no"));

    // each as often as it was counted
    IO.println("pieces: " + String.join(", ", stock));

    // no count below zero: what is missing is a difference, copied before the stock changes
    var missing = ImmutableMultiset.copyOf(Multisets.difference(wanted, stock));
    Multisets.removeOccurrences(stock, wanted);
    IO.println("stock: " + inWords(stock));
    IO.println("missing: " + inWords(missing));

    // a count by a property
    var lengths = visits.elementSet().stream().collect(groupingBy(String::length, counting()));
    IO.println("pages of four letters: " + lengths.get(4));
  }

  private static String inWords(Multiset<String> counts) {
    return counts.entrySet().stream()
        .map(entry -> entry.getCount() + " " + entry.getElement())
        .collect(joining(", "));
  }
}
