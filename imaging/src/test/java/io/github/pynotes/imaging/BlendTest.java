package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("PIL.Image.blend")
class BlendTest {
  private static BufferedImage gray(int sample) {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, sample);
    return image;
  }

  private static int sample(BufferedImage image) {
    return image.getRaster().getSample(0, 0, 0);
  }

  @Nested
  @DisplayName("blend(im1, im2, alpha)")
  class Blend {
    @Test
    void isBetweenThePictures() {
      // @start region="blend"
      var before = gray(100);
      var after = gray(201);

      // Image.blend(before, after, 0.25)  # 125: what is left of 125.25
      assertThat(sample(Compositor.blend(before, after, 0.25))).isEqualTo(125);

      // Image.blend(before, after, 1.5)  # 251: farther than the second
      assertThat(sample(Compositor.blend(before, after, 1.5))).isEqualTo(251);

      // Image.blend(before, after, -0.5)  # 49: away from the second
      assertThat(sample(Compositor.blend(before, after, -0.5))).isEqualTo(49);
      // @end
    }

    @ParameterizedTest
    @CsvSource({"-2, 0", "0, 100", "0.5, 150", "1, 201", "3, 255"})
    void endsAtBlackAndWhite(double alpha, int expected) {
      assertThat(sample(Compositor.blend(gray(100), gray(201), alpha))).isEqualTo(expected);
    }

    @Test
    void blendsAlphaAsAnyOtherBand() {
      var clear = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      var red = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      red.setRGB(0, 0, 0xffff0000);

      // Image.blend(clear, red, 0.5).getpixel((0, 0))  # (127, 0, 0, 127)
      assertThat(Compositor.blend(clear, red, 0.5).getRGB(0, 0)).isEqualTo(0x7f7f0000);
    }
  }

  @Nested
  class DiffersFromPython {
    private int drawn(int alpha) {
      var canvas = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      var above = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      canvas.getRaster().setSample(0, 0, 0, 100);
      above.getRaster().setSample(0, 0, 0, 203);
      var graphics = canvas.createGraphics();
      graphics.setComposite(AlphaComposite.SrcOver.derive(alpha / 100f));
      graphics.drawImage(above, 0, 0, null);
      graphics.dispose();
      return sample(canvas);
    }

    @Test
    void graphicsRoundsWhereBlendCutsOff() {
      // Image.blend(before, after, 0.75)  # 177: what is left of 177.25
      assertThat(sample(Compositor.blend(gray(100), gray(203), 0.75))).isEqualTo(177);
      // Image.blend(before, after, 0.25)  # 125: what is left of 125.75
      assertThat(sample(Compositor.blend(gray(100), gray(203), 0.25))).isEqualTo(125);

      assertThat(drawn(75)).isEqualTo(177);
      assertThat(drawn(25)).isEqualTo(126);
    }
  }
}
