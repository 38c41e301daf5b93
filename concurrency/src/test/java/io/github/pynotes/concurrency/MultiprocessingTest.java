package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.ForkJoinWorkerThread;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("concurrent.futures.ProcessPoolExecutor, multiprocessing.Pool")
class MultiprocessingTest {
  private static int countPrimes(int from, int to) {
    return (int)
        IntStream.range(from, to)
            .filter(n -> n > 1 && IntStream.range(2, n).allMatch(d -> n % d > 0))
            .count();
  }

  @Nested
  @DisplayName("executor.map(function, tasks)")
  class Map {
    @Test
    void isAParallelStreamWhichKeepsTheOrder() {
      // @start region="multiprocessing"
      // with ProcessPoolExecutor() as processes:
      //     list(processes.map(count_primes, [0, 1_000, 2_000, 3_000]))
      var primes =
          List.of(0, 1_000, 2_000, 3_000).parallelStream()
              .map(from -> countPrimes(from, from + 1_000))
              .toList();

      // [168, 135, 127, 120]
      assertThat(primes).containsExactly(168, 135, 127, 120);
      // @end
    }

    @Test
    void isAPoolWithAThreadForEachProcessorWhereThereIsNoStream() throws Exception {
      int processors = Runtime.getRuntime().availableProcessors(); // os.process_cpu_count()
      List<Callable<Integer>> thousands =
          List.of(() -> countPrimes(0, 1_000), () -> countPrimes(1_000, 2_000));

      // with ProcessPoolExecutor() as processes:
      try (var threads = Executors.newFixedThreadPool(processors)) {
        assertThat(threads.invokeAll(thousands))
            .extracting(primes -> primes.get())
            .containsExactly(168, 135);
      }
    }

