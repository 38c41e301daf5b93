package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("rotate, replaying what Pillow's did")
class RotateTraceTest {
  /// What Pillow did.
  ///
  /// @param expand absent for false, as the others are absent for None
  record Step(
      String mode,
      List<Integer> size,
      int seed,
      double angle,
      String resample,
      boolean expand,
      List<Integer> fillcolor,
      List<Double> center,
      List<Double> translate,
      List<Integer> result,
      long digest) {

    Rotator rotator() {
      Rotator rotator =
          switch (resample) {
            case "NEAREST" -> Rotator.NEAREST;
            case "BILINEAR" -> Rotator.BILINEAR;
            default -> Rotator.BICUBIC;
          };
      if (expand) {
        rotator = rotator.expand();
      }
      if (fillcolor != null) {
        rotator = rotator.fill(mode.equals("1") ? new int[] {1} : samples());
      }
      if (center != null) {
        rotator = rotator.center(center.get(0), center.get(1));
      }
      return translate == null ? rotator : rotator.translate(translate.get(0), translate.get(1));
    }

    private int[] samples() {
      return fillcolor.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The one difference: Pillow takes this colour as premultiplied, unless it does not blend.
    boolean fillsTranslucently() {
      return fillcolor != null
          && mode.endsWith("A")
          && !resample.equals("NEAREST")
          && fillcolor.getLast() < 255;
    }
  }

  @Test
  void makesTheSamePixelsButForTranslucentFills(TestReporter reporter) {
    var steps = Trace.read("rotate", Step.class).steps();
    int differences = 0;

    for (Step step : steps) {
      int width = step.size.get(0);
      int height = step.size.get(1);
      BufferedImage image = ModePictures.of(step.mode, width, height, step.seed);
      for (BufferedImage source : List.of(image, ModePictures.within(image))) {
        BufferedImage rotated = step.rotator().rotate(source, step.angle);

        assertThat(List.of(rotated.getWidth(), rotated.getHeight()))
            .as("size of %s", step)
            .isEqualTo(step.result);
        assertThat(rotated.getType()).as("type of %s", step).isEqualTo(image.getType());
        if (ModePictures.digest(rotated) != step.digest) {
          assertThat(step).matches(Step::fillsTranslucently, "may differ");
          differences++;
        }
      }
    }

    assertThat(differences).as("what never occurs is no difference").isPositive();
    reporter.publishEntry(
        "replayed",
        "%,d operations, on whole images and on parts, %,d of them in 1 named difference"
            .formatted(steps.size(), differences / 2));
  }

  /// How near AffineTransformOp comes to the same pixels, on noise: the greatest difference of a
  /// sample, and the peak signal-to-noise ratio.
  @Nested
  @DisplayName("AffineTransformOp in its place")
  class Java2d {
    private final BufferedImage noise = Picture.of("RGB", 64, 64, 2);

    @Test
    void isTheSameWithTheNearestNeighbour() {
      BufferedImage ours = Rotator.NEAREST.rotate(noise, 30);

      assertThat(Picture.bytes(rotated(AffineTransformOp.TYPE_NEAREST_NEIGHBOR)))
          .isEqualTo(Picture.bytes(ours));
    }

    @Test
    void isWithinTwoLevelsWithBilinear() {
      BufferedImage theirs = rotated(AffineTransformOp.TYPE_BILINEAR);
      BufferedImage ours = Rotator.BILINEAR.rotate(noise, 30);

      assertThat(greatestDifference(theirs, ours)).isBetween(1, 2);
      assertThat(psnr(theirs, ours)).isBetween(51.0, 53.0);
    }

    @Test
    void isAnotherSplineWithBicubic() {
      BufferedImage theirs = rotated(AffineTransformOp.TYPE_BICUBIC);
      BufferedImage ours = Rotator.BICUBIC.rotate(noise, 30);

      assertThat(greatestDifference(theirs, ours)).isGreaterThan(30);
      assertThat(psnr(theirs, ours)).isBetween(28.0, 30.0);
    }

    private BufferedImage rotated(int type) {
      var turn = AffineTransform.getRotateInstance(Math.toRadians(-30), 32, 32);
      var blank = new BufferedImage(64, 64, noise.getType());
      return new AffineTransformOp(turn, type).filter(noise, blank);
    }

    private static int greatestDifference(BufferedImage one, BufferedImage other) {
      return differences(one, other).max().orElseThrow();
    }

    private static double psnr(BufferedImage one, BufferedImage other) {
      double squares = differences(one, other).mapToDouble(d -> d * d).average().orElseThrow();
      return 10 * Math.log10(255 * 255 / squares);
    }

    private static IntStream differences(BufferedImage one, BufferedImage other) {
      byte[] a = Picture.bytes(one);
      byte[] b = Picture.bytes(other);
      return IntStream.range(0, a.length)
          .map(i -> Math.abs(Byte.toUnsignedInt(a[i]) - Byte.toUnsignedInt(b[i])));
    }
  }
}
