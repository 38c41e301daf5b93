package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// JPEG files that Pillow 11.1 wrote and made smaller.
///
/// Of a file that is opened and not yet loaded, Pillow's thumbnail decodes a part only: blocks of 8
/// x 8 as 4 x 4, 2 x 2 or single pixels (`Image.draft`). ImageIO has no such thing; the results
/// differ by little, and are Pillow's to the byte where the file has been loaded before.
@DisplayName("the thumbnail of a JPEG file")
class ThumbnailTraceTest {
  private record Step(
      int within, String file, List<Integer> size, long loaded, int different, int largest) {}

  @Test
  void isWhatPillowMakesOfALoadedOne(TestReporter reporter) throws IOException {
    List<Step> steps = Trace.read("thumbnail", Step.class).steps();

    for (Step step : steps) {
      BufferedImage photo =
          ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(step.file)));
      BufferedImage small = Resampler.BICUBIC.thumbnail(photo, step.within, step.within);
      assertThat(List.of(small.getWidth(), small.getHeight())).isEqualTo(step.size);
      assertThat(Picture.digest(small)).as("%s", step).isEqualTo(step.loaded);
    }

    long drafts = steps.stream().filter(step -> step.different > 0).count();
    int largest = steps.stream().mapToInt(Step::largest).max().orElseThrow();
    assertThat(drafts).as("differ when they are opened and not loaded").isPositive();
    reporter.publishEntry(
        "replayed",
        "%d files, all equal; %d would differ, by %d at most, had Pillow not loaded them first"
            .formatted(steps.size(), drafts, largest));
  }
}
