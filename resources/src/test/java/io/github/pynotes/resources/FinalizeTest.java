package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("weakref.finalize(object, action)")
class FinalizeTest {
  private static final Cleaner CLEANER = Cleaner.create();

  /// Collects garbage until the action has run; half a minute is more than enough.
  private static boolean runs(CountDownLatch action) throws InterruptedException {
    Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
    while (!action.await(10, TimeUnit.MILLISECONDS)) {
      if (Instant.now().isAfter(deadline)) {
        return false;
      }
      System.gc();
    }
    return true;
  }

  @Nested
  @DisplayName("finalizer()")
  class Clean {
    @Test
    void runsTheActionOnce() {
      // @start region="finalize"
      var events = new ArrayList<String>();
      Object probe = new Object();

      // finalizer = weakref.finalize(probe, events.append, "released")
      Cleaner.Cleanable cleanable = CLEANER.register(probe, () -> events.add("released"));

      // finalizer()
      cleanable.clean();
      events.add("after");

      // finalizer()  # None: it is dead
      cleanable.clean();

      assertThat(events).isEqualTo(List.of("released", "after"));
      // @end
    }
  }

  @Nested
  @DisplayName("del probe")
  class Unreachable {
    @Test
    void runsTheActionSomeTimeAfterACollection() throws InterruptedException {
      var action = new CountDownLatch(1);
      CLEANER.register(new Object(), action::countDown);

      assertThat(runs(action)).isTrue();
    }

    @Test
    void runsItOnAnotherThread() throws InterruptedException {
      var action = new CountDownLatch(1);
      var thread = new AtomicReference<Thread>();
      CLEANER.register(
          new Object(),
          () -> {
            thread.set(Thread.currentThread());
            action.countDown();
          });

      assertThat(runs(action)).isTrue();
      assertThat(thread.get()).isNotSameAs(Thread.currentThread()).matches(Thread::isDaemon);
    }

    @Test
    void swallowsWhatTheActionThrows() throws InterruptedException {
      var action = new CountDownLatch(1);
      CLEANER.register(
          new Object(),
          () -> {
            action.countDown();
            throw new IllegalStateException("nobody sees this");
          });
      assertThat(runs(action)).isTrue();

      // the cleaner's thread goes on
      var next = new CountDownLatch(1);
      CLEANER.register(new Object(), next::countDown);
      assertThat(runs(next)).isTrue();
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    /// A resource whose action is a method of its own.
    private static final class Selfish {
      private final CountDownLatch released;

      Selfish(CountDownLatch released) {
        this.released = released;
        CLEANER.register(this, this::release);
      }

      private void release() {
        released.countDown();
      }
    }

    @Test
    void anActionThatKnowsItsObjectKeepsItAlive() throws InterruptedException {
      var never = new CountDownLatch(1);
      new Selfish(never);

      // others that become unreachable later are found, again and again; this one is not
      for (int i = 0; i < 3; i++) {
        var other = new CountDownLatch(1);
        CLEANER.register(new Object(), other::countDown);
        assertThat(runs(other)).isTrue();
      }
      assertThat(never.getCount()).isEqualTo(1);
    }
  }

  @Nested
  class DiffersFromPython {
    static final class Ends {
      private static final Object PROBE = new Object();

      static void main(String[] ignored) {
        CLEANER.register(PROBE, () -> IO.println("released"));
        IO.println("end");
      }
    }

    @Test
    void nothingRunsAtTheEndOfTheProgram() throws IOException, InterruptedException {
      // weakref.finalize has atexit = True: CPython would print "released", too
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xlog:disable", // no warning of the JVM among the lines of the program
                  "-cp",
                  System.getProperty("java.class.path"),
                  Ends.class.getName())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      try (var out = child.inputReader()) {
        assertThat(out.readAllLines()).containsExactly("end");
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
      } finally {
        child.destroyForcibly();
      }
    }
  }
}
