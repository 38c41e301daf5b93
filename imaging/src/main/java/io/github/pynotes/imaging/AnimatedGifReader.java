// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/AnimatedGifReader.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.OptionalInt;

/// Reads an animated GIF frame by frame, each as it is seen on the screen.
///
/// ```java
/// var gif = AnimatedGifReader.open(Path.of("spinner.gif"));
/// while (gif.hasNext()) {
///   AnimatedGifReader.Frame frame = gif.next();
///   show(frame.image(), frame.duration());
/// }
/// ```
///
/// Answers Pillow's `ImageSequence.Iterator(image)`, `n_frames` and `info["duration"]`. A frame in
/// the file is a rectangle of changes; what the screen shows depends on all frames before it, and
/// on what each of them says about its disposal. `ImageIO` hands out the rectangles.
///
/// **Frames** are of `TYPE_INT_ARGB`, of the size of the screen, and the caller's to keep. They
/// have the pixels of `convert("RGBA")` in Pillow 11.1, to the byte. That is the GIF89a
/// specification where it decides, and this where it does not: an animation whose first frame is
/// opaque stays so; what no frame has covered is transparent in others, and the palette's first
/// colour in this one; "no disposal specified" means the one before. Browsers differ in such
/// corners. Only where a later frame leaves the screen it is cut off, while Pillow makes that frame
/// larger than the others.
///
/// **Lazy.** The file is in memory as it is, compressed; `next` decodes one frame. There is nothing
/// to close, and no way back: open it again.
///
/// **Errors.** What is no GIF, or damaged, is an `IOException` that names the file and the frame;
/// the frames before are read. A file that ends between two frames ends there. A screen of more
/// pixels than the limit is refused; it is Pillow's, of 89,478,485, unless another is given. Nulls
/// are refused.
///
/// **Memory.** Nothing but the file until the first frame is read, and then four bytes for each
/// pixel of the screen, and as many for each frame that you keep.
///
/// **Threads.** Not for several at once.
///
/// `ImageIO` does for the first frame of a GIF that is not animated. It paints what is missing from
/// a damaged frame in the palette's first colour, without a word.
public final class AnimatedGifReader {
  // Over 200 lines, because ImageIO is silent about damage: the whole format is read here.

  /// What the screen shows, and how long; Pillow's `info["duration"]` is its milliseconds.
  ///
  /// @param index from 0
  /// @param duration zero if the file says nothing; browsers then take 100 milliseconds
  public record Frame(int index, BufferedImage image, Duration duration) {}

  /// What stands before the pixels of a frame.
  private static final class Header {
    int left;
    int top;
    int width;
    int height;
    int[] palette;
    boolean interlaced;
    int transparent = -1; // or an index of the palette
    int disposal; // 0 if nothing is said
    int centiseconds;
    int loop = -1; // if nothing is said
  }

  private static final long MAX_PIXELS = 1024L * 1024 * 1024 / 4 / 3; // Pillow's MAX_IMAGE_PIXELS
  private static final int RGB = 0xFFFFFF;
  private static final int BLACK = 0xFF000000;
  private static final int MAX_CODES = 4096;

  private final String name;
  private final byte[] bytes;
  private final long maxPixels;
  private final int background;
  private final int[] globalPalette;
  private final int start;
  private final int loop;
  private final int width;
  private final int height;
  private final boolean opaque;

  private int position;
  private int index;
  private Header upcoming;
  private Header shown;
  private int[] canvas; // null until the first frame is there
  private int disposal;
  private int[] beneath; // what the frame that is shown leaves; null for itself

  /// Reads the file, and finds its first frame.
  ///
  /// @throws IOException if the file cannot be read, is no GIF, or has no frame
  public static AnimatedGifReader open(Path file) throws IOException {
    return new AnimatedGifReader(file.toString(), Files.readAllBytes(file), MAX_PIXELS);
  }

