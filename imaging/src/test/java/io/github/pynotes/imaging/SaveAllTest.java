package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PIL.Image.Image.save(save_all=True)")
class SaveAllTest {
  private static BufferedImage frame(Color color) {
    BufferedImage frame = new BufferedImage(8, 6, BufferedImage.TYPE_INT_ARGB);
    for (int x = 2; x < 6; x++) {
      frame.setRGB(x, 3, color.getRGB());
    }
    return frame;
  }

  @Nested
  @DisplayName("append_images=, duration=, loop=")
  class Gif {
    @Test
    void isALoopThatWritesOneFrameAtATime(@TempDir Path folder) throws IOException {
      Path path = folder.resolve("signal.gif");
      List<BufferedImage> frames = List.of(frame(Color.RED), frame(Color.GREEN));

      // @start region="save-all"
      // frames[0].save("signal.gif", save_all=True, append_images=frames[1:], duration=500,
      //                loop=0, disposal=2)
      try (var out = Files.newOutputStream(path);
          var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
        for (BufferedImage frame : frames) {
          gif.write(frame, Duration.ofMillis(500));
        }
      }
      // @end

      AnimatedGifReader back = AnimatedGifReader.open(path);
      assertThat(back.countFrames()).isEqualTo(2);
      assertThat(back.loop()).hasValue(0);
      for (BufferedImage frame : frames) {
        AnimatedGifReader.Frame read = back.next();
        assertThat(read.duration()).isEqualTo(Duration.ofMillis(500));
        for (int x = 0; x < 8; x++) {
          assertThat(read.image().getRGB(x, 3)).isEqualTo(frame.getRGB(x, 3));
        }
      }
    }

    @Test
    void keepsTransparencyThatComesLater() throws IOException {
      BufferedImage opaque = new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      try (var gif = AnimatedGifWriter.to(out, 1)) {
        gif.write(opaque, Duration.ZERO);
        gif.write(frame(Color.BLUE), Duration.ZERO);
      }

      var back = AnimatedGifReader.of("signal.gif", out.toByteArray(), 1_000);
      assertThat(back.next().image().getRGB(0, 0)).isEqualTo(Color.BLACK.getRGB());
      assertThat(back.next().image().getRGB(0, 0) >>> 24).isZero();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anotherSizeIsRefused() throws IOException {
      BufferedImage larger = new BufferedImage(9, 9, BufferedImage.TYPE_INT_RGB);
      try (var gif = AnimatedGifWriter.to(new ByteArrayOutputStream(), 1)) {
        gif.write(frame(Color.RED), Duration.ZERO);

        // small.save("signal.gif", save_all=True, append_images=[large])  # is written
        assertThatIllegalArgumentException()
            .isThrownBy(() -> gif.write(larger, Duration.ZERO))
            .withMessageContaining("9x9");
      }
    }

    @Test
    void imageIoWritesThePictureAndNoAnimation() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();

      for (Color color : List.of(Color.RED, Color.GREEN)) {
        ImageIO.write(frame(color), "gif", out);
      }

      var back = AnimatedGifReader.of("signal.gif", out.toByteArray(), 1_000);
      assertThat(back.countFrames()).isEqualTo(1); // the second file begins behind its end
    }
  }
}
