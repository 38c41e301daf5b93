package io.github.pynotes.concurrency;

import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Waits for 10,000 sensors at the same time, in ordinary code that blocks.
///
/// @python asyncio.run
/// @python asyncio.gather
/// @python asyncio.create_task
/// @python asyncio.sleep
/// @python asyncio.Semaphore
/// @python asyncio.to_thread
/// @java Executors.newVirtualThreadPerTaskExecutor(), and a Semaphore for what is scarce
final class VirtualThreadsExample {
  void main() throws Exception {
    // a thread for each sensor; nobody is answered before all have been asked
    var allAsked = new CyclicBarrier(10_000);
    var sensors = new ArrayList<Callable<Integer>>();
    for (int sensor = 0; sensor < 10_000; sensor++) {
      int reading = sensor % 40;
      sensors.add(() -> {
        allAsked.await();
        return reading;
      });
    }
    try (var tasks = Executors.newVirtualThreadPerTaskExecutor()) {
      var readings = tasks.invokeAll(sensors);
      int last = readings.getLast().get();
      IO.println("sensors waited for: " + readings.size() + ", the last one reads " + last);

      // three connections for 300 queries, each of which waits until all three are in use
      var connections = new Semaphore(3);
      var allInUse = new CyclicBarrier(3);
      var inUse = new AtomicInteger();
      var most = new AtomicInteger();
      Callable<Integer> query =
          () -> {
            connections.acquire();
            int now = most.accumulateAndGet(inUse.incrementAndGet(), Math::max);
            allInUse.await();
            inUse.decrementAndGet();
            connections.release();
            return now;
          };
      tasks.invokeAll(Collections.nCopies(300, query));
      IO.println("connections in use, at most: " + most);
    }
    // whatever blocks, blocks its own thread only
    IO.println("while one task blocks, another " + block(Thread.ofVirtual().factory()));
    IO.println("while a thread blocks, a task " + block(Thread.ofPlatform().factory()));
  }

  private static String block(ThreadFactory threads) throws Exception {
    var turn = new CountDownLatch(1);
    try (var blocking = Executors.newThreadPerTaskExecutor(threads)) {
      var wentOn = blocking.submit(() -> turn.await(10, TimeUnit.SECONDS));
      Thread.startVirtualThread(turn::countDown);
      return wentOn.get() ? "goes on" : "stands still";
    }
  }
}
