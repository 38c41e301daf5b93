// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Rotator.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;

/// Rotates pictures by any angle, to the same pixels as Pillow.
///
/// ```java
/// BufferedImage upright = Rotator.BICUBIC.expand().fill(255, 255, 255).rotate(scan, -1.5);
/// ```
///
/// Answers Pillow's `Image.rotate`, whose source (11.1, `Geometry.c`, by Fredrik Lundh and others)
/// was read for it. The angle is in degrees against the clock; Java2D counts with it. Every pixel
/// of the result asks where its centre was, and takes the pixel there, or a mean of the 2 x 2
/// ([#BILINEAR]) or 4 x 4 ([#BICUBIC]) around. Right angles are exact with every filter, unless
/// there is a centre or a translation.
///
/// **Images** of 8 bits a band, with or without alpha, and those with a palette, which has no
/// colours between colours and therefore always uses [#NEAREST], as in Pillow. Parts of images,
/// too. The result has the type of the source. Others are refused by `IllegalArgumentException`.
///
/// **Colours** are weighted by their alpha, so that what is transparent does not shine through.
///
/// **Differs from Python.** A translucent [#fill(int...)] is the colour that was asked for; Pillow
/// takes it as premultiplied, unless the filter is NEAREST. Over 32,767 pixels of width or height a
/// pixel at the edge of another may be that other, because Pillow changes its arithmetic there.
///
/// **Cost.** Time and memory grow with the pixels of both pictures; the source is held a second
/// time, as an `int` for each sample.
///
/// **Threads.** A rotator is immutable, and may be used by all; the source must rest meanwhile.
/// Nulls are refused by `NullPointerException`.
///
/// The JDK has `AffineTransformOp`: it knows neither a colour for the corners nor a size that holds
/// them, its BICUBIC is another spline, and where it blends, transparent colours shine through. For
/// right angles and for NEAREST it is enough.
public final class Rotator {
  // Over 200 lines, because the filters, the size and the colour of the corners are one operation.

  /// The pixel that is there; for masks, palettes and pixel art.
  public static final Rotator NEAREST = new Rotator(1, false, null, null, null);

  /// The mean of 2 x 2 pixels.
  public static final Rotator BILINEAR = new Rotator(2, false, null, null, null);

  /// A cubic spline through 4 x 4 pixels; the sharpest.
  public static final Rotator BICUBIC = new Rotator(4, false, null, null, null);

  private final int taps;
  private final boolean expanded;
  private final int[] fill;
  private final double[] center;
  private final double[] shift;

  private Rotator(int taps, boolean expanded, int[] fill, double[] center, double[] shift) {
    this.taps = taps;
    this.expanded = expanded;
    this.fill = fill;
    this.center = center;
    this.shift = shift;
  }

  /// A result as large as the rotated picture, instead of as large as the source.
  public Rotator expand() {
    return new Rotator(taps, true, fill, center, shift);
  }

  /// A colour for where there was no picture, a sample for each band; else it is all zeros, which
  /// is black, or transparent where there is alpha.
  public Rotator fill(int... samples) {
    return new Rotator(taps, expanded, samples.clone(), center, shift);
  }

  /// Rotates about a point of the source, instead of its middle.
  public Rotator center(double x, double y) {
    return new Rotator(taps, expanded, fill, new double[] {x, y}, shift);
  }

  /// Moves the rotated picture to the right, and down.
  public Rotator translate(double x, double y) {
    return new Rotator(taps, expanded, fill, center, new double[] {x, y});
  }

