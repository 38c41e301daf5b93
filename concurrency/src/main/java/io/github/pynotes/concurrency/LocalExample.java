package io.github.pynotes.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/// Gives each thread a basket of its own, and finds the last customer's things in it where threads
/// are used again.
///
/// @python threading.local
/// @java ThreadLocal.withInitial(ArrayList::new), remove() in a pool; ScopedValue for one call
final class LocalExample {
  private static final ThreadLocal<List<String>> BASKET = ThreadLocal.withInitial(ArrayList::new);
  private static final ScopedValue<String> CUSTOMER = ScopedValue.newInstance();

  void main() throws Exception {
    // one name, a basket for each thread
    BASKET.get().add("tea");
    Thread other =
        Thread.ofPlatform()
            .start(() -> {
              BASKET.get().add("salt");
              IO.println("the other thread: " + BASKET.get());
            });
    other.join();
    IO.println("this thread: " + BASKET.get());
    BASKET.remove();

    // a pool's thread serves one customer after another, and forgets nothing by itself
    try (var pool = Executors.newFixedThreadPool(1)) {
      pool.submit(() -> BASKET.get().add("Ada's coffee")).get();
      IO.println("the next customer: " + pool.submit(() -> BASKET.get().toString()).get());

      // whoever put something in takes it out again
      pool.submit(BASKET::remove).get();
      IO.println("after remove: " + pool.submit(() -> BASKET.get().toString()).get());
    }

    // a value for one call and all that it calls: nothing to remove
    ScopedValue.where(CUSTOMER, "Bob").run(() -> IO.println("served: " + CUSTOMER.get()));
    IO.println("served now: " + CUSTOMER.orElse("nobody"));
  }
}
