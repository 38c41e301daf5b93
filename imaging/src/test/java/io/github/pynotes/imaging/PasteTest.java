package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.image.BufferedImage;
import java.awt.image.RasterFormatException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.paste")
class PasteTest {
  private static BufferedImage gray(int width, int height, int... samples) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("paste(im, box)")
  class Whole {
    private final BufferedImage page = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    private final BufferedImage label = gray(2, 2, 1, 2, 3, 4);

    @Test
    void isSetRect() {
      // page.paste(label, (1, 0))
      page.getRaster().setRect(1, 0, label.getRaster());

      assertThat(samples(page)).containsExactly(0, 1, 2, 0, 3, 4);
    }

    @Test
    void cutsOffWhatIsOutside() {
      // page.paste(label, (-1, 1))
      page.getRaster().setRect(-1, 1, label.getRaster());

      assertThat(samples(page)).containsExactly(0, 0, 0, 2, 0, 0);
    }

    @Test
    void takesThePartOfAPicture() {
      // page.paste(label.crop((0, 1, 2, 2)), (0, 0))
      page.getRaster().setRect(0, 0, label.getSubimage(0, 1, 2, 1).getRaster());

      assertThat(samples(page)).containsExactly(3, 4, 0, 0, 0, 0);
    }

    @Test
    void leavesOutAlphaByAChildOfTheRaster() {
      // photo.paste(logo)  # RGB, RGBA
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
      var logo = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR);
      logo.setRGB(0, 0, 0x400a141e);
      int[] colors = {0, 1, 2};
      photo.getRaster().setRect(logo.getRaster().createChild(0, 0, 1, 1, 0, 0, colors));

      assertThat(samples(photo)).containsExactly(10, 20, 30);
    }
  }

  @Nested
  @DisplayName("paste(im, box, mask)")
  class Masked {
    @Test
    void mixesByGray() {
      // @start region="paste"
      var page = gray(4, 1, 250, 250, 250, 250);
      var ink = gray(4, 1, 10, 10, 10, 10);
      var fade = gray(4, 1, 0, 85, 170, 255);

      // page.paste(ink, (0, 0), fade)
      Compositor.paste(page, ink, 0, 0, fade);

      assertThat(samples(page)).containsExactly(250, 170, 90, 10);
      // @end
    }

    @Test
    void isAllOrNothingByOneBit() {
      var page = gray(3, 1, 250, 250, 250);
      var dashes = new BufferedImage(3, 1, BufferedImage.TYPE_BYTE_BINARY);
      dashes.getRaster().setPixels(0, 0, 3, 1, new int[] {1, 0, 1});

      // page.paste(10, (0, 0), dashes)
      Compositor.fill(page, new int[] {10}, 0, 0, dashes);

      assertThat(samples(page)).containsExactly(10, 250, 10);
    }
  }

  @Nested
  @DisplayName("composite(image1, image2, mask)")
  class Composite {
    @Test
    void choosesByTheMask() {
      var mask = gray(3, 1, 255, 128, 0);

      // Image.composite(day, night, mask)
      var dawn = Compositor.composite(gray(3, 1, 240, 240, 240), gray(3, 1, 10, 10, 10), mask);

      assertThat(samples(dawn)).containsExactly(240, 125, 10);
    }
  }

  @Nested
  @DisplayName("traps")
  class Traps {
    @Test
    void aSealPastedByItsOwnAlphaMakesAnOpaqueCanvasTranslucent() {
      var seal = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      seal.setRGB(0, 0, 0x280a141e);
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      photo.setRGB(0, 0, 0xffc86432);

      // photo.paste(seal, (0, 0), seal)  # in Pillow, too: (170, 87, 47, 221)
      Compositor.paste(photo, seal, 0, 0, seal);
      assertThat(samples(photo)).containsExactly(170, 87, 47, 221);

      // photo.alpha_composite(seal)  # (170, 87, 47, 255)
      photo.setRGB(0, 0, 0xffc86432);
      Compositor.alphaComposite(photo, seal, 0, 0);
      assertThat(samples(photo)).containsExactly(170, 87, 47, 255);
    }

    @Test
    void aSubimageMustBeInside() {
      var label = gray(2, 2, 1, 2, 3, 4);

      // label.crop((1, 1, 3, 3))  # pads with black
      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> label.getSubimage(1, 1, 2, 2));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void coloursAreNotMadeGray() {
      var page = gray(1, 1, 0);
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      photo.setRGB(0, 0, 0xff0000);

      // page.paste(photo, (0, 0), mask)  # 76: converted on the way
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Compositor.paste(page, photo, 0, 0, gray(1, 1, 255)))
          .withMessage("One picture is gray, one is RGB: convert one of them.");

      // and drawImage, which does convert, weighs red, green and blue in 8 bits instead of 16
      var graphics = page.createGraphics();
      graphics.drawImage(photo, 0, 0, null);
      graphics.dispose();
      assertThat(samples(page)).containsExactly(77);
    }
  }
}
