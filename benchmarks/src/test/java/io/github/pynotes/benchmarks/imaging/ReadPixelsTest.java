package io.github.pynotes.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// That all contenders do the same work. The sum is that of `read_pixels.py`.
class ReadPixelsTest {
  private final ReadPixels work = new ReadPixels();

  @Test
  void allHaveTheSameSum() {
    assertThat(work.array())
        .isEqualTo(work.pixelByPixel())
        .isEqualTo(work.rowByRow())
        .isEqualTo(work.sampleBySample())
        .isEqualTo(work.samplesOfRows())
        .isEqualTo(382_498_455);
  }
}
