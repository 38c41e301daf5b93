package io.github.pynotes.itertools;

import static io.github.pynotes.itertools.MoreGatherers.zipLongest;

import com.google.common.collect.Streams;
import java.util.List;
import java.util.stream.Stream;

/// Goes through two sequences side by side, until the longer of them ends.
///
/// @python itertools.zip_longest
/// @java a.stream().gather(MoreGatherers.zipLongest(b, fillA, fillB, Pair::new))
/// @pattern MoreGatherers
final class ZipLongestExample {
  record Day(int planned, int sold) {}

  record Seat(int number, String guest) {}

  void main() {
    var planned = List.of(12, 8, 10);
    var sold = List.of(14, 7);

    // fillvalue: what stands in for the shorter one
    var days = planned.stream().gather(zipLongest(sold, 0, 0, Day::new)).toList();
    days.forEach(day -> IO.println("planned " + day.planned() + ", sold " + day.sold()));

    // zip ends with the shorter, and drops the third day without a word
    long zipped = Streams.zip(planned.stream(), sold.stream(), Day::new).count();
    IO.println("days of zip_longest: " + days.size() + ", of zip: " + zipped);

    // without a fillvalue, None stands in: here it is null
    planned.stream()
        .gather(zipLongest(sold, null, null, (plan, sale) -> sale == null ? "open" : "done"))
        .forEach(state -> IO.println("this day is " + state));

    // as lazy as its sources: the seats are endless
    var guests = List.of("Ada", "Eve");
    Stream.iterate(1, number -> number + 1)
        .gather(zipLongest(guests, 0, "free", Seat::new))
        .limit(3)
        .forEach(seat -> IO.println("seat " + seat.number() + ": " + seat.guest()));

    // a third sequence: pair the pairs
    var returned = List.of(1, 0, 0, 2);
    var balances =
        planned.stream()
            .gather(zipLongest(sold, 0, 0, (plan, sale) -> plan - sale))
            .gather(zipLongest(returned, 0, 0, Integer::sum))
            .toList();
    IO.println("left over: " + balances);
  }
}
