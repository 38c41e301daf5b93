package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.RasterFormatException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.crop")
class CropTest {
  /// A row of 10, 20, 30, 40, and one of 50, 60, 70, 80.
  private static BufferedImage heatMap() {
    var image = new BufferedImage(4, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 4, 2, new int[] {10, 20, 30, 40, 50, 60, 70, 80});
    return image;
  }

  // @start region="crop"
  /// `image.crop((left, upper, right, lower))`: zeros where the box reaches over an edge.
  static BufferedImage crop(BufferedImage image, int left, int upper, int right, int lower) {
    var box = new Rectangle(left, upper, right - left, lower - upper);
    var raster = image.getRaster().createCompatibleWritableRaster(box.width, box.height);
    var seen = box.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    if (!seen.isEmpty()) {
      var view = image.getSubimage(seen.x, seen.y, seen.width, seen.height);
      raster.setRect(seen.x - left, seen.y - upper, view.getRaster()); // copies the view
    }
    return new BufferedImage(image.getColorModel(), raster, image.isAlphaPremultiplied(), null);
  }

  // @end

  private static int[] pixels(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("crop((left, upper, right, lower))")
  class Crop {
    @Test
    void copiesARectangleOfTheRaster() {
      // list(image.crop((1, 0, 3, 2)).getdata())  # [20, 30, 60, 70]
      assertThat(pixels(crop(heatMap(), 1, 0, 3, 2))).containsExactly(20, 30, 60, 70);
    }

    @Test
    void isAViewWhereOneWillDo() {
      BufferedImage view = heatMap().getSubimage(1, 0, 2, 2);

      assertThat(pixels(view)).containsExactly(20, 30, 60, 70);
    }

    @Test
    void keepsTheOriginalAsItIs() {
      BufferedImage image = heatMap();
      BufferedImage part = crop(image, 1, 0, 3, 2);
      part.getRaster().setSample(0, 0, 0, 255);

      assertThat(pixels(image)).containsExactly(10, 20, 30, 40, 50, 60, 70, 80);
    }

    @Test
    void keepsTheTypeOfTheImage() {
      for (int type = BufferedImage.TYPE_INT_RGB; type <= BufferedImage.TYPE_BYTE_INDEXED; type++) {
        assertThat(crop(new BufferedImage(4, 2, type), -1, 0, 3, 2).getType()).isEqualTo(type);
      }
    }

    @Test
    void worksOnAPartOfAPart() {
      // image.crop((1, 0, 4, 2)).crop((1, 1, 3, 2))
      BufferedImage part = crop(heatMap().getSubimage(1, 0, 3, 2), 1, 1, 3, 2);

      assertThat(pixels(part)).containsExactly(70, 80);
    }

    @Test
    void roundsHalvesToTheEvenNeighbour() {
      // image.crop((0.5, 0.0, 2.5, 1.5)).size  # (2, 2)
      BufferedImage part =
          crop(heatMap(), (int) Math.rint(0.5), 0, (int) Math.rint(2.5), (int) Math.rint(1.5));

      assertThat(pixels(part)).containsExactly(10, 20, 50, 60);
      assertThat(Math.round(0.5)).as("Math.round goes up").isEqualTo(1);
    }
  }

  @Nested
  @DisplayName("crop() over the edge")
  class OutOfBounds {
    @Test
    void isBlackWhereThereIsNoPixel() {
      // list(image.crop((3, 1, 5, 3)).getdata())  # [80, 0, 0, 0]
      assertThat(pixels(crop(heatMap(), 3, 1, 5, 3))).containsExactly(80, 0, 0, 0);

      // list(image.crop((-1, -1, 1, 1)).getdata())  # [0, 0, 0, 10]
      assertThat(pixels(crop(heatMap(), -1, -1, 1, 1))).containsExactly(0, 0, 0, 10);
    }

    @Test
    void isTransparentWithAlpha() {
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB);
      photo.setRGB(0, 0, 0xffaa5500);

      // list(photo.crop((0, 0, 2, 1)).getdata())  # [(170, 85, 0, 255), (0, 0, 0, 0)]
      assertThat(crop(photo, 0, 0, 2, 1).getRGB(1, 0)).isZero();
    }

    @Test
    void isTheFirstColourOfAPalette() {
      byte[] gray = {(byte) 200, 0};
      var palette = new IndexColorModel(8, 2, gray, gray, gray);
      var sign = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
      sign.getRaster().setSample(0, 0, 0, 1);

      // list(sign.crop((0, 0, 2, 1)).getdata())  # [1, 0]: an index, not black
      assertThat(crop(sign, 0, 0, 2, 1).getRGB(1, 0)).isEqualTo(0xffc8c8c8);
    }

    @Test
    void isRefusedByGetSubimage() {
      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> heatMap().getSubimage(3, 1, 2, 2))
          .withMessage("(x + width) is outside of Raster");
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aSubimageIsAViewOfTheSamePixels() {
      BufferedImage image = heatMap();
      BufferedImage view = image.getSubimage(1, 0, 2, 2);
      view.getRaster().setSample(0, 0, 0, 255);

      assertThat(image.getRaster().getSample(1, 0, 0)).isEqualTo(255);
      assertThat(view.getRaster().getDataBuffer().getSize())
          .as("and holds on to all of them")
          .isEqualTo(8);
    }

    @Test
    void setRectClipsWrongly() {
      // up to JDK 25 at least: what is clipped at the left or above is taken from the corner
      var photo = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
      photo.setRGB(0, 0, 0xaa0000);
      photo.setRGB(1, 0, 0x0000bb);
      var raster = photo.getRaster().createCompatibleWritableRaster(1, 1);
      raster.setRect(-1, 0, photo.getRaster());

      assertThat(raster.getPixel(0, 0, (int[]) null)).containsExactly(0xaa, 0, 0);
      assertThat(crop(photo, 1, 0, 2, 1).getRGB(0, 0)).isEqualTo(0xff0000bb);
    }

    @Test
    void nothingIsNoImage() {
      // image.crop((1, 1, 1, 2)).size  # (0, 1)
      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> crop(heatMap(), 1, 1, 1, 2));
    }

    @Test
    void boundsInTheWrongOrderAreNoOtherMistake() {
      // image.crop((2, 0, 1, 2))  # ValueError: Coordinate 'right' is less than 'left'
      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> crop(heatMap(), 2, 0, 1, 2))
          .withMessage("negative width");
    }
  }
}
