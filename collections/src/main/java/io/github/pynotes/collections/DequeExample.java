package io.github.pynotes.collections;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;

/// Adds and removes at both ends; keeps the last few; turns a rota.
///
/// @python collections.deque
/// @python collections.deque.appendleft
/// @python collections.deque.popleft
/// @python collections.deque.extendleft
/// @python collections.deque.rotate
/// @python collections.deque.maxlen
/// @java ArrayDeque; RingDeque where a bound, an index or a rotation is wanted
/// @pattern RingDeque
final class DequeExample {
  void main() {
    // both ends of a queue of orders; an urgent one goes to the front
    var orders = new ArrayDeque<>(List.of("A17", "B02"));
    orders.addLast("C33");
    orders.addFirst("urgent");
    IO.println("next: " + orders.removeFirst() + ", last: " + orders.removeLast());
    IO.println("waiting: " + String.join(", ", orders));

    // nothing to take
    orders.clear();
    try {
      orders.removeFirst();
    } catch (NoSuchElementException e) {
      IO.println("empty: an error");
    }

    // the last three readings: a fourth pushes out the first
    RingDeque<Integer> readings = RingDeque.bounded(3);
    readings.addAll(List.of(19, 21, 24, 23));
    IO.println("last three: " + readings);

    // by index, from either end
    List<Integer> list = readings.asList();
    IO.println("oldest: " + list.get(0) + ", newest: " + list.getLast());
    IO.println("the peak is at " + list.indexOf(Collections.max(readings)));

    // a full one has no room in the middle
    try {
      list.add(1, 22);
    } catch (IllegalStateException e) {
      IO.println("full: an error");
    }

    // whoever had the shift goes to the end
    var rota = new RingDeque<>(List.of("Ada", "Bob", "Eve"));
    rota.rotate(-1);
    IO.println("tomorrow: " + String.join(", ", rota));
    rota.rotate(2);
    IO.println("and back by two: " + String.join(", ", rota));

    // from the other end
    IO.println("backwards: " + String.join(", ", rota.reversed()));
  }
}
