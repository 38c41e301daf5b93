package io.github.pynotes.imaging;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Cuts a rectangle out of a picture, also one that reaches over its edges.
///
/// @python PIL.Image.Image.crop
/// @java getSubimage(x, y, w, h) is a view; WritableRaster.setRect(x, y, view) copies it
final class CropExample {
  void main() {
    // a heat map: one pixel for each sensor of a floor, warmer to the right
    var floor = new BufferedImage(8, 6, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 8; x++) {
        floor.getRaster().setSample(x, y, 0, 20 * x + y);
      }
    }

    // the warm corner: the right and the lower bound are not part of it
    var corner = crop(floor, 6, 0, 8, 2);
    describe("warm corner", corner);

    // a copy: what is drawn on it leaves the floor alone
    corner.getRaster().setSample(0, 0, 0, 255);
    IO.println("on the floor: " + floor.getRaster().getSample(6, 0, 0));

    // over the edge: zeros, where there is no sensor
    describe("over the edge", crop(floor, 6, 4, 9, 7));

    // before the edge: a negative corner makes a margin
    describe("with a margin", crop(floor, -1, -1, 2, 1));

    // a box of fractions: each is rounded, a half to the even neighbour
    describe("rounded", crop(floor, round(0.5), round(1.5), round(3.5), round(4.4)));

    // outside altogether: nothing but zeros
    describe("elsewhere", crop(floor, 20, 20, 22, 21));
  }

  private static BufferedImage crop(
      BufferedImage image, int left, int upper, int right, int lower) {
    var box = new Rectangle(left, upper, right - left, lower - upper);
    var raster = image.getRaster().createCompatibleWritableRaster(box.width, box.height);
    var seen = box.intersection(new Rectangle(image.getWidth(), image.getHeight()));
    if (!seen.isEmpty()) {
      var view = image.getSubimage(seen.x, seen.y, seen.width, seen.height);
      raster.setRect(seen.x - left, seen.y - upper, view.getRaster());
    }
    return new BufferedImage(image.getColorModel(), raster, image.isAlphaPremultiplied(), null);
  }

  private static int round(double coordinate) {
    return (int) Math.rint(coordinate);
  }

  private static void describe(String what, BufferedImage image) {
    var pixels =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    IO.println("%s, %d x %d".formatted(what, image.getWidth(), image.getHeight()));
    IO.println("  " + Arrays.toString(pixels));
  }
}
