package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.NoSuchElementException;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The files are put together here, byte by byte, as the GIF89a specification has them.
@DisplayName("AnimatedGifReader: ImageSequence.Iterator(image)")
class AnimatedGifReaderTest {
  private static final int KEEP = 1;
  private static final int BACKGROUND = 2;
  private static final int PREVIOUS = 3;
  private static final int NONE = -1;

  /// A screen of 4x1 pixels, and a palette of red, green, blue and white.
  private static final byte[] SCREEN = screen(4, 1);

  private static byte[] screen(int width, int height) {
    return bytes(
        'G',
        'I',
        'F',
        '8',
        '9',
        'a',
        width,
        width >> 8,
        height,
        height >> 8,
        0x81,
        0,
        0,
        0xFF,
        0,
        0,
        0,
        0xFF,
        0,
        0,
        0,
        0xFF,
        0xFF,
        0xFF,
        0xFF);
  }

  private static byte[] bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return bytes;
  }

  /// A frame of one row from the given column on; each digit is the index of a colour.
  private static byte[] frame(int disposal, int transparent, int left, String pixels) {
    int flags = disposal << 2 | (transparent == NONE ? 0 : 1);
    byte[] header =
        bytes(
            '!',
            0xF9,
            4,
            flags,
            10,
            0,
            Math.max(transparent, 0),
            0,
            ',',
            left,
            0,
            0,
            0,
            pixels.length(),
            0,
            1,
            0,
            0);
    return joined(header, data(pixels));
  }

  /// Codes of 3 bits, which must not grow: so the table is cleared (4) before every second pixel.
  private static byte[] data(String pixels) {
    long codes = 0;
    int bits = 0;
    for (int i = 0; i < pixels.length(); i++) {
      if (i % 2 == 0) {
        codes |= 4L << bits;
        bits += 3;
      }
      codes |= (long) (pixels.charAt(i) - '0') << bits;
      bits += 3;
    }
    codes |= 5L << bits; // the end
    int length = (bits + 3 + 7) / 8;
    byte[] data = new byte[length + 3];
    data[0] = 2;
    data[1] = (byte) length;
    for (int i = 0; i < length; i++) {
      data[i + 2] = (byte) (codes >> (8 * i));
    }
    return data;
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static AnimatedGifReader gif(byte[]... parts) throws IOException {
    return AnimatedGifReader.of("spinner.gif", joined(parts), 1_000_000);
  }

  /// The first row as letters: red, green, blue, white, or a dot where it is transparent.
  private static String next(AnimatedGifReader gif) throws IOException {
    BufferedImage image = gif.next().image();
    StringBuilder row = new StringBuilder();
    for (int x = 0; x < image.getWidth(); x++) {
      int color = image.getRGB(x, 0);
      row.append(
          switch (color) {
            case 0xFFFF0000 -> 'r';
            case 0xFF00FF00 -> 'g';
            case 0xFF0000FF -> 'b';
            case 0xFFFFFFFF -> 'w';
            default -> color >>> 24 == 0 ? '.' : '?';
          });
    }
    return row.toString();
  }

  @Nested
  @DisplayName("what a frame leaves behind")
  class Disposal {
    @Test
    void isItselfIfItIsKept() throws IOException {
      var gif =
          gif(
              SCREEN,
              frame(KEEP, 3, 0, "0000"),
              frame(KEEP, NONE, 1, "11"),
              frame(KEEP, 3, 3, "2"));

      assertThat(next(gif)).isEqualTo("rrrr");
      assertThat(next(gif)).isEqualTo("rggr");
      assertThat(next(gif)).isEqualTo("rggb");
    }

    @Test
    void isTransparentIfItIsRestoredToTheBackground() throws IOException {
      var gif =
          gif(
              SCREEN,
              frame(KEEP, 3, 0, "0000"),
              frame(BACKGROUND, 3, 1, "11"),
              frame(KEEP, 3, 3, "2"));

      assertThat(next(gif)).isEqualTo("rrrr");
      assertThat(next(gif)).isEqualTo("rggr");
      assertThat(next(gif)).isEqualTo("r..b");
    }

    @Test
    void isWhatWasThereIfItIsRestoredToThePrevious() throws IOException {
      var gif =
          gif(
              SCREEN,
              frame(KEEP, 3, 0, "0000"),
              frame(PREVIOUS, 3, 1, "11"),
              frame(KEEP, 3, 3, "2"));

      assertThat(next(gif)).isEqualTo("rrrr");
      assertThat(next(gif)).isEqualTo("rggr");
      assertThat(next(gif)).isEqualTo("rrrb");
    }

    @Test
    void showsThroughWhereTheNextIsTransparent() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, 3, 0, "0123"), frame(KEEP, 0, 0, "0220"));

      assertThat(next(gif)).isEqualTo("rgb.");
      assertThat(next(gif)).isEqualTo("rbb.");
    }
  }

  @Nested
  @DisplayName("hasNext(), next()")
  class Frames {
    @Test
    void endWithTheLast() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), bytes(';'));
      gif.next();

      assertThat(gif.hasNext()).isFalse();
      assertThat(gif.hasNext()).isFalse();
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(gif::next)
          .withMessage("spinner.gif ends behind frame 0");
    }

    @Test
    void areTheCallersToKeep() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), frame(KEEP, NONE, 1, "1"));
      BufferedImage first = gif.next().image();
      first.setRGB(0, 0, 0xFF0000FF);

      assertThat(next(gif)).isEqualTo("rgrr");
      assertThat(first.getRGB(1, 0)).isEqualTo(0xFFFF0000);
    }

    @Test
    void knowTheirNumberAndDuration() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), frame(KEEP, NONE, 1, "1"));
      gif.next();
      AnimatedGifReader.Frame second = gif.next();

      assertThat(second.index()).isEqualTo(1);
      assertThat(second.duration()).isEqualTo(Duration.ofMillis(100));
    }
  }

  @Nested
  @DisplayName("countFrames()")
  class CountFrames {
    @Test
    void movesNothing() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), frame(KEEP, NONE, 0, "1111"), bytes(';'));

      assertThat(gif.countFrames()).isEqualTo(2);
      assertThat(next(gif)).isEqualTo("rrrr");
      assertThat(gif.countFrames()).isEqualTo(2);
      assertThat(next(gif)).isEqualTo("gggg");
      assertThat(gif.hasNext()).isFalse();
      assertThat(gif.countFrames()).isEqualTo(2);
    }
  }

  @Nested
  @DisplayName("loop()")
  class Loop {
    @Test
    void isEmptyForAnAnimationThatIsPlayedOnce() throws IOException {
      assertThat(gif(SCREEN, frame(KEEP, NONE, 0, "0000")).loop()).isEmpty();
    }

    @Test
    void isTheNumberOfNetscapesExtension() throws IOException {
      byte[] forEver =
          joined(
              bytes('!', 0xFF, 11),
              "NETSCAPE2.0".getBytes(StandardCharsets.US_ASCII),
              bytes(3, 1, 0, 0, 0));

      assertThat(gif(SCREEN, forEver, frame(KEEP, NONE, 0, "0000")).loop()).hasValue(0);
    }
  }

  @Nested
  @DisplayName("bad input")
  class BadInput {
    @Test
    void noGif() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> gif(bytes(0x89, 'P', 'N', 'G')))
          .withMessage("spinner.gif is no GIF: it begins neither with GIF89a nor with GIF87a");
    }

    @Test
    void noFrame() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> gif(SCREEN, bytes(';')))
          .withMessage("spinner.gif has no frame");
    }

    @Test
    void noFile(@TempDir Path folder) {
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> AnimatedGifReader.open(folder.resolve("none.gif")));
    }

    @Test
    void aFrameThatIsCutOff() throws IOException {
      byte[] second = frame(KEEP, NONE, 0, "1111");
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), Arrays.copyOf(second, second.length - 3));

      assertThat(next(gif)).isEqualTo("rrrr");
      for (int attempt = 0; attempt < 2; attempt++) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(gif::next)
            .withMessage("frame 1 of spinner.gif ends after 1 of 4 pixels");
      }
    }

    @Test
    void aHeaderThatIsCutOff() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 0, "0000"), bytes(',', 0, 0, 0));
      gif.next();

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(gif::hasNext)
          .withMessage("spinner.gif is cut off in the header of frame 1");
    }

    @Test
    void aFrameThatIsTooShort() throws IOException {
      byte[] frame = frame(KEEP, NONE, 0, "000");
      frame[13] = 4; // its width

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(gif(SCREEN, frame)::next)
          .withMessage("frame 0 of spinner.gif ends after 3 of 4 pixels");
    }

    @Test
    void aCodeThatStandsForNothing() throws IOException {
      byte[] frame = frame(KEEP, NONE, 0, "0000");
      frame[20] = (byte) 0b11_111_100; // clear, 7

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(gif(SCREEN, frame)::next)
          .withMessage("frame 0 of spinner.gif is damaged after 0 of 4 pixels");
    }

    @Test
    void aFirstFrameThatIsLargerThanTheScreenMakesItLarger() throws IOException {
      var gif = gif(SCREEN, frame(KEEP, NONE, 3, "12"));

      assertThat(gif.width()).isEqualTo(5);
      assertThat(next(gif)).isEqualTo("rrrgb");
    }

    @Test
    void aLaterFrameThatLeavesTheScreenIsCutOff() throws IOException {
      var gif =
          gif(
              SCREEN,
              frame(KEEP, NONE, 0, "0000"),
              frame(BACKGROUND, NONE, 3, "12"),
              frame(KEEP, NONE, 9, "1"));

      assertThat(next(gif)).isEqualTo("rrrr");
      assertThat(next(gif)).isEqualTo("rrrg");
      assertThat(next(gif)).isEqualTo("rrrr");
    }

    @Test
    @Timeout(2)
    void aScreenOfABombIsRefusedAtOnce() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> gif(screen(65535, 65535), frame(KEEP, NONE, 0, "0000")))
          .withMessage(
              "the screen of spinner.gif has 65535x65535 pixels, more than the 1,000,000 allowed;"
                  + " a higher limit would read it");
    }

    @Test
    void aScreenOfMorePixelsThanAnArrayHoldsIsRefusedAtAnyLimit() {
      byte[] file = joined(screen(65535, 65535), frame(KEEP, NONE, 0, "0"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> AnimatedGifReader.of("spinner.gif", file, Long.MAX_VALUE))
          .withMessageStartingWith("the screen of spinner.gif has 65535x65535 pixels");
    }

    @Test
    void aScreenWithoutPixels() {
      byte[] frame = joined(bytes(',', 0, 0, 0, 0, 0, 0, 0, 0, 0), data("0"));

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> gif(screen(0, 0), frame))
          .withMessage("spinner.gif has a screen without pixels");
    }

    @Test
    void aFileOfAFewBytesTakesAFewBytesOfMemory() throws IOException {
      byte[] file = joined(screen(40_000, 40_000), frame(KEEP, NONE, 0, "0"));

      // 1.6 gigapixels, for which there is no heap before they are needed
      var gif = AnimatedGifReader.of("spinner.gif", file, Long.MAX_VALUE);

      assertThat(gif.width()).isEqualTo(40_000);
      assertThat(gif.countFrames()).isEqualTo(1);
    }

    @Test
    void anyDamageEndsInAnIoException(@TempDir Path folder) throws IOException {
      byte[] sound =
          joined(SCREEN, frame(KEEP, 3, 0, "0123"), frame(PREVIOUS, 2, 1, "112"), bytes(';'));
      Random random = new Random(8);
      int refused = 0;
      for (int attempt = 0; attempt < 5_000; attempt++) {
        byte[] damaged = Arrays.copyOf(sound, random.nextInt(sound.length) + 1);
        for (int flips = random.nextInt(4); flips >= 0; flips--) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }
        try {
          var gif = gif(damaged);
          while (gif.hasNext()) {
            gif.next();
          }
        } catch (IOException e) {
          assertThat(e).hasMessageContaining("spinner.gif");
          refused++;
        }
      }

      assertThat(refused).isBetween(1_000, 4_999);
      Path file = Files.write(folder.resolve("sound.gif"), sound);
      assertThat(AnimatedGifReader.open(file).countFrames()).isEqualTo(2);
    }
  }
}
