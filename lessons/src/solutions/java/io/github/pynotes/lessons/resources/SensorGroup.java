package io.github.pynotes.lessons.resources;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Leaves it to try-with-resources which exception is thrown and which are suppressed: a resource
/// on the right is closed before one on the left, whatever it throws. (The pattern `CloseStack`
/// does the same for resources of all kinds.)
public final class SensorGroup implements Closeable {

  public interface Sensor extends Closeable {
    int read();
  }

  @FunctionalInterface
  public interface Connector {
    Sensor connect() throws IOException;
  }

  private final Deque<Sensor> sensors = new ArrayDeque<>();

  private SensorGroup() {}

  public static SensorGroup connect(List<Connector> connectors) throws IOException {
    var group = new SensorGroup();
    try {
      for (Connector connector : connectors) {
        group.sensors.addLast(connector.connect());
      }
      return group;
    } catch (Throwable failure) {
      try (group) {
        throw failure;
      }
    }
  }

  public List<Integer> read() {
    return sensors.stream().map(Sensor::read).toList();
  }

  @Override
  public void close() throws IOException {
    if (!sensors.isEmpty()) {
      try (Closeable _ = this; // those before it, by this same method
          Closeable _ = sensors.removeLast()) {
        // nothing but closing
      }
    }
  }
}
