package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayDeque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.Condition")
@Timeout(30)
@SuppressWarnings({"LockNotBeforeTry", "WaitNotInLoop"}) // the steps of a test, one by one
class ConditionTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition cooked = lock.newCondition();
  private final ArrayDeque<String> dishes = new ArrayDeque<>();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /// Runs what needs the lock.
  private <T> T locked(Callable<T> body) throws Exception {
    lock.lock();
    try {
      return body.call();
    } finally {
      lock.unlock();
    }
  }

  private void cook(String dish) {
    lock.lock();
    try {
      dishes.add(dish);
      cooked.signal();
    } finally {
      lock.unlock();
    }
  }

  private String serve(CountDownLatch ready) throws InterruptedException {
    lock.lock();
    try {
      ready.countDown();
      while (dishes.isEmpty()) {
        cooked.await();
      }
      return dishes.remove();
    } finally {
      lock.unlock();
    }
  }

  /// Starts a thread that counts down under the lock, and returns when it waits: `await` alone lets
  /// go of the lock, so whoever gets the lock after the count knows.
  private Future<String> startAndWait(Waiter waiter) throws InterruptedException {
    var ready = new CountDownLatch(1);
    var started = threads.submit(() -> waiter.run(ready));
    ready.await();
    lock.lock();
    lock.unlock();
    return started;
  }

  @FunctionalInterface
  private interface Waiter {
    String run(CountDownLatch ready) throws Exception;
  }

  private int waiting() throws Exception {
    return locked(() -> lock.getWaitQueueLength(cooked));
  }

  @Nested
  @DisplayName("wait()")
  class Wait {
    @Test
    void isAwaitInALoop() throws Exception {
      // @start region="condition"
      // with cooked:
      //     while not dishes:
      //         cooked.wait()
      //     return dishes.popleft()
      Callable<String> waiter =
          () -> {
            lock.lock();
            try {
              while (dishes.isEmpty()) {
                cooked.await();
              }
              return dishes.remove();
            } finally {
              lock.unlock();
            }
          };
      // @end
      var served = threads.submit(waiter);
      cook("soup");

      assertThat(served.get()).isEqualTo("soup");
    }

    @Test
    void doesNotWaitForWhatIsTrueAlready() throws Exception {
      cook("soup"); // nobody waits, and nobody will hear of this signal

      assertThat(serve(new CountDownLatch(1))).isEqualTo("soup");
    }

    @Test
    void letsGoOfTheLockHoweverOftenItIsHeld() throws Exception {
      // Condition(RLock()) does the same
      var served =
          startAndWait(ready -> {
            lock.lock();
            try {
              return serve(ready) + ", held " + lock.getHoldCount();
            } finally {
              lock.unlock();
            }
          });
      cook("soup");

      assertThat(served.get()).isEqualTo("soup, held 1");
    }

    @Test
    void needsTheLock() {
      // cooked.wait()  # RuntimeError: cannot wait on un-acquired lock
      assertThatExceptionOfType(IllegalMonitorStateException.class)
          .isThrownBy(() -> cooked.awaitNanos(1));
    }
  }

  @Nested
  @DisplayName("wait(timeout)")
  class WaitWithTimeout {
    @Test
    void isFalseWhenTheTimeIsOver() throws Exception {
      // cooked.wait(timeout=0.01)  # False
      boolean signalled = locked(() -> cooked.await(10, TimeUnit.MILLISECONDS));

      assertThat(signalled).isFalse();
    }

    @Test
    void isTrueAfterASignal() throws Exception {
      var ready = new CountDownLatch(1);
      var signalled =
          threads.submit(() ->
              locked(() -> {
                ready.countDown();
                return cooked.await(20, TimeUnit.SECONDS);
              }));
      ready.await();
      cook("soup");

      // cooked.wait(timeout=20)  # True
      assertThat(signalled.get()).isTrue();
    }
  }

  @Nested
  @DisplayName("wait_for(predicate, timeout)")
  class WaitFor {
    private String serveWithin(long time, TimeUnit unit, CountDownLatch ready)
        throws InterruptedException {
      long left = unit.toNanos(time);
      lock.lock();
      try {
        ready.countDown();
        while (dishes.isEmpty()) {
          if (left <= 0) {
            return "nothing";
          }
          left = cooked.awaitNanos(left); // what is left of the time, also after a false alarm
        }
        return dishes.remove();
      } finally {
        lock.unlock();
      }
    }

    @Test
    void isALoopWithTheTimeThatIsLeft() throws Exception {
      var served = startAndWait(ready -> serveWithin(20, TimeUnit.SECONDS, ready));

      // with cooked:
      //     if cooked.wait_for(lambda: dishes, timeout=20): return dishes.popleft()
      cook("soup");

      assertThat(served.get()).isEqualTo("soup");
    }

    @Test
    void givesUpWhenTheTimeIsOver() throws Exception {
      // cooked.wait_for(lambda: dishes, timeout=0.01)  # deque([])
      assertThat(serveWithin(10, TimeUnit.MILLISECONDS, new CountDownLatch(1)))
          .isEqualTo("nothing");
    }

    @Test
    void doesNotWaitWithoutTimeButLooks() throws Exception {
      cook("soup");

      // cooked.wait_for(lambda: dishes, timeout=0)  # deque(['soup'])
      assertThat(serveWithin(0, TimeUnit.SECONDS, new CountDownLatch(1))).isEqualTo("soup");
    }
  }

  @Nested
  @DisplayName("notify()")
  class Notify {
    @Test
    void wakesOne() throws Exception {
      var one = startAndWait(ConditionTest.this::serve);
      var other = startAndWait(ConditionTest.this::serve);
      assertThat(waiting()).isEqualTo(2);

      // with cooked: cooked.notify()
      cook("soup");

      assertThat(one.get()).isEqualTo("soup");
      assertThat(waiting()).isEqualTo(1);
      cook("fish");
      assertThat(other.get()).isEqualTo("fish");
    }

    @Test
    void isNotHeardByWhoComesLater() throws Exception {
      locked(() -> {
        cooked.signal();
        return "nobody waits";
      });

      // cooked.wait(timeout=0.01)  # False
      boolean signalled = locked(() -> cooked.await(10, TimeUnit.MILLISECONDS));
      assertThat(signalled).isFalse();
    }

    @Test
    void needsTheLock() {
      // cooked.notify()  # RuntimeError: cannot notify on un-acquired lock
      assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(cooked::signal);
    }
  }

  @Nested
  @DisplayName("notify_all()")
  class NotifyAll {
    @Test
    void wakesAll() throws Exception {
      var one = startAndWait(ConditionTest.this::serve);
      var other = startAndWait(ConditionTest.this::serve);

      // with cooked:
      //     dishes.extend(["soup", "fish"])
      //     cooked.notify_all()
      locked(() -> {
        dishes.addAll(List.of("soup", "fish"));
        cooked.signalAll();
        return "both are awake";
      });

      assertThat(List.of(one.get(), other.get())).containsExactlyInAnyOrder("soup", "fish");
    }

    @Test
    void needsTheLock() {
      // cooked.notify_all()  # RuntimeError: cannot notify on un-acquired lock
      assertThatExceptionOfType(IllegalMonitorStateException.class).isThrownBy(cooked::signalAll);
    }
  }

  @Nested
  @DisplayName("two conditions of one lock")
  class TwoConditions {
    @Test
    void wakeOnlyThoseWhomItConcerns() throws Exception {
      // empty = threading.Condition(lock)
      Condition empty = lock.newCondition();
      var waiter = startAndWait(ConditionTest.this::serve);
      var cook =
          startAndWait(ready -> {
            lock.lock();
            try {
              ready.countDown();
              empty.await();
              return "cooks";
            } finally {
              lock.unlock();
            }
          });

      locked(() -> {
        empty.signal();
        return "wakes the cook";
      });

      assertThat(cook.get()).isEqualTo("cooks");
      assertThat(waiting()).isEqualTo(1);
      assertThat(waiter.isDone()).isFalse();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    /// Error Prone warns of it, if one lets it.
    private String serveWithIf(CountDownLatch ready) throws InterruptedException {
      lock.lock();
      try {
        ready.countDown();
        if (dishes.isEmpty()) {
          cooked.await();
        }
        return dishes.remove();
      } finally {
        lock.unlock();
      }
    }

    @Test
    void ifInsteadOfWhileServesADishThatAnotherHasTaken() throws Exception {
      var both = List.of(startAndWait(this::serveWithIf), startAndWait(this::serveWithIf));

      // with cooked:
      //     dishes.append("soup")
      //     cooked.notify_all()
      locked(() -> {
        dishes.add("soup");
        cooked.signalAll();
        return "one soup for two";
      });

      // either may be the first, and the other finds nothing
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> {
            for (var served : both) {
              assertThat(served.get()).isEqualTo("soup");
            }
          })
          .withCauseInstanceOf(NoSuchElementException.class);
    }

    @Test
    void ifInsteadOfWhileBelievesEveryFalseAlarm() throws Exception {
      var served = startAndWait(this::serveWithIf);

      // a platform may wake a thread for nothing, and any thread may signal
      locked(() -> {
        cooked.signal();
        return "nothing was cooked";
      });

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(served::get)
          .withCauseInstanceOf(NoSuchElementException.class);
    }

    private String serveOnly(String wanted, CountDownLatch ready, CountDownLatch looked)
        throws InterruptedException {
      lock.lock();
      try {
        ready.countDown();
        while (!dishes.remove(wanted)) {
          looked.countDown();
          cooked.await();
        }
        return wanted;
      } finally {
        lock.unlock();
      }
    }

    @Test
    void whileIsNotMisledByAFalseAlarm() throws Exception {
      var lookedTwice = new CountDownLatch(2);
      var served = startAndWait(ready -> serveOnly("soup", ready, lookedTwice));

      locked(() -> {
        cooked.signal();
        return "nothing was cooked";
      });
      lookedTwice.await();
      cook("soup");

      assertThat(served.get()).isEqualTo("soup");
    }

    @Test
    void notifyMayWakeTheOneWhomItDoesNotConcern() throws Exception {
      var lookedTwice = new CountDownLatch(2);
      var fish = startAndWait(ready -> serveOnly("fish", ready, lookedTwice));
      var soup = startAndWait(ready -> serveOnly("soup", ready, new CountDownLatch(1)));

      // cooked.notify() wakes who waits for fish; the soup gets cold
      cook("soup");
      lookedTwice.await();
      assertThat(waiting()).isEqualTo(2);
      assertThat(dishes).containsExactly("soup");

      // cooked.notify_all(), or a condition for each dish
      locked(() -> {
        cooked.signalAll();
        return "both look again";
      });
      assertThat(soup.get()).isEqualTo("soup");
      assertThat(fish.isDone()).isFalse();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void waitingEndsByAnInterrupt() throws Exception {
      var ready = new CountDownLatch(1);
      var served = new FutureTask<>(() -> serve(ready));
      var thread = Thread.startVirtualThread(served);
      ready.await();

      // no thread can make another give up cooked.wait()
      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(served::get)
          .withCauseInstanceOf(InterruptedException.class);
      assertThat(lock.isLocked()).isFalse();
    }

    @Test
    void awaitUninterruptiblyWaitsAsPythonDoes() throws Exception {
      var served =
          startAndWait(ready ->
              locked(() -> {
                Thread.currentThread().interrupt(); // with which await() would not even begin
                ready.countDown();
                while (dishes.isEmpty()) {
                  cooked.awaitUninterruptibly();
                }
                return dishes.remove() + (Thread.interrupted() ? ", interrupted" : "");
              }));

      cook("soup");

      assertThat(served.get()).isEqualTo("soup, interrupted");
    }

    @Test
    void signalWakesOneSoTwoTakeTwo() throws Exception {
      for (int i = 0; i < 3; i++) {
        var _ = startAndWait(ConditionTest.this::serve);
      }

      // with cooked: cooked.notify(2)
      lock.lock();
      try {
        dishes.addAll(List.of("soup", "fish"));
        cooked.signal();
        cooked.signal();

        assertThat(lock.getWaitQueueLength(cooked)).isEqualTo(1);
      } finally {
        lock.unlock();
      }
    }

    @Test
    void theLongestWaitingIsWokenFirst() throws Exception {
      var ada = startAndWait(ConditionTest.this::serve);
      var eve = startAndWait(ConditionTest.this::serve);

      // Python promises no order
      cook("soup");
      assertThat(ada.get()).isEqualTo("soup");
      cook("fish");
      assertThat(eve.get()).isEqualTo("fish");
    }
  }
}
