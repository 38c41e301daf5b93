package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.zip.CRC32;

/// The pictures of the traces of geometry, which know the modes `1` and `P` beside those of
/// [Picture].
final class ModePictures {
  private ModePictures() {}

  /// A picture of any mode; that of mode `1` wants an odd seed.
  static BufferedImage of(String mode, int width, int height, int seed) {
    return switch (mode) {
      case "1" -> {
        int[] samples =
            Picture.of("L", width, height, seed)
                .getRaster()
                .getPixels(0, 0, width, height, (int[]) null);
        for (int i = 0; i < samples.length; i++) {
          samples[i] &= 1;
        }
        var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        image.getRaster().setPixels(0, 0, width, height, samples);
        yield image;
      }
      case "P" ->
          Picture.filled(
              new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, palette()), seed);
      default -> Picture.of(mode, width, height, seed);
    };
  }

  /// The same picture as a part of a larger one, so that its raster does not begin at its array.
  static BufferedImage within(BufferedImage image) {
    WritableRaster raster =
        image
            .getRaster()
            .createCompatibleWritableRaster(image.getWidth() + 5, image.getHeight() + 4);
    raster.setRect(3, 2, image.getRaster());
    return new BufferedImage(image.getColorModel(), raster, false, null)
        .getSubimage(3, 2, image.getWidth(), image.getHeight());
  }

  /// The digest of the samples, where a bit counts as 0 or 255.
  static long digest(BufferedImage image) {
    if (image.getType() != BufferedImage.TYPE_BYTE_BINARY) {
      return Picture.digest(image);
    }
    CRC32 crc = new CRC32();
    for (byte bit : Picture.bytes(image)) {
      crc.update(255 * bit);
    }
    return crc.getValue();
  }

  private static IndexColorModel palette() {
    byte[] gray = new byte[256];
    for (int i = 0; i < gray.length; i++) {
      gray[i] = (byte) i;
    }
    return new IndexColorModel(8, gray.length, gray, gray, gray);
  }
}
