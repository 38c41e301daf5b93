package io.github.pynotes.benchmarks.jdbccursor;

import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Whether rows without end fit into 32 MB of heap: each reader is tried in a JVM that has no more.
final class SmallHeap {
  private SmallHeap() {}

  /// `RowStream` with more and more rows; and the default fetch, to show that the limit bites.
  static Table measure(Workbench workbench) throws IOException, InterruptedException {
    return new Table(
        List.of("under -Xmx32m", "rows", "outcome", "heap in use after a collection, at most"),
        List.of(
            row(workbench, SmallHeapRead.STREAMING, 1),
            row(workbench, SmallHeapRead.STREAMING, 4),
            row(workbench, SmallHeapRead.DEFAULT_FETCH, 1)));
  }

  private static List<String> row(Workbench workbench, String reader, int millions)
      throws IOException, InterruptedException {
    String rows = millions + ",000,000";
    try {
      List<String> printed =
          workbench.runJava(
              SmallHeapRead.class, List.of("-Xmx32m"), reader, Integer.toString(millions));
      double megabytes = Double.parseDouble(printed.getLast()) / (1 << 20);
      return List.of(reader, rows, "completes", String.format(Locale.ROOT, "%.0f MB", megabytes));
    } catch (IllegalStateException e) {
      return List.of(reader, rows, "fails: " + e.getMessage(), "–");
    }
  }
}
