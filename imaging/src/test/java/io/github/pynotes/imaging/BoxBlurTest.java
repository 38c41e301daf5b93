package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pixels are expected, Pillow 11.1 has made.
@DisplayName("BoxBlur")
class BoxBlurTest {
  private static BufferedImage gray(int... row) {
    var image = new BufferedImage(row.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, row.length, 1, row);
    return image;
  }

  /// A white dot on black.
  private static BufferedImage dot() {
    var image = new BufferedImage(9, 9, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(4, 4, 0, 255);
    return image;
  }

  private static BufferedImage edge() {
    return gray(40, 40, 40, 40, 40, 40, 200, 200, 200, 200, 200, 200);
  }

  private static int[] row(BufferedImage image, int y) {
    return image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
  }

  @Nested
  @DisplayName("box(image, radius)")
  class Box {
    @Test
    void spreadsAPixelEvenly() {
      // dot.filter(ImageFilter.BoxBlur(1))
      BufferedImage blurred = BoxBlur.box(dot(), 1);

      assertThat(row(blurred, 2)).containsOnly(0);
      assertThat(row(blurred, 3)).containsExactly(0, 0, 0, 28, 28, 28, 0, 0, 0);
      assertThat(row(blurred, 5)).isEqualTo(row(blurred, 3));
      assertThat(row(blurred, 6)).containsOnly(0);
    }

    @Test
    void takesAPartOfThePixelsAtTheEndsOfAFractionalRadius() {
      // edge.filter(ImageFilter.BoxBlur(2.5))
      assertThat(row(BoxBlur.box(edge(), 2.5), 0))
          .containsExactly(40, 40, 40, 53, 80, 107, 133, 160, 187, 200, 200, 200);
    }

    @Test
    void blursEachDirectionByItsOwnRadius() {
      // dot.filter(ImageFilter.BoxBlur((1, 0)))
      BufferedImage sideways = BoxBlur.box(dot(), 1, 0);

      assertThat(row(sideways, 3)).containsOnly(0);
      assertThat(row(sideways, 4)).containsExactly(0, 0, 0, 85, 85, 85, 0, 0, 0);
    }

    @Test
    void repeatsTheOutermostPixelsBeyondTheBorder() {
      // edge.filter(ImageFilter.BoxBlur(10)); BoxBlur(1000)
      assertThat(row(BoxBlur.box(edge(), 10), 0))
          .containsExactly(78, 86, 93, 101, 109, 116, 124, 131, 139, 147, 154, 162);
      assertThat(row(BoxBlur.box(edge(), 1000), 0)).containsOnly(120);
    }

    @Test
    void ofRadiusZeroIsACopy() {
      BufferedImage source = edge();
      BufferedImage copy = BoxBlur.box(source, 0);

      assertThat(row(copy, 0)).isEqualTo(row(source, 0));
      copy.getRaster().setSample(0, 0, 0, 255);
      assertThat(row(source, 0)[0]).isEqualTo(40);
    }
  }

  @Nested
  @DisplayName("gaussian(image, radius)")
  class Gaussian {
    @Test
    void spreadsAPixelInARound() {
      // dot.filter(ImageFilter.GaussianBlur(1))
      BufferedImage blurred = BoxBlur.gaussian(dot(), 1);

      assertThat(row(blurred, 2)).containsExactly(0, 0, 0, 3, 6, 3, 0, 0, 0);
      assertThat(row(blurred, 3)).containsExactly(0, 0, 3, 14, 24, 14, 3, 0, 0);
      assertThat(row(blurred, 4)).containsExactly(0, 1, 6, 24, 42, 24, 6, 1, 0);
    }

    @Test
    void hardlyBlursByASmallRadius() {
      // edge.filter(ImageFilter.GaussianBlur(0.3))
      assertThat(row(BoxBlur.gaussian(edge(), 0.3), 0))
          .containsExactly(40, 40, 40, 40, 40, 46, 194, 200, 200, 200, 200, 200);
    }
  }

  @Nested
  @DisplayName("unsharpMask(image, radius, percent, threshold)")
  class UnsharpMask {
    @Test
    void addsAPartOfWhatTheBlurTookAway() {
      // edge.filter(ImageFilter.UnsharpMask(1, 100, 0))
      assertThat(row(BoxBlur.unsharpMask(edge(), 1, 100, 0), 0))
          .containsExactly(40, 40, 40, 39, 31, 0, 248, 210, 201, 200, 200, 200);
    }

    @Test
    void leavesWhatDiffersByNoMoreThanTheThreshold() {
      // the blur differs from the edge by 65, and by 10 or less farther away
      assertThat(row(BoxBlur.unsharpMask(edge(), 2, 150, 65), 0)).isEqualTo(row(edge(), 0));
      assertThat(row(BoxBlur.unsharpMask(edge(), 2, 150, 64), 0)).isNotEqualTo(row(edge(), 0));
    }

    @Test
    void hasNothingBetweenBlackAndWhiteByAHugePercentage() {
      assertThat(row(BoxBlur.unsharpMask(edge(), 2, Integer.MAX_VALUE, 0), 0))
          .containsExactly(40, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 200);
    }

    @Test
    void blursByANegativePercentage() {
      assertThat(row(BoxBlur.unsharpMask(edge(), 2, -100, 0), 0))
          .isEqualTo(row(BoxBlur.gaussian(edge(), 2), 0));
    }
  }

  @Nested
  @DisplayName("a picture")
  class Pictures {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_BYTE_GRAY
        })
    void ofAnyLayoutKeepsItAndHasEachBandBlurred(int type) {
      var image = new BufferedImage(4, 3, type);
      for (int band = 0; band < image.getRaster().getNumBands(); band++) {
        image.getRaster().setSamples(band, 0, 1, 3, band, new int[] {90, 90, 90});
      }

      var blurred = BoxBlur.box(image, 1);

      assertThat(blurred.getType()).isEqualTo(type);
      for (int band = 0; band < image.getRaster().getNumBands(); band++) {
        int[] samples = blurred.getRaster().getSamples(0, 1, 4, 1, band, (int[]) null);
        int[][] expected = {{60, 30, 0, 0}, {30, 30, 30, 0}, {0, 30, 30, 30}, {0, 0, 30, 60}};
        assertThat(samples).containsExactly(expected[band]);
      }
    }

