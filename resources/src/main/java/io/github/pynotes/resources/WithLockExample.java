package io.github.pynotes.resources;

import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Holds a lock for a block, and lets go of it whatever happens there.
///
/// @python threading.Lock.__enter__
/// @python threading.Lock.__exit__
/// @python threading.RLock.__enter__
/// @java lock.lock(); try { ... } finally { lock.unlock(); }
final class WithLockExample {
  private interface Held extends AutoCloseable {
    @Override
    void close(); // throws nothing that would have to be caught
  }

  private final ReentrantLock lock = new ReentrantLock();
  private int stock = 10;

  private void take(int number) {
    lock.lock(); // before the try: what was not taken must not be given back
    try {
      if (number > stock) {
        throw new IllegalArgumentException(number + " of " + stock + " cannot be taken");
      }
      stock -= number;
      IO.println("took " + number + ", the lock is " + state());
    } finally {
      lock.unlock();
    }
  }

  private String state() {
    return lock.isLocked() ? "held" : "free";
  }

  void main() throws Exception {
    // lock, try, finally: held in the block, and free behind it
    take(3);
    IO.println("in stock: " + stock + ", the lock is " + state());

    // also if the body fails
    try {
      take(20);
    } catch (IllegalArgumentException e) {
      IO.println("failed: " + e.getMessage() + ", the lock is " + state());
    }

    // the same as a resource; tryLock: another thread waits for a while, and gives up
    lock.lock();
    try (Held _ = lock::unlock;
        var other = Executors.newSingleThreadExecutor()) {
      boolean taken = other.submit(() -> lock.tryLock(10, TimeUnit.MILLISECONDS)).get();
      IO.println("another thread " + (taken ? "took it" : "gave up"));
    }

    // a ReentrantLock is an RLock: whoever holds it may take it again
    var ledger = new ReentrantLock();
    ledger.lock();
    try (Held _ = ledger::unlock) {
      ledger.lock();
      try (Held _ = ledger::unlock) {
        IO.println("took the ledger twice");
      }
    }
  }
}
