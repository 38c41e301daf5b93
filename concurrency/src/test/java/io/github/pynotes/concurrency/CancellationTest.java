package io.github.pynotes.concurrency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@DisplayName("Event flags, Future.cancel()")
class CancellationTest {
  /// Nobody counts it down: only an interrupt ends a wait for it.
  private final CountDownLatch never = new CountDownLatch(1);

  /// The JDK tells nobody that a thread has begun to wait.
  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }

  @Nested
  @DisplayName("stop = Event(); stop.set()")
  class Flag {
    @Test
    void isSeenBetweenTwoSteps() throws Exception {
      // while not stop.is_set(): measure()
      var stop = new AtomicBoolean();
      var measured = new CountDownLatch(1);
      Runnable measuring =
          () -> {
            while (!stop.get()) {
              measured.countDown();
            }
          };
      Thread station = Thread.ofPlatform().start(measuring);
      measured.await();

      stop.set(true);

      assertThat(station.join(Duration.ofSeconds(20))).isTrue(); // it has ended
    }

    @Test
    void doesNotWakeWhoWaitsForSomethingElse() throws Exception {
      var stop = new AtomicBoolean();
      var sensor = new SynchronousQueue<Integer>();
      var readings = new ArrayList<Integer>();
      Callable<Integer> measuring =
          () -> {
            while (!stop.get()) {
              readings.add(sensor.take());
            }
            return readings.size();
          };
      var task = new FutureTask<>(measuring);
      Thread station = Thread.ofPlatform().start(task);
      awaitState(station, Thread.State.WAITING);

      stop.set(true);
      sensor.put(21); // somebody has still been waiting for it

      assertThat(task.get()).isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("an interrupt")
  class Interrupt {
    @Test
    void endsAWaitAndClearsTheFlag() throws Exception {
      var flagAfterwards = new CompletableFuture<Boolean>();
      Thread station =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  never.await();
                } catch (InterruptedException e) {
                  flagAfterwards.complete(Thread.currentThread().isInterrupted());
                }
              });
      awaitState(station, Thread.State.WAITING);

      station.interrupt();

      assertThat(flagAfterwards.get()).isFalse();
    }

    @Test
    void isNotLostOnWhoDoesNotWaitYet() {
      Thread.currentThread().interrupt();

      assertThat(Thread.currentThread().isInterrupted()).isTrue();
      assertThatExceptionOfType(InterruptedException.class).isThrownBy(never::await);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void isClearedByWhoAsksWithInterrupted() {
      Thread.currentThread().interrupt();

      assertThat(Thread.interrupted()).isTrue();
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Nested
  @DisplayName("except CancelledError: raise")
  class Restoring {
    private static void awaitQuietly(CountDownLatch van) {
      try {
        van.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // a method that cannot throw it hands it on like this
      }
    }

    @Test
    void isToSetTheFlagAgainSoThatTheCallerSeesIt() throws Exception {
      // @start region="cancellation"
      var vans = List.of(new CountDownLatch(1), new CountDownLatch(0), new CountDownLatch(0));
      Callable<Integer> shipping =
          () -> {
            int parcels = 0;
            for (CountDownLatch van : vans) {
              awaitQuietly(van); // catches InterruptedException, and calls interrupt()
              if (Thread.currentThread().isInterrupted()) {
                break;
              }
              parcels++;
            }
            return parcels;
          };

      // shipping = asyncio.create_task(ship(vans)); shipping.cancel()
      var task = new FutureTask<>(shipping);
      Thread.ofPlatform().start(task).interrupt();

      assertThat(task.get()).isZero();
      // @end
    }
  }

  @Nested
  @DisplayName("future.cancel()")
  class FutureCancel {
    @Test
    void endsAJobBeforeItBegins() throws Exception {
      var printed = new LinkedBlockingQueue<String>();
      try (var printer = Executors.newFixedThreadPool(1)) {
        Future<?> first = printer.submit(() -> printed.add(paper.take()));
        Future<?> second = printer.submit(() -> printed.add("second"));

        assertThat(second.cancel(false)).isTrue();
        paper.put("first");
        first.get();
      }

      assertThat(printed).containsExactly("first");
    }

    private final BlockingQueue<String> paper = new SynchronousQueue<>();

    @Test
    void isSeenByEverybodyWhoAsks() {
      var job = new FutureTask<>(() -> "never printed");

      assertThat(job.cancel(false)).isTrue();

      // job.cancelled()
      assertThat(job.isCancelled()).isTrue();
      assertThat(job.isDone()).isTrue();
      // job.result()  # raises CancelledError
      assertThatExceptionOfType(CancellationException.class).isThrownBy(job::get);
    }

    @Test
    void isTooLateForAJobThatIsDone() throws Exception {
      var job = new FutureTask<>(() -> "printed");
      job.run();

      assertThat(job.cancel(true)).isFalse();
      assertThat(job.get()).isEqualTo("printed");
    }

    @Test
    void ofAllThatHaveNotBegunIsShutdownNowWhichInterruptsTheOthers() throws Exception {
      var begun = new CountDownLatch(1);
      var interrupted = new CountDownLatch(1);
      var printer = Executors.newFixedThreadPool(1);
      printer.execute(() -> {
        begun.countDown();
        try {
          never.await();
        } catch (InterruptedException e) {
          interrupted.countDown();
        }
      });
      Runnable second = () -> {};
      printer.execute(second);
      begun.await();

      // printer.shutdown(cancel_futures=True)
      assertThat(printer.shutdownNow()).containsExactly(second);
      interrupted.await(); // by the first; CPython lets it finish
      printer.close();
      assertThat(printer.isTerminated()).isTrue();
    }
  }

  @Nested
  @DisplayName("what cannot be interrupted")
  class Deaf {
    @Test
    void enteringSynchronized() throws Exception {
      var register = new Object();
      var flag = new CompletableFuture<Boolean>();
      Thread customer =
          Thread.ofPlatform()
              .unstarted(() -> {
                synchronized (register) {
                  flag.complete(Thread.currentThread().isInterrupted());
                }
              });
      synchronized (register) {
        customer.start();
        awaitState(customer, Thread.State.BLOCKED);
        customer.interrupt();

        assertThat(flag).isNotDone();
      }

      assertThat(flag.get()).isTrue(); // it came in, and finds the flag set
    }

    @Test
    void lockingButLockInterruptiblyCan() throws Exception {
      var register = new ReentrantLock();
      var patient = new FutureTask<>(() -> lockAndTellTheFlag(register));
      var impatient =
          new FutureTask<>(() -> {
            register.lockInterruptibly();
            return "came in";
          });
      register.lock();
      try {
        for (var task : List.of(patient, impatient)) {
          Thread customer = Thread.ofPlatform().start(task);
          awaitState(customer, Thread.State.WAITING);
          customer.interrupt();
        }

        assertThatExecutionFailsBecauseOf(impatient, InterruptedException.class);
        assertThat(patient).isNotDone();
      } finally {
        register.unlock();
      }
      assertThat(patient.get()).isEqualTo("came in, interrupted: true");
    }

    private static String lockAndTellTheFlag(ReentrantLock register) {
      register.lock();
      try {
        return "came in, interrupted: " + Thread.currentThread().isInterrupted();
      } finally {
        register.unlock();
      }
    }

    @Test
    void computingThatNeverAsks() throws Exception {
      var begun = new CountDownLatch(1);
      var goOn = new AtomicBoolean();
      var sum =
          new FutureTask<>(() -> {
            begun.countDown();
            while (!goOn.get()) {
              Thread.onSpinWait(); // adds up, and never asks Thread.interrupted()
            }
            return Thread.currentThread().isInterrupted();
          });
      Thread adding = Thread.ofPlatform().start(sum);
      begun.await();

      adding.interrupt();
      assertThat(sum).isNotDone();
      goOn.set(true);

      assertThat(sum.get()).isTrue();
    }

    @Test
    void butComputingThatAsksBetweenTwoStepsCan() throws Exception {
      var begun = new CountDownLatch(1);
      Runnable adding =
          () -> {
            while (!Thread.currentThread().isInterrupted()) {
              begun.countDown();
            }
          };
      Thread thread = Thread.ofPlatform().start(adding);
      begun.await();

      thread.interrupt();

      assertThat(thread.join(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void aSocketInAPlatformThread() throws Exception {
      try (var shop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var customer = new FutureTask<>(() -> acceptAndTellTheFlag(shop));
        Thread thread = Thread.ofPlatform().start(customer);
        awaitNative(thread);

        thread.interrupt();

        try (var _ = new Socket(shop.getInetAddress(), shop.getLocalPort())) {
          assertThat(customer.get()).isEqualTo("came in, interrupted: true");
        }
      }
    }

    @Test
    void butClosingTheSocketEndsTheWait() throws Exception {
      var shop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
      var customer = new FutureTask<>(() -> acceptAndTellTheFlag(shop));
      awaitNative(Thread.ofPlatform().start(customer));

      shop.close();

      assertThatExecutionFailsBecauseOf(customer, SocketException.class);
    }

    @Test
    void aSocketInAVirtualThreadIsClosedByAnInterrupt() throws Exception {
      try (var shop = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        var customer = new FutureTask<>(() -> acceptAndTellTheFlag(shop));

        Thread thread = Thread.ofVirtual().start(customer);
        awaitState(thread, Thread.State.WAITING);

        thread.interrupt();

        assertThatExecutionFailsBecauseOf(customer, SocketException.class);
        assertThat(shop.isClosed()).isTrue();
      }
    }

    /// A thread that waits in the operating system is RUNNABLE for Java; its stack tells more.
    private static void awaitNative(Thread thread) {
      while (Stream.of(thread.getStackTrace()).limit(1).noneMatch(Deaf::isAcceptOrPoll)) {
        Thread.onSpinWait();
      }
    }

    private static boolean isAcceptOrPoll(StackTraceElement top) {
      return top.isNativeMethod() && Set.of("accept", "poll").contains(top.getMethodName());
    }

    private static String acceptAndTellTheFlag(ServerSocket shop) throws IOException {
      try (var _ = shop.accept()) {
        return "came in, interrupted: " + Thread.currentThread().isInterrupted();
      }
    }
  }

  private static void assertThatExecutionFailsBecauseOf(
      Future<?> task, Class<? extends Exception> cause) {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(task::get)
        .withCauseExactlyInstanceOf(cause);
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void anInterruptThatIsSwallowedStopsNothing() throws Exception {
      var vans = List.of(new CountDownLatch(1), new CountDownLatch(0), new CountDownLatch(0));
      var shipping =
          new FutureTask<>(() -> {
            int parcels = 0;
            for (CountDownLatch van : vans) {
              try {
                van.await();
              } catch (InterruptedException ignored) {
                // and nobody will ever know
              }
              if (Thread.currentThread().isInterrupted()) {
                break;
              }
              parcels++;
            }
            return parcels;
          });

      Thread.ofPlatform().start(shipping).interrupt();

      assertThat(shipping.get()).isEqualTo(3);
    }

    @Test
    void cancellingACompletableFutureInterruptsNothing() throws Exception {
      var begun = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var finished = new CompletableFuture<String>();
      var job =
          CompletableFuture.runAsync(() -> {
            begun.countDown();
            try {
              goOn.await();
              finished.complete("to its end");
            } catch (InterruptedException e) {
              finished.complete("interrupted");
            }
          });
      begun.await();

      assertThat(job.cancel(true)).isTrue();
      goOn.countDown();

      assertThat(job).isCancelled();
      assertThat(finished.get()).isEqualTo("to its end");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aRunningJobIsInterrupted() throws Exception {
      var begun = new CountDownLatch(1);
      var ending = new CompletableFuture<String>();
      try (var printer = Executors.newFixedThreadPool(1)) {
        Future<?> job =
            printer.submit(() -> {
              begun.countDown();
              try {
                never.await();
              } catch (InterruptedException e) {
                ending.complete("interrupted");
              }
            });
        begun.await();

        // job.cancel()  # False: it runs, and goes on
        assertThat(job.cancel(true)).isTrue();
        assertThat(ending.get()).isEqualTo("interrupted");
      }
    }

    @Test
    void aJobMayBeCancelledForItsReadersAndStillRun() throws Exception {
      var begun = new CountDownLatch(1);
      var goOn = new CountDownLatch(1);
      var ending = new CompletableFuture<String>();
      try (var printer = Executors.newFixedThreadPool(1)) {
        Future<?> job =
            printer.submit(() -> {
              begun.countDown();
              goOn.await();
              return ending.complete("to its end");
            });
        begun.await();

        assertThat(job.cancel(false)).isTrue();
        assertThat(job.isDone()).isTrue();
        assertThat(ending).isNotDone();

        goOn.countDown();
        assertThat(ending.get()).isEqualTo("to its end");
      }
    }

    @Test
    void anInterruptIsAnOrdinaryExceptionThatABroadCatchSwallows() throws Exception {
      // except Exception:  # lets asyncio.CancelledError pass: it is a BaseException
      var task =
          new FutureTask<>(() -> {
            try {
              never.await();
              return "came";
            } catch (Exception e) {
              return "went on as if nothing had been";
            }
          });

      Thread.ofPlatform().start(task).interrupt();

      assertThat(task.get()).isEqualTo("went on as if nothing had been");
    }
  }
}
