package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("AdaptivePalette, held against what Pillow's quantize() made of the same pictures")
class AdaptivePaletteTraceTest {
  /// @param errors squared, of all samples together, by the name of Pillow's method
  record Step(
      String scene, String mode, int width, int height, int colors, Map<String, Long> errors) {
    BufferedImage picture() {
      var image =
          new BufferedImage(
              width,
              height,
              mode.equals("RGBA") ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          image.setRGB(x, y, pixel(scene, x, y));
        }
      }
      return image;
    }
  }

  /// By how much, in decibels, Pillow's default may be nearer to a picture.
  private static final double BEHIND_THE_DEFAULT = 0.05;

  /// By how much, in decibels, the best of Pillow's methods may be nearer to a picture.
  private static final double BEHIND_THE_BEST = 0.4;

  @Test
  void isAsNearToThePictureAsPillows(TestReporter reporter) {
    var steps = Trace.read("adaptive_palette", Step.class).steps();
    var ahead = new TreeMap<String, List<Double>>();

    for (Step step : steps) {
      var picture = step.picture();
      var quantized = AdaptivePalette.quantize(picture, step.colors);
      long error = squaredError(picture, quantized);

      assertThat(((IndexColorModel) quantized.getColorModel()).getMapSize())
          .isLessThanOrEqualTo(step.colors);
      long best = Collections.min(step.errors.values());
      long byDefault = step.errors.getOrDefault("MEDIANCUT", best);
      assertThat(decibels(best, error)).as("%s", step).isGreaterThan(-BEHIND_THE_BEST);
      assertThat(decibels(byDefault, error)).as("%s", step).isGreaterThan(-BEHIND_THE_DEFAULT);
      ahead.computeIfAbsent(step.mode, mode -> new ArrayList<>()).add(decibels(byDefault, error));
    }
    assertThat(median(ahead.get("RGB"))).isGreaterThan(1);
    assertThat(median(ahead.get("RGBA"))).isGreaterThan(1);
    reporter.publishEntry(
        "replayed",
        "%d pictures, nearer than Pillow's default by %.1f dB in RGB and %.1f dB in RGBA (medians)"
            .formatted(steps.size(), median(ahead.get("RGB")), median(ahead.get("RGBA"))));
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  /// How much higher the PSNR of the second error is; more than 60 counts as 60.
  private static double decibels(long error, long other) {
    return Math.clamp(10 * Math.log10((error + 1e-6) / (other + 1e-6)), -60, 60);
  }

  private static int noise(int x, int y) {
    int state = (x * 7919 + y * 104729 + 12345) * 1103515245 & 0x7fffffff;
    return state >> 16 & 255;
  }

  private static int pixel(String scene, int x, int y) {
    return switch (scene) {
      case "shades" -> argb(4 * x & 255, 5 * y & 255, 128, 255);
      case "product" -> product(x, y);
      case "heat" -> {
        int value = (x * y / 4 + noise(x / 8, y / 8)) % 256;
        yield argb(value, 255 - Math.abs(2 * value - 255), 255 - value, 255);
      }
      case "speckles" -> argb(noise(x, y), noise(y, x), noise(x + y, x), 255);
      case "vignette" -> {
        int square = (x - 30) * (x - 30) + (y - 24) * (y - 24);
        yield (product(x, y) & 0xffffff) + (Math.max(0, 255 - square / 4) << 24);
      }
      default -> throw new AssertionError("Nobody knows what " + scene + " looks like");
    };
  }

  private static int product(int x, int y) {
    int grain = noise(x, y) % 7;
    int inside = (x - 20) * (x - 20) + (y - 20) * (y - 20);
    if (inside < 150) {
      return argb(250 - inside / 4, 220 - inside / 3, 90 + grain, 255);
    }
    return y > 36
        ? argb(110 + grain, 70 + x / 4 + grain, 40, 255)
        : argb(200 - y + grain, 205 - y + grain, 215 - x / 8, 255);
  }

  private static int argb(int red, int green, int blue, int alpha) {
    return alpha << 24 | red << 16 | green << 8 | blue;
  }

  private static long squaredError(BufferedImage image, BufferedImage other) {
    long error = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int one = visible(image.getRGB(x, y));
        int two = visible(other.getRGB(x, y));
        for (int shift = 0; shift < 32; shift += 8) {
          int difference = (one >>> shift & 255) - (two >>> shift & 255);
          error += (long) difference * difference;
        }
      }
    }
    return error;
  }

  private static int visible(int argb) {
    return argb >>> 24 == 0 ? 0 : argb;
  }
}
