package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("threading.local")
@Timeout(30)
class LocalTest {
  private static final ScopedValue<String> CUSTOMER = ScopedValue.newInstance();

  private final ThreadLocal<List<String>> basket = ThreadLocal.withInitial(ArrayList::new);

  @AfterEach
  void nothingIsLeft() {
    basket.remove();
  }

  private static <T> T in(Thread.Builder kind, Callable<T> task) throws Exception {
    var result = new FutureTask<>(task);
    kind.start(result);
    return result.get();
  }

  @Nested
  @DisplayName("local.x")
  class Attribute {
    @Test
    void isAnotherInEachThread() throws Exception {
      // local.basket.append("tea")
      basket.get().add("tea");
      List<String> others = in(Thread.ofPlatform(), () -> basket.get());

      assertThat(others).isEmpty();
      assertThat(basket.get()).containsExactly("tea");
    }

    @Test
    void isAnotherInEachVirtualThreadToo() throws Exception {
      basket.get().add("tea");

      assertThat(in(Thread.ofVirtual(), () -> basket.get())).isEmpty();
    }

    @Test
    @DisplayName("is made once for each thread that asks, as by __init__ of a subclass of local")
    void initialValue() throws Exception {
      var made = new AtomicInteger();
      var number = ThreadLocal.withInitial(made::incrementAndGet);

      assertThat(List.of(number.get(), number.get())).containsOnly(1);
      assertThat(in(Thread.ofPlatform(), number::get)).isEqualTo(2);
    }
  }

  @Nested
  @DisplayName("in a pool")
  class InAPool {
    @Test
    @DisplayName("the wrong way: the next task finds what the last has left")
    void leaksIntoTheNextTask() throws Exception {
      // @start region="local"
      try (var pool = Executors.newFixedThreadPool(1)) {
        // pool.submit(lambda: local.basket.append("Ada's coffee")).result()
        pool.submit(() -> basket.get().add("Ada's coffee")).get();

        assertThat(pool.submit(() -> List.copyOf(basket.get())).get())
            .containsExactly("Ada's coffee");

        // whoever put something in takes it out again, in a finally
        pool.submit(basket::remove).get();

        assertThat(pool.submit(() -> List.copyOf(basket.get())).get()).isEmpty();
      }
      // @end
    }

    @Test
    void aVirtualThreadForEachTaskHasNothingOfAnother() throws Exception {
      try (var perTask = Executors.newVirtualThreadPerTaskExecutor()) {
        perTask.submit(() -> basket.get().add("Ada's coffee")).get();

        assertThat(perTask.submit(() -> List.copyOf(basket.get())).get()).isEmpty();
      }
    }
  }

  @Nested
  @DisplayName("a value for one call")
  class Scoped {
    @Test
    void isGoneWhenTheCallIsOver() {
      String seen = ScopedValue.where(CUSTOMER, "Bob").call(CUSTOMER::get);

      assertThat(seen).isEqualTo("Bob");
      assertThat(CUSTOMER.isBound()).isFalse();
    }

    @Test
    void isGoneAlsoWhenTheCallFails() {
      assertThatThrownBy(() -> ScopedValue.where(CUSTOMER, "Bob").run(() -> List.of().getFirst()))
          .isInstanceOf(NoSuchElementException.class);

      assertThat(CUSTOMER.isBound()).isFalse();
    }

    @Test
    void isNeverSetAnewButMayBeBoundAgainWithinTheCall() {
      var seen = new ArrayList<String>();

      ScopedValue.where(CUSTOMER, "Bob")
          .run(() -> {
            ScopedValue.where(CUSTOMER, "Eve").run(() -> seen.add(CUSTOMER.get()));
            seen.add(CUSTOMER.get());
          });

      assertThat(seen).containsExactly("Eve", "Bob");
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    @DisplayName("hasattr(local, 'x') is False in a new thread; get() gives null, or the initial")
    void unset() throws Exception {
      var user = new ThreadLocal<String>();
      user.set("Ada");

      assertThat(in(Thread.ofPlatform(), user::get)).isNull();
      user.remove();
    }

    @Test
    void anInheritableOneGoesToThreadsThatAreMadeNowNotToThoseOfAPool() throws Exception {
      var user = new InheritableThreadLocal<String>();
      try (var pool = Executors.newFixedThreadPool(1)) {
        pool.submit(() -> {}).get(); // its thread has begun before the value is set
        user.set("Ada");

        assertThat(in(Thread.ofPlatform(), user::get)).isEqualTo("Ada");
        assertThat(pool.submit(user::get).get()).isNull();
      } finally {
        user.remove();
      }
    }

    @Test
    void aScopedValueIsNotSeenByAnotherThread() {
      var seen =
          ScopedValue.where(CUSTOMER, "Bob")
              .call(() -> CompletableFuture.supplyAsync(() -> CUSTOMER.orElse("nobody")).join());

      assertThat(seen).isEqualTo("nobody");
    }
  }
}
