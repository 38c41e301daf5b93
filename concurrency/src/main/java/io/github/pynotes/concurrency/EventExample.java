package io.github.pynotes.concurrency;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Lets threads wait until something has happened, once or again and again.
///
/// @python threading.Event
/// @python threading.Event.set
/// @python threading.Event.clear
/// @python threading.Event.is_set
/// @python threading.Event.wait
/// @java CountDownLatch(1): countDown(), await(), getCount(); clear() is a new latch
final class EventExample {
  private volatile CountDownLatch red; // a latch opens for good: each red phase has its own
  private final Semaphore passed = new Semaphore(0);

  private Void drive() throws InterruptedException {
    for (int car = 1; car <= 3; car++) {
      red.await();
      red = new CountDownLatch(1);
      passed.release();
    }
    return null;
  }

  void main() throws InterruptedException, ExecutionException {
    // once: all who wait go on, and who comes later does not wait
    var doors = new CountDownLatch(1);
    IO.println("before: " + (doors.getCount() == 0 ? "open" : "closed"));
    boolean opened = doors.await(10, TimeUnit.MILLISECONDS);
    IO.println("waited for a while: " + (opened ? "open" : "closed"));
    try (var pool = Executors.newFixedThreadPool(3)) {
      var guests = new ArrayList<Future<Boolean>>();
      for (int i = 0; i < 3; i++) {
        guests.add(pool.submit(() -> doors.await(10, TimeUnit.SECONDS)));
      }
      doors.countDown();
      int inside = 0;
      for (var guest : guests) {
        inside += guest.get() ? 1 : 0;
      }
      IO.println("guests inside: " + inside);
    }
    doors.countDown(); // once more: nothing happens
    IO.println("after: " + (doors.getCount() == 0 ? "open" : "closed"));

    // again and again: a light that turns red after each car
    red = new CountDownLatch(1);
    try (var carPark = Executors.newSingleThreadExecutor()) {
      var _ = carPark.submit(this::drive);
      for (int car = 1; car <= 3; car++) {
        red.countDown();
        passed.acquire();
        String colour = red.getCount() == 0 ? "green" : "red";
        IO.println("car " + car + " has passed, the light is " + colour);
      }
    }
  }
}
