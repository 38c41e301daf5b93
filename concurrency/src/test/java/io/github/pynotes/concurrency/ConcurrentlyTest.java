package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
@DisplayName("Concurrently")
class ConcurrentlyTest {
  /// The threads that functions have run in.
  private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

  private final Queue<String> events = new ConcurrentLinkedQueue<>();

  /// A latch that nobody opens: whoever waits here must be interrupted.
  private final CountDownLatch never = new CountDownLatch(1);

  private String waitForTheInterrupt(String who) throws InterruptedException {
    try {
      never.await();
      return who;
    } catch (InterruptedException e) {
      events.add(who + " is interrupted");
      throw e;
    }
  }

  private void assertThatNoThreadIsLeft() {
    assertThat(threads).isNotEmpty().noneMatch(Thread::isAlive);
  }

  /// A test that interrupts itself must not interrupt the next.
  @AfterEach
  void forgetTheInterrupt() {
    Thread.interrupted();
  }

  @Nested
  @DisplayName("pool.map(function, elements)")
  class Map {
    @Test
    void returnsTheResultsInTheOrderOfTheElements() throws InterruptedException {
      // @start region="concurrently"
      var gearIsReady = new CountDownLatch(1);
      Concurrently.Fn<String, Integer, RuntimeException> price =
          part -> {
            if (part.equals("bolt")) {
              gearIsReady.await(); // the first element is done after the last
            } else if (part.equals("gear")) {
              gearIsReady.countDown();
            }
            return part.length();
          };

      // with ThreadPoolExecutor(3) as pool:
      //     lengths = list(pool.map(price, ["bolt", "screw", "gear"]))
      List<Integer> lengths =
          Concurrently.map(List.of("bolt", "screw", "gear").iterator(), 3, price);

      assertThat(lengths).containsExactly(4, 5, 4);
      // @end
    }

    @Test
    void runsAsManyAtATimeAsTheLimitSays() throws Exception {
      var running = new AtomicInteger();
      var most = new AtomicInteger();
      var three = new CyclicBarrier(3); // which opens only for three at a time

      Concurrently.map(
          IntStream.range(0, 300).iterator(),
          3,
          _ -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            three.await();
            return running.decrementAndGet();
          });

      assertThat(most).hasValue(3);
    }

    @Test
    void runsOneAfterTheOtherWithALimitOfOne() throws InterruptedException {
      Concurrently.map(
          Stream.of("bolt", "gear").iterator(),
          1,
          part -> events.add("start " + part) && events.add("end " + part));

      assertThat(events).containsExactly("start bolt", "end bolt", "start gear", "end gear");
    }

