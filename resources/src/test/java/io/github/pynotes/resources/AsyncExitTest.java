package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("contextlib.AsyncExitStack, aclosing")
class AsyncExitTest {
  private final List<String> events = new ArrayList<>();

  /// Says goodbye to a far end, and waits until that has heard it.
  private final class Link implements AutoCloseable {
    private final String name;
    private final SynchronousQueue<String> farEnd;

    Link(String name, SynchronousQueue<String> farEnd) {
      this.name = name;
      this.farEnd = farEnd;
      events.add("enter " + name);
    }

    /// Throws no `InterruptedException`, which `AutoCloseable` advises against, and javac, too.
    @Override
    public void close() {
      try {
        farEnd.put(name);
        events.add("exit " + name);
      } catch (InterruptedException e) {
        events.add("exit cut short " + name);
        Thread.currentThread().interrupt();
      }
    }
  }

  @Nested
  @DisplayName("async with AsyncExitStack() as stack")
  class AsyncExitStack {
    @Test
    void isACloseStackInAVirtualThread() throws Exception {
      // @start region="async-exit"
      var farEnd = new SynchronousQueue<String>();
      Runnable body =
          () -> {
            // async with AsyncExitStack() as stack:
            try (var stack = new CloseStack<RuntimeException>()) {
              //   for name in ("boiler", "hall"):
              for (String name : List.of("boiler", "hall")) {
                //   await stack.enter_async_context(link(name))
                stack.register(new Link(name, farEnd), Link::close);
              }
              events.add("body");
            }
          };
      Thread waiting = Thread.ofVirtual().start(body);

      // each close() waits until somebody listens
      assertThat(List.of(farEnd.take(), farEnd.take())).isEqualTo(List.of("hall", "boiler"));
      waiting.join();
      assertThat(events)
          .isEqualTo(List.of("enter boiler", "enter hall", "body", "exit hall", "exit boiler"));
      // @end
    }

    @Test
    void closesAfterAFailureToo() throws Exception {
      var farEnd = new SynchronousQueue<String>();
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        Future<?> task =
            executor.submit(() -> {
              try (var _ = new Link("boiler", farEnd);
                  var _ = new Link("hall", farEnd)) {
                throw new IllegalStateException("too hot");
              }
            });

        assertThat(List.of(farEnd.take(), farEnd.take())).isEqualTo(List.of("hall", "boiler"));
        assertThatExceptionOfType(ExecutionException.class)
            .isThrownBy(task::get)
            .withCauseInstanceOf(IllegalStateException.class);
        assertThat(events)
            .isEqualTo(List.of("enter boiler", "enter hall", "exit hall", "exit boiler"));
      }
    }

    /// A `close()` that throws nothing checked.
    private interface Ending extends AutoCloseable {
      @Override
      void close();
    }

    private static void awaitGoodbye(CountDownLatch waiting, Semaphore goodbye) {
      waiting.countDown();
      goodbye.acquireUninterruptibly();
    }

    @Test
    void tenThousandMayWaitInTheirCloseAtOnce() throws InterruptedException {
      int links = 10_000;
      var open = new AtomicInteger();
      var waiting = new CountDownLatch(links);
      var goodbye = new Semaphore(0);
      try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < links; i++) {
          executor.execute(() -> {
            try (Ending _ = () -> awaitGoodbye(waiting, goodbye)) {
              open.incrementAndGet();
            }
            open.decrementAndGet();
          });
        }
        waiting.await();
        assertThat(open).hasValue(links);
        goodbye.release(links);
      }

      assertThat(open).hasValue(0);
    }
  }

  @Nested
  @DisplayName("async with aclosing(readings()) as source")
  class AClosing {
    @Test
    void isTryWithResourcesAroundAStream() {
      var pulled = new ArrayList<Integer>();

      // async for celsius in source: if celsius > 20: break
      try (Stream<Integer> source =
          IntStream.iterate(19, n -> n + 1).boxed().onClose(() -> events.add("exit source"))) {
        assertThat(source.peek(pulled::add).filter(celsius -> celsius > 20).findFirst())
            .hasValue(21);
        events.add("body");
      }

      assertThat(pulled).containsExactly(19, 20, 21);
      assertThat(events).isEqualTo(List.of("body", "exit source"));
    }
  }

  @Nested
  @DisplayName("task.cancel()")
  class Cancel {
    @Test
    void isAnInterruptAndClosesAsWell() throws InterruptedException {
      var farEnd = new SynchronousQueue<String>();
      var inTheBody = new CountDownLatch(1);
      Thread task =
          Thread.ofVirtual()
              .start(() -> {
                try (var _ = new Link("boiler", farEnd)) {
                  inTheBody.countDown();
                  new CountDownLatch(1).await(); // forever
                } catch (InterruptedException e) {
                  events.add("cancelled");
                }
              });

      inTheBody.await();
      task.interrupt();

      // await() has thrown and cleared the flag: close() can wait in peace
      assertThat(farEnd.take()).isEqualTo("boiler");
      task.join();
      assertThat(events).isEqualTo(List.of("enter boiler", "exit boiler", "cancelled"));
    }

    @Test
    void cutsAWaitingCloseShortWhereTheFlagIsStillSet() throws InterruptedException {
      // asyncio cancels once, and an __aexit__ may await; a flag that was restored is still there
      var farEnd = new SynchronousQueue<String>();
      Thread task =
          Thread.ofVirtual()
              .start(() -> {
                try (var _ = new Link("boiler", farEnd)) {
                  Thread.currentThread().interrupt(); // as whoever restores the flag does
                }
              });

      task.join();

      assertThat(events).isEqualTo(List.of("enter boiler", "exit cut short boiler"));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theSameCodeRunsInAnyThread() throws InterruptedException {
      // async def can be called by async def only; close() does not know what thread it waits in
      for (Thread.Builder builder : List.of(Thread.ofVirtual(), Thread.ofPlatform())) {
        var farEnd = new SynchronousQueue<String>();
        Thread thread =
            builder.start(() -> {
              try (var _ = new Link("boiler", farEnd)) {
                events.add("body");
              }
            });

        assertThat(farEnd.take()).isEqualTo("boiler");
        thread.join();
      }

      assertThat(events).hasSize(6);
      assertThat(events.subList(0, 3)).isEqualTo(events.subList(3, 6));
    }
  }
}
