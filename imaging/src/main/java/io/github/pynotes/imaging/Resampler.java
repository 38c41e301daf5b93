// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Resampler.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Resizes pictures as Pillow does, to the byte.
///
/// ```java
/// BufferedImage poster = Resampler.LANCZOS.resize(photo, 1024, 768);
/// BufferedImage detail = Resampler.BICUBIC.resize(photo, 64, 64, new Box(10.5, 20, 42.5, 52));
/// BufferedImage small = Resampler.BICUBIC.thumbnail(photo, 320, 320); // keeps the proportions
/// BufferedImage half = Resampler.reduce(photo, 2, 2);
/// ```
///
/// Answers Pillow's `Image.resize`, `Image.thumbnail` and `Image.reduce`, and its six filters. The
/// method is Pillow's (`Resample.c`, `Reduce.c`, by Alex Clark, Fredrik Lundh and contributors):
/// along x and then along y, each sample of the result is a weighted mean of all the samples that
/// it stands for. The weights are rounded to 22 binary digits, what lies between the two steps to
/// 8. The code is another.
///
/// **Pictures** have 8 bits a band: gray, gray with alpha, RGB, RGBA, in bytes or packed into an
/// int, also as a sub-image. The result is a new picture of the same type. Alpha is multiplied into
/// the colours before and divided out afterwards, so that transparent pixels do not colour their
/// neighbours; only NEAREST and a plain copy leave it alone. Other types (a palette, one bit, 16
/// bits, premultiplied) are refused: draw them into one of these first. Pillow takes NEAREST for a
/// palette without saying so.
///
/// **Threads.** A resampler is immutable; a picture must not change while it is read. [#parallel()]
/// works in the common pool with all processors, and makes no other result.
///
/// **Cost.** Time grows with the samples of the source times the support of the filter, plus those
/// of the result; the memory is the result, what lies between the steps (height of the source times
/// width of the result), and some columns for each thread.
///
/// **Errors.** A size below 1, a box that is not within the picture, a picture larger than an
/// array, and a type that is refused are `IllegalArgumentException`. Nulls are refused.
///
/// `Graphics2D.drawImage` looks at 16 pixels at most, however many a pixel of the result stands
/// for, so that much smaller pictures flicker; `Image.getScaledInstance` averages, slowly, and
/// knows no other filter for it. For enlarging and for up to half the size, `Graphics2D` does.
public final class Resampler {
  // Over 200 lines, because one file is to do all: six filters, four kinds of pixels, two layouts.

  public static final Resampler NEAREST = new Resampler("NEAREST", 0, x -> 0);
  public static final Resampler BOX = new Resampler("BOX", 0.5, x -> x > -0.5 && x <= 0.5 ? 1 : 0);
  public static final Resampler BILINEAR =
      new Resampler("BILINEAR", 1, x -> Math.max(0, 1 - Math.abs(x)));
  public static final Resampler HAMMING = new Resampler("HAMMING", 1, Resampler::hamming);
  public static final Resampler BICUBIC = new Resampler("BICUBIC", 2, Resampler::bicubic);
  public static final Resampler LANCZOS =
      new Resampler("LANCZOS", 3, x -> x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0);

  /// Bits after the point of a weight: 8 are the sample's, 2 for sums below 0 and above 255.
  private static final int FRACTION = 32 - 8 - 2;

  /// How many lines go through a step together: their columns stay in the nearest cache.
  private static final int STRIP = 128;

  /// What `thumbnail` has of Pillow.
  private static final double THUMBNAIL_GAP = 2;

  /// The names of the constants of [BufferedImage], each at its value.
  private static final String[] TYPES =
      """
      CUSTOM INT_RGB INT_ARGB INT_ARGB_PRE INT_BGR 3BYTE_BGR 4BYTE_ABGR 4BYTE_ABGR_PRE \
      USHORT_565_RGB USHORT_555_RGB BYTE_GRAY USHORT_GRAY BYTE_BINARY BYTE_INDEXED\
      """
          .split(" ");

  private final String name;
  private final double support;
  private final DoubleUnaryOperator kernel;
  private final double gap; // 0: not set
  private final boolean parallel;

  private Resampler(String name, double support, DoubleUnaryOperator kernel) {
    this(name, support, kernel, 0, false);
  }

