package io.github.pynotes.itertools;

import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Takes elements from the beginning, up to the first that is not as wanted.
///
/// @python itertools.takewhile
/// @java Stream.takeWhile; Guava's PeekingIterator where the element that ended it is wanted
final class TakewhileExample {
  void main() {
    var prices = List.of(450, 990, 1200, 600);

    // up to the first that is too dear; a filter would look at the others, too
    var affordable = prices.stream().takeWhile(cents -> cents < 1000).toList();
    IO.println("taken: " + affordable.size());
    IO.println("filtered: " + prices.stream().filter(cents -> cents < 1000).count());

    // an endless source ends with it
    Stream.iterate(1, width -> 2 * width)
        .takeWhile(width -> width < 500)
        .reduce((_, last) -> last)
        .ifPresent(width -> IO.println("the widest picture below 500: " + width));

    // the header of a mail, and its body: the empty line between them is used up
    var mail = List.of("From: Ada", "To: Bob", "", "Dear Bob,", "see you.").iterator();
    int headers = 0;
    while (mail.hasNext() && !mail.next().isEmpty()) {
      headers++;
    }
    IO.println("headers: " + headers + ", then: " + mail.next());

    // so is the first order of the next day, unless one may look at it before taking it
    var days = List.of(1, 1, 2, 2);
    var lossy = days.iterator();
    int first = 0;
    while (lossy.next() == 1) {
      first++;
    }
    int second = Iterators.size(lossy);
    IO.println("orders of day 1: " + first + ", of day 2: " + second);

    var peeking = Iterators.peekingIterator(days.iterator());
    var dayOne = new ArrayList<Integer>();
    while (peeking.hasNext() && peeking.peek() == 1) {
      dayOne.add(peeking.next());
    }
    IO.println("without loss: " + dayOne.size() + " and " + Iterators.size(peeking));
  }
}
