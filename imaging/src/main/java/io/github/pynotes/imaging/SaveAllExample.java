package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;

/// Writes an animated GIF: a sensor's heat map hour by hour, with transparency and a loop.
///
/// @python PIL.Image.SAVE_ALL
/// @python PIL.Image.register_save_all
/// @java AnimatedGifWriter.to(out, loop): write(frame, duration)
/// @pattern AnimatedGifWriter
final class SaveAllExample {
  private static final int[] DEGREES = {18, 21, 27, 24};

  void main() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gif = AnimatedGifWriter.to(out, 3)) {
      for (int degrees : DEGREES) {
        gif.write(heat(degrees), Duration.ofMillis(250));
      }
    }

    // the same frames come back
    var gif = AnimatedGifReader.of("heat.gif", out.toByteArray(), 1_000_000);
    IO.println("loop: " + gif.loop().orElseThrow());
    while (gif.hasNext()) {
      var frame = gif.next();
      var sensor = new Color(frame.image().getRGB(4, 4));
      int corner = frame.image().getRGB(0, 0) >>> 24;
      IO.println(
          "hour %d: red %d, alpha of the corner %d, %d ms"
              .formatted(frame.index(), sensor.getRed(), corner, frame.duration().toMillis()));
    }

    // frames of another size are no animation
    try (var wrong = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
      wrong.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), Duration.ZERO);
      wrong.write(new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB), Duration.ZERO);
    } catch (IllegalArgumentException e) {
      IO.println("another size: refused");
    }
  }

  /// A square in the colour of the temperature; what is around it is transparent.
  private static BufferedImage heat(int degrees) {
    var map = new BufferedImage(9, 9, BufferedImage.TYPE_INT_ARGB);
    var pen = map.createGraphics();
    pen.setColor(new Color(9 * degrees, 60, 40));
    pen.fillRect(2, 2, 5, 5);
    pen.dispose();
    return map;
  }
}
