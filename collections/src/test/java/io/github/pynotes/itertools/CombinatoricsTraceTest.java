package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.build.Trace;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// What CPython selects; recorded by `src/test/python/combinatorics_trace.py`.
@DisplayName("Combinatorics, held against CPython")
class CombinatoricsTraceTest {
  /// The recording shows so many selections of a call, and counts so many.
  private static final int SHOWN = 720;

  private static final int COUNTED = 20_000;

  /// @param r null where permutations have none
  /// @param repeat of a product
  /// @param raises the kind of exception, or null
  /// @param shown the first selections
  /// @param count of all selections, or null if they are more than are counted
  private record Step(
      String call,
      List<List<Integer>> pools,
      Integer r,
      int repeat,
      String raises,
      List<List<Integer>> shown,
      Long count) {

    Stream<List<Integer>> select() {
      List<Integer> pool = pools.isEmpty() ? null : pools.getFirst();
      return switch (call) {
        case "combinations" -> Combinatorics.combinations(pool, r);
        case "combinations_with_replacement" -> Combinatorics.combinationsWithReplacement(pool, r);
        case "permutations" ->
            r == null ? Combinatorics.permutations(pool) : Combinatorics.permutations(pool, r);
        case "product" ->
            Combinatorics.product(
                Collections.nCopies(repeat, pools).stream().flatMap(List::stream).toList());
        default -> throw new AssertionError("what is " + call + "?");
      };
    }
  }

  @Test
  @DisplayName("selects the same, in the same order, and refuses the same")
  void replay(TestReporter reporter) {
    List<Step> steps = Trace.read("combinatorics", Step.class).steps();

    assertThat(steps).allSatisfy(CombinatoricsTraceTest::isAsRecorded);

    long selections = steps.stream().filter(step -> step.raises == null).count();
    reporter.publishEntry(
        "replayed",
        "%,d calls, %,d of them refused".formatted(steps.size(), steps.size() - selections));
  }

  private static void isAsRecorded(Step step) {
    if (step.raises != null) {
      assertThat(step.raises).isEqualTo("ValueError");
      assertThatIllegalArgumentException().isThrownBy(step::select);
      return;
    }
    assertThat(step.select().limit(SHOWN)).isEqualTo(step.shown);
    if (step.count == null) {
      assertThat(step.select().skip(COUNTED).findFirst()).isPresent();
    } else {
      assertThat(step.select().count()).isEqualTo(step.count); // which makes none of them
      assertThat(step.select().mapToInt(_ -> 1).sum()).isEqualTo(step.count.intValue());
    }
  }
}