    @Test
    void runsAllAtOnceWithALimitThatIsHighEnough() throws Exception {
      var all = new CyclicBarrier(100);

      var arrivals =
          Concurrently.map(IntStream.range(0, 100).iterator(), Integer.MAX_VALUE, _ -> all.await());

      assertThat(arrivals).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void goesOnBesideASlowElement() throws InterruptedException {
      var othersAreDone = new CountDownLatch(99);

      var results =
          Concurrently.map(
              IntStream.range(0, 100).iterator(),
              2,
              number -> {
                if (number == 0) {
                  othersAreDone.await();
                } else {
                  othersAreDone.countDown();
                }
                return number;
              });

      assertThat(results).isEqualTo(IntStream.range(0, 100).boxed().toList());
    }

    @Test
    void givesEachElementAVirtualThreadOfItsOwn() throws InterruptedException {
      Concurrently.map(
          IntStream.range(0, 100).iterator(), 3, _ -> threads.add(Thread.currentThread()));

      assertThat(threads).hasSize(100).allMatch(Thread::isVirtual);
      assertThatNoThreadIsLeft();
    }

    @Test
    void keepsNulls() throws InterruptedException {
      var results = Concurrently.map(Arrays.asList("bolt", null).iterator(), 2, part -> part);

      assertThat(results).containsExactly("bolt", null);
    }

    @Test
    void isEmptyForAnEmptySource() throws InterruptedException {
      assertThat(Concurrently.map(Collections.emptyIterator(), 2, part -> part)).isEmpty();
    }

    @Test
    void returnsAListThatCannotBeModified() throws InterruptedException {
      List<Integer> results = Concurrently.map(List.of(7).iterator(), 1, number -> number);

      assertThatThrownBy(() -> results.add(8)).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mayBeNested() throws InterruptedException {
      var sums =
          Concurrently.map(
              List.of(10, 20).iterator(),
              2,
              ten ->
                  Concurrently.map(List.of(1, 2).iterator(), 2, one -> ten + one).stream()
                      .mapToInt(sum -> sum)
                      .sum());

      assertThat(sums).containsExactly(23, 43);
    }
  }

  @Nested
  @DisplayName("the source")
  class Source {
    @Test
    void isReadByTheCallersThread() throws InterruptedException {
      var readers = new HashSet<Thread>();
      var source = IntStream.range(0, 10).peek(_ -> readers.add(Thread.currentThread())).iterator();

      Concurrently.map(source, 3, number -> number);

      assertThat(readers).containsExactly(Thread.currentThread());
    }

    @Test
    void isNeverMoreThanTheLimitAhead() throws Exception {
      var done = new AtomicInteger();
      var source =
          new Iterator<Integer>() {
            private int read = 0;
            private int furthestAhead = 0;

            @Override
            public boolean hasNext() { // where a stream reads already
              furthestAhead = Math.max(furthestAhead, read + 1 - done.get());
              return read < 300;
            }

            @Override
            public Integer next() {
              return read++;
            }
          };
      var three = new CyclicBarrier(3);

      Concurrently.map(
          source,
          3,
          _ -> {
            three.await();
            return done.incrementAndGet();
          });

      assertThat(source.furthestAhead).isEqualTo(3);
    }

    @Test
    void interruptsTheRestWhenItFails() {
      var failure = new UncheckedIOException(new IOException("line 2 cannot be read"));
      var isRunning = new CountDownLatch(1);
      var source =
          Stream.of("line 1", "line 2")
              .peek(line -> {
                if (line.equals("line 2")) {
                  awaitUninterruptibly(isRunning);
                  throw failure;
                }
              })
              .iterator();

      assertThatThrownBy(() ->
              Concurrently.map(
                  source,
                  2,
                  line -> {
                    threads.add(Thread.currentThread());
                    isRunning.countDown();
                    return waitForTheInterrupt(line);
                  }))
          .isSameAs(failure);
      assertThat(events).containsExactly("line 1 is interrupted");
      assertThatNoThreadIsLeft();
    }

    @Test
    void mayFailByRunningOut() {
      Iterator<String> liar =
          new Iterator<>() {
            @Override
            public boolean hasNext() {
              return true;
            }

            @Override
            public String next() {
              throw new NoSuchElementException("no more lines");
            }
          };

      assertThatThrownBy(() -> Concurrently.map(liar, 2, line -> line))
          .isInstanceOf(NoSuchElementException.class)
          .hasMessage("no more lines");
    }
  }

  @Nested
  @DisplayName("the first failure")
  class Failure {
    private final IOException outOfStock = new IOException("out of stock");

    @Test
    void interruptsTheRestAndIsThrown() {
      var boltWaits = new CountDownLatch(1);

      // for price in pool.map(price, ["bolt", "gear"]): raises when "bolt" has ended, however late
      assertThatThrownBy(() ->
              Concurrently.map(
                  List.of("bolt", "gear").iterator(),
                  2,
                  part -> {
                    threads.add(Thread.currentThread());
                    if (part.equals("gear")) {
                      boltWaits.await();
                      throw outOfStock;
                    }
                    boltWaits.countDown();
                    return waitForTheInterrupt(part);
                  }))
          .isSameAs(outOfStock)
          .hasNoSuppressedExceptions();
      assertThat(events).containsExactly("bolt is interrupted");
      assertThatNoThreadIsLeft();
    }

    @Test
    void interruptsTheRestEvenWhileTheSourceWaits() {
      var sourceWaits = new CountDownLatch(1);
      var isInterrupted = new CountDownLatch(1);
      var source =
          Stream.of("bolt", "gear", "nut")
              .peek(part -> {
                if (part.equals("nut")) {
                  sourceWaits.countDown();
                  awaitUninterruptibly(isInterrupted);
                }
              })
              .iterator();

      assertThatThrownBy(() ->
              Concurrently.map(
                  source,
                  3,
                  part -> {
                    if (part.equals("gear")) {
                      sourceWaits.await();
                      throw outOfStock;
                    }
                    events.add(part);
                    try {
                      return waitForTheInterrupt(part);
                    } finally {
                      isInterrupted.countDown();
                    }
                  }))
          .isSameAs(outOfStock);
      assertThat(events).containsExactly("bolt", "bolt is interrupted"); // and not a nut
    }

    @Test
    void isTheLastThingThatIsReadFromAnEndlessSource() {
      assertThatThrownBy(() ->
              Concurrently.map(
                  IntStream.iterate(0, n -> n + 1).iterator(),
                  4,
                  number -> {
                    threads.add(Thread.currentThread());
                    if (number == 100) {
                      throw outOfStock;
                    }
                    return number;
                  }))
          .isSameAs(outOfStock);
      assertThatNoThreadIsLeft();
    }

    @Test
    void isOfTheTypeThatTheFunctionDeclares() throws InterruptedException {
      String outcome;
      try {
        outcome =
            "found "
                + Concurrently.map(List.of("bolt").iterator(), 1, ConcurrentlyTest::findNothing);
      } catch (IOException e) { // the compiler insists on this one, and on no Exception
        outcome = e.getMessage();
      }

      assertThat(outcome).isEqualTo("no bolt");
    }

    @Test
    void mayBeUnchecked() {
      assertThatThrownBy(() -> Concurrently.map(List.of(1, 0).iterator(), 2, n -> 1 / n))
          .isInstanceOf(ArithmeticException.class)
          .hasNoCause();
    }

    @Test
    void mayBeAnError() {
      var error = new StackOverflowError("too deep");

      assertThatThrownBy(() ->
              Concurrently.map(
                  List.of("bolt").iterator(),
                  1,
                  _ -> {
                    throw error;
                  }))
          .isSameAs(error);
    }

    @Test
    void mayBeAnInterruptOfTheFunctionsOwn() {
      var interrupt = new InterruptedException("of nobody here");

      assertThatThrownBy(() ->
              Concurrently.map(
                  List.of("bolt").iterator(),
                  1,
                  _ -> {
                    throw interrupt;
                  }))
          .isSameAs(interrupt);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void suppressesTheLaterOnes() {
      var cannotUndo = new IllegalStateException("the order cannot be undone");

      assertThatThrownBy(() -> failBeforeAnother(outOfStock, cannotUndo))
          .isSameAs(outOfStock)
          .hasSuppressedException(cannotUndo);
    }

    @Test
    void isNotSuppressedByItself() {
      assertThatThrownBy(() -> failBeforeAnother(outOfStock, outOfStock))
          .isSameAs(outOfStock)
          .hasNoSuppressedExceptions();
    }

    /// The second element fails, and the first answers the interrupt by another failure.
    private void failBeforeAnother(Exception first, Exception later) throws Exception {
      var boltWaits = new CountDownLatch(1);
      Concurrently.map(
          List.of("bolt", "gear").iterator(),
          2,
          part -> {
            if (part.equals("gear")) {
              boltWaits.await();
              throw first;
            }
            boltWaits.countDown();
            try {
              return waitForTheInterrupt(part);
            } catch (InterruptedException _) {
              throw later;
            }
          });
    }

    @Test
    void waitsForAFunctionThatIgnoresItsInterrupt() throws Exception {
      var isInterrupted = new CountDownLatch(1);
      var mayEnd = new CountDownLatch(1);
      var boltHasEnded = new AtomicBoolean();
      var boltWaits = new CountDownLatch(1);

      var call =
          inAnotherThread(() -> {
            try {
              Concurrently.map(
                  List.of("bolt", "gear").iterator(),
                  2,
                  part -> {
                    if (part.equals("gear")) {
                      boltWaits.await();
                      throw outOfStock;
                    }
                    boltWaits.countDown();
                    try {
                      never.await();
                    } catch (InterruptedException _) {
                      isInterrupted.countDown();
                    }
                    mayEnd.await();
                    boltHasEnded.set(true);
                    return part;
                  });
              return "returned";
            } catch (IOException e) {
              return e.getMessage() + ", the bolt has ended: " + boltHasEnded;
            }
          });

      isInterrupted.await();
      mayEnd.countDown();
      assertThat(call.get()).isEqualTo("out of stock, the bolt has ended: true");
    }
  }

  @Nested
  @DisplayName("the caller's interrupt")
  class Interrupt {
    @Test
    void interruptsAllAndEndsTheCall() throws Exception {
      var caller = Thread.currentThread();
      var running = new AtomicInteger();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() ->
              Concurrently.map(
                  List.of("bolt", "gear", "nut").iterator(),
                  2,
                  part -> {
                    threads.add(Thread.currentThread());
                    if (running.incrementAndGet() == 2) {
                      caller.interrupt();
                    }
                    return waitForTheInterrupt(part);
                  }));
      assertThat(events).containsExactlyInAnyOrder("bolt is interrupted", "gear is interrupted");
      assertThatNoThreadIsLeft();
      assertThat(caller.isInterrupted()).isFalse(); // it has been answered
    }

    @Test
    void isNoticedBeforeTheFirstElementIsRead() {
      var source = List.of("bolt").iterator();
      Thread.currentThread().interrupt();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> Concurrently.map(source, 2, events::add));
      assertThat(events).isEmpty();
      assertThat(source).hasNext();
    }

    @Test
    void isNoticedWhileTheSourceIsRead() {
      var numbers =
          IntStream.iterate(0, n -> n + 1)
              .peek(n -> {
                if (n == 100) {
                  Thread.currentThread().interrupt();
                }
              })
              .boxed()
              .iterator();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() -> Concurrently.map(numbers, Integer.MAX_VALUE, number -> number));
      assertThat(numbers.next()).isEqualTo(101);
    }

