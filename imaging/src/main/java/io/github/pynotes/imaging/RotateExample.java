package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Rotates a picture by any angle, and says what becomes of its corners.
///
/// @python PIL.Image.Image.rotate
/// @java Rotator.BICUBIC.expand().fill(255, 255, 255).rotate(image, degrees)
/// @pattern Rotator
final class RotateExample {
  void main() {
    // a scanned page: white, with a black line of text and a red stamp
    var page = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    var pen = page.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 60, 40);
    pen.setColor(Color.BLACK);
    pen.fillRect(10, 8, 40, 4);
    pen.setColor(Color.RED);
    pen.fillRect(40, 25, 10, 10);
    pen.dispose();

    // against the clock; the size stays, and the corners are cut off or black
    var tilted = Rotator.NEAREST.rotate(page, 30);
    describe("tilted", tilted, 0, 0);
    IO.println("red pixels: " + count(tilted, 0xffff0000));

    // expanded: all of the page is there, on a ground of our choice
    describe("expanded", Rotator.NEAREST.expand().fill(0, 0, 255).rotate(page, 30), 0, 0);

    // a right angle is exact, and exchanges width and height
    describe("on its side", Rotator.BICUBIC.expand().rotate(page, 90), 10, 45);

    // smoothly: a pixel is a mean of its neighbours, and shades appear
    describe("BILINEAR", Rotator.BILINEAR.rotate(page, 30), 54, 22);
    describe("BICUBIC", Rotator.BICUBIC.rotate(page, 30), 54, 22);

    // about the stamp instead of the middle, and then down by five pixels
    var turned = Rotator.NEAREST.center(45, 30).translate(0, 5).rotate(page, 180);
    describe("about the stamp", turned, 45, 35);
  }

  private static void describe(String what, BufferedImage image, int x, int y) {
    int[] pixel = image.getRaster().getPixel(x, y, (int[]) null);
    IO.println("%s, %d x %d".formatted(what, image.getWidth(), image.getHeight()));
    IO.println("  at %d, %d: %s".formatted(x, y, Arrays.toString(pixel)));
  }

  private static long count(BufferedImage image, int color) {
    int width = image.getWidth();
    int[] pixels = image.getRGB(0, 0, width, image.getHeight(), null, 0, width);
    return Arrays.stream(pixels).filter(pixel -> pixel == color).count();
  }
}
