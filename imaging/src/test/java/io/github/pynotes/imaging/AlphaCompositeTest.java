package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.alpha_composite")
class AlphaCompositeTest {
  private static BufferedImage filled(int width, int height, int argb) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, argb);
    }
    return image;
  }

  @Nested
  @DisplayName("alpha_composite(im1, im2)")
  class Function {
    @Test
    void weighsTheUpperOneByItsAlpha() {
      // @start region="alpha-composite"
      var paint = filled(1, 1, 0xff0000ff);
      var glass = filled(1, 1, 0x80ff0000);

      // Image.alpha_composite(paint, glass).getpixel((0, 0))  # (128, 0, 127, 255)
      var result = Compositor.alphaComposite(paint, glass);

      assertThat(result.getRGB(0, 0)).isEqualTo(0xff80007f);
      // @end
    }

    @Test
    void leavesWhatIsBelowWhereNothingIsAbove() {
      var colorButTransparent = filled(1, 1, 0x00123456);

      var result = Compositor.alphaComposite(colorButTransparent, filled(1, 1, 0x00abcdef));
      assertThat(result.getRGB(0, 0)).isEqualTo(0x00123456);
    }

    @Test
    void wantsAlphaInBoth() {
      var opaque = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

      // Image.alpha_composite(rgb, rgba)  # ValueError: image has wrong mode
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.alphaComposite(opaque, filled(1, 1, 0)));
    }
  }

  @Nested
  @DisplayName("Image.alpha_composite(im, dest, source)")
  class Method {
    @Test
    void changesThePictureAtAPlace() {
      var photo = filled(3, 3, 0xff000000);

      // photo.alpha_composite(badge, (2, -1))
      Compositor.alphaComposite(photo, filled(2, 2, 0xffffffff), 2, -1);

      assertThat(photo.getRGB(2, 0)).isEqualTo(0xffffffff);
      assertThat(IntStream.of(photo.getRGB(0, 0, 3, 3, null, 0, 3)).filter(rgb -> rgb == -1))
          .hasSize(1);
    }

    @Test
    void takesAPartOfTheUpperOneBySubimage() {
      var photo = filled(3, 3, 0xff000000);
      var badge = filled(2, 2, 0xff00ff00);
      badge.setRGB(1, 1, 0xffff0000);

      // photo.alpha_composite(badge, (0, 0), source=(1, 1))
      Compositor.alphaComposite(photo, badge.getSubimage(1, 1, 1, 1), 0, 0);

      assertThat(photo.getRGB(0, 0)).isEqualTo(0xffff0000);
    }
  }

  /// Of 65,536 pixels of noise over noise, that of the traces.
  @Nested
  class DiffersFromPython {
    private final BufferedImage above = Picture.of("RGBA", 256, 256, 4);

    /// How far `Graphics2D` is away from Pillow, sample by sample.
    private IntStream differences(BufferedImage below) {
      byte[] exact = Picture.bytes(Compositor.alphaComposite(below, above));
      var graphics = below.createGraphics();
      graphics.drawImage(above, 0, 0, null); // AlphaComposite.SrcOver, if nothing else is said
      graphics.dispose();
      byte[] drawn = Picture.bytes(below);
      return IntStream.range(0, exact.length)
          .map(i -> Math.abs((exact[i] & 255) - (drawn[i] & 255)));
    }

    @Test
    void drawImageIsOneAwayInAFifthOfTheSamplesOverAnOpaquePicture() {
      var below = Picture.of("RGBA", 256, 256, 2);
      int[] opaque = IntStream.range(0, 65_536).map(i -> 255).toArray();
      below.getRaster().setSamples(0, 0, 256, 256, 3, opaque);

      var statistics = differences(below).summaryStatistics();
      assertThat(statistics.getMax()).isEqualTo(1);
      assertThat(statistics.getAverage()).isBetween(0.15, 0.25);
    }

    @Test
    void drawImageIsFarAwayOverATranslucentPicture() {
      var statistics = differences(Picture.of("RGBA", 256, 256, 2)).summaryStatistics();

      assertThat(statistics.getMax()).isGreaterThan(50);
      assertThat(statistics.getAverage()).isGreaterThan(0.25);
    }
  }
}
