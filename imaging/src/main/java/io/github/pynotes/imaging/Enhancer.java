// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Enhancer.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/// Makes a picture brighter, richer in contrast, more colourful or sharper, or less of each.
///
/// ```java
/// BufferedImage lively = Enhancer.color(Enhancer.contrast(photo, 1.2), 1.5);
/// ```
///
/// Answers Pillow's `ImageEnhance`: `Brightness`, `Contrast`, `Color` and `Sharpness`, and gives
/// the same bytes. Each mixes the picture with one that lacks the quality altogether (black, all of
/// the mean gray, gray, smoothed). Factor 0 is that one, 1 a copy of the picture, and a factor
/// beyond these two goes on in the same direction, below 0 too; what leaves 0 to 255 is clipped.
/// The arithmetic is Pillow's: `float`, cut off and not rounded. Credit for the method: Pillow, and
/// Haeberli and Voorhies, "Image Processing by Interpolation and Extrapolation".
///
/// **Pictures** are gray or RGB with 8 bits a band, with alpha or without, in any layout, also a
/// part of another (`getSubimage`). Others are refused: palettes, more bits, premultiplied alpha.
/// The result is new, with the colour model and the layout of the source, which is not changed.
/// Alpha stays as it is. Gray is taken as stored: `getRGB` would change it, as the JDK's
/// `TYPE_BYTE_GRAY` is linear, and Pillow's `L` is not.
///
/// **Errors.** An unsuitable picture, and a factor that is no finite `float`, is an
/// `IllegalArgumentException`; null is a `NullPointerException`.
///
/// **Cost.** One pass over the pixels ([#contrast] takes two) and a few rows of memory beside the
/// result. **Threads:** nothing is shared, so any number may work at once on pictures that nobody
/// changes.
///
/// Brightness alone is the JDK's `RescaleOp(factor, 0, null)`, to the byte. For contrast it has the
/// formula, but takes no mean of the picture and rounds at another place; colour and sharpness mix
/// two pictures, and the JDK has nothing that goes beyond either of them.
public final class Enhancer {
  /// The picture that lacks the quality: replaces the colours of a row by what it has there.
  @FunctionalInterface
  private interface Degenerate {
    void replace(int[] row, int y);
  }

  private Enhancer() {}

  /// Answers `ImageEnhance.Brightness(image).enhance(factor)`; 0 is black.
  public static BufferedImage brightness(BufferedImage image, double factor) {
    return mix((row, y) -> Arrays.fill(row, 0), image, factor);
  }

  /// Answers `ImageEnhance.Contrast(image).enhance(factor)`; 0 is the mean gray everywhere.
  public static BufferedImage contrast(BufferedImage image, double factor) {
    requireGrayOrRgb(image);
    Raster raster = image.getRaster();
    int bands = raster.getNumBands();
    long sum = 0;
    int[] row = null;
    for (int y = 0; y < image.getHeight(); y++) {
      row = raster.getPixels(0, y, image.getWidth(), 1, row);
      for (int i = 0; i < row.length; i += bands) {
        sum += luma(row, i, bands);
      }
    }
    double pixels = (double) image.getWidth() * image.getHeight();
    int mean = (int) (sum / pixels + 0.5);
    return mix((samples, y) -> Arrays.fill(samples, mean), image, factor);
  }

  /// Answers `ImageEnhance.Color(image).enhance(factor)`; 0 is gray. A gray picture stays the same.
  public static BufferedImage color(BufferedImage image, double factor) {
    int bands = image.getRaster().getNumBands();
    Degenerate gray =
        (row, y) -> {
          for (int i = 0; i < row.length; i += bands) {
            Arrays.fill(row, i, i + bands, luma(row, i, bands));
          }
        };
    return mix(gray, image, factor);
  }

  /// Answers `ImageEnhance.Sharpness(image).enhance(factor)`; 0 is smoothed, 2 is sharpened. The
  /// outermost pixels have too few neighbours, and stay as they are.
  public static BufferedImage sharpness(BufferedImage image, double factor) {
    int width = image.getWidth();
    int bands = image.getRaster().getNumBands();
    Degenerate smooth =
        (row, y) -> {
          if (y == 0 || y == image.getHeight() - 1) {
            return;
          }
          int[] three = image.getRaster().getPixels(0, y - 1, width, 3, (int[]) null);
          int above = 0;
          int here = row.length;
          int below = 2 * row.length;
          for (int i = bands; i < row.length - bands; i++) {
            int sum = 4 * three[here + i]; // the middle counts five times
            for (int j = i - bands; j <= i + bands; j += bands) {
              sum += three[above + j] + three[here + j] + three[below + j];
            }
            row[i] = (2 * sum + 13) / 26; // a thirteenth, rounded
          }
        };
    return mix(smooth, image, factor);
  }

  private static BufferedImage mix(Degenerate degenerate, BufferedImage image, double factor) {
    requireGrayOrRgb(image);
    if (!Float.isFinite((float) factor)) {
      throw new IllegalArgumentException(
          "A factor is a finite float, and this one is %s: 1 changes nothing.".formatted(factor));
    }
    float alpha = (float) factor; // as Pillow has it
    int width = image.getWidth();
    Raster source = image.getRaster();
    WritableRaster target = source.createCompatibleWritableRaster(width, image.getHeight());
    int bands = source.getNumBands();
    int colors = image.getColorModel().getNumColorComponents();
    for (int y = 0; y < image.getHeight(); y++) {
      int[] row = source.getPixels(0, y, width, 1, (int[]) null);
      int[] other = row.clone();
      degenerate.replace(other, y);
      for (int i = 0; i < row.length; i++) {
        if (i % bands < colors) {
          float mixed = other[i] + alpha * (row[i] - other[i]);
          row[i] = (int) Math.max(0, Math.min(255, mixed));
        }
      }
      target.setPixels(0, y, width, 1, row);
    }
    return new BufferedImage(image.getColorModel(), target, false, null);
  }

  /// Pillow's weights of red, green and blue, in 65,536ths.
  private static int luma(int[] row, int i, int bands) {
    return bands < 3
        ? row[i]
        : (19595 * row[i] + 38470 * row[i + 1] + 7471 * row[i + 2] + 32768) >> 16;
  }

  private static void requireGrayOrRgb(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    SampleModel samples = image.getSampleModel();
    boolean suits =
        !(colors instanceof IndexColorModel)
            && !colors.isAlphaPremultiplied()
            && (colors.getNumColorComponents() == 1 || colors.getNumColorComponents() == 3)
            && samples.getDataType() <= DataBuffer.TYPE_INT
            && Arrays.stream(samples.getSampleSize()).allMatch(bits -> bits == 8);
    if (!suits) {
      throw new IllegalArgumentException(
          "Enhancer takes gray and RGB of 8 bits a band without premultiplied alpha, and this is a"
              + " BufferedImage of type %d, %s: draw it on one of TYPE_INT_ARGB first."
                  .formatted(image.getType(), colors));
    }
  }
}
