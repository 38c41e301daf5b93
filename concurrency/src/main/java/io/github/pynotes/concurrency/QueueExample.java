package io.github.pynotes.concurrency;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Hands orders from one thread to others through a queue that is never longer than two, and ends
/// without losing one.
///
/// @python queue.Queue
/// @python queue.Queue.put
/// @python queue.Queue.get
/// @python queue.Queue.task_done
/// @python queue.Queue.join
/// @python queue.Queue.shutdown
/// @python queue.LifoQueue
/// @python queue.PriorityQueue
/// @python queue.Empty
/// @python queue.Full
/// @java ArrayBlockingQueue(2): put, take, offer, poll; a Phaser for join
final class QueueExample {
  private static final int END = -1;

  void main() throws InterruptedException {
    // offer and poll do not wait; put and take do
    BlockingQueue<Integer> orders = new ArrayBlockingQueue<>(2);
    orders.put(5);
    orders.put(7);
    IO.println("a third: " + (orders.offer(9) ? "taken" : "no room"));
    IO.println("first in: " + orders.take() + ", then " + orders.take());
    IO.println("another: " + (orders.poll() == null ? "none" : "one"));

    // two cooks; join(): every order is registered, and its cook tells when it is done
    var total = new AtomicInteger();
    var unfinished = new Phaser(1);
    try (var cooks = Executors.newFixedThreadPool(2)) {
      for (int i = 0; i < 2; i++) {
        var _ =
            cooks.submit(() -> {
              for (int order = orders.take(); order != END; order = orders.take()) {
                total.addAndGet(order);
                unfinished.arriveAndDeregister(); // task_done()
              }
              return "went home";
            });
      }
      for (int order = 1; order <= 100; order++) {
        unfinished.register();
        orders.put(order);
      }
      unfinished.arriveAndAwaitAdvance(); // join()
      IO.println("all done: " + total);

      // what comes last tells a cook to go home: one for each
      orders.put(END);
      orders.put(END);
    }
    IO.println("left in the queue: " + orders.size());

    // the other orders: last in first out, and smallest first
    var stack = new LinkedBlockingDeque<>(List.of(5, 3, 8));
    var smallestFirst = new PriorityBlockingQueue<>(List.of(5, 3, 8));
    IO.println("last in: " + stack.takeLast() + ", smallest: " + smallestFirst.take());
  }
}
