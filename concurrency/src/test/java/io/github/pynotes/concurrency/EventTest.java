package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.Event")
@Timeout(30)
class EventTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch doors = new CountDownLatch(1);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /// A latch does not tell who waits for it; so ask the thread until it does.
  private static void untilWaiting(Thread thread, Thread.State state) throws InterruptedException {
    while (thread.getState() != state) {
      if (Thread.interrupted()) {
        throw new InterruptedException("by the time limit of the test");
      }
      Thread.onSpinWait();
    }
  }

  @Nested
  @DisplayName("set() and wait(), once")
  class Once {
    @Test
    void areCountDownAndAwait() throws Exception {
      var guests =
          Stream.of("Ada", "Eve", "Bob")
              .map(guest ->
                  threads.submit(() -> {
                    doors.await();
                    return guest;
                  }))
              .toList();

      // doors.set()
      doors.countDown();

      assertThat(guests.get(0).get()).isEqualTo("Ada");
      assertThat(guests.get(1).get()).isEqualTo("Eve");
      assertThat(guests.get(2).get()).isEqualTo("Bob");
    }

    @Test
    void doNotWaitWhenItHasHappened() throws Exception {
      doors.countDown();

      // doors.wait()  # True
      doors.await();
      assertThat(doors.await(-1, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void mayHappenTwice() {
      // doors.set(); doors.set()
      doors.countDown();
      doors.countDown();

      assertThat(doors.getCount()).isZero();
    }

    @Test
    void showWhatWasWrittenBefore() throws Exception {
      var menu = new String[1]; // neither volatile nor locked
      var read =
          threads.submit(() -> {
            doors.await();
            return menu[0];
          });
      menu[0] = "soup";
      doors.countDown();

      assertThat(read.get()).isEqualTo("soup");
    }
  }

  @Nested
  @DisplayName("is_set()")
  class IsSet {
    @Test
    void isACountOfZero() {
      // doors.is_set()  # False
      assertThat(doors.getCount() == 0).isFalse();

      doors.countDown();

      // doors.is_set()  # True
      assertThat(doors.getCount() == 0).isTrue();
    }
  }

  @Nested
  @DisplayName("wait(timeout)")
  class WaitWithTimeout {
    @Test
    void isFalseWhenTheTimeIsOver() throws Exception {
      // doors.wait(timeout=0.01)  # False
      assertThat(doors.await(10, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    void isTrueWhenItHappensInTime() throws Exception {
      var guest = threads.submit(() -> doors.await(20, TimeUnit.SECONDS));
      doors.countDown();

      // doors.wait(timeout=20)  # True
      assertThat(guest.get()).isTrue();
    }

    @Test
    void doesNotWaitForNegativeTime() throws Exception {
      // doors.wait(timeout=-1)  # False
      assertThat(doors.await(-1, TimeUnit.SECONDS)).isFalse();
    }
  }

  // @start region="event"
  /// An event that can be cleared: a latch opens for good, so each time has one of its own.
  private static final class Gate {
    private final AtomicReference<CountDownLatch> closed =
        new AtomicReference<>(new CountDownLatch(1));

    void set() {
      closed.get().countDown();
    }

    void clear() {
      closed.updateAndGet(latch -> latch.getCount() > 0 ? latch : new CountDownLatch(1));
    }

    boolean await(long time, TimeUnit unit) throws InterruptedException {
      return closed.get().await(time, unit);
    }
  }

  // @end

  @Nested
  @DisplayName("clear()")
  class Clear {
    private final Gate gate = new Gate();

    @Test
    void isANewLatch() throws Exception {
      gate.set();
      assertThat(gate.await(0, TimeUnit.SECONDS)).isTrue();

      // gate.clear()
      gate.clear();
      assertThat(gate.await(0, TimeUnit.SECONDS)).isFalse();

      gate.set();
      assertThat(gate.await(0, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotCallBackWhomSetHasLetGo() throws Exception {
      var car = new FutureTask<>(() -> gate.await(20, TimeUnit.SECONDS));
      var thread = Thread.startVirtualThread(car);
      untilWaiting(thread, Thread.State.TIMED_WAITING);

      // gate.set(); gate.clear()
      gate.set();
      gate.clear();

      // gate.wait(timeout=20)  # True, in CPython, too
      assertThat(car.get()).isTrue();
    }

    @Test
    void forgetsNobodyWhoWaits() throws Exception {
      var car = new FutureTask<>(() -> gate.await(20, TimeUnit.SECONDS));
      var thread = Thread.startVirtualThread(car);
      untilWaiting(thread, Thread.State.TIMED_WAITING);

      gate.clear(); // closed already: the same latch
      gate.set();

      assertThat(car.get()).isTrue();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void aNewLatchForAGateThatIsClosedForgetsWhoWaits() throws Exception {
      var closed = new CountDownLatch(1);
      var waitedFor = closed;

      closed = new CountDownLatch(1); // clear(), without a look whether it was open
      closed.countDown(); // set()

      assertThat(waitedFor.await(10, TimeUnit.MILLISECONDS)).isFalse(); // nor ever after
    }

    @Test
    @SuppressWarnings("LockNotBeforeTry") // the steps of a test, one by one
    void aFlagWithAConditionMissesSetAndClearInARow() throws Exception {
      var lock = new ReentrantLock();
      var changed = lock.newCondition();
      var green = new boolean[1];
      var ready = new CountDownLatch(1);
      var looked = new CountDownLatch(2);
      var car =
          threads.submit(() -> {
            lock.lock();
            try {
              ready.countDown();
              while (!green[0]) {
                looked.countDown();
                changed.await();
              }
              return "through";
            } finally {
              lock.unlock();
            }
          });
      ready.await();

      // green.set(); green.clear()
      lock.lock();
      green[0] = true;
      changed.signalAll();
      green[0] = false;
      lock.unlock();

      looked.await(); // the car looks up too late, and waits again
      assertThat(car.isDone()).isFalse();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aLatchNeverClosesAgain() throws Exception {
      doors.countDown();

      // doors.clear(); doors.wait(timeout=0.01)  # False
      assertThat(doors.await(10, TimeUnit.MILLISECONDS)).isTrue();
    }

    @Test
    void aLatchCanWaitForSeveral() throws Exception {
      // Python has a Barrier for this, or joins the threads
      var cooks = new CountDownLatch(2);
      threads.execute(cooks::countDown);
      assertThat(cooks.await(10, TimeUnit.MILLISECONDS)).isFalse();

      threads.execute(cooks::countDown);
      assertThat(cooks.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void waitingEndsByAnInterrupt() throws Exception {
      var guest =
          new FutureTask<>(() -> {
            doors.await();
            return "in";
          });
      var thread = Thread.startVirtualThread(guest);

      // no thread can make another give up doors.wait()
      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(guest::get)
          .withCauseInstanceOf(InterruptedException.class);
      assertThat(doors.getCount()).isEqualTo(1);
    }
  }
}
