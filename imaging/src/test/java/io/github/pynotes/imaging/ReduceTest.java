package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The expected samples are Pillow's.
@DisplayName("PIL.Image.Image.reduce")
class ReduceTest {
  private static BufferedImage gray(int width, int... samples) {
    int height = samples.length / width;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("reduce(factor)")
  class Reduce {
    @Test
    void isTheRoundedMeanOfEachBlock() {
      // @start region="reduce"
      // line = Image.frombytes("L", (5, 1), bytes([1, 2, 3, 4, 5]))
      BufferedImage line = gray(5, 1, 2, 3, 4, 5);

      // line.reduce(2)  # the last block has one pixel
      assertThat(samples(Resampler.reduce(line, 2, 2))).containsExactly(2, 4, 5);

      // Image.frombytes("L", (2, 2), bytes([0, 0, 0, 255])).reduce(2)
      assertThat(samples(Resampler.reduce(gray(2, 0, 0, 0, 255), 2, 2))).containsExactly(64);
      // @end
    }

    @Test
    void hasAFactorForEachDirection() {
      BufferedImage square = gray(2, 10, 20, 30, 50);

      assertThat(samples(Resampler.reduce(square, 2, 1))).containsExactly(15, 40);
      assertThat(samples(Resampler.reduce(square, 1, 2))).containsExactly(20, 35);
    }

    @Test
    void ofOneIsACopy() {
      BufferedImage line = gray(2, 10, 20);
      BufferedImage copy = Resampler.reduce(line, 1, 1);
      copy.getRaster().setSample(0, 0, 0, 99);

      assertThat(samples(line)).containsExactly(10, 20);
      assertThat(samples(copy)).containsExactly(99, 20);
    }

    @Test
    void multipliesAlphaInAndDividesItOut() {
      var pair = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
      pair.setRGB(0, 0, 0xffff0000);
      pair.setRGB(1, 0, 0x000000ff);

      // pair.reduce(2).getpixel((0, 0))  # (255, 0, 0, 128)
      assertThat(Resampler.reduce(pair, 2, 2).getRGB(0, 0)).isEqualTo(0x80ff0000);
    }

    @Test
    void isABoxFilterWhereTheBlocksAreWhole() {
      BufferedImage line = gray(6, 10, 20, 30, 40, 51, 60);

      assertThat(samples(Resampler.reduce(line, 3, 1)))
          .containsExactly(samples(Resampler.BOX.resize(line, 2, 1)));
    }
  }
}
