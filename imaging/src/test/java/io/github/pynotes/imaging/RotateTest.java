package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// The numbers are those of Pillow 11.1.
@DisplayName("PIL.Image.Image.rotate")
class RotateTest {
  private static BufferedImage gray(int width, int height, int... samples) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  private static BufferedImage nine() {
    return gray(3, 3, 10, 20, 30, 40, 50, 60, 70, 80, 90);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("rotate(angle)")
  class Angle {
    @Test
    void isInDegreesAgainstTheClock() {
      // image.rotate(45)
      BufferedImage rotated = Rotator.NEAREST.rotate(nine(), 45);

      assertThat(pixels(rotated)).containsExactly(20, 30, 60, 10, 50, 90, 40, 70, 80);
    }

    @Test
    void keepsTheSizeAndCutsOffWhatStandsOut() {
      // list(Image.frombytes("L", (4, 2), bytes(range(1, 9))).rotate(90).getdata())
      BufferedImage rotated = Rotator.NEAREST.rotate(gray(4, 2, 1, 2, 3, 4, 5, 6, 7, 8), 90);

      assertThat(pixels(rotated)).containsExactly(0, 3, 7, 0, 0, 2, 6, 0);
    }

    @Test
    void isTakenModuloAFullTurn() {
      assertThat(pixels(Rotator.BICUBIC.rotate(nine(), -315)))
          .isEqualTo(pixels(Rotator.BICUBIC.rotate(nine(), 405)));
    }
  }

  @Nested
  @DisplayName("rotate(angle, resample)")
  class Resample {
    @Test
    void takesAMeanOfNeighbours() {
      // list(image.rotate(45, Resampling.BILINEAR).getdata())
      assertThat(pixels(Rotator.BILINEAR.rotate(nine(), 45)))
          .containsExactly(19, 35, 59, 21, 50, 78, 40, 64, 80);
    }

    @Test
    void overshootsWithACurve() {
      // list(image.rotate(45, Resampling.BICUBIC).getdata())
      assertThat(pixels(Rotator.BICUBIC.rotate(nine(), 45)))
          .containsExactly(15, 34, 61, 19, 50, 80, 38, 65, 84);
    }

    @Test
    void isOfNoConsequenceAtRightAngles() {
      for (int angle = 0; angle < 360; angle += 90) {
        assertThat(pixels(Rotator.BICUBIC.rotate(nine(), angle)))
            .isEqualTo(pixels(Rotator.NEAREST.rotate(nine(), angle)));
      }
    }

    @Test
    void keepsTheColourOfWhatIsTransparentOut() {
      var leaf = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
      leaf.setRGB(0, 0, 0xffff0000);
      leaf.setRGB(1, 0, 0x0000ff00); // green, and not to be seen

      // list(leaf.rotate(0, Resampling.BILINEAR, translate=(0.5, 0)).getdata())
      BufferedImage moved = Rotator.BILINEAR.translate(0.5, 0).rotate(leaf, 0);

      assertThat(moved.getRGB(1, 0)).isEqualTo(0x7fff0000);
    }
  }

  @Nested
  @DisplayName("rotate(angle, expand=True, fillcolor=...)")
  class Expand {
    @Test
    void holdsAllOfThePicture() {
      // @start region="rotate"
      var scan = new BufferedImage(100, 50, BufferedImage.TYPE_INT_RGB);

      // upright = scan.rotate(30, Resampling.BICUBIC, expand=True, fillcolor=(255, 255, 255))
      BufferedImage upright = Rotator.BICUBIC.expand().fill(255, 255, 255).rotate(scan, 30);

      // upright.size  # (112, 94)
      assertThat(upright.getWidth()).isEqualTo(112);
      assertThat(upright.getHeight()).isEqualTo(94);
      assertThat(upright.getRGB(0, 0)).isEqualTo(0xffffffff);
      // @end
    }

    @Test
    void exchangesWidthAndHeightAtARightAngle() {
      // list(Image.frombytes("L", (2, 1), bytes([1, 2])).rotate(90, expand=True).getdata())
      BufferedImage rotated = Rotator.NEAREST.expand().rotate(gray(2, 1, 1, 2), 90);

      assertThat(rotated.getHeight()).isEqualTo(2);
      assertThat(pixels(rotated)).containsExactly(2, 1);
    }

    @Test
    void fillsWithZerosOtherwise() {
      var photo = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB);

      assertThat(Rotator.NEAREST.rotate(photo, 45).getRGB(0, 0)).isZero();
    }
  }

  @Nested
  @DisplayName("rotate(angle, center=..., translate=...)")
  class CenterAndTranslate {
    @Test
    void turnsAboutAPoint() {
      // list(row.rotate(180, center=(1, 0.5)).getdata())
      BufferedImage turned = Rotator.NEAREST.center(1, 0.5).rotate(gray(3, 1, 10, 20, 40), 180);

      assertThat(pixels(turned)).containsExactly(20, 10, 0);
    }

    @Test
    void movesByPixels() {
      // list(row.rotate(0, translate=(1, 0)).getdata())
      BufferedImage moved = Rotator.NEAREST.translate(1, 0).rotate(gray(3, 1, 10, 20, 40), 0);

      assertThat(pixels(moved)).containsExactly(0, 10, 20);
    }

    @Test
    void movesByPartsOfPixels() {
      BufferedImage row = gray(3, 1, 10, 20, 40);

      // list(row.rotate(0, Resampling.BILINEAR, translate=(0.5, 0)).getdata())
      assertThat(pixels(Rotator.BILINEAR.translate(0.5, 0).rotate(row, 0)))
          .containsExactly(10, 15, 30);

      // list(row.rotate(0, Resampling.BICUBIC, translate=(0.5, 0)).getdata())
      assertThat(pixels(Rotator.BICUBIC.translate(0.5, 0).rotate(row, 0)))
          .containsExactly(8, 12, 31);
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void aTranslucentFillIsTheColourThatWasAskedFor() {
      var photo = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);

      // photo.rotate(45, fillcolor=(200, 100, 50, 128)).getpixel((0, 0))
      // (200, 100, 50, 128), but with BILINEAR and BICUBIC (255, 199, 99, 128)
      for (Rotator each : new Rotator[] {Rotator.NEAREST, Rotator.BILINEAR, Rotator.BICUBIC}) {
        assertThat(each.fill(200, 100, 50, 128).rotate(photo, 45).getRGB(0, 0))
            .isEqualTo(0x80c86432);
      }
    }

    @Test
    void java2dTurnsWithTheClock() {
      var clockwise = AffineTransform.getRotateInstance(Math.toRadians(90), 1.5, 1.5);
      var turned = new AffineTransformOp(clockwise, AffineTransformOp.TYPE_NEAREST_NEIGHBOR);

      assertThat(pixels(turned.filter(nine(), null)))
          .isEqualTo(pixels(Rotator.NEAREST.rotate(nine(), -90)));
    }

    @Test
    void java2dLetsTransparentColoursShineThrough() {
      var leaf = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
      leaf.setRGB(0, 0, 0xffff0000);
      leaf.setRGB(1, 0, 0x0000ff00); // green, and not to be seen
      var half = AffineTransform.getTranslateInstance(0.5, 0);
      var moved =
          new AffineTransformOp(half, AffineTransformOp.TYPE_BILINEAR)
              .filter(leaf, new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB));

      assertThat(moved.getRGB(1, 0) >> 8 & 0xff).as("how green it is").isPositive();
      assertThat(Rotator.BILINEAR.translate(0.5, 0).rotate(leaf, 0).getRGB(1, 0) >> 8 & 0xff)
          .isZero();
    }
  }
}
