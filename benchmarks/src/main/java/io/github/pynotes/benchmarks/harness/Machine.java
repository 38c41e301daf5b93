package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the numbers depend on before any software does.
final class Machine {
  private Machine() {}

  /// As in "2 cores (AMD EPYC, amd64), 24 GB, Linux".
  static String describe() throws IOException {
    var system =
        (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    return "%d cores (%s), %d GB, %s"
        .formatted(
            system.getAvailableProcessors(),
            processor(system.getArch()),
            Math.round(system.getTotalMemorySize() / 1e9),
            system.getName());
  }

  /// Linux tells the model; elsewhere the architecture must do.
  private static String processor(String architecture) throws IOException {
    Path facts = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(facts)) {
      return architecture;
    }
    try (Stream<String> lines = Files.lines(facts)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.replaceFirst(".*:", "").strip() + ", " + architecture)
          .findFirst()
          .orElse(architecture);
    }
  }
}
