// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/BoxBlur.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;

/// Blurs a picture, or sharpens it by its blurred copy, byte for byte as Pillow does.
///
/// ```java
/// BufferedImage background = BoxBlur.gaussian(photo, 10);
/// BufferedImage crisp = BoxBlur.unsharpMask(thumbnail, 2, 150, 3);
/// ```
///
/// Answers `PIL.ImageFilter.GaussianBlur`, `BoxBlur` and `UnsharpMask`. A box blur sets each pixel
/// to the mean of a rectangle around it; three of them are close to a Gaussian blur (Gwosdek and
/// others, "Theoretical Foundations of Gaussian Convolution by Extended Box Filtering"). Radii may
/// have a fraction: of the pixels at the ends of the rectangle, a part is taken.
///
/// **The border.** Beyond it, the outermost pixels are repeated, so that a blurred picture has no
/// dark frame. The result is as large as the source, however large the radius.
///
/// **Alpha** is blurred as the colours are, and colours of transparent pixels count. If those show
/// at the outlines, give them the colour of their neighbours first.
///
/// **Pictures** have 8 bits a sample: gray, gray with alpha, RGB, ARGB, in any layout, and parts of
/// other pictures (`getSubimage`). The result is a new picture of the same type. A palette, 1 or 16
/// bits, or premultiplied alpha are an `IllegalArgumentException`, and null a
/// `NullPointerException`.
///
/// **Differs from Pillow**, which takes a negative radius of a Gaussian blur for a positive one,
/// and crashes if a radius is not a number; both are an `IllegalArgumentException` here.
///
/// **Threads.** None are started, nothing is shared. Time does not depend on the radius. Besides
/// the result it needs about a kilobyte for each row or column, whichever are more.
///
/// The JDK's [java.awt.image.ConvolveOp] can blur, but leaves or blackens the border, rounds down,
/// and takes time in proportion to the radius; it is enough for a small kernel on an opaque
/// picture.
///
/// After Pillow 11.1 (`BoxBlur.c` by Alex Karpinsky, `UnsharpMask.c` by Kevin Cazabon, and others).
public final class BoxBlur {
  // Over 200 lines, because it blurs in two directions, and three of Pillow's filters are made of
  // it.

  /// For larger windows, weights of 24 bits are too coarse.
  private static final double MAX_RADIUS = 100_000;

  /// How many samples go through a blur side by side: enough for the processor's vectors, and so
  /// few that a strip of a picture stays in its cache.
  private static final int LANES = 128;

  private BoxBlur() {}

  /// Blurs by a square that reaches `radius` pixels in each direction.
  ///
  /// @param radius in pixels, 0 to 100,000
  /// @throws IllegalArgumentException if the radius or the picture is none of those
  public static BufferedImage box(BufferedImage source, double radius) {
    return box(source, radius, radius);
  }

  /// Blurs by a rectangle.
  ///
  /// @param radiusX how far it reaches to the left and right, in pixels, 0 to 100,000
  /// @param radiusY how far it reaches up and down
  /// @throws IllegalArgumentException if a radius or the picture is none of those
  public static BufferedImage box(BufferedImage source, double radiusX, double radiusY) {
    return blurred(source, checked(radiusX), checked(radiusY), 1);
  }

  /// Blurs as a Gaussian function would.
  ///
  /// @param radius the standard deviation in pixels, 0 to 100,000
  /// @throws IllegalArgumentException if the radius or the picture is none of those
  public static BufferedImage gaussian(BufferedImage source, double radius) {
    return gaussian(source, radius, radius);
  }

  /// Blurs as a Gaussian function would, more in one direction than in the other.
  ///
  /// @param radiusX the standard deviation from left to right, in pixels, 0 to 100,000
  /// @param radiusY the standard deviation from top to bottom
  /// @throws IllegalArgumentException if a radius or the picture is none of those
  public static BufferedImage gaussian(BufferedImage source, double radiusX, double radiusY) {
    return blurred(source, boxRadius(checked(radiusX)), boxRadius(checked(radiusY)), 3);
  }

  /// Sharpens: where the blurred picture differs, takes the pixels farther from it.
  ///
  /// @param radius of the Gaussian blur, 0 to 100,000
  /// @param percent how much of the difference is added; if negative, it blurs
  /// @param threshold differences of up to so much (of 255) stay, lest noise become sharp, too
  /// @throws IllegalArgumentException if the radius or the picture is none of those
  public static BufferedImage unsharpMask(
      BufferedImage source, double radius, int percent, int threshold) {
    BufferedImage result = gaussian(source, radius);
    WritableRaster raster = result.getRaster();
    int width = source.getWidth();
    int[] sharp = null;
    int[] blurred = null;
    for (int y = 0; y < source.getHeight(); y++) {
      sharp = source.getRaster().getPixels(0, y, width, 1, sharp);
      blurred = raster.getPixels(0, y, width, 1, blurred);
      for (int i = 0; i < sharp.length; i++) {
        int difference = sharp[i] - blurred[i];
        if (Math.abs(difference) > threshold) {
          long sharper = sharp[i] + (long) difference * percent / 100;
          sharp[i] = (int) Math.max(0, Math.min(255, sharper));
        }
      }
      raster.setPixels(0, y, width, 1, sharp);
    }
    return result;
  }

  private static float checked(double radius) {
    if (!(radius >= 0 && radius <= MAX_RADIUS)) { // nor is NaN
      throw new IllegalArgumentException(
          "a blur of radius %s, but it must be 0 to %,.0f pixels".formatted(radius, MAX_RADIUS));
    }
    return (float) radius;
  }