  private Resampler(
      String name, double support, DoubleUnaryOperator kernel, double gap, boolean parallel) {
    this.name = name;
    this.support = support;
    this.kernel = kernel;
    this.gap = gap;
    this.parallel = parallel;
  }

  /// A part of a picture, in pixels from its upper left corner; a pixel may be in it by half.
  public record Box(double left, double upper, double right, double lower) {
    private Box inFloats() {
      return new Box((float) left, (float) upper, (float) right, (float) lower);
    }

    /// Whole pixels in their own size.
    private boolean isCrop(int width, int height) {
      boolean sameSize = right - left == width && lower - upper == height;
      return sameSize && left == Math.rint(left) && upper == Math.rint(upper);
    }
  }

  /// The same, with all processors at work; the result is the same, too.
  public Resampler parallel() {
    return new Resampler(name, support, kernel, gap, true);
  }

  /// The same, but much larger pictures are reduced first, which is faster and less exact.
  ///
  /// Pillow's `reducing_gap`: by whole factors, to `gap` times the size of the result at least.
  /// Pictures with alpha are not reduced, nor are any by NEAREST, as in Pillow.
  ///
  /// @param gap from 1 up; infinity for none, also in [#thumbnail], which else takes 2
  public Resampler reducingGap(double gap) {
    if (!(gap >= 1)) {
      throw new IllegalArgumentException(
          "A gap of %s cannot be kept: it is 1 or more.".formatted(gap));
    }
    return new Resampler(name, support, kernel, gap, parallel);
  }

  /// The whole picture in another size.
  public BufferedImage resize(BufferedImage source, int width, int height) {
    return resize(source, width, height, new Box(0, 0, source.getWidth(), source.getHeight()));
  }

  /// A part of the picture in another size. What lies around the box takes part at its edges.
  public BufferedImage resize(BufferedImage source, int width, int height, Box box) {
    boolean alpha = Samples.of(source).alpha;
    checkSize(width, height, source.getRaster().getNumBands());
    checkBox(source, box);
    if (gap == 0 || alpha || support == 0) {
      return resizeAtOnce(source, width, height, box);
    }
    double scaleX = (box.right - box.left) / width;
    double scaleY = (box.lower - box.upper) / height;
    int factorX = Math.max(1, (int) (scaleX / gap));
    int factorY = Math.max(1, (int) (scaleY / gap));
    if ((factorX == 1 && factorY == 1) || scaleX == 0 || scaleY == 0) {
      return resizeAtOnce(source, width, height, box);
    }
    // with as much around the box as the filter looks at
    double marginX = (support - 0.5) * scaleX;
    double marginY = (support - 0.5) * scaleY;
    int left = Math.max(0, (int) (box.left - marginX));
    int upper = Math.max(0, (int) (box.upper - marginY));
    int right = Math.min(source.getWidth(), (int) Math.ceil(box.right + marginX));
    int lower = Math.min(source.getHeight(), (int) Math.ceil(box.lower + marginY));
    Box reduced =
        new Box(
            (box.left - left) / factorX,
            (box.upper - upper) / factorY,
            (box.right - left) / factorX,
            (box.lower - upper) / factorY);
    BufferedImage part = source.getSubimage(left, upper, right - left, lower - upper);
    return resizeAtOnce(reduce(part, factorX, factorY), width, height, reduced);
  }

  /// The picture within `width` and `height`, in its proportions, but never larger than it is.
  ///
  /// Pillow changes the picture itself; this returns another, as large as the source if that fits.
  /// Of a JPEG file that is not loaded yet, Pillow decodes a part only (`Image.draft`), which is
  /// faster and differs by a few levels; this is what it makes of a loaded one.
  public BufferedImage thumbnail(BufferedImage source, int width, int height) {
    checkSize(width, height, source.getRaster().getNumBands());
    int fromWidth = source.getWidth();
    int fromHeight = source.getHeight();
    if (width >= fromWidth && height >= fromHeight) {
      return resize(source, fromWidth, fromHeight);
    }
    double aspect = (double) fromWidth / fromHeight;
    int toWidth = width;
    int toHeight = height;
    if ((double) width / height >= aspect) {
      toWidth = closest(height * aspect, n -> Math.abs(aspect - n / height));
    } else {
      toHeight = closest(width / aspect, n -> n == 0 ? 0 : Math.abs(aspect - width / n));
    }
    return (gap == 0 ? reducingGap(THUMBNAIL_GAP) : this).resize(source, toWidth, toHeight);
  }

