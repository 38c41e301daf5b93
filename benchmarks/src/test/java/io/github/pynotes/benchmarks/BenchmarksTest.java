package io.github.pynotes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.benchmarks.harness.Comparison;
import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.MySqlClientContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

/// That whatever the groups declare is there, long before anybody has the time to measure.
class BenchmarksTest {
  private static Stream<Contender> contenders() {
    return Benchmarks.GROUPS.stream()
        .map(Group::comparisons)
        .flatMap(comparisons -> comparisons.stream())
        .flatMap(comparison -> Stream.of(comparison.what(), comparison.against()))
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("contenders")
  void everyContenderHasItsCode(Contender contender) throws NoSuchMethodException {
    switch (contender) {
      case JmhContender(_, Class<?> type, String method) ->
          assertThat(Stream.of(type.getMethods()).filter(m -> m.getName().equals(method)))
              .singleElement()
              .matches(m -> m.isAnnotationPresent(Benchmark.class), "is a @Benchmark");
      case PythonContender(_, String script, _, _) ->
          assertThat(Path.of("src/main/python", script)).isRegularFile();
      case MySqlClientContender(_, String script) ->
          assertThat(Path.of("src/main/sh", script)).isRegularFile();
      default -> throw new AssertionError("How does one check " + contender + "?");
    }
  }

  @Test
  void everyGroupHasANameOfItsOwnThatItsHeadingCanBear() {
    assertThat(Benchmarks.GROUPS)
        .extracting(Group::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z-]+"));
  }

  @Test
  void everyGroupIsHeldToALimit() {
    assertThat(Benchmarks.GROUPS)
        .allSatisfy(group ->
            assertThat(group.comparisons())
                .extracting(Comparison::limit)
                .anyMatch(limit -> limit.isPresent()));
  }
}
