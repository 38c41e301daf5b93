// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/BoundedImageReader.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.imageio.IIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads pictures that strangers send: asks for their size first, and refuses what is too large.
///
/// ```java
/// var reader = BoundedImageReader.withPillowLimits().onWarning(log::warning);
/// Header header = reader.header(upload); // PNG, 4000, 3000: a few bytes were read
/// BufferedImage image = reader.read(upload); // at most 178,956,970 pixels
/// ```
///
/// Answers Pillow's `Image.open`, its `DecompressionBombWarning` and its `DecompressionBombError`.
/// A file of 200 KB may hold a picture of 1,600,000,000 pixels, and `ImageIO.read` makes all of
/// them. It also returns null for a file that is no picture, and lets through whatever a decoder
/// throws at broken bytes, even an `OutOfMemoryError`.
///
/// **Limits.** A picture of more pixels than the first limit is read with a warning, and one of
/// more than the second is refused before a pixel of it is decoded. Pillow's numbers stand unless
/// [#limits(long, long)] says otherwise; they suit a heap of 2 GB, for a pixel takes one to eight
/// bytes, and some decoders hold the picture twice. A heap of 256 MB wants a limit of ten million.
/// The limits bound memory, and time with it: the slowest of ten million, a broken progressive
/// JPEG, took 1.2 seconds.
///
/// **Warnings** go to a consumer: that they are too many pixels, before they are decoded, and what
/// the decoder has to say (a JPEG that ends too early, for one), afterwards, each once. What the
/// consumer throws goes to the caller as it is, so a consumer that throws makes an error of them.
///
/// **Errors.** One kind: `IOException`, with a message that begins with the file, or with the name
/// that was given for a stream. It stands for a file that is no picture, one that is too large, one
/// that is broken, and for a picture that does not fit into the heap. Whatever a decoder threw is
/// its cause. A file that is not there is a `NoSuchFileException`, as ever.
///
/// **Broken files.** Some decoders take the bytes after the end of a file for zeros, and go on for
/// minutes; here they are stopped. A progressive picture is decoded up to its 50th pass, for a
/// small file can have thousands. Metadata is not read, for compressed comments can be a bomb, too.
/// There is no `verify()`: ImageIO ignores the checksums of PNG, and decoding is the test. It finds
/// what the decoder cannot live with, as does Pillow's `load()`.
///
/// **Differs from Pillow.** Nothing is lazy and nothing stays open: ask for the header, and read
/// again if you like it. The size of a GIF is that of its first frame, not of its screen. A JPEG
/// that ends too early is a picture with a warning; Pillow raises `OSError`. TIFF is not tested
/// against broken files.
///
/// **Threads.** Immutable; share it if the consumer may be shared.
///
/// The formats are those of ImageIO and its plug-ins, the first that claims the file. Compressed
/// bytes are held in memory while they are decoded. Where you made the files yourself,
/// `ImageIO.read` is enough, with a check for null.
public final class BoundedImageReader {
  // Over 200 lines, because half of them are the contract: it reads the files of strangers.

  /// Pillow's `MAX_IMAGE_PIXELS`: a quarter of a gibibyte, at three bytes a pixel.
  private static final long PILLOW_LIMIT = 1024 * 1024 * 1024 / 4 / 3;

  private final long warnAbove;
  private final long refuseAbove;
  private final Consumer<? super String> warnings;

  private BoundedImageReader(long warnAbove, long refuseAbove, Consumer<? super String> warnings) {
    this.warnAbove = warnAbove;
    this.refuseAbove = refuseAbove;
    this.warnings = warnings;
  }

  /// What a file says of its picture before it is decoded; a broken or hostile one may lie.
  ///
  /// @param format ImageIO's name in capitals, as in `PNG`, `JPEG`, `WEBP`, `TIF`
  /// @param width in pixels
  /// @param height in pixels
  public record Header(String format, int width, int height) {
    /// The product, which may be more than an `int` can hold.
    public long pixels() {
      return (long) width * height;
    }
  }

  /// Warns above 89,478,485 pixels, refuses above twice as many, and tells its warnings to nobody.
  public static BoundedImageReader withPillowLimits() {
    return new BoundedImageReader(PILLOW_LIMIT, 2 * PILLOW_LIMIT, warning -> {});
  }

  /// The same reader with other limits; Pillow's `MAX_IMAGE_PIXELS = n` is `limits(n, 2 * n)`, and
  /// its `None` is `limits(Long.MAX_VALUE, Long.MAX_VALUE)`.
  ///
  /// @throws IllegalArgumentException if one is negative, or pictures would be refused that are too
  ///   small for a warning
  public BoundedImageReader limits(long warnAbove, long refuseAbove) {
    if (warnAbove < 0 || refuseAbove < warnAbove) {
      throw new IllegalArgumentException(
          "Limits are 0 or more, and the one that warns comes first: %d, %d"
              .formatted(warnAbove, refuseAbove));
    }
    return new BoundedImageReader(warnAbove, refuseAbove, warnings);
  }

