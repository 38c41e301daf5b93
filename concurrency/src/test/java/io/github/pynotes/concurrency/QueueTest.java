package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A [Phaser] counts to 65,535 at most; a bounded queue never has as many unfinished.
@DisplayName("queue.Queue")
@Timeout(30)
class QueueTest {
  private static final String END = "";

  private final BlockingQueue<String> orders = new ArrayBlockingQueue<>(2);

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait(); // the JDK's queues tell nobody who waits
    }
  }

  @Nested
  @DisplayName("put, get")
  class PutGet {
    @Test
    void handsOverInOrder() throws InterruptedException {
      orders.put("tea");
      orders.put("salt");

      assertThat(List.of(orders.take(), orders.take())).containsExactly("tea", "salt");
    }

    @Test
    void putWaitsForRoom() throws InterruptedException {
      orders.put("tea");
      orders.put("salt");
      Thread producer = Thread.ofPlatform().start(() -> putAll(orders, List.of("soap")));
      awaitWaiting(producer);

      assertThat(orders.take()).isEqualTo("tea");

      producer.join();
      assertThat(orders).containsExactly("salt", "soap");
    }

    @Test
    void getWaitsForAnElement() throws InterruptedException {
      var taken = new CompletableFuture<String>();
      Thread consumer =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  taken.complete(orders.take());
                } catch (InterruptedException e) {
                  taken.completeExceptionally(e);
                }
              });
      awaitWaiting(consumer);

      orders.put("tea");

      assertThat(taken.join()).isEqualTo("tea");
    }

    @Test
    @DisplayName(
        "put_nowait, get_nowait: offer and poll answer, add and remove throw, as Python does")
    void withoutWaiting() {
      assertThat(orders.offer("tea")).isTrue();
      assertThat(orders.offer("salt")).isTrue();
      assertThat(orders.offer("soap")).isFalse(); // queue.Full
      assertThatThrownBy(() -> orders.add("soap"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("Queue full");

      orders.clear();
      assertThat(orders.poll()).isNull(); // queue.Empty
      assertThatThrownBy(orders::remove).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    @DisplayName("put(x, timeout=0.001), get(timeout=0.001)")
    void withATimeout() throws InterruptedException {
      assertThat(orders.poll(1, TimeUnit.MILLISECONDS)).isNull();

      orders.put("tea");
      orders.put("salt");
      assertThat(orders.offer("soap", 1, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    @DisplayName("qsize, empty, full")
    void size() throws InterruptedException {
      orders.put("tea");

      assertThat(orders).hasSize(1);
      assertThat(orders.remainingCapacity()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("task_done, join")
  class Join {
    @Test
    void isAPhaserThatCountsWhatIsUnfinished() throws InterruptedException {
      // @start region="queue"
      var done = new ConcurrentLinkedQueue<String>();
      var unfinished = new Phaser(1);
      Thread cook =
          Thread.ofVirtual()
              .start(() -> {
                // while (order := orders.get()) != END:
                for (String order = take(orders); !order.equals(END); order = take(orders)) {
                  done.add(order);
                  unfinished.arriveAndDeregister(); // orders.task_done()
                }
              });
      for (String order : List.of("tea", "salt", "soap")) {
        unfinished.register();
        orders.put(order);
      }
      unfinished.arriveAndAwaitAdvance(); // orders.join()

      assertThat(done).containsExactly("tea", "salt", "soap");
      // @end
      orders.put(END);
      cook.join();
    }

    @Test
    @DisplayName("close() of an executor is the shorter way where each element is a task")
    void orAnExecutor() {
      var done = new ConcurrentLinkedQueue<String>();

      try (var cooks = Executors.newFixedThreadPool(2)) {
        for (String order : List.of("tea", "salt", "soap")) {
          cooks.execute(() -> done.add(order));
        }
      }

      assertThat(done).containsExactlyInAnyOrder("tea", "salt", "soap");
    }
  }

  @Nested
  @DisplayName("the end")
  class End {
    @Test
    void onePillForEachConsumerLosesNothing() throws InterruptedException {
      List<String> all = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
      var done = new ConcurrentLinkedQueue<String>();
      Runnable cook =
          () -> {
            for (String order = take(orders); !order.equals(END); order = take(orders)) {
              done.add(order);
            }
          };

      Thread first = Thread.ofVirtual().start(cook);
      Thread second = Thread.ofVirtual().start(cook);
      putAll(orders, all);
      putAll(orders, List.of(END, END));
      first.join();
      second.join();

      assertThat(done).containsExactlyInAnyOrderElementsOf(all);
      assertThat(orders).isEmpty();
    }

    @Test
    @DisplayName("the wrong way: one pill for two consumers, and one of them waits for good")
    void onePillForTwo() throws InterruptedException {
      Runnable cook =
          () -> {
            for (String order = take(orders); !order.equals(END); order = take(orders)) {}
          };
      Thread first = Thread.ofPlatform().start(cook);
      Thread second = Thread.ofPlatform().start(cook);

      orders.put(END);
      while (first.isAlive() && second.isAlive()) {
        Thread.onSpinWait();
      }
      Thread left = first.isAlive() ? first : second;
      awaitWaiting(left);

      assertThat(left.isAlive()).isTrue();
      left.interrupt(); // take() listens, and take(orders) here makes it the end
      left.join();
    }

    @Test
    @DisplayName("shutdown(immediate=True): drainTo says what was not done")
    void drained() throws InterruptedException {
      putAll(orders, List.of("tea", "salt"));
      var undone = new ArrayList<String>();

      orders.drainTo(undone);

      assertThat(undone).containsExactly("tea", "salt");
      assertThat(orders).isEmpty();
    }
  }

  @Nested
  @DisplayName("LifoQueue, PriorityQueue, SimpleQueue")
  class OtherOrders {
    @Test
    @DisplayName("LifoQueue: a LinkedBlockingDeque, from one end")
    void lastInFirstOut() throws InterruptedException {
      var stack = new LinkedBlockingDeque<Integer>();
      stack.putFirst(5);
      stack.putFirst(3);

      assertThat(stack.takeFirst()).isEqualTo(3);
    }

    @Test
    @DisplayName("PriorityQueue: a PriorityBlockingQueue")
    void smallestFirst() throws InterruptedException {
      var queue = new PriorityBlockingQueue<>(List.of(5, 3, 8));

      assertThat(List.of(queue.take(), queue.take(), queue.take())).containsExactly(3, 5, 8);
    }

    @Test
    @DisplayName("SimpleQueue: a LinkedBlockingQueue without a bound")
    void unbounded() {
      assertThat(new LinkedBlockingQueue<>().remainingCapacity()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    @DisplayName("no queue at all: a SynchronousQueue hands over from thread to thread")
    void handOver() throws InterruptedException {
      var counter = new SynchronousQueue<String>();
      assertThat(counter.offer("tea")).isFalse(); // nobody is there to take it

      Thread customer = Thread.ofPlatform().start(() -> take(counter));
      awaitWaiting(customer);

      assertThat(counter.offer("tea")).isTrue();
      customer.join();
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    @DisplayName("None can be put into Python's queue; null is what poll() says of an empty one")
    void noNull() {
      assertThatExceptionOfType(NullPointerException.class).isThrownBy(() -> orders.put(null));
    }

    @Test
    @DisplayName("Queue(maxsize=0) has no bound; here a bound of 0 is refused")
    void noBound() {
      assertThatThrownBy(() -> new ArrayBlockingQueue<>(0))
          .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("PriorityQueue(maxsize=2) waits when full; a PriorityBlockingQueue only grows")
    void aPriorityQueueHasNoBound() {
      var queue = new PriorityBlockingQueue<Integer>(2); // its first capacity, and no bound
      IntStream.range(0, 100).forEach(queue::put);

      assertThat(queue).hasSize(100);
    }

    @Test
    @DisplayName("a waiting get() cannot be interrupted by another thread; take() can")
    void interrupted() throws InterruptedException {
      var outcome = new CompletableFuture<String>();
      Thread consumer = Thread.ofPlatform().start(() -> outcome.complete(take(orders)));
      awaitWaiting(consumer);

      consumer.interrupt();

      assertThat(outcome.join()).isEqualTo(END);
    }
  }

  private static String take(BlockingQueue<String> queue) {
    try {
      return queue.take();
    } catch (InterruptedException e) {
      return END;
    }
  }

  private static void putAll(BlockingQueue<String> queue, List<String> orders) {
    try {
      for (String order : orders) {
        queue.put(order);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
