// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/JpegWriter.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.plugins.jpeg.JPEGQTable;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/// Writes a JPEG file as Pillow does, to the byte.
///
/// ```java
/// private static final JpegWriter PHOTOS =
///     JpegWriter.ofQuality(85).progressive().withBackground(Color.WHITE);
///
/// PHOTOS.write(image, Path.of("photo.jpg"));
/// ```
///
/// Answers Pillow's `image.save("photo.jpg", quality=85, progressive=True)`. The quality means what
/// it means to libjpeg: its scale of 1 to 100, its rounding, and so its quantisation tables. The
/// file is the one that Pillow 11.1 writes, as long as Java's libjpeg computes what Pillow's does.
///
/// **Images.** Gray and RGB of 8 bits are written as they are; an image with a palette becomes RGB
/// (of one bit, too; Pillow makes gray of that, and refuses other palettes). Images with alpha,
/// premultiplied ones excepted, are laid upon the background, rounded as Pillow's `paste` does.
/// Everything else is refused: draw it into a `TYPE_INT_RGB` or `TYPE_INT_ARGB` first.
///
/// **Alpha.** JPEG has none. Without a background such an image is refused, as Pillow does;
/// `ImageIO.write` returns false, and writes nothing.
///
/// **Files.** The picture goes into a hidden file beside the target, which is then moved there: a
/// reader sees the old file or the new one, never half of it, and a full disk harms neither. A
/// symbolic link is replaced, not followed.
///
/// **Errors.** A wrong setting or image is an `IllegalArgumentException`, before anything is
/// written; what cannot be written is an `IOException` that names the target. Nulls are refused.
///
/// **Threads.** Immutable: configure once, keep it in a constant, use it everywhere.
///
/// `ImageIO` alone does where the exact tables do not matter: its quality is a float, of which 35
/// of the 100 steps give other tables than libjpeg's, and it knows neither density nor subsampling
/// but by metadata. The JDK's own writer is taken even where a plug-in comes first.
public final class JpegWriter {
  // Over 200 lines, because there are seven settings, and three things to do to a picture: lay it
  // upon a background, describe it to ImageIO, and put it in its place in one step.

  /// How much colour is kept: libjpeg shares one value of colour among so many pixels.
  public enum Subsampling {
    /// Each pixel has its own colour: for drawings and text.
    YCC_444(1, 1),
    /// Two pixels side by side share it.
    YCC_422(2, 1),
    /// Four pixels share it: Pillow's default.
    YCC_420(2, 2);

    private final int horizontal;
    private final int vertical;

    Subsampling(int horizontal, int vertical) {
      this.horizontal = horizontal;
      this.vertical = vertical;
    }
  }

  private static final String FORMAT = "javax_imageio_jpeg_image_1.0";
  private static final int APP1 = 0xE1;

  private final int quality;
  private final Subsampling subsampling;
  private final boolean optimized;
  private final boolean progressive;
  private final int dpi;
  private final byte[] exif;
  private final Color background;

  private JpegWriter(
      int quality,
      Subsampling subsampling,
      boolean optimized,
      boolean progressive,
      int dpi,
      byte[] exif,
      Color background) {
    this.quality = quality;
    this.subsampling = subsampling;
    this.optimized = optimized;
    this.progressive = progressive;
    this.dpi = dpi;
    this.exif = exif;
    this.background = background;
  }

  /// Pillow's `quality=`, which is 75 if nothing is said.
  ///
  /// @throws IllegalArgumentException unless it is from 1 to 100
  public static JpegWriter ofQuality(int quality) {
    if (quality < 1 || quality > 100) {
      throw new IllegalArgumentException(
          "the quality is %d, and goes from 1 to 100".formatted(quality));
    }
    return new JpegWriter(quality, Subsampling.YCC_420, false, false, 0, new byte[0], null);
  }