    @Test
    void staysSetWhenAFailureCameFirst() {
      var caller = Thread.currentThread();
      var outOfStock = new IOException("out of stock");
      var boltWaits = new CountDownLatch(1);

      assertThatThrownBy(() ->
              Concurrently.map(
                  List.of("bolt", "gear").iterator(),
                  2,
                  part -> {
                    if (part.equals("gear")) {
                      boltWaits.await();
                      throw outOfStock;
                    }
                    boltWaits.countDown();
                    try {
                      return waitForTheInterrupt(part);
                    } finally {
                      caller.interrupt(); // while the call waits for this very thread
                    }
                  }))
          .isSameAs(outOfStock)
          .hasNoSuppressedExceptions();
      assertThat(caller.isInterrupted()).isTrue();
    }

    @Test
    void staysSetWhenItComesASecondTime() {
      var caller = Thread.currentThread();

      assertThatExceptionOfType(InterruptedException.class)
          .isThrownBy(() ->
              Concurrently.map(
                  List.of("bolt").iterator(),
                  1,
                  part -> {
                    caller.interrupt();
                    try {
                      return waitForTheInterrupt(part);
                    } finally {
                      caller.interrupt();
                      while (caller.isInterrupted()) {
                        Thread.onSpinWait(); // nothing else tells that the caller has noticed
                      }
                    }
                  }));
      assertThat(caller.isInterrupted()).isTrue();
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void aLimitBelowOneIsRefused() {
      // ThreadPoolExecutor(max_workers=0)  # ValueError: max_workers must be greater than 0
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Concurrently.map(List.of(1).iterator(), 0, number -> number))
          .withMessage("limit is 0, so that nothing could ever run");
    }

