package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageFilter.GaussianBlur, BoxBlur, UnsharpMask")
class GaussianBlurTest {
  private static BufferedImage gray(int[]... rows) {
    var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
    }
    return image;
  }

  private static int[] row(BufferedImage image, int y) {
    return image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
  }

  /// The edge of a shadow.
  private static BufferedImage edge() {
    return gray(new int[] {40, 40, 40, 40, 40, 40, 200, 200, 200, 200, 200, 200});
  }

  @Nested
  @DisplayName("image.filter(GaussianBlur(radius))")
  class Gaussian {
    @Test
    void isGaussianOfBoxBlur() {
      // @start region="gaussian-blur"
      // edge = Image.new("L", (12, 1), 200)
      // edge.paste(40, (0, 0, 6, 1))
      BufferedImage edge = gray(new int[] {40, 40, 40, 40, 40, 40, 200, 200, 200, 200, 200, 200});

      // blurred = edge.filter(ImageFilter.GaussianBlur(2))
      BufferedImage blurred = BoxBlur.gaussian(edge, 2);

      // list(blurred.getdata())
      assertThat(row(blurred, 0))
          .containsExactly(40, 42, 46, 57, 77, 105, 135, 163, 183, 194, 198, 200);
      // @end
    }

    @Test
    void canBlurMoreInOneDirection() {
      // edge.filter(ImageFilter.GaussianBlur((0, 2)))
      assertThat(row(BoxBlur.gaussian(edge(), 0, 2), 0)).isEqualTo(row(edge(), 0));
    }
  }

  @Nested
  @DisplayName("image.filter(BoxBlur(radius))")
  class Box {
    @Test
    void isTheMeanOfTheNeighbours() {
      // edge.filter(ImageFilter.BoxBlur(2))
      assertThat(row(BoxBlur.box(edge(), 2), 0))
          .containsExactly(40, 40, 40, 40, 72, 104, 136, 168, 200, 200, 200, 200);
    }
  }

  @Nested
  @DisplayName("image.filter(UnsharpMask(radius, percent, threshold))")
  class Unsharp {
    @Test
    void makesTheDarkSideDarkerAndTheBrightSideBrighter() {
      // edge.filter(ImageFilter.UnsharpMask(radius=1, percent=100, threshold=30))
      assertThat(row(BoxBlur.unsharpMask(edge(), 1, 100, 30), 0))
          .containsExactly(40, 40, 40, 40, 40, 0, 248, 200, 200, 200, 200, 200);
    }
  }

  @Nested
  @DisplayName("with java.awt.image.ConvolveOp alone")
  class DiffersFromPython {
    private static final float[] MEAN_OF_25 = new float[25];

    static {
      Arrays.fill(MEAN_OF_25, 1 / 25f);
    }

    private static BufferedImage blurred(BufferedImage image, int edgeCondition) {
      return new ConvolveOp(new Kernel(5, 5, MEAN_OF_25), edgeCondition, null).filter(image, null);
    }

    /// Brighter to the right and below.
    private static BufferedImage sky() {
      return gray(
          new int[] {0, 10, 20, 30, 40, 50, 60},
          new int[] {1, 11, 21, 31, 41, 51, 61},
          new int[] {2, 12, 22, 32, 42, 52, 62},
          new int[] {3, 13, 23, 33, 43, 53, 63},
          new int[] {4, 14, 24, 34, 44, 54, 64});
    }

    @Test
    void theBorderIsBlackUnlessItIsTold() {
      // list(sky.filter(ImageFilter.BoxBlur(2)).crop((0, 2, 7, 3)).getdata())
      assertThat(row(BoxBlur.box(sky(), 2), 2)).containsExactly(8, 14, 22, 32, 42, 50, 56);

      var byDefault = new ConvolveOp(new Kernel(5, 5, MEAN_OF_25)).filter(sky(), null);
      assertThat(row(byDefault, 2)).startsWith(0, 0).endsWith(0, 0);
      assertThat(row(blurred(sky(), ConvolveOp.EDGE_ZERO_FILL), 2)).isEqualTo(row(byDefault, 2));
    }

    @Test
    void theBorderIsNotBlurredWithEdgeNoOp() {
      var blurred = blurred(sky(), ConvolveOp.EDGE_NO_OP);

      assertThat(row(blurred, 0)).isEqualTo(row(sky(), 0));
      assertThat(row(blurred, 2)).startsWith(2, 12).endsWith(52, 62);
    }

    @Test
    void itRoundsDownSoThatPicturesGetDarker() {
      var stripes =
          gray(
              new int[] {0, 1, 0, 1, 0},
              new int[] {1, 0, 1, 0, 1},
              new int[] {0, 1, 0, 1, 0},
              new int[] {1, 0, 1, 1, 1},
              new int[] {0, 1, 1, 1, 0});

      // 14 / 25: round(0.56)
      assertThat(row(BoxBlur.box(stripes, 2), 2)[2]).isEqualTo(1);
      assertThat(row(blurred(stripes, ConvolveOp.EDGE_NO_OP), 2)[2]).isZero();
    }

    @Test
    void aTrueGaussianDiffersByLittle() {
      var checkers = new int[64][64];
      for (int y = 0; y < 64; y++) {
        for (int x = 0; x < 64; x++) {
          checkers[y][x] = (x / 8 + y / 8) % 2 * 255;
        }
      }
      var image = gray(checkers);

      var kernel = gaussianKernel(2, 8);
      var sideways = new ConvolveOp(new Kernel(17, 1, kernel), ConvolveOp.EDGE_NO_OP, null);
      var upAndDown = new ConvolveOp(new Kernel(1, 17, kernel), ConvolveOp.EDGE_NO_OP, null);
      int[] exact = row(upAndDown.filter(sideways.filter(image, null), null), 32);
      int[] boxes = row(BoxBlur.gaussian(image, 2), 32);

      int largest = 0;
      for (int x = 16; x < 48; x++) {
        largest = Math.max(largest, Math.abs(exact[x] - boxes[x]));
      }
      assertThat(largest).isBetween(1, 2);
    }

    private static float[] gaussianKernel(double deviation, int reach) {
      double[] weights = new double[2 * reach + 1];
      double sum = 0;
      for (int i = -reach; i <= reach; i++) {
        weights[i + reach] = Math.exp(-i * i / (2 * deviation * deviation));
        sum += weights[i + reach];
      }
      float[] kernel = new float[weights.length];
      for (int i = 0; i < kernel.length; i++) {
        kernel[i] = (float) (weights[i] / sum);
      }
      return kernel;
    }
  }
}
