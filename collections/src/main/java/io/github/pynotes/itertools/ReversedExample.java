package io.github.pynotes.itertools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/// Reads backwards what has an end to begin at, without copying it.
///
/// @python builtins.reversed
/// @python list.reverse
/// @java SequencedCollection.reversed(), a view; Collections.reverse(list) in place
final class ReversedExample {
  void main() {
    // the newest orders first, without a copy
    var orders = new ArrayList<>(List.of("A17", "B02", "C33"));
    for (String order : orders.reversed()) {
      IO.println("order: " + order);
    }

    // a change shows through where there is a view
    var newestFirst = orders.reversed();
    orders.addLast("D08");
    IO.println("newest: " + newestFirst.getFirst());

    // a map backwards, too
    var stock = new LinkedHashMap<String, Integer>();
    stock.put("tea", 12);
    stock.put("milk", 3);
    stock.reversed().forEach((item, count) -> IO.println(item + ": " + count));

    // text, one code point after the other
    IO.println("backwards: " + new StringBuilder("sensor").reverse());

    // in place
    Collections.reverse(orders);
    IO.println("in place: " + String.join(", ", orders));
  }
}
