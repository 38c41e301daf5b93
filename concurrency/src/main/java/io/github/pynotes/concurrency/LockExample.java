package io.github.pynotes.concurrency;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Lets one thread at a time do something, and the others wait, wait for a while, or not at all.
///
/// @python threading.Lock
/// @python threading.Lock.acquire
/// @python threading.Lock.release
/// @python threading.Lock.locked
/// @java ReentrantLock: lock(), tryLock(), unlock(); Semaphore(1) if another thread is to unlock
final class LockExample {
  private final ReentrantLock house = new ReentrantLock();
  private int seats = 100;

  private void sell(int number) {
    for (int i = 0; i < number; i++) {
      house.lock();
      try {
        seats--;
      } finally {
        house.unlock();
      }
    }
  }

  void main() throws InterruptedException, ExecutionException {
    // four tills sell the seats of one house, and no sale is lost
    try (var tills = Executors.newFixedThreadPool(4)) {
      for (int till = 1; till <= 4; till++) {
        tills.execute(() -> sell(20));
      }
    }
    IO.println("seats left: " + seats);

    try (var clerk = Executors.newSingleThreadExecutor()) {
      // tryLock(): to ask instead of waiting
      house.lock();
      IO.println("the house is " + (house.isLocked() ? "locked" : "free"));
      boolean entered = clerk.submit(() -> house.tryLock()).get();
      IO.println("the clerk at once: " + (entered ? "enters" : "turns away"));

      // tryLock(time, unit): to wait, but not for ever
      entered = clerk.submit(() -> house.tryLock(10, TimeUnit.MILLISECONDS)).get();
      IO.println("the clerk in a while: " + (entered ? "enters" : "turns away"));

      // the thread that holds it asks once more
      entered = house.tryLock();
      IO.println("its holder again: " + (entered ? "enters" : "turns away"));

      // another thread lets go of it
      try {
        clerk.submit(house::unlock).get();
        IO.println("the clerk unlocks: done");
      } catch (ExecutionException _) { // of an IllegalMonitorStateException
        IO.println("the clerk unlocks: not allowed");
      }
    }

    // what nobody holds cannot be let go
    try {
      new ReentrantLock().unlock();
    } catch (IllegalMonitorStateException _) {
      IO.println("unlocked before it was locked: refused");
    }
  }
}
