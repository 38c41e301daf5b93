package io.github.pynotes.itertools;

import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads one source more than once. CPython's tee keeps what one reader has read and another has
/// not; a list keeps everything, and a collector that does two things in one pass keeps nothing.
///
/// @python itertools.tee
/// @java toList(); a Supplier of streams; Collectors.teeing for two results of one pass
final class TeeExample {
  private final AtomicInteger reads = new AtomicInteger();

  private Stream<Integer> sensor() {
    return Stream.of(21, 24, 19, 22).peek(_ -> reads.incrementAndGet());
  }

  void main() {
    // two results: both are made in one pass, and nothing is stored
    record Range(int lowest, int highest) {}
    var range =
        sensor()
            .collect(
                Collectors.teeing(
                    Collectors.reducing(Integer.MAX_VALUE, Math::min),
                    Collectors.reducing(Integer.MIN_VALUE, Math::max),
                    Range::new));
    IO.println("lowest: " + range.lowest() + ", highest: " + range.highest());
    IO.println("reads: " + reads.getAndSet(0));

    // two readers at their own pace: a list, of which each has an iterator
    List<Integer> readings = sensor().toList();
    Iterator<Integer> ahead = readings.iterator();
    Iterator<Integer> behind = readings.iterator();
    ahead.next();
    ahead.next();
    IO.println("ahead: " + ahead.next() + ", behind: " + behind.next());
    IO.println("reads: " + reads.getAndSet(0));

    // a source that can be read again: a supplier, where Python has a function
    Supplier<Stream<Integer>> source = this::sensor;
    IO.println("warm: " + source.get().filter(celsius -> celsius > 20).count());
    IO.println("cold: " + source.get().filter(celsius -> celsius <= 20).count());
    IO.println("reads: " + reads.getAndSet(0));

    // the source itself, read by the one, is lost to the other
    var once = sensor();
    IO.println("sum: " + once.mapToInt(celsius -> celsius).sum());
    try {
      IO.println("sum of the rest: " + once.mapToInt(celsius -> celsius).sum());
    } catch (IllegalStateException e) {
      IO.println("a stream is read once");
    }
  }
}
