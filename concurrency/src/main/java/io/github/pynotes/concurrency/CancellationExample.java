package io.github.pynotes.concurrency;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/// Asks others to stop: between two steps, while they wait, and before they have begun.
///
/// @python concurrent.futures.Future.cancel
/// @python concurrent.futures.Future.cancelled
/// @python concurrent.futures.CancelledError
/// @python asyncio.Task.cancel
/// @python asyncio.CancelledError
/// @java Thread.interrupt(), Future.cancel(true); who catches the interrupt restores its flag
final class CancellationExample {
  void main() throws InterruptedException {
    // a flag is seen between two steps
    var stop = new AtomicBoolean();
    Thread counting =
        Thread.startVirtualThread(() -> {
          while (!stop.get()) {
            Thread.onSpinWait();
          }
        });
    stop.set(true);
    counting.join();
    IO.println("flag: stopped");

    // one printer and two invoices: the first waits for paper, the second for its turn
    var printing = new CountDownLatch(1);
    try (var printer = Executors.newFixedThreadPool(1)) {
      Callable<Void> invoice =
          () -> {
            printing.countDown();
            new CountDownLatch(1).await(); // no paper comes: only an interrupt ends this
            return null;
          };
      var first = printer.submit(invoice);
      var second = printer.submit(invoice);
      printing.await();
      IO.println("waiting job cancelled: " + (second.cancel(true) ? "yes" : "no"));
      IO.println("running job cancelled: " + (first.cancel(true) ? "yes" : "no"));
    }

    // whoever catches an interrupt decides whether the caller hears of it
    for (boolean restores : List.of(true, false)) {
      Thread shipping = Thread.ofPlatform().start(() -> ship(restores));
      shipping.interrupt();
      shipping.join();
    }
  }

  /// The first van does not come, the others stand at the ramp.
  private static void ship(boolean restores) {
    int parcels = 0;
    for (int awaited : List.of(1, 0, 0)) {
      try {
        new CountDownLatch(awaited).await();
      } catch (InterruptedException e) {
        if (restores) {
          Thread.currentThread().interrupt();
        }
      }
      parcels += Thread.currentThread().isInterrupted() ? 0 : 1;
    }
    IO.println((restores ? "restored: " : "swallowed: ") + parcels + " parcels shipped");
  }
}
