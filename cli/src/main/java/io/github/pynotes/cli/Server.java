package io.github.pynotes.cli;

import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.sandbox.SandboxServer;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The MySQL of one command, started when the first topic needs it, with progress for whoever
/// waits. The sandbox stops it when the process ends.
final class Server {
  private final Screen screen;
  private SandboxServer started;

  Server(Screen screen) {
    this.screen = screen;
  }

  /// Starts it, if it is not running.
  void start() {
    if (started != null) {
      return;
    }
    if (!screen.isTerminal()) {
      started = SandboxServer.start(message -> screen.err().println("pynotes: " + message));
      return;
    }
    var progress = new Progress();
    try {
      started = SandboxServer.start(progress::say);
    } finally {
      progress.end();
    }
  }

  /// Which server it was, in one line.
  String description() {
    return started == null ? "no server was needed" : started.describe();
  }

  /// One line that counts the seconds, taken away at the end.
  private final class Progress {
    private static final String CLEAR_LINE = "\r\u001b[2K";

    private final CountDownLatch done = new CountDownLatch(1);
    private final long start = System.nanoTime();
    private volatile String message = "looking for a MySQL";
    private final Thread ticker = Thread.ofVirtual().start(this::tick);

    void say(String text) {
      message = text;
    }

    void end() {
      done.countDown();
      try {
        ticker.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void tick() {
      try {
        do {
          long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
          screen.err().print(CLEAR_LINE + screen.dim("%s … %d s".formatted(message, seconds)));
          screen.err().flush();
        } while (!done.await(200, TimeUnit.MILLISECONDS));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      screen.err().print(CLEAR_LINE);
      screen.err().flush();
    }
  }
}
