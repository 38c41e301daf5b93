package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.RasterFormatException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.transpose")
class TransposeTest {
  /// 1 2 3 in the first row, and 4 5 6 in the second.
  private static BufferedImage sixPixels() {
    var image = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, 3, 2, new int[] {1, 2, 3, 4, 5, 6});
    return image;
  }

  private static int[][] rows(BufferedImage image) {
    var rows = new int[image.getHeight()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
    }
    return rows;
  }

  private static BufferedImage filter(BufferedImage image, AffineTransform transform) {
    return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(image, null);
  }

  @Nested
  @DisplayName("transpose(Transpose.FLIP_LEFT_RIGHT), ImageOps.mirror, ImageOps.flip")
  class Flips {
    @Test
    void exchangeLeftAndRight() {
      BufferedImage image = sixPixels();

      // ImageOps.mirror(image)
      var mirror = new AffineTransform(-1, 0, 0, 1, image.getWidth(), 0);

      assertThat(rows(filter(image, mirror))).isDeepEqualTo(new int[][] {{3, 2, 1}, {6, 5, 4}});
    }

    @Test
    void exchangeTopAndBottom() {
      BufferedImage image = sixPixels();

      // ImageOps.flip(image)
      var flip = new AffineTransform(1, 0, 0, -1, 0, image.getHeight());

      assertThat(rows(filter(image, flip))).isDeepEqualTo(new int[][] {{4, 5, 6}, {1, 2, 3}});
    }

    @Test
    void twiceAreNoFlip() {
      var mirrored = ExifOrientation.FLIP_LEFT_RIGHT.apply(sixPixels());

      assertThat(rows(ExifOrientation.FLIP_LEFT_RIGHT.apply(mirrored)))
          .isDeepEqualTo(rows(sixPixels()));
    }
  }

  @Nested
  @DisplayName("transpose(Transpose.ROTATE_90)")
  class Rotations {
    @Test
    void turnAgainstTheClock() {
      BufferedImage image = sixPixels();

      // @start region="transpose"
      // turned = image.transpose(Image.Transpose.ROTATE_90)
      var turn = AffineTransform.getTranslateInstance(0, image.getWidth());
      turn.quadrantRotate(-1); // Java counts quadrants with the clock
      var turned =
          new AffineTransformOp(turn, AffineTransformOp.TYPE_NEAREST_NEIGHBOR).filter(image, null);

      // turned.size  # (2, 3)
      assertThat(rows(turned)).isDeepEqualTo(new int[][] {{3, 6}, {2, 5}, {1, 4}});
      // @end
    }

    @Test
    void turnAboutHalfway() {
      // image.transpose(Image.Transpose.ROTATE_180)
      var turn = AffineTransform.getQuadrantRotateInstance(2, 1.5, 1.0);

      assertThat(rows(filter(sixPixels(), turn))).isDeepEqualTo(new int[][] {{6, 5, 4}, {3, 2, 1}});
    }

    @Test
    void turnByThreeQuarters() {
      BufferedImage image = sixPixels();

      // image.transpose(Image.Transpose.ROTATE_270)
      var turn = AffineTransform.getTranslateInstance(image.getHeight(), 0);
      turn.quadrantRotate(1);

      assertThat(rows(filter(image, turn))).isDeepEqualTo(new int[][] {{4, 1}, {5, 2}, {6, 3}});
    }
  }

  @Nested
  @DisplayName("transpose(Transpose.TRANSPOSE)")
  class Diagonals {
    @Test
    void makeColumnsOfRows() {
      // image.transpose(Image.Transpose.TRANSPOSE)
      var transpose = new AffineTransform(0, 1, 1, 0, 0, 0);

      assertThat(rows(filter(sixPixels(), transpose)))
          .isDeepEqualTo(new int[][] {{1, 4}, {2, 5}, {3, 6}});
    }

    @Test
    void areTwoWithTheOtherOne() {
      // image.transpose(Image.Transpose.TRANSVERSE)
      assertThat(rows(ExifOrientation.TRANSVERSE.apply(sixPixels())))
          .isDeepEqualTo(new int[][] {{6, 3}, {5, 2}, {4, 1}});
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void onlyTheNearestNeighbourKeepsThePixels() {
      // a shift by half a pixel, forgotten in arithmetic, is not seen with the nearest neighbour
      var mirror = new AffineTransform(-1, 0, 0, 1, 2.5, 0);

      assertThat(rows(filter(sixPixels(), mirror))[0]).contains(1, 2, 3);
      var hints =
          new RenderingHints(
              RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      assertThat(rows(new AffineTransformOp(mirror, hints).filter(sixPixels(), null))[0])
          .isNotEqualTo(new int[] {3, 2, 1});
    }

    @Test
    void whatIsNotShiftedBackIsOutOfView() {
      // a flip without a translation: every pixel lies at a negative x
      var flip = AffineTransform.getScaleInstance(-1, 1);

      assertThatExceptionOfType(RasterFormatException.class)
          .isThrownBy(() -> filter(sixPixels(), flip))
          .withMessageContaining("Transformed width (0)");
    }
  }
}
