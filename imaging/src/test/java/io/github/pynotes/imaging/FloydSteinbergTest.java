package io.github.pynotes.imaging;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("FloydSteinberg")
class FloydSteinbergTest {
  private static final IndexColorModel RED_AND_WHITE = palette(0xffc80000, 0xffffffff);

  private static IndexColorModel palette(int... colors) {
    return new IndexColorModel(8, colors.length, colors, 0, true, -1, DataBuffer.TYPE_BYTE);
  }

  /// Each sample from a formula, so that no colour space has a say in it.
  private static BufferedImage gray(int width, int height, int first, int step) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    int[] samples =
        IntStream.range(0, width * height).map(i -> first + step * (i % width)).toArray();
    image.getRaster().setSamples(0, 0, width, height, 0, samples);
    return image;
  }

  private static BufferedImage plain(int width, int height, int type, int argb) {
    var image = new BufferedImage(width, height, type);
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, argb);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    return image;
  }

  private static int[] row(BufferedImage image, int y) {
    return image.getRaster().getSamples(0, y, image.getWidth(), 1, 0, (int[]) null);
  }

  /// A line for each row, and `#` for black.
  private static String print(BufferedImage bits) {
    return IntStream.range(0, bits.getHeight())
        .mapToObj(
            y -> IntStream.of(row(bits, y)).mapToObj(i -> i == 0 ? "#" : ".").collect(joining()))
        .collect(joining("\n"));
  }

  @Nested
  @DisplayName("convert(\"1\"): toBlackAndWhite(image)")
  class BlackAndWhite {
    @Test
    void printsDarkerGraysWithMoreBlack() {
      // ramp.convert("1")  # a row of 0, 17, ... 255, four times
      var ramp = FloydSteinberg.toBlackAndWhite(gray(16, 4, 0, 17));

      assertThat(ramp.getType()).isEqualTo(BufferedImage.TYPE_BYTE_BINARY);
      assertThat(print(ramp))
          .isEqualTo(
              """
              ######.#.#......
              ####.##.#..#....
              #####.#.#.#.....
              ###.##.#...#....\
              """);
    }

    @Test
    void makesAQuarterOfThePixelsWhiteForAQuarterOfWhite() {
      assertThat(print(FloydSteinberg.toBlackAndWhite(gray(8, 4, 64, 0))))
          .isEqualTo(
              """
              ########
              #.#.#.#.
              ########
              #.#.#.#.\
              """);
    }

    @Test
    void takesTheMiddleForBlackAndTheNextGrayForWhite() {
      // Image.new("L", (1, 1), 128).convert("1").getpixel((0, 0))  # 0, and 255 for 129
      assertThat(row(FloydSteinberg.toBlackAndWhite(gray(1, 1, 128, 0)), 0)).containsExactly(0);
      assertThat(row(FloydSteinberg.toBlackAndWhite(gray(1, 1, 129, 0)), 0)).containsExactly(1);
    }

    @Test
    void seesTheLumaOfColors() {
      // Image.new("RGB", (2, 1), "lime").convert("1")  # luma: 587 * 255 // 1000 is 149
      var lime = plain(2, 1, BufferedImage.TYPE_INT_RGB, 0x00ff00);

      assertThat(row(FloydSteinberg.toBlackAndWhite(lime), 0)).containsExactly(1, 0);
    }

    @Test
    void ignoresAlpha() {
      var glass = plain(2, 1, BufferedImage.TYPE_INT_ARGB, 0x00ffffff);

      assertThat(row(FloydSteinberg.toBlackAndWhite(glass), 0)).containsExactly(1, 1);
    }
  }

  @Nested
  @DisplayName("quantize(palette=...): toPalette(image, palette)")
  class ToPalette {
    @Test
    void mixesAColorFromThoseOfThePalette() {
      // pink.quantize(palette=red_and_white)  # of 8 x 2 pixels
      var pink = plain(8, 2, BufferedImage.TYPE_INT_RGB, 0xfab4b4);
      var mixed = FloydSteinberg.toPalette(pink, RED_AND_WHITE);

      assertThat(row(mixed, 0)).containsExactly(1, 1, 1, 1, 0, 1, 1, 1);
      assertThat(row(mixed, 1)).containsExactly(1, 0, 1, 0, 1, 1, 0, 1);
      assertThat(mixed.getColorModel()).isEqualTo(RED_AND_WHITE);
    }

    @Test
    void leavesColorsOfThePaletteAsTheyAre() {
      var red = plain(3, 3, BufferedImage.TYPE_INT_RGB, 0xc80000);

      assertThat(row(FloydSteinberg.toPalette(red, RED_AND_WHITE), 2)).containsOnly(0);
    }

    @Test
    void takesTheFirstOfEqualColors() {
      var red = plain(2, 1, BufferedImage.TYPE_INT_RGB, 0xff0000);

      assertThat(row(FloydSteinberg.toPalette(red, palette(0xff0000ff, 0xffff0000, 0xffff0000)), 0))
          .containsOnly(1);
    }

    @Test
    void needsAnOpaqueColor() {
      var image = gray(1, 1, 0, 0);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> FloydSteinberg.toPalette(image, palette(0, 0x80ffffff)))
          .withMessage(
              "A palette of 2 colours, none opaque: it needs 1 to 256 colours, and an opaque one.");
    }

    @Test
    void refusesMoreColorsThanAByteCounts() {
      var huge = new IndexColorModel(9, 257, new int[257], 0, false, -1, DataBuffer.TYPE_USHORT);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> FloydSteinberg.toPalette(gray(1, 1, 0, 0), huge))
          .withMessageStartingWith("A palette of 257 colours");
    }
  }

  @Nested
  @DisplayName("images")
  class Images {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR
        })
    void areTheSameInEveryLayout(int type) {
      var pink = plain(8, 2, type, 0xfffab4b4);

      assertThat(row(FloydSteinberg.toPalette(pink, RED_AND_WHITE), 1))
          .containsExactly(1, 0, 1, 0, 1, 1, 0, 1);
    }

    @Test
    void mayBePartOfAnother() {
      var part = gray(20, 9, 0, 17).getSubimage(3, 5, 12, 4);

      assertThat(print(FloydSteinberg.toBlackAndWhite(part)))
          .isEqualTo(print(FloydSteinberg.toBlackAndWhite(gray(12, 4, 51, 17))));
    }

    @Test
    void areOnlyRead() {
      var ramp = gray(16, 1, 0, 17);
      FloydSteinberg.toBlackAndWhite(ramp);

      assertThat(row(ramp, 0)).isEqualTo(row(gray(16, 1, 0, 17), 0));
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_USHORT_565_RGB,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY
        })
    void ofOtherKindsAreRefused(int type) {
      var image = new BufferedImage(2, 2, type);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> FloydSteinberg.toBlackAndWhite(image))
          .withMessageStartingWith("An image of type " + type + " is not of 8 bits")
          .withMessageEndingWith("draw it into one of TYPE_INT_RGB first.");
    }

    @Test
    void andPalettesAreNeverNull() {
      assertThatNullPointerException().isThrownBy(() -> FloydSteinberg.toBlackAndWhite(null));
      assertThatNullPointerException()
          .isThrownBy(() -> FloydSteinberg.toPalette(gray(1, 1, 0, 0), null));
    }
  }

  @Nested
  @DisplayName("differs from Pillow")
  class DiffersFromPython {
    @Test
    void grayTakesTheNearestColors() {
      // gray.quantize(palette=red_and_white)  # [180, 180, 180, 180], of a palette of two
      var gray = FloydSteinberg.toPalette(gray(4, 1, 180, 0), RED_AND_WHITE);

      assertThat(row(gray, 0)).containsOnly(0, 1);
    }

    @Test
    void aTransparentColorIsNeverTaken() {
      // Pillow looks at red, green and blue only, and makes a hole where it says white
      var palette = palette(0x00ffffff, 0xff000000, 0xffe0e0e0);

      assertThat(row(FloydSteinberg.toPalette(gray(2, 1, 255, 0), palette), 0)).containsOnly(2);
    }
  }

  @Nested
  @DisplayName("drawing into an image of fewer colours")
  class Drawing {
    @Test
    void doesNotDitherIntoBlackAndWhite() {
      var dark = plain(8, 4, BufferedImage.TYPE_INT_RGB, 0x404040);
      var bits = drawn(dark, new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_BINARY));

      assertThat(print(bits)).doesNotContain(".");
      assertThat(print(FloydSteinberg.toBlackAndWhite(dark))).contains(".");
    }

    @Test
    void makesOneColorOfAMixForAPaletteOfFew() {
      var pink = plain(32, 32, BufferedImage.TYPE_INT_RGB, 0xfab4b4);
      var drawn =
          drawn(pink, new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_INDEXED, RED_AND_WHITE));

      // green 180 is 0.706 of white's, so about 723 of 1,024 pixels are to be white
      assertThat(white(FloydSteinberg.toPalette(pink, RED_AND_WHITE))).isBetween(713, 733);
      assertThat(white(drawn)).isEqualTo(1024);
    }

    private static int white(BufferedImage redAndWhite) {
      var raster = redAndWhite.getRaster();
      return IntStream.of(raster.getSamples(0, 0, 32, 32, 0, (int[]) null)).sum();
    }

    private static BufferedImage drawn(BufferedImage source, BufferedImage result) {
      var graphics = result.createGraphics();
      graphics.setRenderingHint(RenderingHints.KEY_DITHERING, RenderingHints.VALUE_DITHER_ENABLE);
      graphics.drawImage(source, 0, 0, null);
      graphics.dispose();
      return result;
    }
  }
}
