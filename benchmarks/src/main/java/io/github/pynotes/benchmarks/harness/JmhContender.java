package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Version;

/// A method with `@Benchmark`, measured by JMH in a JVM of its own, warmed up as its class says.
///
/// @param benchmark the class
/// @param method its method's name
public record JmhContender(String name, Class<?> benchmark, String method) implements Contender {
  @Override
  public String version(Workbench workbench) {
    String jdk = Runtime.version().toString().replaceFirst("\\+.*", "");
    return "JDK %s with JMH %s".formatted(jdk, Version.getPlainVersion());
  }

  /// The median of the iterations.
  @Override
  public double measure(Workbench workbench) throws IOException {
    Path log = workbench.module().resolve("target/jmh/%s.log".formatted(id()));
    Files.createDirectories(log.getParent());
    var options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            // JMH's own use of Unsafe; JDK 25 warns about it.
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .jvmArgsAppend(workbench.jvmArguments())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .output(log.toString())
            .build();
    try {
      return new Runner(options).runSingle().getPrimaryResult().getStatistics().getPercentile(50);
    } catch (RunnerException e) {
      throw new IllegalStateException("%s failed; %s says why.".formatted(id(), log), e);
    }
  }

  private String id() {
    return benchmark.getSimpleName() + "." + method;
  }
}
