// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/FloydSteinberg.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/// Fewer colours by error diffusion: what a pixel gets too much of, its neighbours get less of.
///
/// ```java
/// BufferedImage printed = FloydSteinberg.toBlackAndWhite(photo);
/// BufferedImage indexed = FloydSteinberg.toPalette(photo, palette);
/// ```
///
/// Answers Pillow's `convert("1")` and `convert("P")`, and `quantize(palette=…)`, all of which
/// dither so unless told otherwise. The pixels are the same as those of Pillow 11.1, by whose
/// authors the rounding is: errors in sixteenths, divided towards zero, and a gray of 128 is black.
///
/// **Colours.** A pixel takes the nearest colour of the palette, the first of equals, where the two
/// lowest bits of each of its channels count as zero, as in Pillow; colours that are not opaque are
/// never taken (Pillow takes them). At the right edge Pillow hands blue's error down in the place
/// of red's and green's; so does this, for the sake of the same pixels.
///
/// **Images.** 8 bits for each channel, gray or RGB, with alpha or without, of any layout, and
/// sub-images; alpha is ignored. Anything else is an `IllegalArgumentException`, and null a
/// `NullPointerException`. Gray becomes the nearest colours, too; Pillow's `quantize` copies it as
/// it is, into indices without a meaning.
///
/// **Cost.** One pass; for a palette at most 262,144 searches through it, each of which is then
/// remembered in half a megabyte. The source is only read. No state: any number of threads.
///
/// Java2D dithers by a fixed pattern, which is too faint for a palette of few colours, and not at
/// all into `TYPE_BYTE_BINARY`. Without dithering, `BufferedImage.setRGB` finds the nearest colour,
/// and needs no help.
public final class FloydSteinberg {
  private FloydSteinberg() {}

  /// Black and white.
  ///
  /// @return of `TYPE_BYTE_BINARY`, one bit for each pixel
  /// @throws IllegalArgumentException if the image is not of 8 bits for each channel, gray or RGB
  public static BufferedImage toBlackAndWhite(BufferedImage source) {
    var result =
        new BufferedImage(source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    int[][] blackAndWhite = {{0}, {255}};
    diffuse(source, 1, blackAndWhite, gray -> gray[0] > 128 ? 1 : 0, result);
    return result;
  }

  /// The colours of a palette.
  ///
  /// @param palette of at most 256 colours, one of them opaque at least
  /// @return of `TYPE_BYTE_INDEXED`, with that palette
  /// @throws IllegalArgumentException if the image is not of 8 bits for each channel, gray or RGB,
  ///   or if the palette has more than 256 colours or no opaque one
  public static BufferedImage toPalette(BufferedImage source, IndexColorModel palette) {
    var nearest = new Nearest(palette);
    var result =
        new BufferedImage(
            source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    diffuse(source, 3, nearest.colors, nearest, result);
    return result;
  }

  /// @param channels 1 for gray, 3 for colours
  /// @param choose takes what a pixel should be, and returns the index of what it will be
  private static void diffuse(
      BufferedImage source,
      int channels,
      int[][] colors,
      ToIntFunction<int[]> choose,
      BufferedImage result) {
    int bands = bandsOf(source);
    int width = source.getWidth();
    Raster raster = source.getRaster();
    int[] samples = new int[bands * width];
    int[] chosen = new int[width];
    int[] wanted = new int[channels];
    int[] here =
        new int[channels * (width + 2)]; // in sixteenths, from one column left of the image
    int[] below = here.clone();
    for (int y = 0; y < source.getHeight(); y++) {
      raster.getPixels(0, y, width, 1, samples);
      int[] right = new int[channels];
      for (int x = 0; x < width; x++) {
        int at = channels * (x + 1);
        for (int c = 0; c < channels; c++) {
          int value = value(samples, bands * x, bands, channels == 1 ? -1 : c);
          wanted[c] = Math.max(0, Math.min(255, value + (right[c] + here[at + c]) / 16));
        }
        chosen[x] = choose.applyAsInt(wanted);
        for (int c = 0; c < channels; c++) {
          int error = wanted[c] - colors[chosen[x]][c];
          right[c] = 7 * error;
          below[at - channels + c] += 3 * error;
          below[at + c] += 5 * error;
          below[at + channels + c] += error;
        }
      }
      result.getRaster().setSamples(0, y, width, 1, 0, chosen);
      if (channels == 3) { // Pillow's right edge
        int last = 3 * width;
        below[last] = below[last + 2];
        below[last + 1] = right[2] / 7;
        below[last + 2] = right[2] / 7;
      }
      int[] done = here;
      here = below;
      below = done;
      Arrays.fill(below, 0);
    }
  }

  /// One channel of a pixel, or its luma (ITU-R 601) if the channel is -1.
  private static int value(int[] samples, int at, int bands, int channel) {
    if (bands < 3) {
      return samples[at];
    }
    return channel >= 0
        ? samples[at + channel]
        : (299 * samples[at] + 587 * samples[at + 1] + 114 * samples[at + 2]) / 1000;
  }

  /// How many samples a pixel has; gray and RGB are told apart by it.
  private static int bandsOf(BufferedImage image) {
    ColorModel colors = image.getColorModel();
    int kind = colors.getColorSpace().getType();
    boolean known = kind == ColorSpace.TYPE_GRAY || kind == ColorSpace.TYPE_RGB;
    boolean bytes = Arrays.stream(colors.getComponentSize()).allMatch(bits -> bits == 8);
    if (!known || !bytes || colors instanceof IndexColorModel || colors.isAlphaPremultiplied()) {
      throw new IllegalArgumentException(
          "An image of type %d is not of 8 bits for each channel, gray or RGB, with plain alpha: draw it into one of TYPE_INT_RGB first."
              .formatted(image.getType()));
    }
    return colors.getNumComponents();
  }

  /// Finds the nearest colour of a palette, and remembers it.
  private static final class Nearest implements ToIntFunction<int[]> {
    private final int[][] colors;
    private final boolean[] opaque;
    private final short[] found = new short[64 * 64 * 64]; // 1 more than the index; 0 if unknown

    Nearest(IndexColorModel palette) {
      colors = new int[palette.getMapSize()][];
      opaque = new boolean[colors.length];
      boolean any = false;
      for (int i = 0; i < colors.length; i++) {
        colors[i] = new int[] {palette.getRed(i), palette.getGreen(i), palette.getBlue(i)};
        opaque[i] = palette.getAlpha(i) == 255;
        any |= opaque[i];
      }
      if (colors.length > 256 || !any) {
        throw new IllegalArgumentException(
            "A palette of %d colours, %s opaque: it needs 1 to 256 colours, and an opaque one."
                .formatted(colors.length, any ? "some" : "none"));
      }
    }

    @Override
    public int applyAsInt(int[] color) {
      int key = color[0] >> 2 << 12 | color[1] >> 2 << 6 | color[2] >> 2;
      if (found[key] == 0) {
        found[key] = (short) (1 + search(color[0] & 0xfc, color[1] & 0xfc, color[2] & 0xfc));
      }
      return found[key] - 1;
    }

    private int search(int red, int green, int blue) {
      int nearest = 0;
      int smallest = Integer.MAX_VALUE;
      for (int i = 0; i < colors.length; i++) {
        int r = red - colors[i][0];
        int g = green - colors[i][1];
        int b = blue - colors[i][2];
        int distance = r * r + g * g + b * b;
        if (opaque[i] && distance < smallest) {
          smallest = distance;
          nearest = i;
        }
      }
      return nearest;
    }
  }
}
