package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("split(), merge(), getchannel() and putalpha(), replaying what Pillow's did")
class BandsTraceTest {
  /// @param bands in which order they are merged, or the one that is taken
  /// @param alpha of every pixel, if there is no mask
  /// @param mask the seed of a picture
  record Step(
      String op,
      String mode,
      int width,
      int height,
      int seed,
      List<Integer> bands,
      Integer alpha,
      Integer mask,
      List<Long> digests) {}

  @Test
  void giveTheSamePixels(TestReporter reporter) {
    var steps = Trace.read("bands", Step.class).steps();

    for (Step step : steps) {
      var digests = results(step).stream().map(Picture::digest).toList();
      assertThat(digests).as("%s", step).isEqualTo(step.digests);
    }
    reporter.publishEntry("replayed", "%,d pictures".formatted(steps.size()));
  }

  private static List<BufferedImage> results(Step step) {
    BufferedImage source = Picture.of(step.mode, step.width, step.height, step.seed);
    return switch (step.op) {
      case "split" ->
          IntStream.range(0, step.mode.length()).mapToObj(band -> channel(source, band)).toList();
      case "getchannel" -> List.of(channel(source, step.bands.getFirst()));
      case "merge" -> {
        BufferedImage result = Picture.of(step.mode, step.width, step.height, 0);
        for (int band = 0; band < step.bands.size(); band++) {
          var into = result.getRaster();
          band(into, band).setRect(channel(source, step.bands.get(band)).getRaster());
        }
        yield List.of(result);
      }
      case "putalpha" -> List.of(withAlpha(source, step));
      default -> throw new AssertionError("Nobody knows how to " + step.op);
    };
  }

  private static BufferedImage withAlpha(BufferedImage source, Step step) {
    int colors = step.mode.startsWith("L") ? 1 : 3;
    BufferedImage result = Picture.of(colors == 1 ? "LA" : "RGBA", step.width, step.height, 0);
    for (int band = 0; band < colors; band++) {
      band(result.getRaster(), band).setRect(channel(source, band).getRaster());
    }
    Raster alpha =
        step.mask == null
            ? filled(step.width, step.height, step.alpha)
            : Picture.of("L", step.width, step.height, step.mask).getRaster();
    result.getAlphaRaster().setRect(alpha);
    return result;
  }

  private static Raster filled(int width, int height, int value) {
    var raster = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY).getRaster();
    raster.setSamples(
        0, 0, width, height, 0, IntStream.range(0, width * height).map(i -> value).toArray());
    return raster;
  }

  private static BufferedImage channel(BufferedImage image, int band) {
    var gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setRect(band(image.getRaster(), band));
    return gray;
  }

  private static WritableRaster band(WritableRaster raster, int band) {
    return raster.createWritableChild(
        0, 0, raster.getWidth(), raster.getHeight(), 0, 0, new int[] {band});
  }
}
