package io.github.pynotes.benchmarks.harness;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// A contender whose times are known beforehand, and which writes down its turns.
final class FixedTimes implements Contender {
  private final String name;
  private final List<String> turns;
  private final Deque<Double> times = new ArrayDeque<>();

  FixedTimes(String name, List<String> turns, double... milliseconds) {
    this.name = name;
    this.turns = turns;
    for (double time : milliseconds) {
      times.add(time * 1e6);
    }
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String version(Workbench workbench) throws NotHereException {
    if (times.isEmpty()) {
      throw new NotHereException("There is no %s: install it.".formatted(name));
    }
    return name + " 1.0";
  }

  @Override
  public double measure(Workbench workbench) {
    turns.add(name);
    return times.pop();
  }
}
