package io.github.pynotes.itertools;

import com.google.common.collect.Lists;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/// Takes an element of each pool, in every way: nested loops whose number nobody has to know.
///
/// @python itertools.product
/// @java Combinatorics.product; Guava's Lists.cartesianProduct as a list with an index
/// @pattern Combinatorics
final class ProductExample {
  void main() {
    // the articles of a shop; the last pool changes fastest
    var sizes = List.of("S", "M", "L");
    var colours = List.of("red", "blue");
    Combinatorics.product(List.of(sizes, colours))
        .map(article -> String.join(" ", article))
        .forEach(IO::println);

    // a pool several times, which Python calls repeat
    var digits = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    long sevens =
        Combinatorics.product(Collections.nCopies(3, digits))
            .filter(pin -> pin.stream().mapToInt(digit -> digit).sum() == 7)
            .count();
    IO.println("PINs of three digits that add up to 7: " + sevens);

    // every setting to try, where the settings come from a map
    var settings = new LinkedHashMap<String, List<Integer>>();
    settings.put("threads", List.of(1, 8));
    settings.put("batch", List.of(100, 1000));
    Combinatorics.product(settings.values())
        .map(values -> "threads=%d, batch=%d".formatted(values.toArray()))
        .forEach(IO::println);

    // Guava's is a list: it has an index, and is counted by an int
    var shelves = Lists.cartesianProduct(sizes, colours);
    IO.println("on shelf 3: " + String.join(" ", shelves.get(3)));

    // no pool gives one way to take nothing; an empty pool gives none
    IO.println("of no pool: " + Combinatorics.product(List.<List<String>>of()).count());
    IO.println("with an empty pool: " + Combinatorics.product(List.of(sizes, List.of())).count());
  }
}
