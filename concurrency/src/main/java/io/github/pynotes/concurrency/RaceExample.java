package io.github.pynotes.concurrency;

import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

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
    inTwoThreads(
        1,
        () -> {
          int seen = views;
          bothHaveRead.arriveAndAwaitAdvance();
          views = seen + 1;
        });
    IO.println("cut in two: " + views + " of 2");

    // behind a lock nobody reads what another is about to write
    views = 0;
    inTwoThreads(
        10_000,
        () -> {
          synchronized (this) {
            views += 1;
          }
        });
    IO.println("behind a lock: " + views + " of 20000");

    // the processor's own compare-and-set: no lock, and a number to work with at each step
    var tickets = new AtomicInteger();
    inTwoThreads(10_000, tickets::incrementAndGet);
    IO.println("tickets: " + tickets + " of 20000");

    // the threads count in different places, which are added up when somebody asks
    var parts = new LongAdder();
    inTwoThreads(10_000, parts::increment);
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

  private static void inTwoThreads(int times, Runnable task) throws InterruptedException {
    Runnable repeated =
        () -> {
          for (int i = 0; i < times; i++) {
            task.run();
          }
        };
    Thread first = Thread.ofPlatform().start(repeated);
    Thread second = Thread.ofPlatform().start(repeated);
    first.join();
    second.join();
  }
}
