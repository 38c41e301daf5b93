package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageOps.contain, cover, scale")
class ContainTest {
  private final BufferedImage photo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
  private final Framing framing = new Framing(60, 40);

  @Nested
  @DisplayName("contain(image, size)")
  class Contain {
    @Test
    void keepsTheProportionsWithinTheFrame() {
      // @start region="contain"
      // small = ImageOps.contain(photo, (25, 25))
      Dimension size = new Framing(photo.getWidth(), photo.getHeight()).contain(25, 25);
      BufferedImage small = Resampler.BICUBIC.resize(photo, size.width, size.height);

      // small.size  # (25, 17)
      assertThat(small.getWidth()).isEqualTo(25);
      assertThat(small.getHeight()).isEqualTo(17);
      // @end
    }

    @Test
    void enlarges() {
      // ImageOps.contain(photo, (600, 600)).size  # (600, 400)
      assertThat(framing.contain(600, 600)).isEqualTo(new Dimension(600, 400));
    }
  }

  @Nested
  @DisplayName("cover(image, size)")
  class Cover {
    @Test
    void leavesNothingOfTheFrameUncovered() {
      // ImageOps.cover(photo, (25, 25)).size  # (38, 25)
      assertThat(framing.cover(25, 25)).isEqualTo(new Dimension(38, 25));
    }
  }

  @Nested
  @DisplayName("scale(image, factor)")
  class Scale {
    private static BufferedImage scale(BufferedImage image, double factor) {
      int width = (int) Math.rint(factor * image.getWidth());
      int height = (int) Math.rint(factor * image.getHeight());
      return Resampler.BICUBIC.resize(image, width, height);
    }

    @Test
    void isResizeByAFactor() {
      // ImageOps.scale(photo, 0.3).size  # (18, 12)
      BufferedImage smaller = scale(photo, 0.3);

      assertThat(smaller.getWidth()).isEqualTo(18);
      assertThat(smaller.getHeight()).isEqualTo(12);
    }

    @Test
    void roundsHalvesToTheEvenNeighbour() {
      // ImageOps.scale(Image.new("L", (5, 7)), 0.5).size  # (2, 4)
      BufferedImage half = scale(new BufferedImage(5, 7, BufferedImage.TYPE_BYTE_GRAY), 0.5);

      assertThat(half.getWidth()).as("where Math.round would go up to 3").isEqualTo(2);
      assertThat(half.getHeight()).isEqualTo(4);
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aStripKeepsOnePixel() {
      // ImageOps.contain(Image.new("L", (1000, 1)), (10, 10))
      // ValueError: height and width must be > 0
      assertThat(new Framing(1000, 1).contain(10, 10)).isEqualTo(new Dimension(10, 1));
    }
  }
}
