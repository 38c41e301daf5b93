package io.github.pynotes.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// Saves pictures: JPEG of a quality, for the web, without alpha; PNG with a text in it.
///
/// @python PIL.Image.Image.save
/// @python PIL.JpegImagePlugin.JpegImageFile.quantization
/// @python PIL.PngImagePlugin.PngInfo
/// @java JpegWriter.ofQuality(85).write(image, path); for PNG, IIOMetadata
/// @pattern JpegWriter
final class SaveExample {
  void main() throws IOException {
    var logo = new BufferedImage(64, 48, BufferedImage.TYPE_INT_ARGB);
    logo.createGraphics().fillRect(0, 0, 32, 48); // half white, half transparent

    // quality: by how much the mean of each 8x8 pixels is divided, and so made coarse
    for (int quality : new int[] {10, 50, 75, 95}) {
      var onWhite = JpegWriter.ofQuality(quality).withBackground(Color.WHITE);
      IO.println("quality %d divides by %d".formatted(quality, jpeg(logo, onWhite)[25]));
    }

    // alpha into JPEG: refused, until there is something behind it
    try {
      jpeg(logo, JpegWriter.ofQuality(85));
    } catch (IllegalArgumentException e) {
      IO.println("alpha: refused");
    }
    var web = JpegWriter.ofQuality(85).progressive().withDpi(300).withBackground(Color.WHITE);
    IO.println("dpi: " + ByteBuffer.wrap(jpeg(logo, web)).getShort(14)); // of the JFIF header

    // PNG: compressed as much as it goes, with a text that travels along
    var png = ImageIO.getImageWritersByFormatName("png").next();
    var settings = png.getDefaultWriteParam();
    settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    settings.setCompressionQuality(0); // compress_level=9
    var metadata = png.getDefaultImageMetadata(new ImageTypeSpecifier(logo), settings);
    var author = new IIOMetadataNode("tEXtEntry");
    author.setAttribute("keyword", "Author");
    author.setAttribute("value", "Ada");
    var root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(new IIOMetadataNode("tEXt")).appendChild(author);
    metadata.mergeTree(root.getNodeName(), root);
    var out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      png.setOutput(stream);
      png.write(null, new IIOImage(logo, null, metadata), settings);
    }
    png.dispose();
    IO.println("author: " + (out.toString(ISO_8859_1).contains("Author\0Ada") ? "Ada" : "none"));
  }

  private static byte[] jpeg(BufferedImage image, JpegWriter writer) throws IOException {
    var out = new ByteArrayOutputStream();
    writer.write(image, out);
    return out.toByteArray();
  }
}
