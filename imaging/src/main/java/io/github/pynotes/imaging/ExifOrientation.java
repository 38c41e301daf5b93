// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/ExifOrientation.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;
import java.awt.image.ImagingOpException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/// How a camera was held, which ImageIO does not ask; and the picture turned upright.
///
/// ```java
/// try (var bytes = Files.newInputStream(path)) {
///   var file = new MemoryCacheImageInputStream(bytes);
///   var orientation = ExifOrientation.read(file); // before the pixels
///   BufferedImage upright = orientation.apply(ImageIO.read(file));
/// }
/// ```
///
/// (`ImageIO.read` closes the stream that it is given, and a second `close()` throws: for that
/// reason `file` is no resource of the `try`.)
///
/// Answers Pillow's `ImageOps.exif_transpose`, and by name what `Image.transpose` knows: the
/// constants bear the names of `Image.Transpose`, and say what makes the picture upright. They
/// stand in the order of their numbers in EXIF, 1 to 8 (TIFF 6.0, section 8, tag 274: Orientation).
///
/// **Files.** JPEG (segment APP1), PNG (chunk eXIf, before or after the pixels), WebP (chunk EXIF)
/// and TIFF (the first page), told by their first bytes and not by their names. What is not such a
/// file, carries no EXIF, ends too soon, or has a number that is none of 1 to 8, is [#NORMAL]: no
/// picture should be lost for the want of a tag. Only headers are read, the rest is skipped.
///
/// **Pixels** are the same as Pillow's, in images of every type that has a constant, in others of 8
/// or 16 bits a band, and in parts of images; the result has the type of the source. [#NORMAL]
/// returns the image itself, where Pillow makes a copy. What Java2D cannot turn (bands apart from
/// each other, floats) is refused by `IllegalArgumentException`.
///
/// **Writing.** ImageIO's writers leave EXIF out, so that an upright picture is not turned again,
/// unless the metadata of the reader are handed to the writer: then the old tag comes along.
///
/// **Not read**, other than by Pillow: the orientation in XMP, and ImageMagick's text chunk `Raw
/// profile type exif` in PNG.
///
/// **Threads.** Constants are immutable; a stream belongs to one thread. Nulls are refused by
/// `NullPointerException`.
///
/// The JDK turns pictures by [AffineTransformOp], which is used here; where the angle is known
/// beforehand it is enough. Its metadata trees have the tag somewhere, but each format and each
/// plug-in elsewhere, and as raw bytes mostly.
public enum ExifOrientation {
  // Over 200 lines, because four formats keep the number in four places.

  NORMAL(1, 1, 0, 0, 1),
  FLIP_LEFT_RIGHT(2, -1, 0, 0, 1),
  ROTATE_180(3, -1, 0, 0, -1),
  FLIP_TOP_BOTTOM(4, 1, 0, 0, -1),
  TRANSPOSE(5, 0, 1, 1, 0),
  /// By a quarter of a turn with the clock, for Pillow counts against it.
  ROTATE_270(6, 0, 1, -1, 0),
  TRANSVERSE(7, 0, -1, -1, 0),
  /// By a quarter of a turn against the clock.
  ROTATE_90(8, 0, -1, 1, 0);

  private static final int PNG = 0x89504e47;
  private static final int RIFF = 0x52494646;
  private static final int WEBP = 0x57454250;
  private static final int EXIF = 0x45786966;

  private final int number;
  private final int m00;
  private final int m10;
  private final int m01;
  private final int m11;

  ExifOrientation(int number, int m00, int m10, int m01, int m11) {
    this.number = number;
    this.m00 = m00;
    this.m10 = m10;
    this.m01 = m01;
    this.m11 = m11;
  }

  /// The orientation of an EXIF number; [#NORMAL] if it is none of 1 to 8, as for Pillow.
  public static ExifOrientation of(int number) {
    return number >= 1 && number <= 8 ? values()[number - 1] : NORMAL;
  }

  /// The number in EXIF, 1 to 8.
  public int number() {
    return number;
  }

