package io.github.pynotes.benchmarks.collections;

import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import io.github.pynotes.collections.RingDeque;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.openjdk.jol.info.GraphLayout;
import org.openjdk.jol.vm.VM;

/// What 1,000,000 elements take, without the elements.
final class DequeMemory {
  private DequeMemory() {}

  /// The layout of objects in a JVM of its own, and what CPython says of its own.
  static Table measure(Workbench workbench) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (String line : workbench.runJava(DequeMemory.class, CountMemory.JVM_OPTIONS)) {
      String[] words = line.split("=", 2);
      rows.add(row(words[0], words[1]));
    }
    try {
      rows.add(
          row("CPython's deque", workbench.runPython("deques.py", List.of("bytes")).getLast()));
    } catch (IllegalStateException e) {
      rows.add(List.of("CPython's deque", "–", "–"));
    }
    return new Table(List.of("1,000,000 elements", "memory", "for each"), rows);
  }

  private static List<String> row(String what, String bytes) {
    double size = Double.parseDouble(bytes);
    return List.of(
        what,
        String.format(Locale.ROOT, "%.1f MB", size / (1 << 20)),
        String.format(Locale.ROOT, "%.1f bytes", size / Deques.MILLION));
  }

  @SuppressWarnings("JdkObsolete") // LinkedList is what a deque should not be
  public static void main(String[] none) {
    List<Integer> numbers = IntStream.range(0, Deques.MILLION).boxed().toList();
    var array = numbers.toArray();
    long ofNumbers = size(array) - VM.current().sizeOf(array);

    IO.println("RingDeque=" + (size(new RingDeque<>(numbers)) - ofNumbers));
    IO.println("ArrayDeque=" + (size(new ArrayDeque<>(numbers)) - ofNumbers));
    IO.println("ArrayList=" + (size(new ArrayList<>(numbers)) - ofNumbers));
    IO.println("LinkedList=" + (size(new LinkedList<>(numbers)) - ofNumbers));
  }

  private static long size(Object object) {
    return GraphLayout.parseInstance(object).totalSize();
  }
}