  /// The same reader with another consumer of its warnings, each of which names its file.
  public BoundedImageReader onWarning(Consumer<? super String> consumer) {
    return new BoundedImageReader(
        warnAbove, refuseAbove, Objects.requireNonNull(consumer, "consumer"));
  }

  /// Reads the header only, of a picture of any size: no limit applies.
  ///
  /// @throws IOException if the file cannot be read, or is no picture
  public Header header(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return header(bytes, file.toString());
    }
  }

  /// The same for a stream, which is the caller's to close, and not left at any certain place.
  ///
  /// @param name for messages
  public Header header(InputStream bytes, String name) throws IOException {
    try (var source = new Source(bytes, name)) {
      return source.header();
    }
  }

  /// Reads the first picture of a file.
  ///
  /// @throws IOException if the file cannot be read, is no picture, is too large, or is broken
  public BufferedImage read(Path file) throws IOException {
    try (var bytes = Files.newInputStream(file)) {
      return read(bytes, file.toString());
    }
  }

  /// The same for a stream, which is the caller's to close, and not left at any certain place.
  ///
  /// @param name for messages
  public BufferedImage read(InputStream bytes, String name) throws IOException {
    try (var source = new Source(bytes, name)) {
      Header header = source.header();
      if (header.pixels() > refuseAbove) {
        throw new IIOException(tooMany(name, header, "refused", refuseAbove));
      }
      if (header.pixels() > warnAbove) {
        warnings.accept(tooMany(name, header, "suspicious", warnAbove));
      }
      BufferedImage image = source.image();
      source.warnings.forEach(warning -> warnings.accept(name + ": " + warning));
      return image;
    }
  }

  private static String tooMany(String name, Header header, String verdict, long limit) {
    return String.format(
        Locale.ROOT,
        "%s has %,d pixels (%d x %d), and more than %,d are %s here; other limits would allow it.",
        name,
        header.pixels(),
        header.width(),
        header.height(),
        limit,
        verdict);
  }

  /// One file and the decoder that has claimed it.
  private static final class Source implements AutoCloseable {
    private interface Question<T> {
      T ask() throws IOException;
    }

    /// Of a progressive picture; encoders make about ten, and each of them costs a whole decoding.
    private static final int PASSES = 50;

    private final String name;
    private final MemoryCacheImageInputStream input;
    private final Set<String> warnings = new LinkedHashSet<>();
    private ImageReader decoder;
    private String format = "a picture";

    Source(InputStream bytes, String name) {
      this.name = Objects.requireNonNull(name, "name");
      this.input = new EndingInput(bytes);
    }

    Header header() throws IOException {
      Iterator<ImageReader> decoders = answer(() -> ImageIO.getImageReaders(input));
      if (!decoders.hasNext()) {
        throw new IIOException(
            "%s is no picture of a format that ImageIO knows, which are %s; plug-ins add others"
                .formatted(name, formats()));
      }
      decoder = decoders.next();
      decoder.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      return answer(() -> {
        format = decoder.getFormatName().toUpperCase(Locale.ROOT);
        decoder.setInput(input, true, true);
        return new Header(format, decoder.getWidth(0), decoder.getHeight(0));
      });
    }

    BufferedImage image() throws IOException {
      return answer(() -> {
        ImageReadParam param = decoder.getDefaultReadParam();
        param.setSourceProgressivePasses(0, PASSES);
        return decoder.read(0, param);
      });
    }

    /// Whatever a decoder may throw at broken bytes, in one kind of exception.
    private <T> T answer(Question<T> question) throws IOException {
      try {
        return question.ask();
      } catch (Exception | OutOfMemoryError | StackOverflowError e) {
        Throwable root = e;
        while (root.getCause() != null) {
          root = root.getCause();
        }
        boolean tells = root instanceof IOException && root.getMessage() != null;
        String reason = tells ? root.getMessage() : root.toString();
        throw new IIOException("%s cannot be read as %s: %s".formatted(name, format, reason), e);
      }
    }

    @Override
    public void close() throws IOException {
      if (decoder != null) {
        decoder.dispose();
      }
      input.close();
    }

    private static Set<String> formats() {
      var formats = new TreeSet<String>();
      for (String format : ImageIO.getReaderFormatNames()) {
        formats.add(format.toUpperCase(Locale.ROOT));
      }
      return formats;
    }
  }

  /// Stops a decoder that reads on and on after the end of the file.
  private static final class EndingInput extends MemoryCacheImageInputStream {
    private static final int ENOUGH = 1000;

    private int readsAfterTheEnd;

    EndingInput(InputStream bytes) {
      super(bytes);
    }

    @Override
    public int read() throws IOException {
      return counted(super.read());
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      return counted(super.read(buffer, offset, length));
    }

    private int counted(int result) throws IOException {
      if (result < 0 && ++readsAfterTheEnd > ENOUGH) {
        throw new IIOException("the file ends too early");
      }
      return result;
    }
  }
}