  /// The whole number below or above, whichever has the smaller error; 1 at least.
  private static int closest(double number, DoubleUnaryOperator error) {
    double below = Math.floor(number);
    double above = Math.ceil(number);
    double better = error.applyAsDouble(above) < error.applyAsDouble(below) ? above : below;
    return Math.max(1, (int) better);
  }

  /// The means of cells of `factorX` times `factorY` pixels, fewer at the right and lower edge.
  public static BufferedImage reduce(BufferedImage source, int factorX, int factorY) {
    if (factorX < 1 || factorY < 1) {
      throw new IllegalArgumentException(
          "A picture cannot be reduced by %d x %d: the factors are 1 or more."
              .formatted(factorX, factorY));
    }
    if (factorX == 1 && factorY == 1) {
      return NEAREST.resize(source, source.getWidth(), source.getHeight());
    }
    int width = (source.getWidth() - 1) / factorX + 1;
    int height = (source.getHeight() - 1) / factorY + 1;
    Samples in = Samples.of(source);
    BufferedImage result = empty(source, width, height);
    Samples out = Samples.of(result);
    int[][] line = new int[in.bands()][source.getWidth()];
    long[][] sums = new long[in.bands()][source.getWidth()];
    int[][] means = new int[in.bands()][width];
    for (int y = 0; y < height; y++) {
      int firstRow = y * factorY;
      int rows = Math.min(factorY, source.getHeight() - firstRow);
      for (int row = firstRow; row < firstRow + rows; row++) {
        in.load(row, line);
        for (int band = 0; band < sums.length; band++) {
          add(sums[band], line[band]);
        }
      }
      for (int band = 0; band < sums.length; band++) {
        means(sums[band], factorX, rows, means[band]);
        Arrays.fill(sums[band], 0);
      }
      out.store(y, 0, width, means);
    }
    return result;
  }

