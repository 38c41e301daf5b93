package io.github.pynotes.itertools;

import com.google.common.collect.Streams;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/// Calls a function with the parts of each element as its arguments.
///
/// @python itertools.starmap
/// @java map with a method of the record, a record pattern, or a BiFunction over Map.Entry
final class StarmapExample {
  private record Line(String article, int cents, int pieces) {
    int total() {
      return cents * pieces;
    }
  }

  void main() {
    var lines = List.of(new Line("tea", 450, 2), new Line("mug", 1200, 1), new Line("cup", 990, 6));

    // what depends on the parts of a record is a method of the record
    IO.println("order: " + lines.stream().mapToInt(Line::total).sum());

    // or takes the parts by a pattern, where the record is not ours to change
    lines.stream().map(StarmapExample::label).forEach(IO::println);

    // two columns need no pairs
    var prices = List.of(450, 1200, 990);
    var pieces = List.of(2, 1, 6);
    Streams.zip(prices.stream(), pieces.stream(), Math::multiplyExact)
        .forEach(total -> IO.println("total: " + total));

    // pairs, and a function of two arguments
    BiFunction<String, Integer, String> tag = "%s costs %d"::formatted;
    Stream.of(Map.entry("tea", 450), Map.entry("mug", 1200))
        .map(pair -> tag.apply(pair.getKey(), pair.getValue()))
        .forEach(IO::println);
  }

  private static String label(Line line) {
    return switch (line) {
      case Line(String article, _, int pieces) when pieces > 5 -> "a box of " + article;
      case Line(String article, _, int pieces) -> pieces + " of " + article;
    };
  }
}
