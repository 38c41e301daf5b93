package io.github.pynotes.lessons.collections;

import java.util.List;

/// Keeps the last few readings of each sensor, as this does in Python:
///
/// ```python
/// readings = defaultdict(lambda: deque(maxlen=size))
/// readings[sensor].append(value)
/// ```
///
/// Used by one thread. Nothing is null.
public final class RecentReadings {

  /// @param size how many readings are kept of each sensor, at least 1
  public RecentReadings(int size) {}

  /// Adds a reading; the oldest of this sensor makes room for it.
  public void add(String sensor, int value) {
    throw new UnsupportedOperationException("Write me: add");
  }

  /// What is kept of a sensor, oldest first: a list that later readings do not change. It is empty
  /// for a sensor without readings, which stays unknown.
  public List<Integer> of(String sensor) {
    throw new UnsupportedOperationException("Write me: of");
  }

  /// The sensors that have readings, in the order of their first ones.
  public List<String> sensors() {
    throw new UnsupportedOperationException("Write me: sensors");
  }
}
