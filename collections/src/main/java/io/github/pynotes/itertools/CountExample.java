package io.github.pynotes.itertools;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Counts without an end.
///
/// @python itertools.count
/// @java IntStream.iterate, Stream.iterate with BigInteger, AtomicInteger for a shared counter
final class CountExample {
  void main() {
    // the next number of an invoice, whenever one is written
    var numbers = IntStream.iterate(1001, number -> number + 1).iterator();
    for (String customer : List.of("Ada", "Bob", "Eve")) {
      IO.println("invoice " + numbers.nextInt() + " for " + customer);
    }
    IO.println("the next one: " + numbers.nextInt());

    // a step, also down
    var quarters = IntStream.iterate(0, minute -> minute + 15).limit(4);
    IO.println("every quarter: " + quarters.boxed().toList());
    var countdown = IntStream.iterate(10, second -> second >= 0, second -> second - 5);
    IO.println("countdown: " + countdown.boxed().toList());

    // until something is found
    var squares = IntStream.iterate(1, n -> n + 1).map(n -> n * n);
    IO.println("first square above 200: " + squares.filter(n -> n > 200).findFirst().getAsInt());

    // an int or a long would wrap around; a BigInteger gets as long as it must
    var big = Stream.iterate(BigInteger.valueOf(Long.MAX_VALUE), BigInteger.ONE::add);
    IO.println("past 64 bits: " + big.limit(2).toList().getLast());

    // ten steps of a tenth, added up or multiplied
    double added = DoubleStream.iterate(0, n -> n + 0.1).skip(10).findFirst().getAsDouble();
    double multiplied =
        IntStream.iterate(10, n -> n + 1).mapToDouble(n -> 0.1 * n).findFirst().getAsDouble();
    IO.println("ten tenths added are one: " + (added == 1 ? "yes" : "no"));
    IO.println("ten tenths multiplied are one: " + (multiplied == 1 ? "yes" : "no"));
  }
}
