package io.github.pynotes.cli.screen;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Tells a waiting person what is going on. On a terminal it is one line that counts the seconds
/// and is gone at the end; in a pipe, a line for each step. All of it goes to the error output.
public final class Progress implements AutoCloseable {
  private static final String CLEAR_LINE = "\r\u001b[2K";

  private final Screen screen;
  private final long start = System.nanoTime();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread ticker;
  private volatile String step;

  /// Begins with that step.
  public Progress(Screen screen, String step) {
    this.screen = screen;
    this.step = step;
    this.ticker = screen.isTerminal() ? Thread.ofVirtual().start(this::tick) : null;
  }

  /// The next step.
  public void say(String next) {
    step = next;
    if (ticker == null) {
      screen.err().println("pynotes: " + next);
    }
  }

  /// Takes the line away.
  @Override
  public void close() {
    closed.countDown();
    if (ticker != null) {
      try {
        ticker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      screen.err().print(CLEAR_LINE);
      screen.err().flush();
    }
  }

  private void tick() {
    try {
      do {
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
        screen.err().print(CLEAR_LINE + screen.dim("%s … %d s".formatted(step, seconds)));
        screen.err().flush();
      } while (!closed.await(200, TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
