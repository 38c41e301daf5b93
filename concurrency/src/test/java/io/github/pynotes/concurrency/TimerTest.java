package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.NoSuchElementException;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// No test measures how long something took: a busy machine is late, never early.
@DisplayName("threading.Timer")
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TimerTest {
  private final ScheduledExecutorService timers = Executors.newScheduledThreadPool(1);

  @AfterEach
  void noTimerIsLeft() {
    timers.shutdownNow();
  }

  @Nested
  @DisplayName("Timer(interval, function).start()")
  class Start {
    @Test
    void callsTheFunctionLaterInAnotherThread() throws Exception {
      // timer = threading.Timer(0.001, lambda: threading.current_thread())
      var caller = timers.schedule(Thread::currentThread, 1, TimeUnit.MILLISECONDS);

      assertThat(caller.get()).isNotEqualTo(Thread.currentThread());
    }

    @Test
    void givesBackAResultOrAnException() throws Exception {
      // Python's timer has nothing to give back.
      var answer = timers.schedule(() -> 6 * 7, 1, TimeUnit.MILLISECONDS);
      var failure = timers.schedule(() -> List.of().getFirst(), 1, TimeUnit.MILLISECONDS);

      assertThat(answer.get()).isEqualTo(42);
      assertThatThrownBy(failure::get)
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(NoSuchElementException.class);
    }

    @Test
    void runsInTheOrderOfTheDelaysNotOfTheCalls() throws Exception {
      var reminder = timers.schedule(() -> "sent", 1, TimeUnit.HOURS);
      var draft = timers.schedule(() -> "saved", 1, TimeUnit.MILLISECONDS);

      assertThat(draft.get()).isEqualTo("saved");
      assertThat(reminder.isDone()).isFalse();
    }
  }

  @Nested
  @DisplayName("cancel()")
  class Cancel {
    @Test
    void takesBackWhatHasNotBegun() {
      var hasRun = new AtomicBoolean();

      // timer.cancel()
      var timer = timers.schedule(() -> hasRun.set(true), 1, TimeUnit.HOURS);
      boolean cancelled = timer.cancel(false);
      timers.close(); // would wait for an hour otherwise

      assertThat(cancelled).isTrue();
      assertThat(hasRun).isFalse();
    }

    @Test
    void comesTooLateForWhatIsDone() throws Exception {
      var timer = timers.schedule(() -> "sent", 0, TimeUnit.MILLISECONDS);
      String result = timer.get();

      assertThat(timer.cancel(false)).isFalse();
      assertThat(result).isEqualTo("sent");
    }

    @Test
    void keepsTheTaskInMemoryUntilItsTimeUnlessToldOtherwise() {
      try (var keeping = new ScheduledThreadPoolExecutor(1);
          var removing = new ScheduledThreadPoolExecutor(1)) {
        removing.setRemoveOnCancelPolicy(true);

        keeping.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);
        removing.schedule(() -> {}, 1, TimeUnit.HOURS).cancel(false);

        assertThat(keeping.getQueue()).hasSize(1);
        assertThat(removing.getQueue()).isEmpty();
      }
    }
  }

  @Nested
  @DisplayName("again and again")
  class Periodic {
    @Test
    void isOneCallInsteadOfATimerThatStartsTheNext() throws InterruptedException {
      // @start region="timer"
      // def beat():
      //     ...
      //     threading.Timer(0.001, beat).start()
      var threeBeats = new CountDownLatch(3);
      var heartbeat =
          timers.scheduleAtFixedRate(threeBeats::countDown, 0, 1, TimeUnit.MILLISECONDS);

      threeBeats.await();
      heartbeat.cancel(false);

      assertThat(heartbeat.isCancelled()).isTrue();
      // @end
    }

    @Test
    @DisplayName("the wrong way: an exception ends it, and nobody is told")
    void stopsAtTheFirstException() {
      var beats = new AtomicInteger();

      var heartbeat =
          timers.scheduleAtFixedRate(
              () -> {
                if (beats.incrementAndGet() == 2) {
                  throw new IllegalStateException("the second beat");
                }
              },
              0,
              1,
              TimeUnit.MILLISECONDS);

      // only who asks will know
      assertThatThrownBy(heartbeat::get).hasRootCauseMessage("the second beat");
      assertThat(beats).hasValue(2);
    }

    @Test
    void neverRunsTwiceAtTheSameTime() throws Exception {
      try (var twoThreads = Executors.newScheduledThreadPool(2)) {
        var beats = new AtomicInteger();
        var hasBegun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        Runnable longBeat =
            () -> {
              beats.incrementAndGet();
              hasBegun.countDown();
              awaitQuietly(mayEnd);
            };

        var heartbeat = twoThreads.scheduleAtFixedRate(longBeat, 0, 1, TimeUnit.MILLISECONDS);
        hasBegun.await();

        // the other thread is free, and comes to this long after the second beat was due
        twoThreads.schedule(() -> "free", 10, TimeUnit.MILLISECONDS).get();
        assertThat(beats).hasValue(1);

        heartbeat.cancel(false);
        mayEnd.countDown();
      }
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Nested
  @DisplayName("without a pool: CompletableFuture")
  class Delayed {
    @Test
    void runsLaterInADelayedExecutor() {
      var soon = CompletableFuture.delayedExecutor(1, TimeUnit.MILLISECONDS);

      assertThat(CompletableFuture.supplyAsync(() -> "sent", soon))
          .succeedsWithin(10, TimeUnit.SECONDS)
          .isEqualTo("sent");
    }

    @Test
    void givesAnAnswerWhereTheRightOneIsLate() {
      var never = new CompletableFuture<String>();

      assertThat(never.completeOnTimeout("no answer", 1, TimeUnit.MILLISECONDS))
          .succeedsWithin(10, TimeUnit.SECONDS)
          .isEqualTo("no answer");
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void timersShareAThreadAndALongOneDelaysTheOthers() throws Exception {
      var mayEnd = new CountDownLatch(1);

      // Each threading.Timer is a thread of its own.
      var _ = timers.schedule(() -> mayEnd.await(20, TimeUnit.SECONDS), 0, TimeUnit.MILLISECONDS);
      var second = timers.schedule(() -> "sent", 1, TimeUnit.MILLISECONDS);

      assertThatThrownBy(() -> second.get(20, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      mayEnd.countDown();
      assertThat(second.get()).isEqualTo("sent");
    }

    @Test
    void nothingIsAcceptedAfterShutdownButWhatIsAcceptedStillRuns() throws Exception {
      var accepted = timers.schedule(() -> "sent", 5, TimeUnit.MILLISECONDS);

      timers.shutdown();

      assertThatThrownBy(() -> timers.schedule(() -> "too late", 5, TimeUnit.MILLISECONDS))
          .isInstanceOf(RejectedExecutionException.class);
      assertThat(accepted.get()).isEqualTo("sent");
    }

    @Test
    @DisplayName("the wrong way: java.util.Timer dies of its first exception, with all its tasks")
    void oldTimer() throws InterruptedException {
      var old = new Timer();
      var timerThread = new AtomicReference<Thread>();
      var hasStarted = new CountDownLatch(1);
      old.schedule(
          new TimerTask() {
            @Override
            public void run() {
              Thread.currentThread().setUncaughtExceptionHandler((_, _) -> {}); // no noise here
              timerThread.set(Thread.currentThread());
              hasStarted.countDown();
              throw new IllegalStateException("one of many tasks");
            }
          },
          0);
      hasStarted.await();
      timerThread.get().join();

      assertThatThrownBy(() ->
              old.schedule(
                  new TimerTask() {
                    @Override
                    public void run() {}
                  },
                  0))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Timer already cancelled.");
    }
  }
}
