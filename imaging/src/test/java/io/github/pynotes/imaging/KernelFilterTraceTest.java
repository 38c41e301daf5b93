package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("KernelFilter against PIL.ImageFilter.Kernel and the kernels of PIL.ImageFilter")
class KernelFilterTraceTest {
  /// A picture, the kernel that it was filtered by, and the digest of the result.
  private record Step(
      String mode,
      int width,
      int height,
      int seed,
      String filter,
      List<Double> weights,
      double scale,
      double offset,
      long digest) {
    KernelFilter kernel() {
      return switch (filter) {
        case "BLUR" -> KernelFilter.BLUR;
        case "CONTOUR" -> KernelFilter.CONTOUR;
        case "DETAIL" -> KernelFilter.DETAIL;
        case "EDGE_ENHANCE" -> KernelFilter.EDGE_ENHANCE;
        case "EDGE_ENHANCE_MORE" -> KernelFilter.EDGE_ENHANCE_MORE;
        case "EMBOSS" -> KernelFilter.EMBOSS;
        case "FIND_EDGES" -> KernelFilter.FIND_EDGES;
        case "SHARPEN" -> KernelFilter.SHARPEN;
        case "SMOOTH" -> KernelFilter.SMOOTH;
        case "SMOOTH_MORE" -> KernelFilter.SMOOTH_MORE;
        case "Kernel" ->
            KernelFilter.of(weights.stream().mapToDouble(w -> w).toArray())
                .scale(scale)
                .offset(offset);
        default -> throw new IllegalArgumentException(filter);
      };
    }
  }

  @Test
  void hasTheBytesOfPillow(TestReporter reporter) {
    var steps = Trace.read("kernel", Step.class).steps();

    for (Step step : steps) {
      var source = Picture.of(step.mode, step.width, step.height, step.seed);
      assertThat(Picture.digest(step.kernel().filter(source)))
          .as(step::toString)
          .isEqualTo(step.digest);
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(900);
    reporter.publishEntry("replayed", "%,d pictures, all equal".formatted(steps.size()));
  }
}