  /// The radius of a box that, passed over thrice, blurs as a Gaussian function of this deviation;
  /// in `float` where Pillow is.
  private static float boxRadius(float deviation) {
    float variance = deviation * deviation / 3;
    float length = (float) Math.sqrt(12.0 * variance + 1.0);
    float whole = (float) Math.floor((length - 1.0) / 2.0);
    float part = (2 * whole + 1) * (whole * (whole + 1) - 3 * variance);
    return whole + part / (6 * (variance - (whole + 1) * (whole + 1)));
  }

  private static BufferedImage blurred(
      BufferedImage source, float radiusX, float radiusY, int times) {
    requireBytes(source);
    WritableRaster from = source.getRaster();
    WritableRaster to = from.createCompatibleWritableRaster(source.getWidth(), source.getHeight());
    if (radiusX == 0 && radiusY == 0) {
      to.setRect(from);
    }
    if (radiusX > 0) {
      blurSideways(from, to, Box.of(radiusX), times);
      from = to;
    }
    if (radiusY > 0) {
      blurUpAndDown(from, to, Box.of(radiusY), times);
    }
    return new BufferedImage(source.getColorModel(), to, false, null);
  }

  /// Takes columns for the lines, in strips of some rows.
  private static void blurSideways(WritableRaster from, WritableRaster to, Box box, int times) {
    int[][] lines = new int[from.getWidth()][LANES];
    int[][] spare = new int[from.getWidth()][LANES];
    int strip = LANES / from.getNumBands();
    for (int y = 0; y < from.getHeight(); y += strip) {
      int rows = Math.min(strip, from.getHeight() - y);
      for (int x = 0; x < lines.length; x++) {
        from.getPixels(x, y, 1, rows, lines[x]);
      }
      int[][] blurred = box.blur(lines, spare, times);
      for (int x = 0; x < lines.length; x++) {
        to.setPixels(x, y, 1, rows, blurred[x]);
      }
    }
  }

  /// Takes rows for the lines, in strips of some columns; both rasters may be the same.
  private static void blurUpAndDown(WritableRaster from, WritableRaster to, Box box, int times) {
    int[][] lines = new int[from.getHeight()][LANES];
    int[][] spare = new int[from.getHeight()][LANES];
    int strip = LANES / from.getNumBands();
    for (int x = 0; x < from.getWidth(); x += strip) {
      int columns = Math.min(strip, from.getWidth() - x);
      for (int y = 0; y < lines.length; y++) {
        from.getPixels(x, y, columns, 1, lines[y]);
      }
      int[][] blurred = box.blur(lines, spare, times);
      for (int y = 0; y < lines.length; y++) {
        to.setPixels(x, y, columns, 1, blurred[y]);
      }
    }
  }

  private static void requireBytes(BufferedImage source) {
    boolean bytes = !(source.getColorModel() instanceof IndexColorModel);
    for (int bits : source.getSampleModel().getSampleSize()) {
      bytes &= bits == 8;
    }
    if (!bytes || source.isAlphaPremultiplied()) {
      throw new IllegalArgumentException(
          """
          a picture of type %d cannot be blurred, only 8 bits a sample without a palette and without \
          premultiplied alpha: draw it into a new one of TYPE_INT_ARGB\
          """
              .formatted(source.getType()));
    }
  }

  /// A blur along one axis, in fixed point.
  ///
  /// @param radius without its fraction
  /// @param weight of a pixel within the radius, in 24 bits
  /// @param edge the weight of the two pixels next to those, which is what remains
  private record Box(int radius, int weight, int edge) {
    static Box of(float radius) {
      int whole = (int) radius;
      int weight = (int) ((1 << 24) / (radius * 2 + 1));
      return new Box(whole, weight, ((1 << 24) - (whole * 2 + 1) * weight) >>> 1);
    }

    /// Blurs across the lines, and returns the one of the two arrays that has the result.
    int[][] blur(int[][] lines, int[][] spare, int times) {
      int[][] from = lines;
      int[][] to = spare;
      for (int i = 0; i < times; i++) {
        blur(from, to);
        int[][] done = to;
        to = from;
        from = done;
      }
      return from;
    }

    private void blur(int[][] from, int[][] to) {
      int last = from.length - 1;
      int within = Math.min(radius, last);
      int[] sum = new int[LANES]; // of the window around line -1, most of which is line 0
      add(sum, from[0], radius + 1);
      for (int i = 0; i < within; i++) {
        add(sum, from[i], 1);
      }
      add(sum, from[last], radius - within);

      for (int i = 0; i <= last; i++) {
        int[] before = from[Math.max(i - radius - 1, 0)];
        int[] entering = from[Math.min(i + radius, last)];
        int[] behind = from[Math.min(i + radius + 1, last)];
        move(sum, before, entering, behind, to[i]);
      }
    }

    private static void add(int[] sum, int[] line, int times) {
      for (int i = 0; i < LANES; i++) {
        sum[i] += line[i] * times;
      }
    }

    /// Moves the window by one line; a method of its own, so that the compiler makes vectors of it.
    private void move(int[] sum, int[] before, int[] entering, int[] behind, int[] to) {
      for (int i = 0; i < LANES; i++) {
        int moved = sum[i] + entering[i] - before[i];
        sum[i] = moved;
        int ends = before[i] + behind[i];
        to[i] = (moved * weight + ends * edge + (1 << 23)) >>> 24;
      }
    }
  }
}
