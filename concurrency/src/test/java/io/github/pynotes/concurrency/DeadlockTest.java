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
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("a deadlock")
@Timeout(30)
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
    void isFoundByTheJvm() {
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
    @Test
    void byOneOrderForAll() throws InterruptedException {
      int[] transfers = {0};
      Runnable transfer =
          () -> {
            for (int i = 0; i < 10_000; i++) {
              synchronized (ada) {
                synchronized (bob) {
                  transfers[0]++;
                }
              }
            }
          };

      Thread first = Thread.ofPlatform().start(transfer);
      Thread second = Thread.ofPlatform().start(transfer);
      first.join();
      second.join();

      assertThat(transfers[0]).isEqualTo(20_000);
    }

    @Test
    void byATryLockThatGivesBackWhatItHas() throws InterruptedException {
      var bobsHolder = new Phaser(2);
      Thread holder =
          Thread.ofPlatform()
              .start(() -> {
                bob.lock();
                try {
                  bobsHolder.arriveAndAwaitAdvance(); // taken
                  bobsHolder.arriveAndAwaitAdvance(); // may go
                } finally {
                  bob.unlock();
                }
              });
      bobsHolder.arriveAndAwaitAdvance();

      // if not bob.acquire(timeout=0.001): ada.release()
      boolean hasBoth;
      ada.lock();
      try {
        hasBoth = bob.tryLock(1, TimeUnit.MILLISECONDS);
      } finally {
        ada.unlock();
      }

      assertThat(hasBoth).isFalse();
      assertThat(ada.isLocked()).isFalse(); // so whoever holds bob's may have it, and finish

      bobsHolder.arriveAndAwaitAdvance();
      holder.join();
      assertThat(bob.tryLock()).isTrue();
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    @DisplayName("Lock deadlocks with its own thread; ReentrantLock and synchronized do not")
    void withItself() {
      assertThat(ada.tryLock()).isTrue();
      assertThat(ada.tryLock()).isTrue();

      assertThat(ada.getHoldCount()).isEqualTo(2);
      assertThat(jvm.findDeadlockedThreads()).isNull();
    }

    @Test
    void ofVirtualThreadsIsNotFound() {
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
