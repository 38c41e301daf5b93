package io.github.pynotes.itertools;

import com.google.common.collect.Lists;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;

/// Cuts a sequence into batches of a size, the last of which may be smaller.
///
/// @python itertools.batched
/// @java gather(Gatherers.windowFixed(n)); Guava's Lists.partition for a list
final class BatchedExample {
  void main() {
    var orders = List.of(101, 102, 103, 104, 105, 106, 107);

    // so many at a time, and in the end what is left
    orders.stream()
        .gather(Gatherers.windowFixed(3))
        .forEach(batch -> IO.println("load orders " + batch));

    // the same of a list that is there anyway, without copying it
    IO.println("batches of the list: " + Lists.partition(orders, 3).size());

    // as lazy as its source: the first batch of endless ids
    var ids = Stream.iterate(1, id -> id + 1).gather(Gatherers.windowFixed(4)).findFirst();
    IO.println("first ids: " + ids.orElseThrow());

    // strict: an incomplete batch is an error, found when it comes
    try {
      orders.stream()
          .gather(Gatherers.windowFixed(3))
          .map(batch -> complete(batch, 3))
          .forEach(batch -> IO.println("pack " + batch.size()));
    } catch (IllegalArgumentException e) {
      IO.println("the last one is incomplete");
    }

    // a batch of nothing is refused at once
    try {
      Gatherers.windowFixed(0);
    } catch (IllegalArgumentException e) {
      IO.println("a batch of 0: refused");
    }
  }

  private static <T> List<T> complete(List<T> batch, int size) {
    if (batch.size() < size) {
      throw new IllegalArgumentException("an incomplete batch: " + batch);
    }
    return batch;
  }
}
