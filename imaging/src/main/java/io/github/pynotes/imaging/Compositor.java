// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Compositor.java
// Needs: Java 21
package io.github.pynotes.imaging;

import java.awt.Rectangle;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
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
/// **Cost.** Linear in the pixels, with a row of each picture in memory. Reading and writing the
/// same picture is fine at the same place, and undefined with a shift. Not for several threads on
/// one canvas.
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
    Layer above = Layer.of(picture);
    Layer stencil = Layer.ofMask(mask);
    requireSameColors(below, above);
    requireSameSize(above, stencil);
    Rectangle area = area(below, above, x, y);
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      above.read(area.x - x, row - y, area.width);
      stencil.read(area.x - x, row - y, area.width);
      for (int i = 0; i < area.width; i++) {
        int weight = stencil.alpha(i);
        for (int band = 0; band < below.bands; band++) {
          below.mix(i, band, above.sample(i, band), weight);
        }
      }
      below.write(area.x, row, area.width);
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
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      stencil.read(area.x - x, row - y, area.width);
      for (int i = 0; i < area.width; i++) {
        int weight = stencil.alpha(i);
        boolean replace = !stencil.hasAlpha && below.hasAlpha && below.alpha(i) == 0 && weight > 0;
        for (int band = 0; band < below.bands; band++) {
          below.mix(i, band, color[band], replace && band < below.colors ? 255 : weight);
        }
      }
      below.write(area.x, row, area.width);
    }
  }

  /// The first picture where the mask is white, the second where it is black.
  ///
  /// @return a new picture, of the layout of the second
  public static BufferedImage composite(
      BufferedImage first, BufferedImage second, BufferedImage mask) {
    BufferedImage result = copy(Layer.of(second));
    paste(result, first, 0, 0, mask);
    return result;
  }

  /// What is seen of two pictures with alpha, one over the other.
  ///
  /// @return a new picture, of the layout of the one below
  public static BufferedImage alphaComposite(BufferedImage below, BufferedImage above) {
    requireSameSize(Layer.of(below), Layer.of(above));
    BufferedImage result = copy(Layer.of(below));
    alphaComposite(result, above, 0, 0);
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
    Layer above = Layer.of(picture);
    requireSameColors(below, above);
    if (!below.hasAlpha || !above.hasAlpha) {
      throw new IllegalArgumentException(
          "One of the pictures has no alpha channel: paste it, or draw it into a TYPE_INT_ARGB.");
    }
    Rectangle area = area(below, above, x, y);
    for (int row = area.y; row < area.y + area.height; row++) {
      below.read(area.x, row, area.width);
      above.read(area.x - x, row - y, area.width);
      for (int i = 0; i < area.width; i++) {
        below.cover(i, above);
      }
      below.write(area.x, row, area.width);
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
      for (int i = 0; i < a.samples.length; i++) {
        a.samples[i] = Math.clamp(operator.applyAsInt(a.samples[i], b.samples[i]), 0, 255);
      }
      result.getRaster().setPixels(0, row, area.width, 1, a.samples);
    }
    return result;
  }

  private static BufferedImage copy(Layer layer) {
    BufferedImage copy = empty(layer, layer.raster.getBounds());
    layer.image.copyData(copy.getRaster());
    return copy;
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

  /// A picture or a mask, of which one row is in memory.
  private static final class Layer {
    final BufferedImage image;
    final WritableRaster raster;
    final int bands;
    final int colors;
    final boolean hasAlpha;
    private final int white;
    int[] samples;

    private Layer(BufferedImage image) {
      this.image = image;
      raster = image.getRaster();
      bands = raster.getNumBands();
      hasAlpha = image.getColorModel().hasAlpha();
      colors = hasAlpha ? bands - 1 : bands;
      white = (1 << raster.getSampleModel().getSampleSize(0)) - 1;
    }

    static Layer of(BufferedImage image) {
      ColorModel model = image.getColorModel();
      int space = model.getColorSpace().getType();
      int transfer = model.getTransferType();
      if ((space != ColorSpace.TYPE_GRAY && space != ColorSpace.TYPE_RGB)
          || (transfer != DataBuffer.TYPE_BYTE && transfer != DataBuffer.TYPE_INT)
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

    void read(int x, int y, int width) {
      samples = raster.getPixels(x, y, width, 1, samples);
    }

    void write(int x, int y, int width) {
      raster.setPixels(x, y, width, 1, samples);
    }

    /// Alpha, or else the gray value, of a pixel in this row.
    int alpha(int pixel) {
      int last = samples[pixel * bands + bands - 1];
      return white == 1 ? 255 * last : last;
    }

    int sample(int pixel, int band) {
      return band < bands ? samples[pixel * bands + band] : 255; // opaque without alpha
    }

    void mix(int pixel, int band, int other, int weight) {
      int i = pixel * bands + band;
      samples[i] = dividedBy255(samples[i] * (255 - weight) + other * weight);
    }

    /// Porter and Duff's "over", whose weights have seven bits more than samples.
    void cover(int pixel, Layer above) {
      int i = pixel * bands;
      int alpha = above.samples[i + colors];
      if (alpha == 0) {
        return;
      }
      int sum = 255 * alpha + samples[i + colors] * (255 - alpha);
      int mine = ((255 * 255 * alpha) << 7) / sum;
      int rest = (255 << 7) - mine;
      for (int color = i; color < i + colors; color++) {
        int mixed = above.samples[color] * mine + samples[color] * rest + (128 << 7);
        samples[color] = ((mixed >> 8) + mixed) >> 15;
      }
      samples[i + colors] = dividedBy255(sum);
    }

    private static int dividedBy255(int product) {
      int rounded = product + 128;
      return ((rounded >> 8) + rounded) >> 8;
    }
  }
}
