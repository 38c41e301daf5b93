package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
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

    boolean isWhole() {
      return scale == 1 && offset == 0 && weights.stream().allMatch(weight -> weight % 1 == 0);
    }

    /// With each row reversed, for `ConvolveOp` turns it round.
    Kernel jdkKernel() {
      int size = weights.size() == 9 ? 3 : 5;
      float[] reversed = new float[weights.size()];
      for (int i = 0; i < reversed.length; i++) {
        reversed[i] = weights.get(i / size * size + size - 1 - i % size).floatValue();
      }
      return new Kernel(size, size, reversed);
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

  /// The JDK's filter, which gives the same where every weight is whole and nothing is added.
  @Test
  void convolveOpHasThemTooWhereWeightsAreWhole(TestReporter reporter) {
    var steps = Trace.read("kernel", Step.class).steps().stream().filter(Step::isWhole).toList();

    for (Step step : steps) {
      var source = Picture.of(step.mode, step.width, step.height, step.seed);
      var filtered =
          new ConvolveOp(step.jdkKernel(), ConvolveOp.EDGE_NO_OP, null).filter(source, null);
      assertThat(Picture.digest(filtered)).as(step::toString).isEqualTo(step.digest);
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(60);
    reporter.publishEntry("replayed", "%,d pictures, all equal".formatted(steps.size()));
  }
}