    @Test
    void thatIsAPartOfAnotherIsBlurredAlone() {
      // dot.crop((3, 3, 6, 6)).filter(ImageFilter.BoxBlur(1))
      BufferedImage part = BoxBlur.box(dot().getSubimage(3, 3, 3, 3), 1);

      assertThat(row(part, 0)).containsExactly(28, 28, 28);
      assertThat(part.getHeight()).isEqualTo(3);
    }

    @Test
    void withAlphaShowsTheColoursOfItsTransparentPixels() {
      // red, but transparent; then blue
      var image = new BufferedImage(4, 1, BufferedImage.TYPE_INT_ARGB);
      image.setRGB(0, 0, 4, 1, new int[] {0x00ff0000, 0x00ff0000, 0xff0000ff, 0xff0000ff}, 0, 4);

      // image.filter(ImageFilter.BoxBlur(1)).getpixel((1, 0))  # (170, 0, 85, 85)
      assertThat(BoxBlur.box(image, 1).getRGB(1, 0)).isEqualTo(85 << 24 | 170 << 16 | 85);
    }
  }

  @Nested
  class DiffersFromPython {
    @ParameterizedTest
    @ValueSource(doubles = {-1, -0.001, Double.NaN, Double.POSITIVE_INFINITY, 100_001})
    void aRadiusThatIsNoneIsRefused(double radius) {
      // GaussianBlur(-1) is GaussianBlur(1); GaussianBlur(math.nan) ends the process by a signal
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BoxBlur.gaussian(dot(), radius))
          .withMessage("a blur of radius %s, but it must be 0 to 100,000 pixels", radius);
      assertThatIllegalArgumentException().isThrownBy(() -> BoxBlur.box(dot(), 1, radius));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BoxBlur.unsharpMask(dot(), radius, 150, 3));
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_USHORT_565_RGB
        })
    void isAPictureOfAnotherKind(int type) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> BoxBlur.box(new BufferedImage(2, 2, type), 1))
          .withMessageStartingWith("a picture of type %d cannot be blurred", type)
          .withMessageEndingWith("draw it into a new one of TYPE_INT_ARGB");
    }

    @Test
    void isNoPicture() {
      assertThatNullPointerException().isThrownBy(() -> BoxBlur.box(null, 1));
    }
  }
}
