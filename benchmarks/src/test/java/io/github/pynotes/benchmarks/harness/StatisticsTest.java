package io.github.pynotes.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class StatisticsTest {
  @Test
  void theMedianIsTheMiddleWhateverTheOrder() {
    double[] numbers = {9, 1, 5};

    assertThat(Statistics.median(numbers)).isEqualTo(5);
    assertThat(numbers).containsExactly(9, 1, 5);
  }

  @Test
  void theMedianOfAnEvenCountLiesBetween() {
    assertThat(Statistics.median(4, 1, 100, 2)).isEqualTo(3);
  }

  @Test
  void nothingHasNoMedian() {
    assertThatIllegalArgumentException().isThrownBy(Statistics::median);
  }
}
