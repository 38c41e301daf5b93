package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("concurrent.futures.ThreadPoolExecutor")
class ThreadPoolTest {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);

  /// A latch that nobody opens: whoever waits here must be interrupted.
  private final CountDownLatch never = new CountDownLatch(1);

  private static int price(String part) throws IOException {
    return switch (part) {
      case "bolt" -> 7;
      case "gear" -> 90;
      default -> throw new IOException("no price for a " + part);
    };
  }

  @AfterEach
  void end() {
    pool.shutdownNow();
    pool.close();
  }

  @Nested
  @DisplayName("pool.submit(function)")
  class Submit {
    @Test
    void returnsAFutureForTheResult() throws Exception {
      // future = pool.submit(price, "bolt")
      Future<Integer> future = pool.submit(() -> price("bolt"));

      // future.result()  # 7
      assertThat(future.get()).isEqualTo(7);
      // future.done()  # True
      assertThat(future.isDone()).isTrue();
    }

    @Test
    void keepsTheFailureInTheFuture() {
      // @start region="thread-pool"
      // future = pool.submit(price, "cog")
      Future<Integer> future = pool.submit(() -> price("cog"));

      // future.result()  # LookupError: no price for a cog
      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(future::get)
          .havingCause()
          .isInstanceOf(IOException.class)
          .withMessage("no price for a cog");

      // future.exception()  # LookupError('no price for a cog')
      assertThat(future.state()).isEqualTo(Future.State.FAILED);
      assertThat(future.exceptionNow()).isInstanceOf(IOException.class);
      // @end
    }

    @Test
    void waitsForTheResultNoLongerThanItIsTold() {
      Future<Boolean> future = pool.submit(() -> never.await(1, TimeUnit.DAYS));

      // future.result(timeout=0.001)  # TimeoutError
      assertThatExceptionOfType(TimeoutException.class)
          .isThrownBy(() -> future.get(1, TimeUnit.MILLISECONDS));
      assertThat(future.isDone()).isFalse(); // the task goes on
    }
  }

  @Nested
  @DisplayName("pool.map(function, elements)")
  class Map {
    @Test
    void isInvokeAllForTasksThatAreThereAtOnce() throws Exception {
      var gearHasItsPrice = new CountDownLatch(1);
      List<Callable<Integer>> tasks =
          List.of(
              () -> {
                gearHasItsPrice.await();
                return price("bolt");
              },
              () -> {
                gearHasItsPrice.countDown();
                return price("gear");
              });

      // list(pool.map(price, ["bolt", "gear"]))  # [7, 90]
      var prices = new ArrayList<Integer>();
      for (Future<Integer> future : pool.invokeAll(tasks)) {
        prices.add(future.get());
      }

      assertThat(prices).containsExactly(7, 90);
    }

    @Test
    void isConcurrentlyWhereTheFirstFailureShallEndIt() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(
              () -> Concurrently.map(Stream.of("bolt", "cog").iterator(), 2, ThreadPoolTest::price))
          .withMessage("no price for a cog")
          .withNoCause();
    }

    @Test
    void waitsInInvokeAllForTheOthersWhenOneHasFailed() throws Exception {
      var hasFailed = new CountDownLatch(1);
      var mayEnd = new CountDownLatch(1);
      Callable<Integer> cog =
          () -> {
            hasFailed.countDown();
            return price("cog");
          };
      Callable<Integer> bolt =
          () -> {
            mayEnd.await();
            return price("bolt");
          };
      var call = new FutureTask<>(() -> pool.invokeAll(List.of(cog, bolt)));
      Thread.ofVirtual().start(call);

      hasFailed.await();
      assertThat(call.isDone()).isFalse();
      mayEnd.countDown();

      assertThat(call.get().get(0).state()).isEqualTo(Future.State.FAILED);
      assertThat(call.get().get(1).resultNow()).isEqualTo(7);
    }
  }

  @Nested
  @DisplayName("as_completed(futures)")
  class AsCompleted {
    @Test
    void isACompletionServiceThatHandsOutWhatIsReadyFirst() throws Exception {
      var delivery = new SynchronousQueue<String>();
      var packed = new ExecutorCompletionService<String>(pool);

      // packed = as_completed([pool.submit(delivery.get), pool.submit(lambda: "gear")])
      var bolt = packed.submit(delivery::take);
      var gear = packed.submit(() -> "gear");

      // next(packed)
      assertThat(packed.take()).isSameAs(gear);
      assertThat(packed.poll()).isNull(); // nothing else is ready
      delivery.put("bolt");
      assertThat(packed.take()).isSameAs(bolt);
    }

    @Test
    void handsOutFailuresAsWell() throws Exception {
      var prices = new ExecutorCompletionService<Integer>(pool);
      var cog = prices.submit(() -> price("cog"));

      assertThat(prices.take()).isSameAs(cog);
      assertThat(cog.exceptionNow()).hasMessage("no price for a cog");
    }
  }

  @Nested
  @DisplayName("wait(futures, return_when=...)")
  class Wait {
    private final CompletableFuture<String> bolt = new CompletableFuture<>();
    private final CompletableFuture<String> gear = new CompletableFuture<>();

    @Test
    void isAnyOfForTheFirstCompleted() {
      // done, not_done = wait([bolt, gear], return_when=FIRST_COMPLETED)
      pool.execute(() -> gear.complete("gear"));
      CompletableFuture.anyOf(bolt, gear).join();

      assertThat(gear).isDone();
      assertThat(bolt).isNotDone();
    }

    @Test
    void isAllOfForAllCompleted() {
      pool.execute(() -> bolt.complete("bolt"));
      pool.execute(() -> gear.completeExceptionally(new IOException("out of stock")));

      // wait([bolt, gear])  # raises nothing
      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(() -> CompletableFuture.allOf(bolt, gear).join())
          .withCauseInstanceOf(IOException.class);
      assertThat(bolt).isDone();
      assertThat(gear).isDone();
    }

    @Test
    void isAlsoInvokeAnyWhereOneResultIsEnough() throws Exception {
      var isInterrupted = new CountDownLatch(1);
      Callable<String> slowShop =
          () -> {
            try {
              never.await();
              return "slow shop";
            } catch (InterruptedException e) {
              isInterrupted.countDown();
              throw e;
            }
          };
      var slowShopIsAsked = new CountDownLatch(1);
      Callable<String> asked =
          () -> {
            slowShopIsAsked.countDown();
            return slowShop.call();
          };
      Callable<String> quickShop =
          () -> {
            slowShopIsAsked.await();
            return "quick shop";
          };

      assertThat(pool.invokeAny(List.of(asked, quickShop))).isEqualTo("quick shop");

      isInterrupted.await(); // the others are cancelled, which Python's wait() does not do
    }
  }

  @Nested
  @DisplayName("future.add_done_callback(function)")
  class Callback {
    @Test
    void isThenAcceptOfACompletableFuture() throws Exception {
      var delivery = new SynchronousQueue<String>();
      var sold = new ArrayBlockingQueue<String>(1);

      // future = pool.submit(delivery.get)
      // future.add_done_callback(lambda future: sold.put(future.result()))
      CompletableFuture<Void> _ =
          CompletableFuture.supplyAsync(() -> takeFrom(delivery), pool).thenAccept(sold::add);

      assertThat(sold).isEmpty();
      delivery.put("nut");
      assertThat(sold.take()).isEqualTo("nut");
    }

    @Test
    void isWhenCompleteWhereTheTaskMayHaveFailed() {
      var events = new ConcurrentLinkedQueue<String>();
      CompletableFuture<Integer> stock =
          CompletableFuture.supplyAsync(() -> Integer.valueOf("many"), pool);

      // future.add_done_callback(lambda future: events.append(str(future.exception())))
      CompletableFuture<Integer> told =
          stock.whenComplete((_, failure) -> events.add(failure.getMessage()));

      assertThatExceptionOfType(CompletionException.class)
          .isThrownBy(told::join)
          .withCauseInstanceOf(NumberFormatException.class);
      assertThat(events).singleElement().asString().contains("NumberFormatException");
    }

    private static String takeFrom(SynchronousQueue<String> queue) {
      try {
        return queue.take();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e); // a Supplier throws nothing checked
      }
    }
  }

  @Nested
  @DisplayName("pool.shutdown()")
  class Shutdown {
    @Test
    void isCloseWhichWaitsForAllThatWasSubmitted() throws Exception {
      var counted = new ConcurrentLinkedQueue<Integer>();

      // with ThreadPoolExecutor(2) as pool:
      //     for number in range(100): pool.submit(counted.append, number)
      try (var pool = Executors.newFixedThreadPool(2)) {
        for (int number : IntStream.range(0, 100).toArray()) {
          pool.execute(() -> {
            awaitShutdown(pool); // so that close() has begun, and has to wait
            counted.add(number);
          });
        }
      }

      assertThat(counted).hasSize(100);
    }

    private static void awaitShutdown(ExecutorService pool) {
      while (!pool.isShutdown()) {
        Thread.onSpinWait(); // a pool tells nobody
      }
    }

    @Test
    void refusesWhatComesLater() {
      pool.close();

      // pool.submit(price, "bolt")
      // # RuntimeError: cannot schedule new futures after shutdown
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> pool.submit(() -> price("bolt")));
    }

    @Test
    void isShutdownNowWhereWhatHasNotBegunShallNotBegin() throws Exception {
      try (var pool = Executors.newSingleThreadExecutor()) {
        var isRunning = new CountDownLatch(1);
        Future<String> running =
            pool.submit(() -> {
              isRunning.countDown();
              never.await();
              return "done";
            });
        Future<Integer> queued = pool.submit(() -> price("bolt"));
        isRunning.await();

        // pool.shutdown(cancel_futures=True)  # and waits for the one that runs
        List<Runnable> notBegun = pool.shutdownNow();

        assertThat(notBegun).hasSize(1);
        assertThat(queued.isDone()).isFalse(); // whoever waits for it waits forever
        assertThatThrownBy(running::get).hasCauseInstanceOf(InterruptedException.class);
      }
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void toSubmitAndNeverAskLosesTheFailure() throws Exception {
      var uncaught = new ConcurrentLinkedQueue<Throwable>();
      Thread.Builder threads =
          Thread.ofPlatform().uncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
      Future<?> lost;
      try (var pool = Executors.newSingleThreadExecutor(threads.factory())) {
        // pool.submit(price, "cog")  # silence in Python, too
        lost = pool.submit(() -> price("cog"));
      }

      assertThat(uncaught).isEmpty();
      assertThat(lost.exceptionNow())
          .hasMessage("no price for a cog"); // here it has been all along
    }

    @Test
    void whileExecuteTellsTheHandlerOfUncaughtExceptions() throws Exception {
      var uncaught = new LinkedBlockingQueue<Throwable>();
      Thread.Builder threads =
          Thread.ofVirtual().uncaughtExceptionHandler((_, failure) -> uncaught.add(failure));
      try (var pool = Executors.newThreadPerTaskExecutor(threads.factory())) {
        pool.execute(() -> {
          throw new IllegalStateException("no price for a cog");
        });
      }

      // which may happen after close(): the task has ended, and its thread is about to
      assertThat(uncaught.take()).hasMessage("no price for a cog");
    }

    @Test
    void toFillTheQueueOfAFixedPoolWhichHasNoBound() {
      try (var pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1)) {
        for (int number = 0; number < 10_000; number++) {
          pool.execute(() -> {
            try {
              never.await();
            } catch (InterruptedException _) {
              // the end of the test
            }
          });
        }

        assertThat(pool.getQueue()).hasSize(9_999);
        assertThat(pool.getQueue().remainingCapacity()).isGreaterThan(2_000_000_000);
        pool.shutdownNow();
      }
    }

    @Test
    void whileABoundAndCallerRunsHoldUpTheCaller() {
      var workers = new ConcurrentLinkedQueue<Thread>();
      var mayEnd = new CountDownLatch(1);
      try (var pool =
          new ThreadPoolExecutor(
              1,
              1,
              0,
              TimeUnit.SECONDS,
              new LinkedBlockingQueue<>(1),
              new ThreadPoolExecutor.CallerRunsPolicy())) {
        pool.execute(() -> awaitUninterruptibly(mayEnd)); // runs
        pool.execute(() -> {}); // is the one in the queue
        pool.execute(() -> workers.add(Thread.currentThread()));

        assertThat(workers).containsExactly(Thread.currentThread());
        mayEnd.countDown();
      }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts this", e);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aFailureArrivesInsideAnExecutionException() {
      Future<Integer> cog = pool.submit(() -> price("cog"));

      // future.result()  # raises the very LookupError
      assertThatThrownBy(cog::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessage("java.io.IOException: no price for a cog")
          .cause()
          .isInstanceOf(IOException.class);
    }

    @Test
    void aFailureOfAFutureThatIsNotDoneIsNotWaitedFor() {
      Future<Boolean> future = pool.submit(() -> never.await(1, TimeUnit.DAYS));

      // future.exception()  # waits, and is None if there is none
      assertThatIllegalStateException()
          .isThrownBy(future::exceptionNow)
          .withMessage("Task has not completed");
    }

    @Test
    void aPoolThatIsNotClosedKeepsItsThreads() {
      // a ThreadPoolExecutor that nobody refers to lets its threads go; at exit Python joins them
      var pool = (ThreadPoolExecutor) Executors.newFixedThreadPool(1);
      try {
        pool.execute(() -> {});

        assertThat(pool.getPoolSize()).isEqualTo(1);
        assertThat(pool.getKeepAliveTime(TimeUnit.SECONDS)).isZero();
        assertThat(pool.allowsCoreThreadTimeOut()).isFalse();
        assertThat(pool.getThreadFactory().newThread(() -> {}).isDaemon()).isFalse();
      } finally {
        pool.close();
      }
    }
  }
}
