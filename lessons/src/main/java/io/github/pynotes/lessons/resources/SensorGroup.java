package io.github.pynotes.lessons.resources;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/// Several sensors that are connected together, all of them or none, as this does in Python:
///
/// ```python
/// with ExitStack() as stack:
///     sensors = [stack.enter_context(connect()) for connect in connectors]
///     group = SensorGroup(sensors, stack.pop_all())
/// ```
public final class SensorGroup implements Closeable {

  /// A connection to one sensor.
  public interface Sensor extends Closeable {
    /// What it measures now.
    int read();
  }

  /// What connects one sensor.
  @FunctionalInterface
  public interface Connector {
    /// A sensor that the caller closes.
    Sensor connect() throws IOException;
  }

  private SensorGroup() {}

  /// Connects one sensor after the other.
  ///
  /// @throws IOException what the first failing connector threw, after all sensors before it were
  ///   closed, the last one first; what fails in closing them is suppressed by it
  public static SensorGroup connect(List<Connector> connectors) throws IOException {
    throw new UnsupportedOperationException("Write me: connect");
  }

  /// What the sensors measure, in their order.
  public List<Integer> read() {
    throw new UnsupportedOperationException("Write me: read");
  }

  /// Closes all sensors, the last one first; a second time nothing.
  ///
  /// @throws IOException the first that a sensor threw, when all have been closed; those after it
  ///   are suppressed by it
  @Override
  public void close() throws IOException {
    throw new UnsupportedOperationException("Write me: close");
  }
}
