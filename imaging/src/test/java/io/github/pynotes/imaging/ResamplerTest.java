package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.imaging.Resampler.Box;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The expected samples are Pillow's.
@DisplayName("Resampler")
class ResamplerTest {
  /// A gray line of samples.
  private static BufferedImage line(int... samples) {
    var line = new BufferedImage(samples.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    line.getRaster().setPixels(0, 0, samples.length, 1, samples);
    return line;
  }

  private static int[] samples(BufferedImage image) {
    return image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
  }

  @Nested
  @DisplayName("resize(image, width, height)")
  class Resize {
    private final BufferedImage edge = line(0, 0, 0, 0, 255, 255, 255, 255);

    @Test
    void weighsTheSamplesThatAPixelStandsFor() {
      // @start region="resampler"
      // edge = Image.frombytes("L", (8, 1), bytes([0, 0, 0, 0, 255, 255, 255, 255]))
      // edge.resize((4, 1), Resampling.LANCZOS)
      assertThat(samples(Resampler.LANCZOS.resize(edge, 4, 1))).containsExactly(0, 13, 242, 255);
      assertThat(samples(Resampler.BICUBIC.resize(edge, 4, 1))).containsExactly(0, 17, 238, 255);
      assertThat(samples(Resampler.HAMMING.resize(edge, 4, 1))).containsExactly(0, 10, 245, 255);
      assertThat(samples(Resampler.BILINEAR.resize(edge, 4, 1))).containsExactly(0, 32, 223, 255);
      assertThat(samples(Resampler.BOX.resize(edge, 4, 1))).containsExactly(0, 0, 255, 255);
      assertThat(samples(Resampler.NEAREST.resize(edge, 3, 1))).containsExactly(0, 255, 255);
      // @end
    }

    @Test
    void interpolatesWhereThePictureGrows() {
      assertThat(samples(Resampler.BICUBIC.resize(line(0, 200), 4, 1)))
          .containsExactly(0, 41, 159, 218);
      assertThat(samples(Resampler.BOX.resize(line(0, 200), 4, 1))).containsExactly(0, 0, 200, 200);
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_INT_ARGB
        })
    void returnsAPictureOfTheSameType(int type) {
      var result = Resampler.BICUBIC.resize(new BufferedImage(5, 4, type), 3, 2);

      assertThat(result.getType()).isEqualTo(type);
      assertThat(result.getWidth()).isEqualTo(3);
      assertThat(result.getHeight()).isEqualTo(2);
    }

    @Test
    void readsASubImageWithoutWhatLiesAroundIt() {
      var part = line(255, 255, 10, 20, 30, 40, 255).getSubimage(2, 0, 4, 1);

      assertThat(samples(Resampler.LANCZOS.resize(part, 2, 1)))
          .containsExactly(samples(Resampler.LANCZOS.resize(line(10, 20, 30, 40), 2, 1)));
    }

    @Test
    void returnsACopyInTheSameSize() {
      var copy = Resampler.LANCZOS.resize(edge, 8, 1);
      copy.getRaster().setSample(0, 0, 0, 99);

      assertThat(samples(edge)).containsExactly(0, 0, 0, 0, 255, 255, 255, 255);
    }
  }

  @Nested
  @DisplayName("resize(image, width, height, box)")
  class Boxes {
    private final BufferedImage steps = line(10, 20, 30, 40);

    @Test
    void readsAPixelByHalf() {
      // steps.resize((1, 1), Resampling.BOX, box=(0.5, 0, 2.5, 1))
      assertThat(samples(Resampler.BOX.resize(steps, 1, 1, new Box(0.5, 0, 2.5, 1))))
          .containsExactly(25);
    }

    @Test
    void looksBeyondTheBoxAtItsEdges() {
      var box = new Box(1, 0, 2, 1);

      // steps.resize((2, 1), Resampling.BILINEAR, box=(1, 0, 2, 1))
      assertThat(samples(Resampler.BILINEAR.resize(steps, 2, 1, box))).containsExactly(18, 23);

      // steps.crop((1, 0, 2, 1)).resize((2, 1), Resampling.BILINEAR)
      assertThat(samples(Resampler.BILINEAR.resize(steps.getSubimage(1, 0, 1, 1), 2, 1)))
          .containsExactly(20, 20);
    }
  }

  @Nested
  @DisplayName("a box, in floats as Pillow has it")
  class FloatBoxes {
    @Test
    void mayEndByARoundingErrorBehindThePicture() {
      var steps = line(10, 20, 30, 40);

      // steps.resize((2, 1), Resampling.BOX, box=(0, 0, 4.00000001, 1))
      assertThat(samples(Resampler.BOX.resize(steps, 2, 1, new Box(0, 0, 4.00000001, 1))))
          .containsExactly(15, 35);
    }
  }

  @Nested
  @DisplayName("reducingGap(gap)")
  class ReducingGap {
    private final BufferedImage point = line(0, 0, 0, 0, 0, 255, 0, 0, 0, 0, 0, 0);

    @Test
    void reducesFirstAndIsLessExact() {
      // point.resize((2, 1), Resampling.BICUBIC, reducing_gap=2)
      assertThat(samples(Resampler.BICUBIC.resize(point, 2, 1))).containsExactly(31, 20);
      assertThat(samples(Resampler.BICUBIC.reducingGap(2).resize(point, 2, 1)))
          .containsExactly(39, 10);
      assertThat(samples(Resampler.BICUBIC.reducingGap(1).resize(point, 2, 1)))
          .containsExactly(42, 0);
    }

