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
@DisplayName("PIL.ImageFilter.MedianFilter, MinFilter, MaxFilter, RankFilter, ModeFilter")
class RankFilterTest {
  private static BufferedImage gray(int[]... rows) {
    var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
    }
    return image;
  }

  private static int[][] rows(BufferedImage image) {
    int[][] rows = new int[image.getHeight()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
    }
    return rows;
  }

  /// With a hot pixel, a dead one, and one that is only a bit too bright.
  private static BufferedImage heat() {
    return gray(
        new int[] {10, 20, 30, 40, 50},
        new int[] {20, 200, 40, 50, 60},
        new int[] {30, 40, 100, 60, 70},
        new int[] {40, 50, 60, 0, 80},
        new int[] {50, 60, 70, 80, 90});
  }

  @Nested
  @DisplayName("image.filter(MedianFilter(size))")
  class Median {
    @Test
    void forgetsWhatStandsOut() {
      // @start region="rank-filter"
      BufferedImage heat =
          gray(
              new int[] {10, 20, 30, 40, 50},
              new int[] {20, 200, 40, 50, 60},
              new int[] {30, 40, 100, 60, 70},
              new int[] {40, 50, 60, 0, 80},
              new int[] {50, 60, 70, 80, 90});

      // heat.filter(ImageFilter.MedianFilter(3))
      assertThat(rows(RankFilter.median(heat, 3)))
          .isDeepEqualTo(
              new int[][] {
                {20, 20, 40, 40, 50},
                {20, 30, 40, 50, 60},
                {40, 40, 50, 60, 60},
                {40, 50, 60, 70, 80},
                {50, 60, 60, 80, 80}
              });
      // @end
    }

    @Test
    void repeatsTheOutermostPixelsBeyondTheBorder() {
      // 5 5 0, 5 0 9 and 0 9 9, each thrice
      assertThat(rows(RankFilter.median(gray(new int[] {5, 0, 9}), 3))[0]).containsExactly(5, 5, 9);
    }

    @Test
    void mayMakeColoursThatWereNotThere() {
      // red, green and blue
      var colours = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
      colours.setRGB(0, 0, 3, 1, new int[] {0xff0000, 0x00ff00, 0x0000ff}, 0, 3);

      // colours.filter(ImageFilter.MedianFilter(3)).getpixel((1, 0))  # (0, 0, 0)
      assertThat(RankFilter.median(colours, 3).getRGB(1, 0)).isEqualTo(0xff000000);
    }

    @Test
    void ofSizeOneIsACopy() {
      assertThat(rows(RankFilter.median(heat(), 1))).isDeepEqualTo(rows(heat()));
    }
  }

  @Nested
  @DisplayName("image.filter(MinFilter(size)), MaxFilter(size)")
  class MinAndMax {
    @Test
    void areTheLeastAndTheGreatestNearby() {
      // heat.filter(ImageFilter.MinFilter(3))
      assertThat(rows(RankFilter.min(heat(), 3))[1]).containsExactly(10, 10, 20, 30, 40);

      // heat.filter(ImageFilter.MaxFilter(3))
      assertThat(rows(RankFilter.max(heat(), 3))[1]).containsExactly(200, 200, 200, 100, 70);
    }
  }

  @Nested
  @DisplayName("image.filter(RankFilter(size, rank))")
  class Rank {
    @Test
    void isAnyPlaceInTheOrder() {
      // heat.filter(ImageFilter.RankFilter(3, 1))
      assertThat(rows(RankFilter.rank(heat(), 3, 1))[3]).containsExactly(30, 40, 40, 60, 60);
    }
  }

  @Nested
  @DisplayName("image.filter(ModeFilter(size))")
  class Mode {
    @Test
    void isTheMostFrequentNearby() {
      var labels = gray(new int[] {1, 1, 2, 2}, new int[] {1, 2, 1, 2}, new int[] {1, 1, 2, 2});

      // labels.filter(ImageFilter.ModeFilter(3))
      assertThat(rows(RankFilter.mode(labels, 3))[1]).containsExactly(1, 1, 2, 2);

      // labels.filter(ImageFilter.ModeFilter(5))
      assertThat(rows(RankFilter.mode(labels, 5))[1]).containsExactly(1, 1, 1, 2);
    }

    @Test
    void leavesPixelsAloneWhereNoneOccursThrice() {
      // heat.filter(ImageFilter.ModeFilter(3))
      assertThat(rows(RankFilter.mode(heat(), 3))).isDeepEqualTo(rows(heat()));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void takesThePixelsOfAPaletteAsLabels(int type) {
      var labels = new BufferedImage(3, 3, type);
      labels.getRaster().setSample(1, 1, 0, 1);

      var filtered = RankFilter.mode(labels, 3);

      assertThat(filtered.getType()).isEqualTo(type);
      assertThat(filtered.getColorModel()).isEqualTo(labels.getColorModel());
      assertThat(rows(filtered)[1]).containsOnly(0);
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
    void ofAnyLayoutKeepsItAndHasEachBandFiltered(int type) {
      var image = new BufferedImage(3, 1, type);
      int bands = image.getRaster().getNumBands();
      for (int band = 0; band < bands; band++) {
        image.getRaster().setSample(0, 0, band, 10 + band);
      }

      var brighter = RankFilter.max(image, 3);

      assertThat(brighter.getType()).isEqualTo(type);
      for (int band = 0; band < bands; band++) {
        assertThat(brighter.getRaster().getSamples(0, 0, 3, 1, band, (int[]) null))
            .containsExactly(10 + band, 10 + band, 0);
      }
    }

    @Test
    void thatIsAPartOfAnotherIsFilteredAlone() {
      // heat.crop((2, 2, 5, 4)).filter(ImageFilter.MaxFilter(3))
      assertThat(rows(RankFilter.max(heat().getSubimage(2, 2, 3, 2), 3)))
          .isDeepEqualTo(new int[][] {{100, 100, 80}, {100, 100, 80}});
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aModeOfEvenSizeIsRefused() {
      // labels.filter(ImageFilter.ModeFilter(4))  # is ModeFilter(5)
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RankFilter.mode(heat(), 4))
          .withMessage("a window of size 4, but it must be odd, and 1 to 999");
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    @ParameterizedTest
    @ValueSource(ints = {-3, 0, 2, 1001, Integer.MAX_VALUE})
    void isASizeThatHasNoMiddle(int size) {
      // ImageFilter.MedianFilter(4)  # ValueError: bad filter size
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RankFilter.median(heat(), size))
          .withMessage("a window of size %d, but it must be odd, and 1 to 999", size);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9})
    void isARankBeyondTheWindow(int rank) {
      // ImageFilter.RankFilter(3, 9)  # ValueError: bad rank value
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RankFilter.rank(heat(), 3, rank))
          .withMessage("rank %d, but those of a window of size 3 are 0 to 8", rank);
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
    void isAPictureWhoseValuesHaveNoOrder(int type) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RankFilter.median(new BufferedImage(2, 2, type), 3))
          .withMessageStartingWith("a picture of type %d cannot be filtered", type)
          .withMessageEndingWith("draw it into a new one of TYPE_INT_ARGB");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_ARGB_PRE})
    void isAPictureWhoseValuesAreTooManyOrBoundToAlpha(int type) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RankFilter.mode(new BufferedImage(2, 2, type), 3))
          .withMessageStartingWith("a picture of type %d cannot be filtered", type);
    }

    @Test
    void isNoPicture() {
      assertThatNullPointerException().isThrownBy(() -> RankFilter.median(null, 3));
    }
  }
}
