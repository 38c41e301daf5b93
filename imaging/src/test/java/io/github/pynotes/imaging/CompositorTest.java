package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected values are Pillow 11.1's.
@DisplayName("Compositor")
class CompositorTest {
  private static BufferedImage pixel(int type, int... samples) {
    var image = new BufferedImage(1, 1, type);
    image.getRaster().setPixel(0, 0, samples);
    return image;
  }

  private static BufferedImage rgba(int... samples) {
    return pixel(BufferedImage.TYPE_4BYTE_ABGR, samples);
  }

  private static BufferedImage rgb(int... samples) {
    return pixel(BufferedImage.TYPE_3BYTE_BGR, samples);
  }

  private static BufferedImage gray(int sample) {
    return pixel(BufferedImage.TYPE_BYTE_GRAY, sample);
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixel(0, 0, (int[]) null);
  }

  @Nested
  @DisplayName("paste(canvas, picture, x, y, mask)")
  class Paste {
    @Test
    void mixesByTheMask() {
      // canvas.paste(picture, (0, 0), mask)
      var canvas = rgb(200, 100, 50);
      Compositor.paste(canvas, rgb(10, 20, 30), 0, 0, gray(64));

      assertThat(samples(canvas)).containsExactly(152, 80, 45);
    }

    @Test
    void takesTheAlphaOfAMaskThatHasColours() {
      var canvas = rgb(200, 100, 50);
      var seal = rgba(10, 20, 30, 64);
      Compositor.paste(canvas, seal, 0, 0, seal);

      assertThat(samples(canvas)).containsExactly(152, 80, 45);
    }

    @Test
    void mixesAlphaAsAnyOtherBand() {
      var canvas = rgba(200, 100, 50, 0);
      Compositor.paste(canvas, rgba(10, 20, 30, 40), 0, 0, gray(64));

      assertThat(samples(canvas)).containsExactly(152, 80, 45, 10);
    }

    @Test
    void takesAPictureWithoutAlphaForOpaque() {
      var canvas = rgba(200, 100, 50, 0);
      Compositor.paste(canvas, rgb(10, 20, 30), 0, 0, gray(255));

      assertThat(samples(canvas)).containsExactly(10, 20, 30, 255);
    }

    @Test
    void leavesTheCanvasAloneWhereItDoesNotReach() {
      var canvas = gray(7);
      Compositor.paste(canvas, gray(9), 1, 0, gray(255));
      Compositor.paste(canvas, gray(9), Integer.MIN_VALUE, Integer.MAX_VALUE, gray(255));

      assertThat(samples(canvas)).containsExactly(7);
    }
  }

  @Nested
  @DisplayName("fill(canvas, color, x, y, mask)")
  class Fill {
    @Test
    void mixesByTheMask() {
      // canvas.paste((10, 20, 30), (0, 0), mask)
      var canvas = rgb(200, 100, 50);
      Compositor.fill(canvas, new int[] {10, 20, 30}, 0, 0, gray(64));

      assertThat(samples(canvas)).containsExactly(152, 80, 45);
    }

    @Test
    void replacesTheColourOfWhatIsTransparent() {
      var canvas = rgba(200, 100, 50, 0);
      Compositor.fill(canvas, new int[] {10, 20, 30, 40}, 0, 0, gray(64));

      assertThat(samples(canvas)).containsExactly(10, 20, 30, 10);
    }
  }

  @Nested
  @DisplayName("alphaComposite(below, above)")
  class AlphaComposite {
    @Test
    void weighsByAlpha() {
      // Image.alpha_composite(below, above)
      var result = Compositor.alphaComposite(rgba(200, 100, 50, 10), rgba(10, 20, 30, 5));

      assertThat(samples(result)).containsExactly(136, 73, 43, 15);
    }

    @Test
    void changesNeitherOfThem() {
      var below = rgba(0, 0, 255, 255);
      var above = rgba(255, 0, 0, 128);
      Compositor.alphaComposite(below, above);

      assertThat(samples(below)).containsExactly(0, 0, 255, 255);
      assertThat(samples(above)).containsExactly(255, 0, 0, 128);
    }
  }

  @Nested
  @DisplayName("combine(first, second, operator)")
  class Combine {
    @Test
    void clipsToEightBits() {
      assertThat(samples(Compositor.combine(gray(200), gray(100), Integer::sum)))
          .containsExactly(255);
      assertThat(samples(Compositor.combine(gray(100), gray(200), (a, b) -> a - b)))
          .containsExactly(0);
    }

    @Test
    void isAsLargeAsBothHaveInCommon() {
      var wide = new BufferedImage(5, 2, BufferedImage.TYPE_INT_RGB);
      var high = new BufferedImage(3, 4, BufferedImage.TYPE_3BYTE_BGR);
      var result = Compositor.combine(wide, high, Math::max);

      assertThat(result.getWidth()).isEqualTo(3);
      assertThat(result.getHeight()).isEqualTo(2);
      assertThat(result.getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    }
  }

  @Nested
  @DisplayName("layouts")
  class Layouts {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_3BYTE_BGR
        })
    void areAllTheSameToIt(int type) {
      var canvas = pixel(type, 200, 100, 50);
      Compositor.paste(canvas, pixel(type, 10, 20, 30), 0, 0, gray(64));

      assertThat(samples(canvas)).containsExactly(152, 80, 45);
      assertThat(Compositor.blend(canvas, canvas, 0.5).getType()).isEqualTo(type);
    }

