package io.github.pynotes.concurrency;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;

/// Takes a lock again in the same thread, so that methods which lock may call each other.
///
/// @python threading.RLock
/// @python threading.RLock.acquire
/// @python threading.RLock.release
/// @java ReentrantLock or synchronized: both are reentrant
final class RlockExample {
  private final ReentrantLock lock = new ReentrantLock();
  private int balance = 1000;

  private void add(int cents) {
    lock.lock();
    try {
      balance += cents;
    } finally {
      lock.unlock();
    }
  }

  private void replace(int old, int current) {
    lock.lock(); // nobody sees the account between the two
    try {
      add(-old);
      add(current);
    } finally {
      lock.unlock();
    }
  }

  private String audit() {
    if (!lock.tryLock()) {
      return "busy";
    }
    try {
      return balance + " cents";
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("LockNotBeforeTry") // here the steps are wanted, not a block
  void main() throws InterruptedException, ExecutionException {
    replace(300, 250);
    try (var auditor = Executors.newSingleThreadExecutor()) {
      // free for others when it was unlocked as often as it was locked
      lock.lock();
      lock.lock();
      IO.println("acquired twice: " + auditor.submit(this::audit).get());
      lock.unlock();
      IO.println("released once: " + auditor.submit(this::audit).get());

      // the thread that did not take it cannot let go of it
      try {
        auditor.submit(lock::unlock).get();
      } catch (ExecutionException _) { // of an IllegalMonitorStateException
        IO.println("released by another: refused");
      }
      lock.unlock();
      IO.println("released twice: " + auditor.submit(this::audit).get());
    }
  }
}
