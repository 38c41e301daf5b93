// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/AnimatedGifWriter.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.w3c.dom.Element;

/// Writes an animated GIF, frame by frame, without loss.
///
/// ```java
/// try (var out = Files.newOutputStream(Path.of("spinner.gif"));
///     var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
///   for (BufferedImage frame : frames) {
///     gif.write(frame, Duration.ofMillis(40));
///   }
/// }
/// ```
///
/// Answers Pillow's `frames[0].save("spinner.gif", save_all=True, append_images=frames[1:],
/// duration=40, loop=0)`, of which nobody needs all frames at once here.
///
/// **Frames** are of one size and of 8 bits, and are written whole. Each may have 256 colours of
/// its own, or 255 and transparency; more are refused, as there is no one right way to choose
/// (Pillow chooses). What is less than half opaque becomes transparent, everything else opaque. A
/// first frame of exactly 256 colours leaves no room to say that the animation is transparent.
///
/// **Files** are larger than Pillow's, which writes the changed rectangle of a frame only.
///
/// **Errors.** A wrong frame is an `IllegalArgumentException`, and nothing of it is written.
/// `IOException` is the stream's. Without any frame, nothing is written at all. Nulls are refused.
///
/// **Threads.** Not for several at once. It keeps one frame in memory.
///
/// `ImageIO` alone does for one picture. It, too, writes sequences, but knows how long, how often
/// and "clear the screen before the next" only as a tree of metadata, which is most of this class.
public final class AnimatedGifWriter implements Closeable {
  // Over 200 lines, because a third of them are the contract.

  /// The animation starts again when it is over, always.
  public static final int FOR_EVER = 0;

  private static final String FORMAT = "javax_imageio_gif_image_1.0";
  private static final int COLORS = 256;

  private final ImageWriter writer;
  private final ImageOutputStream stream;
  private final int loop;
  private int frames;
  private int width;
  private int height;

  /// Begins an animation, which is written when its first frame is.
  ///
  /// @param out stays open
  /// @param loop how often the animation is repeated: 1 to 65535, or [#FOR_EVER]
  /// @throws IllegalArgumentException if it cannot be repeated so often
  public static AnimatedGifWriter to(OutputStream out, int loop) {
    if (loop < 0 || loop > 65535) {
      throw new IllegalArgumentException("%d repetitions: 0 to 65535 fit".formatted(loop));
    }
    return new AnimatedGifWriter(Objects.requireNonNull(out, "out"), loop);
  }

  private AnimatedGifWriter(OutputStream out, int loop) {
    this.writer = ImageIO.getImageWritersByFormatName("gif").next(); // every Java has one
    this.stream = new MemoryCacheImageOutputStream(out);
    this.loop = loop;
    writer.setOutput(stream);
  }

  /// Writes the next frame.
  ///
  /// @param duration counts in hundredths of a second, rounded down
  /// @throws IllegalArgumentException if the frame has another size than the first, too many
  ///   colours, or not 8 bits a sample; or if it lasts longer than 655.35 seconds
  /// @throws IOException if the stream fails
  public void write(BufferedImage image, Duration duration) throws IOException {
    long centiseconds = duration.toMillis() / 10;
    if (duration.isNegative() || centiseconds > 65535) {
      throw new IllegalArgumentException(
          "frame %d lasts %s: at most 655.35 seconds fit".formatted(frames, duration));
    }
    if (frames > 0 && (image.getWidth() != width || image.getHeight() != height)) {
      throw new IllegalArgumentException(
          "frame %d has %dx%d pixels, and those before have %dx%d"
              .formatted(frames, image.getWidth(), image.getHeight(), width, height));
    }
    BufferedImage indexed = indexed(image);
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(indexed), null);
    Element root = (Element) metadata.getAsTree(FORMAT);
    Element control = (Element) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("disposalMethod", "restoreToBackgroundColor");
    control.setAttribute("delayTime", Long.toString(centiseconds));
    Element descriptor = (Element) root.getElementsByTagName("ImageDescriptor").item(0);
    descriptor.setAttribute("interlaceFlag", "FALSE"); // ImageIO loses rows when it reads those
    if (frames == 0) {
      root.appendChild(repetition());
    }
    metadata.setFromTree(FORMAT, root);
    if (frames == 0) {
      width = image.getWidth();
      height = image.getHeight();
      writer.prepareWriteSequence(null);
    }
    writer.writeToSequence(new IIOImage(indexed, null, metadata), null);
    stream.flush();
    frames++;
  }

  /// Netscape's extension of the format: a block that begins with 1 and has the number.
  private IIOMetadataNode repetition() {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, (byte) loop, (byte) (loop >> 8)});
    IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
    extensions.appendChild(extension);
    return extensions;
  }

  /// The frame with a palette, which has an entry for what is transparent if there is room.
  private BufferedImage indexed(BufferedImage image) {
    int columns = image.getWidth();
    int rows = image.getHeight();
    int[] palette = new int[COLORS];
    Map<Integer, Integer> indices = new HashMap<>();
    byte[] pixels = new byte[columns * rows];
    boolean clear = false;
    int[] row = new int[columns];
    for (int y = 0, i = 0; y < rows; y++) {
      readRow(image, y, row);
      for (int color : row) {
        int shown = color >>> 24 < 128 ? 0 : color | 0xFF000000;
        clear |= shown == 0;
        Integer index = indices.get(shown);
        if (index == null) {
          index = indices.size();
          if (index == COLORS) {
            throw new IllegalArgumentException(
                "frame %d has more than 256 colours: reduce them before".formatted(frames));
          }
          indices.put(shown, index);
          palette[index] = shown;
        }
        pixels[i++] = index.byteValue();
      }
    }
    int transparent = clear ? indices.get(0) : indices.size() < COLORS ? indices.size() : -1;
    IndexColorModel colors =
        new IndexColorModel(8, COLORS, palette, 0, false, transparent, DataBuffer.TYPE_BYTE);
    BufferedImage indexed =
        new BufferedImage(columns, rows, BufferedImage.TYPE_BYTE_INDEXED, colors);
    indexed.getRaster().setDataElements(0, 0, columns, rows, pixels);
    return indexed;
  }

  private void readRow(BufferedImage image, int y, int[] row) {
    switch (image.getType()) {
      case BufferedImage.TYPE_BYTE_GRAY -> { // getRGB would make it lighter
        image.getRaster().getSamples(0, y, row.length, 1, 0, row);
        for (int x = 0; x < row.length; x++) {
          row[x] = 0xFF000000 | row[x] * 0x010101;
        }
      }
      case BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY ->
          image.getRGB(0, y, row.length, 1, row, 0, row.length);
      default ->
          throw new IllegalArgumentException(
              "frame %d is of type %d: draw it into a TYPE_INT_ARGB first"
                  .formatted(frames, image.getType()));
    }
  }

  /// Ends the animation; a second time does nothing.
  @Override
  public void close() throws IOException {
    if (writer.getOutput() == null) {
      return;
    }
    try (stream) {
      if (frames > 0) {
        writer.endWriteSequence();
      }
    } finally {
      writer.dispose();
      writer.setOutput(null);
    }
  }
}
