package io.github.pynotes.itertools;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/// Leaves out elements from the beginning, up to the first that is not so, and keeps the others.
///
/// @python itertools.dropwhile
/// @java Stream.dropWhile
final class DropwhileExample {
  void main() {
    // the comment at the top of a file; one further down stays
    """
    # written by hand
    # on a Friday
    name,age
    # too young?
    Jo,0
    """
        .lines()
        .dropWhile(line -> line.startsWith("#"))
        .forEach(line -> IO.println("line: " + line));

    // readings from the moment when the oven is hot; that it cools down later does not matter
    var celsius = List.of(20, 90, 180, 175, 182);
    var hot = celsius.stream().dropWhile(reading -> reading < 180).toList();
    IO.println("readings while hot: " + hot.size());
    IO.println("the coldest of them: " + Collections.min(hot));

    // an endless source: it begins later, and does not end
    Stream.iterate(1, invoice -> invoice + 1)
        .dropWhile(invoice -> invoice * invoice < 1000)
        .limit(2)
        .forEach(invoice -> IO.println("invoice: " + invoice));

    // a window from one condition to another: first drop, then take
    long working =
        Stream.of(6, 8, 9, 17, 19, 9)
            .dropWhile(hour -> hour < 8)
            .takeWhile(hour -> hour < 18)
            .count();
    IO.println("calls from eight to six: " + working);

    // all may be left out
    IO.println("readings above 900: " + celsius.stream().dropWhile(it -> it <= 900).count());
  }
}
