// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Histogram.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/// Counts how often each value occurs in each band of a picture, says what follows from that, and
/// makes lookup tables of it.
///
/// ```java
/// var table = Histogram.of(photo).autocontrast();
/// var better = new BufferedImage(photo.getWidth(), photo.getHeight(), photo.getType());
/// new LookupOp(table, null).filter(photo, better);
/// ```
///
/// Answers Pillow's `Image.histogram`, `getextrema`, `entropy`, `ImageStat.Stat`, and, by way of
/// the JDK's `LookupOp`, `ImageOps.autocontrast` and `ImageOps.equalize`, to the byte. Credit for
/// the methods: Pillow. Give `LookupOp` a destination: with null for one, that of JDK 25 mixes up
/// the colours of `TYPE_3BYTE_BGR` and `TYPE_4BYTE_ABGR`, which is what `ImageIO` reads.
///
/// **Pictures** have at most 8 bits a band, in any layout, also a part of another (`getSubimage`).
/// The bands are gray, or red, green and blue, then alpha. What is counted is what is stored: of a
/// palette picture the indexes, of a bilevel one 0 and 1, where Pillow has 0 and 255. Gray is not
/// read by `getRGB`, which would change it. More bits, and premultiplied alpha, are refused.
///
/// **Tables** have a row for each band but alpha, so that `LookupOp` leaves alpha alone; Pillow
/// refuses a picture with alpha there. A table of a gray histogram may serve an RGB picture: that
/// is Pillow's `preserve_tone=True`.
///
/// **Errors.** An unsuitable picture or mask, and a percentage below 0 or above 100, is an
/// `IllegalArgumentException`; a band or value that does not exist is an
/// `IndexOutOfBoundsException`; null is a `NullPointerException`. Where a mask leaves nothing to
/// count, each [#min] is 255 and each [#max] 0, as in Pillow, a mean is NaN, and a table changes
/// nothing.
///
/// **Cost.** One pass over the pixels; all else is a pass over 256 counts. **Threads:** immutable.
///
/// The JDK applies tables and counts nothing; JAI, which counted, is long gone.
public final class Histogram {
  // Over 200 lines, because what is counted once serves both statistics and tables.

  private static final int VALUES = 256;

  private final int[][] counts;
  private final int colors;

  private Histogram(int[][] counts, int colors) {
    this.counts = counts;
    this.colors = colors;
  }

  /// Counts all pixels.
  public static Histogram of(BufferedImage image) {
    return count(image, null);
  }

  /// Counts the pixels for which the mask is not 0.
  ///
  /// @param mask of one band and the size of the image
  public static Histogram of(BufferedImage image, BufferedImage mask) {
    if (mask.getRaster().getNumBands() != 1
        || mask.getWidth() != image.getWidth()
        || mask.getHeight() != image.getHeight()) {
      throw new IllegalArgumentException(
          "A mask has one band and the size of its picture, %d x %d, and this one has %d and %d x %d: make it a TYPE_BYTE_GRAY of that size."
              .formatted(
                  image.getWidth(),
                  image.getHeight(),
                  mask.getRaster().getNumBands(),
                  mask.getWidth(),
                  mask.getHeight()));
    }
    return count(image, mask.getRaster());
  }

  private static Histogram count(BufferedImage image, Raster mask) {
    Raster raster = image.getRaster();
    if (image.isAlphaPremultiplied()
        || raster.getDataBuffer().getDataType() > DataBuffer.TYPE_INT
        || Arrays.stream(raster.getSampleModel().getSampleSize()).anyMatch(bits -> bits > 8)) {
      throw new IllegalArgumentException(
          "Histogram takes at most 8 bits a band without premultiplied alpha, and this is a"
              + " BufferedImage of type %d, %s: draw it on one of TYPE_INT_ARGB first."
                  .formatted(image.getType(), image.getColorModel()));
    }
    int bands = raster.getNumBands();
    int[][] counts = new int[bands][VALUES];
    int[] row = null;
    int[] counted = null;
    for (int y = 0; y < image.getHeight(); y++) {
      row = raster.getPixels(0, y, image.getWidth(), 1, row);
      if (mask != null) {
        counted = mask.getPixels(0, y, image.getWidth(), 1, counted);
      }
      for (int i = 0; i < row.length; i++) {
        if (counted == null || counted[i / bands] != 0) {
          counts[i % bands][row[i]]++;
        }
      }
    }
    return new Histogram(counts, Math.min(bands, image.getColorModel().getNumColorComponents()));
  }

  /// How many bands there are, alpha among them.
  public int bands() {
    return counts.length;
  }

