package io.github.pynotes.imaging;

import java.awt.Dimension;
import java.awt.image.BufferedImage;

/// Resizes a picture in its proportions: until it is within a frame, covers it, or by a factor.
///
/// @python PIL.ImageOps.contain
/// @python PIL.ImageOps.cover
/// @python PIL.ImageOps.scale
/// @java Framing.contain(width, height), cover(width, height), and Resampler for the pixels
/// @pattern Framing
final class ContainExample {
  void main() {
    // a heat map of 60 x 40 sensors, warmer to the right
    var map = new BufferedImage(60, 40, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 40; y++) {
      for (int x = 0; x < 60; x++) {
        map.getRaster().setSample(x, y, 0, 4 * x);
      }
    }
    var framing = new Framing(map.getWidth(), map.getHeight());

    // all of it, as large as a square of 25 pixels allows
    describe("contain", resize(map, framing.contain(25, 25)));

    // no less than the square
    describe("cover", resize(map, framing.cover(25, 25)));

    // larger, too; a half is rounded to the even neighbour
    describe("enlarged", resize(map, framing.contain(75, 75)));
    describe("rounded", resize(map, framing.contain(15, 3)));

    // by a factor
    var smaller = new Dimension((int) Math.rint(0.3 * 60), (int) Math.rint(0.3 * 40));
    describe("scale", resize(map, smaller));
  }

  private static BufferedImage resize(BufferedImage image, Dimension size) {
    return Resampler.BICUBIC.resize(image, size.width, size.height);
  }

  private static void describe(String what, BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int middle = image.getRaster().getSample(width / 2, height / 2, 0);
    IO.println("%s: %d x %d, in the middle %d".formatted(what, width, height, middle));
  }
}
