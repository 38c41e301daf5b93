// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Compositor.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentSampleModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DirectColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.SinglePixelPackedSampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntBinaryOperator;

/// Puts one picture over another, sample by sample, with exactly the result of Pillow.
///
/// ```java
/// Compositor.alphaComposite(photo, watermark, 20, 20); // both have an alpha channel
/// Compositor.paste(photo, face, 120, 80, oval); // where the mask is white
/// BufferedImage fading = Compositor.blend(before, after, 0.25);
/// BufferedImage product = Compositor.combine(photo, shade, (a, b) -> a * b / 255);
/// ```
///
/// Answers `PIL.Image.paste` with a mask, `alpha_composite`, `blend`, `composite`, and, by
/// [#combine], `PIL.ImageChops`. The arithmetic is that of Pillow 11.1 (`Paste.c`,
/// `AlphaComposite.c`, `Blend.c` and `Chops.c`, which were read for it): whole numbers, rounded to
/// the nearest where something is mixed, cut off in `blend`, and in `float` there.
///
/// **Pictures** are of 8 bits a sample, gray or RGB, with or without alpha, of any layout that the
/// JDK has for that (`TYPE_BYTE_GRAY`, `TYPE_3BYTE_BGR`, `TYPE_4BYTE_ABGR`, `TYPE_INT_RGB`,
/// `TYPE_INT_BGR`, `TYPE_INT_ARGB`, gray with alpha), and may be parts of others (`getSubimage`).
/// Premultiplied, indexed and 16-bit ones are refused: draw those into a new picture first. A mask
/// is any of these that is gray or has alpha, which then counts, or a `TYPE_BYTE_BINARY` of black
/// and white. Gray values are taken as they are; `Graphics2D` takes gray for linear light, and
/// changes it.
///
/// **Sizes.** What reaches over the canvas is cut off, as in Pillow. Sizes that must be equal and
/// are not, colours that do not fit (gray and RGB), and pictures of the wrong kind end in an
/// `IllegalArgumentException`, null in a `NullPointerException`; nothing has been written then.
///
/// **Cost.** Linear in the pixels, with a row of each picture in memory. `TYPE_INT_ARGB` takes
/// about half the time of `TYPE_4BYTE_ABGR`. Reading and writing the same picture is fine at the
/// same place, and undefined with a shift.
///
/// **Threads.** Nothing is kept between calls; a canvas belongs to one thread, and the other
/// pictures must rest meanwhile.
///
/// **Differs from Pillow**: gray with alpha may be composed, too; `paste` does not convert between
/// gray and RGB; a fill takes a mask of gray with alpha, which Pillow refuses there.
///
/// Without a mask, `canvas.getRaster().setRect(x, y, picture.getRaster())` pastes exactly. For
/// drawing on a screen take `Graphics2D` with `AlphaComposite.SrcOver`: it is faster, and over an
/// opaque picture at most 1 of 255 away. It was not enough where pixels must be the same
/// everywhere: over a translucent picture its result differs by much more, as it rounds
/// premultiplied colours. Nothing in the JDK blends beyond its ends or combines samples.
public final class Compositor {
  // Over 200 lines, because Pillow has four ways to put pictures together, and the JDK three
  // layouts.

  private Compositor() {}

  /// Pastes a picture where the mask is white, and mixes it in where the mask is gray; alpha, if
  /// there is any, is mixed like a colour.
  ///
  /// @param canvas is changed
  /// @param picture as large as the mask; its alpha, if the canvas has none, is left out
  /// @param x of the left edge on the canvas; may be negative
  /// @param y of the upper edge on the canvas; may be negative
  public static void paste(
      BufferedImage canvas, BufferedImage picture, int x, int y, BufferedImage mask) {
    Layer below = Layer.of(canvas);
    paste(below, Layer.of(picture), x, y, Layer.ofMask(mask), below.raster);
  }

