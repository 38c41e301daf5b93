package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageChops")
class ChopsTest {
  private static BufferedImage gray(int sample) {
    var image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setSample(0, 0, 0, sample);
    return image;
  }

  /// Of a pixel of 200 and a pixel of 100.
  private static int combined(IntBinaryOperator operator) {
    return Compositor.combine(gray(200), gray(100), operator).getRaster().getSample(0, 0, 0);
  }

  @Nested
  @DisplayName("add, subtract, multiply ...")
  class Functions {
    @Test
    void areOperators() {
      // @start region="chops"
      // ImageChops.add(a, b)  # 255: no more than white
      assertThat(combined((a, b) -> a + b)).isEqualTo(255);
      // ImageChops.add(a, b, scale=2, offset=10)
      assertThat(combined((a, b) -> (a + b) / 2 + 10)).isEqualTo(160);
      // ImageChops.multiply(a, b)
      assertThat(combined((a, b) -> a * b / 255)).isEqualTo(78);
      // ImageChops.screen(a, b)
      assertThat(combined((a, b) -> 255 - (255 - a) * (255 - b) / 255)).isEqualTo(222);
      // ImageChops.difference(a, b)
      assertThat(combined((a, b) -> Math.abs(a - b))).isEqualTo(100);
      // ImageChops.lighter(a, b)
      assertThat(combined(Math::max)).isEqualTo(200);
      // @end
    }

    @Test
    void darkerIsMin() {
      assertThat(combined(Math::min)).isEqualTo(100);
    }

    @Test
    void subtractEndsAtBlack() {
      // ImageChops.subtract(b, a)
      assertThat(combined((a, b) -> b - a)).isZero();
    }

    @Test
    void moduloGoesOnAtTheOtherEnd() {
      // ImageChops.add_modulo(a, b)
      assertThat(combined((a, b) -> (a + b) & 255)).isEqualTo(44);
      // ImageChops.subtract_modulo(b, a)  # 156
      assertThat(combined((a, b) -> (b - a) & 255)).isEqualTo(156);
    }

    @Test
    void overlayIsDarkInTheDarkAndLightInTheLight() {
      IntBinaryOperator overlay =
          (a, b) -> a < 128 ? a * b / 127 : 255 - (255 - a) * (255 - b) / 127;

      // ImageChops.overlay(a, b)
      assertThat(combined(overlay)).isEqualTo(188);
      // ImageChops.hard_light(a, b): the other decides
      assertThat(combined((a, b) -> overlay.applyAsInt(b, a))).isEqualTo(157);
    }

    @Test
    void softLightIsBetween() {
      // ImageChops.soft_light(a, b)
      assertThat(
              combined((a, b) ->
                  (255 - a) * (a * b) / 65_536 + a * (255 - (255 - a) * (255 - b) / 255) / 255))
          .isEqualTo(190);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aByteIsSigned() {
      byte[] a = {(byte) 200};
      byte[] b = {100};

      // ImageChops.lighter(a, b)  # 200
      assertThat(Math.max(a[0], b[0])).isEqualTo(100); // as 200 is -56
      assertThat(Math.max(Byte.toUnsignedInt(a[0]), Byte.toUnsignedInt(b[0]))).isEqualTo(200);
    }

    @Test
    void alphaIsASampleToo() {
      var opaque = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      opaque.setRGB(0, 0, 0xff808080);

      // ImageChops.difference(opaque, opaque).getpixel((0, 0))  # (0, 0, 0, 0): in Pillow, too
      var difference = Compositor.combine(opaque, opaque, (a, b) -> Math.abs(a - b));
      assertThat(difference.getRGB(0, 0)).isZero();
    }
  }
}
