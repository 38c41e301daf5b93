package io.github.pynotes.lessons.collections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.lessons.collections.StatusRuns.Ping;
import io.github.pynotes.lessons.collections.StatusRuns.Run;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("exercise: runs of a status, itertools.groupby")
class StatusRunsTest {
  /// One ping a minute, from minute 0.
  private static List<Ping> pings(Integer... statuses) {
    List<Integer> all = Arrays.asList(statuses);
    return IntStream.range(0, all.size())
        .mapToObj(minute -> new Ping(minute, all.get(minute)))
        .toList();
  }

  @Test
  void namesTheFirstAndTheLastMinuteOfEachRun() {
    // groupby([100, 100, 101])
    assertThat(StatusRuns.of(pings(100, 100, 101)))
        .containsExactly(new Run(100, 0, 1), new Run(101, 2, 2));
  }

  @Test
  void findsNoRunsWhereThereAreNoPings() {
    assertThat(StatusRuns.of(List.of())).isEmpty();
  }

  @Test
  void aStatusThatComesBackBeginsANewRun() {
    // groupby(...) and not a dict: two outages, and not one
    assertThat(StatusRuns.of(pings(100, 101, 101, 100, 101)))
        .containsExactly(
            new Run(100, 0, 0), new Run(101, 1, 2), new Run(100, 3, 3), new Run(101, 4, 4));
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void twoEqualIntegersAboveOneHundredAndTwentySevenAreNotOneObject() {
      // 503 == 503  # True; for an Integer, == asks as `is` does
      assertThat(StatusRuns.of(pings(503, 503, 200, 200)))
          .containsExactly(new Run(503, 0, 1), new Run(200, 2, 3));
    }

    @Test
    void nullHasNoEquals() {
      // None == 200  # False
      assertThat(StatusRuns.of(pings(null, null, 200, null)))
          .containsExactly(new Run(null, 0, 1), new Run(200, 2, 2), new Run(null, 3, 3));
    }
  }
}
