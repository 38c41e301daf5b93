package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Goes from one picture to another, and beyond.
///
/// @python PIL.Image.blend
/// @python PIL.ImageChops.blend
/// @java Compositor.blend
/// @pattern Compositor
final class BlendExample {
  void main() {
    // a wedge of grays, and the same from right to left
    var wedge = row(0, 60, 120, 180, 240);
    var mirrored = row(240, 180, 120, 60, 0);

    // between the two
    for (int percent : new int[] {0, 25, 50, 100}) {
      var blended = Compositor.blend(wedge, mirrored, percent / 100.0);
      IO.println("at " + percent + " percent: " + samples(blended));
    }

    // away from a flat gray: more contrast, as far as 0 and 255
    var flat = row(120, 120, 120, 120, 120);
    IO.println("contrast: " + samples(Compositor.blend(flat, wedge, 1.5)));

    // away from the other side: the negative
    IO.println("negative: " + samples(Compositor.blend(flat, wedge, -1)));

    // what is left of the decimal point counts: 0.9 is 0
    IO.println("cut off: " + samples(Compositor.blend(row(0, 0, 0), row(1, 2, 3), 0.9)));
  }

  private static BufferedImage row(int... values) {
    var image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, values.length, 1, values);
    return image;
  }

  private static String samples(BufferedImage row) {
    return Arrays.toString(row.getRaster().getPixels(0, 0, row.getWidth(), 1, (int[]) null));
  }
}