    @Test
    void throwsWhatATaskHasThrown() {
      // list(processes.map(lambda n: 1 // n, [1, 0]))  # ZeroDivisionError
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> List.of(1, 0).parallelStream().map(n -> 1 / n).toList())
          .withMessageContaining("by zero");
    }
  }

  @Nested
  @DisplayName("ForkJoinPool")
  class DivideAndConquer {
    /// Counts the halves of a range in two tasks, until they are small.
    private static final class CountPrimes extends RecursiveTask<Integer> {
      private static final long serialVersionUID = 1L;

      private final int from;
      private final int to;

      CountPrimes(int from, int to) {
        this.from = from;
        this.to = to;
      }

      @Override
      protected Integer compute() {
        if (to - from <= 250) {
          return countPrimes(from, to);
        }
        int middle = (from + to) >>> 1;
        var below = new CountPrimes(from, middle).fork();
        return new CountPrimes(middle, to).invoke() + below.join();
      }
    }

    @Test
    void waitsForItsOwnTasksWithoutLosingAThread() {
      // a task that waits for others in a ProcessPoolExecutor(1) waits for ever
      try (var one = new ForkJoinPool(1)) {
        assertThat(one.invoke(new CountPrimes(0, 4_000))).isEqualTo(168 + 135 + 127 + 120);
      }
    }

    @Test
    void isAsWideAsItIsMade() throws Exception {
      var all = new CountDownLatch(3); // a barrier would get the pool more threads
      Callable<Boolean> meet =
          () -> {
            all.countDown();
            all.await();
            return Thread.currentThread() instanceof ForkJoinWorkerThread;
          };

      // ProcessPoolExecutor(max_workers=3)
      try (var three = new ForkJoinPool(3)) {
        assertThat(three.invokeAll(Collections.nCopies(3, meet)))
            .extracting(met -> met.get())
            .containsExactly(true, true, true);
      }
    }
  }

  @Nested
  @DisplayName("the common pool, behind all parallel streams, has limits")
  class CommonPool {
    private final int width = ForkJoinPool.getCommonPoolParallelism();

    @Test
    void itLeavesOneProcessorToTheCaller() {
      // unless -Djava.util.concurrent.ForkJoinPool.common.parallelism says otherwise
      assertThat(width).isEqualTo(Math.max(1, Runtime.getRuntime().availableProcessors() - 1));
    }

    @Test
    void tasksThatBlockStarveAllOthers() throws Exception {
      var answer = new CountDownLatch(1);
      var blocked = blockAllThreads(answer);
      try {
        var starving = CompletableFuture.supplyAsync(() -> "served");
        assertThatExceptionOfType(TimeoutException.class)
            .isThrownBy(() -> starving.get(100, TimeUnit.MILLISECONDS));

        answer.countDown();
        assertThat(starving.get()).isEqualTo("served");
      } finally {
        answer.countDown();
        blocked.join();
      }
    }

    @Test
    void aParallelStreamThenHasItsCallerOnly() throws Exception {
      var answer = new CountDownLatch(1);
      var blocked = blockAllThreads(answer);
      try {
        assertThat(IntStream.range(0, 1_000).parallel().mapToObj(_ -> Thread.currentThread()))
            .containsOnly(Thread.currentThread());
      } finally {
        answer.countDown();
        blocked.join();
      }
    }

    @Test
    void aManagedBlockerGetsAThreadInItsPlace() throws Exception {
      var answer = new CountDownLatch(1);
      try (var one = new ForkJoinPool(1)) {
        var blocked =
            one.submit(() -> {
              ForkJoinPool.managedBlock(new Wait(answer));
              return "answered";
            });
        var served = one.submit(() -> countPrimes(0, 1_000));

        try {
          assertThat(served.get()).isEqualTo(168);
          assertThat(blocked.isDone()).isFalse();
        } finally {
          answer.countDown(); // the pool's close() waits for it
        }
        assertThat(blocked.get()).isEqualTo("answered");
      }
    }

    @Test
    void whatBlocksIsBetterOffInVirtualThreads() throws Exception {
      var all = new CyclicBarrier(width + 2); // one more than the common pool and its caller
      Callable<Boolean> ask =
          () -> {
            all.await();
            return true;
          };

      try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
        assertThat(tasks.invokeAll(Collections.nCopies(width + 2, ask)))
            .extracting(answer -> answer.get())
            .containsOnly(true);
      }
    }

    /// Returns when each thread of the common pool has begun to wait for the answer.
    private CompletableFuture<Void> blockAllThreads(CountDownLatch answer)
        throws InterruptedException {
      var blocked = new CountDownLatch(width);
      var tasks = new ArrayList<CompletableFuture<Void>>();
      for (int i = 0; i < width; i++) {
        tasks.add(
            CompletableFuture.runAsync(() -> {
              blocked.countDown();
              try {
                answer.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }));
      }
      blocked.await();
      return CompletableFuture.allOf(tasks.toArray(new CompletableFuture<?>[0]));
    }

    private record Wait(CountDownLatch answer) implements ForkJoinPool.ManagedBlocker {
      @Override
      public boolean block() throws InterruptedException {
        answer.await();
        return true;
      }

      @Override
      public boolean isReleasable() {
        return answer.getCount() == 0;
      }
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void toReduceByWhatIsNotAssociative() {
      // reduce(lambda balance, booking: balance - booking, range(1, 1_001), 0)  # -500500
      int inOrder = IntStream.rangeClosed(1, 1_000).reduce(0, (balance, n) -> balance - n);
      int inParts =
          IntStream.rangeClosed(1, 1_000).parallel().reduce(0, (balance, n) -> balance - n);

      assertThat(inOrder).isEqualTo(-500_500);
      assertThat(inParts).isNotEqualTo(-500_500); // the balances of parts are subtracted, too
    }

    @Test
    void toReduceFromWhatIsNoIdentity() {
      // reduce(lambda balance, booking: balance + booking, range(1, 1_001), 100)  # 500600
      int inOrder = IntStream.rangeClosed(1, 1_000).reduce(100, Integer::sum);
      int inParts = IntStream.rangeClosed(1, 1_000).parallel().reduce(100, Integer::sum);

      assertThat(inOrder).isEqualTo(500_600);
      assertThat(inParts).isGreaterThan(500_600); // each part begins with 100
    }

    @Test
    void toSumIsTheRightOne() {
      assertThat(100 + IntStream.rangeClosed(1, 1_000).parallel().sum()).isEqualTo(500_600);
      assertThat(0 - IntStream.rangeClosed(1, 1_000).parallel().sum()).isEqualTo(-500_500);
    }

    @Test
    void toPrintByForEachWhichMindsNoOrder() {
      var byForEach = Collections.synchronizedList(new ArrayList<Integer>());
      var inOrder = new ArrayList<Integer>();

      IntStream.range(0, 1_000).parallel().forEach(byForEach::add);
      IntStream.range(0, 1_000).parallel().forEachOrdered(inOrder::add);

      // the caller begins in the middle, and takes what nobody else has taken
      assertThat(byForEach).hasSize(1_000).isNotEqualTo(inOrder);
      assertThat(inOrder).isSorted();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTaskSharesTheObjectsOfItsCaller() throws Exception {
      var counted = Collections.synchronizedList(new ArrayList<Integer>());
      try (var threads = Executors.newFixedThreadPool(2)) {
        // processes.submit(counted.append, 168).result(); counted  # []: it was a copy
        threads.submit(() -> counted.add(168)).get();
      }

      assertThat(counted).containsExactly(168);
    }

    @Test
    void nothingHasToBePickled() throws Exception {
      var order = new Object(); // not serializable, and neither is the lambda
      try (var threads = Executors.newFixedThreadPool(2)) {
        // processes.submit(lambda: order).result()  # PicklingError
        assertThat(threads.submit(() -> order).get()).isSameAs(order);
      }
    }

    @Test
    void aFailureArrivesAsTheObjectThatWasThrown() {
      var failure = new IllegalStateException("out of ink");
      try (var threads = Executors.newFixedThreadPool(2)) {
        // processes.submit(...).result()  # a copy, whose traceback is text in its __cause__
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(() ->
                threads
                    .submit(() -> {
                      throw failure;
                    })
                    .get())
            .satisfies(e -> assertThat(e.getCause()).isSameAs(failure));
      }
    }
  }
}
