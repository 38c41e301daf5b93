package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.awt.image.LookupOp;
import java.awt.image.LookupTable;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Image.histogram, ImageStat, ImageOps.autocontrast and equalize")
class HistogramTest {
  /// What becomes of it, and what is counted, is what Pillow 11.1 says.
  private final BufferedImage fog = gray(60, 70, 70, 80, 80, 80, 90, 188);

  private static BufferedImage gray(int... values) {
    var image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, values.length, 1, values);
    return image;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  private static int[] apply(LookupTable table, BufferedImage image) {
    var result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    return samples(new LookupOp(table, null).filter(image, result));
  }

  @Nested
  @DisplayName("histogram()")
  class Counts {
    @Test
    void howOftenEachValueOccurs() {
      // fog.histogram()
      int[] counts = Histogram.of(fog).counts(0);

      assertThat(counts).hasSize(256);
      assertThat(IntStream.of(60, 70, 80, 90, 188, 0).map(value -> counts[value]))
          .containsExactly(1, 2, 3, 1, 1, 0);
    }

    @Test
    void eachBandForItself() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {10, 20, 30, 200, 40, 50, 60, 100});
      var histogram = Histogram.of(photo);

      assertThat(histogram.bands()).isEqualTo(4);
      assertThat(histogram.pixels()).isEqualTo(2);
      assertThat(histogram.counts(0)[40]).isEqualTo(1);
      assertThat(histogram.counts(3)[200]).isEqualTo(1);
    }

    @Test
    void thoseThatAMaskLetsThrough() {
      // fog.histogram(mask)
      var histogram = Histogram.of(fog, gray(0, 0, 0, 255, 255, 1, 255, 0));

      assertThat(histogram.pixels()).isEqualTo(4);
      assertThat(histogram.counts(0)[80]).isEqualTo(3);
      assertThat(histogram.counts(0)[90]).isEqualTo(1);
    }

    @Test
    void thoseOfAPart() {
      assertThat(Histogram.of(fog.getSubimage(3, 0, 4, 1)).counts(0))
          .isEqualTo(Histogram.of(fog, gray(0, 0, 0, 1, 1, 1, 1, 0)).counts(0));
    }

    @Test
    void andGivesThemAway() {
      var histogram = Histogram.of(fog);
      Arrays.fill(histogram.counts(0), 0);

      assertThat(histogram.pixels()).isEqualTo(8);
    }
  }

  @Nested
  @DisplayName("ImageStat.Stat(image), entropy()")
  class Statistics {
    private final Histogram histogram = Histogram.of(fog);

    @Test
    void extremaOfEachBand() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {150, 60, 40, 120, 190, 40});
      var bands = Histogram.of(photo);

      // photo.getextrema()  # ((120, 150), (60, 190), (40, 40))
      assertThat(IntStream.range(0, 3).map(bands::min)).containsExactly(120, 60, 40);
      assertThat(IntStream.range(0, 3).map(bands::max)).containsExactly(150, 190, 40);
    }

    @Test
    void extremaMeanAndMedian() {
      // stat.extrema, stat.mean, stat.median  # [(60, 188)], [89.75], [80]
      assertThat(histogram.min(0)).isEqualTo(60);
      assertThat(histogram.max(0)).isEqualTo(188);
      assertThat(histogram.mean(0)).isEqualTo(89.75);
      assertThat(histogram.median(0)).isEqualTo(80);
    }

    @Test
    void spread() {
      // stat.rms, stat.var, stat.stddev
      assertThat(histogram.rms(0)).isCloseTo(97.49615377028984, within(1e-12));
      assertThat(histogram.variance(0)).isEqualTo(1450.4375);
      assertThat(Math.sqrt(histogram.variance(0))).isCloseTo(38.08460975249714, within(1e-12));
    }

    @Test
    void entropy() {
      // fog.entropy()
      assertThat(histogram.entropy()).isCloseTo(2.1556390622295662, within(1e-12));
      assertThat(Histogram.of(gray(7, 7, 7)).entropy()).isZero();
    }
  }

  @Nested
  @DisplayName("ImageOps.autocontrast(image)")
  class Autocontrast {
    @Test
    void stretchesFromBlackToWhite() {
      // @start region="histogram"
      // ImageOps.autocontrast(fog)  # fog is 60, 70, 70, 80, 80, 80, 90, 188
      var table = Histogram.of(fog).autocontrast();
      var clear = new BufferedImage(8, 1, fog.getType());
      new LookupOp(table, null).filter(fog, clear);

      assertThat(samples(clear)).containsExactly(0, 19, 19, 39, 39, 39, 59, 255);

      // ImageOps.autocontrast(fog, cutoff=(0, 13))
      var without = Histogram.of(fog).autocontrast(0, 13); // the lightest 13 percent
      new LookupOp(without, null).filter(fog, clear);

      assertThat(samples(clear)).containsExactly(0, 85, 85, 170, 170, 170, 255, 255);
      // @end
    }

    @Test
    void mayIgnoreAValue() {
      // ImageOps.autocontrast(fog, ignore=188)
      assertThat(apply(Histogram.of(fog).autocontrast(0, 0, 188), fog))
          .containsExactly(0, 85, 85, 170, 170, 170, 255, 255);
    }

    @Test
    void mayLookAtAPartAndChangeAll() {
      var part = gray(0, 0, 0, 255, 255, 1, 255, 0);

      // ImageOps.autocontrast(fog, mask=part)
      assertThat(apply(Histogram.of(fog, part).autocontrast(), fog))
          .containsExactly(0, 0, 0, 0, 0, 0, 255, 255);
    }

    @Test
    void leavesAPictureOfOneValue() {
      var wall = gray(100, 100, 100);

      assertThat(apply(Histogram.of(wall).autocontrast(), wall)).containsOnly(100);
      assertThat(apply(Histogram.of(wall).equalize(), wall)).containsOnly(100);
    }

    @Test
    void stretchesEachBandForItself() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {60, 100, 10, 110, 110, 20});

      assertThat(apply(Histogram.of(photo).autocontrast(), photo))
          .containsExactly(0, 0, 0, 255, 255, 255);
    }

    @Test
    void keepsTheToneWithATableOfGray() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {60, 100, 10, 110, 110, 20});
      var tone = gray(78, 100); // their luma

      // ImageOps.autocontrast(photo, preserve_tone=True)
      assertThat(apply(Histogram.of(tone).autocontrast(), photo))
          .containsExactly(0, 255, 0, 255, 255, 0);
    }
  }

  @Nested
  @DisplayName("ImageOps.equalize(image)")
  class Equalize {
    @Test
    void spreadsTheValuesEvenly() {
      var stairs = new BufferedImage(32, 32, BufferedImage.TYPE_BYTE_GRAY);
      for (int y = 0; y < 32; y++) {
        for (int x = 0; x < 32; x++) {
          stairs.getRaster().setSample(x, y, 0, 100 + Math.min(x, y) / 2);
        }
      }

      // sorted(set(ImageOps.equalize(stairs).getdata()))
      int[] spread = apply(Histogram.of(stairs).equalize(), stairs);
      assertThat(Arrays.stream(spread).sorted().distinct())
          .containsExactly(
              0, 31, 60, 87, 112, 135, 156, 175, 192, 207, 220, 231, 240, 247, 252, 255);
    }

    @Test
    void leavesAPictureOfFewPixels() {
      // ImageOps.equalize(fog)
      assertThat(apply(Histogram.of(fog).equalize(), fog)).isEqualTo(samples(fog));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void alphaIsAllowedAndStaysAsItIs() {
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
      photo.getRaster().setPixels(0, 0, 2, 1, new int[] {60, 60, 60, 40, 90, 90, 90, 50});

      // ImageOps.autocontrast(photo)  # OSError: not supported for mode RGBA
      assertThat(apply(Histogram.of(photo).autocontrast(), photo))
          .containsExactly(0, 0, 0, 40, 255, 255, 255, 50);
    }

    @Test
    void bilevelIsZeroAndOne() {
      var bilevel = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
      bilevel.setRGB(1, 0, 0xffffffff);

      // bilevel.histogram()[255]  # 1
      assertThat(Histogram.of(bilevel).max(0)).isEqualTo(1);
    }

    @Test
    void aMeanOfNothingIsNoError() {
      var nothing = Histogram.of(fog, gray(0, 0, 0, 0, 0, 0, 0, 0));

      // ImageStat.Stat(fog, mask).mean  # ZeroDivisionError
      assertThat(nothing.mean(0)).isNaN();
      assertThat(nothing.min(0)).isEqualTo(255);
      assertThat(nothing.max(0)).isZero();
      assertThat(nothing.median(0)).isEqualTo(255);
      assertThat(apply(nothing.autocontrast(), fog)).isEqualTo(samples(fog));
    }
  }

  @Nested
  @DisplayName("refuses")
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_4BYTE_ABGR_PRE
        })
    void otherPictures(int type) {
      var image = new BufferedImage(9, 7, type);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Histogram.of(image))
          .withMessageContaining("BufferedImage of type " + type + ",")
          .withMessageEndingWith("draw it on one of TYPE_INT_ARGB first.");
    }

    @Test
    void aMaskThatDoesNotFit() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Histogram.of(fog, gray(1, 2)))
          .withMessage(
              "A mask has one band and the size of its picture, 8 x 1, and this one has 1 and 2 x 1: make it a TYPE_BYTE_GRAY of that size.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Histogram.of(fog, new BufferedImage(8, 1, BufferedImage.TYPE_INT_RGB)));
      assertThatNullPointerException().isThrownBy(() -> Histogram.of(fog, null));
    }

    @ParameterizedTest
    @CsvSource({"-1, 0", "0, -0.1", "101, 0", "0, 100.1", "NaN, 0", "0, NaN"})
    void whatIsNoPercentage(double darkest, double lightest) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Histogram.of(fog).autocontrast(darkest, lightest))
          .withMessage(
              "Percentages are from 0 to 100, and these are %s and %s.", darkest, lightest);
    }

    @Test
    void valuesAndBandsThatDoNotExist() {
      var histogram = Histogram.of(fog);

      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> histogram.autocontrast(0, 0, 300));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> histogram.counts(1));
    }
  }
}
