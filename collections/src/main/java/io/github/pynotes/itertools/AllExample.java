package io.github.pynotes.itertools;

import java.util.List;
import java.util.stream.Stream;

/// Asks whether all elements fit, and looks no further than the first that does not.
///
/// @python builtins.all
/// @java stream.allMatch(predicate), stream.noneMatch(predicate)
final class AllExample {
  private record Order(String id, int cents) {}

  void main() {
    var orders = List.of(new Order("A17", 1250), new Order("B02", 0), new Order("C33", 420));

    // is every order worth something? not too much?
    IO.println("all charged: " + yesNo(orders.stream().allMatch(order -> order.cents() > 0)));
    IO.println("all small: " + yesNo(orders.stream().allMatch(order -> order.cents() < 5000)));
    IO.println("none refunded: " + yesNo(orders.stream().noneMatch(order -> order.cents() < 0)));

    // of nothing, everything is true
    IO.println("no orders, all charged: " + yesNo(Stream.<Order>of().allMatch(o -> o.cents() > 0)));

    // the first that does not fit is enough
    boolean charged =
        orders.stream()
            .peek(order -> IO.println("asked: " + order.id()))
            .allMatch(order -> order.cents() > 0);
    IO.println("all charged: " + yesNo(charged));

    // sorted already? each against its successor
    var cents = orders.stream().map(Order::cents).sorted().toList();
    boolean ascending =
        Stream.iterate(1, i -> i < cents.size(), i -> i + 1)
            .allMatch(i -> cents.get(i - 1) <= cents.get(i));
    IO.println("ascending: " + yesNo(ascending));
  }

  private static String yesNo(boolean answer) {
    return answer ? "yes" : "no";
  }
}
