package io.github.pynotes.benchmarks.collections;

import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openjdk.jol.info.GraphStats;

/// A table of what some collections take, by the layout of objects in a JVM of its own, and by what
/// CPython says of its own.
record Memory(Class<?> program, String what, int count, String python, String script)
    implements Group.Supplement {
  /// JOL looks into the objects of `java.util`. Where it may not, each costs it an exception, and
  /// all of them take minutes.
  private static final List<String> JVM_OPTIONS =
      List.of(
          "-Xmx4g",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djdk.attach.allowAttachSelf=true",
          "-XX:+EnableDynamicAgentLoading");

  @Override
  public Table measure(Workbench workbench) throws IOException, InterruptedException {
    var rows = new ArrayList<List<String>>();
    for (String line : workbench.runJava(program, JVM_OPTIONS)) {
      String[] words = line.split("=", 2);
      rows.add(row(words[0], words[1]));
    }
    try {
      rows.add(row(python, workbench.runPython(script, List.of("bytes")).getLast()));
    } catch (IllegalStateException e) {
      rows.add(List.of(python, "–", "–"));
    }
    String header = String.format(Locale.ROOT, "%,d %s", count, what);
    return new Table(List.of(header, "memory", "for each"), rows);
  }

  private List<String> row(String collection, String bytes) {
    double size = Double.parseDouble(bytes);
    return List.of(
        collection,
        String.format(Locale.ROOT, "%.1f MB", size / (1 << 20)),
        String.format(Locale.ROOT, "%.1f bytes", size / count));
  }

  /// For the program in the JVM of its own: bytes, with all that is reached from the object.
  static long size(Object object) {
    return GraphStats.parseInstance(object).totalSize();
  }
}
