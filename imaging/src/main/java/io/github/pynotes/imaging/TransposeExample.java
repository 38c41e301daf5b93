package io.github.pynotes.imaging;

import java.awt.geom.AffineTransform;
import java.awt.image.AffineTransformOp;
import java.awt.image.BufferedImage;

/// Mirrors pictures and turns them by right angles, in all seven ways that there are.
///
/// @python PIL.Image.Image.transpose
/// @python PIL.Image.Transpose
/// @python PIL.Image.Transpose.FLIP_LEFT_RIGHT
/// @python PIL.Image.Transpose.FLIP_TOP_BOTTOM
/// @python PIL.Image.Transpose.ROTATE_90
/// @python PIL.Image.Transpose.ROTATE_180
/// @python PIL.Image.Transpose.ROTATE_270
/// @python PIL.Image.Transpose.TRANSPOSE
/// @python PIL.Image.Transpose.TRANSVERSE
/// @python PIL.ImageOps.mirror
/// @python PIL.ImageOps.flip
/// @java AffineTransformOp(transform, TYPE_NEAREST_NEIGHBOR); or ExifOrientation.apply(image)
final class TransposeExample {
  void main() {
    // the letter F, in which every turn shows
    var letter = new BufferedImage(3, 4, BufferedImage.TYPE_BYTE_GRAY);
    int[] ink = {1, 1, 1, 1, 0, 0, 1, 1, 0, 1, 0, 0};
    letter.getRaster().setPixels(0, 0, 3, 4, ink);
    show("F", letter);

    // mirrored: x becomes -x, or y becomes -y, and the picture is shifted back into view
    int width = letter.getWidth();
    int height = letter.getHeight();
    show("FLIP_LEFT_RIGHT", transform(letter, -1, 0, 0, 1, width, 0));
    show("FLIP_TOP_BOTTOM", transform(letter, 1, 0, 0, -1, 0, height));

    // turned, as Python does it: against the clock
    show("ROTATE_90", transform(letter, 0, -1, 1, 0, 0, width));
    show("ROTATE_180", transform(letter, -1, 0, 0, -1, width, height));
    show("ROTATE_270", transform(letter, 0, 1, -1, 0, height, 0));

    // mirrored at a diagonal: x and y change places
    show("TRANSPOSE", transform(letter, 0, 1, 1, 0, 0, 0));
    show("TRANSVERSE", transform(letter, 0, -1, -1, 0, height, width));

    // the same by name
    show("by name", ExifOrientation.TRANSVERSE.apply(letter));
  }

  /// From (x, y) to (m00 x + m01 y + m02, m10 x + m11 y + m12), in the order of [AffineTransform].
  private static BufferedImage transform(
      BufferedImage image, int m00, int m10, int m01, int m11, int m02, int m12) {
    var transform = new AffineTransform(m00, m10, m01, m11, m02, m12);
    return new AffineTransformOp(transform, AffineTransformOp.TYPE_NEAREST_NEIGHBOR)
        .filter(image, null);
  }

  private static void show(String what, BufferedImage image) {
    IO.println("%s, %d x %d".formatted(what, image.getWidth(), image.getHeight()));
    for (int y = 0; y < image.getHeight(); y++) {
      var row = new StringBuilder("  ");
      for (int x = 0; x < image.getWidth(); x++) {
        row.append(image.getRaster().getSample(x, y, 0) == 1 ? '#' : '.');
      }
      IO.println(row);
    }
  }
}
