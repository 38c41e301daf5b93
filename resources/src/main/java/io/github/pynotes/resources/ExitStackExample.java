package io.github.pynotes.resources;

import java.io.IOException;

/// Opens as many resources as there turn out to be, and leaves none of them open.
///
/// @python contextlib.ExitStack
/// @python contextlib.ExitStack.enter_context
/// @python contextlib.ExitStack.push
/// @python contextlib.ExitStack.callback
/// @python contextlib.ExitStack.pop_all
/// @python contextlib.ExitStack.close
/// @java CloseStack in try-with-resources: register, defer, detach
/// @pattern CloseStack
final class ExitStackExample {
  record Sensor(String room) {
    Sensor {
      if (room.equals("cellar")) {
        throw new IllegalStateException("no answer from the cellar");
      }
      IO.println("open " + room);
    }

    void close() {
      IO.println("close " + room);
    }
  }

  /// All of the sensors or none; they stay open as long as what this returns.
  private static CloseStack<RuntimeException> openAll(String... rooms) {
    try (var stack = new CloseStack<RuntimeException>()) {
      for (String room : rooms) {
        stack.register(new Sensor(room), Sensor::close);
      }
      return stack.detach();
    }
  }

  void main() {
    // register and defer: the last is the first to be closed
    try (var sensors = openAll("attic", "kitchen")) {
      sensors.defer(() -> IO.println("send a report"));
      IO.println("read the sensors");
    }

    // detach: if one does not open, the others do not stay open
    try (var _ = openAll("attic", "kitchen", "cellar")) {
      IO.println("never comes here");
    } catch (IllegalStateException e) {
      IO.println("no sensors: " + e.getMessage());
    }

    // close: everything is closed, and no failure is lost
    try (var stack = new CloseStack<IOException>()) {
      stack.defer(() -> fail("the disk is full"));
      stack.defer(() -> fail("the network is down"));
      throw new NumberFormatException("not a number");
    } catch (IOException | NumberFormatException failure) {
      IO.println("failed: " + failure.getMessage());
      for (Throwable it = failure; it.getSuppressed().length > 0; ) {
        it = it.getSuppressed()[0];
        IO.println("failed, too: " + it.getMessage());
      }
    }
  }

  private static void fail(String message) throws IOException {
    throw new IOException(message);
  }
}
