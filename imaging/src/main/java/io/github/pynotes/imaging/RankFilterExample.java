package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.LookupOp;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Removes dead pixels and dust by the median around each pixel.
///
/// @python PIL.ImageFilter.MedianFilter
/// @python PIL.ImageFilter.MinFilter
/// @python PIL.ImageFilter.MaxFilter
/// @python PIL.ImageFilter.RankFilter
/// @python PIL.ImageFilter.ModeFilter
/// @java RankFilter.median(image, size), min, max, rank, mode
/// @pattern RankFilter
final class RankFilterExample {
  void main() {
    // a heat camera's picture, warmer at the right; two of its pixels are dead, and two always burn
    var heat = new BufferedImage(10, 7, BufferedImage.TYPE_BYTE_GRAY);
    var pixels = heat.getRaster();
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 10; x++) {
        pixels.setSample(x, y, 0, 20 * (x / 2) + y);
      }
    }
    pixels.setPixels(2, 3, 2, 1, new int[] {0, 255});
    pixels.setPixels(7, 2, 2, 1, new int[] {0, 255});
    IO.println("seen: " + line(heat));

    // the median forgets them, and blurs no edge as a mean does
    IO.println("median: " + line(RankFilter.median(heat, 3)));
    IO.println("mean: " + line(BoxBlur.box(heat, 1)));

    // the least and the greatest: dark and bright spots grow
    IO.println("min: " + line(RankFilter.min(heat, 3)));
    IO.println("max: " + line(RankFilter.max(heat, 3)));

    // any other place in the order: the third of nine
    IO.println("third: " + line(RankFilter.rank(heat, 3, 2)));

    // the most frequent value, for pictures of labels
    byte[] twoLabels = new byte[256];
    Arrays.fill(twoLabels, 0, 40, (byte) 1);
    Arrays.fill(twoLabels, 40, 256, (byte) 2);
    var labels = new LookupOp(new ByteLookupTable(0, twoLabels), null).filter(heat, null);
    IO.println("labels: " + line(labels));
    IO.println("mode: " + line(RankFilter.mode(labels, 3)));

    // a window has a middle
    try {
      RankFilter.median(heat, 4);
    } catch (IllegalArgumentException e) {
      IO.println("size 4: refused");
    }
  }

  private static String line(BufferedImage image) {
    return IntStream.range(0, image.getWidth())
        .mapToObj(x -> Integer.toString(image.getRaster().getSample(x, 3, 0)))
        .collect(Collectors.joining(" "));
  }
}
