package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Turns photos upright: their EXIF tells the rotation, by how the camera was held.
///
/// @python PIL.ImageOps.exif_transpose
/// @python PIL.Image.Image.getexif
/// @python PIL.ExifTags.Base.Orientation
/// @java ExifOrientation.read(stream).apply(image)
/// @pattern ExifOrientation
final class ExifTransposeExample {
  /// A segment of EXIF with one entry, the orientation, whose number is still to come.
  private static final String EXIF = "ffe1001e4578696600004d4d002a000000080001011200030000000100";

  void main() throws IOException {
    // a photo of a lamp: dark, with light at the top left
    var scene = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    var pen = scene.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 16, 16);
    pen.dispose();

    // the camera writes pixels as its sensor has them, and notes how it was held
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] photo = photo(scene, orientation);

      // ImageIO ignores the note
      var raw = ImageIO.read(new ByteArrayInputStream(photo));

      // upright: read the note before the pixels, from the same stream
      var file = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo));
      var held = ExifOrientation.read(file);
      var upright = held.apply(ImageIO.read(file)); // which closes it
      IO.println("%d: %s, upright %s".formatted(held.number(), inWords(raw), inWords(upright)));
    }
  }

  private static byte[] photo(BufferedImage scene, int orientation) throws IOException {
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(scene, "jpeg", jpeg);
    var photo = new ByteArrayOutputStream();
    photo.write(jpeg.toByteArray(), 0, 2); // "here begins a JPEG"
    photo.write(HexFormat.of().parseHex(EXIF + "0%d0000".formatted(orientation)));
    photo.write(jpeg.toByteArray(), 2, jpeg.size() - 2);
    return photo.toByteArray();
  }

  private static String inWords(BufferedImage image) {
    int right = image.getWidth() - 2;
    int bottom = image.getHeight() - 2;
    boolean top = isLight(image, 1, 1) || isLight(image, right, 1);
    boolean left = isLight(image, 1, 1) || isLight(image, 1, bottom);
    return "%d x %d with light at the %s %s"
        .formatted(right + 2, bottom + 2, top ? "top" : "bottom", left ? "left" : "right");
  }

  private static boolean isLight(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xff) > 128;
  }
}
