package io.github.pynotes.benchmarks.itertools;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// That all contenders do the same work. The sums are those of `gather_readings.py`.
class GatherReadingsTest {
  private final GatherReadings work = new GatherReadings();

  @Test
  void allMakeTheSameRuns() {
    assertThat(work.groupBy())
        .isEqualTo(work.groupByLoop())
        .isEqualTo(work.groupByOfGatherers4j())
        .isEqualTo(49_497_838);
  }

  @Test
  void allMakeTheSamePairs() {
    assertThat(work.zipLongest())
        .isEqualTo(work.zipLongestLoop())
        .isEqualTo(work.zipWithOfGatherers4j())
        .isEqualTo(266_637);
  }

  @Test
  void bothHaveTheSameNeighbours() {
    assertThat(work.windowSliding()).isEqualTo(work.pairwiseLoop()).isEqualTo(1_599_997);
  }

  @Test
  void bothMakeTheSameBatches() {
    assertThat(work.windowFixed()).isEqualTo(work.batchedLoop()).isEqualTo(43_057_200);
  }
}
