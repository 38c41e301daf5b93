package io.github.pynotes.imaging;

import java.awt.Point;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.zip.CRC32;

/// The pictures that the traces speak of, made as the Python scripts make them, and their digests.
///
/// ```python
/// def picture(mode, width, height, seed):
///     """Noise; with an odd seed in black and white only, so that the edges are hard."""
///     state, values = seed, bytearray()
///     for _ in range(width * height * len(mode)):
///         state = (state * 1103515245 + 12345) & 0x7FFFFFFF
///         values.append(255 * (state >> 20 & 1) if seed % 2 else state >> 16 & 255)
///     return Image.frombytes(mode, (width, height), bytes(values))
///
/// def digest(image):
///     return zlib.crc32(image.tobytes())
/// ```
final class Picture {
  private Picture() {}

  /// A picture of mode `L`, `LA`, `RGB` or `RGBA`, in the plainest [BufferedImage] for it.
  static BufferedImage of(String mode, int width, int height, int seed) {
    BufferedImage image =
        switch (mode) {
          case "L" -> new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
          case "LA" -> grayWithAlpha(width, height);
          case "RGB" -> new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
          case "RGBA" -> new BufferedImage(width, height, BufferedImage.TYPE_4BYTE_ABGR);
          default -> throw new IllegalArgumentException("No picture of mode " + mode + ".");
        };
    return filled(image, seed);
  }

  /// The same pixels in an image of whatever layout: it is filled, and returned.
  static BufferedImage filled(BufferedImage image, int seed) {
    WritableRaster raster = image.getRaster();
    int[] samples = new int[image.getWidth() * image.getHeight() * raster.getNumBands()];
    int state = seed;
    for (int i = 0; i < samples.length; i++) {
      state = (state * 1103515245 + 12345) & 0x7fffffff;
      samples[i] = seed % 2 == 0 ? state >> 16 & 255 : 255 * (state >> 20 & 1);
    }
    raster.setPixels(0, 0, image.getWidth(), image.getHeight(), samples);
    return image;
  }

  /// Pillow's `LA`, for which [BufferedImage] has no constant.
  static BufferedImage grayWithAlpha(int width, int height) {
    ColorModel colors =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 2, new Point());
    return new BufferedImage(colors, raster, false, null);
  }

  /// The samples in the order of `Image.tobytes()`, of an image of one byte for each band.
  static byte[] bytes(BufferedImage image) {
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return bytes;
  }

  /// What Python's `digest` says of the same pixels.
  static long digest(BufferedImage image) {
    CRC32 crc = new CRC32();
    crc.update(bytes(image));
    return crc.getValue();
  }
}
