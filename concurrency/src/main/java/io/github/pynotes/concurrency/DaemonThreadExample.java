package io.github.pynotes.concurrency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

/// Ends a program while others are still at work, and sees from outside who is waited for.
///
/// @python threading.Thread
/// @python threading.Thread.daemon
/// @java Thread.ofPlatform().daemon(); the JVM lives while any thread runs that is no daemon
final class DaemonThreadExample {
  void main() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    var shops = new LinkedHashMap<String, Process>();
    for (String worker : List.of("thread", "daemon", "stopped daemon", "task", "idle pool")) {
      var shop = List.of(java, "-Xlog:disable", "-cp", classPath, Shop.class.getName(), worker);
      shops.put(worker, new ProcessBuilder(shop).start());
    }
    for (var shop : shops.entrySet()) {
      try (var out = shop.getValue().inputReader()) {
        IO.println(shop.getKey() + ": " + String.join(", ", out.readAllLines()));
      }
    }
  }

  /// A program with a worker who prints receipts, and is at it when main() returns.
  static final class Shop {
    private static final Semaphore SIGNAL = new Semaphore(0);

    static void main(String[] worker) throws InterruptedException {
      Wait untilMainIsOver = Thread.currentThread()::join;
      Runnable nextReceipt = () -> printReceipt(new Semaphore(0)::acquire); // never comes
      switch (worker[0]) {
        case "thread" -> Thread.ofPlatform().start(() -> printReceipt(untilMainIsOver));
        case "daemon" -> Thread.ofPlatform().daemon().start(nextReceipt);
        case "task" -> Thread.ofVirtual().start(nextReceipt); // a daemon, always
        case "stopped daemon" -> {
          Thread daemon = Thread.ofPlatform().daemon().start(nextReceipt);
          Runnable stop =
              () -> {
                daemon.interrupt();
                SIGNAL.acquireUninterruptibly(); // the printer is off
              };
          Runtime.getRuntime().addShutdownHook(new Thread(stop));
        }
        default -> {
          var pool = Executors.newFixedThreadPool(1);
          pool.execute(SIGNAL::release);
          Callable<?> owner =
              () -> {
                untilMainIsOver.end();
                IO.println("pool shut down");
                return pool.shutdownNow();
              };
          Thread.ofPlatform().daemon().start(new FutureTask<>(owner));
        }
      }
      SIGNAL.acquire(); // it is on
      IO.println("main is over");
    }

    private interface Wait {
      void end() throws InterruptedException;
    }

    private static void printReceipt(Wait wait) {
      try {
        SIGNAL.release();
        wait.end();
        IO.println("last receipt");
      } catch (InterruptedException e) {
        IO.println("told to stop");
      } finally {
        IO.println("printer off");
        SIGNAL.release();
      }
    }
  }
}
