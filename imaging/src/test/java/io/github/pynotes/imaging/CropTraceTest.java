package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("crop, replaying what Pillow's did")
class CropTraceTest {
  record Step(
      String mode,
      List<Integer> size,
      int seed,
      List<Integer> box,
      List<Integer> result,
      long digest) {
    @Override
    public String toString() {
      return "%s %d x %d, seed %d, crop((%d, %d, %d, %d))"
          .formatted(
              mode, size.get(0), size.get(1), seed, box.get(0), box.get(1), box.get(2), box.get(3));
    }
  }

  @Test
  void makesTheSamePixels(TestReporter reporter) {
    var steps = Trace.read("crop", Step.class).steps();

    for (Step step : steps) {
      BufferedImage image =
          ModePictures.of(step.mode, step.size.get(0), step.size.get(1), step.seed);
      BufferedImage part =
          CropTest.crop(image, step.box.get(0), step.box.get(1), step.box.get(2), step.box.get(3));

      assertThat(part.getWidth()).as("width of %s", step).isEqualTo(step.result.get(0));
      assertThat(part.getHeight()).as("height of %s", step).isEqualTo(step.result.get(1));
      assertThat(ModePictures.digest(part)).as("%s", step).isEqualTo(step.digest);
    }
    reporter.publishEntry("replayed", "%,d operations".formatted(steps.size()));
  }
}
