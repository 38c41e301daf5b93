package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Makes again what Pillow made of generated pictures, in every layout that Java has for their
/// modes. Each sample must be the same.
@DisplayName("Resampler, held against Pillow's resize, reduce and thumbnail")
class ResamplerTraceTest {
  /// @param size of the picture; `result` is the other one's
  /// @param box null for the whole picture
  /// @param gap of a resize null for none, of a thumbnail 0
  private record Step(
      String operation,
      String mode,
      List<Integer> size,
      int seed,
      String filter,
      List<Double> box,
      Double gap,
      List<Integer> factor,
      List<Integer> within,
      List<Integer> result,
      long digest) {

    @Override
    public String toString() {
      return "%s of %s, %d x %d, seed %d, by %s to %d x %d"
          .formatted(
              operation,
              mode,
              size.get(0),
              size.get(1),
              seed,
              filter,
              result.get(0),
              result.get(1));
    }

    Resampler resampler() {
      Resampler resampler =
          switch (filter) {
            case "NEAREST" -> Resampler.NEAREST;
            case "BOX" -> Resampler.BOX;
            case "BILINEAR" -> Resampler.BILINEAR;
            case "HAMMING" -> Resampler.HAMMING;
            case "BICUBIC" -> Resampler.BICUBIC;
            case "LANCZOS" -> Resampler.LANCZOS;
            default -> throw new IllegalArgumentException(filter);
          };
      if (gap == null) {
        return resampler;
      }
      return resampler.reducingGap(gap == 0 ? Double.POSITIVE_INFINITY : gap);
    }
  }

  private final List<Step> steps = Trace.read("resize", Step.class).steps();

  @Test
  void makesTheSamePicturesOfEveryLayout(TestReporter reporter) {
    for (Step step : steps) {
      layouts(step.mode, step.size.get(0), step.size.get(1))
          .map(layout -> Picture.filled(layout, step.seed))
          .forEach(picture -> assertThatResultIsPillows(step, picture));
    }

    reporter.publishEntry("replayed", "%,d operations, none differs".formatted(steps.size()));
  }

  @Test
  void makesTheSamePicturesOfSubImages() {
    for (Step step : steps) {
      layouts(step.mode, step.size.get(0) + 5, step.size.get(1) + 4)
          .map(layout ->
              Picture.filled(layout, 8).getSubimage(3, 2, step.size.get(0), step.size.get(1)))
          .map(part -> Picture.filled(part, step.seed))
          .forEach(picture -> assertThatResultIsPillows(step, picture));
    }
  }

  @Test
  void makesTheSamePicturesInParallel() {
    for (Step step : steps) {
      if (!step.operation.equals("reduce")) {
        BufferedImage picture =
            Picture.of(step.mode, step.size.get(0), step.size.get(1), step.seed);

        BufferedImage result = result(step, step.resampler().parallel(), picture);

        assertThat(Picture.digest(result)).as("%s", step).isEqualTo(step.digest);
      }
    }
  }

  private static void assertThatResultIsPillows(Step step, BufferedImage picture) {
    long before = Picture.digest(picture);

    BufferedImage result =
        step.operation.equals("reduce")
            ? Resampler.reduce(picture, step.factor.get(0), step.factor.get(1))
            : result(step, step.resampler(), picture);

    assertThat(result.getWidth()).as("%s", step).isEqualTo(step.result.get(0));
    assertThat(result.getHeight()).as("%s", step).isEqualTo(step.result.get(1));
    assertThat(Picture.digest(result))
        .as("%s, type %d", step, picture.getType())
        .isEqualTo(step.digest);
    assertThat(result.getType()).isEqualTo(picture.getType());
    assertThat(Picture.digest(picture)).as("the picture itself").isEqualTo(before);
  }

  private static BufferedImage result(Step step, Resampler resampler, BufferedImage picture) {
    if (step.operation.equals("thumbnail")) {
      return resampler.thumbnail(picture, step.within.get(0), step.within.get(1));
    }
    if (step.box == null) {
      return resampler.resize(picture, step.result.get(0), step.result.get(1));
    }
    var box = new Resampler.Box(step.box.get(0), step.box.get(1), step.box.get(2), step.box.get(3));
    return resampler.resize(picture, step.result.get(0), step.result.get(1), box);
  }

  private static Stream<BufferedImage> layouts(String mode, int width, int height) {
    return switch (mode) {
      case "L" -> images(width, height, BufferedImage.TYPE_BYTE_GRAY);
      case "LA" -> Stream.of(Picture.grayWithAlpha(width, height));
      case "RGB" ->
          images(
              width,
              height,
              BufferedImage.TYPE_3BYTE_BGR,
              BufferedImage.TYPE_INT_RGB,
              BufferedImage.TYPE_INT_BGR);
      case "RGBA" ->
          images(width, height, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB);
      default -> throw new IllegalArgumentException(mode);
    };
  }

  private static Stream<BufferedImage> images(int width, int height, int... types) {
    return Arrays.stream(types).mapToObj(type -> new BufferedImage(width, height, type));
  }
}