    @Test
    void aPictureMayBeginLaterInItsArray() {
      byte[] array = {1, 2, 3, 100};
      var raster =
          Raster.createInterleavedRaster(
              new DataBufferByte(array, 1, 3), 1, 1, 1, 1, new int[] {0}, null);
      var canvas = new BufferedImage(gray(0).getColorModel(), raster, false, null);
      Compositor.paste(canvas, gray(200), 0, 0, gray(255));

      assertThat(array).containsExactly(1, 2, 3, (byte) 200);
    }

    @Test
    void aPartOfAPictureIsAPicture() {
      var sheet = new BufferedImage(4, 3, BufferedImage.TYPE_INT_ARGB);
      Compositor.fill(sheet.getSubimage(2, 1, 2, 2), new int[] {9, 9, 9, 9}, 1, 1, gray(255));

      assertThat(sheet.getRGB(3, 2)).isEqualTo(0x09090909);
      assertThat(sheet.getRGB(2, 1)).isZero();
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_4BYTE_ABGR_PRE,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_USHORT_565_RGB,
          BufferedImage.TYPE_USHORT_GRAY
        })
    void isAnyOtherLayout(int type) {
      var image = new BufferedImage(1, 1, type);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.blend(image, image, 0.5))
          .withMessage(
              "A picture of type %d is not gray or RGB of 8 bits, with plain alpha or none: draw it into a new one of TYPE_INT_ARGB first.",
              type);
    }

    @Test
    void isAnIntForEachBand() {
      var gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
      int[] bits = {8};
      var colors =
          new ComponentColorModel(
              gray, bits, false, false, Transparency.OPAQUE, DataBuffer.TYPE_INT);
      var image =
          new BufferedImage(colors, colors.createCompatibleWritableRaster(1, 1), false, null);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.blend(image, image, 0.5))
          .withMessageStartingWith("A picture of type 0 is not gray or RGB of 8 bits");
    }

    @Test
    void isAMaskThatSaysNothingOfOpacity() {
      assertThatIllegalArgumentException() // ValueError: bad transparency mask
          .isThrownBy(() -> Compositor.paste(rgb(1, 2, 3), rgb(1, 2, 3), 0, 0, rgb(1, 2, 3)))
          .withMessage("A mask of RGB says nothing of opacity: make it gray, or give it alpha.");
    }

    @Test
    void isAMaskOfTwoColoursThatAreNotBlackAndWhite() {
      ColorModel ink = new IndexColorModel(1, 2, new int[] {-1, 0xff000080}, 0, false, -1, 0);
      var mask = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY, (IndexColorModel) ink);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.composite(gray(1), gray(2), mask))
          .withMessageStartingWith("A picture of type 12 is not gray or RGB");
    }

    @Test
    void isASizeThatDiffers() {
      var larger = new BufferedImage(2, 3, BufferedImage.TYPE_BYTE_GRAY);

      assertThatIllegalArgumentException() // ValueError: images do not match
          .isThrownBy(() -> Compositor.blend(gray(1), larger, 0.5))
          .withMessage("The sizes differ, 1x1 and 2x3: cut or resize one of the pictures.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.paste(gray(1), gray(2), 0, 0, larger))
          .withMessageStartingWith("The sizes differ");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.alphaComposite(rgba(1, 2, 3, 4), larger))
          .withMessageStartingWith("The sizes differ");
    }

    @Test
    void isGrayWithColours() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.paste(rgb(1, 2, 3), gray(4), 0, 0, gray(5)))
          .withMessage("One picture is gray, one is RGB: convert one of them.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.combine(rgb(1, 2, 3), gray(4), Math::max))
          .withMessage("The pictures have 3 and 1 bands: give both the same.");
    }

    @Test
    void isAPictureWithoutAlphaToLayOver() {
      assertThatIllegalArgumentException() // ValueError: image has wrong mode
          .isThrownBy(() -> Compositor.alphaComposite(rgb(1, 2, 3), rgba(1, 2, 3, 4), 0, 0))
          .withMessageStartingWith("One of the pictures has no alpha channel: paste it");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.alphaComposite(rgba(1, 2, 3, 4), rgb(1, 2, 3)))
          .withMessageStartingWith("One of the pictures has no alpha channel: paste it");
    }

    @Test
    void isAColourOfAnotherLength() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.fill(gray(1), new int[] {1, 2, 3}, 0, 0, gray(255)))
          .withMessage("A colour of this canvas is 1 numbers from 0 to 255, not [1, 2, 3].");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.fill(gray(1), new int[] {256}, 0, 0, gray(255)))
          .withMessageEndingWith("not [256].");
    }

    @Test
    void isAnAlphaThatIsNoNumber() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.blend(gray(1), gray(2), Double.NaN))
          .withMessage("alpha is NaN; it must be a number, as in 0.5.");
    }

    @Test
    void isNull() {
      assertThatNullPointerException()
          .isThrownBy(() -> Compositor.paste(gray(1), gray(2), 0, 0, null));
      assertThatNullPointerException()
          .isThrownBy(() -> Compositor.combine(gray(1), gray(2), null))
          .withMessage("operator");
    }
  }

  @Nested
  @DisplayName("Graphics2D.drawImage")
  class DiffersFromDrawImage {
    @Test
    void hasOtherColoursOverWhatIsTranslucent() {
      var canvas = pixel(BufferedImage.TYPE_INT_ARGB, 200, 100, 50, 10);
      var graphics = canvas.createGraphics();
      graphics.drawImage(rgba(10, 20, 30, 5), 0, 0, null);
      graphics.dispose();

      assertThat(samples(canvas)).containsExactly(136, 68, 51, 15); // not 136, 73, 43, 15
    }
  }
}
