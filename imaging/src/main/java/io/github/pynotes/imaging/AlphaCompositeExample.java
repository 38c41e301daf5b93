package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Lays a picture with alpha over another one with alpha.
///
/// @python PIL.Image.alpha_composite
/// @python PIL.Image.Image.alpha_composite
/// @java Compositor.alphaComposite; for a screen, Graphics2D.drawImage
/// @pattern Compositor
final class AlphaCompositeExample {
  void main() {
    // glass over paint: half of each, and opaque as the paint is
    var paint = filled(4, 4, 0, 0, 255, 255);
    var glass = filled(4, 4, 255, 0, 0, 128);
    IO.println("glass over paint: " + pixel(Compositor.alphaComposite(paint, glass), 0, 0));
    IO.println("paint over glass: " + pixel(Compositor.alphaComposite(glass, paint), 0, 0));

    // two panes are denser than one, and the upper one counts more
    var green = filled(4, 4, 0, 255, 0, 128);
    IO.println("two panes: " + pixel(Compositor.alphaComposite(glass, green), 0, 0));

    // where nothing is below, the upper one stays what it is
    var empty = filled(4, 4, 0, 0, 0, 0);
    IO.println("over nothing: " + pixel(Compositor.alphaComposite(empty, glass), 0, 0));

    // into the picture itself, at a place, and no farther than its edges
    var photo = filled(8, 8, 240, 240, 240, 255);
    Compositor.alphaComposite(photo, glass, 6, 6);
    Compositor.alphaComposite(photo, glass, -3, -3);
    IO.println("covered: " + covered(photo) + " pixels");

    // only a part of the upper one
    Compositor.alphaComposite(photo, green.getSubimage(1, 1, 3, 2), 4, 0);
    IO.println("covered: " + covered(photo) + " pixels, as " + pixel(photo, 6, 1));
  }

  private static BufferedImage filled(int width, int height, int... rgba) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
    for (int i = 0; i < width * height; i++) {
      image.getRaster().setPixel(i % width, i / width, rgba);
    }
    return image;
  }

  private static String pixel(BufferedImage image, int x, int y) {
    return Arrays.toString(image.getRaster().getPixel(x, y, (int[]) null));
  }

  private static long covered(BufferedImage photo) {
    int[] pixels = photo.getRGB(0, 0, 8, 8, null, 0, 8);
    return Arrays.stream(pixels).filter(pixel -> pixel != 0xfff0f0f0).count();
  }
}
