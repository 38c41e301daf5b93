package io.github.pynotes.imaging;

import static java.util.stream.Collectors.joining;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.stream.IntStream;

/// Makes pictures, takes their bands apart, puts them together, and gives them alpha.
///
/// @python PIL.Image.new
/// @python PIL.Image.merge
/// @python PIL.Image.Image.split
/// @python PIL.Image.Image.getchannel
/// @python PIL.Image.Image.getbands
/// @python PIL.Image.Image.putalpha
/// @java createWritableChild(..., bands) is a view of a band; setRect copies it; getAlphaRaster()
final class BandsExample {
  void main() {
    // a new picture is black, or transparent, or of the colour that it is filled with
    IO.println("black: " + pixel(new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB), 0));
    IO.println("transparent: " + pixel(new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB), 0));
    var label = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    var graphics = label.createGraphics();
    graphics.setColor(new Color(200, 120, 40));
    graphics.fillRect(0, 0, 64, 48);
    graphics.dispose();
    IO.println("label: " + pixel(label, 0));

    // each band is a gray picture
    var bands = IntStream.range(0, 3).mapToObj(i -> channel(label, i)).toList();
    IO.println("bands: " + bands.stream().map(band -> pixel(band, 0)).collect(joining(" ")));

    // bands in another order make another picture
    var swapped = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 3; i++) {
      band(swapped, i).setRect(bands.get(2 - i).getRaster());
    }
    IO.println("swapped: " + pixel(swapped, 0));

    // the band is a copy: what is painted on it stays there
    bands.get(1).getRaster().setSample(0, 0, 0, 255);
    IO.println("green of the label: " + label.getRaster().getSample(0, 0, 1));

    // alpha by a mask that fades out to the right
    var glass = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
    band(glass, 0, 1, 2).setRect(label.getRaster());
    int[] mask = IntStream.range(0, 64 * 48).map(i -> 255 - 4 * (i % 64)).toArray();
    glass.getAlphaRaster().setSamples(0, 0, 64, 48, 0, mask);
    IO.println("at the left: " + pixel(glass, 0));
    IO.println("at the right: " + pixel(glass, 63));
  }

  private static WritableRaster band(BufferedImage image, int... bands) {
    return image.getRaster().createWritableChild(0, 0, 64, 48, 0, 0, bands);
  }

  private static BufferedImage channel(BufferedImage image, int band) {
    var gray = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    gray.getRaster().setRect(band(image, band));
    return gray;
  }

  private static String pixel(BufferedImage image, int x) {
    var samples = IntStream.of(image.getRaster().getPixel(x, 0, (int[]) null));
    return samples.mapToObj(String::valueOf).collect(joining(" "));
  }
}