  private static void paste(
      Layer below, Layer above, int x, int y, Layer mask, WritableRaster result) {
    requireSameColors(below, above);
    requireSameSize(above, mask);
    Rectangle area = area(below, above, x, y);
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      above.read(area.x - x, row - y, area.width);
      mask.read(area.x - x, row - y, area.width);
      for (int band = 0; band < below.bands; band++) {
        mix(below.samples[band], above.samples[band], mask.opacity());
      }
      below.write(result, area.x, row);
    }
  }

  /// Fills with a colour where the mask is white, and mixes it in where the mask is gray. Where the
  /// canvas is wholly transparent its colour is not mixed but replaced, unless the mask has alpha.
  ///
  /// @param canvas is changed
  /// @param color a sample for each band of the canvas, as in `{255, 0, 0, 128}`
  public static void fill(BufferedImage canvas, int[] color, int x, int y, BufferedImage mask) {
    Layer below = Layer.of(canvas);
    Layer stencil = Layer.ofMask(mask);
    if (color.length != below.bands || Arrays.stream(color).anyMatch(c -> (c & 255) != c)) {
      throw new IllegalArgumentException(
          "A colour of this canvas is %d numbers from 0 to 255, not %s."
              .formatted(below.bands, Arrays.toString(color)));
    }
    Rectangle area = area(below, stencil, x, y);
    int[] paint = new int[area.width];
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      stencil.read(area.x - x, row - y, area.width);
      int[] weights = stencil.opacity().clone();
      if (below.hasAlpha && !stencil.hasAlpha) {
        for (int i = 0; i < area.width; i++) {
          weights[i] = below.opacity()[i] == 0 && weights[i] > 0 ? 255 : weights[i];
        }
      }
      for (int band = 0; band < below.bands; band++) {
        Arrays.fill(paint, color[band]);
        mix(below.samples[band], paint, band < below.colors ? weights : stencil.opacity());
      }
      below.write(below.raster, area.x, row);
    }
  }

  /// The first picture where the mask is white, the second where it is black.
  ///
  /// @return a new picture, of the layout of the second
  public static BufferedImage composite(
      BufferedImage first, BufferedImage second, BufferedImage mask) {
    Layer below = Layer.of(second);
    BufferedImage result = empty(below, below.raster.getBounds());
    if (!first.getRaster().getBounds().contains(result.getRaster().getBounds())) {
      second.copyData(result.getRaster()); // for what is not covered
    }
    paste(below, Layer.of(first), 0, 0, Layer.ofMask(mask), result.getRaster());
    return result;
  }

  /// What is seen of two pictures with alpha, one over the other.
  ///
  /// @return a new picture, of the layout of the one below
  public static BufferedImage alphaComposite(BufferedImage below, BufferedImage above) {
    Layer lower = Layer.of(below);
    Layer upper = Layer.of(above);
    requireSameSize(lower, upper);
    BufferedImage result = empty(lower, lower.raster.getBounds());
    alphaComposite(lower, upper, 0, 0, result.getRaster());
    return result;
  }

  /// Lays a picture over a canvas, both with alpha.
  ///
  /// @param canvas is changed
  /// @param picture of any size; of a part of it, take `getSubimage`
  /// @param x of the left edge on the canvas; may be negative
  /// @param y of the upper edge on the canvas; may be negative
  public static void alphaComposite(BufferedImage canvas, BufferedImage picture, int x, int y) {
    Layer below = Layer.of(canvas);
    alphaComposite(below, Layer.of(picture), x, y, below.raster);
  }

  private static void alphaComposite(
      Layer below, Layer above, int x, int y, WritableRaster result) {
    requireSameColors(below, above);
    if (!below.hasAlpha || !above.hasAlpha) {
      throw new IllegalArgumentException(
          "One of the pictures has no alpha channel: paste it, or draw it into a TYPE_INT_ARGB.");
    }
    Rectangle area = area(below, above, x, y);
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      above.read(area.x - x, row - y, area.width);
      cover(below, above);
      below.write(result, area.x, row);
    }
  }

  /// Goes from the first picture (`alpha` 0) to the second (1), and beyond: below 0 away from the
  /// second, above 1 away from the first, each sample ending at 0 and 255.
  ///
  /// @return a new picture, of the layout of the first
  public static BufferedImage blend(BufferedImage first, BufferedImage second, double alpha) {
    requireSameSize(Layer.of(first), Layer.of(second));
    float part = (float) alpha;
    if (!Float.isFinite(part)) {
      throw new IllegalArgumentException(
          "alpha is %s; it must be a number, as in 0.5.".formatted(alpha));
    }
    return combine(first, second, (a, b) -> (int) (a + part * (b - a)));
  }

  /// Makes a sample of each two. What comes out below 0 becomes 0, and above 255 becomes 255.
  ///
  /// @param operator as in `Integer::sum` or `(a, b) -> a * b / 255`; alpha is a sample, too
  /// @return a new picture, of the layout of the first, and as large as both have in common
  public static BufferedImage combine(
      BufferedImage first, BufferedImage second, IntBinaryOperator operator) {
    Layer a = Layer.of(first);
    Layer b = Layer.of(second);
    Objects.requireNonNull(operator, "operator");
    if (a.bands != b.bands) {
      throw new IllegalArgumentException(
          "The pictures have %d and %d bands: give both the same.".formatted(a.bands, b.bands));
    }
    Rectangle area = area(a, b, 0, 0);
    BufferedImage result = empty(a, area);
    for (int row = 0; row < area.height; row++) {
      a.read(0, row, area.width);
      b.read(0, row, area.width);
      for (int band = 0; band < a.bands; band++) {
        combine(a.samples[band], b.samples[band], operator);
      }
      a.write(result.getRaster(), 0, row);
    }
    return result;
  }

  private static void mix(int[] below, int[] above, int[] weights) {
    for (int i = 0; i < below.length; i++) {
      below[i] = dividedBy255(below[i] * (255 - weights[i]) + above[i] * weights[i]);
    }
  }

  /// Porter and Duff's "over", whose weights have seven bits more than samples.
  private static void cover(Layer below, Layer above) {
    int[] lower = below.opacity();
    int[] upper = above.opacity();
    int[] weights = new int[upper.length];
    for (int i = 0; i < upper.length; i++) {
      int sum = 255 * upper[i] + lower[i] * (255 - upper[i]);
      weights[i] = upper[i] == 0 ? 0 : ((255 * 255 * upper[i]) << 7) / sum;
      lower[i] = dividedBy255(sum);
    }
    for (int color = 0; color < below.colors; color++) {
      int[] mine = below.samples[color];
      int[] other = above.samples[color];
      for (int i = 0; i < weights.length; i++) {
        int mixed = other[i] * weights[i] + mine[i] * ((255 << 7) - weights[i]) + (128 << 7);
        mine[i] = ((mixed >> 8) + mixed) >> 15;
      }
    }
  }

  private static void combine(int[] first, int[] second, IntBinaryOperator operator) {
    for (int i = 0; i < first.length; i++) {
      first[i] = Math.max(0, Math.min(255, operator.applyAsInt(first[i], second[i])));
    }
  }

  private static int dividedBy255(int product) {
    int rounded = product + 128;
    return ((rounded >> 8) + rounded) >> 8;
  }

  private static BufferedImage empty(Layer like, Rectangle size) {
    var raster = like.raster.createCompatibleWritableRaster(size.width, size.height);
    return new BufferedImage(like.image.getColorModel(), raster, false, null);
  }

  /// The part of the canvas that a layer at this place covers.
  private static Rectangle area(Layer canvas, Layer layer, int x, int y) {
    var area =
        new Rectangle(x, y, layer.raster.getWidth(), layer.raster.getHeight())
            .intersection(canvas.raster.getBounds());
    return area.isEmpty() ? new Rectangle() : area;
  }

  private static void requireSameSize(Layer a, Layer b) {
    if (!a.raster.getBounds().equals(b.raster.getBounds())) {
      throw new IllegalArgumentException(
          "The sizes differ, %dx%d and %dx%d: cut or resize one of the pictures."
              .formatted(
                  a.raster.getWidth(),
                  a.raster.getHeight(),
                  b.raster.getWidth(),
                  b.raster.getHeight()));
    }
  }

  private static void requireSameColors(Layer a, Layer b) {
    if (a.colors != b.colors) {
      throw new IllegalArgumentException("One picture is gray, one is RGB: convert one of them.");
    }
  }

  /// A picture or a mask, of which one row is in memory, band after band.
  private static final class Layer {
    final BufferedImage image;
    final WritableRaster raster;
    final int bands;
    final int colors;
    final boolean hasAlpha;

    /// A row of each band, and one more, all 255: a picture without alpha is opaque.
    int[][] samples;

    /// The row as it is in the raster, where its bands are packed into ints.
    private int[] packed;

    private Layer(BufferedImage image) {
      this.image = image;
      raster = image.getRaster();
      bands = raster.getNumBands();
      hasAlpha = image.getColorModel().hasAlpha();
      colors = hasAlpha ? bands - 1 : bands;
    }

    static Layer of(BufferedImage image) {
      ColorModel model = image.getColorModel();
      int space = model.getColorSpace().getType();
      if ((space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB)
          || (model.getTransferType() != DataBuffer.TYPE_BYTE
              && !(model instanceof DirectColorModel))
          || model.isAlphaPremultiplied()
          || model.getNumComponents() != image.getRaster().getNumBands() // an index is no colour
          || Arrays.stream(model.getComponentSize()).anyMatch(bits -> bits != 8)) {
        throw new IllegalArgumentException(
            ("A picture of type %d is not gray or RGB of 8 bits, with plain alpha or none: "
                    + "draw it into a new one of TYPE_INT_ARGB first.")
                .formatted(image.getType()));
      }
      return new Layer(image);
    }

    static Layer ofMask(BufferedImage image) {
      boolean bits =
          image.getType() == BufferedImage.TYPE_BYTE_BINARY
              && image.getColorModel().getPixelSize() == 1
              && image.getColorModel().getRGB(0) == 0xff000000
              && image.getColorModel().getRGB(1) == 0xffffffff;
      Layer mask = bits ? new Layer(image) : of(image);
      if (!mask.hasAlpha && mask.bands > 1) {
        throw new IllegalArgumentException(
            "A mask of RGB says nothing of opacity: make it gray, or give it alpha.");
      }
      return mask;
    }

    /// Alpha, or else the gray value.
    int[] opacity() {
      return samples[bands - 1];
    }

    /// Reads a row: from bytes, from ints in which the bands of a pixel are packed, or from bits.
    /// `getPixels` would do for all three, but for ints it takes longer than all the arithmetic.
    void read(int x, int y, int width) {
      if (samples == null) {
        samples = new int[bands + 1][width];
        Arrays.fill(samples[bands], 255);
      }
      SampleModel model = raster.getSampleModel();
      if (model instanceof ComponentSampleModel) {
        for (int band = 0; band < bands; band++) {
          take(bytes(raster, band), offset(raster, x, y, band), step(raster), samples[band]);
        }
      } else if (model instanceof SinglePixelPackedSampleModel ints) {
        packed = (int[]) raster.getDataElements(x, y, width, 1, packed);
        for (int band = 0; band < bands; band++) {
          take(packed, ints.getBitOffsets()[band], samples[band]);
        }
      } else {
        raster.getSamples(x, y, width, 1, 0, samples[0]);
        combine(samples[0], samples[bands], (bit, white) -> bit * white);
      }
    }

    /// Writes the row that was read, and may have changed, to a raster of the same layout.
    void write(WritableRaster target, int x, int y) {
      if (packed == null) {
        for (int band = 0; band < bands; band++) {
          put(samples[band], bytes(target, band), offset(target, x, y, band), step(target));
        }
      } else {
        Arrays.fill(packed, 0);
        var ints = (SinglePixelPackedSampleModel) target.getSampleModel();
        for (int band = 0; band < bands; band++) {
          put(samples[band], packed, ints.getBitOffsets()[band]);
        }
        target.setDataElements(x, y, packed.length, 1, packed);
      }
    }

    private static void take(byte[] bytes, int offset, int step, int[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = bytes[offset + i * step] & 255;
      }
    }

    private static void take(int[] packed, int shift, int[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (packed[i] >> shift) & 255;
      }
    }

    private static void put(int[] row, byte[] bytes, int offset, int step) {
      for (int i = 0; i < row.length; i++) {
        bytes[offset + i * step] = (byte) row[i];
      }
    }

    private static void put(int[] row, int[] packed, int shift) {
      for (int i = 0; i < row.length; i++) {
        packed[i] |= row[i] << shift;
      }
    }

    private static byte[] bytes(Raster raster, int band) {
      var model = (ComponentSampleModel) raster.getSampleModel();
      return ((DataBufferByte) raster.getDataBuffer()).getData(model.getBankIndices()[band]);
    }

    private static int step(Raster raster) {
      return ((ComponentSampleModel) raster.getSampleModel()).getPixelStride();
    }

    private static int offset(Raster raster, int x, int y, int band) {
      var model = (ComponentSampleModel) raster.getSampleModel();
      int left = x - raster.getSampleModelTranslateX();
      int top = y - raster.getSampleModelTranslateY();
      return raster.getDataBuffer().getOffsets()[model.getBankIndices()[band]]
          + model.getOffset(left, top, band);
    }
  }
}