  /// Turns a picture, as Pillow's `transpose` does.
  ///
  /// @return a new image, with width and height exchanged by the last four; [#NORMAL] returns the
  ///   source
  /// @throws IllegalArgumentException if Java2D cannot turn an image of this layout
  public BufferedImage apply(BufferedImage source) {
    int width = source.getWidth();
    int height = source.getHeight();
    if (this == NORMAL) {
      return source;
    }
    // what has become negative is shifted back into view
    int right = m00 < 0 ? width : m01 < 0 ? height : 0;
    int down = m10 < 0 ? width : m11 < 0 ? height : 0;
    var transform = new AffineTransform(m00, m10, m01, m11, right, down);
    try {
      return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
          .filter(source, null);
    } catch (ImagingOpException e) { // which names neither the image nor the way out
      throw new IllegalArgumentException(
          "Java2D cannot turn an image of this layout (%s); draw it into one of TYPE_INT_ARGB."
              .formatted(source.getSampleModel().getClass().getSimpleName()),
          e);
    }
  }

  /// Looks a file's orientation up, from the position of the stream on, and returns there.
  ///
  /// @param file left open, with the position and the byte order that it had
  /// @throws IOException if the stream cannot be read; never for what it contains
  public static ExifOrientation read(ImageInputStream file) throws IOException {
    ByteOrder order = file.getByteOrder();
    file.mark();
    try {
      file.setByteOrder(ByteOrder.BIG_ENDIAN);
      long start = file.getStreamPosition();
      int first = file.readInt();
      file.seek(start);
      if (first >>> 16 == 0xffd8) {
        return of(inJpeg(file));
      } else if (first == PNG) {
        return of(inPng(file));
      } else if (first == RIFF) {
        return of(inWebP(file));
      }
      return of(inTiff(file));
    } catch (EOFException e) {
      return NORMAL; // the file ends where more was promised
    } finally {
      file.reset();
      file.setByteOrder(order);
    }
  }

  /// Segments: a marker of two bytes, then a length that counts itself.
  private static int inJpeg(ImageInputStream file) throws IOException {
    file.skipBytes(2);
    while (file.readUnsignedByte() == 0xff) {
      int marker = file.readUnsignedByte();
      while (marker == 0xff) { // fill bytes
        marker = file.readUnsignedByte();
      }
      if (marker == 0xda) { // the pixels begin
        return 0;
      }
      long end = file.getStreamPosition() + file.readUnsignedShort();
      if (marker == 0xe1 && file.readInt() == EXIF && file.readUnsignedShort() == 0) {
        return inTiff(file);
      }
      seek(file, end);
    }
    return 0;
  }

  /// Chunks: length, type, contents, checksum.
  private static int inPng(ImageInputStream file) throws IOException {
    file.skipBytes(8);
    while (true) {
      long length = file.readUnsignedInt();
      if (file.readInt() == 0x65584966) { // eXIf
        return inTiff(file);
      }
      seek(file, file.getStreamPosition() + length + 4);
    }
  }

  /// Chunks: type, length (little-endian), contents, and a byte where the length is odd.
  private static int inWebP(ImageInputStream file) throws IOException {
    file.skipBytes(8);
    if (file.readInt() != WEBP) {
      return 0;
    }
    while (true) {
      boolean exif = file.readInt() == 0x45584946; // EXIF
      long length = Integer.toUnsignedLong(Integer.reverseBytes(file.readInt()));
      if (exif) {
        return inTiff(file);
      }
      seek(file, file.getStreamPosition() + length + length % 2);
    }
  }

  /// A header, which says where the entries are; an entry is tag, type, count and value.
  private static int inTiff(ImageInputStream file) throws IOException {
    long start = file.getStreamPosition();
    if (file.readInt() == EXIF) { // the prefix of JPEG, which some write everywhere
      start += 6;
    }
    file.seek(start);
    int order = file.readUnsignedShort();
    file.setByteOrder(order == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if ((order != 0x4949 && order != 0x4d4d) || file.readUnsignedShort() != 42) {
      return 0;
    }
    seek(file, start + file.readUnsignedInt());
    for (int entries = file.readUnsignedShort(); entries > 0; entries--) {
      int tag = file.readUnsignedShort();
      int type = file.readUnsignedShort();
      long count = file.readUnsignedInt();
      if (tag == 274 && count == 1 && type == 3) {
        return file.readUnsignedShort();
      } else if (tag == 274 && count == 1 && type == 4) { // not EXIF, but known by Pillow
        return file.readInt();
      }
      file.skipBytes(4);
    }
    return 0;
  }

  /// The streams of ImageIO miscount when they are sought far beyond their end, so that is refused.
  private static void seek(ImageInputStream file, long position) throws IOException {
    if (position - file.getStreamPosition() > 1 << 30) {
      throw new EOFException();
    }
    file.seek(position);
  }
}
