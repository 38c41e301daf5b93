package io.github.pynotes.imaging;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Fills a frame with the middle of a picture, or with the side that matters.
///
/// @python PIL.ImageOps.fit
/// @java Framing.fit(width, height), and the box of Resampler for the pixels
/// @pattern Framing
final class FitExample {
  void main() {
    // a heat map of 60 x 40 sensors, warmer to the right
    var map = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 60; x++) {
        map.getRaster().setSample(x, y, 0, 4 * x);
      }
    }
    var framing = new Framing(map.getWidth(), map.getHeight());

    // a square of 8 pixels: the left and the right of the map are cut off
    describe("the middle", resize(map, framing.fit(8, 8)));

    // centring: 0 keeps the left, 1 the right
    describe("the left", resize(map, framing.fit(8, 8, 0, 0, 0.5)));
    describe("the right", resize(map, framing.fit(8, 8, 0, 1, 0.5)));

    // bleed: a tenth less at each edge
    describe("without its edges", resize(map, framing.fit(8, 8, 0.1, 0, 0.5)));
  }

  private static BufferedImage resize(BufferedImage image, Rectangle2D part) {
    var box =
        new Resampler.Box(
            (float) part.getMinX(),
            (float) part.getMinY(),
            (float) part.getMaxX(),
            (float) part.getMaxY());
    return Resampler.BICUBIC.resize(image, 8, 8, box);
  }

  private static void describe(String what, BufferedImage image) {
    int[] row = image.getRaster().getPixels(0, 0, 8, 1, (int[]) null);
    IO.println("%s: %s".formatted(what, Arrays.toString(row)));
  }
}
