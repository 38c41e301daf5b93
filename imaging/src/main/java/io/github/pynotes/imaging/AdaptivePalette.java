// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/AdaptivePalette.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/// The few colours that suit a picture best, and the picture in them.
///
/// ```java
/// BufferedImage small = AdaptivePalette.quantize(photo, 16);
/// IndexColorModel palette = AdaptivePalette.of(photo, 16);
/// ```
///
/// Answers Pillow's `quantize(16)` and `convert("P", palette=Palette.ADAPTIVE)`. The idea is Paul
/// Heckbert's median cut, after which Pillow's method is named: a box around all colours is cut in
/// two, then the box with the greatest error, until there are as many boxes as colours wanted; each
/// becomes the mean of its pixels. The cut is not at the median but where the squared error of the
/// two halves is smallest, so the colours are others than Pillow's, and their error is smaller as a
/// rule.
///
/// **Result.** A picture that has no more colours than that keeps them all, exactly. The palette
/// has no colour twice, and its order means nothing. Each pixel takes the nearest of them, and
/// nothing is dithered, as in Pillow; the same picture gives the same result, always.
///
/// **Alpha** counts as a fourth channel, and the colour of what is wholly transparent not at all.
///
/// **Images.** 8 bits for each channel, gray or RGB, with alpha or without, of any layout, and
/// sub-images. Anything else is an `IllegalArgumentException`, and null a `NullPointerException`.
///
/// **Cost.** Up to seven ints for each pixel while it works; time grows with the number of pixels,
/// and with that of distinct colours times that of colours wanted. No state: any number of threads.
///
/// The JDK has an adaptive palette that it uses for GIF files only, of 256 colours only; drawing
/// into `TYPE_BYTE_INDEXED` takes a fixed one. For a palette that is given, `BufferedImage.setRGB`
/// finds the nearest colour.
public final class AdaptivePalette {
  // Over 200 lines, because it counts colours, cuts boxes and maps pixels, all in four channels.

  private AdaptivePalette() {}

  /// The colours alone: for a dither, or for other pictures that are to share them.
  ///
  /// @param colors at most so many, from 1 to 256
  /// @throws IllegalArgumentException if the image is not of 8 bits for each channel, gray or RGB,
  ///   or if the number of colours is out of range
  public static IndexColorModel of(BufferedImage source, int colors) {
    return palette(histogram(pixels(source)), colors);
  }

