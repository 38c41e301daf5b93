package io.github.pynotes.itertools;

import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Numbers elements as they come.
///
/// @python builtins.enumerate
/// @java Guava's Streams.mapWithIndex(stream, (element, i) -> ...); IntStream.range for a list
final class EnumerateExample {
  record Line(long number, String text) {}

  void main() {
    var log = List.of("starting", "ERROR disk", "retrying", "ERROR disk");

    // a stream: each element with its index, which is a long
    Streams.mapWithIndex(log.stream(), (text, i) -> i + ": " + text).forEach(IO::println);

    // start=1: as people count
    Streams.mapWithIndex(log.stream(), (text, i) -> new Line(i + 1, text))
        .filter(line -> line.text().startsWith("ERROR"))
        .forEach(line -> IO.println("error in line " + line.number()));

    // a list: its indices, and nothing is boxed
    var errors = IntStream.range(0, log.size()).filter(i -> log.get(i).startsWith("ERROR"));
    IO.println("indices of errors: " + errors.boxed().toList());

    // to change a list in its place: no index is needed
    var hosts = new ArrayList<>(List.of("Alpha", "BETA"));
    hosts.replaceAll(host -> host.toLowerCase(Locale.ROOT));
    IO.println("hosts: " + String.join(", ", hosts));

    // as lazy as its source: the first power of 2 above 1000
    var powers = Stream.iterate(1, n -> 2 * n);
    var exponent =
        Streams.mapWithIndex(powers, (power, i) -> Map.entry(i, power))
            .filter(entry -> entry.getValue() > 1000)
            .findFirst();
    IO.println("2 to the power of " + exponent.orElseThrow().getKey());
  }
}
