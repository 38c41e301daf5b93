package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.lang.management.LockInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("a deadlock")
@SuppressWarnings("LockNotBeforeTry") // the steps of a test are no block
class DeadlockTest {
  private final ReentrantLock ada = new ReentrantLock();
  private final ReentrantLock bob = new ReentrantLock();
  private final Phaser bothHaveOne = new Phaser(2);
  private final ThreadMXBean jvm = ManagementFactory.getThreadMXBean();
  private final List<Thread> clerks = new ArrayList<>();

  /// Only an interrupt ends a deadlock, and only where the thread waits in a method that listens.
  @AfterEach
  void nobodyStaysStuck() throws InterruptedException {
    for (Thread clerk : clerks) {
      clerk.interrupt();
      clerk.join();
    }
  }

  private Thread clerk(Thread.Builder kind, ReentrantLock mine, ReentrantLock other) {
    Thread clerk =
        kind.start(() -> {
          mine.lock();
          try {
            bothHaveOne.arriveAndAwaitAdvance();
            other.lockInterruptibly();
            other.unlock();
          } catch (InterruptedException e) {
            // told to give up
          } finally {
            mine.unlock();
          }
        });
    clerks.add(clerk);
    return clerk;
  }

  /// In the queue, and asleep there: the JVM's search looks at what a thread is parked for.
  private static void awaitQueued(ReentrantLock lock, Thread thread) {
    while (!lock.hasQueuedThread(thread) || thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }

  @Nested
  @DisplayName("of two threads that take two locks in opposite order")
  class OppositeOrder {
    @Test
    @DisplayName("is found by the JVM")
    void isFound() {
      // @start region="deadlock"
      Thread first = clerk(Thread.ofPlatform().name("first"), ada, bob);
      Thread second = clerk(Thread.ofPlatform().name("second"), bob, ada);
      awaitQueued(bob, first);
      awaitQueued(ada, second);

      ThreadInfo[] stuck = jvm.getThreadInfo(jvm.findDeadlockedThreads());

      assertThat(stuck)
          .extracting(ThreadInfo::getThreadName, ThreadInfo::getLockOwnerName)
          .containsExactlyInAnyOrder(tuple("first", "second"), tuple("second", "first"));
      // @end
      assertThat(stuck)
          .extracting(ThreadInfo::getLockInfo)
          .extracting(LockInfo::getClassName)
          .allMatch(name -> name.startsWith(ReentrantLock.class.getName()));
    }

    @Test
    void endsWhenOneOfThemIsInterrupted() throws InterruptedException {
      Thread first = clerk(Thread.ofPlatform(), ada, bob);
      Thread second = clerk(Thread.ofPlatform(), bob, ada);
      awaitQueued(bob, first);
      awaitQueued(ada, second);

      first.interrupt();
      first.join();
      second.join(); // it has got ada's lock by now

      assertThat(jvm.findDeadlockedThreads()).isNull();
    }
  }

  @Nested
  @DisplayName("is avoided")
  class Avoided {
    private static final class Account {
      final ReentrantLock lock = new ReentrantLock();
      final int number;
      int balance = 100_000;

      Account(int number) {
        this.number = number;
      }

      /// Takes the lower number first, whoever pays.
      void pay(Account other) throws InterruptedException {
        Account low = number < other.number ? this : other;
        Account high = low == this ? other : this;
        low.lock.lockInterruptibly();
        try {
          high.lock.lockInterruptibly();
          try {
            balance--;
            other.balance++;
          } finally {
            high.lock.unlock();
          }
        } finally {
          low.lock.unlock();
        }
      }
    }

    @Test
    void byOneOrderForAll() throws Exception {
      var mine = new Account(1);
      var yours = new Account(2);

      try (var clerks = Executors.newFixedThreadPool(2)) {
        var there = clerks.submit(() -> pay(10_000, mine, yours));
        var back = clerks.submit(() -> pay(30_000, yours, mine));
        there.get();
        back.get();
      }

      assertThat(List.of(mine.balance, yours.balance)).containsExactly(120_000, 80_000);
    }

    private static Void pay(int times, Account from, Account to) throws InterruptedException {
      for (int i = 0; i < times; i++) {
        from.pay(to);
      }
      return null;
    }

    @Test
    void byATryLockThatGivesBackWhatItHas() throws InterruptedException {
      Thread other = clerk(Thread.ofPlatform(), bob, ada);
      ada.lock();
      bothHaveOne.arriveAndAwaitAdvance();
      awaitQueued(ada, other); // it has bob's lock, and waits for ours

      // if not bob.acquire(timeout=0.001): ada.release()
      assertThat(bob.tryLock(1, TimeUnit.MILLISECONDS)).isFalse();
      ada.unlock();

      other.join(); // it has got both, and given them back
      assertThat(bob.tryLock()).isTrue(); // so that we may try again
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    @DisplayName("Lock deadlocks with its own thread; ReentrantLock and synchronized do not")
    void withItself() {
      // lock.acquire(); lock.acquire()  # for good
      ada.lock();
      ada.lock();
      assertThat(ada.getHoldCount()).isEqualTo(2);

      synchronized (this) {
        synchronized (this) {
          assertThat(Thread.holdsLock(this)).isTrue();
        }
      }
    }

    @Test
    @DisplayName("Python searches nowhere; the JVM searches all threads but virtual ones")
    void ofVirtualThreads() {
      Thread first = clerk(Thread.ofVirtual(), ada, bob);
      Thread second = clerk(Thread.ofVirtual(), bob, ada);
      awaitQueued(bob, first);
      awaitQueued(ada, second);

      assertThat(jvm.findDeadlockedThreads()).isNull();
      assertThat(Arrays.stream(jvm.getAllThreadIds()))
          .doesNotContain(first.threadId(), second.threadId());
    }
  }
}
