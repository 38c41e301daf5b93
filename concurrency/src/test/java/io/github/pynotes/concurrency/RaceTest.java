package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Every interleaving here is forced, so that each test says the same each time. What happens by
/// itself, a million times a second, is in [RaceStress].
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("x += 1")
class RaceTest {
  private int views;
  private volatile int volatileViews;

  private static void inTwoThreads(Runnable task) throws InterruptedException {
    Thread first = Thread.ofPlatform().start(task);
    Thread second = Thread.ofPlatform().start(task);
    first.join();
    second.join();
  }

  private static void inAnotherThread(Runnable task) {
    try {
      Thread.ofPlatform().start(task).join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Nested
  @DisplayName("without a lock")
  class WithoutLock {
    @Test
    void losesAnUpdateWhenBothHaveReadBeforeOneWrites() throws InterruptedException {
      // @start region="race"
      var bothHaveRead = new Phaser(2);
      inTwoThreads(() -> {
        // views += 1, as the JVM and CPython do it: read, add, write
        int seen = views;
        bothHaveRead.arriveAndAwaitAdvance();
        views = seen + 1;
      });

      assertThat(views).isEqualTo(1);
      // @end
    }

    @Test
    void losesItAlsoInAVolatileField() throws InterruptedException {
      var bothHaveRead = new Phaser(2);
      inTwoThreads(() -> {
        int seen = volatileViews;
        bothHaveRead.arriveAndAwaitAdvance();
        volatileViews = seen + 1;
      });

      assertThat(volatileViews).isEqualTo(1);
    }

    @Test
    void losesItAlsoBetweenGetAndPutOfAConcurrentMap() throws InterruptedException {
      var viewsOf = new ConcurrentHashMap<String, Integer>();
      var bothHaveRead = new Phaser(2);
      inTwoThreads(() -> {
        // views_of["/"] = views_of.get("/", 0) + 1
        int seen = viewsOf.getOrDefault("/", 0);
        bothHaveRead.arriveAndAwaitAdvance();
        viewsOf.put("/", seen + 1);
      });

      assertThat(viewsOf).containsEntry("/", 1);
    }
  }

  @Nested
  @DisplayName("with a lock")
  class WithLock {
    @Test
    @DisplayName("synchronized: the second waits before it reads")
    void monitor() throws InterruptedException {
      Thread second =
          Thread.ofPlatform()
              .unstarted(() -> {
                synchronized (this) {
                  views += 1;
                }
              });

      // with lock:
      //     views += 1
      synchronized (this) {
        int seen = views;
        second.start();
        while (second.getState() != Thread.State.BLOCKED) {
          Thread.onSpinWait(); // a monitor tells nobody who waits for it but the thread itself
        }
        views = seen + 1;
      }
      second.join();

      assertThat(views).isEqualTo(2);
    }

    @Test
    @DisplayName("ReentrantLock: the same, and it tells who waits")
    void lock() throws InterruptedException {
      var lock = new ReentrantLock();
      Thread second =
          Thread.ofPlatform()
              .unstarted(() -> {
                lock.lock();
                try {
                  views += 1;
                } finally {
                  lock.unlock();
                }
              });

      lock.lock();
      try {
        int seen = views;
        second.start();
        while (!lock.hasQueuedThread(second)) {
          Thread.onSpinWait();
        }
        views = seen + 1;
      } finally {
        lock.unlock();
      }
      second.join();

      assertThat(views).isEqualTo(2);
    }
  }

  @Nested
  @DisplayName("without waiting")
  class Atomic {
    @Test
    void anAtomicIntegerTriesAgainWhenSomebodyWasFaster() {
      var tickets = new AtomicInteger();
      var attempts = new ArrayList<Integer>();

      int mine =
          tickets.updateAndGet(seen -> {
            attempts.add(seen);
            if (attempts.size() == 1) {
              inAnotherThread(tickets::incrementAndGet); // between our reading and our writing
            }
            return seen + 1;
          });

      assertThat(mine).isEqualTo(2);
      assertThat(attempts).containsExactly(0, 1);
    }

    @Test
    void aSimpleSetOverwritesWhatSomebodyElseHasCounted() {
      var tickets = new AtomicInteger();

      int seen = tickets.get();
      inAnotherThread(tickets::incrementAndGet);
      tickets.set(seen + 1); // two atomic steps are not one

      assertThat(tickets).hasValue(1);
    }

    @Test
    void aLongAdderCountsInPartsAndAddsThemUp() throws InterruptedException {
      var parts = new LongAdder();
      inTwoThreads(() -> {
        for (int i = 0; i < 10_000; i++) {
          parts.increment(); // that this loses nothing is for RaceStress to find
        }
      });

      assertThat(parts.sum()).isEqualTo(20_000);
      assertThat(parts.sumThenReset()).isEqualTo(20_000);
      assertThat(parts.sum()).isZero();
    }

    @Test
    void mergeOfAConcurrentMapIsOneStep() throws InterruptedException {
      var viewsOf = new ConcurrentHashMap<>(Map.of("/", 1));
      Thread second = Thread.ofPlatform().unstarted(() -> viewsOf.merge("/", 1, Integer::sum));

      viewsOf.merge(
          "/",
          1,
          (seen, one) -> {
            second.start();
            while (second.getState() != Thread.State.BLOCKED) {
              Thread.onSpinWait(); // it may not read before we have written
            }
            return seen + one;
          });
      second.join();

      assertThat(viewsOf).containsEntry("/", 3);
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void anIntHasAnEndAndGoesOnAtTheOther() {
      views = Integer.MAX_VALUE; // 2**31 - 1; an int of Python has no end
      views += 1;

      assertThat(views).isEqualTo(Integer.MIN_VALUE);
      assertThatThrownBy(() -> Math.incrementExact(Integer.MAX_VALUE))
          .isInstanceOf(ArithmeticException.class);
    }
  }
}
