package io.github.pynotes.lessons.concurrency;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Results are taken as they come, so that a failure is heard of at once, and read in the order of
/// the shops. `close()` waits for all tasks; `shutdownNow()` before it makes that short.
public final class Quotes {

  @FunctionalInterface
  public interface Asker {
    int ask(String shop) throws InterruptedException;
  }

  private Quotes() {}

  public static List<Integer> of(List<String> shops, int atOnce, Asker asker)
      throws InterruptedException {
    try (var pool = Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory())) {
      try {
        var answers = new ExecutorCompletionService<Integer>(pool);
        var prices = new ArrayList<Future<Integer>>();
        for (String shop : shops) {
          prices.add(answers.submit(() -> asker.ask(shop)));
        }
        for (int i = 0; i < shops.size(); i++) {
          answers.take().get();
        }
        return prices.stream().map(Future::resultNow).toList();
      } catch (ExecutionException e) {
        throw unwrapped(e);
      } finally {
        pool.shutdownNow(); // nothing is left of it unless something has failed
      }
    }
  }

  private static RuntimeException unwrapped(ExecutionException e) {
    return e.getCause() instanceof RuntimeException thrown
        ? thrown
        : new IllegalStateException(e.getCause());
  }
}
