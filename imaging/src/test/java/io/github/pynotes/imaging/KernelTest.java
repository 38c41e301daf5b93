package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.ImagingOpException;
import java.awt.image.Kernel;
import java.awt.image.RescaleOp;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.filter, PIL.ImageFilter.Kernel")
class KernelTest {
  private static BufferedImage gray(int[]... rows) {
    var image = new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < rows.length; y++) {
      image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
    }
    return image;
  }

  private static int[][] rows(BufferedImage image) {
    int[][] rows = new int[image.getHeight()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null);
    }
    return rows;
  }

  private static BufferedImage photo() {
    return gray(
        new int[] {10, 20, 30, 40, 50},
        new int[] {20, 200, 40, 50, 60},
        new int[] {30, 40, 100, 60, 70},
        new int[] {40, 50, 60, 0, 80},
        new int[] {50, 60, 70, 80, 90});
  }

  private static BufferedImage convolved(BufferedImage image, float... weights) {
    return new ConvolveOp(new Kernel(3, 3, weights), ConvolveOp.EDGE_NO_OP, null)
        .filter(image, null);
  }

  @Nested
  @DisplayName("image.filter(SHARPEN)")
  class Filter {
    @Test
    void isFilterOfKernelFilter() {
      // @start region="kernel"
      // photo.filter(ImageFilter.SHARPEN)
      BufferedImage sharp = KernelFilter.SHARPEN.filter(photo());

      // the outermost pixels stay as they are
      assertThat(rows(sharp))
          .isDeepEqualTo(
              new int[][] {
                {10, 20, 30, 40, 50},
                {20, 255, 13, 44, 60},
                {30, 13, 138, 63, 70},
                {40, 44, 63, 0, 80},
                {50, 60, 70, 80, 90}
              });
      // @end
    }
  }

  @Nested
  @DisplayName("image.filter(Kernel(size, weights, scale, offset))")
  class OwnKernel {
    @Test
    void isAKernelFilterOfItsWeights() {
      // photo.filter(ImageFilter.Kernel((3, 3), [1] * 9, offset=-50))
      var mean = KernelFilter.of(1, 1, 1, 1, 1, 1, 1, 1, 1).offset(-50);

      assertThat(rows(mean.filter(photo()))[1]).containsExactly(20, 4, 14, 6, 60);
    }
  }

  @Nested
  @DisplayName("image.filter(FIND_EDGES)")
  class WholeWeights {
    @Test
    void isAConvolveOpToo() {
      // photo.filter(ImageFilter.FIND_EDGES)
      var edges = convolved(photo(), -1, -1, -1, -1, 8, -1, -1, -1, -1);

      assertThat(rows(edges))
          .isDeepEqualTo(
              new int[][] {
                {10, 20, 30, 40, 50},
                {20, 255, 0, 0, 60},
                {30, 0, 255, 20, 70},
                {40, 0, 20, 0, 80},
                {50, 60, 70, 80, 90}
              });
    }
  }

  @Nested
  @DisplayName("with java.awt.image.ConvolveOp alone")
  class DiffersFromPython {
    @Test
    void theBorderIsBlackUnlessItIsTold() {
      float[] same = {0, 0, 0, 0, 1, 0, 0, 0, 0};

      // photo.filter(ImageFilter.Kernel((3, 3), (0, 0, 0, 0, 1, 0, 0, 0, 0)))  # photo
      assertThat(rows(convolved(photo(), same))).isDeepEqualTo(rows(photo()));
      assertThat(rows(new ConvolveOp(new Kernel(3, 3, same)).filter(photo(), null)))
          .isDeepEqualTo(
              new int[][] {
                {0, 0, 0, 0, 0},
                {0, 200, 40, 50, 0},
                {0, 40, 100, 60, 0},
                {0, 50, 60, 0, 0},
                {0, 0, 0, 0, 0}
              });
    }

    @Test
    void theKernelIsMirrored() {
      // photo.filter(ImageFilter.Kernel((3, 3), (1, 0, 0, 0, 0, 0, 0, 0, 0)))
      int[] fromBelowAtTheLeft = {30, 40, 50, 60, 70};
      assertThat(rows(KernelFilter.of(1, 0, 0, 0, 0, 0, 0, 0, 0).filter(photo()))[2])
          .isEqualTo(fromBelowAtTheLeft);

      int[] fromBelowAtTheRight = {30, 60, 0, 80, 70};
      assertThat(rows(convolved(photo(), 1, 0, 0, 0, 0, 0, 0, 0, 0))[2])
          .isEqualTo(fromBelowAtTheRight);
      assertThat(rows(convolved(photo(), 0, 0, 1, 0, 0, 0, 0, 0, 0))[2])
          .isEqualTo(fromBelowAtTheLeft);
    }

    @Test
    void fractionsAreRoundedDown() {
      // photo.filter(ImageFilter.SMOOTH)
      assertThat(rows(KernelFilter.SMOOTH.filter(photo()))[2]).containsExactly(30, 57, 77, 58, 70);

      // 740 / 13 is 56.9, 1000 / 13 is 76.9, and 760 / 13 is 58.5
      float side = 1 / 13f;
      float middle = 5 / 13f;
      var smooth = convolved(photo(), side, side, side, side, middle, side, side, side, side);
      assertThat(rows(smooth)[2]).containsExactly(30, 56, 76, 58, 70);
    }

    @Test
    void anOffsetComesTooLate() {
      // photo.filter(ImageFilter.EMBOSS)
      assertThat(rows(KernelFilter.EMBOSS.filter(photo()))[1])
          .containsExactly(20, 255, 128, 78, 60);

      // 78 is -50 and 128; but what is below 0 has become 0 already
      var relief = convolved(photo(), 0, 0, -1, 0, 1, 0, 0, 0, 0);
      assertThat(rows(new RescaleOp(1, 128, null).filter(relief, null))[1])
          .containsExactly(148, 255, 128, 128, 188);
    }

    @Test
    void aRasterOfBytesInReverseOrderIsRefused() {
      var image = new BufferedImage(5, 5, BufferedImage.TYPE_3BYTE_BGR);
      var mean = new ConvolveOp(new Kernel(1, 1, new float[] {1}));

      assertThatExceptionOfType(ImagingOpException.class)
          .isThrownBy(() -> mean.filter(image.getRaster(), null));
    }
  }
}
