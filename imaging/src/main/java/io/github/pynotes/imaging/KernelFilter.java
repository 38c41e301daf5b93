// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/KernelFilter.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/// Filters a picture by a kernel of 3x3 or 5x5 weights, byte for byte as Pillow does.
///
/// ```java
/// BufferedImage crisp = KernelFilter.SHARPEN.filter(photo);
/// BufferedImage relief = KernelFilter.of(-2, -1, 0, -1, 1, 1, 0, 1, 2).filter(photo);
/// ```
///
/// Answers `PIL.ImageFilter.Kernel` and the ten kernels that Pillow has made already, from `BLUR`
/// to `SMOOTH_MORE`. A sample of the result is the weighted sum of the samples around it, divided
/// by the scale, plus the offset, rounded and clipped to 0 to 255. The arithmetic is in `float`, in
/// Pillow's order, which is why the results are equal.
///
/// **The weights** are read row by row, from the left. As in Pillow, the first row meets the pixels
/// *below*, and a row's first weight those at the left: the kernel is upside down, but not
/// mirrored. [java.awt.image.ConvolveOp] does both.
///
/// **The border**, one or two pixels wide, stays as it is; so does a picture smaller than the
/// kernel. Each band is filtered for itself, alpha too, and colours of transparent pixels count.
///
/// **Pictures** have 8 bits a sample: gray, gray with alpha, RGB, ARGB, in any layout, and parts of
/// other pictures (`getSubimage`). The result is a new picture of the same type. A palette, 1 or 16
/// bits, or premultiplied alpha are an `IllegalArgumentException`, and null a
/// `NullPointerException`.
///
/// **Differs from Pillow**, which takes a scale of 0, the sum of many a kernel that finds edges,
/// and returns what dividing by zero gives. Here it is an error.
///
/// **Threads.** Immutable. **Cost:** time in proportion to samples times weights, and a few rows of
/// memory beside the result.
///
/// The JDK's `ConvolveOp` takes a kernel of any size, and with `EDGE_NO_OP` leaves the border
/// alone, too. Where the weights are whole numbers it gives the same pixels, each row of weights
/// reversed. Where they are fractions it rounds down, which makes pictures darker, and it clips
/// before an offset could be added.
///
/// After Pillow 11.1 (`Filter.c`, by Fredrik Lundh and others).
public final class KernelFilter {
  public static final KernelFilter BLUR =
      of(1, 1, 1, 1, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 1, 1, 1);
  public static final KernelFilter CONTOUR =
      of(-1, -1, -1, -1, 8, -1, -1, -1, -1).scale(1).offset(255);
  public static final KernelFilter DETAIL = of(0, -1, 0, -1, 10, -1, 0, -1, 0);
  public static final KernelFilter EDGE_ENHANCE = of(-1, -1, -1, -1, 10, -1, -1, -1, -1);
  public static final KernelFilter EDGE_ENHANCE_MORE = of(-1, -1, -1, -1, 9, -1, -1, -1, -1);
  public static final KernelFilter EMBOSS = of(-1, 0, 0, 0, 1, 0, 0, 0, 0).scale(1).offset(128);
  public static final KernelFilter FIND_EDGES = of(-1, -1, -1, -1, 8, -1, -1, -1, -1).scale(1);
  public static final KernelFilter SHARPEN = of(-2, -2, -2, -2, 32, -2, -2, -2, -2);
  public static final KernelFilter SMOOTH = of(1, 1, 1, 1, 5, 1, 1, 1, 1);
  public static final KernelFilter SMOOTH_MORE =
      of(1, 1, 1, 1, 1, 1, 5, 5, 5, 1, 1, 5, 44, 5, 1, 1, 5, 5, 5, 1, 1, 1, 1, 1, 1);

  private final double[] weights;
  private final int size;
  private final double scale;
  private final double offset;

  private KernelFilter(double[] weights, double scale, double offset) {
    this.weights = weights;
    this.size = weights.length == 9 ? 3 : 5;
    this.scale = scale;
    this.offset = offset;
  }

