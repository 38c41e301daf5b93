package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The expected samples are Pillow's.
@DisplayName("PIL.Image.Image.resize, PIL.Image.Resampling")
class ResizeTest {
  private static final int RED = 0xffff0000;
  private static final int TRANSPARENT_BLUE = 0x000000ff;

  /// 64 x 64, black, with a white line every 8 pixels: an eighth of it is white.
  private static BufferedImage fence() {
    var fence = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 64; i++) {
      fence.setRGB(i % 64, i / 64, i % 8 == 0 ? 0xffffff : 0);
    }
    return fence;
  }

  private static BufferedImage redBesideTransparentBlue() {
    var pair = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    pair.setRGB(0, 0, RED);
    pair.setRGB(1, 0, TRANSPARENT_BLUE);
    return pair;
  }

  private static BufferedImage drawn(BufferedImage source, int width, int height, Object hint) {
    var result = new BufferedImage(width, height, source.getType());
    var graphics = result.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, hint);
    graphics.drawImage(source, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  private static int[] reds(BufferedImage image) {
    return image.getRaster().getSamples(0, 0, image.getWidth(), 1, 0, (int[]) null);
  }

  @Nested
  @DisplayName("resize(size, resample)")
  class Resize {
    @Test
    void seesEveryPixelOfTheSource() {
      // @start region="resize"
      // fence.resize((8, 8), Resampling.BOX)
      BufferedImage small = Resampler.BOX.resize(fence(), 8, 8);

      assertThat(reds(small)).containsOnly(32); // an eighth of 255

      // the wrong way: four pixels are looked at, and the fence is gone
      BufferedImage drawn = drawn(fence(), 8, 8, RenderingHints.VALUE_INTERPOLATION_BILINEAR);

      assertThat(reds(drawn)).containsOnly(0);
      // @end
    }

    @Test
    void getScaledInstanceSeesThemTooAndHasNoOtherFilterForIt() {
      var scaled = fence().getScaledInstance(8, 8, Image.SCALE_AREA_AVERAGING);
      var result = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      var graphics = result.createGraphics();
      graphics.drawImage(scaled, 0, 0, null);
      graphics.dispose();

      assertThat(reds(result)).containsOnly(32);
    }

    @Test
    void nearestTakesAPixelAsItIs() {
      var small = Resampler.NEAREST.resize(redBesideTransparentBlue(), 1, 1);

      // pair.resize((1, 1), Resampling.NEAREST).getpixel((0, 0))  # (0, 0, 255, 0)
      assertThat(small.getRGB(0, 0)).isEqualTo(TRANSPARENT_BLUE);
    }
  }

  @Nested
  @DisplayName("resize() with alpha")
  class Alpha {
    @Test
    void doesNotMixInTheColourOfWhatIsTransparent() {
      var small = Resampler.BOX.resize(redBesideTransparentBlue(), 1, 1);

      // pair.resize((1, 1), Resampling.BOX).getpixel((0, 0))  # (255, 0, 0, 128)
      assertThat(small.getRGB(0, 0)).isEqualTo(0x80ff0000);
    }

    @Test
    void aBoxInItsOwnSizeIsNoPlainCopy() {
      var faint = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
      faint.setRGB(0, 0, 3 << 24 | 201 << 16 | 101 << 8 | 51);
      var box = new Resampler.Box(0, 0, 1, 1);

      // faint.resize((1, 1), box=(0, 0, 1, 1)).getpixel((0, 0))  # (170, 85, 85, 3)
      assertThat(
              Resampler.BICUBIC.resize(faint, 1, 1, box).getRaster().getPixel(0, 0, (int[]) null))
          .containsExactly(170, 85, 85, 3);
      assertThat(Resampler.BICUBIC.resize(faint, 2, 1).getRGB(0, 0)).isEqualTo(faint.getRGB(0, 0));
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aPaletteIsRefusedWherePillowTakesNearest() {
      byte[] levels = {0, 85, (byte) 170, (byte) 255};
      var palette = new IndexColorModel(2, 4, levels, levels, levels);
      var chart = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
      chart.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 1, 2, 3});

      // chart.resize((2, 1), Resampling.LANCZOS)  # [1, 3]: every second pixel
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.LANCZOS.resize(chart, 2, 1))
          .withMessageContaining("TYPE_BYTE_INDEXED");

      var colours = new BufferedImage(4, 1, BufferedImage.TYPE_INT_RGB);
      var graphics = colours.createGraphics();
      graphics.drawImage(chart, 0, 0, null);
      graphics.dispose();
      assertThat(reds(Resampler.BOX.resize(colours, 2, 1))).containsExactly(43, 213);
    }
  }
}
