package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.Lock")
@Timeout(30)
@SuppressWarnings("LockNotBeforeTry") // the steps of a test are no block
class LockTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private int seats = 1000;

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private <T> T inAnotherThread(Callable<T> task) throws InterruptedException, ExecutionException {
    return threads.submit(task).get();
  }

  /// Nobody is told when another thread begins to wait for a lock; so ask until it does.
  private static void untilWaiting(ReentrantLock lock, int number) throws InterruptedException {
    while (lock.getQueueLength() < number) {
      if (Thread.interrupted()) {
        throw new InterruptedException("by the time limit of the test");
      }
      Thread.onSpinWait();
    }
  }

  private void sell(int number) {
    for (int i = 0; i < number; i++) {
      lock.lock();
      try {
        seats--;
      } finally {
        lock.unlock();
      }
    }
  }

  @Nested
  @DisplayName("with lock:")
  class With {
    @Test
    void keepsTheOthersWaiting() throws Exception {
      lock.lock();
      Future<?> other = threads.submit(() -> sell(1));
      untilWaiting(lock, 1);
      assertThat(seats).isEqualTo(1000);

      lock.unlock();
      other.get();
      assertThat(seats).isEqualTo(999);
    }

    @Test
    void isLockTryFinallyUnlock() throws Exception {
      // with lock:
      //     seats -= 1
      Future<?> one = threads.submit(() -> sell(400));
      Future<?> other = threads.submit(() -> sell(400));
      one.get();
      other.get();

      assertThat(seats).isEqualTo(200);
    }
  }

  @Nested
  @DisplayName("acquire(blocking=False)")
  class AcquireWithoutBlocking {
    @Test
    void isTryLock() throws Exception {
      // @start region="lock"
      // lock.acquire()
      lock.lock();
      try {
        // ... and in another thread: lock.acquire(blocking=False)  # False
        boolean atOnce = inAnotherThread(() -> lock.tryLock());
        assertThat(atOnce).isFalse();

        // ... or lock.acquire(timeout=0.01)  # False
        boolean inAWhile = inAnotherThread(() -> lock.tryLock(10, TimeUnit.MILLISECONDS));
        assertThat(inAWhile).isFalse();
      } finally {
        // lock.release()
        lock.unlock();
      }
      // @end
    }

    @Test
    void takesTheLockIfItIsFree() {
      // lock.acquire(blocking=False)  # True
      assertThat(lock.tryLock()).isTrue();

      assertThat(lock.isHeldByCurrentThread()).isTrue();
    }
  }

  @Nested
  @DisplayName("acquire(timeout=seconds)")
  class AcquireWithTimeout {
    @Test
    void takesTheLockWhenItIsReleasedInTime() throws Exception {
      lock.lock();
      var waiting = threads.submit(() -> lock.tryLock(20, TimeUnit.SECONDS));
      untilWaiting(lock, 1);
      lock.unlock();

      // lock.acquire(timeout=20)  # True
      assertThat(waiting.get()).isTrue();
    }
  }

  @Nested
  @DisplayName("locked()")
  class Locked {
    @Test
    void tellsWhetherAnybodyHoldsIt() {
      // lock.locked()  # False
      assertThat(lock.isLocked()).isFalse();

      lock.lock();

      // lock.locked()  # True
      assertThat(lock.isLocked()).isTrue();
    }
  }

  @Nested
  @DisplayName("release()")
  class Release {
    @Test
    void isAnErrorIfNobodyHoldsIt() {
      // lock.release()  # RuntimeError: release unlocked lock
      assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void toOverhearTheNoOfTryLockIsToWorkWithoutTheLock() throws Exception {
      lock.lock();

      // lock.acquire(timeout=0.01)
      // seats -= 1
      // lock.release()  # of somebody else's lock, and Python does not even notice
      var till =
          threads.submit(() -> {
            boolean _ = lock.tryLock(10, TimeUnit.MILLISECONDS);
            seats--;
            lock.unlock();
            return seats;
          });

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(till::get)
          .withCauseInstanceOf(IllegalMonitorStateException.class);
      assertThat(seats).isEqualTo(999);
    }

    @Test
    void aLockForEachCallKeepsNobodyOut() throws Exception {
      var inside = new CountDownLatch(2);
      Callable<Boolean> till =
          () -> {
            var own = new ReentrantLock(); // should be a field of what it guards
            own.lock();
            try {
              inside.countDown();
              return inside.await(20, TimeUnit.SECONDS);
            } finally {
              own.unlock();
            }
          };
      var one = threads.submit(till);
      var other = threads.submit(till);

      assertThat(one.get()).isTrue();
      assertThat(other.get()).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void itsHolderMayLockAgain() {
      lock.lock();

      // lock.acquire(blocking=False)  # False; lock.acquire() would wait for itself for ever
      assertThat(lock.tryLock()).isTrue();
      assertThat(lock.getHoldCount()).isEqualTo(2);
    }

    @Test
    void onlyItsHolderMayUnlock() {
      lock.lock();

      // threading.Thread(target=lock.release).start()  # releases it
      Future<?> unlocking = threads.submit(lock::unlock);

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(unlocking::get)
          .withCauseInstanceOf(IllegalMonitorStateException.class);
      assertThat(lock.isHeldByCurrentThread()).isTrue();
    }

    @Test
    void aSemaphoreOfOneActsAsPythonDoes() throws Exception {
      var semaphore = new Semaphore(1);
      semaphore.acquire();

      // lock.acquire(blocking=False)  # False
      assertThat(semaphore.tryAcquire()).isFalse();

      // threading.Thread(target=lock.release).start()
      threads.submit(() -> semaphore.release()).get();
      assertThat(semaphore.tryAcquire()).isTrue();
    }

    @Test
    void aNegativeTimeoutDoesNotWait() throws Exception {
      lock.lock();

      // lock.acquire(timeout=-1)  # waits for ever
      boolean taken = inAnotherThread(() -> lock.tryLock(-1, TimeUnit.SECONDS));

      assertThat(taken).isFalse();
    }

    @Test
    void aFairLockGoesToWhoeverHasWaitedLongest() throws Exception {
      var served = new ConcurrentLinkedQueue<Integer>();
      var fair = new ReentrantLock(true); // Python promises no order, and new ReentrantLock() none
      fair.lock();
      for (int number = 1; number <= 50; number++) {
        int customer = number;
        threads.execute(() -> {
          fair.lock();
          try {
            served.add(customer);
          } finally {
            fair.unlock();
          }
        });
        untilWaiting(fair, 1);

        fair.unlock();
        fair.lock(); // whoever has just had it must queue again

        assertThat(served).hasSize(number).endsWith(customer);
      }
    }
  }

  @Nested
  @DisplayName("differs from Python: interrupts")
  class Interrupts {
    @Test
    void endTheWaitOfLockInterruptibly() throws Exception {
      lock.lock();
      var waiting =
          new FutureTask<Void>(() -> {
            lock.lockInterruptibly();
            return null;
          });
      var thread = Thread.startVirtualThread(waiting);
      untilWaiting(lock, 1);

      // no thread can make another give up lock.acquire()
      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(waiting::get)
          .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void endTheWaitOfTryLock() throws Exception {
      lock.lock();
      var waiting = new FutureTask<>(() -> lock.tryLock(20, TimeUnit.SECONDS));
      var thread = Thread.startVirtualThread(waiting);
      untilWaiting(lock, 1);

      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(waiting::get)
          .withCauseInstanceOf(InterruptedException.class);
    }

    @Test
    void areOnlyRememberedByLock() throws Exception {
      lock.lock();
      var waiting =
          new FutureTask<>(() -> {
            lock.lock();
            try {
              return Thread.interrupted() ? "interrupted, but in" : "in";
            } finally {
              lock.unlock();
            }
          });
      var thread = Thread.startVirtualThread(waiting);
      untilWaiting(lock, 1);

      thread.interrupt();
      lock.unlock();

      assertThat(waiting.get()).isEqualTo("interrupted, but in");
    }

    @Test
    void areOnlyRememberedBySynchronized() throws Exception {
      var monitor = new Object(); // has no queue to look at: ask the thread itself
      var waiting =
          new FutureTask<>(() -> {
            synchronized (monitor) {
              return Thread.interrupted() ? "interrupted, but in" : "in";
            }
          });
      Thread thread = Thread.ofVirtual().unstarted(waiting);
      synchronized (monitor) {
        thread.start();
        while (thread.getState() != Thread.State.BLOCKED && !Thread.interrupted()) {
          Thread.onSpinWait();
        }
        thread.interrupt();
      }

      assertThat(waiting.get()).isEqualTo("interrupted, but in");
    }
  }
}
