package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What pixels are expected, Pillow 11.1 has made.
@DisplayName("KernelFilter")
class KernelFilterTest {
  private static final int[][] PHOTO = {
    {10, 20, 30, 40, 50},
    {20, 200, 40, 50, 60},
    {30, 40, 100, 60, 70},
    {40, 50, 60, 0, 80},
    {50, 60, 70, 80, 90}
  };

  private static BufferedImage photo() {
    var image = new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 5; y++) {
      image.getRaster().setPixels(0, y, 5, 1, PHOTO[y]);
    }
    return image;
  }

  private static int[] row(BufferedImage image, int y) {
    return image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
  }

  @Nested
  @DisplayName("of(weights)")
  class Of {
    @Test
    void takesThePixelsBelowForTheFirstRowOfWeights() {
      // ImageFilter.Kernel((3, 3), (1, 0, 0, 0, 0, 0, 0, 0, 0))
      var filter = KernelFilter.of(1, 0, 0, 0, 0, 0, 0, 0, 0);

      assertThat(row(filter.filter(photo()), 1)).containsExactly(20, 30, 40, 100, 60);
    }

    @Test
    void takesThePixelsAboveForTheLastRowOfWeights() {
      // ImageFilter.Kernel((3, 3), (0, 0, 0, 0, 0, 0, 0, 1, 0))
      var filter = KernelFilter.of(0, 0, 0, 0, 0, 0, 0, 1, 0);

      assertThat(row(filter.filter(photo()), 2)).containsExactly(30, 200, 40, 50, 70);
    }

    @Test
    void leavesABorderOfTwoPixelsWith25Weights() {
      // photo.filter(ImageFilter.SMOOTH_MORE)
      var smooth = KernelFilter.SMOOTH_MORE.filter(photo());

      assertThat(row(smooth, 1)).isEqualTo(PHOTO[1]);
      assertThat(row(smooth, 2)).containsExactly(30, 40, 77, 60, 70);
    }

    @Test
    void dividesByTheSumOfTheWeightsSoThatPlainAreasStay() {
      var plain = new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY);
      int[] hundreds = new int[16];
      Arrays.fill(hundreds, 100);
      plain.getRaster().setPixels(0, 0, 4, 4, hundreds);

      assertThat(row(KernelFilter.SMOOTH.filter(plain), 2)).containsOnly(100);
    }

    @Test
    void keepsItsWeightsForItself() {
      double[] weights = {0, 0, 0, 0, 1, 0, 0, 0, 0};
      var filter = KernelFilter.of(weights);
      weights[0] = 99;

      assertThat(row(filter.filter(photo()), 1)).isEqualTo(PHOTO[1]);
    }
  }

  @Nested
  @DisplayName("scale(scale)")
  class Scale {
    @Test
    void isDividedBy() {
      // ImageFilter.Kernel((3, 3), (0, 0, 0, 0, 1, 0, 0, 0, 0), scale=2)
      var half = KernelFilter.of(0, 0, 0, 0, 1, 0, 0, 0, 0).scale(2);

      assertThat(row(half.filter(photo()), 1)).containsExactly(20, 100, 20, 25, 60);
    }

    @Test
    void keepsTheOffset() {
      var filter = KernelFilter.of(0, 0, 0, 0, 1, 0, 0, 0, 0).offset(7).scale(2);

      assertThat(row(filter.filter(photo()), 1)).containsExactly(20, 107, 27, 32, 60);
    }
  }

  @Nested
  @DisplayName("offset(offset)")
  class Offset {
    @Test
    void isAddedBeforeTheResultIsClipped() {
      // photo.filter(ImageFilter.EMBOSS)
      assertThat(row(KernelFilter.EMBOSS.filter(photo()), 3)).containsExactly(40, 128, 128, 58, 80);
    }
  }

  @Nested
  @DisplayName("filter(image)")
  class Filter {
    @Test
    void copiesAPictureThatIsSmallerThanTheKernel() {
      var small = KernelFilter.FIND_EDGES.filter(photo().getSubimage(1, 1, 2, 4));

      assertThat(row(small, 0)).containsExactly(200, 40);
      assertThat(small.getHeight()).isEqualTo(4);
    }

    @Test
    void filtersAPartOfAPictureAlone() {
      // photo.crop((1, 1, 4, 4)).filter(ImageFilter.FIND_EDGES)
      var part = KernelFilter.FIND_EDGES.filter(photo().getSubimage(1, 1, 3, 3));

      assertThat(row(part, 0)).containsExactly(200, 40, 50);
      assertThat(row(part, 1)).containsExactly(40, 255, 60);
    }

    @Test
    void leavesTheSourceAsItIs() {
      var source = photo();
      KernelFilter.BLUR.filter(source);

      assertThat(row(source, 2)).isEqualTo(PHOTO[2]);
    }

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
    void keepsTheLayoutAndFiltersEachBand(int type) {
      var image = new BufferedImage(3, 3, type);
      int bands = image.getRaster().getNumBands();
      for (int band = 0; band < bands; band++) {
        image.getRaster().setSample(1, 1, band, 10 + 5 * band);
      }

      var filtered = KernelFilter.FIND_EDGES.filter(image);

      assertThat(filtered.getType()).isEqualTo(type);
      for (int band = 0; band < bands; band++) {
        assertThat(filtered.getRaster().getSample(1, 1, band)).isEqualTo(80 + 40 * band);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void weightsThatAddUpToZeroNeedAScale() {
      // photo.filter(ImageFilter.Kernel((3, 3), (-1, -1, -1, -1, 8, -1, -1, -1, -1)))  # is black
      var edges = KernelFilter.of(-1, -1, -1, -1, 8, -1, -1, -1, -1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> edges.filter(photo()))
          .withMessage(
              "the weights of the kernel add up to 0, and nothing can be divided by 0: give it scale(1)");

      assertThat(row(edges.scale(1).filter(photo()), 2)).containsExactly(30, 0, 255, 20, 70);
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    @Test
    void isAnotherNumberOfWeights() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KernelFilter.of(1, 1, 1, 1))
          .withMessage("4 weights, but a kernel has 9 (3x3) or 25 (5x5)");
    }

    @Test
    void isAWeightScaleOrOffsetThatIsNoNumber() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> KernelFilter.of(1, 1, 1, 1, Double.NaN, 1, 1, 1, 1))
          .withMessage(
              "the weights [1.0, 1.0, 1.0, 1.0, NaN, 1.0, 1.0, 1.0, 1.0] add up to NaN, but must add up to a finite number");
      for (double scale : new double[] {0, Double.NaN, Double.NEGATIVE_INFINITY, 1e39, 1e-50}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> KernelFilter.BLUR.scale(scale))
            .withMessage(
                "a scale of %s, but a sum is divided by a finite number that is not 0", scale);
      }
      for (double offset : new double[] {Double.NaN, Double.POSITIVE_INFINITY, 1e39}) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> KernelFilter.BLUR.offset(offset))
            .withMessage("an offset of %s, but what is added is a finite number", offset);
      }
    }

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
          .isThrownBy(() -> KernelFilter.BLUR.filter(new BufferedImage(2, 2, type)))
          .withMessageStartingWith("a picture of type %d cannot be filtered", type)
          .withMessageEndingWith("draw it into a new one of TYPE_INT_ARGB");
    }

    @Test
    void isNoPicture() {
      assertThatNullPointerException().isThrownBy(() -> KernelFilter.BLUR.filter(null));
    }
  }
}
