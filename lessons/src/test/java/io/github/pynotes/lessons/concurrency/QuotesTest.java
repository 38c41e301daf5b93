package io.github.pynotes.lessons.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayName("exercise: quotes, ThreadPoolExecutor.map")
@Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
class QuotesTest {
  private static final List<String> SHOPS = List.of("Amsterdam", "Rome", "Oslo");

  @Test
  void comeInTheOrderOfTheShops() throws InterruptedException {
    var romeHasAnswered = new CountDownLatch(1);

    // list(pool.map(ask, shops))
    var prices =
        Quotes.of(
            SHOPS,
            3,
            shop -> {
              if (shop.equals("Amsterdam")) {
                romeHasAnswered.await(); // so Rome is faster
              }
              if (shop.equals("Rome")) {
                romeHasAnswered.countDown();
              }
              return shop.length();
            });

    assertThat(prices).containsExactly(9, 4, 4);
  }

  @Test
  void areAskedForAtTheSameTime() throws InterruptedException {
    var allAreHere = new CyclicBarrier(3);

    var prices =
        Quotes.of(
            SHOPS,
            3,
            shop -> {
              meet(allAreHere);
              return shop.length();
            });

    assertThat(prices).hasSize(3);
  }

  @Test
  void areAskedForByNoMoreThanTold() throws InterruptedException {
    var asking = new AtomicInteger();
    var most = new AtomicInteger();
    var pairs = new CyclicBarrier(2);

    Quotes.of(
        Collections.nCopies(100, "Rome"),
        2,
        shop -> {
          most.accumulateAndGet(asking.incrementAndGet(), Math::max);
          meet(pairs);
          asking.decrementAndGet();
          return shop.length();
        });

    assertThat(most).hasValue(2);
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aFutureWrapsWhatWasThrown() {
      // pool.map raises the exception itself
      assertThatIllegalStateException()
          .isThrownBy(() ->
              Quotes.of(
                  SHOPS,
                  3,
                  shop -> {
                    throw new IllegalStateException("we are closed");
                  }))
          .withMessage("we are closed");
    }

    @Test
    void aThreadCanBeInterruptedSoNobodyNeedWait() {
      var amsterdamIsAsked = new CountDownLatch(1);
      var amsterdamGaveUp = new AtomicBoolean();

      // Python's pool waits for Amsterdam, which never answers
      assertThatIllegalStateException()
          .isThrownBy(() ->
              Quotes.of(
                  SHOPS,
                  3,
                  shop -> {
                    if (!shop.equals("Amsterdam")) {
                      amsterdamIsAsked.await();
                      throw new IllegalStateException("we are closed");
                    }
                    try {
                      amsterdamIsAsked.countDown();
                      new CountDownLatch(1).await();
                    } finally {
                      amsterdamGaveUp.set(true);
                    }
                    return 0;
                  }))
          .withMessage("we are closed");

      assertThat(amsterdamGaveUp).as("no thread is left behind").isTrue();
    }
  }

  private static void meet(CyclicBarrier barrier) throws InterruptedException {
    try {
      barrier.await(4, TimeUnit.SECONDS);
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new AssertionError("the others have not come", e);
    }
  }
}
