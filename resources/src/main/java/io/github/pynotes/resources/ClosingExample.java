package io.github.pynotes.resources;

import java.util.ArrayList;
import java.util.List;

/// Closes what has a method for that, but is no `AutoCloseable`.
///
/// @python contextlib.closing
/// @java try (Closing _ = thing::shutDown); Closing is an AutoCloseable of one line
final class ClosingExample {
  /// An AutoCloseable whose close() throws nothing checked, so that nobody has to catch it.
  private interface Closing extends AutoCloseable {
    @Override
    void close();
  }

  void main() {
    // shut down at the end of the block
    var events = new ArrayList<String>();
    var scale = new Scale(events);
    try (Closing _ = scale::shutDown) {
      scale.weigh(4);
    }
    IO.println("weighed: " + String.join(", ", events));

    // also when the block fails
    events.clear();
    var another = new Scale(events);
    try (Closing _ = another::shutDown) {
      another.weigh(-1);
    } catch (IllegalArgumentException e) {
      events.add("caught " + e.getMessage());
    }
    IO.println("failed: " + String.join(", ", events));

    // all of its source
    IO.println("source: thing::shutDown");
  }

  /// Of a library that is older than try-with-resources.
  private record Scale(List<String> events) {
    Scale {
      events.add("switch on");
    }

    void weigh(int kilograms) {
      if (kilograms < 0) {
        throw new IllegalArgumentException("less than nothing");
      }
      events.add("weigh " + kilograms + " kg");
    }

    void shutDown() {
      events.add("shut down");
    }
  }
}
