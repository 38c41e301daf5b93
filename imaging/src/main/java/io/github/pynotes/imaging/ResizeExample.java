package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.StringJoiner;

/// Resizes a picture by six filters, wholly or a part of it, also with alpha.
///
/// @python PIL.Image.Image.resize
/// @python PIL.Image.Resampling
/// @python PIL.Image.Resampling.NEAREST
/// @python PIL.Image.Resampling.BOX
/// @python PIL.Image.Resampling.BILINEAR
/// @python PIL.Image.Resampling.HAMMING
/// @python PIL.Image.Resampling.BICUBIC
/// @python PIL.Image.Resampling.LANCZOS
/// @java Resampler.LANCZOS.resize(image, width, height)
/// @pattern Resampler
final class ResizeExample {
  void main() {
    // a sensor's heat map: warm in the middle, and one cell that is too hot
    var heat = new BufferedImage(24, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < heat.getHeight(); y++) {
      for (int x = 0; x < heat.getWidth(); x++) {
        heat.getRaster().setSample(x, y, 0, 220 - (x - 12) * (x - 12) - (y - 8) * (y - 8));
      }
    }
    heat.getRaster().setSample(9, 6, 0, 255);

    // smaller: how much of the hot cell is left depends on the filter
    var filters = new LinkedHashMap<String, Resampler>();
    filters.put("NEAREST", Resampler.NEAREST);
    filters.put("BOX", Resampler.BOX);
    filters.put("BILINEAR", Resampler.BILINEAR);
    filters.put("HAMMING", Resampler.HAMMING);
    filters.put("BICUBIC", Resampler.BICUBIC);
    filters.put("LANCZOS", Resampler.LANCZOS);
    filters.forEach((name, filter) -> IO.println(name + ": " + row(filter.resize(heat, 6, 4), 1)));

    // larger
    var large = Resampler.BICUBIC.resize(heat, 48, 32);
    IO.println("larger: " + row(large.getSubimage(16, 12, 8, 1), 0));

    // a part of it, with pixels that are in it by half
    var box = new Resampler.Box(7.5, 4.5, 11.5, 8.5);
    IO.println("the part around the hot cell: " + row(Resampler.BOX.resize(heat, 4, 4, box), 1));

    // reduced by whole factors first, which is faster for large pictures
    var withGap = Resampler.LANCZOS.reducingGap(2);
    IO.println("with a gap of 2: " + row(withGap.resize(heat, 3, 2), 0));

    // a red logo on nothing; what is transparent happens to be blue, and does not show
    var logo = new BufferedImage(8, 8, BufferedImage.TYPE_INT_ARGB);
    for (int i = 0; i < 64; i++) {
      boolean red = i % 8 >= 2 && i % 8 < 6 && i / 8 >= 2 && i / 8 < 6;
      logo.setRGB(i % 8, i / 8, red ? 0xffff0000 : 0x000000ff);
    }
    var smaller = Resampler.BILINEAR.resize(logo, 4, 4);
    IO.println("edge of the logo: " + row(smaller.getSubimage(0, 1, 1, 1), 0));
  }

  private static String row(BufferedImage image, int y) {
    var row = new StringJoiner(" ");
    for (int sample : image.getRaster().getPixels(0, y, image.getWidth(), 1, (int[]) null)) {
      row.add(Integer.toString(sample));
    }
    return row.toString();
  }
}
