package io.github.pynotes.benchmarks.concurrency;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedupChartTest {
  @Test
  void drawsFiveBlocksForTheSpeedOfOneThread() {
    assertThat(SpeedupChart.bar(1)).isEqualTo("█████ 1.00");
    assertThat(SpeedupChart.bar(1.96)).isEqualTo("██████████ 1.96");
    assertThat(SpeedupChart.bar(0.05)).isEqualTo(" 0.05");
  }
}