  private static void add(long[] sums, int[] line) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += line[i];
    }
  }

  private static void means(long[] sums, int factor, int rows, int[] means) {
    for (int x = 0, from = 0; x < means.length; x++, from += factor) {
      int columns = Math.min(factor, sums.length - from);
      long cell = (long) columns * rows;
      long sum = cell / 2;
      for (int i = from; i < from + columns; i++) {
        sum += sums[i];
      }
      // Pillow multiplies by a rounded reciprocal; it cannot for 16,777,216 pixels and more
      means[x] =
          cell < 1 << 24
              ? (int) ((sum * (long) (0x1p32f / (cell << 8))) >> 24)
              : (int) (sum / cell);
    }
  }

  private BufferedImage resizeAtOnce(BufferedImage source, int width, int height, Box exact) {
    Box box = exact.inFloats();
    BufferedImage result = empty(source, width, height);
    boolean crop = box.isCrop(width, height);
    boolean whole = crop && width == source.getWidth() && height == source.getHeight();
    if (whole || (crop && !Samples.of(source).alpha)) {
      source
          .getSubimage((int) box.left, (int) box.upper, width, height)
          .copyData(result.getRaster());
    } else if (support == 0) {
      copyNearest(source, result, box);
    } else {
      // of a part in its own size Pillow too multiplies alpha in and out again, and no more
      (crop ? BOX : this).resample(source, result, box);
    }
    return result;
  }

  private static void copyNearest(BufferedImage source, BufferedImage result, Box box) {
    int[] columns = nearest(source.getWidth(), box.left, box.right, result.getWidth());
    int[] rows = nearest(source.getHeight(), box.upper, box.lower, result.getHeight());
    Object pixel = null;
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < columns.length; x++) {
        if (columns[x] >= 0 && rows[y] >= 0) {
          pixel = source.getRaster().getDataElements(columns[x], rows[y], pixel);
          result.getRaster().setDataElements(x, y, pixel);
        }
      }
    }
  }

  /// Where each pixel of the result looks, or -1 where that is outside.
  private static int[] nearest(int size, double from, double to, int resultSize) {
    int[] places = new int[resultSize];
    double scale = scale(from, to, resultSize);
    double place = from + scale * 0.5;
    for (int i = 0; i < resultSize; i++) {
      places[i] = (int) place < size ? (int) place : -1;
      place += scale; // summed up, not multiplied: so are Pillow's rounding errors
    }
    return places;
  }

  private void resample(BufferedImage source, BufferedImage result, Box box) {
    Samples in = Samples.of(source);
    int width = result.getWidth();
    Weights weightsX = weights(source.getWidth(), box.left, box.right, width);
    Weights weightsY = weights(source.getHeight(), box.upper, box.lower, result.getHeight());
    int first = weightsY.firsts[0];
    int rows = weightsY.end - first;
    Samples between = Samples.between(width, first, rows, in.bands());
    pass(in, first, rows, weightsX, between);
    pass(between, 0, width, weightsY, Samples.of(result));
  }

  /// For each sample of the result along one axis: the first one of the source, and the weights of
  /// that and the following ones.
  ///
  /// @param weights four each, or eight, ...: the last ones may be 0
  /// @param longest of these
  /// @param end behind the last sample that is looked at
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Weights(int[] firsts, int[][] weights, int longest, int end) {}

  private Weights weights(int size, double from, double to, int resultSize) {
    double scale = scale(from, to, resultSize);
    double stretch = Math.max(1, scale);
    double reach = support * stretch;
    int[] firsts = new int[resultSize];
    int[][] weights = new int[resultSize][];
    int longest = 1;
    int end = 0;
    for (int i = 0; i < resultSize; i++) {
      double center = from + (i + 0.5) * scale;
      firsts[i] = Math.max(0, (int) (center - reach + 0.5));
      end = Math.min(size, (int) (center + reach + 0.5));
      double[] exact = new double[Math.max(0, end - firsts[i])];
      double sum = 0;
      for (int j = 0; j < exact.length; j++) {
        exact[j] = kernel.applyAsDouble((j + firsts[i] - center + 0.5) * (1 / stretch));
        sum += exact[j];
      }
      weights[i] = new int[(exact.length + 3) / 4 * 4];
      for (int j = 0; j < exact.length; j++) {
        double share = (sum == 0 ? exact[j] : exact[j] / sum) * (1 << FRACTION);
        weights[i][j] = (int) (share < 0 ? share - 0.5 : share + 0.5);
      }
      longest = Math.max(longest, weights[i].length);
    }
    return new Weights(firsts, weights, longest, end);
  }

  /// How many samples one of the result stands for; Pillow subtracts floats.
  private static double scale(double from, double to, int resultSize) {
    return (double) (float) (to - from) / resultSize;
  }

  private static double hamming(double x) {
    if (x == 0 || Math.abs(x) >= 1) {
      return x == 0 ? 1 : 0;
    }
    return sinc(x) * (0.54f + 0.46f * Math.cos(x * Math.PI)); // floats, as Pillow has them
  }

  private static double bicubic(double x) {
    double distance = Math.abs(x);
    double a = -0.5;
    if (distance < 1) {
      return ((a + 2) * distance - (a + 3)) * distance * distance + 1;
    }
    return distance < 2 ? (((distance - 5) * distance + 8) * distance - 4) * a : 0;
  }

  private static double sinc(double x) {
    return x == 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI);
  }

  /// Resamples along lines, and writes what was a line as a column; so the second pass is the first
  /// again. The strips do not depend on each other.
  private void pass(Samples in, int first, int lines, Weights weights, Samples out) {
    IntStream strips = IntStream.rangeClosed(0, (lines - 1) / STRIP);
    (parallel ? strips.parallel() : strips)
        .map(strip -> strip * STRIP)
        .forEach(done -> strip(in, first + done, Math.min(STRIP, lines - done), weights, out));
  }

  /// Resamples the lines of a strip, whole columns at a time: the compiler makes vector
  /// instructions of a loop over whole arrays of int, and of hardly any other.
  private static void strip(Samples in, int y, int height, Weights weights, Samples out) {
    int[][][] ring = new int[weights.longest][in.bands()][STRIP]; // the columns in use
    int[][] sums = new int[in.bands()][STRIP];
    Tile tile = new Tile(in, y, height, weights.end);
    int loaded = 0;
    for (int x = 0; x < weights.firsts.length; x++) {
      int first = weights.firsts[x];
      int[] share = weights.weights[x];
      int end = Math.min(first + share.length, weights.end);
      for (loaded = Math.max(loaded, first); loaded < end; loaded++) {
        tile.load(loaded, ring[loaded % ring.length]);
      }
      for (int band = 0; band < sums.length; band++) {
        int[] sum = sums[band];
        Arrays.fill(sum, 1 << (FRACTION - 1));
        for (int i = 0; i < share.length; i += 4) {
          int[] a = ring[(first + i) % ring.length][band];
          int[] b = ring[(first + i + 1) % ring.length][band];
          int[] c = ring[(first + i + 2) % ring.length][band];
          int[] d = ring[(first + i + 3) % ring.length][band];
          add(sum, a, share[i], b, share[i + 1], c, share[i + 2], d, share[i + 3]);
        }
        clip(sum);
      }
      out.store(x, y, height, sums);
    }
  }

  /// A part of a strip, copied to where its rows do not push each other out of the cache.
  private static final class Tile {
    private static final int COLUMNS = 256;
    private static final int PITCH = 4 * COLUMNS + 16; // a constant, which makes fast loops

    private final Samples in;
    private final int y;
    private final int height;
    private final int end;
    private final Object array;
    private int left;
    private int right;

    Tile(Samples in, int y, int height, int end) {
      this.in = in;
      this.y = y;
      this.height = height;
      this.end = end;
      array = in.array instanceof byte[] ? new byte[STRIP * PITCH] : new int[STRIP * PITCH];
    }

    /// Reads a column, which must not be left of the one before.
    void load(int x, int[][] column) {
      if (x >= right) {
        left = x;
        right = Math.min(x + COLUMNS, end);
        for (int row = 0; row < height; row++) {
          int from = in.index(left, y + row);
          System.arraycopy(in.array, from, array, row * PITCH, (right - left) * in.step);
        }
      }
      in.load(array, (x - left) * in.step, PITCH, STRIP, column);
    }
  }

  private static void add(
      int[] sum, int[] a, int ka, int[] b, int kb, int[] c, int kc, int[] d, int kd) {
    for (int i = 0; i < STRIP; i++) {
      sum[i] += a[i] * ka + b[i] * kb + c[i] * kc + d[i] * kd;
    }
  }

  private static void clip(int[] sum) {
    for (int i = 0; i < STRIP; i++) {
      sum[i] = Math.max(0, Math.min(255, sum[i] >> FRACTION));
    }
  }

  private static void checkSize(int width, int height, int bands) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A picture of %d x %d cannot be made: width and height are 1 or more."
              .formatted(width, height));
    }
    checkSamples(width, height, bands);
  }

  private static void checkSamples(int width, int height, int bands) {
    if ((double) width * height * bands > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "A picture of %d x %d with %d bands does not fit into an array: resize a part of it."
              .formatted(width, height, bands));
    }
  }

  private static void checkBox(BufferedImage source, Box box) {
    boolean within =
        box.left >= 0
            && box.upper >= 0
            && (float) box.right <= source.getWidth()
            && (float) box.lower <= source.getHeight();
    if (!within || !(box.left <= box.right) || !(box.upper <= box.lower)) {
      throw new IllegalArgumentException(
          "The box from (%s, %s) to (%s, %s) is no part of a picture of %d x %d."
              .formatted(
                  box.left,
                  box.upper,
                  box.right,
                  box.lower,
                  source.getWidth(),
                  source.getHeight()));
    }
  }

  /// A picture of the same type.
  private static BufferedImage empty(BufferedImage source, int width, int height) {
    var raster = source.getRaster().createCompatibleWritableRaster(width, height);
    return new BufferedImage(source.getColorModel(), raster, false, null);
  }

  /// The array of a picture, and where in it the samples are: lines of pixels.
  ///
  /// @param array bytes, a sample each; or ints, a pixel each
  /// @param places of the bands: offsets in the bytes, or shifts in the ints
  /// @param alpha is the last band; it is multiplied into what is loaded, and divided out of what
  ///   is stored
  /// @param base where the first pixel is
  /// @param step from pixel to pixel
  /// @param lineStep from line to line
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Samples(
      Object array, int[] places, boolean alpha, int base, int step, int lineStep) {

    static Samples of(BufferedImage image) {
      boolean alpha = image.getColorModel().hasAlpha();
      Raster raster = image.getRaster();
      int x = raster.getMinX() - raster.getSampleModelTranslateX();
      int y = raster.getMinY() - raster.getSampleModelTranslateY();
      if (!image.isAlphaPremultiplied() && !(image.getColorModel() instanceof IndexColorModel)) {
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
            && raster.getDataBuffer() instanceof DataBufferByte data
            && model.getPixelStride() == model.getNumBands()
            && model.getNumBands() <= 4) {
          int step = model.getPixelStride();
          int lineStep = model.getScanlineStride();
          int base = data.getOffset() + x * step + y * lineStep;
          return new Samples(data.getData(), model.getBandOffsets(), alpha, base, step, lineStep);
        }
        if (raster.getSampleModel() instanceof SinglePixelPackedSampleModel model
            && raster.getDataBuffer() instanceof DataBufferInt data
            && Arrays.stream(model.getSampleSize()).allMatch(size -> size == 8)) {
          int lineStep = model.getScanlineStride();
          int base = data.getOffset() + x + y * lineStep;
          return new Samples(data.getData(), model.getBitOffsets(), alpha, base, 1, lineStep);
        }
      }
      throw new IllegalArgumentException(
          "A picture of TYPE_%s cannot be resized: draw it into one of TYPE_INT_%s first."
              .formatted(TYPES[image.getType()], alpha ? "ARGB" : "RGB"));
    }

    /// Room for what lies between the passes: columns of so many rows from `first` on.
    static Samples between(int columns, int first, int rows, int bands) {
      checkSamples(columns, rows, bands);
      int[] places = IntStream.range(0, bands).toArray();
      byte[] bytes = new byte[columns * rows * bands];
      return new Samples(bytes, places, false, -first * bands, bands, rows * bands);
    }

    int bands() {
      return places.length;
    }

    private int index(int x, int line) {
      return base + x * step + line * lineStep;
    }

    /// Reads a line, band by band.
    void load(int line, int[][] bands) {
      load(array, index(0, line), step, bands[0].length, bands);
    }

    /// Reads pixels like these, that are so far from each other in an array like this.
    void load(Object array, int from, int distance, int count, int[][] bands) {
      for (int band = 0; band < bands.length; band++) {
        if (array instanceof byte[] bytes) {
          load(bytes, from + places[band], distance, count, bands[band]);
        } else {
          load((int[]) array, from, distance, count, places[band], bands[band]);
        }
      }
      if (alpha) {
        premultiply(bands);
      }
    }

    private static void load(byte[] bytes, int from, int distance, int count, int[] samples) {
      for (int i = 0, at = from; i < count; i++, at += distance) {
        samples[i] = bytes[at] & 255;
      }
    }

    private static void load(
        int[] pixels, int from, int distance, int count, int shift, int[] samples) {
      for (int i = 0, at = from; i < count; i++, at += distance) {
        samples[i] = pixels[at] >> shift & 255;
      }
    }

    /// Writes a part of a line, band by band; there must be nothing yet.
    void store(int line, int x, int count, int[][] bands) {
      if (alpha) {
        unpremultiply(bands, count);
      }
      for (int band = 0; band < bands.length; band++) {
        int[] samples = bands[band];
        int place = places[band];
        int at = index(x, line);
        if (array instanceof byte[] bytes) {
          for (int i = 0; i < count; i++) {
            bytes[at + place + i * step] = (byte) samples[i];
          }
        } else {
          int[] pixels = (int[]) array;
          for (int i = 0; i < count; i++) {
            pixels[at + i] |= samples[i] << place;
          }
        }
      }
    }

    private static void premultiply(int[][] bands) {
      int[] alpha = bands[bands.length - 1];
      for (int band = 0; band < bands.length - 1; band++) {
        int[] colour = bands[band];
        for (int i = 0; i < colour.length; i++) {
          int product = colour[i] * alpha[i] + 128;
          colour[i] = (product + (product >> 8)) >> 8; // product / 255, rounded
        }
      }
    }

    private static void unpremultiply(int[][] bands, int count) {
      int[] alpha = bands[bands.length - 1];
      for (int i = 0; i < count; i++) {
        if (alpha[i] != 0 && alpha[i] != 255) {
          for (int band = 0; band < bands.length - 1; band++) {
            bands[band][i] = Math.min(255, 255 * bands[band][i] / alpha[i]);
          }
        }
      }
    }
  }
}