  /// The picture in its best colours.
  ///
  /// @param colors at most so many, from 1 to 256
  /// @return of `TYPE_BYTE_INDEXED`
  /// @throws IllegalArgumentException if the image is not of 8 bits for each channel, gray or RGB,
  ///   or if the number of colours is out of range
  public static BufferedImage quantize(BufferedImage source, int colors) {
    int width = source.getWidth();
    int[] pixels = pixels(source);
    Histogram histogram = histogram(pixels);
    int[] distinct = histogram.colors.clone();
    IndexColorModel palette = palette(histogram, colors);
    int[] nearest = nearest(palette, distinct);

    var result =
        new BufferedImage(width, source.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    int[] row = new int[width];
    for (int y = 0; y < source.getHeight(); y++) {
      for (int x = 0; x < width; x++) {
        row[x] = nearest[Arrays.binarySearch(distinct, pixels[y * width + x])];
      }
      result.getRaster().setSamples(0, y, width, 1, 0, row);
    }
    return result;
  }

  /// @param colors each once, as ARGB
  /// @param counts how many pixels have it
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Histogram(int[] colors, int[] counts) {}

  private static Histogram histogram(int[] pixels) {
    int[] colors = pixels.clone();
    Arrays.sort(colors);
    int[] counts = new int[colors.length];
    int distinct = 0;
    for (int i = 0; i < colors.length; i++) {
      if (i == 0 || colors[i] != colors[i - 1]) {
        colors[distinct++] = colors[i];
      }
      counts[distinct - 1]++;
    }
    return new Histogram(Arrays.copyOf(colors, distinct), Arrays.copyOf(counts, distinct));
  }

  private static IndexColorModel palette(Histogram histogram, int colors) {
    if (colors < 1 || colors > 256) {
      throw new IllegalArgumentException("A palette has 1 to 256 colours, not " + colors + ".");
    }
    var boxes = new ArrayList<>(List.of(new Box(histogram, 0, histogram.colors.length)));
    while (boxes.size() < colors) {
      Box worst = Collections.max(boxes, Comparator.comparingDouble(box -> box.error));
      if (worst.error == 0) {
        break; // every colour has a box of its own
      }
      int cut = worst.cut();
      boxes.set(boxes.indexOf(worst), new Box(histogram, worst.from, cut));
      boxes.add(new Box(histogram, cut, worst.to));
    }
    // no two are equal, for each pair of boxes was cut apart between two values of a channel
    int[] means = boxes.stream().mapToInt(box -> box.mean).toArray();
    return new IndexColorModel(8, means.length, means, 0, true, -1, DataBuffer.TYPE_BYTE);
  }

  /// @param shift of the channel that is cut
  /// @param highest of the values in the low half
  /// @param gain the greater, the smaller the error
  private record Cut(int shift, int highest, double gain) {}

  /// The colours from one index to another, which change places when it is cut.
  private static final class Box {
    private final Histogram all;
    private final int from;
    private final int to;
    private final double error; // squared, of all pixels together, if each were the mean
    private final int mean;

    Box(Histogram all, int from, int to) {
      this.all = all;
      this.from = from;
      this.to = to;
      long[] sums = new long[5];
      double squares = 0;
      for (int i = from; i < to; i++) {
        add(i, sums);
        for (int shift = 0; shift < 32; shift += 8) {
          squares += (double) all.counts[i] * channel(i, shift) * channel(i, shift);
        }
      }
      error = to - from == 1 ? 0 : squares - gain(sums);
      int rounded = 0;
      for (int i = 0; i < 4; i++) {
        rounded |= (int) ((sums[i] + sums[4] / 2) / sums[4]) << (8 * i);
      }
      mean = rounded;
    }

    /// Reorders the colours, low ones first, and returns where the high ones begin.
    int cut() {
      Cut best = new Cut(0, 0, -1);
      for (int shift = 0; shift < 32; shift += 8) {
        best = bestCut(shift, best);
      }
      int next = from;
      for (int i = from; i < to; i++) {
        if (channel(i, best.shift) <= best.highest) {
          swap(all.colors, i, next);
          swap(all.counts, i, next);
          next++;
        }
      }
      return next;
    }

    /// The best cut across one channel, or the one that is known already if that is better.
    private Cut bestCut(int shift, Cut known) {
      long[][] bins = new long[256][5];
      long[] high = new long[5];
      for (int i = from; i < to; i++) {
        add(i, bins[channel(i, shift)]);
        add(i, high);
      }
      Cut best = known;
      long[] low = new long[5];
      for (int value = 0; value < 256; value++) {
        for (int i = 0; i < 5; i++) {
          low[i] += bins[value][i];
          high[i] -= bins[value][i];
        }
        double gain = gain(low) + gain(high);
        if (low[4] > 0 && high[4] > 0 && gain > best.gain) {
          best = new Cut(shift, value, gain);
        }
      }
      return best;
    }

    /// By how much the squared error is smaller with the mean than with black.
    private static double gain(long[] sums) {
      double squares = 0;
      for (int i = 0; i < 4; i++) {
        squares += (double) sums[i] * sums[i];
      }
      return squares / sums[4];
    }

    /// The four channels, each as often as there are pixels, and the pixels.
    private void add(int color, long[] sums) {
      for (int i = 0; i < 4; i++) {
        sums[i] += (long) all.counts[color] * channel(color, 8 * i);
      }
      sums[4] += all.counts[color];
    }

    private int channel(int color, int shift) {
      return all.colors[color] >>> shift & 255;
    }

    private static void swap(int[] values, int i, int j) {
      int value = values[i];
      values[i] = values[j];
      values[j] = value;
    }
  }

  private static int[] nearest(IndexColorModel palette, int[] colors) {
    int[] entries = new int[palette.getMapSize()];
    palette.getRGBs(entries);
    return Arrays.stream(colors).map(color -> nearest(entries, color)).toArray();
  }

  private static int nearest(int[] palette, int color) {
    int nearest = 0;
    int smallest = Integer.MAX_VALUE;
    for (int i = 0; i < palette.length; i++) {
      int distance = 0;
      for (int shift = 0; shift < 32; shift += 8) {
        int difference = (color >>> shift & 255) - (palette[i] >>> shift & 255);
        distance += difference * difference;
      }
      if (distance < smallest) {
        smallest = distance;
        nearest = i;
      }
    }
    return nearest;
  }

  /// As ARGB; 0 where it is wholly transparent.
  private static int[] pixels(BufferedImage image) {
    ColorModel model = image.getColorModel();
    int kind = model.getColorSpace().getType();
    boolean known = kind == ColorSpace.TYPE_GRAY || kind == ColorSpace.TYPE_RGB;
    boolean bytes = Arrays.stream(model.getComponentSize()).allMatch(bits -> bits == 8);
    if (!known || !bytes || model instanceof IndexColorModel || model.isAlphaPremultiplied()) {
      throw new IllegalArgumentException(
          "An image of type %d is not of 8 bits for each channel, gray or RGB, with plain alpha: draw it into one of TYPE_INT_ARGB first."
              .formatted(image.getType()));
    }
    int bands = model.getNumComponents();
    int colors = bands < 3 ? 1 : 3;
    int[] pixels = new int[image.getWidth() * image.getHeight()];
    int[] row = new int[bands * image.getWidth()];
    for (int y = 0, i = 0; y < image.getHeight(); y++) {
      image.getRaster().getPixels(0, y, image.getWidth(), 1, row);
      for (int at = 0; at < row.length; at += bands, i++) {
        int alpha = colors == bands ? 255 : row[at + colors];
        int rgb = row[at] << 16 | row[at + colors / 2] << 8 | row[at + colors - 1];
        pixels[i] = alpha == 0 ? 0 : alpha << 24 | rgb;
      }
    }
    return pixels;
  }
}