  /// Pillow's `subsampling=`; a gray image has no colours to share.
  public JpegWriter withSubsampling(Subsampling shared) {
    Objects.requireNonNull(shared, "shared");
    return new JpegWriter(quality, shared, optimized, progressive, dpi, exif, background);
  }

  /// Pillow's `optimize=True`: Huffman tables of the picture's own make a smaller file.
  public JpegWriter optimized() {
    return new JpegWriter(quality, subsampling, true, progressive, dpi, exif, background);
  }

  /// Pillow's `progressive=True`: a coarse picture first, and optimized always.
  public JpegWriter progressive() {
    return new JpegWriter(quality, subsampling, true, true, dpi, exif, background);
  }

  /// Pillow's `dpi=(n, n)`: pixels per inch, for printers.
  ///
  /// @throws IllegalArgumentException unless it is from 1 to 65535
  public JpegWriter withDpi(int dotsPerInch) {
    if (dotsPerInch < 1 || dotsPerInch > 65535) {
      throw new IllegalArgumentException("%d dpi: 1 to 65535 fit".formatted(dotsPerInch));
    }
    return new JpegWriter(
        quality, subsampling, optimized, progressive, dotsPerInch, exif, background);
  }

  /// Pillow's `exif=`: a whole APP1 segment, which begins with `Exif` and two zeros.
  ///
  /// @throws IllegalArgumentException if it is longer than 65533 bytes
  public JpegWriter withExif(byte[] segment) {
    if (segment.length > 65533) {
      throw new IllegalArgumentException("%d bytes of EXIF: 65533 fit".formatted(segment.length));
    }
    return new JpegWriter(
        quality, subsampling, optimized, progressive, dpi, segment.clone(), background);
  }

  /// The colour behind what is transparent; its own alpha does not count.
  public JpegWriter withBackground(Color color) {
    Objects.requireNonNull(color, "color");
    return new JpegWriter(quality, subsampling, optimized, progressive, dpi, exif, color);
  }

  /// Writes the file, or leaves everything as it was.
  ///
  /// @throws IOException if the folder is missing, the disk is full, or the like
  /// @throws IllegalArgumentException if the image has alpha and there is no background, or its
  ///   samples are not of 8 bits
  public void write(BufferedImage image, Path target) throws IOException {
    BufferedImage opaque = opaque(image);
    Path unfinished = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    try {
      try (OutputStream out = Files.newOutputStream(unfinished, StandardOpenOption.CREATE_NEW)) {
        encode(opaque, out);
      }
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new IOException("cannot write %s: %s".formatted(target, e), e);
    } finally {
      Files.deleteIfExists(unfinished); // it is not there any more if all went well
    }
  }

  /// Writes to a stream, which stays open.
  ///
  /// @throws IOException if the stream fails
  /// @throws IllegalArgumentException as with a file
  public void write(BufferedImage image, OutputStream out) throws IOException {
    encode(opaque(image), out);
  }

  private void encode(BufferedImage image, OutputStream out) throws IOException {
    ImageWriter writer = writerOfTheJdk();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      JPEGImageWriteParam settings = (JPEGImageWriteParam) writer.getDefaultWriteParam();
      settings.setOptimizeHuffmanTables(optimized);
      settings.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      var type = ImageTypeSpecifier.createFromRenderedImage(image);
      IIOMetadata metadata = writer.getDefaultImageMetadata(type, settings);
      Element root = (Element) metadata.getAsTree(FORMAT);
      describe(root, image.getRaster().getNumBands() == 1);
      metadata.setFromTree(FORMAT, root);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
  }