  /// Rotates by an angle in degrees against the clock.
  ///
  /// @return a new image of the source's type
  /// @throws IllegalArgumentException if the angle is not finite, the image is of a type that is
  ///   not known here, or the fill is not a sample for each of its bands
  public BufferedImage rotate(BufferedImage source, double degrees) {
    check(source, degrees);
    double angle = degrees % 360 < 0 ? degrees % 360 + 360 : degrees % 360;
    int width = source.getWidth();
    int height = source.getHeight();
    boolean aboutTheMiddle = center == null && shift == null;
    boolean onItsSide = angle % 180 == 90 && aboutTheMiddle && (expanded || width == height);
    boolean exact = onItsSide || (angle % 180 == 0 && aboutTheMiddle);

    double[] matrix = matrix(Math.toRadians(-angle), width, height);
    if (expanded) {
      int wide = onItsSide ? height : extent(matrix[0] * width, matrix[1] * height, matrix[2]);
      int high = onItsSide ? width : extent(matrix[3] * width, matrix[4] * height, matrix[5]);
      move(matrix, -(wide - width) / 2.0, -(high - height) / 2.0);
      width = wide;
      height = high;
    }

    WritableRaster target = source.getRaster().createCompatibleWritableRaster(width, height);
    if (exact || taps == 1 || source.getColorModel() instanceof IndexColorModel) {
      copyNearest(source.getRaster(), target, matrix);
    } else {
      blend(new Pixels(source), target, matrix);
    }
    return new BufferedImage(source.getColorModel(), target, false, null);
  }

  private void check(BufferedImage source, double degrees) {
    if (!Double.isFinite(degrees)) {
      throw new IllegalArgumentException(
          "An angle of %s is none; give degrees against the clock.".formatted(degrees));
    }
    ColorModel colors = source.getColorModel();
    if (!(colors instanceof IndexColorModel)
        && (colors.isAlphaPremultiplied()
            || Arrays.stream(colors.getComponentSize()).anyMatch(bits -> bits != 8))) {
      throw new IllegalArgumentException(
          "An image of type %d is premultiplied or not of 8 bits a band; draw it into one of"
                  .formatted(source.getType())
              + " TYPE_INT_RGB or TYPE_INT_ARGB.");
    }
    var samples = source.getSampleModel();
    int most = (1 << samples.getSampleSize(0)) - 1;
    if (fill != null
        && (fill.length != samples.getNumBands()
            || Arrays.stream(fill).anyMatch(sample -> sample < 0 || sample > most))) {
      throw new IllegalArgumentException(
          "A fill of %s does not suit the image; give %d samples of 0 to %d."
              .formatted(Arrays.toString(fill), samples.getNumBands(), most));
    }
  }

  /// From a place in the result to that in the source: x from the first three, y from the others.
  private double[] matrix(double radians, int width, int height) {
    double cos = round(Math.cos(radians));
    double sin = round(Math.sin(radians));
    double[] matrix = {cos, sin, 0, round(-Math.sin(radians)), cos, 0};
    double[] middle = center == null ? new double[] {width / 2.0, height / 2.0} : center;
    double[] by = shift == null ? new double[2] : shift;
    move(matrix, -middle[0] - by[0], -middle[1] - by[1]);
    matrix[2] += middle[0];
    matrix[5] += middle[1];
    return matrix;
  }

  private static double round(double value) {
    return new BigDecimal(value).setScale(15, RoundingMode.HALF_EVEN).doubleValue();
  }

  /// Lets the matrix begin at another place of the result.
  private static void move(double[] matrix, double x, double y) {
    double fromX = matrix[0] * x + matrix[1] * y + matrix[2];
    matrix[5] = matrix[3] * x + matrix[4] * y + matrix[5];
    matrix[2] = fromX;
  }

  /// How many pixels lie between the outermost of the four corners.
  private static int extent(double across, double along, double offset) {
    double[] corners = {offset, across + offset, across + along + offset, along + offset};
    Arrays.sort(corners);
    return (int) (Math.ceil(corners[3]) - Math.floor(corners[0]));
  }

