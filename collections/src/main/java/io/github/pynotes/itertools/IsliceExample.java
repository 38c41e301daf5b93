package io.github.pynotes.itertools;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Takes a part of what comes, by position.
///
/// @python itertools.islice
/// @java Stream.limit(stop).skip(start); Guava's Iterators.limit where the rest is wanted, too
final class IsliceExample {
  void main() {
    var log = List.of("start", "read users", "read orders", "slow query", "read prices", "stop");

    // the first two, and those from 1 to 4: first the stop, then the start
    IO.println("first: " + String.join(", ", log.stream().limit(2).toList()));
    IO.println("part: " + String.join(", ", log.stream().limit(4).skip(1).toList()));

    // a stop before the start leaves nothing
    IO.println("upside down: " + log.stream().limit(1).skip(4).count());

    // every second of a list, by its index
    IntStream.iterate(0, i -> i < log.size(), i -> i + 2)
        .mapToObj(log::get)
        .forEach(line -> IO.println("every second: " + line));

    // every 15th of what has no index: the first of each window
    Stream.iterate(0, minute -> minute + 1)
        .limit(60)
        .gather(Gatherers.windowFixed(15))
        .map(List::getFirst)
        .forEach(minute -> IO.println("reading of minute " + minute));

    // pages: an iterator goes on where the last page ended
    var lines = log.iterator();
    while (lines.hasNext()) {
      var page = ImmutableList.copyOf(Iterators.limit(lines, 4));
      IO.println("page: " + String.join(", ", page));
    }

    // what is negative is refused
    try {
      IO.println("last line: " + log.stream().skip(-1).findFirst().orElse("none"));
    } catch (IllegalArgumentException e) {
      IO.println("from -1 on: refused");
    }
  }
}
