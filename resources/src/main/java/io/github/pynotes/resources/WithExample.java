package io.github.pynotes.resources;

import java.util.ArrayList;
import java.util.List;

/// Opens several things in one statement, and closes them in reverse, whatever happens.
///
/// @python with
/// @python object.__enter__
/// @python object.__exit__
/// @python contextlib.AbstractContextManager
/// @java try-with-resources on AutoCloseable
final class WithExample {
  void main() {
    // what was opened last is closed first
    var events = new ArrayList<String>();
    try (var _ = new Device("oven", events);
        var _ = new Device("lamp", events)) {
      events.add("bake");
    }
    IO.println("baked: " + String.join(", ", events));

    // all is closed before anybody catches; what close() throws is kept with what the body threw
    events.clear();
    try (var _ = new Device("oven", events);
        var _ = new Device("stuck lamp", events)) {
      throw new IllegalStateException("burnt");
    } catch (IllegalStateException e) {
      events.add("caught " + e.getMessage() + " with " + e.getSuppressed()[0].getMessage());
    }
    IO.println("burnt: " + String.join(", ", events));

    // a constructor or method that throws leaks what it was given
    events.clear();
    try (var _ = deadTimer(new Device("oven", events))) {
      events.add("bake");
    } catch (IllegalStateException e) {
      events.add("caught " + e.getMessage());
    }
    IO.println("nested: " + String.join(", ", events));

    // so whatever is to be closed gets a line of its own
    events.clear();
    try (var oven = new Device("oven", events);
        var _ = deadTimer(oven)) {
      events.add("bake");
    } catch (IllegalStateException e) {
      events.add("caught " + e.getMessage());
    }
    IO.println("side by side: " + String.join(", ", events));
  }

  private static Device deadTimer(Device device) {
    throw new IllegalStateException("no timer for the " + device.name);
  }

  private record Device(String name, List<String> events) implements AutoCloseable {
    Device {
      events.add("open " + name);
    }

    @Override
    public void close() {
      events.add("close " + name);
      if (name.startsWith("stuck")) {
        throw new IllegalStateException(name);
      }
    }
  }
}
