package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The expected sizes are Pillow's.
@DisplayName("PIL.Image.Image.thumbnail")
class ThumbnailTest {
  private static BufferedImage photo(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("thumbnail(size)")
  class Thumbnail {
    @Test
    void keepsTheProportions() {
      // @start region="thumbnail"
      // photo = Image.new("RGB", (400, 300))
      BufferedImage photo = photo(400, 300);

      // photo.thumbnail((100, 100))
      BufferedImage small = Resampler.BICUBIC.thumbnail(photo, 100, 100);

      assertThat(small.getWidth()).isEqualTo(100);
      assertThat(small.getHeight()).isEqualTo(75);

      // the wrong way: resize stretches
      assertThat(Resampler.BICUBIC.resize(photo, 100, 100).getHeight()).isEqualTo(100);
      // @end
    }

    @ParameterizedTest(name = "{0} x {1} within {2} x {3} is {4} x {5}")
    @CsvSource({
      "300, 400, 100, 100, 75, 100",
      "400, 300, 50, 100, 50, 38",
      "1000, 3, 100, 100, 100, 1",
      "10, 10, 20, 5, 5, 5"
    })
    void roundsToTheProportionsThatAreNearest(
        int width, int height, int within, int withinHeight, int smallWidth, int smallHeight) {
      var small = Resampler.BICUBIC.thumbnail(photo(width, height), within, withinHeight);

      assertThat(small.getWidth()).isEqualTo(smallWidth);
      assertThat(small.getHeight()).isEqualTo(smallHeight);
    }

    @Test
    void enlargesNothing() {
      var small = Resampler.BICUBIC.thumbnail(photo(10, 10), 200, 100);

      assertThat(small.getWidth()).isEqualTo(10);
      assertThat(small.getHeight()).isEqualTo(10);
    }

    @Test
    void hasAReducingGapOfTwoUnlessToldOtherwise() {
      var noise = photo(64, 64);
      for (int i = 0; i < 64 * 64; i++) {
        noise.setRGB(i % 64, i / 64, i * 40_503);
      }

      int[] usual = samples(Resampler.LANCZOS.thumbnail(noise, 5, 5));

      assertThat(usual)
          .containsExactly(samples(Resampler.LANCZOS.reducingGap(2).resize(noise, 5, 5)))
          .isNotEqualTo(samples(Resampler.LANCZOS.resize(noise, 5, 5)));

      // noise.thumbnail((5, 5), Resampling.LANCZOS, reducing_gap=None)
      var atOnce = Resampler.LANCZOS.reducingGap(Double.POSITIVE_INFINITY);
      assertThat(samples(atOnce.thumbnail(noise, 5, 5)))
          .containsExactly(samples(Resampler.LANCZOS.resize(noise, 5, 5)));
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void thePictureItselfStaysAsItIs() {
      BufferedImage photo = photo(400, 300);

      // photo.thumbnail((100, 100))  # returns None, and photo is small
      Resampler.BICUBIC.thumbnail(photo, 100, 100);

      assertThat(photo.getWidth()).isEqualTo(400);
    }

    @Test
    void aPictureThatFitsIsCopied() {
      BufferedImage photo = photo(10, 10);
      Resampler.BICUBIC.thumbnail(photo, 100, 100).setRGB(0, 0, 0xffffff);

      assertThat(photo.getRGB(0, 0)).isEqualTo(0xff000000);
    }

    @Test
    void aSizeOfNothingIsSaidSo() {
      // photo.thumbnail((5, 0))  # ZeroDivisionError
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.BICUBIC.thumbnail(photo(10, 10), 5, 0))
          .withMessage("A picture of 5 x 0 cannot be made: width and height are 1 or more.");
    }
  }
}