    @Test
    void ofInfinityReducesNothing() {
      assertThat(
              samples(Resampler.BICUBIC.reducingGap(Double.POSITIVE_INFINITY).resize(point, 2, 1)))
          .containsExactly(31, 20);
    }

    @Test
    void leavesTheResamplerItIsCalledOnAsItIs() {
      Resampler.BICUBIC.reducingGap(1);

      assertThat(samples(Resampler.BICUBIC.resize(point, 2, 1))).containsExactly(31, 20);
    }

    @Test
    void takesABoxWithoutWidthAsItIs() {
      var photo = new BufferedImage(12, 12, BufferedImage.TYPE_BYTE_GRAY);
      var line = new Box(5, 0, 5, 12);

      assertThat(samples(Resampler.BICUBIC.reducingGap(1).resize(photo, 1, 2, line)))
          .containsExactly(samples(Resampler.BICUBIC.resize(photo, 1, 2, line)));
    }
  }

  @Nested
  @DisplayName("parallel()")
  class Parallel {
    @Test
    void makesTheSamePicture() {
      var photo = new BufferedImage(300, 700, BufferedImage.TYPE_INT_RGB);
      for (int i = 0; i < 300 * 700; i++) {
        photo.setRGB(i % 300, i / 300, i * i);
      }

      assertThat(samples(Resampler.LANCZOS.parallel().resize(photo, 200, 150)))
          .containsExactly(samples(Resampler.LANCZOS.resize(photo, 200, 150)));
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    private final BufferedImage photo = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);

    @Test
    void aSizeBelowOneIsRefused() {
      // photo.resize((0, 5))  # ValueError: height and width must be > 0
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.LANCZOS.resize(photo, 0, 5))
          .withMessage("A picture of 0 x 5 cannot be made: width and height are 1 or more.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.LANCZOS.thumbnail(photo, 5, -1))
          .withMessage("A picture of 5 x -1 cannot be made: width and height are 1 or more.");
    }

    @Test
    void aBoxOutsideThePictureIsRefused() {
      for (Box box :
          new Box[] {
            new Box(-0.1, 0, 5, 5),
            new Box(0, -1, 5, 5),
            new Box(0, 0, 40.5, 5),
            new Box(0, 0, 5, 31),
            new Box(6, 0, 5, 5),
            new Box(0, 6, 5, 5),
            new Box(0, 0, Double.NaN, 5)
          }) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Resampler.BOX.resize(photo, 5, 5, box))
            .withMessageStartingWith("The box from (")
            .withMessageEndingWith(") is no part of a picture of 40 x 30.");
      }
    }

    @Test
    void moreSamplesThanAnArrayHoldsAreRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.BOX.resize(photo, 40_000, 20_000))
          .withMessage(
              "A picture of 40000 x 20000 with 3 bands does not fit into an array:"
                  + " resize a part of it.");
    }

    @Test
    void aGapBelowOneIsRefused() {
      // photo.resize((5, 5), reducing_gap=0.5)  # ValueError: reducing_gap must be 1.0 or greater
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.BICUBIC.reducingGap(0.5))
          .withMessage("A gap of 0.5 cannot be kept: it is 1 or more.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.BICUBIC.reducingGap(Double.NaN));
    }

    @Test
    void aFactorBelowOneIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Resampler.reduce(photo, 2, 0))
          .withMessage("A picture cannot be reduced by 2 x 0: the factors are 1 or more.");
    }

    @Test
    void aTypeThatCannotBeResizedIsNamedWithTheWayOut() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> resize(BufferedImage.TYPE_BYTE_INDEXED))
          .withMessage(
              "A picture of TYPE_BYTE_INDEXED cannot be resized: draw it into one of TYPE_INT_RGB"
                  + " first.");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> resize(BufferedImage.TYPE_INT_ARGB_PRE))
          .withMessage(
              "A picture of TYPE_INT_ARGB_PRE cannot be resized: draw it into one of TYPE_INT_ARGB"
                  + " first.");
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_4BYTE_ABGR_PRE,
          BufferedImage.TYPE_BYTE_BINARY,
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_USHORT_555_RGB,
          BufferedImage.TYPE_USHORT_565_RGB
        })
    void noOtherTypeIsResized(int type) {
      assertThatIllegalArgumentException().isThrownBy(() -> resize(type));
    }

    private void resize(int type) {
      Resampler.NEAREST.resize(new BufferedImage(4, 4, type), 2, 2);
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    /// Pillow's sums of so many samples overflow.
    @Test
    void reducesBlocksOfAnySize() {
      var white = new BufferedImage(5000, 4000, BufferedImage.TYPE_BYTE_GRAY);
      int[] row = IntStream.generate(() -> 255).limit(5000).toArray();
      for (int y = 0; y < 4000; y++) {
        white.getRaster().setPixels(0, y, 5000, 1, row);
      }

      // white.reduce((5000, 4000)).getpixel((0, 0))  # 242
      assertThat(samples(Resampler.reduce(white, 5000, 4000))).containsExactly(255);
    }
  }
}
