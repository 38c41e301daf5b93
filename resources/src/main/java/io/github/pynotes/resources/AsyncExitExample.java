package io.github.pynotes.resources;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// Opens and closes what has to be waited for, in the words of code that waits for nothing.
///
/// @python contextlib.AsyncExitStack
/// @python contextlib.aclosing
/// @python contextlib.asynccontextmanager
/// @java try-with-resources (or CloseStack) in a virtual thread
/// @pattern CloseStack
final class AsyncExitExample {
  private record Link(String name) implements AutoCloseable {
    static Link to(String name) {
      shakeHands();
      IO.println(name + " is open");
      return new Link(name);
    }

    @Override
    public void close() {
      shakeHands();
      IO.println(name + " is closed");
    }
  }

  void main() throws InterruptedException {
    Thread.ofVirtual().start(this::measure).join();
  }

  private void measure() {
    // as many as there are, and a callback, which waits as well
    try (var stack = new CloseStack<RuntimeException>()) {
      for (String name : List.of("boiler", "hall", "roof")) {
        stack.register(Link.to(name), Link::close);
      }
      stack.defer(() -> sayGoodbye());
      IO.println("all are open");
    }

    // a source that is left halfway is closed at the end of the block
    try (Stream<Integer> readings =
        Stream.of(19, 21, 23).peek(_ -> shakeHands()).onClose(() -> IO.println("source closed"))) {
      readings
          .filter(celsius -> celsius > 20)
          .findFirst()
          .ifPresent(celsius -> IO.println("first above 20: " + celsius));
    }
  }

  private static void sayGoodbye() {
    shakeHands();
    IO.println("goodbye");
  }

  /// Waits for somebody far away; a virtual thread that waits costs no thread of the system.
  private static void shakeHands() {
    try {
      Thread.sleep(Duration.ofMillis(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
