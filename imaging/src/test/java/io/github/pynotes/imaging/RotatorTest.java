package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Rotator")
class RotatorTest {
  /// Red above, and green, blue and white below it.
  private static BufferedImage colors(int type) {
    var image = new BufferedImage(3, 2, type);
    image.setRGB(0, 0, 3, 2, new int[] {R, R, R, G, B, W}, 0, 3);
    return image;
  }

  private static final int R = 0xffff0000;
  private static final int G = 0xff00ff00;
  private static final int B = 0xff0000ff;
  private static final int W = 0xffffffff;

  private static int[] pixels(BufferedImage image) {
    int width = image.getWidth();
    return image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
  }

  @Nested
  @DisplayName("rotate(image, degrees)")
  class Rotate {
    @Test
    void makesAnImageOfTheSourcesType() {
      for (int type :
          new int[] {
            BufferedImage.TYPE_INT_RGB,
            BufferedImage.TYPE_INT_BGR,
            BufferedImage.TYPE_INT_ARGB,
            BufferedImage.TYPE_3BYTE_BGR,
            BufferedImage.TYPE_4BYTE_ABGR
          }) {
        BufferedImage turned = Rotator.BICUBIC.expand().rotate(colors(type), 90);

        assertThat(turned.getType()).isEqualTo(type);
        assertThat(pixels(turned)).containsExactly(R, W, R, B, R, G);
      }
    }

    @Test
    void leavesTheSourceAlone() {
      BufferedImage image = colors(BufferedImage.TYPE_INT_RGB);
      BufferedImage turned = Rotator.NEAREST.rotate(image, 0);
      turned.setRGB(0, 0, W);

      assertThat(pixels(image)).containsExactly(R, R, R, G, B, W);
    }

    @Test
    void seesOnlyThePartThatItIsGiven() {
      BufferedImage part = colors(BufferedImage.TYPE_INT_RGB).getSubimage(1, 1, 2, 1);

      assertThat(pixels(Rotator.BILINEAR.rotate(part, 180))).containsExactly(W, B);
    }

    @Test
    void doesNotMixTheNumbersOfAPalette() {
      byte[] gray = {0, (byte) 255, 10};
      var palette = new IndexColorModel(8, 3, gray, gray, gray);
      var sign = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
      sign.getRaster().setPixels(0, 0, 2, 1, new int[] {0, 2});

      BufferedImage moved = Rotator.BICUBIC.translate(0.4, 0).rotate(sign, 0);

      assertThat(moved.getRaster().getPixels(0, 0, 2, 1, (int[]) null)).containsExactly(0, 2);
    }
  }

  @Nested
  @DisplayName("expand(), fill(), center(), translate()")
  class Settings {
    @Test
    void leaveTheRotatorItself() {
      Rotator plain = Rotator.NEAREST;
      plain.expand().fill(1, 2, 3).center(0, 0).translate(9, 9);

      assertThat(pixels(plain.rotate(colors(BufferedImage.TYPE_INT_RGB), 0)))
          .containsExactly(R, R, R, G, B, W);
    }

    @Test
    void maySetInAnyOrder() {
      BufferedImage image = colors(BufferedImage.TYPE_INT_RGB);

      assertThat(pixels(Rotator.BILINEAR.fill(9, 9, 9).expand().translate(1, 0).rotate(image, 30)))
          .isEqualTo(
              pixels(Rotator.BILINEAR.translate(1, 0).expand().fill(9, 9, 9).rotate(image, 30)));
    }

    @Test
    void keepACopyOfTheFill() {
      int[] samples = {255, 255, 255};
      Rotator white = Rotator.NEAREST.fill(samples).translate(3, 0);
      samples[0] = 0;

      assertThat(pixels(white.rotate(colors(BufferedImage.TYPE_INT_RGB), 0))).containsOnly(W);
    }
  }

  @Nested
  @DisplayName("what is refused")
  class Refused {
    @Test
    void anAngleThatIsNone() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Rotator.NEAREST.rotate(colors(BufferedImage.TYPE_INT_RGB), Double.NaN))
          .withMessage("An angle of NaN is none; give degrees against the clock.");
    }

    @Test
    void aFillForAnotherKindOfImage() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Rotator.NEAREST.fill(255).rotate(colors(BufferedImage.TYPE_INT_RGB), 9))
          .withMessage("A fill of [255] does not suit the image; give 3 samples of 0 to 255.");
    }

    @Test
    void aFillThatIsNoByte() {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Rotator.NEAREST.fill(0, 256, 0).rotate(colors(BufferedImage.TYPE_INT_RGB), 9))
          .withMessageStartingWith("A fill of [0, 256, 0] does not suit");
    }

    @Test
    void imagesOfOtherThanEightBitsOrPremultiplied() {
      for (int type :
          new int[] {
            BufferedImage.TYPE_USHORT_565_RGB,
            BufferedImage.TYPE_USHORT_GRAY,
            BufferedImage.TYPE_INT_ARGB_PRE
          }) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Rotator.NEAREST.rotate(new BufferedImage(1, 1, type), 90))
            .withMessage(
                "An image of type %d is premultiplied or not of 8 bits a band; ".formatted(type)
                    + "draw it into one of TYPE_INT_RGB or TYPE_INT_ARGB.");
      }
    }

    @Test
    void nothing() {
      assertThatNullPointerException().isThrownBy(() -> Rotator.NEAREST.rotate(null, 90));
    }
  }
}
