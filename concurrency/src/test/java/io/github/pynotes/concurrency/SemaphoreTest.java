package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.Semaphore, BoundedSemaphore")
@Timeout(30)
class SemaphoreTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore slots = new Semaphore(2);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /// Nobody is told when another thread begins to wait for a permit; so ask until it does.
  private static void untilWaiting(Semaphore semaphore, int number) throws InterruptedException {
    while (semaphore.getQueueLength() < number) {
      if (Thread.interrupted()) {
        throw new InterruptedException("by the time limit of the test");
      }
      Thread.onSpinWait();
    }
  }

  @Nested
  @DisplayName("with slots:")
  class With {
    @Test
    void isAcquireTryFinallyRelease() throws Exception {
      var running = new AtomicInteger();
      var most = new AtomicInteger();

      // @start region="semaphore"
      // with slots:
      //     download()
      Callable<Integer> download =
          () -> {
            slots.acquire(); // before the try: what was not taken must not be given back
            try {
              return most.accumulateAndGet(running.incrementAndGet(), Math::max);
            } finally {
              running.decrementAndGet();
              slots.release();
            }
          };
      // @end
      threads.invokeAll(IntStream.range(0, 50).mapToObj(_ -> download).toList());

      assertThat(most.get()).isBetween(1, 2);
      assertThat(slots.availablePermits()).isEqualTo(2);
    }

    @Test
    void letsInAsManyAsItHasSlots() throws Exception {
      var together = new CyclicBarrier(2);
      Callable<Integer> download =
          () -> {
            slots.acquire();
            try {
              return together.await(20, TimeUnit.SECONDS); // comes back if two are in at once
            } finally {
              slots.release();
            }
          };
      var one = threads.submit(download);
      var other = threads.submit(download);

      assertThat(one.get() + other.get()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("acquire()")
  class Acquire {
    @Test
    void waitsUntilSomebodyReleases() throws Exception {
      slots.acquire();
      slots.acquire();
      var third =
          threads.submit(() -> {
            slots.acquire();
            return "in";
          });
      untilWaiting(slots, 1);
      assertThat(third.isDone()).isFalse();

      // slots.release()
      slots.release();

      assertThat(third.get()).isEqualTo("in");
    }

    @Test
    void withoutBlockingIsTryAcquire() {
      // slots.acquire(blocking=False)  # True, True, False
      assertThat(slots.tryAcquire()).isTrue();
      assertThat(slots.tryAcquire()).isTrue();
      assertThat(slots.tryAcquire()).isFalse();
    }

    @Test
    void withATimeoutGivesUp() throws Exception {
      slots.acquire(2);

      // slots.acquire(timeout=0.01)  # False
      assertThat(slots.tryAcquire(10, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void withATimeoutTakesWhatIsReleasedInTime() throws Exception {
      slots.acquire(2);
      var third = threads.submit(() -> slots.tryAcquire(20, TimeUnit.SECONDS));
      untilWaiting(slots, 1);
      slots.release();

      // slots.acquire(timeout=20)  # True
      assertThat(third.get()).isTrue();
    }
  }

  @Nested
  @DisplayName("release(n)")
  class Release {
    @Test
    void wakesAsManyAsItGivesBack() throws Exception {
      slots.acquire(2);
      var waiting =
          IntStream.range(0, 2)
              .mapToObj(_ -> threads.submit(() -> slots.tryAcquire(20, TimeUnit.SECONDS)))
              .toList();
      untilWaiting(slots, 2);

      // slots.release(2)
      slots.release(2);

      assertThat(waiting.get(0).get()).isTrue();
      assertThat(waiting.get(1).get()).isTrue();
    }

    @Test
    void mayComeFromAnyThreadAndBeforeAnyAcquire() throws Exception {
      // paid = threading.Semaphore(0)
      var paid = new Semaphore(0);
      threads.execute(paid::release);

      // paid.acquire(timeout=20)  # True
      assertThat(paid.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void ofLessThanNothingIsRefused() {
      // slots.release(-1)  # ValueError: n must be one or more
      assertThatIllegalArgumentException().isThrownBy(() -> slots.release(-1));
    }
  }

  @Nested
  @DisplayName("BoundedSemaphore(2)")
  class Bounded {
    // slots = threading.BoundedSemaphore(2)
    private final ArrayBlockingQueue<String> bounded =
        new ArrayBlockingQueue<>(2, false, List.of("slot A", "slot B"));

    @Test
    void isAQueueFullOfWhatIsLent() throws Exception {
      // slots.acquire()
      String slot = bounded.take();
      assertThat(bounded).hasSize(1);

      // slots.release()
      bounded.add(slot);
      assertThat(bounded).hasSize(2);
    }

    @Test
    void refusesAReleaseTooMany() {
      // slots.release()  # ValueError: Semaphore released too many times
      assertThatIllegalStateException().isThrownBy(() -> bounded.add("slot C"));
    }

    @Test
    void hasTheSameWaysToWait() throws Exception {
      assertThat(bounded.poll()).isEqualTo("slot A");
      assertThat(bounded.poll(20, TimeUnit.SECONDS)).isEqualTo("slot B");

      // slots.acquire(blocking=False)  # False
      assertThat(bounded.poll()).isNull();

      // slots.acquire(timeout=0.01)  # False
      assertThat(bounded.poll(10, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void aReleaseTooManyLetsInOneMoreForEver() {
      slots.release();

      // what BoundedSemaphore finds, nobody finds here
      assertThat(slots.tryAcquire(3)).isTrue();
    }

    @Test
    void toAcquireInsideTheTryGivesBackWhatWasNeverTaken() {
      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> {
            Thread.currentThread().interrupt();
            try {
              slots.acquire();
            } finally {
              slots.release();
            }
          });

      assertThat(slots.availablePermits()).isEqualTo(3);
    }

    @Test
    void tryAcquireOvertakesEvenWhereItIsFair() throws Exception {
      var fair = new Semaphore(1, true);
      var both =
          threads.submit(() -> {
            fair.acquire(2);
            return "in";
          });
      untilWaiting(fair, 1);

      // it does not look whether somebody waits; with a time it does, even if that is none
      assertThat(fair.tryAcquire(0, TimeUnit.SECONDS)).isFalse();
      assertThat(fair.tryAcquire()).isTrue();

      fair.release(2);
      assertThat(both.get()).isEqualTo("in");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void severalAreTakenAtOnceOrNoneIs() {
      // Python's acquire() takes one, and two threads that take two one by one may wait for ever
      assertThat(slots.tryAcquire(3)).isFalse();
      assertThat(slots.availablePermits()).isEqualTo(2);
      assertThat(slots.tryAcquire(2)).isTrue();
      assertThat(slots.availablePermits()).isZero();
    }

    @Test
    void itMayStartInDebt() {
      // threading.Semaphore(-1)  # ValueError: semaphore initial value must be >= 0
      var afterTwoReleases = new Semaphore(-1);

      afterTwoReleases.release();
      assertThat(afterTwoReleases.tryAcquire()).isFalse();
      afterTwoReleases.release();
      assertThat(afterTwoReleases.tryAcquire()).isTrue();
    }

    @Test
    void aReleaseOfNoneIsAllowed() {
      // slots.release(0)  # ValueError: n must be one or more
      slots.release(0);

      assertThat(slots.availablePermits()).isEqualTo(2);
    }

    @Test
    void itTellsHowManyAreLeft() {
      // slots._value  # not public
      assertThat(slots.availablePermits()).isEqualTo(2);
      assertThat(slots.drainPermits()).isEqualTo(2);
      assertThat(slots.availablePermits()).isZero();
    }

    @Test
    void aSmallRequestDoesNotOvertakeABigOneIfItIsFair() throws Exception {
      // Python promises no order, and new Semaphore(1) none
      var fair = new Semaphore(0, true);
      var big =
          threads.submit(() -> {
            fair.acquire(2);
            return "two";
          });
      untilWaiting(fair, 1);
      fair.release(); // enough for a small one, but it is not its turn
      var small = threads.submit(() -> fair.tryAcquire(20, TimeUnit.SECONDS));
      untilWaiting(fair, 2);
      assertThat(fair.availablePermits()).isEqualTo(1);

      fair.release();
      assertThat(big.get()).isEqualTo("two");
      assertThat(small.isDone()).isFalse();

      fair.release();
      assertThat(small.get()).isTrue();
    }

    @Test
    void waitingEndsByAnInterrupt() throws Exception {
      slots.acquire(2);
      var waiting =
          new FutureTask<>(() -> {
            slots.acquire();
            return "in";
          });
      var thread = Thread.startVirtualThread(waiting);
      untilWaiting(slots, 1);

      // no thread can make another give up slots.acquire()
      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(waiting::get)
          .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void acquireUninterruptiblyWaitsAsPythonDoes() throws Exception {
      slots.acquire(2);
      var waiting =
          new FutureTask<>(() -> {
            slots.acquireUninterruptibly();
            return Thread.interrupted() ? "interrupted, but in" : "in";
          });
      var thread = Thread.startVirtualThread(waiting);
      untilWaiting(slots, 1);

      thread.interrupt();
      slots.release();

      assertThat(waiting.get()).isEqualTo("interrupted, but in");
    }
  }
}
