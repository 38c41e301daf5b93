package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
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
    return run(workbench, "", UnaryOperator.identity())
        .getPrimaryResult()
        .getStatistics()
        .getPercentile(50);
  }

  /// The bytes that one operation allocates on the heap; a run of its own, lest it cost time.
  double allocatedBytes(Workbench workbench) throws IOException {
    return run(workbench, "-gc", options -> options.addProfiler(GCProfiler.class))
        .getSecondaryResults()
        .get("gc.alloc.rate.norm")
        .getScore();
  }

  private RunResult run(
      Workbench workbench, String logSuffix, UnaryOperator<ChainedOptionsBuilder> more)
      throws IOException {
    Path log = workbench.module().resolve("target/jmh/%s%s.log".formatted(id(), logSuffix));
    Files.createDirectories(log.getParent());
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + Pattern.quote(benchmark.getName() + "." + method) + "$")
            .timeUnit(TimeUnit.NANOSECONDS)
            .forks(1)
            // JMH's own use of Unsafe; JDK 25 warns about it.
            .jvmArgsAppend("--sun-misc-unsafe-memory-access=allow")
            .jvmArgsAppend(workbench.jvmArguments())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL)
            .output(log.toString());
    try {
      return new Runner(more.apply(options).build()).runSingle();
    } catch (RunnerException e) {
      throw new IllegalStateException("%s failed; %s says why.".formatted(id(), log), e);
    }
  }

  private String id() {
    return benchmark.getSimpleName() + "." + method;
  }
}
