package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.RLock")
@Timeout(30)
@SuppressWarnings("LockNotBeforeTry") // the steps of a test are no block
class RlockTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private int balance = 1000;

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  private boolean isFreeForOthers() throws InterruptedException, ExecutionException {
    return threads
        .submit(() -> {
          if (!lock.tryLock()) {
            return false;
          }
          lock.unlock();
          return true;
        })
        .get();
  }

  private void add(int cents) {
    lock.lock();
    try {
      if (balance + cents < 0) {
        throw new IllegalArgumentException("no " + -cents + " cents");
      }
      balance += cents;
    } finally {
      lock.unlock();
    }
  }

  private void replace(int old, int current) {
    lock.lock();
    try {
      add(-old);
      add(current);
    } finally {
      lock.unlock();
    }
  }

  @Nested
  @DisplayName("with lock: with lock:")
  class WithWith {
    @Test
    void letsMethodsThatLockCallEachOther() throws Exception {
      replace(300, 250);

      assertThat(balance).isEqualTo(950);
      assertThat(isFreeForOthers()).isTrue();
    }

    @Test
    void isFreeAfterAFailureInTheInnerMethod() throws Exception {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> replace(2000, 0))
          .withMessage("no 2000 cents");

      assertThat(isFreeForOthers()).isTrue();
    }

    @Test
    void isAlsoWhatSynchronizedDoes() {
      var monitor = new Object();
      synchronized (monitor) {
        synchronized (monitor) {
          balance = 0;
        }

        assertThat(Thread.holdsLock(monitor)).isTrue();
      }
      assertThat(balance).isZero();
      assertThat(Thread.holdsLock(monitor)).isFalse();
    }
  }

  @Nested
  @DisplayName("acquire()")
  class Acquire {
    @Test
    void isToBeReleasedAsOften() throws Exception {
      // @start region="rlock"
      // lock.acquire()
      // lock.acquire()
      lock.lock();
      lock.lock();
      assertThat(lock.getHoldCount()).isEqualTo(2);

      // lock.release()
      lock.unlock();
      assertThat(lock.getHoldCount()).isEqualTo(1);
      assertThat(isFreeForOthers()).isFalse();

      // lock.release()
      lock.unlock();
      assertThat(lock.getHoldCount()).isZero();
      assertThat(isFreeForOthers()).isTrue();
      // @end
    }

    @Test
    void countsEveryWayToTakeIt() throws Exception {
      // lock.acquire(); lock.acquire(blocking=False); lock.acquire(timeout=1)
      lock.lock();
      assertThat(lock.tryLock()).isTrue();
      assertThat(lock.tryLock(1, TimeUnit.SECONDS)).isTrue();

      assertThat(lock.getHoldCount()).isEqualTo(3);
    }
  }

  @Nested
  @DisplayName("release()")
  class Release {
    @Test
    void isRefusedToAnotherThread() {
      lock.lock();

      // threading.Thread(target=lock.release)  # RuntimeError: cannot release un-acquired lock
      Future<?> unlocking = threads.submit(lock::unlock);

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(unlocking::get)
          .withCauseInstanceOf(IllegalMonitorStateException.class);
      assertThat(lock.getHoldCount()).isEqualTo(1);
    }

    @Test
    void isRefusedOnceTooOften() {
      lock.lock();
      lock.unlock();

      // lock.release()  # RuntimeError: cannot release un-acquired lock
      assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(lock::unlock);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void toUnlockOnceTooFewKeepsTheOthersOut() throws Exception {
      lock.lock();
      lock.lock();
      lock.unlock();

      assertThat(isFreeForOthers()).isFalse();
    }

    @Test
    void toEndWithoutUnlockKeepsTheOthersOutForEver() throws Exception {
      Thread.startVirtualThread(() -> lock.lock()).join();

      assertThat(lock.tryLock()).isFalse();
    }

    @Test
    void aLockThatIsNotReentrantWaitsForItsOwnThread() throws Exception {
      // lock = threading.Lock()
      // with lock:
      //     with lock:  # waits for ever
      var pythonLock = new Semaphore(1);
      var twice =
          threads.submit(() -> {
            pythonLock.acquire();
            pythonLock.acquire();
            return "in";
          });
      while (!pythonLock.hasQueuedThreads() && !Thread.currentThread().isInterrupted()) {
        assertThat(twice.isDone()).isFalse();
        Thread.onSpinWait();
      }

      // there is no other thread that could release it
      assertThat(pythonLock.availablePermits()).isZero();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void itTellsWhetherThisThreadHoldsIt() throws Exception {
      lock.lock();

      // lock._is_owned()  # not public
      assertThat(lock.isHeldByCurrentThread()).isTrue();
      assertThat(threads.submit(() -> lock.isHeldByCurrentThread()).get()).isFalse();
      assertThat(threads.submit(() -> lock.getHoldCount()).get()).isZero();
    }

    @Test
    void itTellsWhetherAnyThreadHoldsIt() throws Exception {
      threads.submit(() -> lock.lock()).get();

      // lock.locked()  # since Python 3.14
      assertThat(lock.isLocked()).isTrue();
      assertThat(lock.isHeldByCurrentThread()).isFalse();
    }
  }
}
