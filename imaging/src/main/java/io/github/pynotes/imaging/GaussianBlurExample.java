package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Blurs a picture evenly or as a lens would, and sharpens it by its blurred copy.
///
/// @python PIL.ImageFilter.GaussianBlur
/// @python PIL.ImageFilter.BoxBlur
/// @python PIL.ImageFilter.UnsharpMask
/// @java BoxBlur.gaussian(image, radius), box, unsharpMask
/// @pattern BoxBlur
final class GaussianBlurExample {
  void main() {
    // a table: its left side lies in the shadow
    var table = new BufferedImage(12, 5, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 5; y++) {
      for (int x = 0; x < 12; x++) {
        table.getRaster().setSample(x, y, 0, x < 6 ? 40 : 200);
      }
    }
    IO.println("table: " + line(table));

    // each pixel becomes the mean of 5 by 5; beyond the border, the outermost pixels are repeated
    IO.println("box of 2: " + line(BoxBlur.box(table, 2)));

    // a radius may have a fraction: a half of the neighbours
    IO.println("box of 0.5: " + line(BoxBlur.box(table, 0.5)));

    // three boxes make almost a Gaussian
    IO.println("Gaussian of 2: " + line(BoxBlur.gaussian(table, 2)));

    // up and down only: there is nothing to blur
    IO.println("up and down: " + line(BoxBlur.gaussian(table, 0, 2)));

    // sharpened: darker before the edge, brighter behind it
    IO.println("sharpened: " + line(BoxBlur.unsharpMask(table, 1, 80, 3)));

    // alpha is blurred like a colour: a white sticker turns grey where it turns transparent
    var sticker = new BufferedImage(12, 5, BufferedImage.TYPE_INT_ARGB);
    var canvas = sticker.createGraphics();
    canvas.setColor(Color.WHITE);
    canvas.fillRect(6, 0, 6, 5);
    canvas.dispose();
    int[] pixel = BoxBlur.box(sticker, 2).getRaster().getPixel(5, 2, (int[]) null);
    IO.println("outline: " + inWords(Arrays.stream(pixel)));
  }

  private static String line(BufferedImage image) {
    var raster = image.getRaster();
    return inWords(IntStream.range(0, image.getWidth()).map(x -> raster.getSample(x, 2, 0)));
  }

  private static String inWords(IntStream samples) {
    return samples.mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
