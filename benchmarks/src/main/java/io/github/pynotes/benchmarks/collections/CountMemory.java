package io.github.pynotes.benchmarks.collections;

import com.google.common.collect.HashMultiset;
import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import io.github.pynotes.collections.LazyMap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import org.openjdk.jol.info.GraphStats;
import org.openjdk.jol.vm.VM;

/// What the counts of 1,000,000 different words take, without the words.
final class CountMemory {
  /// JOL looks into the objects of `java.util`. Where it may not, each costs it an exception, and
  /// all of them take minutes.
  static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx4g",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djdk.attach.allowAttachSelf=true",
          "-XX:+EnableDynamicAgentLoading");

  private CountMemory() {}

  /// The layout of objects in a JVM of its own, and what CPython says of its own.
  static Table measure(Workbench workbench) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (String line : workbench.runJava(CountMemory.class, JVM_OPTIONS)) {
      String[] words = line.split("=", 2);
      rows.add(row(words[0], words[1]));
    }
    try {
      rows.add(
          row("CPython's Counter", workbench.runPython("words.py", List.of("bytes")).getLast()));
    } catch (IllegalStateException e) {
      rows.add(List.of("CPython's Counter", "–", "–"));
    }
    return new Table(List.of("1,000,000 different words", "memory", "for each word"), rows);
  }

  private static List<String> row(String what, String bytes) {
    double size = Double.parseDouble(bytes);
    return List.of(
        what,
        String.format(Locale.ROOT, "%.0f MB", size / (1 << 20)),
        String.format(Locale.ROOT, "%.0f bytes", size / Words.COUNT));
  }

  public static void main(String[] none) {
    var words = Words.different();
    long ofWords = size(words) - VM.current().sizeOf(words);

    var hashMap = new HashMap<String, Integer>();
    count(words, hashMap::put);
    IO.println("HashMap<String, Integer>=" + (size(hashMap) - ofWords));

    LazyMap<String, Integer> lazyMap = LazyMap.of(() -> 0);
    count(words, lazyMap::put);
    IO.println("LazyMap<String, Integer>=" + (size(lazyMap) - ofWords));

    var multiset = HashMultiset.<String>create();
    count(words, multiset::setCount);
    IO.println("HashMultiset<String>=" + (size(multiset) - ofWords));
  }

  /// The counts go beyond those that the JVM has ready as objects; `words.py` has the same.
  private static void count(String[] words, BiConsumer<String, Integer> counts) {
    for (int i = 0; i < words.length; i++) {
      counts.accept(words[i], i % 1000 + 1);
    }
  }

  /// Bytes, with all that is reached from the object.
  private static long size(Object object) {
    return GraphStats.parseInstance(object).totalSize();
  }
}
