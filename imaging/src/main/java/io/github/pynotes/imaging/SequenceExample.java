package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.NoSuchElementException;

/// Reads an animated GIF frame by frame, as each is seen on the screen.
///
/// @python PIL.ImageSequence.Iterator
/// @python PIL.ImageSequence.all_frames
/// @python PIL.Image.Image.seek
/// @python PIL.Image.Image.tell
/// @python PIL.Image.Image.n_frames
/// @python PIL.Image.Image.is_animated
/// @java AnimatedGifReader.open(path): hasNext(), next()
/// @pattern AnimatedGifReader
final class SequenceExample {
  void main() throws IOException {
    byte[] file = progressBar();

    // what is known before any frame is decoded
    var gif = AnimatedGifReader.of("progress.gif", file, 1_000_000);
    IO.println("size: %dx%d".formatted(gif.width(), gif.height()));
    IO.println("frames: " + gif.countFrames());
    IO.println("loop: " + gif.loop().orElse(-1));

    // each frame as it is seen, and for how long
    while (gif.hasNext()) {
      var frame = gif.next();
      int done = 0;
      while (done < 40 && frame.image().getRGB(done, 4) == Color.GREEN.getRGB()) {
        done++;
      }
      IO.println(
          "frame %d: %d of 40 for %d ms"
              .formatted(frame.index(), done, frame.duration().toMillis()));
    }

    // behind the last there is none
    try {
      gif.next();
    } catch (NoSuchElementException e) {
      IO.println("no more frames");
    }
  }

  private static byte[] progressBar() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
      for (int done = 10; done <= 40; done += 10) {
        var bar = new BufferedImage(40, 8, BufferedImage.TYPE_INT_RGB);
        var pen = bar.createGraphics();
        pen.setColor(Color.GREEN);
        pen.fillRect(0, 0, done, 8);
        pen.dispose();
        gif.write(bar, Duration.ofMillis(done < 40 ? 100 : 2000));
      }
    }
    return out.toByteArray();
  }
}
