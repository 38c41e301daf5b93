package io.github.pynotes.concurrency;

import java.util.ArrayDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Waits under a lock until something is true, which another thread signals.
///
/// @python threading.Condition
/// @python threading.Condition.wait
/// @python threading.Condition.wait_for
/// @python threading.Condition.notify
/// @python threading.Condition.notify_all
/// @java lock.newCondition(); await() in a while loop; signal(), signalAll()
final class ConditionExample {
  private final ArrayDeque<String> dishes = new ArrayDeque<>(); // from the kitchen to the waiters
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition notEmpty = lock.newCondition(); // two conditions, one lock
  private final Condition notFull = lock.newCondition();

  private void put(String dish) {
    lock.lock();
    try {
      while (dishes.size() == 2) {
        notFull.awaitUninterruptibly(); // as wait() is in Python
      }
      dishes.add(dish);
      notEmpty.signal();
    } finally {
      lock.unlock();
    }
  }

  private String take(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (dishes.isEmpty() && left > 0) {
        left = notEmpty.awaitNanos(left); // may wake for nothing; this much time is left then
      }
      notFull.signal();
      return dishes.isEmpty() ? "nothing" : dishes.remove();
    } finally {
      lock.unlock();
    }
  }

  void main() throws InterruptedException {
    IO.println("before noon: " + take(10)); // an empty shelf: wait for a while, and give up

    // three dishes, though the shelf has room for two: the kitchen waits for the first to go
    try (var kitchen = Executors.newSingleThreadExecutor()) {
      for (String dish : new String[] {"soup", "fish", "cake"}) {
        kitchen.execute(() -> put(dish));
      }
      for (int i = 0; i < 3; i++) {
        IO.println("served: " + take(10_000));
      }
    }

    try {
      notEmpty.signalAll(); // whoever signals must hold the lock
    } catch (IllegalMonitorStateException _) {
      IO.println("notified without the lock: refused");
    }
  }
}
