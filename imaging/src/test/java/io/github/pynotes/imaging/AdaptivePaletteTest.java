package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AdaptivePalette")
class AdaptivePaletteTest {
  private static BufferedImage row(int type, int... pixels) {
    var image = new BufferedImage(pixels.length, 1, type);
    image.setRGB(0, 0, pixels.length, 1, pixels, 0, pixels.length);
    return image;
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static int[] colors(IndexColorModel palette) {
    int[] colors = new int[palette.getMapSize()];
    palette.getRGBs(colors);
    return colors;
  }

  /// 4,096 colours.
  private static BufferedImage wall() {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 64; y++) {
      for (int x = 0; x < 64; x++) {
        image.setRGB(x, y, (x << 18) | (y << 10) | 128);
      }
    }
    return image;
  }

  @Nested
  @DisplayName("quantize(colors)")
  class Quantize {
    @Test
    void keepsThePictureThatHasFewColors() {
      // flag.quantize(8)  # the palette has three colours
      var flag = row(BufferedImage.TYPE_INT_RGB, 0xff0000, 0x00ff00, 0x0000ff, 0xff0000);
      var small = AdaptivePalette.quantize(flag, 8);

      assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
      assertThat(pixels(small)).isEqualTo(pixels(flag));
      assertThat(colors((IndexColorModel) small.getColorModel()))
          .containsExactlyInAnyOrder(0xffff0000, 0xff00ff00, 0xff0000ff);
    }

    @Test
    void makesOneColorOfThoseThatAreClose() {
      var shades = row(BufferedImage.TYPE_INT_RGB, 0x101010, 0x141414, 0xf00000, 0xfa0000);

      assertThat(pixels(AdaptivePalette.quantize(shades, 2)))
          .containsExactly(0xff121212, 0xff121212, 0xfff50000, 0xfff50000);
    }

    @Test
    void weighsAColorByItsPixels() {
      var mostlyBlack = row(BufferedImage.TYPE_INT_RGB, 0, 0, 0, 0x040404);

      assertThat(pixels(AdaptivePalette.quantize(mostlyBlack, 1))).containsOnly(0xff010101);
    }

    @Test
    void givesEachPixelTheNearestColor() {
      var wall = wall();
      var small = AdaptivePalette.quantize(wall, 16);
      int[] palette = colors((IndexColorModel) small.getColorModel());

      assertThat(palette).hasSize(16);
      for (int i = 0; i < 64; i++) {
        int pixel = wall.getRGB(i, 63 - i);
        int nearest =
            IntStream.of(palette).map(color -> distance(color, pixel)).min().orElseThrow();
        assertThat(distance(small.getRGB(i, 63 - i), pixel)).isEqualTo(nearest);
      }
    }

    private static int distance(int one, int two) {
      return IntStream.of(0, 8, 16)
          .map(shift -> (one >> shift & 255) - (two >> shift & 255))
          .map(difference -> difference * difference)
          .sum();
    }

    @Test
    void givesTheSameEachTime() {
      assertThat(pixels(AdaptivePalette.quantize(wall(), 16)))
          .isEqualTo(pixels(AdaptivePalette.quantize(wall(), 16)));
    }
  }

  @Nested
  @DisplayName("quantize(colors).palette: of(image, colors)")
  class Of {
    @Test
    void isThePaletteAlone() {
      var small = AdaptivePalette.quantize(wall(), 16);

      assertThat(AdaptivePalette.of(wall(), 16)).isEqualTo(small.getColorModel());
    }

    @Test
    void hasAllTheColorsThatAreWanted() {
      assertThat(AdaptivePalette.of(wall(), 256).getMapSize()).isEqualTo(256);
      assertThat(AdaptivePalette.of(wall(), 1).getMapSize()).isEqualTo(1);
    }

    @Test
    void isOpaqueForAnOpaquePicture() {
      assertThat(AdaptivePalette.of(wall(), 16).hasAlpha()).isFalse();
    }
  }

  @Nested
  @DisplayName("alpha")
  class Alpha {
    @Test
    void isAChannelLikeTheOthers() {
      var fading = row(BufferedImage.TYPE_INT_ARGB, 0xff102030, 0x80102030, 0x10102030);

      assertThat(pixels(AdaptivePalette.quantize(fading, 3))).isEqualTo(pixels(fading));
      assertThat(AdaptivePalette.of(fading, 3).hasAlpha()).isTrue();
    }

    @Test
    void ofZeroMakesAllColorsOne() {
      var glass = row(BufferedImage.TYPE_INT_ARGB, 0x00123456, 0x00abcdef, 0xff102030, 0xff102032);

      assertThat(pixels(AdaptivePalette.quantize(glass, 3)))
          .containsExactly(0, 0, 0xff102030, 0xff102032);
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
      var image = row(type, 0xff0a141e, 0xff0a141e, 0xffc8b4a0);

      assertThat(pixels(AdaptivePalette.quantize(image, 2))).isEqualTo(pixels(image));
    }

    @Test
    void mayBeGray() {
      var gray = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {7, 7, 200});

      assertThat(pixels(AdaptivePalette.quantize(gray, 2)))
          .containsExactly(0xff070707, 0xff070707, 0xffc8c8c8);
    }

    @Test
    void mayBePartOfAnother() {
      var part = wall().getSubimage(10, 20, 2, 2);

      assertThat(pixels(AdaptivePalette.quantize(part, 4))).isEqualTo(pixels(part));
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_USHORT_565_RGB,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_BYTE_INDEXED
        })
    void ofOtherKindsAreRefused(int type) {
      var image = new BufferedImage(2, 2, type);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> AdaptivePalette.quantize(image, 2))
          .withMessageStartingWith("An image of type " + type + " is not of 8 bits")
          .withMessageEndingWith("draw it into one of TYPE_INT_ARGB first.");
    }

    @Test
    void areNeverNull() {
      assertThatNullPointerException().isThrownBy(() -> AdaptivePalette.of(null, 2));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 257})
  void refusesAPaletteOfNoColorsOrOfMoreThanAByteCounts(int colors) {
    // Image.new("RGB", (1, 1)).quantize(300)  # ValueError: bad number of colors
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AdaptivePalette.of(wall(), colors))
        .withMessage("A palette has 1 to 256 colours, not " + colors + ".");
  }
}
