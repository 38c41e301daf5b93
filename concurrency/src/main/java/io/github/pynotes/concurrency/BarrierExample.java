package io.github.pynotes.concurrency;

import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Lets threads wait for each other: nobody goes on before all have arrived.
///
/// @python threading.Barrier
/// @python threading.Barrier.wait
/// @python threading.Barrier.reset
/// @python threading.Barrier.abort
/// @python threading.Barrier.parties
/// @python threading.Barrier.n_waiting
/// @python threading.Barrier.broken
/// @python threading.BrokenBarrierError
/// @java CyclicBarrier: await(), reset(), isBroken(); Phaser where parties come and go
final class BarrierExample {
  private static final Map<String, List<Integer>> VOTES =
      Map.of("north", List.of(120, 80, 45), "south", List.of(200, 10, 5));

  private final Map<String, Integer> counted = new ConcurrentHashMap<>();
  private final CyclicBarrier barrier = new CyclicBarrier(VOTES.size(), this::announce);

  private void announce() {
    int sum = counted.values().stream().mapToInt(votes -> votes).sum();
    IO.println("votes of the district: " + sum);
  }

  private int count(String station) throws InterruptedException, BrokenBarrierException {
    int place = 0;
    for (int votes : VOTES.get(station)) {
      counted.put(station, votes);
      place = barrier.await();
    }
    return place;
  }

  void main() throws InterruptedException, ExecutionException {
    // two stations count, and meet after each district
    try (var stations = Executors.newFixedThreadPool(2)) {
      var north = stations.submit(() -> count("north"));
      var south = stations.submit(() -> count("south"));
      int first = Math.min(north.get(), south.get());
      IO.println("places: " + first + " " + Math.max(north.get(), south.get()));
    }

    // who waits for too long breaks it for all
    try {
      barrier.await(10, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | BrokenBarrierException _) {
      IO.println("nobody came, the barrier is " + (barrier.isBroken() ? "broken" : "whole"));
    }

    // reset: whole again
    barrier.reset();
    IO.println("parties: " + barrier.getParties() + ", waiting: " + barrier.getNumberWaiting());
    IO.println("the barrier is " + (barrier.isBroken() ? "broken" : "whole"));
  }
}
