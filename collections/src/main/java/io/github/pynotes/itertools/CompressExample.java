package io.github.pynotes.itertools;

import com.google.common.collect.Streams;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Keeps the elements whose selectors say so, in a second sequence beside the first.
///
/// @python itertools.compress
/// @java Guava's Streams.zip and a filter; IntStream over indexes; BitSet.stream()
final class CompressExample {
  private record Choice(String user, boolean active) {}

  void main() {
    var users = List.of("Ada", "Bob", "Eve", "Max");
    var active = List.of(true, false, true, true);

    // two streams side by side
    Streams.zip(users.stream(), active.stream(), Choice::new)
        .filter(Choice::active)
        .forEach(choice -> IO.println("active: " + choice.user()));

    // two lists by their index, and only as far as both reach
    var paid = List.of(0, 1);
    IntStream.range(0, Math.min(users.size(), paid.size()))
        .filter(i -> paid.get(i) != 0)
        .mapToObj(users::get)
        .forEach(user -> IO.println("paid: " + user));

    // flags that are bits already
    var onDuty = new BitSet();
    onDuty.set(1, 3);
    onDuty.stream().mapToObj(users::get).forEach(user -> IO.println("on duty: " + user));

    // an endless pattern of selectors: everybody at an even place
    var evens = Stream.iterate(true, even -> !even);
    long count = Streams.zip(users.stream(), evens, Choice::new).filter(Choice::active).count();
    IO.println("users at even places: " + count);
  }
}
