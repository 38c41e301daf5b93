package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("the GIL: sys.setswitchinterval, sys.getswitchinterval")
class GilTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopTheThreads() {
    threads.shutdownNow();
  }

  private static int countPrimes(int from, int to) {
    return (int)
        IntStream.range(from, to)
            .filter(n -> n > 1 && IntStream.range(2, n).allMatch(d -> n % d > 0))
            .count();
  }

  @Nested
  @DisplayName("CPU-bound work")
  class CpuBound {
    @Test
    void isSharedOutAndAddedUp() throws Exception {
      // @start region="gil"
      // with ThreadPoolExecutor(2) as threads:  # in CPython no faster than one thread
      //     below = threads.submit(count_primes, 0, 1_000)
      //     above = threads.submit(count_primes, 1_000, 2_000)
      try (var threads = Executors.newFixedThreadPool(2)) {
        var below = threads.submit(() -> countPrimes(0, 1_000));
        var above = threads.submit(() -> countPrimes(1_000, 2_000));

        // below.result() + above.result()  # 303
        assertThat(below.get() + above.get()).isEqualTo(168 + 135);
      }
      // @end
    }

    @Test
    void isDoneByTwoThreadsAtTheSameTime() throws Exception {
      var computing = new AtomicInteger();
      Callable<Integer> computeUntilTheOtherDoes =
          () -> {
            int most = computing.incrementAndGet();
            while (most < 2) {
              most = computing.get();
            }
            return most;
          };

      // sys.setswitchinterval(60)  # and the first would compute for a minute before the other does
      var both = threads.invokeAll(Collections.nCopies(2, computeUntilTheOtherDoes));

      assertThat(both).extracting(result -> result.get()).containsExactly(2, 2);
    }
  }

  @Nested
  @DisplayName("I/O-bound work")
  class IoBound {
    @Test
    void waitsAtTheSameTimeInAsManyThreads() throws Exception {
      var everyoneHasAsked = new CyclicBarrier(10);
      Callable<Integer> ask =
          () -> {
            everyoneHasAsked.await();
            return 1;
          };

      var answers = threads.invokeAll(Collections.nCopies(10, ask));

      assertThat(answers).extracting(answer -> answer.get()).hasSize(10).containsOnly(1);
    }

    @Test
    void waitsInARowInTooFewThreads() throws Exception {
      try (var one = Executors.newSingleThreadExecutor()) {
        var bothHaveAsked = new CountDownLatch(2);
        Callable<Boolean> ask =
            () -> {
              bothHaveAsked.countDown();
              return bothHaveAsked.await(10, TimeUnit.MILLISECONDS);
            };

        var answers = one.invokeAll(List.of(ask, ask));

        // the first waits in vain: the second asks when the first is over
        assertThat(answers).extracting(answer -> answer.get()).containsExactly(false, true);
      }
    }

    @Test
    void leavesTheProcessorToOthers() throws Exception {
      var pipe = Pipe.open();
      try (var source = pipe.source();
          var sink = pipe.sink()) {
        var sum = ByteBuffer.allocate(Integer.BYTES);

        // waiting = threads.submit(os.read, source, 4)  # unlocks the GIL while it waits
        var waiting = threads.submit(() -> source.read(sum));
        var computed = ByteBuffer.allocate(Integer.BYTES).putInt(countPrimes(0, 1_000)).flip();
        sink.write(computed);

        assertThat(waiting.get()).isEqualTo(Integer.BYTES);
        assertThat(sum.flip().getInt()).isEqualTo(168);
      }
    }
  }

  @Nested
  @DisplayName("the notes' steps, with a lock for a GIL")
  class Steps {
    private final ReentrantLock gil = new ReentrantLock(true); // fair: first come, first served

    @Test
    void oneThreadComputesAtATime() throws Exception {
      var computing = new AtomicInteger();
      Callable<Integer> compute =
          () -> {
            gil.lock(); // 1. set the GIL, 2. switch to this thread
            try {
              int now = computing.incrementAndGet(); // 3. compute
              countPrimes(0, 200);
              computing.decrementAndGet();
              return now;
            } finally {
              gil.unlock(); // 4. leave off, 5. unlock the GIL
            }
          };

      var headcounts = threads.invokeAll(Collections.nCopies(100, compute));

      assertThat(headcounts).extracting(now -> now.get()).hasSize(100).containsOnly(1);
    }

    @Test
    void andTheNextOneFollows() throws Exception {
      var turns = new ArrayList<String>();

      var first = threads.submit(() -> takeThreeTurns("left", turns));
      var second = threads.submit(() -> takeThreeTurns("right", turns));
      first.get();
      second.get();

      String one = turns.getFirst();
      String other = turns.get(1);
      assertThat(one).isNotEqualTo(other);
      assertThat(turns).containsExactly(one, other, one, other, one, other);
    }

    /// Unlocks when the other thread is in the queue, as a GIL does that somebody has asked for.
    private void takeThreeTurns(String name, List<String> turns) {
      for (int turn = 0; turn < 3; turn++) { // 6. and again
        gil.lock();
        try {
          turns.add(name);
          while (turns.size() < 6 && !gil.hasQueuedThreads()) {
            Thread.onSpinWait(); // a lock tells nobody when somebody begins to wait
          }
        } finally {
          gil.unlock();
        }
      }
    }

    @Test
    void whoWaitsGivesItBack() throws Exception {
      var answered = gil.newCondition();
      var primes = new ArrayList<Integer>();
      var isAtIt = new CountDownLatch(1);
      var waiting =
          threads.submit(() -> {
            gil.lock();
            try {
              isAtIt.countDown();
              while (primes.isEmpty()) {
                answered.await(); // unlocks, waits, and locks again
              }
              return primes.getFirst();
            } finally {
              gil.unlock();
            }
          });

      isAtIt.await();
      gil.lockInterruptibly(); // lest a bug hang this test
      try {
        primes.add(countPrimes(0, 1_000));
        answered.signal();
      } finally {
        gil.unlock();
      }

      assertThat(waiting.get()).isEqualTo(168);
    }

    @Test
    void whoKeepsItWhileWaitingHoldsUpEverybody() throws Exception {
      var isWaiting = new CountDownLatch(1);
      var answer = new CountDownLatch(1);
      var waiting =
          threads.submit(() -> {
            gil.lock();
            try {
              isWaiting.countDown();
              answer.await();
            } finally {
              gil.unlock();
            }
            return "answered";
          });
      isWaiting.await();

      assertThat(gil.tryLock()).isFalse();

      answer.countDown();
      assertThat(waiting.get()).isEqualTo("answered");
      assertThat(gil.tryLock()).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aHashMapIsForOneThread() throws Exception {
      // stock.setdefault("lamp", 7)  # the GIL keeps a dict in order, whoever comes between
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(() -> addWhileAnotherAdds(new HashMap<>()))
          .withCauseInstanceOf(ConcurrentModificationException.class);
    }

    @Test
    void aConcurrentHashMapIsForMany() throws Exception {
      assertThat(addWhileAnotherAdds(new ConcurrentHashMap<>()))
          .isEqualTo(Map.of("lamp", 7, "oven", 8));
    }

    private Map<String, Integer> addWhileAnotherAdds(Map<String, Integer> stock) throws Exception {
      var isAdding = new CountDownLatch(1);
      var otherHasAdded = new CountDownLatch(1);
      var adding =
          threads.submit(() ->
              stock.computeIfAbsent(
                  "lamp",
                  _ -> {
                    isAdding.countDown();
                    awaitQuietly(otherHasAdded);
                    return 7;
                  }));
      isAdding.await();
      stock.put("oven", 8);
      otherHasAdded.countDown();

      adding.get();
      return stock;
    }

    private static void awaitQuietly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
