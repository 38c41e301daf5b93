package io.github.pynotes.lessons.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@DisplayName("exercise: a cache of prices, if key not in cache")
@Timeout(value = 5, threadMode = ThreadMode.SEPARATE_THREAD)
class PriceCacheTest {
  private final AtomicInteger loaded = new AtomicInteger();

  @Test
  void loadsAPriceOnce() {
    var cache = new PriceCache(article -> loaded.incrementAndGet() * article.length());

    assertThat(cache.price("tea")).isEqualTo(3);
    assertThat(cache.price("tea")).isEqualTo(3);
    assertThat(loaded).hasValue(1);
  }

  @Test
  void loadsEachArticleForItself() {
    var cache = new PriceCache(String::length);

    assertThat(cache.price("tea")).isEqualTo(3);
    assertThat(cache.price("coffee")).isEqualTo(6);
  }

  @Test
  void triesAgainWhatHasFailed() {
    var cache =
        new PriceCache(_ -> {
          if (loaded.incrementAndGet() == 1) {
            throw new IllegalStateException("the shop is closed");
          }
          return 250;
        });

    assertThatIllegalStateException()
        .isThrownBy(() -> cache.price("tea"))
        .withMessage("the shop is closed");
    assertThat(cache.price("tea")).isEqualTo(250);
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    private final CountDownLatch teaIsLoading = new CountDownLatch(1);
    private final CountDownLatch teaMayCome = new CountDownLatch(1);
    private final PriceCache cache = new PriceCache(this::loadTeaSlowly);

    private int loadTeaSlowly(String article) {
      loaded.incrementAndGet();
      if (article.equals("tea")) {
        teaIsLoading.countDown();
        try {
          teaMayCome.await();
        } catch (InterruptedException e) {
          throw new IllegalStateException(e);
        }
      }
      return article.length();
    }

    private FutureTask<Integer> askForTea() {
      return new FutureTask<>(() -> cache.price("tea")) {
        @Override
        protected void done() {
          teaIsLoading.countDown(); // also if it failed before that
        }
      };
    }

    private Thread start(Runnable task) {
      return Thread.ofPlatform().daemon().start(task);
    }

    @Test
    void checkingAndThenPuttingAreTwoSteps() throws InterruptedException, ExecutionException {
      var first = askForTea();
      start(first);
      teaIsLoading.await();

      var second = askForTea();
      Thread asking = start(second);
      while (loaded.get() == 1 && isRunning(asking)) {
        Thread.onSpinWait();
      }
      teaMayCome.countDown();

      assertThat(first.get()).isEqualTo(3);
      assertThat(second.get()).isEqualTo(3);
      assertThat(loaded).as("times that the price was loaded").hasValue(1);
    }

    @Test
    void oneLockForAllMakesEverybodyWaitForTheSlowest()
        throws InterruptedException, ExecutionException {
      var tea = askForTea();
      start(tea);
      teaIsLoading.await();

      assertThat(cache.price("coffee")).isEqualTo(6); // and the tea has not come yet
      assertThat(tea.isDone()).isFalse();

      teaMayCome.countDown();
      assertThat(tea.get()).isEqualTo(3);
    }

    /// Neither ended nor waiting for anything.
    private boolean isRunning(Thread thread) {
      return switch (thread.getState()) {
        case NEW, RUNNABLE -> true;
        default -> false;
      };
    }
  }
}
