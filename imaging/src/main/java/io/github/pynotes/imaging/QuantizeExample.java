package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.stream.IntStream;

/// Finds the colours that suit a heat map best, and maps it to the colours of another picture.
///
/// @python PIL.Image.Image.quantize
/// @python PIL.Image.Image.getpalette
/// @python PIL.Image.Image.putpalette
/// @python PIL.Image.Palette
/// @python PIL.Image.Quantize
/// @java AdaptivePalette; a given palette is an IndexColorModel, and setRGB takes its nearest
///   colour
/// @pattern AdaptivePalette
final class QuantizeExample {
  void main() {
    // a sensor's heat map, from blue to red
    var heat = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        heat.setRGB(x, y, new Color(x * y / 12, y, 255 - x * y / 12).getRGB());
      }
    }

    // the 32 colours that suit it best
    var small = AdaptivePalette.quantize(heat, 32);
    IO.println("colours: " + ((IndexColorModel) small.getColorModel()).getMapSize());

    // a picture of few colours keeps them all
    var flag = new BufferedImage(3, 1, BufferedImage.TYPE_INT_RGB);
    flag.setRGB(0, 0, 3, 1, new int[] {0xc80000, 0xffffff, 0x0000c8}, 0, 3);
    var kept = AdaptivePalette.quantize(flag, 16);
    IO.println("colours of the flag: " + ((IndexColorModel) kept.getColorModel()).getMapSize());
    IO.println("white: " + inWords(kept.getRGB(1, 0)));

    // a palette of one's own: blue, green, yellow, red
    byte[] reds = {0, 0, -1, -1};
    byte[] greens = {0, (byte) 160, (byte) 220, 0};
    byte[] blues = {-1, 0, 0, 0};
    var palette = new IndexColorModel(2, 4, reds, greens, blues);
    var alarm = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    IO.println("second colour: " + inWords(palette.getRGB(1)));

    // its indices are the pixels; the palette gives them their colours
    alarm.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {3, 2, 1, 0});
    IO.println("pixel: " + alarm.getRaster().getSample(0, 0, 0));
    IO.println("its colour: " + inWords(alarm.getRGB(0, 0)));

    // the heat map in these colours: dithered, and each pixel in the nearest one
    var nearest = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED, palette);
    nearest.setRGB(0, 0, 64, 48, heat.getRGB(0, 0, 64, 48, null, 0, 64), 0, 64);
    IO.println("dithered, in red: " + red(FloydSteinberg.toPalette(heat, palette)));
    IO.println("nearest is red: " + red(nearest));
  }

  private static long red(BufferedImage image) {
    int[] indices = image.getRaster().getSamples(0, 0, 64, 48, 0, (int[]) null);
    return IntStream.of(indices).filter(index -> index == 3).count();
  }

  private static String inWords(int rgb) {
    var color = new Color(rgb);
    return "%d %d %d".formatted(color.getRed(), color.getGreen(), color.getBlue());
  }
}