  /// A kernel whose scale is the sum of its weights, so that plain areas stay as they are.
  ///
  /// @param weights 9 or 25
  /// @throws IllegalArgumentException if there are more or fewer, or if their sum is not finite
  public static KernelFilter of(double... weights) {
    if (weights.length != 9 && weights.length != 25) {
      throw new IllegalArgumentException(
          "%d weights, but a kernel has 9 (3x3) or 25 (5x5)".formatted(weights.length));
    }
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    if (!Float.isFinite((float) sum)) {
      throw new IllegalArgumentException(
          "the weights %s add up to %s, but must add up to a finite number"
              .formatted(Arrays.toString(weights), (float) sum));
    }
    return new KernelFilter(weights.clone(), sum, 0);
  }

  /// The same weights, whose sum is divided by this instead of by the sum of the weights.
  ///
  /// @throws IllegalArgumentException if it is 0 or not finite
  public KernelFilter scale(double scale) {
    if ((float) scale == 0 || !Float.isFinite((float) scale)) {
      throw new IllegalArgumentException(
          "a scale of %s, but a sum is divided by a finite number that is not 0".formatted(scale));
    }
    return new KernelFilter(weights, scale, offset);
  }

  /// The same kernel, which adds this to each sample in the end.
  ///
  /// @throws IllegalArgumentException if it is not finite
  public KernelFilter offset(double offset) {
    if (!Float.isFinite((float) offset)) {
      throw new IllegalArgumentException(
          "an offset of %s, but what is added is a finite number".formatted(offset));
    }
    return new KernelFilter(weights, scale, offset);
  }

  /// The filtered picture; the source stays as it is.
  ///
  /// @throws IllegalArgumentException if the picture has not 8 bits a sample, or the weights add up
  ///   to 0 and no scale was given
  public BufferedImage filter(BufferedImage source) {
    requireBytes(source);
    if ((float) scale == 0) {
      throw new IllegalArgumentException(
          "the weights of the kernel add up to 0, and nothing can be divided by 0: give it scale(1)");
    }
    float[] factors = new float[weights.length];
    for (int i = 0; i < factors.length; i++) {
      factors[i] = (float) weights[i] / (float) scale;
    }
    int width = source.getWidth();
    int height = source.getHeight();
    WritableRaster from = source.getRaster();
    WritableRaster to = from.createCompatibleWritableRaster(width, height);
    to.setRect(from); // of which the border remains, or all if it is smaller than the kernel
    int[][] lines = new int[size][];
    for (int y = 0; y < height; y++) {
      lines[y % size] = from.getPixels(0, y, width, 1, lines[y % size]);
      if (y >= size - 1) {
        int middle = y - size / 2;
        to.setPixels(0, middle, width, 1, filtered(lines, y, factors, from.getNumBands()));
      }
    }
    return new BufferedImage(source.getColorModel(), to, false, null);
  }

  /// The line in the middle of those that end with number `lowest`.
  private int[] filtered(int[][] lines, int lowest, float[] factors, int bands) {
    float bias = (float) ((float) offset + 0.5);
    int[] filtered = lines[(lowest - size / 2) % size].clone();
    int border = size / 2 * bands;
    for (int i = border; i < filtered.length - border; i++) {
      float sum = bias;
      for (int row = 0; row < size; row++) {
        int[] line = lines[(lowest - row) % size];
        float part = 0;
        for (int column = 0; column < size; column++) {
          part += line[i - border + column * bands] * factors[row * size + column];
        }
        sum += part;
      }
      filtered[i] = Math.max(0, Math.min(255, (int) sum));
    }
    return filtered;
  }

  private static void requireBytes(BufferedImage source) {
    boolean bytes = !(source.getColorModel() instanceof IndexColorModel);
    for (int bits : source.getSampleModel().getSampleSize()) {
      bytes &= bits == 8;
    }
    if (!bytes || source.isAlphaPremultiplied()) {
      throw new IllegalArgumentException(
          """
          a picture of type %d cannot be filtered, only 8 bits a sample without a palette and without \
          premultiplied alpha: draw it into a new one of TYPE_INT_ARGB\
          """
              .formatted(source.getType()));
    }
  }
}
