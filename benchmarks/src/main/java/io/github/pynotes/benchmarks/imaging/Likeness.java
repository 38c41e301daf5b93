package io.github.pynotes.benchmarks.imaging;

import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.Table;
import io.github.pynotes.benchmarks.harness.Workbench;
import io.github.pynotes.imaging.Resampler;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/// How like Pillow's LANCZOS the results of the others are. That one is made by `Resampler`, whose
/// trace test proves that it makes the same samples.
final class Likeness implements Group.Supplement {
  @Override
  public Table measure(Workbench workbench) {
    BufferedImage photo = Photo.make();
    var bicubic = RenderingHints.VALUE_INTERPOLATION_BICUBIC;
    return new Table(
        List.of("4096 x 3072, PSNR to Pillow's LANCZOS", "to 1024 x 768", "to 320 x 240"),
        List.of(
            row("Resampler, BICUBIC", photo, Resampler.BICUBIC::resize),
            row("Resampler, BILINEAR", photo, Resampler.BILINEAR::resize),
            row("Graphics2D, bicubic", photo, (it, w, h) -> Photo.drawn(it, w, h, bicubic)),
            row("Graphics2D, bilinear in halves", photo, Photo::halved),
            row("Thumbnailator", photo, Photo::thumbnailator)));
  }

  @FunctionalInterface
  private interface Method {
    BufferedImage resize(BufferedImage source, int width, int height);
  }

  private static List<String> row(String name, BufferedImage photo, Method method) {
    return List.of(name, decibels(photo, method, 1024, 768), decibels(photo, method, 320, 240));
  }

  private static String decibels(BufferedImage photo, Method method, int width, int height) {
    BufferedImage best = Resampler.LANCZOS.resize(photo, width, height);
    BufferedImage like = method.resize(photo, width, height);
    return String.format(Locale.ROOT, "%.1f dB", decibels(best, like));
  }

  /// Peak signal-to-noise ratio of two pictures of one size: the higher, the more alike; infinite
  /// for equal ones.
  static double decibels(BufferedImage a, BufferedImage b) {
    double sum = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        int one = a.getRGB(x, y);
        int other = b.getRGB(x, y);
        for (int shift = 0; shift < 24; shift += 8) {
          sum += Math.pow((one >> shift & 255) - (other >> shift & 255), 2);
        }
      }
    }
    double meanSquare = sum / (3.0 * a.getWidth() * a.getHeight());
    return 10 * Math.log10(255 * 255 / meanSquare);
  }
}
