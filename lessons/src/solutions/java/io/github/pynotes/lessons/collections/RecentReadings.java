package io.github.pynotes.lessons.collections;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A map that keeps the order of a `dict`, of deques that are bounded by hand.
///
/// `computeIfAbsent` writes and `get` reads: in Java that is two methods, so that asking for a
/// sensor cannot make one, as `readings[sensor]` does in Python.
public final class RecentReadings {
  private final int size;
  private final Map<String, Deque<Integer>> readings = new LinkedHashMap<>();

  public RecentReadings(int size) {
    this.size = size;
  }

  public void add(String sensor, int value) {
    Deque<Integer> kept = readings.computeIfAbsent(sensor, _ -> new ArrayDeque<>());
    if (kept.size() == size) {
      kept.removeFirst();
    }
    kept.addLast(value);
  }

  public List<Integer> of(String sensor) {
    Deque<Integer> kept = readings.get(sensor);
    return kept == null ? List.of() : List.copyOf(kept);
  }

  public List<String> sensors() {
    return List.copyOf(readings.keySet());
  }
}
