package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("with lock:")
class WithLockTest {
  private final ReentrantLock lock = new ReentrantLock();
  private int stock = 10;

  /// A lock as a resource: letting go throws nothing that must be caught.
  @FunctionalInterface
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  private void take(int number) {
    if (number > stock) {
      throw new IllegalArgumentException(number + " of " + stock + " cannot be taken");
    }
    stock -= number;
  }

  private static <T> T inAnotherThread(Callable<T> task) throws Exception {
    try (var thread = Executors.newSingleThreadExecutor()) {
      return thread.submit(task).get();
    }
  }

  @Nested
  @DisplayName("lock(), try, finally")
  class TryFinally {
    @Test
    void holdsTheLockInTheBlockOnly() {
      // with lock:
      //     take(3)
      lock.lock();
      try {
        take(3);
        assertThat(lock.isHeldByCurrentThread()).isTrue();
      } finally {
        lock.unlock();
      }

      assertThat(lock.isLocked()).isFalse();
      assertThat(stock).isEqualTo(7);
    }

    @Test
    void letsGoWhenTheBodyFails() {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            lock.lock();
            try {
              take(20);
            } finally {
              lock.unlock();
            }
          });

      assertThat(lock.isLocked()).isFalse();
    }
  }

  @Nested
  @DisplayName("lock() and try-with-resources")
  class TryWithResources {
    @Test
    void isTheSameInOneLineLess() {
      // @start region="with-lock"
      // with lock:
      //     take(3)
      lock.lock(); // before the try: what was not taken must not be given back
      try (Held _ = lock::unlock) {
        take(3);

        assertThat(lock.isHeldByCurrentThread()).isTrue();
      }

      assertThat(lock.isLocked()).isFalse();
      // @end
    }

    @Test
    void letsGoWhenTheBodyFails() {
      lock.lock();
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            try (Held _ = lock::unlock) {
              take(20);
            }
          });

      assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void takesItsPlaceAmongOtherResources() {
      var events = new ArrayList<String>();

      // with lock, open(path) as orders:
      lock.lock();
      try (Held _ = lock::unlock;
          Held _ = () -> events.add("close the file, locked: " + lock.isLocked())) {
        events.add("read");
      }

      assertThat(events).containsExactly("read", "close the file, locked: true");
      assertThat(lock.isLocked()).isFalse();
    }
  }

  @Nested
  @DisplayName("synchronized")
  class Synchronized {
    private final Object monitor = new Object();

    @Test
    void isTheLanguagesOwnBlock() {
      // with lock:
      //     take(20)
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            synchronized (monitor) {
              assertThat(Thread.holdsLock(monitor)).isTrue();
              take(20);
            }
          });

      assertThat(Thread.holdsLock(monitor)).isFalse();
    }
  }

  @Nested
  @DisplayName("lock.acquire(timeout=seconds)")
  class TryLock {
    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
      lock.lock();
      try {
        // lock.acquire(timeout=0.01)  # False
        boolean taken = inAnotherThread(() -> lock.tryLock(10, TimeUnit.MILLISECONDS));
        assertThat(taken).isFalse();

        // lock.acquire(blocking=False)  # False
        boolean takenAtOnce = inAnotherThread(() -> lock.tryLock());
        assertThat(takenAtOnce).isFalse();
      } finally {
        lock.unlock();
      }
    }

    @Test
    void leadsToTheBlockOnlyIfItIsTrue() throws Exception {
      // if lock.acquire(timeout=1):
      //     try: ...
      //     finally: lock.release()
      Callable<String> take =
          () -> {
            if (!lock.tryLock(10, TimeUnit.MILLISECONDS)) {
              return "somebody else is at it";
            }
            try (Held _ = lock::unlock) {
              take(3);
              return "done";
            }
          };

      assertThat(inAnotherThread(take)).isEqualTo("done");
      lock.lock();
      try (Held _ = lock::unlock) {
        assertThat(inAnotherThread(take)).isEqualTo("somebody else is at it");
      }
      assertThat(stock).isEqualTo(7);
    }
  }

  @Nested
  @DisplayName("RLock()")
  class Reentrant {
    @Test
    void isFreeWhenItWasLetGoAsOftenAsItWasTaken() {
      // with lock:
      //     with lock:
      lock.lock();
      try (Held _ = lock::unlock) {
        lock.lock();
        try (Held _ = lock::unlock) {
          assertThat(lock.getHoldCount()).isEqualTo(2);
        }
        assertThat(lock.getHoldCount()).isEqualTo(1);
      }

      assertThat(lock.isLocked()).isFalse();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    /// A test that interrupts itself must not interrupt the next.
    @AfterEach
    void forgetTheInterrupt() {
      Thread.interrupted();
    }

    @Test
    void toLockInsideTheTryHidesWhyItFailed() {
      Thread.currentThread().interrupt();

      assertThatThrownBy(
              () -> {
                try {
                  lock.lockInterruptibly();
                  take(3);
                } finally {
                  lock.unlock();
                }
              })
          .isInstanceOf(IllegalMonitorStateException.class) // and not a word of the interrupt
          .hasNoCause()
          .hasNoSuppressedExceptions();
    }

    @Test
    void toLockBeforeTheTryTellsIt() {
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> {
            lock.lockInterruptibly();
            try (Held _ = lock::unlock) {
              take(3);
            }
          });
    }

    @Test
    void toUnlockWhatWasNotTakenHidesTheFailureOfTheBodyWithFinally() {
      assertThatThrownBy(
              () -> {
                try {
                  take(20);
                } finally {
                  lock.unlock();
                }
              })
          .isInstanceOf(IllegalMonitorStateException.class)
          .hasNoSuppressedExceptions();
    }

    @Test
    void toUnlockWhatWasNotTakenIsSuppressedByTheFailureOfTheBodyInAResource() {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            try (Held _ = lock::unlock) {
              take(20);
            }
          })
          .satisfies(e ->
              assertThat(e.getSuppressed()[0]).isInstanceOf(IllegalMonitorStateException.class));
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // Error Prone warns of it
    void toForgetTheTryLeavesTheLockHeld() throws Exception {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(() -> {
            lock.lock();
            take(20);
            lock.unlock();
          });

      boolean taken = inAnotherThread(() -> lock.tryLock());
      assertThat(taken).isFalse(); // ever again
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aReentrantLockCanBeTakenTwice() {
      lock.lock();

      // lock = threading.Lock()
      // lock.acquire(); lock.acquire(blocking=False)  # False, and without False a deadlock
      assertThat(lock.tryLock()).isTrue();
    }

    @Test
    void aReentrantLockBelongsToItsThread() throws Exception {
      lock.lock();

      // threading.Thread(target=lock.release).start()  # frees it
      Lock shared = lock;
      assertThat(
              inAnotherThread(() -> {
                try {
                  shared.unlock();
                  return "freed";
                } catch (IllegalMonitorStateException e) {
                  return "not yours";
                }
              }))
          .isEqualTo("not yours");
      assertThat(lock.isLocked()).isTrue();
    }

    @Test
    void aSemaphoreOfOneIsThatLock() throws Exception {
      var semaphore = new Semaphore(1);
      semaphore.acquire();

      assertThat(semaphore.tryAcquire()).isFalse();
      Thread.ofPlatform().start(semaphore::release).join();
      assertThat(semaphore.tryAcquire()).isTrue();
    }

    @Test
    void whatWasNotTakenIsAnIllegalMonitorState() {
      // lock.release()  # RuntimeError: release unlocked lock
      assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);
    }
  }
}