  /// The same for what is in memory already.
  ///
  /// @param name of the source, for messages
  /// @param bytes are not copied
  /// @param maxPixels of the screen, and of each frame
  /// @throws IOException if the bytes are no GIF, or have no frame
  public static AnimatedGifReader of(String name, byte[] bytes, long maxPixels) throws IOException {
    return new AnimatedGifReader(name, bytes, maxPixels);
  }

  private AnimatedGifReader(String name, byte[] bytes, long maxPixels) throws IOException {
    this.name = Objects.requireNonNull(name, "name");
    this.bytes = bytes;
    this.maxPixels = Math.min(maxPixels, Integer.MAX_VALUE - 8);
    String signature = new String(bytes, 0, Math.min(6, bytes.length), StandardCharsets.US_ASCII);
    if (!signature.equals("GIF89a") && !signature.equals("GIF87a")) {
      throw new IOException(name + " is no GIF: it begins neither with GIF89a nor with GIF87a");
    }
    position = 6;
    int screenWidth = unsigned16();
    int screenHeight = unsigned16();
    int flags = unsigned8();
    background = unsigned8();
    position++; // the shape of a pixel, which nobody heeds
    globalPalette = hasPalette(flags) ? palette(flags) : grays();
    start = position;
    upcoming = scan();
    if (upcoming == null) {
      throw new IOException(name + " has no frame");
    }
    loop = upcoming.loop;
    width = Math.max(screenWidth, upcoming.left + upcoming.width);
    height = Math.max(screenHeight, upcoming.top + upcoming.height);
    checkSize("the screen", width, height);
    if (width == 0 || height == 0) {
      throw new IOException(name + " has a screen without pixels");
    }
    opaque = upcoming.transparent < 0;
  }

  /// Of every frame; Pillow's `size`.
  public int width() {
    return width;
  }

  /// Of every frame.
  public int height() {
    return height;
  }

  /// Pillow's `info.get("loop")`: how often it is played again, 0 for ever, and empty for not at
  /// all.
  public OptionalInt loop() {
    return loop < 0 ? OptionalInt.empty() : OptionalInt.of(loop);
  }

  /// Pillow's `n_frames`; it looks through the file without decoding, and moves nothing.
  ///
  /// @throws IOException if a frame's header is cut off
  public int countFrames() throws IOException {
    int here = position;
    try {
      position = start;
      int frames = 0;
      while (scan() != null) {
        skipPixels();
        frames++;
      }
      return frames;
    } finally {
      position = here;
    }
  }

  /// Whether there is another frame; Pillow's `seek` raises `EOFError` otherwise.
  ///
  /// @throws IOException if its header is cut off
  public boolean hasNext() throws IOException {
    if (upcoming == null) {
      int here = position;
      upcoming = scan();
      if (upcoming == null) {
        position = here; // at the end, however often it is asked
      }
    }
    return upcoming != null;
  }

