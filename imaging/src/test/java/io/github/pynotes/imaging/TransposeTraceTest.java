package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("transpose, replaying what Pillow's did")
class TransposeTraceTest {
  record Step(
      String mode, List<Integer> size, int seed, String method, List<Integer> result, long digest) {
    @Override
    public String toString() {
      return "%s %d x %d, seed %d, transpose(%s)"
          .formatted(mode, size.get(0), size.get(1), seed, method);
    }
  }

  @Test
  void makesTheSamePixels(TestReporter reporter) {
    var steps = Trace.read("transpose", Step.class).steps();

    for (Step step : steps) {
      BufferedImage image =
          ModePictures.of(step.mode, step.size.get(0), step.size.get(1), step.seed);
      for (BufferedImage source : List.of(image, ModePictures.within(image))) {
        BufferedImage turned = ExifOrientation.valueOf(step.method).apply(source);

        assertThat(turned.getWidth()).as("width of %s", step).isEqualTo(step.result.get(0));
        assertThat(turned.getHeight()).as("height of %s", step).isEqualTo(step.result.get(1));
        assertThat(turned.getType()).as("type of %s", step).isEqualTo(image.getType());
        assertThat(ModePictures.digest(turned)).as("%s", step).isEqualTo(step.digest);
      }
    }
    reporter.publishEntry(
        "replayed", "%,d operations, on whole images and on parts".formatted(steps.size()));
  }
}
