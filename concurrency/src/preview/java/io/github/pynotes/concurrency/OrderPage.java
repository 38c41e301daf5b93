package io.github.pynotes.concurrency;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.StructuredTaskScope;
import java.util.concurrent.StructuredTaskScope.FailedException;
import java.util.concurrent.StructuredTaskScope.Joiner;
import java.util.concurrent.StructuredTaskScope.Subtask;
import java.util.concurrent.StructuredTaskScope.TimeoutException;
import java.util.concurrent.TimeUnit;

/// What the page about an order needs, asked for at once.
///
/// `StructuredTaskScope` is a preview in Java 25 (JEP 505). This file is no part of the build; the
/// JDK compiles and runs it in one step, as `StructuredExample` does:
///
/// ```sh
/// java --enable-preview --source 25 OrderPage.java
/// ```
final class OrderPage {
  private static final Map<String, Integer> STOCK = Map.of("apples", 7, "pears", 0, "figs", 12);

  void main() throws InterruptedException {
    twoAnswers();
    oneAnswerForEach();
    firstAnswer();
    firstFailure();
    secondFailure();
    deadline();
    withoutJoin();
  }

  private static void twoAnswers() throws InterruptedException {
    try (var scope = StructuredTaskScope.open()) {
      var customer = scope.fork(() -> customerOf(17));
      var apples = scope.fork(() -> stockOf("apples"));
      scope.join();
      IO.println("order 17: " + customer.get() + ", " + apples.get() + " apples left");
    }
  }

  /// As many as there are kinds of fruit, in the order of their forks.
  private static void oneAnswerForEach() throws InterruptedException {
    try (var scope = StructuredTaskScope.open(Joiner.<Integer>allSuccessfulOrThrow())) {
      for (String fruit : List.of("apples", "pears", "figs")) {
        scope.fork(() -> stockOf(fruit));
      }
      IO.println("stock: " + scope.join().map(Subtask::get).toList());
    }
  }

  /// The other one is cancelled, as nobody needs it any more.
  private static void firstAnswer() throws InterruptedException {
    var asked = new CountDownLatch(1);
    String carrier;
    try (var scope = StructuredTaskScope.open(Joiner.<String>anySuccessfulResultOrThrow())) {
      scope.fork(() -> neverAnswers("slow carrier", asked));
      scope.fork(() -> {
        asked.await();
        return "fast carrier";
      });
      carrier = scope.join();
    }
    IO.println("first answer: " + carrier);
  }

  /// Cancels the others, and is thrown when they have come to their end.
  private static void firstFailure() throws InterruptedException {
    var asked = new CountDownLatch(1);
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> neverAnswers("price", asked));
      scope.fork(() -> {
        asked.await();
        return failWith("the warehouse is closed");
      });
      scope.join();
    } catch (FailedException e) {
      IO.println("failure: " + e.getCause().getMessage());
    }
  }

  /// Is lost: a scope throws the first, and nothing is suppressed by it.
  private static void secondFailure() throws InterruptedException {
    var asked = new CountDownLatch(1);
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> {
        try {
          return neverAnswers("discount", asked);
        } finally {
          failWith("the discount is lost");
        }
      });
      scope.fork(() -> {
        asked.await();
        return failWith("the shop is closed");
      });
      scope.join();
    } catch (FailedException e) {
      IO.println("failures told: " + (1 + e.getCause().getSuppressed().length));
    }
  }

  /// Cancels as well: no block is left before all that it has started has come to its end.
  private static void deadline() throws InterruptedException {
    Duration patience = Duration.ofMillis(20);
    try (var scope =
        StructuredTaskScope.open(
            Joiner.awaitAllSuccessfulOrThrow(), settings -> settings.withTimeout(patience))) {
      scope.fork(() -> new CountDownLatch(1).await(1, TimeUnit.DAYS));
      scope.join();
    } catch (TimeoutException e) {
      IO.println("deadline: passed");
    }
  }

  /// The wrong way: the block ends, and nobody has asked whether all went well.
  private static void withoutJoin() {
    try (var scope = StructuredTaskScope.open()) {
      scope.fork(() -> customerOf(17));
    } catch (IllegalStateException e) {
      IO.println("without join: " + e.getMessage());
    }
  }

  private static String neverAnswers(String who, CountDownLatch asked) throws InterruptedException {
    try {
      asked.countDown();
      new CountDownLatch(1).await();
      return who;
    } catch (InterruptedException e) {
      IO.println(who + ": cancelled");
      throw e;
    }
  }

  private static String failWith(String message) {
    throw new IllegalStateException(message);
  }

  private static String customerOf(int order) {
    return order == 17 ? "Ada" : "unknown";
  }

  private static int stockOf(String fruit) {
    return STOCK.get(fruit);
  }
}
