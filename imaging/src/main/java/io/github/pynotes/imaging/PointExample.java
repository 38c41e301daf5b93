package io.github.pynotes.imaging;

import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.IndexColorModel;
import java.awt.image.LookupOp;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/// Replaces each value of a picture by another, as a function or a table says.
///
/// @python PIL.Image.Image.point
/// @python PIL.ImageOps.invert
/// @python PIL.ImageOps.solarize
/// @python PIL.ImageOps.posterize
/// @python PIL.ImageOps.grayscale
/// @python PIL.ImageOps.colorize
/// @java LookupOp with a ByteLookupTable and a destination; BandCombineOp for gray
final class PointExample {
  void main() {
    // a heat map: sensors from cold, 0, to hot, 250
    var heat = new BufferedImage(6, 1, BufferedImage.TYPE_BYTE_GRAY);
    heat.getRaster().setPixels(0, 0, 6, 1, new int[] {0, 3, 100, 127, 128, 250});

    // a function becomes a table of 256 values, rounded to even and clipped, as in Python
    print("halved", apply(heat, value -> value * 0.5));
    print("stretched", apply(heat, value -> 2 * value - 100));

    // what ImageOps offers are such functions
    print("inverted", apply(heat, value -> 255 - value));
    print("solarized", apply(heat, value -> value < 128 ? value : 255 - value));
    print("two bits", apply(heat, value -> value & 0b1100_0000));
    print("alarm", apply(heat, value -> value > 127 ? 255 : 0));

    // false colours: the gray values are the indexes of a palette, from blue to orange
    byte[][] ramp = new byte[3][256];
    for (int i = 0; i < 256; i++) {
      ramp[0][i] = (byte) i; // red
      ramp[1][i] = (byte) (i * 128 / 255); // green
      ramp[2][i] = (byte) (255 - i); // blue
    }
    var palette = new IndexColorModel(8, 256, ramp[0], ramp[1], ramp[2]);
    var colored = new BufferedImage(palette, heat.getRaster(), false, null);
    IO.println("hottest: %06x".formatted(colored.getRGB(5, 0) & 0xffffff));

    // and back to gray with Pillow's weights; the last addend rounds
    float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, 0.5f}};
    var rgb = new BufferedImage(6, 1, BufferedImage.TYPE_3BYTE_BGR);
    var graphics = rgb.createGraphics();
    graphics.drawImage(colored, 0, 0, null);
    graphics.dispose();
    new BandCombineOp(luma, null).filter(rgb.getRaster(), heat.getRaster());
    print("as gray", heat);
  }

  private static BufferedImage apply(BufferedImage image, IntToDoubleFunction function) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) Math.clamp(Math.rint(function.applyAsDouble(value)), 0, 255);
    }
    var result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    return new LookupOp(new ByteLookupTable(0, table), null).filter(image, result);
  }

  private static void print(String label, BufferedImage gray) {
    int[] values = gray.getRaster().getPixels(0, 0, 6, 1, (int[]) null);
    IO.println(label + ": " + Arrays.toString(values));
  }
}
