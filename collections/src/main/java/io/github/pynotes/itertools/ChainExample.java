package io.github.pynotes.itertools;

import com.google.common.collect.Iterables;
import java.util.List;
import java.util.stream.Stream;

/// Goes through collections one after the other, as if they were one.
///
/// @python itertools.chain
/// @python itertools.chain.from_iterable
/// @java Stream.concat, flatMap; Guava's Iterators.concat and Iterables.concat
final class ChainExample {
  record Log(String name, List<String> lines) {
    Stream<String> read() {
      IO.println("opening " + name);
      return lines.stream();
    }
  }

  private static final List<Log> LOGS =
      List.of(
          new Log("monday.log", List.of("start", "stop")),
          new Log("tuesday.log", List.of("start", "error 404", "error 500")),
          new Log("wednesday.log", List.of("error 503")));

  void main() {
    // two lists, and any number of them
    var paid = List.of(101, 104);
    var shipped = List.of(102, 103);
    var returned = List.of(100);
    IO.println("paid or shipped: " + Stream.concat(paid.stream(), shipped.stream()).toList());
    var all = Stream.of(paid, shipped, returned).flatMap(List::stream);
    IO.println("all orders: " + all.toList());

    // the items within the baskets
    var baskets = List.of(List.of("tea", "milk"), List.<String>of(), List.of("cake"));
    var items = baskets.stream().flatMap(List::stream);
    IO.println("items: " + String.join(", ", items.toList()));

    // lazy: a log is opened when its turn comes, and the last one never
    var lines = LOGS.stream().flatMap(Log::read);
    var error = lines.filter(line -> line.startsWith("error")).findFirst();
    IO.println("first error: " + error.orElse("none"));

    // the last of them may be endless
    var tables = Stream.concat(Stream.of(7, 12), Stream.iterate(20, number -> number + 1));
    IO.println("tables: " + tables.limit(5).toList());

    // a view: to be gone through as often as its lists are
    var orders = Iterables.concat(paid, shipped);
    IO.println("orders: " + Iterables.size(orders));
    IO.println("counted again: " + Iterables.size(orders));
  }
}
