package io.github.pynotes.concurrency;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;

/// Ends a program while others are still at work, and sees from outside who is waited for.
///
/// @python threading.Thread
/// @python threading.Thread.daemon
/// @java Thread.ofPlatform().daemon(); the JVM lives while any thread runs that is no daemon
final class DaemonThreadExample {
  void main() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    for (String worker : List.of("thread", "daemon", "task", "idle pool")) {
      var shop = List.of(java, "-Xlog:disable", "-cp", classPath, Shop.class.getName(), worker);
      try (var out = new ProcessBuilder(shop).start().inputReader()) {
        IO.println(worker + ": " + String.join(", ", out.readAllLines()));
      }
    }
  }

  /// A program with a worker who prints receipts, and is at it when main() returns.
  static final class Shop {
    private static final Semaphore BEGUN = new Semaphore(0);

    static void main(String[] worker) throws InterruptedException {
      Thread main = Thread.currentThread();
      switch (worker[0]) {
        case "thread" -> Thread.ofPlatform().start(() -> printReceipts(main::isAlive));
        case "daemon" -> Thread.ofPlatform().daemon().start(() -> printReceipts(() -> true));
        case "task" -> Thread.startVirtualThread(() -> printReceipts(() -> true)); // a daemon
        default -> {
          var pool = Executors.newFixedThreadPool(1);
          pool.execute(BEGUN::release);
          Runnable owner =
              () -> {
                while (main.isAlive()) {
                  Thread.onSpinWait();
                }
                IO.println("pool shut down");
                pool.shutdown();
              };
          Thread.ofPlatform().daemon().start(owner);
        }
      }
      BEGUN.acquire();
      IO.println("main is over");
    }

    private static void printReceipts(BooleanSupplier isOpen) {
      try {
        BEGUN.release();
        while (isOpen.getAsBoolean()) {
          Thread.onSpinWait();
        }
        IO.println("last receipt");
      } finally {
        IO.println("printer off");
      }
    }
  }
}
