package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.io.IOException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Reads the animations that Pillow read, and compares all that both know of them. Two differences
/// are meant, and counted.
@DisplayName("AnimatedGifReader, held against Pillow's ImageSequence")
class AnimatedGifReaderTraceTest {
  private enum Difference {
    /// A later frame that leaves the screen makes Pillow's image larger from there on; here it is
    /// cut off, so that all frames have one size.
    LEAVES_THE_SCREEN,
    /// After a first frame in all 256 grays, Pillow takes the indices of later frames for grays,
    /// too, whatever their palette says; here they are what was saved.
    GRAY_AT_FIRST
  }

  /// @param kind who put the file together
  /// @param file in base64
  private record Step(
      String kind,
      String file,
      int width,
      int height,
      Integer loop,
      int n_frames,
      List<Seen> frames) {}

  /// @param duration in milliseconds
  /// @param digest CRC-32 of `convert("RGBA").tobytes()`
  /// @param meant the same of the picture that was saved; null where that is not known
  private record Seen(int duration, List<Integer> size, long digest, Long meant) {}

  @Test
  void showsTheSameFrames(TestReporter reporter) throws IOException {
    List<Step> steps = Trace.read("animated_gif_reader", Step.class).steps();
    int frames = 0;
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : steps) {
      var gif =
          AnimatedGifReader.of(step.kind, Base64.getDecoder().decode(step.file), Integer.MAX_VALUE);

      assertThat(gif.width()).as("%s", step).isEqualTo(step.width);
      assertThat(gif.height()).as("%s", step).isEqualTo(step.height);
      assertThat(gif.loop().isPresent()).as("%s", step).isEqualTo(step.loop != null);
      gif.loop().ifPresent(loop -> assertThat(loop).as("%s", step).isEqualTo(step.loop));
      assertThat(gif.countFrames()).as("%s", step).isEqualTo(step.n_frames);
      boolean larger = false;
      for (Seen seen : step.frames) {
        AnimatedGifReader.Frame frame = gif.next();
        frames++;
        assertThat(frame.duration()).as("%s", step).hasMillis(seen.duration);
        larger |= !seen.size.equals(List.of(step.width, step.height));
        if (larger) {
          differences.merge(Difference.LEAVES_THE_SCREEN, 1, Integer::sum);
          continue;
        }
        if (seen.meant != null && seen.meant != seen.digest) {
          differences.merge(Difference.GRAY_AT_FIRST, 1, Integer::sum);
        }
        assertThat(Picture.digest(frame.image()))
            .as("frame %d of %s", frame.index(), step)
            .isEqualTo(seen.meant != null ? seen.meant : seen.digest);
      }
      assertThat(gif.hasNext()).as("%s", step).isFalse();
    }

    assertThat(differences).as("each occurs").containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d frames of %,d animations, %d of them in %d named differences"
            .formatted(
                frames,
                steps.size(),
                differences.values().stream().mapToInt(i -> i).sum(),
                differences.size()));
  }
}
