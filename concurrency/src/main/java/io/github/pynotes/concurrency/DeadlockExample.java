package io.github.pynotes.concurrency;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.locks.ReentrantLock;

/// Pays between two accounts in both directions at once: stuck when each clerk takes his own
/// account first, never when both take them in the same order.
///
/// @python deadlock
/// @java lock in one order, or tryLock with a timeout; ThreadMXBean finds who is stuck
final class DeadlockExample {
  private record Account(int number, ReentrantLock lock) {}

  private int payments;

  void main() throws InterruptedException {
    var ada = new Account(1, new ReentrantLock());
    var bob = new Account(2, new ReentrantLock());

    // each takes the account that it pays from, and then wants the other
    var bothHaveOne = new Phaser(2);
    Thread first = Thread.ofPlatform().start(() -> takeBoth(ada, bob, bothHaveOne));
    Thread second = Thread.ofPlatform().start(() -> takeBoth(bob, ada, bothHaveOne));

    // the JVM can tell who waits for whom
    long[] stuck = null;
    while (stuck == null) {
      stuck = ManagementFactory.getThreadMXBean().findDeadlockedThreads();
    }
    IO.println("stuck: " + stuck.length + " clerks");

    // lockInterruptibly() can be told to give up; lock() and synchronized cannot
    first.interrupt();
    first.join();
    second.join();

    // the lower number first, whoever pays: no circle, no deadlock
    try (var clerks = Executors.newFixedThreadPool(2)) {
      clerks.execute(() -> pay(ada, bob));
      clerks.execute(() -> pay(bob, ada));
    }
    IO.println("payments: " + payments);
  }

  private static void takeBoth(Account mine, Account other, Phaser bothHaveOne) {
    mine.lock.lock();
    try {
      bothHaveOne.arriveAndAwaitAdvance();
      other.lock.lockInterruptibly();
      other.lock.unlock();
      IO.println("account " + mine.number + ": got the other");
    } catch (InterruptedException e) {
      IO.println("account " + mine.number + ": gave up");
    } finally {
      mine.lock.unlock();
    }
  }

  private void pay(Account from, Account to) {
    Account low = from.number < to.number ? from : to;
    Account high = from.number < to.number ? to : from;
    synchronized (low) {
      synchronized (high) {
        payments++;
      }
    }
  }
}
