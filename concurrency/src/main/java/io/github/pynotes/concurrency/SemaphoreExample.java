package io.github.pynotes.concurrency;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Lets so many threads at once do something, and notices who gives back more than was taken.
///
/// @python threading.Semaphore
/// @python threading.Semaphore.acquire
/// @python threading.Semaphore.release
/// @python threading.BoundedSemaphore
/// @python threading.BoundedSemaphore.release
/// @java Semaphore, which grows unbounded; an ArrayBlockingQueue full of permits is bounded
final class SemaphoreExample {
  private final Semaphore slots = new Semaphore(2);
  private final AtomicInteger running = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private void download() {
    slots.acquireUninterruptibly();
    try {
      most.accumulateAndGet(running.incrementAndGet(), Math::max);
      running.decrementAndGet();
      done.incrementAndGet();
    } finally {
      slots.release();
    }
  }

  void main() throws InterruptedException {
    // at most two of six downloads at once
    try (var pool = Executors.newFixedThreadPool(6)) {
      for (int i = 0; i < 6; i++) {
        pool.execute(this::download);
      }
    }
    IO.println("downloads: " + done + ", too many at once: " + (most.get() > 2 ? "yes" : "no"));

    // the third slot: ask, wait for a while, and get it from somebody who gives one back
    slots.acquire(2);
    IO.println("a third at once: " + (slots.tryAcquire() ? "yes" : "no"));
    boolean third = slots.tryAcquire(10, TimeUnit.MILLISECONDS);
    IO.println("a third in a while: " + (third ? "yes" : "no"));
    slots.release();
    IO.println("after a release: " + (slots.tryAcquire() ? "yes" : "no"));

    // one release too many, and there are three
    slots.release(3);
    IO.println("slots after one release too many: " + slots.availablePermits());

    // a queue full of permits refuses what it has no room for
    var bounded = new ArrayBlockingQueue<>(2, false, List.of("slot A", "slot B"));
    String slot = bounded.take();
    bounded.add(slot);
    IO.println("bounded: one taken, one given back");
    try {
      bounded.add("slot C");
      IO.println("bounded, one too many: silence");
    } catch (IllegalStateException _) {
      IO.println("bounded, one too many: refused");
    }
  }
}