  private void copyNearest(Raster source, WritableRaster target, double[] matrix) {
    double[] m = matrix.clone();
    m[2] += m[0] * 0.5 + m[1] * 0.5;
    m[5] += m[3] * 0.5 + m[4] * 0.5;
    if (m[1] != 0 || m[3] != 0) {
      for (int i = 0; i < m.length; i++) {
        m[i] = Math.floor(m[i] * 65536 + 0.5) / 65536; // Pillow counts in 16 bits after the point
      }
    }
    int[] pixel = null;
    int[] outside = fill == null ? new int[source.getNumBands()] : fill;
    for (int y = 0; y < target.getHeight(); y++) {
      for (int x = 0; x < target.getWidth(); x++) {
        double fromX = m[0] * x + m[1] * y + m[2];
        double fromY = m[3] * x + m[4] * y + m[5];
        if (isWithin(fromX, source.getWidth()) && isWithin(fromY, source.getHeight())) {
          pixel = source.getPixel((int) fromX, (int) fromY, pixel);
          target.setPixel(x, y, pixel);
        } else {
          target.setPixel(x, y, outside);
        }
      }
    }
  }

  private void blend(Pixels source, WritableRaster target, double[] m) {
    int[] outside = fill == null ? new int[source.bands] : fill;
    int[] pixel = new int[source.bands];
    for (int y = 0; y < target.getHeight(); y++) {
      for (int x = 0; x < target.getWidth(); x++) {
        double fromX = m[0] * (x + 0.5) + m[1] * (y + 0.5) + m[2];
        double fromY = m[3] * (x + 0.5) + m[4] * (y + 0.5) + m[5];
        if (isWithin(fromX, source.width) && isWithin(fromY, source.height)) {
          source.blend(fromX - 0.5, fromY - 0.5, taps, pixel);
          target.setPixel(x, y, pixel);
        } else {
          target.setPixel(x, y, outside);
        }
      }
    }
  }

  private static boolean isWithin(double place, int length) {
    return place >= 0 && place < length;
  }

  /// The samples of the source, weighted by their alpha.
  private static final class Pixels {
    final int width;
    final int height;
    final int bands;
    private final boolean alpha;
    private final int[] samples;

    Pixels(BufferedImage image) {
      width = image.getWidth();
      height = image.getHeight();
      bands = image.getRaster().getNumBands();
      alpha = image.getColorModel().hasAlpha();
      samples = image.getRaster().getPixels(0, 0, width, height, (int[]) null);
      for (int i = 0; alpha && i < samples.length; i++) {
        int opacity = i - i % bands + bands - 1;
        if (i != opacity) {
          int product = samples[i] * samples[opacity] + 128;
          samples[i] = (product + (product >> 8)) >> 8; // divided by 255, and rounded
        }
      }
    }

    /// Sets a pixel to what is there, where whole numbers are the centres of the source's pixels.
    void blend(double fromX, double fromY, int taps, int[] pixel) {
      int left = (int) Math.floor(fromX);
      int top = (int) Math.floor(fromY);
      double[] rows = new double[taps];
      double[] row = new double[taps];
      for (int band = 0; band < bands; band++) {
        for (int i = 0; i < taps; i++) {
          int y = Math.max(0, Math.min(top + i + 1 - taps / 2, height - 1));
          for (int j = 0; j < taps; j++) {
            int x = Math.max(0, Math.min(left + j + 1 - taps / 2, width - 1));
            row[j] = samples[(y * width + x) * bands + band];
          }
          rows[i] = between(row, fromX - left);
        }
        pixel[band] = (int) Math.max(0, Math.min(between(rows, fromY - top), 255));
      }
      int opacity = pixel[bands - 1];
      if (alpha && opacity != 0) {
        for (int band = 0; band < bands - 1; band++) {
          pixel[band] = Math.min(255, 255 * pixel[band] / opacity);
        }
      }
    }

    /// On the line, or on the curve, through the values in the middle.
    private static double between(double[] v, double t) {
      if (v.length == 2) {
        return v[0] + (v[1] - v[0]) * t;
      }
      double linear = v[2] - v[0];
      double square = 2 * (v[0] - v[1]) + v[2] - v[3];
      double cubic = v[1] - v[0] - v[2] + v[3];
      return v[1] + t * (linear + t * (square + t * cubic));
    }
  }
}