  /// How many pixels were counted.
  public int pixels() {
    return Arrays.stream(counts[0]).sum();
  }

  /// How often each of the values 0 to 255 occurs in a band; a copy.
  public int[] counts(int band) {
    return counts[band].clone();
  }

  /// The least value that occurs.
  public int min(int band) {
    int value = 0;
    while (value < VALUES - 1 && counts[band][value] == 0) {
      value++;
    }
    return value;
  }

  /// The greatest value that occurs.
  public int max(int band) {
    int value = VALUES - 1;
    while (value > 0 && counts[band][value] == 0) {
      value--;
    }
    return value;
  }

  /// The value in the middle, if all were sorted; of an even number the later.
  public int median(int band) {
    int half = pixels() / 2;
    int value = 0;
    for (int below = counts[band][0]; below <= half && value < VALUES - 1; ) {
      below += counts[band][++value];
    }
    return value;
  }

  /// The arithmetic mean.
  public double mean(int band) {
    return sum(band, 1) / pixels();
  }

  /// The variance of the whole, not of a sample.
  public double variance(int band) {
    double sum = sum(band, 1);
    return (sum(band, 2) - sum * sum / pixels()) / pixels();
  }

  /// The root of the mean of the squares.
  public double rms(int band) {
    return Math.sqrt(sum(band, 2) / pixels());
  }

  private double sum(int band, int power) {
    double sum = 0;
    for (int value = 0; value < VALUES; value++) {
      sum += Math.pow(value, power) * counts[band][value];
    }
    return sum;
  }

  /// How many bits a sample carries on average, over all bands at once.
  public double entropy() {
    double samples = (double) pixels() * bands();
    return Arrays.stream(counts)
        .flatMapToInt(Arrays::stream)
        .filter(count -> count > 0)
        .mapToDouble(count -> -count / samples * Math.log(count / samples) / Math.log(2))
        .sum();
  }

  /// Stretches each band, so that its least value becomes 0 and its greatest 255.
  public ByteLookupTable autocontrast() {
    return autocontrast(0, 0);
  }

  /// The same, after leaving out some of the pixels: first those of the values to ignore, then the
  /// given percentages of the darkest and of the lightest.
  public ByteLookupTable autocontrast(double darkest, double lightest, int... ignored) {
    if (!(darkest >= 0 && darkest <= 100 && lightest >= 0 && lightest <= 100)) {
      throw new IllegalArgumentException(
          "Percentages are from 0 to 100, and these are %s and %s.".formatted(darkest, lightest));
    }
    return table(band -> {
      for (int value : ignored) {
        band[value] = 0;
      }
      int all = Arrays.stream(band).sum();
      int cut = (int) Math.floor(all * darkest / 100);
      int low = 0;
      for (; low < VALUES - 1 && cut >= band[low]; low++) {
        cut -= band[low];
      }
      cut = (int) Math.floor(all * lightest / 100);
      int high = VALUES - 1;
      for (; high > 0 && cut >= band[high]; high--) {
        cut -= band[high];
      }
      return stretched(low, high);
    });
  }

  private static int[] stretched(int low, int high) {
    int[] curve = unchanged();
    if (low < high) {
      double scale = 255.0 / (high - low);
      double offset = -low * scale;
      Arrays.setAll(curve, value -> (int) Math.max(0, Math.min(255, value * scale + offset)));
    }
    return curve;
  }

  /// Spreads the values of each band, so that all are about equally frequent.
  public ByteLookupTable equalize() {
    return table(band -> {
      int last = VALUES - 1;
      while (last > 0 && band[last] == 0) {
        last--;
      }
      int step = (Arrays.stream(band).sum() - band[last]) / 255;
      int[] curve = unchanged();
      if (step > 0) {
        int below = step / 2;
        for (int value = 0; value < VALUES; value++) {
          curve[value] = Math.min(below / step, 255);
          below += band[value];
        }
      }
      return curve;
    });
  }

  private static int[] unchanged() {
    int[] curve = new int[VALUES];
    Arrays.setAll(curve, value -> value);
    return curve;
  }

  /// A table of a curve for each band but alpha, made of the copy of its counts.
  private ByteLookupTable table(UnaryOperator<int[]> curve) {
    byte[][] table = new byte[colors][VALUES];
    for (int band = 0; band < colors; band++) {
      int[] values = curve.apply(counts[band].clone());
      for (int value = 0; value < VALUES; value++) {
        table[band][value] = (byte) values[value];
      }
    }
    return new ByteLookupTable(0, table);
  }
}