  /// Decodes the next frame, and draws it upon what is there.
  ///
  /// @throws IOException if its pixels are damaged or cut off; so it will be if called again
  /// @throws NoSuchElementException at the end
  public Frame next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("%s ends behind frame %d".formatted(name, index - 1));
    }
    Header frame = upcoming;
    int data = position;
    byte[] pixels;
    try {
      pixels = decode(frame);
    } finally {
      position = data;
    }
    if (canvas == null) {
      canvas = new int[width * height];
      Arrays.fill(canvas, opaque ? color(frame, 0) : color(frame, frame.transparent) & RGB);
    }
    dispose();
    if (frame.disposal != 0) {
      disposal = frame.disposal;
    }
    beneath = beneath(frame);
    draw(frame, pixels);
    shown = frame;
    upcoming = null;
    skipPixels();
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    image.getRaster().setDataElements(0, 0, width, height, canvas);
    return new Frame(index++, image, Duration.ofMillis(frame.centiseconds * 10L));
  }

  /// What will be in its place when the frame has been shown; null if it stays.
  private int[] beneath(Header frame) {
    if (disposal < 2 || (disposal > 2 && index == 0 && opaque)) {
      return null;
    }
    int columns = columns(frame);
    int[] pixels = new int[columns * rows(frame)];
    if (disposal == 2) {
      boolean clear = frame.transparent >= 0;
      int color = clear ? color(frame, frame.transparent) & RGB : color(frame, background);
      Arrays.fill(pixels, opaque ? color | BLACK : color);
      return pixels;
    }
    for (int y = 0; y < rows(frame); y++) {
      System.arraycopy(canvas, offset(frame, y), pixels, y * columns, columns);
    }
    return pixels;
  }

  private void dispose() {
    if (beneath != null) {
      int columns = columns(shown);
      for (int y = 0; y < rows(shown); y++) {
        System.arraycopy(beneath, y * columns, canvas, offset(shown, y), columns);
      }
    }
  }

  private void draw(Header frame, byte[] pixels) {
    int first = 0;
    int step = frame.interlaced ? 8 : 1;
    int y = 0;
    for (int row = 0; row < frame.height; row++, y += step) {
      while (y >= frame.height) { // interlaced: every 8th row, those between, every 4th, every 2nd
        step = first == 0 ? 8 : first;
        first = first == 0 ? 4 : first / 2;
        y = first;
      }
      drawRow(frame, pixels, row * frame.width, y);
    }
  }

  private void drawRow(Header frame, byte[] pixels, int from, int y) {
    if (y >= rows(frame)) {
      return;
    }
    int columns = columns(frame);
    int to = offset(frame, y);
    for (int x = 0; x < columns; x++) {
      int pixel = pixels[from + x] & 0xFF;
      if (pixel != frame.transparent) {
        canvas[to + x] = pixel < frame.palette.length ? frame.palette[pixel] : BLACK;
      }
    }
  }

  /// How much of the frame is on the screen.
  private int columns(Header frame) {
    return Math.max(0, Math.min(frame.width, width - frame.left));
  }

  private int rows(Header frame) {
    return columns(frame) == 0 ? 0 : Math.max(0, Math.min(frame.height, height - frame.top));
  }

  private int offset(Header frame, int y) {
    return (frame.top + y) * width + frame.left;
  }

  /// The colour of an index; Pillow takes the first for one that a later palette lacks.
  private int color(Header frame, int at) {
    int[] palette = frame.palette;
    return at < palette.length ? palette[at] : index == 0 ? BLACK : palette[0];
  }

  /// The indices of the frame, in the order of the file: LZW, in which each code stands for a text
  /// that was written before, and one pixel more.
  private byte[] decode(Header frame) throws IOException {
    checkSize("frame " + index, frame.width, frame.height);
    byte[] pixels = new byte[frame.width * frame.height];
    int[] begin = new int[MAX_CODES];
    int[] length = new int[MAX_CODES];
    int bits = unsigned8();
    if (bits < 1 || bits > 8) {
      throw damaged("has pixels of %d bits".formatted(bits));
    }
    int clear = 1 << bits;
    int size = bits + 1;
    int next = clear + 2;
    int last = -1; // where the text of the code before begins
    Codes codes = new Codes();
    for (int done = 0; done < pixels.length; ) {
      int code = codes.read(size);
      if (code < 0 || code == clear + 1) {
        throw damaged("ends after %d of %d pixels".formatted(done, pixels.length));
      }
      if (code == clear) {
        size = bits + 1;
        next = clear + 2;
        last = -1;
        continue;
      }
      if (last >= 0 && next < MAX_CODES) {
        begin[next] = last;
        length[next] = done - last + 1; // the pixel that is to be written now included
        next++;
        if (next == 1 << size && size < 12) {
          size++;
        }
      }
      last = done;
      if (code < clear) {
        pixels[done++] = (byte) code;
      } else if (code < next && next > clear + 2) {
        int end = Math.min(done + length[code], pixels.length);
        for (int from = begin[code]; done < end; from++) {
          pixels[done++] = pixels[from];
        }
      } else {
        throw damaged("is damaged after %d of %d pixels".formatted(done, pixels.length));
      }
    }
    return pixels;
  }

  /// The codes of a frame, out of its blocks of up to 255 bytes.
  private final class Codes {
    private int buffer;
    private int filled;
    private int left;

    /// The next bits, or -1 at the end.
    int read(int size) {
      while (filled < size) {
        if (left == 0) {
          left = position < bytes.length ? bytes[position++] & 0xFF : 0;
        }
        if (left == 0 || position == bytes.length) {
          return -1;
        }
        buffer |= (bytes[position++] & 0xFF) << filled;
        filled += 8;
        left--;
      }
      int code = buffer & ((1 << size) - 1);
      buffer >>>= size;
      filled -= size;
      return code;
    }
  }

  /// Looks for the next frame, and stops before its pixels.
  ///
  /// @return null at the end
  private Header scan() throws IOException {
    Header header = new Header();
    while (position < bytes.length) {
      switch (bytes[position++]) {
        case ',' -> {
          header.left = unsigned16();
          header.top = unsigned16();
          header.width = unsigned16();
          header.height = unsigned16();
          int flags = unsigned8();
          header.interlaced = (flags & 0x40) != 0;
          header.palette = hasPalette(flags) ? palette(flags) : globalPalette;
          return header;
        }
        case '!' -> {
          readExtension(header);
          skipBlocks();
        }
        case ';' -> {
          return null;
        }
        default -> {} // a stray byte between blocks, which Pillow skips too
      }
    }
    return null;
  }

  /// Reads an extension, if it is of interest, and stops before its blocks.
  private void readExtension(Header header) throws IOException {
    int label = position < bytes.length ? unsigned8() : 0;
    int blocks = position;
    if (label == 0xF9 && blockHas(4)) { // graphic control
      position++;
      int flags = unsigned8();
      header.disposal = flags >> 2 & 7;
      header.centiseconds = unsigned16();
      int transparent = unsigned8();
      if ((flags & 1) != 0) {
        header.transparent = transparent;
      }
    } else if (label == 0xFF && blockHas(11) && text(position + 1, 11).equals("NETSCAPE2.0")) {
      position += 12;
      if (blockHas(3) && bytes[position + 1] == 1) {
        position += 2;
        header.loop = unsigned16();
      }
    }
    position = blocks;
  }

  private boolean blockHas(int length) {
    return position + length < bytes.length && (bytes[position] & 0xFF) >= length;
  }

  private void skipPixels() {
    position++; // their number of bits
    skipBlocks();
  }

  private void skipBlocks() {
    while (position < bytes.length && bytes[position] != 0) {
      position += 1 + (bytes[position] & 0xFF);
    }
    position++;
  }

  private static boolean hasPalette(int flags) {
    return (flags & 0x80) != 0;
  }

  private int[] palette(int flags) throws IOException {
    int[] palette = new int[2 << (flags & 7)];
    for (int i = 0; i < palette.length; i++) {
      palette[i] = BLACK | unsigned8() << 16 | unsigned8() << 8 | unsigned8();
    }
    return palette;
  }

  /// For a file without any palette.
  private static int[] grays() {
    int[] palette = new int[256];
    Arrays.setAll(palette, gray -> BLACK | gray << 16 | gray << 8 | gray);
    return palette;
  }

  private int unsigned16() throws IOException {
    return unsigned8() | unsigned8() << 8;
  }

  private int unsigned8() throws IOException {
    if (position >= bytes.length) {
      throw new IOException("%s is cut off in the header of frame %d".formatted(name, index));
    }
    return bytes[position++] & 0xFF;
  }

  private String text(int from, int length) {
    return new String(bytes, from, length, StandardCharsets.US_ASCII);
  }

  private void checkSize(String what, int columns, int rows) throws IOException {
    if ((long) columns * rows > maxPixels) {
      throw new IOException(
          String.format(
              Locale.ROOT,
              "%s of %s has %dx%d pixels, more than the %,d allowed; a higher limit would read it",
              what,
              name,
              columns,
              rows,
              maxPixels));
    }
  }

  private IOException damaged(String how) {
    return new IOException("frame %d of %s %s".formatted(index, name, how));
  }
}
