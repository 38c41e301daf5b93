package io.github.pynotes.concurrency;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/// Counts page views in two threads: loses one where `+=` is cut in two, and loses none behind a
/// lock, in an atomic number, or in parts that are added up at the end.
///
/// @python x += 1
/// @python race condition
/// @java AtomicInteger, LongAdder or synchronized; volatile is enough for a flag only
final class RaceExample {
  private int views;
  private volatile boolean isClosed;

  void main() throws InterruptedException {
    // += reads, adds and writes; here both threads have read before one of them writes
    var bothHaveRead = new Phaser(2);
    inTwoThreads(() -> {
      int seen = views;
      bothHaveRead.arriveAndAwaitAdvance();
      views = seen + 1;
    });
    IO.println("cut in two: " + views + " of 2");

    // behind a lock nobody reads what another is about to write
    views = 0;
    inTwoThreads(() -> {
      for (int i = 0; i < 10_000; i++) {
        synchronized (this) {
          views += 1;
        }
      }
    });
    IO.println("behind a lock: " + views + " of 20000");

    // the processor's own compare-and-set: no lock, and a number to work with at each step
    var tickets = new AtomicInteger();
    inTwoThreads(() -> IntStream.range(0, 10_000).forEach(_ -> tickets.incrementAndGet()));
    IO.println("tickets: " + tickets + " of 20000");

    // the threads count in different places, which are added up when somebody asks
    var parts = new LongAdder();
    inTwoThreads(() -> IntStream.range(0, 10_000).forEach(_ -> parts.increment()));
    IO.println("in parts: " + parts + " of 20000");

    // a flag that one thread sets and another waits for; without volatile it may wait for good
    Thread clerk =
        Thread.ofPlatform()
            .start(() -> {
              while (!isClosed) {
                Thread.onSpinWait();
              }
              IO.println("the clerk has seen that the shop is closed");
            });
    isClosed = true;
    clerk.join();
  }

  private static void inTwoThreads(Runnable task) throws InterruptedException {
    Thread first = Thread.ofPlatform().start(task);
    Thread second = Thread.ofPlatform().start(task);
    first.join();
    second.join();
  }
}
