package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.RasterFormatException;
import java.awt.image.WritableRaster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.split, merge, getchannel, putalpha")
class BandsTest {
  private static BufferedImage label() {
    var label = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < 4; x++) {
      label.setRGB(x, 0, 0xc87828);
    }
    return label;
  }

  private static BufferedImage gray(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
  }

  /// A view: no pixel is copied.
  private static WritableRaster band(BufferedImage image, int band) {
    return image
        .getRaster()
        .createWritableChild(0, 0, image.getWidth(), image.getHeight(), 0, 0, new int[] {band});
  }

  private static int[] pixel(Raster raster) {
    return raster.getPixel(0, 0, (int[]) null);
  }

  @Nested
  @DisplayName("new(mode, size, color)")
  class New {
    @Test
    void isBlackOrTransparent() {
      // Image.new("RGB", (1, 1)), Image.new("RGBA", (1, 1))
      var black = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      var transparent = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);

      assertThat(pixel(black.getRaster())).containsExactly(0, 0, 0);
      assertThat(pixel(transparent.getRaster())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void isFilledWithAColor() {
      // Image.new("RGB", (4, 2), (200, 120, 40))
      var label = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
      var graphics = label.createGraphics();
      graphics.setColor(new Color(200, 120, 40));
      graphics.fillRect(0, 0, 4, 2);
      graphics.dispose();

      assertThat(label.getRaster().getPixel(3, 1, (int[]) null)).containsExactly(200, 120, 40);
    }
  }

  @Nested
  @DisplayName("split(), getchannel(band)")
  class Split {
    @Test
    void copiesEachBandIntoAGrayImage() {
      // @start region="bands"
      BufferedImage label = label();

      // green = label.split()[1]
      var green = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
      green.getRaster().setRect(band(label, 1));

      assertThat(green.getRaster().getSample(0, 0, 0)).isEqualTo(120);

      // swapped = Image.merge("RGB", label.split()[::-1])
      var swapped = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 3; i++) {
        band(swapped, i).setRect(band(label, 2 - i));
      }

      assertThat(swapped.getRaster().getPixel(0, 0, (int[]) null)).containsExactly(40, 120, 200);
      // @end
    }

    @Test
    void hasNoBandThatIsNotThere() {
      // label.getchannel("A")  # ValueError: The image has no channel "A"
      assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class)
          .isThrownBy(() -> band(label(), 3));
    }
  }

  @Nested
  @DisplayName("merge(mode, bands)")
  class Merge {
    @Test
    void fillsOneBandAfterTheOther() {
      // Image.merge("RGB", (black, white, black))
      var white = gray(4, 2);
      white.getRaster().setSample(0, 0, 0, 255);
      var merged = new BufferedImage(4, 2, BufferedImage.TYPE_3BYTE_BGR);
      band(merged, 1).setRect(white.getRaster());

      assertThat(merged.getRGB(0, 0)).isEqualTo(0xff00ff00);
    }
  }

  @Nested
  @DisplayName("putalpha(alpha)")
  class PutAlpha {
    @Test
    void wantsAnImageThatHasAlpha() {
      // label.putalpha(mask)  # label.mode is RGBA from then on
      BufferedImage label = label();
      var mask = gray(4, 2);
      mask.getRaster().setSample(0, 0, 0, 128);
      assertThat(label.getAlphaRaster()).isNull();

      var glass = new BufferedImage(4, 2, BufferedImage.TYPE_INT_ARGB);
      for (int i = 0; i < 3; i++) {
        band(glass, i).setRect(band(label, i));
      }
      glass.getAlphaRaster().setRect(mask.getRaster());

      assertThat(pixel(glass.getRaster())).containsExactly(200, 120, 40, 128);
      assertThat(glass.getRaster().getPixel(1, 0, (int[]) null)).containsExactly(200, 120, 40, 0);
    }
  }

  @Nested
  @DisplayName("differs from Pillow")
  class DiffersFromPython {
    @Test
    void aBandIsAViewUntilItIsCopied() {
      // green = label.split()[1]; green.putpixel((0, 0), 255)  # the label stays as it is
      BufferedImage label = label();
      band(label, 1).setSample(0, 0, 0, 255);

      assertThat(pixel(label.getRaster())).containsExactly(200, 255, 40);
    }

    @Test
    void bandsOfOtherSizesAreCutAndNotRefused() {
      // Image.merge("RGB", (red, larger_green, blue))  # ValueError: size mismatch
      var merged = new BufferedImage(4, 2, BufferedImage.TYPE_INT_RGB);
      var larger = gray(9, 9);
      larger.getRaster().setSample(3, 1, 0, 7);
      larger.getRaster().setSample(4, 1, 0, 255);
      band(merged, 1).setRect(larger.getRaster());

      assertThat(merged.getRaster().getSamples(0, 1, 4, 1, 1, (int[]) null))
          .containsExactly(0, 0, 0, 7);
    }

    @Test
    void setRgbOfGrayIsNotTheGrayThatWasSaid() {
      // Image.new("L", (1, 1), 128).getpixel((0, 0))  # 128
      var gray = gray(1, 1);
      gray.setRGB(0, 0, 0x808080);

      assertThat(pixel(gray.getRaster())[0]).isLessThan(100);
    }

    @Test
    void aPremultipliedImageLosesTheColorsBehindItsAlpha() {
      // glass.putalpha(0); glass.putalpha(255)  # the colours are there again
      var glass = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
      glass.setRGB(0, 0, 0x00c87828);

      assertThat(pixel(glass.getRaster())).containsExactly(0, 0, 0, 0);
    }

    @Test
    void aViewOfMoreThanThereIsFails() {
      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> label().getRaster().createChild(0, 0, 5, 2, 0, 0, null));
    }
  }
}
