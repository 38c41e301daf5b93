package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("Enhancer, replaying what Pillow's ImageEnhance did")
class EnhancerTraceTest {
  /// What Pillow did.
  ///
  /// @param seed of the noise, or absent
  /// @param value of all samples, if there is no seed
  record Step(
      String quality,
      String mode,
      int width,
      int height,
      Integer seed,
      Integer value,
      double factor,
      long digest) {
    BufferedImage filled(BufferedImage image) {
      if (seed != null) {
        return Picture.filled(image, seed);
      }
      int[] samples = new int[width * height * image.getRaster().getNumBands()];
      Arrays.fill(samples, value);
      image.getRaster().setPixels(0, 0, width, height, samples);
      return image;
    }

    /// The picture in each layout for its mode, alone and as a part of a larger one.
    Stream<BufferedImage> pictures() {
      List<Integer> others =
          switch (mode) {
            case "RGB" -> List.of(BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_BGR);
            case "RGBA" -> List.of(BufferedImage.TYPE_INT_ARGB);
            default -> List.of();
          };
      return Stream.concat(
              Stream.of(
                  Picture.of(mode, width, height, 0),
                  Picture.of(mode, width + 5, height + 4, 3).getSubimage(3, 2, width, height)),
              others.stream()
                  .flatMap(type ->
                      Stream.of(
                          new BufferedImage(width, height, type),
                          new BufferedImage(width + 2, height + 3, type)
                              .getSubimage(2, 1, width, height))))
          .map(this::filled);
    }
  }

  private static BufferedImage enhanced(Step step, BufferedImage image) {
    return switch (step.quality) {
      case "Brightness" -> Enhancer.brightness(image, step.factor);
      case "Contrast" -> Enhancer.contrast(image, step.factor);
      case "Color" -> Enhancer.color(image, step.factor);
      case "Sharpness" -> Enhancer.sharpness(image, step.factor);
      default -> throw new AssertionError("Nobody knows how to change " + step.quality);
    };
  }

  @Test
  void makesTheSameBytesInEveryLayout(TestReporter reporter) {
    var steps = Trace.read("enhancer", Step.class).steps();
    int layouts = 0;

    for (Step step : steps) {
      for (BufferedImage image : step.pictures().toList()) {
        long before = Picture.digest(image);
        BufferedImage result = enhanced(step, image);

        assertThat(Picture.digest(result))
            .as("%s of type %d", step, image.getType())
            .isEqualTo(step.digest);
        assertThat(result.getType()).isEqualTo(image.getType());
        assertThat(Picture.digest(image)).as("the source").isEqualTo(before);
        layouts++;
      }
    }

    reporter.publishEntry(
        "replayed", "%,d operations on %,d pictures".formatted(steps.size(), layouts));
  }

  @Test
  void rescaleOpMakesTheSameOfBrightness(TestReporter reporter) {
    var steps =
        Trace.read("enhancer", Step.class).steps().stream()
            .filter(step -> step.quality.equals("Brightness"))
            .filter(step -> step.mode.equals("L") || step.mode.equals("RGB"))
            .toList();

    for (Step step : steps) {
      for (BufferedImage image : step.pictures().toList()) {
        BufferedImage result = new RescaleOp((float) step.factor, 0, null).filter(image, null);

        assertThat(Picture.digest(result))
            .as("%s of type %d", step, image.getType())
            .isEqualTo(step.digest);
      }
    }

    reporter.publishEntry("replayed", "%,d operations".formatted(steps.size()));
  }
}
