package io.github.pynotes.imaging;

import static java.util.stream.Collectors.joining;

import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.stream.IntStream;

/// Converts a photo to gray, to black and white, to inks, and to the colours of the old web.
///
/// @python PIL.Image.Image.convert
/// @python PIL.Image.Image.mode
/// @python PIL.Image.Dither
/// @java BandCombineOp on rasters, with luma's weights in 65536ths; FloydSteinberg dithers
/// @pattern FloydSteinberg
final class ConvertExample {
  private static final float[][] LUMA = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, .5f}};
  private static final float[][] INKS = {
    {-1, 0, 0, 255}, {0, -1, 0, 255}, {0, 0, -1, 255}, {0, 0, 0, 0}
  };

  void main() {
    // a photo of a sunset: red grows to the right, green to the bottom
    var photo = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        photo.setRGB(x, y, (255 - x) << 16 | (5 * y) << 8 | (4 * x));
      }
    }
    IO.println("pixel: " + inWords(photo.getRaster()));

    // gray by luma, the weights of ITU-R 601
    var gray = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    new BandCombineOp(LUMA, null).filter(photo.getRaster(), gray.getRaster());
    IO.println("gray pixel: " + inWords(gray.getRaster()));
    int[] grays = gray.getRaster().getSamples(0, 0, 64, 48, 0, (int[]) null);
    IO.println("gray, all together: " + IntStream.of(grays).sum());

    // black and white, with dots where it is gray
    var dots = FloydSteinberg.toBlackAndWhite(photo).getRaster();
    IO.println("white dots: " + IntStream.of(dots.getSamples(0, 0, 64, 48, 0, (int[]) null)).sum());

    // black and white by a threshold
    IO.println("white above the threshold: " + IntStream.of(grays).filter(g -> g >= 128).count());

    // inks, as a printer counts them; no black is used
    var inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
    new BandCombineOp(INKS, null).filter(photo.getRaster(), inks);
    IO.println("inks: " + inWords(inks));

    // the 216 colours of the old web, dithered
    var cube = IntStream.range(0, 216).map(i -> (i % 6 << 16 | i / 6 % 6 << 8 | i / 36) * 51);
    var palette = new IndexColorModel(8, 216, cube.toArray(), 0, false, -1, DataBuffer.TYPE_BYTE);
    var web = FloydSteinberg.toPalette(photo, palette).getRaster();
    var colors = palette.convertToIntDiscrete(web, false);
    IO.println("a dot of it: " + inWords(colors.getRaster()));
    int[] indices = web.getSamples(0, 0, 64, 48, 0, (int[]) null);
    IO.println("web colours used: " + IntStream.of(indices).distinct().count());
  }

  private static String inWords(Raster raster) {
    var samples = IntStream.of(raster.getPixel(40, 30, (int[]) null));
    return samples.mapToObj(String::valueOf).collect(joining(" "));
  }
}
