// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/RankFilter.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/// Replaces each sample by the median, the least, the greatest or the most frequent around it, byte
/// for byte as Pillow does.
///
/// ```java
/// BufferedImage clean = RankFilter.median(scan, 3);
/// ```
///
/// Answers `PIL.ImageFilter.MedianFilter`, `MinFilter`, `MaxFilter`, `RankFilter` and `ModeFilter`.
/// A median removes dust and hot pixels, and keeps edges, which a blur smears.
///
/// **The window** is a square of `size` by `size` pixels with the pixel in its middle. Beyond the
/// border, `mode` sees nothing; the others see the outermost pixels again. Each band is filtered
/// for itself, alpha too, so that a colour may appear that was not there before.
///
/// **Pictures** have 8 bits a sample: gray, gray with alpha, RGB, ARGB, in any layout, and parts of
/// other pictures (`getSubimage`). `mode` takes palettes and 1 bit as well, for it needs no order.
/// The result is a new picture of the same type. Others are an `IllegalArgumentException`, and null
/// is a `NullPointerException`.
///
/// **Differs from Pillow**, which takes also even sizes for `mode`, and means the next odd one;
/// sizes here are odd, and at most 999. Pillow has no such limit, but its time grows with the
/// square of the size.
///
/// **Threads.** None are started; nothing is shared. Takes time in proportion to the samples times
/// the size, plus up to 256 steps a sample, and an `int` for each pixel of a band.
///
/// The JDK has no filter by rank.
///
/// After Pillow 11.1 (`RankFilter.c` and `ModeFilter.c`, by Fredrik Lundh and others).
public final class RankFilter {
  private static final int MAX_SIZE = 999;

  /// What `mode` sees beyond the border: a value of its own, which it does not count.
  private static final int OUTSIDE = 256;

  private RankFilter() {}

  /// The value in the middle of all in the window.
  ///
  /// @param size odd, 1 to 999
  /// @throws IllegalArgumentException if the size or the picture is none of those
  public static BufferedImage median(BufferedImage source, int size) {
    return rank(source, size, size * size / 2);
  }

  /// The least value in the window: dark areas grow.
  ///
  /// @param size odd, 1 to 999
  /// @throws IllegalArgumentException if the size or the picture is none of those
  public static BufferedImage min(BufferedImage source, int size) {
    return rank(source, size, 0);
  }

  /// The greatest value in the window: bright areas grow.
  ///
  /// @param size odd, 1 to 999
  /// @throws IllegalArgumentException if the size or the picture is none of those
  public static BufferedImage max(BufferedImage source, int size) {
    return rank(source, size, size * size - 1);
  }

  /// The value at this place among all in the window in their order.
  ///
  /// @param size odd, 1 to 999
  /// @param rank from 0 for the least to `size * size - 1` for the greatest
  /// @throws IllegalArgumentException if the size, the rank or the picture is none of those
  public static BufferedImage rank(BufferedImage source, int size, int rank) {
    requireOdd(size);
    if (rank < 0 || rank >= size * size) {
      throw new IllegalArgumentException(
          "rank %d, but those of a window of size %d are 0 to %d"
              .formatted(rank, size, size * size - 1));
    }
    boolean ordered = !(source.getColorModel() instanceof IndexColorModel);
    for (int bits : source.getSampleModel().getSampleSize()) {
      ordered &= bits == 8;
    }
    require(ordered, source);
    return filter(source, size, true, (current, counts) -> ranked(counts, rank));
  }

  /// The most frequent value in the window, the least of several; a value stays if none occurs more
  /// than twice.
  ///
  /// @param size odd, 1 to 999
  /// @throws IllegalArgumentException if the size or the picture is none of those
  public static BufferedImage mode(BufferedImage source, int size) {
    requireOdd(size);
    for (int bits : source.getSampleModel().getSampleSize()) {
      require(bits <= 8, source);
    }
    return filter(source, size, false, RankFilter::mostFrequent);
  }

  private static void requireOdd(int size) {
    if (size < 1 || size > MAX_SIZE || size % 2 == 0) {
      throw new IllegalArgumentException(
          "a window of size %d, but it must be odd, and 1 to %d".formatted(size, MAX_SIZE));
    }
  }

  private static void require(boolean fits, BufferedImage source) {
    if (!fits || source.isAlphaPremultiplied()) {
      throw new IllegalArgumentException(
          """
          a picture of type %d cannot be filtered, only 8 bits a sample without a palette and without \
          premultiplied alpha: draw it into a new one of TYPE_INT_ARGB\
          """
              .formatted(source.getType()));
    }
  }

  private static int ranked(int[] counts, int rank) {
    int value = 0;
    for (int left = rank - counts[0]; left >= 0; left -= counts[value]) {
      value++;
    }
    return value;
  }

  private static int mostFrequent(int current, int[] counts) {
    int most = 0;
    for (int value = 1; value < OUTSIDE; value++) {
      most = counts[value] > counts[most] ? value : most;
    }
    return counts[most] > 2 ? most : current;
  }

  /// Chooses a value.
  private interface Choice {
    /// @param current the value in the middle of the window
    /// @param counts how often each value occurs in the window
    int of(int current, int[] counts);
  }

  private static BufferedImage filter(
      BufferedImage source, int size, boolean repeatBorder, Choice choice) {
    WritableRaster from = source.getRaster();
    int width = from.getWidth();
    int height = from.getHeight();
    WritableRaster to = from.createCompatibleWritableRaster(width, height);
    int[] filtered = new int[width];
    for (int band = 0; band < from.getNumBands(); band++) {
      int[][] lines = withMargin(from, band, size / 2, repeatBorder);
      for (int y = 0; y < height; y++) {
        int[] counts = new int[OUTSIDE + 1];
        for (int x = 0; x < lines[0].length; x++) { // the right end of the window
          for (int row = y; row < y + size; row++) {
            counts[lines[row][x]]++;
          }
          int left = x - size + 1;
          if (left >= 0) {
            filtered[left] = choice.of(lines[y + size / 2][left + size / 2], counts);
            for (int row = y; row < y + size; row++) {
              counts[lines[row][left]]--;
            }
          }
        }
        to.setSamples(0, y, width, 1, band, filtered);
      }
    }
    return new BufferedImage(source.getColorModel(), to, false, null);
  }

  /// The samples of a band with a margin around them: the outermost again, or `OUTSIDE`.
  private static int[][] withMargin(
      WritableRaster raster, int band, int margin, boolean repeatBorder) {
    int width = raster.getWidth();
    int height = raster.getHeight();
    int[][] lines = new int[height + 2 * margin][width + 2 * margin];
    for (int y = 0; y < lines.length; y++) {
      int inside = Math.max(0, Math.min(height - 1, y - margin));
      if (repeatBorder || inside == y - margin) {
        int[] samples = raster.getSamples(0, inside, width, 1, band, (int[]) null);
        Arrays.fill(lines[y], 0, margin, repeatBorder ? samples[0] : OUTSIDE);
        System.arraycopy(samples, 0, lines[y], margin, width);
        int end = margin + width;
        Arrays.fill(lines[y], end, end + margin, repeatBorder ? samples[width - 1] : OUTSIDE);
      } else {
        Arrays.fill(lines[y], OUTSIDE);
      }
    }
    return lines;
  }
}
