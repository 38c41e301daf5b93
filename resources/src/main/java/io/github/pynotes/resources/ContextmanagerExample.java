package io.github.pynotes.resources;

import io.github.pynotes.resources.ExecuteAround.Completed;
import io.github.pynotes.resources.ExecuteAround.Failed;
import java.util.ArrayList;
import java.util.List;

/// Writes once what comes before a block and what comes after it.
///
/// @python contextlib.contextmanager
/// @python contextlib.ContextDecorator
/// @java ExecuteAround; or a method that takes the block as a lambda
/// @pattern ExecuteAround
final class ContextmanagerExample {
  void main() {
    // setup, value, teardown; the block is a lambda
    tag("h1").run(IO::println);

    // or the block of try-with-resources
    try (var text = tag("h2").open()) {
      IO.println("length: " + text.value().length());
    }

    // a teardown can ask how the block has ended
    for (int guests : new int[] {3, 0}) {
      var events = new ArrayList<String>();
      try {
        transaction(events).run(_ -> events.add("share " + 60 / guests));
      } catch (ArithmeticException _) {
        events.add("caught");
      }
      IO.println(guests + " guests: " + String.join(", ", events));
    }

    // it swallows a failure only by saying so
    for (int waiters : new int[] {2, 0}) {
      var events = new ArrayList<String>();
      tips(events).run(_ -> events.add("tip " + 6 / waiters));
      IO.println(waiters + " waiters: " + String.join(", ", events));
    }
  }

  private static ExecuteAround<String, RuntimeException> tag(String name) {
    return ExecuteAround.of(
        () -> {
          IO.println("<" + name + ">");
          return "hello world";
        },
        _ -> IO.println("</" + name + ">"));
  }

  private static ExecuteAround<Boolean, RuntimeException> transaction(List<String> events) {
    return ExecuteAround.of(
        () -> events.add("begin"),
        (_, outcome) -> events.add(outcome instanceof Completed ? "commit" : "rollback"));
  }

  private static ExecuteAround<Boolean, RuntimeException> tips(List<String> events) {
    return ExecuteAround.of(
        () -> events.add("open the jar"),
        (_, outcome) -> {
          events.add("close the jar");
          if (outcome instanceof Failed failed) {
            failed.swallow();
          }
        });
  }
}
