package io.github.pynotes.resources;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;

/// Cleans up whether the work succeeds or fails, and shows what a `finally` can lose.
///
/// @python try/finally
/// @java finally without return or throw; try-with-resources, which loses nothing
final class TryFinallyExample {
  void main() {
    // the finally block runs in either case, after the catch
    for (int order : new int[] {7, 0}) {
      var events = new ArrayList<String>();
      events.add("switch on");
      try {
        feed(order);
        events.add("print");
      } catch (IOException e) {
        events.add("caught " + e.getMessage());
      } finally {
        events.add("switch off");
      }
      IO.println("order " + order + ": " + String.join(", ", events));
    }

    // a finally that throws has the last word
    try {
      try {
        feed(0);
      } finally {
        turnStuckSwitch();
      }
    } catch (IOException e) {
      IO.println("caught: " + e.getMessage());
      IO.println("before it: " + (e.getCause() == null ? "nothing known" : e.getCause()));
    }

    // a finally that returns has it, too
    IO.println("slips printed: " + feedAndCount());

    // try-with-resources keeps both
    try (Closeable _ = TryFinallyExample::turnStuckSwitch) {
      feed(0);
    } catch (IOException e) {
      IO.println("first: " + e.getMessage() + "; then: " + e.getSuppressed()[0].getMessage());
    }
  }

  private static void feed(int order) throws IOException {
    if (order == 0) {
      throw new IOException("paper jam");
    }
  }

  private static void turnStuckSwitch() throws IOException {
    throw new IOException("stuck switch");
  }

  @SuppressWarnings("finally") // to show what the warning is good for
  private static int feedAndCount() {
    try {
      feed(0);
    } finally {
      return 1;
    }
  }
}
