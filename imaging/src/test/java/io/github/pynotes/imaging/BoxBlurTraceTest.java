package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("BoxBlur against GaussianBlur, BoxBlur and UnsharpMask of PIL.ImageFilter")
class BoxBlurTraceTest {
  /// A picture, what it was filtered by, and the digest of the result.
  private record Step(
      String mode,
      int width,
      int height,
      int seed,
      String filter,
      double x,
      double y,
      int percent,
      int threshold,
      long digest) {
    BufferedImage filtered() {
      BufferedImage source = Picture.of(mode, width, height, seed);
      return switch (filter) {
        case "GaussianBlur" -> BoxBlur.gaussian(source, x, y);
        case "BoxBlur" -> BoxBlur.box(source, x, y);
        case "UnsharpMask" -> BoxBlur.unsharpMask(source, x, percent, threshold);
        default -> throw new IllegalArgumentException(filter);
      };
    }
  }

  @Test
  void hasTheBytesOfPillow(TestReporter reporter) {
    var steps = Trace.read("gaussian_blur", Step.class).steps();

    for (Step step : steps) {
      assertThat(Picture.digest(step.filtered())).as(step::toString).isEqualTo(step.digest);
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(1_000);
    reporter.publishEntry("replayed", "%,d pictures, all equal".formatted(steps.size()));
  }
}
