package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.IndexColorModel;
import java.awt.image.LookupOp;
import java.awt.image.RescaleOp;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Image.point")
class PointTest {
  private final BufferedImage gray = gray(1, 3, 100, 200);

  private static BufferedImage gray(int... values) {
    var image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, values.length, 1, values);
    return image;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), 1, (int[]) null);
  }

  /// As Python makes a table of a function: rounded to even, and clipped.
  private static byte[] table(IntToDoubleFunction function) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) Math.clamp(Math.rint(function.applyAsDouble(value)), 0, 255);
    }
    return table;
  }

  private static BufferedImage apply(BufferedImage image, byte[]... tables) {
    var result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    return new LookupOp(new ByteLookupTable(0, tables), null).filter(image, result);
  }

  @Nested
  @DisplayName("point(function)")
  class OfAFunction {
    @Test
    void takesATableForAllValues() {
      // @start region="point"
      // gray.point(lambda value: 2 * value - 10)  # gray is 1, 3, 100, 200
      byte[] table = new byte[256];
      for (int value = 0; value < 256; value++) {
        table[value] = (byte) Math.clamp(2 * value - 10, 0, 255);
      }
      var result = new BufferedImage(4, 1, gray.getType());
      new LookupOp(new ByteLookupTable(0, table), null).filter(gray, result);

      assertThat(samples(result)).containsExactly(0, 0, 190, 255);
      // @end
    }

    @Test
    void roundsToEven() {
      // gray.point(lambda value: value * 0.5)  # 0.5 and 1.5
      assertThat(samples(apply(gray, table(value -> value * 0.5)))).containsExactly(0, 2, 50, 100);
    }

    @Test
    void roundsUpByMathRound() {
      assertThat(Math.round(0.5)).isEqualTo(1);
      assertThat(Math.rint(0.5)).isZero();
    }

    @Test
    void cannotDoWithoutTheClip() {
      // (byte) keeps the last eight bits: 400 becomes 144
      assertThat((byte) (2 * 200) & 0xff).isEqualTo(144);
    }
  }

  @Nested
  @DisplayName("point(table)")
  class OfATable {
    @Test
    void hasOneForEachBand() {
      var pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      pixel.setRGB(0, 0, 0x102030);

      // pixel.point([*range(256), *range(255, -1, -1), *[7] * 256])
      BufferedImage result =
          apply(pixel, table(value -> value), table(value -> 255 - value), table(_ -> 7));

      assertThat(samples(result)).containsExactly(0x10, 0xdf, 7);
    }

    @Test
    void mustBeLongEnough() {
      // gray.point([1, 2, 3])  # ValueError: wrong number of lut entries
      assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class)
          .isThrownBy(() -> apply(gray, new byte[] {1, 2, 3}));
    }
  }

  @Nested
  @DisplayName("point(function, '1')")
  class ToBilevel {
    @Test
    void goesFromRasterToRaster() {
      // gray.point(lambda value: value >= 100 and 255, "1")
      var bilevel = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY);
      byte[] threshold = table(value -> value >= 100 ? 1 : 0);
      new LookupOp(new ByteLookupTable(0, threshold), null)
          .filter(gray.getRaster(), bilevel.getRaster());

      assertThat(samples(bilevel)).containsExactly(0, 0, 1, 1);
      assertThat(bilevel.getRGB(3, 0)).isEqualTo(0xffffffff);
    }
  }

  @Nested
  @DisplayName("ImageOps.invert(image)")
  class Invert {
    @Test
    void isATable() {
      assertThat(samples(apply(gray, table(value -> 255 - value))))
          .containsExactly(254, 252, 155, 55);
    }

    @Test
    void isAScaleToo() {
      assertThat(samples(new RescaleOp(-1, 255, null).filter(gray, null)))
          .containsExactly(254, 252, 155, 55);
    }
  }

  @Nested
  @DisplayName("ImageOps.solarize(image, threshold)")
  class Solarize {
    @Test
    void invertsWhatIsLight() {
      // ImageOps.solarize(gray)
      assertThat(samples(apply(gray, table(value -> value < 128 ? value : 255 - value))))
          .containsExactly(1, 3, 100, 55);
    }
  }

  @Nested
  @DisplayName("ImageOps.posterize(image, bits)")
  class Posterize {
    @Test
    void keepsTheFirstBits() {
      // ImageOps.posterize(gray, 2)
      assertThat(samples(apply(gray, table(value -> value & 0b1100_0000))))
          .containsExactly(0, 0, 64, 192);
    }
  }

  @Nested
  @DisplayName("ImageOps.grayscale(image)")
  class Grayscale {
    @Test
    void isACombinationOfBands() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {150, 60, 40, 200, 190, 170});

      // ImageOps.grayscale(photo)
      var result = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
      float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, 0.5f}};
      new BandCombineOp(luma, null).filter(photo.getRaster(), result.getRaster());

      assertThat(samples(result)).containsExactly(85, 191);
    }
  }

  @Nested
  @DisplayName("ImageOps.colorize(image, black, white)")
  class Colorize {
    @Test
    void isAPaletteForTheSameBytes() {
      byte[] red = table(value -> value);
      byte[] green = table(value -> value);
      byte[] blue = table(value -> 128 + value * 127 / 255);

      // ImageOps.colorize(gray, "navy", "white")
      var palette = new IndexColorModel(8, 256, red, green, blue);
      var colored = new BufferedImage(palette, gray.getRaster(), false, null);

      assertThat(colored.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
      assertThat(colored.getRGB(0, 0, 4, 1, null, 0, 4))
          .containsExactly(0xff010180, 0xff030381, 0xff6464b1, 0xffc8c8e3);
    }

    @Test
    void sharesThePixels() {
      byte[] same = table(value -> value);
      var palette = new IndexColorModel(8, 256, same, same, same);
      var shown = new BufferedImage(palette, gray.getRaster(), false, null);
      gray.getRaster().setSample(0, 0, 0, 77);

      assertThat(shown.getRGB(0, 0)).isEqualTo(0xff4d4d4d);
    }
  }

  @Nested
  class DiffersFromPython {
    private final LookupOp inversion =
        new LookupOp(new ByteLookupTable(0, table(value -> 255 - value)), null);

    @Test
    void aLookupWithoutDestinationMayMixUpTheColoursWhichIsABugOfTheJdk() {
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR); // as ImageIO reads
      photo.setRGB(0, 0, 0xffff0000);

      // red inverted is cyan, and not yellow
      var result = new BufferedImage(1, 1, photo.getType());
      assertThat(inversion.filter(photo, result).getRGB(0, 0)).isEqualTo(0xff00ffff);
      // yellow by JDK 25, and cyan if a later one is mended
      assertThat(inversion.filter(photo, null).getRGB(0, 0)).isIn(0xffffff00, 0xff00ffff);
    }

    @Test
    void oneTableLeavesAlphaAlone() {
      var pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      pixel.getRaster().setPixel(0, 0, new int[] {10, 20, 30, 200});

      // pixel.point(lambda value: 255 - value)  # (245, 235, 225, 55): alpha, too
      assertThat(samples(inversion.filter(pixel, pixel))).containsExactly(245, 235, 225, 200);
    }

    @Test
    void aPaletteIsRefused() {
      var icon = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_INDEXED);

      // icon.point(...)  # replaces the indexes
      assertThatIllegalArgumentException().isThrownBy(() -> inversion.filter(icon, null));
    }

    @Test
    void getRgbOfGrayIsNotWhatIsStored() {
      // gray.getpixel((2, 0))  # 100
      assertThat(gray.getRaster().getSample(2, 0, 0)).isEqualTo(100);
      assertThat(gray.getRGB(2, 0) & 0xff).isEqualTo(168); // TYPE_BYTE_GRAY is linear
    }

    @Test
    void drawingColoursOnGrayIsNotGrayscale() {
      var photo = new BufferedImage(256, 1, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < 256; x++) {
        photo.setRGB(x, 0, x << 16 | (255 - x) << 8 | x);
      }
      var drawn = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
      var graphics = drawn.createGraphics();
      graphics.drawImage(photo, 0, 0, null);
      graphics.dispose();
      var combined = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
      float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, 0.5f}};
      new BandCombineOp(luma, null).filter(photo.getRaster(), combined.getRaster());

      assertThat(samples(drawn)).isNotEqualTo(samples(combined)); // weights of 77, 150 and 29
    }
  }
}
