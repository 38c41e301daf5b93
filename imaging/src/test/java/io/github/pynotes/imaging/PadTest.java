package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageOps.pad, expand")
class PadTest {
  @Nested
  @DisplayName("pad(image, size, color=...)")
  class Pad {
    @Test
    void putsThePictureIntoTheMiddleOfTheFrame() {
      var photo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);

      // @start region="pad"
      // square = ImageOps.pad(photo, (30, 30), color="white")
      Dimension size = new Framing(photo.getWidth(), photo.getHeight()).contain(30, 30);
      Point place = Framing.place(size, 30, 30, 0.5, 0.5);
      var square = new BufferedImage(30, 30, BufferedImage.TYPE_INT_RGB);
      var pen = square.createGraphics();
      pen.setColor(Color.WHITE);
      pen.fillRect(0, 0, 30, 30);
      pen.drawImage(
          Resampler.BICUBIC.resize(photo, size.width, size.height), place.x, place.y, null);
      pen.dispose();

      // square.getpixel((0, 4)), square.getpixel((0, 5))  # (255, 255, 255), (0, 0, 0)
      assertThat(square.getRGB(0, 4)).isEqualTo(0xffffffff);
      assertThat(square.getRGB(0, 5)).isEqualTo(0xff000000);
      // @end
    }

    @Test
    void putsItAtAnEdgeByCentering() {
      // ImageOps.pad(photo, (30, 30), centering=(0.5, 1)).getbbox()
      var whole = new Dimension(30, 20);

      assertThat(Framing.place(whole, 30, 30, 0.5, 0)).isEqualTo(new Point(0, 0));
      assertThat(Framing.place(whole, 30, 30, 0.5, 1)).isEqualTo(new Point(0, 10));
    }

    @Test
    void roundsHalfAPixelToTheEvenNeighbour() {
      // ImageOps.pad(Image.new("L", (3, 1), 9), (3, 4)).getbbox()  # (0, 2, 3, 3)
      assertThat(Framing.place(new Dimension(3, 1), 3, 4, 0.5, 0.5)).isEqualTo(new Point(0, 2));
      assertThat(Framing.place(new Dimension(3, 1), 3, 2, 0.5, 0.5)).isEqualTo(new Point(0, 0));
    }
  }

  @Nested
  @DisplayName("expand(image, border, fill)")
  class Expand {
    @Test
    void isALargerImageWithTheOldOneOnIt() {
      var stamp = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      stamp.setRGB(0, 0, 0xff0000);

      // ImageOps.expand(stamp, border=(1, 0, 1, 0), fill="blue")
      var framed = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
      var pen = framed.createGraphics();
      pen.setColor(Color.BLUE);
      pen.fillRect(0, 0, 3, 1);
      pen.drawImage(stamp, 1, 0, null);
      pen.dispose();

      assertThat(framed.getRGB(0, 0, 3, 1, null, 0, 3))
          .containsExactly(0xff0000ff, 0xffff0000, 0xff0000ff);
    }
  }
}
