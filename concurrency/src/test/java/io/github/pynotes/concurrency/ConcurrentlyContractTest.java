package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Random programs, whose every step is given from outside, and what the contract says of them.
@Timeout(120)
@DisplayName("Concurrently")
class ConcurrentlyContractTest {
  private static final int PROGRAMS = 2_000;

  @Test
  void keepsItsContractInRandomPrograms(TestReporter reporter) throws Exception {
    var random = new Random(6);
    var endings = new int[End.values().length];
    for (int number = 0; number < PROGRAMS; number++) {
      endings[new Program(number, random).run().ordinal()]++;
    }

    assertThat(endings).as("programs by their ending").doesNotContain(0);
    reporter.publishEntry(
        "checked",
        "%,d programs: %,d succeed, %,d fail, %,d fail in the source, %,d are interrupted"
            .formatted(
                PROGRAMS,
                endings[End.SUCCESS.ordinal()],
                endings[End.FAILURE.ordinal()],
                endings[End.FAILURE_OF_THE_SOURCE.ordinal()],
                endings[End.INTERRUPT.ordinal()]));
  }

  private enum End {
    SUCCESS,
    FAILURE,
    FAILURE_OF_THE_SOURCE,
    INTERRUPT
  }

  /// What an element does when it is told to, or when it is interrupted instead.
  private sealed interface Act {
    record Return() implements Act {}

    record Throw(Throwable failure) implements Act {}
  }

  /// One call of `map`: its elements wait for their orders, which come in a random sequence.
  private static final class Program {
    private final String name;
    private final Random random;
    private final int size;
    private final int limit;
    private final int failingRead; // size, if the source is sound

    private final List<SynchronousQueue<Act>> orders = new ArrayList<>();
    private final List<Act> answersToInterrupt = new ArrayList<>();

    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final SynchronousQueue<Integer> starts = new SynchronousQueue<>();
    private final ConcurrentLinkedQueue<Integer> interrupted = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final RuntimeException brokenSource = new IllegalStateException("broken source");

    Program(int number, Random random) {
      this.random = random;
      size = random.nextInt(13);
      limit = 1 + random.nextInt(6);
      failingRead = random.nextInt(4) == 0 && size > 0 ? random.nextInt(size) : size;
      name = "program %d: limit %d, %d elements".formatted(number, limit, size);
      for (int i = 0; i < size; i++) {
        orders.add(new SynchronousQueue<>());
        answersToInterrupt.add(
            switch (random.nextInt(4)) {
              case 0 -> new Act.Return(); // as if there had been no interrupt
              case 1 -> randomFailure("answer of " + i);
              default -> new Act.Throw(new InterruptedException());
            });
      }
    }

    private Act.Throw randomFailure(String message) {
      return new Act.Throw(
          switch (random.nextInt(3)) {
            case 0 -> new IOException(message);
            case 1 -> new IllegalArgumentException(message);
            default -> new AssertionError(message);
          });
    }

    private final class Source implements Iterator<Integer> {
      private final Thread caller = Thread.currentThread();
      private int read = 0;

      @Override
      public boolean hasNext() {
        if (Thread.currentThread() != caller) {
          violations.add("read by another thread");
        }
        if (read - ended.get() >= limit) {
          violations.add("%d read, and only %d ended".formatted(read + 1, ended.get()));
        }
        if (read == failingRead && read < size) {
          throw brokenSource;
        }
        return read < size;
      }

      @Override
      public Integer next() {
        return read++;
      }
    }

    /// The function that is mapped.
    private String obey(int element) throws IOException, InterruptedException {
      threads.add(Thread.currentThread());
      if (running.incrementAndGet() > limit) {
        violations.add(running + " run at a time");
      }
      Act act;
      try {
        starts.put(element);
        act = orders.get(element).take();
      } catch (InterruptedException _) {
        interrupted.add(element);
        act = answersToInterrupt.get(element);
      } finally {
        running.decrementAndGet();
        ended.incrementAndGet();
      }
      switch (act) {
        case Act.Return() -> {
          return "result " + element;
        }
        case Act.Throw(IOException e) -> throw e;
        case Act.Throw(InterruptedException e) -> throw e;
        case Act.Throw(RuntimeException e) -> throw e;
        case Act.Throw(Error e) -> throw e;
        case Act.Throw(Throwable e) -> throw new IllegalStateException(e);
      }
    }

    /// Gives the orders, and holds what comes of it against the contract.
    End run() throws Exception {
      var call = new FutureTask<>(() -> Concurrently.map(new Source(), limit, this::obey));
      Thread caller = Thread.ofPlatform().daemon().start(call);
      var waiting = new ArrayList<Integer>();
      int started = 0;
      int returned = 0;
      while (true) {
        while (started < Math.min(failingRead, returned + limit)) {
          waiting.add(starts.poll(30, TimeUnit.SECONDS));
          started++;
        }
        boolean sourceFails = failingRead < Math.min(size, returned + limit);
        if (sourceFails || waiting.isEmpty()) {
          return check(sourceFails ? End.FAILURE_OF_THE_SOURCE : End.SUCCESS, brokenSource, call, waiting);
        }
        switch (random.nextInt(16)) {
          case 0 -> {
            caller.interrupt();
            return check(End.INTERRUPT, null, call, waiting);
          }
          case 1 -> {
            int element = waiting.remove(random.nextInt(waiting.size()));
            var act = randomFailure("failure of " + element);
            orders.get(element).put(act);
            return check(End.FAILURE, act.failure(), call, waiting);
          }
          default -> {
            int element = waiting.remove(random.nextInt(waiting.size()));
            orders.get(element).put(new Act.Return());
            returned++;
          }
        }
      }
    }
  }
}
