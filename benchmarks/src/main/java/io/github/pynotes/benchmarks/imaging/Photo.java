package io.github.pynotes.benchmarks.imaging;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import net.coobird.thumbnailator.Thumbnails;

/// A photo of 12 megapixels, and how others than `Resampler` make it smaller.
final class Photo {
  static final int WIDTH = 4096;
  static final int HEIGHT = 3072;

  private Photo() {}

  /// Rings that get finer outwards, from coarse to as fine as pixels can be, over a gradient.
  static BufferedImage make() {
    var photo = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    int[] row = new int[3 * WIDTH];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        double squared = Math.pow(x - WIDTH / 2.0, 2) + Math.pow(y - HEIGHT / 2.0, 2);
        int ring = (int) (90 + 90 * Math.cos(squared / 2000));
        row[3 * x] = ring + 75 * x / WIDTH;
        row[3 * x + 1] = ring + 75 * y / HEIGHT;
        row[3 * x + 2] = ring + 75 - 75 * x / WIDTH;
      }
      photo.getRaster().setPixels(0, y, WIDTH, 1, row);
    }
    return photo;
  }

  /// Java2D, at once.
  static BufferedImage drawn(BufferedImage source, int width, int height, Object interpolation) {
    var result = new BufferedImage(width, height, source.getType());
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, interpolation);
    graphics.drawImage(source, 0, 0, width, height, null);
    graphics.dispose();
    return result;
  }

  /// Java2D, in steps of one half: what is advised against the holes of the former.
  static BufferedImage halved(BufferedImage source, int width, int height) {
    BufferedImage result = source;
    do {
      result =
          drawn(
              result,
              Math.max(width, result.getWidth() / 2),
              Math.max(height, result.getHeight() / 2),
              RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    } while (result.getWidth() > width || result.getHeight() > height);
    return result;
  }

  static BufferedImage thumbnailator(BufferedImage source, int width, int height) {
    try {
      return Thumbnails.of(source).forceSize(width, height).asBufferedImage();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
