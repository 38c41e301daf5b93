package io.github.pynotes.concurrency;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;

/// Hands tasks to threads, and takes back what they return and what they throw.
///
/// @python concurrent.futures.ThreadPoolExecutor
/// @python concurrent.futures.ThreadPoolExecutor.map
/// @python concurrent.futures.ThreadPoolExecutor.submit
/// @python concurrent.futures.ThreadPoolExecutor.shutdown
/// @python concurrent.futures.as_completed
/// @python concurrent.futures.wait
/// @python concurrent.futures.Future.result
/// @python concurrent.futures.Future.exception
/// @python concurrent.futures.Future.add_done_callback
/// @java Concurrently.map; ExecutorService, ExecutorCompletionService, CompletableFuture
/// @pattern Concurrently
final class ThreadPoolExample {
  private static int price(String part) throws IOException {
    return switch (part) {
      case "bolt" -> 7;
      case "gear" -> 90;
      default -> throw new IOException("no price for a " + part);
    };
  }

  void main() throws InterruptedException, ExecutionException, IOException {
    // map: one function for many elements, results in their order, or the first failure
    var parts = List.of("gear", "bolt").iterator();
    IO.println("prices: " + Concurrently.map(parts, 2, ThreadPoolExample::price));
    try {
      Concurrently.map(List.of("bolt", "cog").iterator(), 2, ThreadPoolExample::price);
    } catch (IOException e) {
      IO.println("failed: " + e.getMessage());
    }

    try (var pool = Executors.newFixedThreadPool(2)) {
      // submit: a task at a time; what it throws waits in its future until somebody asks
      Future<Integer> bolt = pool.submit(() -> price("bolt"));
      Future<Integer> cog = pool.submit(() -> price("cog"));
      IO.println("a bolt: " + bolt.get());
      try {
        cog.get();
      } catch (ExecutionException e) {
        IO.println("failed: " + e.getCause().getMessage());
      }

      // as they complete: the gear is here, and the bolt is still to be delivered
      var delivery = new SynchronousQueue<String>();
      var packed = new ExecutorCompletionService<String>(pool);
      packed.submit(delivery::take);
      packed.submit(() -> "gear");
      IO.println("packed first: " + packed.take().get());
      delivery.put("bolt");
      IO.println("packed then: " + packed.take().get());

      // a callback: what is to be done with the result
      var nut = CompletableFuture.supplyAsync(() -> "nut", pool);
      nut.thenAccept(part -> IO.println("sold: " + part)).join();
    }
    IO.println("closed"); // and all that was submitted has ended
  }
}
