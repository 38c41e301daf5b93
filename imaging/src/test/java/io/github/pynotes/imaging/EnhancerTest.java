package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Enhancer")
class EnhancerTest {
  private static final List<BiFunction<BufferedImage, Double, BufferedImage>> ALL =
      List.of(Enhancer::brightness, Enhancer::contrast, Enhancer::color, Enhancer::sharpness);

  /// A ramp of colours, chequered with blue, half of it transparent if the type can be.
  private static BufferedImage ramp(int type) {
    var image = new BufferedImage(9, 7, type);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 9; x++) {
        int alpha = y % 2 == 0 ? 0xff : 0x40;
        int red = x * 28;
        int green = y * 36;
        int blue = (x + y) % 2 == 0 ? 99 : 160;
        image.setRGB(x, y, alpha << 24 | red << 16 | green << 8 | blue);
      }
    }
    return image;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("each of the four")
  class Each {
    @Test
    void copiesForFactorOne() {
      var photo = ramp(BufferedImage.TYPE_4BYTE_ABGR);
      for (var enhance : ALL) {
        BufferedImage copy = enhance.apply(photo, 1.0);

        assertThat(copy).isNotSameAs(photo);
        assertThat(samples(copy)).isEqualTo(samples(photo));
      }
    }

    @Test
    void doesNotChangeTheSource() {
      var photo = ramp(BufferedImage.TYPE_INT_RGB);
      int[] before = samples(photo);
      for (var enhance : ALL) {
        assertThat(samples(enhance.apply(photo, 1.8))).isNotEqualTo(before);
        assertThat(samples(photo)).isEqualTo(before);
      }
    }

    @Test
    void leavesAlphaAlone() {
      var photo = ramp(BufferedImage.TYPE_INT_ARGB);
      for (var enhance : ALL) {
        BufferedImage result = enhance.apply(photo, 0.0);

        assertThat(result.getAlphaRaster().getPixels(0, 0, 9, 7, (int[]) null))
            .isEqualTo(photo.getAlphaRaster().getPixels(0, 0, 9, 7, (int[]) null));
      }
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_GRAY
        })
    void keepsTheTypeAlsoOfAPart(int type) {
      var part = ramp(type).getSubimage(2, 1, 5, 4);
      var alone = new BufferedImage(5, 4, type);
      alone.getRaster().setRect(part.getRaster().createTranslatedChild(0, 0));
      for (var enhance : ALL) {
        BufferedImage result = enhance.apply(part, 1.8);

        assertThat(result.getType()).isEqualTo(type);
        assertThat(samples(result)).isEqualTo(samples(enhance.apply(alone, 1.8)));
      }
    }

    @Test
    void clipsWhatIsOutOfRange() {
      var photo = ramp(BufferedImage.TYPE_INT_RGB);

      assertThat(samples(Enhancer.brightness(photo, 1e30))).containsOnly(0, 255);
      assertThat(samples(Enhancer.brightness(photo, -1e30))).containsOnly(0);
    }
  }

  @Nested
  @DisplayName("color")
  class Color {
    @Test
    void ofAGrayPictureChangesNothing() {
      var gray = ramp(BufferedImage.TYPE_BYTE_GRAY);

      assertThat(samples(Enhancer.color(gray, 3))).isEqualTo(samples(gray));
    }
  }

  @Nested
  @DisplayName("sharpness")
  class Sharpness {
    @Test
    void leavesTheOutermostPixels() {
      var photo = ramp(BufferedImage.TYPE_INT_RGB);
      BufferedImage sharp = Enhancer.sharpness(photo, 5);

      for (int y : new int[] {0, 6}) {
        assertThat(sharp.getRGB(0, y, 9, 1, null, 0, 9))
            .isEqualTo(photo.getRGB(0, y, 9, 1, null, 0, 9));
      }
      for (int x : new int[] {0, 8}) {
        assertThat(sharp.getRGB(x, 0, 1, 7, null, 0, 1))
            .isEqualTo(photo.getRGB(x, 0, 1, 7, null, 0, 1));
      }
    }

    @Test
    void hasNothingToDoInANarrowPicture() {
      var narrow = ramp(BufferedImage.TYPE_INT_RGB).getSubimage(3, 0, 2, 7);

      assertThat(samples(Enhancer.sharpness(narrow, 5))).isEqualTo(samples(narrow));
    }
  }

  @Nested
  @DisplayName("refuses")
  class Refuses {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_USHORT_565_RGB,
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_4BYTE_ABGR_PRE
        })
    void otherPictures(int type) {
      var image = new BufferedImage(9, 7, type);
      for (var enhance : ALL) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> enhance.apply(image, 1.5))
            .withMessageContaining("BufferedImage of type " + type + ",")
            .withMessageEndingWith("draw it on one of TYPE_INT_ARGB first.");
      }
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e39})
    void whatIsNoFactor(double factor) {
      var photo = ramp(BufferedImage.TYPE_INT_RGB);
      for (var enhance : ALL) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> enhance.apply(photo, factor))
            .withMessage(
                "A factor is a finite float, and this one is %s: 1 changes nothing.", factor);
      }
    }

    @Test
    void nullForAPicture() {
      for (var enhance : ALL) {
        assertThatNullPointerException().isThrownBy(() -> enhance.apply(null, 1.0));
      }
    }
  }

  @Test
  void isTheSameOnManyThreads() {
    var photo = ramp(BufferedImage.TYPE_INT_ARGB);
    int[] expected = samples(Enhancer.sharpness(photo, 2));

    boolean allTheSame =
        IntStream.range(0, 200)
            .parallel()
            .allMatch(_ -> Arrays.equals(samples(Enhancer.sharpness(photo, 2)), expected));

    assertThat(allTheSame).isTrue();
  }
}
