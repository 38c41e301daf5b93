package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("ImageEnhance")
class EnhanceTest {
  /// Two pixels, brown and light; what they become is what Pillow 11.1 makes of them.
  private final BufferedImage photo = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);

  @BeforeEach
  void paint() {
    photo.getRaster().setPixels(0, 0, 2, 1, new int[] {150, 60, 40, 200, 190, 170});
  }

  private static int[] rgb(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), 1, (int[]) null);
  }

  @Nested
  @DisplayName("Brightness(image).enhance(factor)")
  class Brightness {
    @Test
    void scalesAndClips() {
      // @start region="enhance"
      // ImageEnhance.Brightness(photo).enhance(1.5)
      BufferedImage brighter = Enhancer.brightness(photo, 1.5);

      assertThat(rgb(brighter)).containsExactly(225, 90, 60, 255, 255, 255);

      // ImageEnhance.Contrast(photo).enhance(1.5)
      BufferedImage richer = Enhancer.contrast(photo, 1.5);

      assertThat(rgb(richer)).containsExactly(156, 21, 0, 231, 216, 186);

      // ImageEnhance.Color(photo).enhance(0)
      BufferedImage gray = Enhancer.color(photo, 0);

      assertThat(rgb(gray)).containsExactly(85, 85, 85, 191, 191, 191);
      // @end
    }

    @Test
    void isWhatRescaleOpDoes() {
      var scaled = new RescaleOp(1.5f, 0, null).filter(photo, null);

      assertThat(rgb(scaled)).containsExactly(rgb(Enhancer.brightness(photo, 1.5)));
    }
  }

  @Nested
  @DisplayName("Contrast(image).enhance(factor)")
  class Contrast {
    @Test
    void isTheMeanGrayAtZero() {
      // ImageEnhance.Contrast(photo).enhance(0)  # (85 + 191) / 2
      assertThat(rgb(Enhancer.contrast(photo, 0))).containsOnly(138);
    }

    @Test
    void isANegativeBelowZero() {
      // ImageEnhance.Contrast(photo).enhance(-1)
      assertThat(rgb(Enhancer.contrast(photo, -1))).containsExactly(126, 216, 236, 76, 86, 106);
    }

    @Test
    void isAllButWhatRescaleOpDoes() {
      var ramp = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY); // its mean is 128
      ramp.getRaster().setPixels(0, 0, 256, 1, IntStream.range(0, 256).toArray());
      int[] scaled = rgb(new RescaleOp(0.6f, 128 * (1 - 0.6f), null).filter(ramp, null));
      int[] ours = rgb(Enhancer.contrast(ramp, 0.6));

      // the sum is the same, and a float rounds it at another place
      assertThat(IntStream.range(0, 256).filter(value -> ours[value] != scaled[value]))
          .containsExactly(3, 8, 13, 18);
    }
  }

  @Nested
  @DisplayName("Color(image).enhance(factor)")
  class Color {
    @Test
    void leavesTheGrayOfEachPixel() {
      // ImageEnhance.Color(photo).enhance(1.5)
      BufferedImage colourful = Enhancer.color(photo, 1.5);

      assertThat(rgb(colourful)).containsExactly(182, 47, 17, 204, 189, 159);
    }

    @Test
    void swapsTheColoursBelowZero() {
      // ImageEnhance.Color(photo).enhance(-1)
      assertThat(rgb(Enhancer.color(photo, -1))).containsExactly(20, 110, 130, 182, 192, 212);
    }
  }

  @Nested
  @DisplayName("Sharpness(image).enhance(factor)")
  class Sharpness {
    private final BufferedImage dot = new BufferedImage(5, 5, BufferedImage.TYPE_BYTE_GRAY);

    @BeforeEach
    void paint() {
      for (int y = 0; y < 5; y++) {
        dot.getRaster().setPixels(0, y, 5, 1, new int[] {100, 100, y == 2 ? 240 : 100, 100, 100});
      }
    }

    private static int[] middle(BufferedImage image) {
      return image.getRaster().getPixels(0, 2, 5, 1, (int[]) null);
    }

    @Test
    void smoothsBelowOne() {
      // ImageEnhance.Sharpness(dot).enhance(0)
      assertThat(middle(Enhancer.sharpness(dot, 0))).containsExactly(100, 111, 154, 111, 100);
    }

    @Test
    void sharpensAboveOne() {
      // ImageEnhance.Sharpness(dot).enhance(2)
      assertThat(middle(Enhancer.sharpness(dot, 2))).containsExactly(100, 89, 255, 89, 100);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void getRgbOfGrayIsNotWhatIsStored() {
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setSample(0, 0, 0, 100);
      BufferedImage brighter = Enhancer.brightness(gray, 1.5);

      // brighter.getpixel((0, 0))  # 150
      assertThat(brighter.getRaster().getSample(0, 0, 0)).isEqualTo(150);
      assertThat(brighter.getRGB(0, 0) & 0xff).isNotEqualTo(150); // TYPE_BYTE_GRAY is linear
    }
  }
}
