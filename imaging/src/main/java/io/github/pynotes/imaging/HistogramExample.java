package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.LookupOp;
import java.awt.image.LookupTable;

/// Counts the values of a picture, and makes tables of the counts that better its contrast.
///
/// @python PIL.Image.Image.histogram
/// @python PIL.Image.Image.getextrema
/// @python PIL.Image.Image.entropy
/// @python PIL.ImageStat.Stat
/// @python PIL.ImageOps.autocontrast
/// @python PIL.ImageOps.equalize
/// @java Histogram, and LookupOp for the tables that it makes
/// @pattern Histogram
final class HistogramExample {
  void main() {
    // a foggy morning: from 90 to 152, and one lamp
    var photo = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        photo.getRaster().setSample(x, y, 0, 90 + x / 2 + y * y / 70);
      }
    }
    photo.getRaster().setSample(10, 5, 0, 250);

    // what was counted, and what follows from it
    var histogram = Histogram.of(photo);
    IO.println("pixels of 100: " + histogram.counts(0)[100]);
    print("foggy", photo);
    IO.println("mean: %.3f".formatted(histogram.mean(0)));
    IO.println("deviation: %.3f".formatted(Math.sqrt(histogram.variance(0))));
    IO.println("bits a pixel: %.3f".formatted(histogram.entropy()));

    // from the darkest to the lightest: the lamp leaves little to the others
    print("stretched", apply(histogram.autocontrast(), photo));

    // without a percent at either end, or without the lamp's value, there is more
    print("cut off", apply(histogram.autocontrast(1, 1), photo));
    print("lamp ignored", apply(histogram.autocontrast(0, 0, 250), photo));

    // all values about equally frequent
    print("equalized", apply(histogram.equalize(), photo));

    // only the pixels below the horizon count
    var ground = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_BINARY);
    var graphics = ground.createGraphics();
    graphics.fillRect(0, 24, 64, 24);
    graphics.dispose();
    var below = Histogram.of(photo, ground);
    IO.println("below the horizon: " + below.pixels() + " from " + below.min(0));
    print("for the ground", apply(below.autocontrast(), photo));
  }

  private static BufferedImage apply(LookupTable table, BufferedImage image) {
    var result = new BufferedImage(image.getWidth(), image.getHeight(), image.getType());
    return new LookupOp(table, null).filter(image, result);
  }

  private static void print(String label, BufferedImage image) {
    var now = Histogram.of(image);
    IO.println("%s: %d to %d, median %d".formatted(label, now.min(0), now.max(0), now.median(0)));
  }
}
