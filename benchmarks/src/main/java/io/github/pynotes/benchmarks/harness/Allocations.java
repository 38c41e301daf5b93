package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A table of the bytes that an operation allocates, as JMH's profiler `gc` counts them
/// (`gc.alloc.rate.norm`). What the compiler does away with is not counted: it is not there.
///
/// @param contenders each is run once, and warmed up as its class says
public record Allocations(List<JmhContender> contenders) implements Group.Supplement {
  public static Allocations of(JmhContender... contenders) {
    return new Allocations(List.of(contenders));
  }

  @Override
  public Table measure(Workbench workbench) throws IOException {
    var rows = new ArrayList<List<String>>();
    for (JmhContender contender : contenders) {
      rows.add(List.of(contender.name(), wholeBytes(contender.allocatedBytes(workbench))));
    }
    return new Table(List.of("what", "bytes per operation"), rows);
  }

  /// Without the fraction: it is what JMH itself allocates, shared out among the operations.
  static String wholeBytes(double bytes) {
    return String.format(Locale.ROOT, "%,.0f", bytes);
  }
}