    @Test
    void nullIsNeitherSourceNorFunction() {
      assertThatNullPointerException()
          .isThrownBy(() -> Concurrently.map(null, 1, number -> number))
          .withMessage("source");
      assertThatNullPointerException()
          .isThrownBy(() -> Concurrently.map(List.of(1).iterator(), 1, null))
          .withMessage("function");
    }
  }

  @Nested
  @DisplayName("Gatherers.mapConcurrent beside it")
  class MapConcurrent {
    @Test
    void reportsAFailureWhenTheSlowerElementsBeforeItHaveEnded() throws Exception {
      var gearHasFailed = new CountDownLatch(1);
      var mayEnd = new CountDownLatch(1);

      var call =
          inAnotherThread(() ->
              Stream.of("bolt", "gear")
                  .gather(
                      Gatherers.mapConcurrent(
                          2,
                          part -> {
                            if (part.equals("gear")) {
                              gearHasFailed.countDown();
                              throw new IllegalStateException("out of stock");
                            }
                            try {
                              mayEnd.await();
                              events.add(part + " has ended");
                            } catch (InterruptedException _) {
                              events.add(part + " is interrupted");
                            }
                            return part;
                          }))
                  .toList());

      gearHasFailed.await();
      assertThat(call.isDone()).isFalse();
      mayEnd.countDown();
      assertThatThrownBy(call::get)
          .hasRootCauseInstanceOf(IllegalStateException.class)
          .hasRootCauseMessage("out of stock");
      assertThat(events).containsExactly("bolt has ended");
    }

    @Test
    void keepsTheCallersInterruptForLater() {
      Thread.currentThread().interrupt();

      assertThat(Stream.of(1, 2, 3).gather(Gatherers.mapConcurrent(2, n -> n * n)).toList())
          .containsExactly(1, 4, 9);
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theFirstFailureInTimeIsThrownAndNotTheFirstInOrder() {
      // list(pool.map(price, ["bolt", "gear"]))  # ValueError: no bolt
      assertThatThrownBy(() ->
              Concurrently.map(
                  List.of("bolt", "gear").iterator(),
                  2,
                  part -> {
                    try {
                      return part.equals("bolt") ? waitForTheInterrupt(part) : findNothing(part);
                    } catch (InterruptedException _) {
                      throw new IOException("no bolt, after the gear");
                    }
                  }))
          .hasMessage("no gear");
    }
  }

  private static String findNothing(String part) throws IOException {
    throw new IOException("no " + part);
  }

  private static <T> FutureTask<T> inAnotherThread(Callable<T> work) {
    var task = new FutureTask<>(work);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("the source is never interrupted", e);
    }
  }
}
