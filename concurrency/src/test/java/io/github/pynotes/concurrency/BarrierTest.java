package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.Barrier")
@Timeout(30)
class BarrierTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CyclicBarrier barrier = new CyclicBarrier(2);

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  /// Nobody is told when another thread has arrived; so ask until it has.
  private static void untilWaiting(CyclicBarrier barrier, int number) throws InterruptedException {
    while (barrier.getNumberWaiting() < number) {
      if (Thread.interrupted()) {
        throw new InterruptedException("by the time limit of the test");
      }
      Thread.onSpinWait();
    }
  }

  private Future<Integer> arrives() throws InterruptedException {
    int before = barrier.getNumberWaiting();
    var place = threads.submit(() -> barrier.await());
    untilWaiting(barrier, before + 1);
    return place;
  }

  private static void assertThatIsBroken(Future<?> waiting) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(waiting::get)
        .withCauseInstanceOf(BrokenBarrierException.class);
  }

  /// Python's `abort()`: who arrives interrupted breaks the barrier for all.
  private static void abort(CyclicBarrier barrier) throws BrokenBarrierException {
    Thread.currentThread().interrupt();
    try {
      barrier.await();
    } catch (InterruptedException _) {
      // the barrier is broken now, and the interrupt used up
    }
  }

  @Nested
  @DisplayName("wait()")
  class Wait {
    @Test
    void letsNobodyGoBeforeAllHaveArrived() throws Exception {
      // @start region="barrier"
      // barrier = threading.Barrier(2, action=lambda: events.append("both are here"))
      var events = new ConcurrentLinkedQueue<String>();
      var barrier = new CyclicBarrier(2, () -> events.add("both are here"));

      var station =
          threads.submit(() -> {
            events.add("north has counted");
            // barrier.wait()
            return barrier.await();
          });
      untilWaiting(barrier, 1);
      events.add("south has counted");
      barrier.await();
      events.add("south goes on");

      assertThat(events)
          .containsExactly(
              "north has counted", "south has counted", "both are here", "south goes on");
      assertThat(station.get()).isEqualTo(1);
      // @end
    }

    @Test
    void givesEachADifferentPlace() throws Exception {
      var barrier = new CyclicBarrier(3);
      var places =
          IntStream.range(0, 3).mapToObj(_ -> threads.submit(() -> barrier.await())).toList();

      // sorted(index of each)  # [0, 1, 2]
      assertThat(List.of(places.get(0).get(), places.get(1).get(), places.get(2).get()))
          .containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void canBeUsedAgainAndAgain() throws Exception {
      var rounds = new ConcurrentLinkedQueue<Integer>();
      var barrier = new CyclicBarrier(2, () -> rounds.add(rounds.size()));
      var station =
          threads.submit(() -> {
            for (int round = 0; round < 100; round++) {
              barrier.await();
            }
            return "done";
          });
      for (int round = 0; round < 100; round++) {
        barrier.await();
      }

      assertThat(station.get()).isEqualTo("done");
      assertThat(rounds).hasSize(100);
    }
  }

  @Nested
  @DisplayName("Barrier(parties, action)")
  class Action {
    @Test
    void runsInTheThreadThatArrivesLast() throws Exception {
      var ranIn = new ConcurrentLinkedQueue<Thread>();
      var barrier = new CyclicBarrier(2, () -> ranIn.add(Thread.currentThread()));
      var _ = threads.submit(() -> barrier.await());
      untilWaiting(barrier, 1);

      barrier.await();

      assertThat(ranIn).containsExactly(Thread.currentThread());
    }

    @Test
    void breaksTheBarrierWhenItFails() throws Exception {
      var barrier =
          new CyclicBarrier(
              2,
              () -> {
                throw new IllegalStateException("votes are missing");
              });
      var first = threads.submit(() -> barrier.await());
      untilWaiting(barrier, 1);

      // the last gets the failure of the action, the others BrokenBarrierError
      assertThatExceptionOfType(IllegalStateException.class)
          .isThrownBy(barrier::await)
          .withMessage("votes are missing");
      assertThatIsBroken(first);
      assertThat(barrier.isBroken()).isTrue();
    }

    @Test
    void needsAParty() {
      // threading.Barrier(0)  # ValueError: parties must be >= 1
      assertThatIllegalArgumentException().isThrownBy(() -> new CyclicBarrier(0));
    }
  }

  @Nested
  @DisplayName("parties, n_waiting, broken")
  class Attributes {
    @Test
    void areGetters() throws Exception {
      var barrier = new CyclicBarrier(3);
      var _ = threads.submit(() -> barrier.await());
      untilWaiting(barrier, 1);

      // barrier.parties, barrier.n_waiting, barrier.broken  # 3, 1, False
      assertThat(barrier.getParties()).isEqualTo(3);
      assertThat(barrier.getNumberWaiting()).isEqualTo(1);
      assertThat(barrier.isBroken()).isFalse();
    }
  }

  @Nested
  @DisplayName("wait(timeout)")
  class WaitWithTimeout {
    @Test
    void breaksTheBarrierForAll() throws Exception {
      var barrier = new CyclicBarrier(3);
      var patient = threads.submit(() -> barrier.await());
      untilWaiting(barrier, 1);

      // barrier.wait(timeout=0.01)  # BrokenBarrierError
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS));

      // ... and in the other thread, and for all who come later
      assertThatIsBroken(patient);
      assertThatExceptionOfType(BrokenBarrierException.class).isThrownBy(barrier::await);
      assertThat(barrier.isBroken()).isTrue();
    }
  }

  @Nested
  @DisplayName("reset()")
  class Reset {
    @Test
    void sendsAwayWhoWaitsAndIsWhole() throws Exception {
      var first = arrives();

      // barrier.reset()
      barrier.reset();

      assertThatIsBroken(first);
      assertThat(barrier.isBroken()).isFalse();
      assertThat(barrier.getNumberWaiting()).isZero();
    }

    @Test
    void makesABrokenBarrierWhole() throws Exception {
      abort(barrier);
      assertThat(barrier.isBroken()).isTrue();

      barrier.reset();

      var first = arrives();
      assertThat(barrier.await()).isZero();
      assertThat(first.get()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("abort()")
  class Abort {
    @Test
    void isToArriveInterrupted() throws Exception {
      var first = arrives();

      // barrier.abort()
      abort(barrier);

      assertThatIsBroken(first);
      assertThat(barrier.isBroken()).isTrue();
      assertThatExceptionOfType(BrokenBarrierException.class).isThrownBy(barrier::await);
    }
  }

  @Nested
  @DisplayName("Phaser: parties that come and go")
  class Phasers {
    @Test
    void waitsForAsManyAsHaveRegistered() throws Exception {
      var stations = new Phaser(1); // this thread
      stations.register();
      assertThat(stations.getRegisteredParties()).isEqualTo(2);

      // a party that has nothing more to do leaves, and nobody waits for it again
      threads.submit(() -> stations.arriveAndDeregister()).get();
      assertThat(stations.arriveAndAwaitAdvance()).isEqualTo(1);
      assertThat(stations.arriveAndAwaitAdvance()).isEqualTo(2);
    }

    @Test
    void letsAPartyArriveWithoutWaiting() throws Exception {
      var stations = new Phaser(2);
      int phase = stations.arrive();
      assertThat(stations.getPhase()).isEqualTo(phase);

      threads.submit(() -> stations.arrive()).get();

      assertThat(stations.awaitAdvance(phase)).isEqualTo(phase + 1);
    }

    @Test
    void runsItsActionInOnAdvance() {
      var phases = new ConcurrentLinkedQueue<String>();
      var stations =
          new Phaser(1) {
            @Override
            protected boolean onAdvance(int phase, int parties) {
              phases.add("district " + phase);
              return phase == 1; // true: that was the last
            }
          };

      while (!stations.isTerminated()) {
        stations.arriveAndAwaitAdvance();
      }

      assertThat(phases).containsExactly("district 0", "district 1");
    }

    @Test
    void survivesATimeout() throws Exception {
      var stations = new Phaser(2);
      int phase = stations.arrive();

      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> stations.awaitAdvanceInterruptibly(phase, 10, TimeUnit.MILLISECONDS));

      stations.arrive(); // the other, late, but welcome
      assertThat(stations.awaitAdvance(phase)).isEqualTo(phase + 1);
    }

    @Test
    void isAbortedByForceTermination() throws Exception {
      var stations = new Phaser(2);
      int phase = stations.arrive();
      var waiting = threads.submit(() -> stations.awaitAdvance(phase));

      // barrier.abort(), but a negative phase instead of an exception
      stations.forceTermination();

      assertThat(waiting.get()).isNegative();
      assertThat(stations.arriveAndAwaitAdvance()).isNegative();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void aPoolWithFewerThreadsThanPartiesWaitsForItself() throws Exception {
      // with ThreadPoolExecutor(max_workers=1) as pool: both wait for ever
      var queue = new LinkedBlockingQueue<Runnable>();
      try (var pool = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, queue)) {
        var first = pool.submit(() -> barrier.await());
        untilWaiting(barrier, 1);
        var second = pool.submit(() -> barrier.await());

        assertThat(queue).hasSize(1); // the second cannot start before the first is done
        assertThat(List.of(first.isDone(), second.isDone())).containsExactly(false, false);

        pool.shutdownNow();
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(first::get)
            .withCauseInstanceOf(InterruptedException.class);
      }
    }

    @Test
    void resetInsteadOfAbortLetsALatecomerWaitForNobody() throws Exception {
      barrier.reset(); // the other gives up, but nobody waits yet who could hear of it

      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theLastOneGetsZero() throws Exception {
      var first = arrives();

      // the documents promise no order; in CPython the first gets 0, the last parties - 1
      assertThat(barrier.await()).isZero();
      assertThat(first.get()).isEqualTo(barrier.getParties() - 1);
    }

    @Test
    void whoIsInterruptedBreaksTheBarrierForAll() throws Exception {
      var barrier = new CyclicBarrier(3);
      var patient = threads.submit(() -> barrier.await());
      untilWaiting(barrier, 1);
      var called = new FutureTask<>(() -> barrier.await());
      var thread = Thread.startVirtualThread(called);
      untilWaiting(barrier, 2);

      // no thread can make another give up barrier.wait()
      thread.interrupt();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(called::get)
          .withCauseInstanceOf(InterruptedException.class);
      assertThatIsBroken(patient);
    }

    @Test
    void onlyWhoRanOutOfTimeIsToldSo() throws Exception {
      // barrier.wait(timeout=0.01)  # BrokenBarrierError, as if somebody else had broken it
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS));

      // barrier.wait(timeout=0.01)  # BrokenBarrierError
      assertThatExceptionOfType(BrokenBarrierException.class)
          .isThrownBy(() -> barrier.await(10, TimeUnit.MILLISECONDS));
    }
  }
}
