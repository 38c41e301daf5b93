package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("queue.Queue")
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

      assertThat(orders).hasSize(1).isNotEmpty();
      assertThat(orders.remainingCapacity()).isEqualTo(1); // full() is a capacity of 0
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
    @DisplayName("is the end of a phase: who joins goes on when the last order is done, not before")
    void waitsForWhatHasBeenTaken() throws InterruptedException {
      var mayServe = new CountDownLatch(1);
      var served = new CountDownLatch(1);
      var unfinished = new Phaser(1);
      unfinished.register();
      orders.put("tea");
      Thread cook =
          Thread.ofPlatform()
              .start(() -> {
                take(orders); // the queue is empty now, and the order not done
                await(mayServe);
                served.countDown();
                unfinished.arriveAndDeregister();
              });
      awaitWaiting(cook);

      int phase = unfinished.arrive();
      assertThat(unfinished.getPhase()).isEqualTo(phase);
      mayServe.countDown();
      unfinished.awaitAdvance(phase);

      assertThat(served.getCount()).isZero();
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
    @DisplayName("shutdown(immediate=True): interrupt the consumers, and drainTo what is not done")
    void interruptedAndDrained() throws InterruptedException {
      List<String> all = IntStream.range(0, 1_000).mapToObj(Integer::toString).toList();
      var queue = new ArrayBlockingQueue<>(1_000, false, all);
      var done = new ConcurrentLinkedQueue<String>();
      var cooks = new ArrayList<Thread>();
      Runnable cook =
          () -> {
            for (String order = take(queue); !order.equals(END); order = take(queue)) {
              if (Integer.parseInt(order) >= 100) {
                cooks.forEach(Thread::interrupt); // the shop is closed
              }
              done.add(order);
            }
          };
      cooks.add(Thread.ofPlatform().unstarted(cook));
      cooks.add(Thread.ofPlatform().unstarted(cook));
      cooks.forEach(Thread::start);
      for (Thread thread : cooks) {
        thread.join();
      }

      var undone = new ArrayList<String>();
      queue.drainTo(undone);

      // an interrupted take() has taken nothing: each order is in one of the two
      assertThat(done).contains("100");
      assertThat(undone).contains("999");
      assertThat(Stream.of(done, undone).flatMap(Collection::stream))
          .containsExactlyInAnyOrderElementsOf(all);
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
    @DisplayName("a Phaser counts to 65,535: a queue with a lower bound never gets there")
    void aPhaserIsFull() {
      var unfinished = new Phaser(65_535);

      assertThatThrownBy(unfinished::register)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Attempt to register more than 65535 parties");
    }

    @Test
    @DisplayName(
        "one task_done() too many is a ValueError; here it ends the Phaser, and every join")
    void doneTooOften() {
      var unfinished = new Phaser(1);

      unfinished.arriveAndDeregister(); // the party of whoever joins

      assertThat(unfinished.isTerminated()).isTrue();
      assertThat(unfinished.arriveAndAwaitAdvance()).isNegative(); // at once
    }

    @Test
    @DisplayName("shutdown() refuses every later put(); behind a pill the queue still takes orders")
    void noShutdown() throws InterruptedException {
      putAll(orders, List.of("tea", END));

      assertThat(take(orders)).isEqualTo("tea");
      assertThat(take(orders)).isEqualTo(END); // get() raises ShutDown here
      assertThat(orders.offer("too late")).isTrue(); // and nobody will ever take it
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

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
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
