package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.Point;
import java.awt.image.BufferedImage;

/// Puts a picture on a ground: to fill a frame of other proportions, or for a border.
///
/// @python PIL.ImageOps.pad
/// @python PIL.ImageOps.expand
/// @java Framing.contain and Framing.place, then Graphics2D on a new image
/// @pattern Framing
final class PadExample {
  void main() {
    // a product photo: all red
    var photo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    var pen = photo.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 60, 40);
    pen.dispose();

    // all of it in a square of 30 pixels, with white bars above and below
    var size = new Framing(60, 40).contain(30, 30);
    var small = Resampler.BICUBIC.resize(photo, size.width, size.height);
    describe("pad", on(small, 30, 30, Framing.place(size, 30, 30, 0.5, 0.5)));

    // or at the top
    describe("at the top", on(small, 30, 30, Framing.place(size, 30, 30, 0.5, 0)));

    // a border of 2 pixels, and one that is broader below
    describe("expand", on(small, 34, 24, new Point(2, 2)));
    describe("broader below", on(small, 34, 32, new Point(2, 2)));
  }

  private static BufferedImage on(BufferedImage image, int width, int height, Point place) {
    var ground = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    var pen = ground.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, width, height);
    pen.drawImage(image, place.x, place.y, null);
    pen.dispose();
    return ground;
  }

  private static void describe(String what, BufferedImage image) {
    var column = new StringBuilder();
    for (int y = 0; y < image.getHeight(); y++) {
      column.append(image.getRGB(15, y) == 0xffff0000 ? '#' : '.');
    }
    IO.println("%s: %d x %d".formatted(what, image.getWidth(), image.getHeight()));
    IO.println("  a column: " + column);
  }
}
