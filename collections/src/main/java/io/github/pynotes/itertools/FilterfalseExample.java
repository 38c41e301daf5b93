package io.github.pynotes.itertools;

import static java.util.function.Predicate.not;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Keeps what a predicate rejects.
///
/// @python itertools.filterfalse
/// @java filter(Predicate.not(...)); Collectors.partitioningBy where both halves are wanted
final class FilterfalseExample {
  private record Order(int id, String customer, boolean paid) {}

  void main() {
    var orders =
        List.of(new Order(7, "Ada", true), new Order(8, "Eve", false), new Order(9, "Bob", false));

    // not(...) turns a method reference around
    orders.stream().filter(not(Order::paid)).forEach(order -> IO.println("unpaid: " + order.id()));

    // lines that say something
    "name,age\n\nAda,36\n  \nBob,37\n"
        .lines()
        .filter(not(String::isBlank))
        .forEach(line -> IO.println("line: " + line));

    // who is on no list
    var invited = Set.of("Ada", "Max");
    orders.stream()
        .map(Order::customer)
        .filter(not(invited::contains))
        .forEach(name -> IO.println("not invited: " + name));

    // both halves in one pass
    var byPayment =
        orders.stream().collect(Collectors.partitioningBy(Order::paid, Collectors.counting()));
    IO.println("paid: " + byPayment.get(true) + ", open: " + byPayment.get(false));

    // Java has no truth of values: what counts as nothing must be said
    long zeros = Stream.of(0, 21, 0, 19).filter(celsius -> celsius == 0).count();
    IO.println("readings of nothing: " + zeros);
  }
}
