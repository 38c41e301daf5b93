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
  private static final class Account {
    final ReentrantLock lock = new ReentrantLock();
    final int number;
    int balance = 100;

    Account(int number) {
      this.number = number;
    }
  }

  void main() throws InterruptedException {
    var ada = new Account(1);
    var bob = new Account(2);

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
      clerks.execute(() -> pay(ada, bob, 30));
      clerks.execute(() -> pay(bob, ada, 10));
    }
    IO.println("balances: " + ada.balance + " and " + bob.balance);
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

  private static void pay(Account from, Account to, int amount) {
    Account low = from.number < to.number ? from : to;
    Account high = low == from ? to : from;
    synchronized (low) {
      synchronized (high) {
        from.balance -= amount;
        to.balance += amount;
      }
    }
  }
}