  private void describe(Element root, boolean gray) {
    Element jfif = element(root, "app0JFIF", 0);
    jfif.setAttribute("minorVersion", "1"); // JFIF 1.01, as libjpeg says
    if (dpi > 0) {
      jfif.setAttribute("resUnits", "1"); // inches
      jfif.setAttribute("Xdensity", Integer.toString(dpi));
      jfif.setAttribute("Ydensity", Integer.toString(dpi));
    }
    element(root, "dqtable", 0).setUserObject(scaled(JPEGQTable.K1Luminance));
    if (!gray) {
      element(root, "dqtable", 1).setUserObject(scaled(JPEGQTable.K2Chrominance));
      Element luminance = element(root, "componentSpec", 0);
      luminance.setAttribute("HsamplingFactor", Integer.toString(subsampling.horizontal));
      luminance.setAttribute("VsamplingFactor", Integer.toString(subsampling.vertical));
    }
    if (exif.length > 0) {
      IIOMetadataNode segment = new IIOMetadataNode("unknown");
      segment.setAttribute("MarkerTag", Integer.toString(APP1));
      segment.setUserObject(exif);
      IIOMetadataNode markers = element(root, "markerSequence", 0);
      markers.insertBefore(segment, markers.getFirstChild());
    }
  }

  private static IIOMetadataNode element(Element root, String name, int index) {
    return (IIOMetadataNode) root.getElementsByTagName(name).item(index);
  }

  /// libjpeg's `jpeg_set_quality`, in whole numbers.
  private JPEGQTable scaled(JPEGQTable standard) {
    int percent = quality < 50 ? 5000 / quality : 200 - 2 * quality;
    int[] table = standard.getTable();
    for (int i = 0; i < table.length; i++) {
      table[i] = Math.max(1, Math.min(255, (table[i] * percent + 50) / 100));
    }
    return new JPEGQTable(table);
  }

  private static ImageWriter writerOfTheJdk() {
    Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
    while (writers.hasNext()) {
      ImageWriter writer = writers.next();
      if (writer.getClass().getModule().equals(ImageIO.class.getModule())) {
        return writer;
      }
      writer.dispose();
    }
    throw new IllegalStateException("this Java has no JPEG writer in its module java.desktop");
  }

  /// The image itself if it is gray or RGB, or else a copy of it that is.
  private BufferedImage opaque(BufferedImage image) {
    if (image.getColorModel() instanceof IndexColorModel palette) {
      return opaque(palette.convertToIntDiscrete(image.getRaster(), palette.hasAlpha()));
    }
    return switch (image.getType()) {
      case BufferedImage.TYPE_BYTE_GRAY,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR ->
          image;
      case BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB -> flattened(image);
      default -> {
        if (!isGrayAndAlpha(image)) {
          throw new IllegalArgumentException(
              "an image of type %d is not written as JPEG: draw it into a TYPE_INT_RGB first"
                  .formatted(image.getType()));
        }
        yield flattened(image);
      }
    };
  }

  private static boolean isGrayAndAlpha(BufferedImage image) {
    return image.getRaster().getNumBands() == 2
        && image.getColorModel().hasAlpha()
        && !image.isAlphaPremultiplied()
        && image.getSampleModel().getSampleSize(0) == 8;
  }

  private BufferedImage flattened(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    if (background == null) {
      throw new IllegalArgumentException(
          "this image of %dx%d pixels has alpha, and JPEG has none: name a background, or write PNG"
              .formatted(width, height));
    }
    Raster source = image.getRaster();
    int bands = source.getNumBands();
    int[] behind = {background.getRed(), background.getGreen(), background.getBlue()};
    boolean gray = bands == 2 && behind[0] == behind[1] && behind[1] == behind[2];
    BufferedImage result =
        new BufferedImage(
            width, height, gray ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster target = result.getRaster();
    int[] from = new int[width * bands];
    int[] to = new int[width * target.getNumBands()];
    for (int y = 0; y < height; y++) {
      source.getPixels(0, y, width, 1, from);
      for (int i = 0; i < to.length; i++) {
        int band = i % target.getNumBands();
        int pixel = i / target.getNumBands() * bands;
        int alpha = from[pixel + bands - 1];
        int sample = from[pixel + (bands == 2 ? 0 : band)];
        to[i] = (sample * alpha + behind[band] * (255 - alpha) + 127) / 255;
      }
      target.setPixels(0, y, width, 1, to);
    }
    return result;
  }
}
