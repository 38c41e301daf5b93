package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;

/// Random programs, whose every step is an order from outside, held against the contract.
@Timeout(60)
@DisplayName("Concurrently")
class ConcurrentlyContractTest {
  private static final int PROGRAMS = 2_000;

  private enum End {
    RESULTS,
    FAILURE,
    FAILURE_OF_THE_SOURCE,
    INTERRUPT
  }

  @Test
  void keepsItsContractInRandomPrograms(TestReporter reporter) throws InterruptedException {
    var random = new Random(6);
    var programs = new EnumMap<End, Integer>(End.class);
    for (int number = 0; number < PROGRAMS; number++) {
      programs.merge(new Program(number, random).run(), 1, Integer::sum);
    }

    assertThat(programs).as("every ending has happened").containsOnlyKeys(End.values());
    reporter.publishEntry(
        "checked",
        "%,d programs: %,d return, %,d fail, %,d fail in the source, %,d are interrupted"
            .formatted(
                PROGRAMS,
                programs.get(End.RESULTS),
                programs.get(End.FAILURE),
                programs.get(End.FAILURE_OF_THE_SOURCE),
                programs.get(End.INTERRUPT)));
  }

  /// One call of `map`, whose elements wait until they are told to return or to fail.
  private static final class Program {
    private final Random random;
    private final String name;
    private final int limit;
    private final int size;
    private final int failingRead; // the size if none fails

    /// What each element is told to throw; nothing lets it return.
    private final List<SynchronousQueue<Optional<Throwable>>> orders = new ArrayList<>();

    /// What it throws when it is interrupted; nothing lets it return as if it had not been.
    private final List<Optional<Throwable>> answers = new ArrayList<>();

    private final RuntimeException brokenSource = new IllegalStateException("broken source");
    private final SynchronousQueue<Integer> starts = new SynchronousQueue<>();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger ended = new AtomicInteger();
    private final Queue<Integer> interrupted = new ConcurrentLinkedQueue<>();
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();

    Program(int number, Random random) {
      this.random = random;
      limit = 1 + random.nextInt(6);
      size = random.nextInt(13);
      failingRead = random.nextInt(4) == 0 ? random.nextInt(size + 1) : size;
      name = "program %d, limit %d, %d elements".formatted(number, limit, size);
      for (int i = 0; i < size; i++) {
        orders.add(new SynchronousQueue<>());
        answers.add(
            switch (random.nextInt(4)) {
              case 0 -> Optional.empty();
              case 1 -> Optional.of(randomFailure());
              default -> Optional.of(new InterruptedException());
            });
      }
    }

    private Throwable randomFailure() {
      return switch (random.nextInt(3)) {
        case 0 -> new IOException();
        case 1 -> new IllegalArgumentException();
        default -> new StackOverflowError();
      };
    }

    private Iterator<Integer> source(Thread caller) {
      return new Iterator<>() {
        private int read = 0;

        @Override
        public boolean hasNext() {
          if (!Thread.currentThread().equals(caller)) {
            violations.add("the source is read by another thread");
          }
          if (read - ended.get() >= limit) {
            violations.add("element %d is read while %d run".formatted(read, limit));
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
      };
    }

    /// The function that is mapped.
    private String obey(int element) throws Exception {
      threads.add(Thread.currentThread());
      if (running.incrementAndGet() > limit) {
        violations.add("element %d runs beside %d".formatted(element, limit));
      }
      Optional<Throwable> failure;
      try {
        starts.put(element);
        failure = orders.get(element).take();
      } catch (InterruptedException _) {
        interrupted.add(element);
        failure = answers.get(element);
      }
      running.decrementAndGet();
      ended.incrementAndGet();
      switch (failure.orElse(null)) {
        case null -> {
          return "result of " + element;
        }
        case Error e -> throw e;
        case Throwable e -> throw (Exception) e;
      }
    }

    /// Gives the orders in random sequence, until the program must end, and checks how it does.
    End run() throws InterruptedException {
      var call =
          new FutureTask<>(
              () -> Concurrently.map(source(Thread.currentThread()), limit, this::obey));
      Thread caller = Thread.ofPlatform().daemon().start(call);
      var waiting = new ArrayList<Integer>();
      int read = 0;
      for (int returned = 0; true; returned++) {
        int room = returned + limit; // that many elements are read at this point, if there are
        if (failingRead < Math.min(size, room)) {
          // those that are on their way to `starts` may be interrupted before they get there
          IntStream.range(read, failingRead).forEach(waiting::add);
          assertFailsBy(brokenSource, call, waiting);
          return End.FAILURE_OF_THE_SOURCE;
        }
        for (; read < Math.min(size, room); read++) {
          waiting.add(starts.take());
        }
        if (waiting.isEmpty()) {
          assertHasResults(call);
          return End.RESULTS;
        }
        if (random.nextInt(16) == 0) {
          caller.interrupt();
          assertIsInterrupted(call, waiting);
          return End.INTERRUPT;
        }
        int element = waiting.remove(/* index */ random.nextInt(waiting.size()));
        if (random.nextInt(16) == 0) {
          Throwable failure = randomFailure();
          orders.get(element).put(Optional.of(failure));
          assertFailsBy(failure, call, waiting);
          return End.FAILURE;
        }
        orders.get(element).put(Optional.empty());
      }
    }

    private void assertHasResults(FutureTask<List<String>> call) {
      assertThat(call)
          .as(name)
          .succeedsWithin(Duration.ofSeconds(30))
          .isEqualTo(IntStream.range(0, size).mapToObj(i -> "result of " + i).toList());
      assertThatAllHaveEnded(List.of());
    }

    private void assertIsInterrupted(FutureTask<List<String>> call, List<Integer> waiting)
        throws InterruptedException {
      Throwable thrown = thrownBy(call);
      assertThat(thrown).as(name).isInstanceOf(InterruptedException.class);
      assertThat(answers).as(name).doesNotContain(Optional.of(thrown)); // it is the caller's own
      assertSuppresses(thrown, waiting);
      assertThatAllHaveEnded(waiting);
    }

    private void assertFailsBy(
        Throwable failure, FutureTask<List<String>> call, List<Integer> waiting)
        throws InterruptedException {
      assertThat(thrownBy(call)).as(name).isSameAs(failure);
      assertSuppresses(failure, waiting);
      assertThatAllHaveEnded(waiting);
    }

    private Throwable thrownBy(FutureTask<List<String>> call) throws InterruptedException {
      try {
        throw new AssertionError(name + " returned " + call.get());
      } catch (ExecutionException e) {
        return e.getCause();
      }
    }

    private void assertSuppresses(Throwable thrown, List<Integer> waiting) {
      assertThat(thrown.getSuppressed())
          .as(name)
          .containsExactlyInAnyOrder(
              waiting.stream()
                  .flatMap(element -> answers.get(element).stream())
                  .filter(answer -> !(answer instanceof InterruptedException))
                  .toArray(Throwable[]::new));
    }

    private void assertThatAllHaveEnded(List<Integer> waiting) {
      assertThat(interrupted).as(name).containsExactlyInAnyOrderElementsOf(waiting);
      assertThat(threads).as(name).noneMatch(Thread::isAlive);
      assertThat(violations).as(name).isEmpty();
    }
  }
}
