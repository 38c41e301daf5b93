package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.NoSuchElementException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PIL.ImageSequence.Iterator")
class SequenceTest {
  private static final int BLUE = 0xFF145AA0;
  private static final int YELLOW = 0xFFFFC800;

  /// A yellow square that moves to the right over blue, as Pillow 11.1 wrote it: 3 frames of 8x6
  /// pixels for 40, 70 and 1000 ms, of which the file has the changed rectangles only.
  private static final byte[] FILE =
      Base64.getDecoder()
          .decode(
              """
              R0lGODlhCAAGAIEAAP/IABRaoAAAAAAAACH/C05FVFNDQVBFMi4wAwEAAAAh+QQABAAAACwAAAAACAAGAAAI\
              EQADCBxIsKBAAAAMIjTIsGFAACH5BAEHAAIALAEAAgAEAAIAgf/IABRaoAAAAAAAAAgJAAMEAABAIMGAACH5\
              BAFkAAIALAMAAgAEAAIAgf/IABRaoAAAAAAAAAgJAAMEAABAIMGAADs=\
              """);

  private static AnimatedGifReader gif() throws IOException {
    return AnimatedGifReader.of("square.gif", FILE, 1_000_000);
  }

  /// How many pixels stand left of the yellow square.
  private static int position(BufferedImage image) {
    int x = 0;
    while (image.getRGB(x, 2) == BLUE) {
      x++;
    }
    assertThat(image.getRGB(x, 2)).isEqualTo(YELLOW);
    return x;
  }

  @Nested
  @DisplayName("for frame in ImageSequence.Iterator(image)")
  class Iterator {
    @Test
    void isALoopOverWhatTheScreenShows(@TempDir Path folder) throws IOException {
      Path path = Files.write(folder.resolve("square.gif"), FILE);
      List<Integer> positions = new ArrayList<>();
      List<Duration> durations = new ArrayList<>();

      // @start region="sequence"
      // with Image.open("square.gif") as image:
      //     for frame in ImageSequence.Iterator(image):
      //         positions.append(position(frame.convert("RGBA")))
      //         durations.append(frame.info["duration"])
      AnimatedGifReader gif = AnimatedGifReader.open(path);
      while (gif.hasNext()) {
        AnimatedGifReader.Frame frame = gif.next();
        positions.add(position(frame.image()));
        durations.add(frame.duration());
      }

      assertThat(positions).containsExactly(1, 3, 5);
      assertThat(durations)
          .containsExactly(Duration.ofMillis(40), Duration.ofMillis(70), Duration.ofSeconds(1));
      // @end
    }
  }

  @Nested
  @DisplayName("n_frames, is_animated, info[\"loop\"]")
  class Properties {
    @Test
    void areKnownBeforeAFrameIsDecoded() throws IOException {
      // image.n_frames, image.is_animated, image.info["loop"], image.size
      assertThat(gif().countFrames()).isEqualTo(3);
      assertThat(gif().countFrames() > 1).isTrue();
      assertThat(gif().loop()).hasValue(AnimatedGifWriter.FOR_EVER);
      assertThat(gif().width()).isEqualTo(8);
      assertThat(gif().height()).isEqualTo(6);
    }
  }

  @Nested
  @DisplayName("seek(frame), tell()")
  class Seek {
    @Test
    void skipsWhatIsBefore() throws IOException {
      AnimatedGifReader gif = gif();

      // image.seek(2); image.tell()
      AnimatedGifReader.Frame frame = gif.next();
      while (frame.index() < 2) {
        frame = gif.next();
      }

      assertThat(position(frame.image())).isEqualTo(5);
    }

    @Test
    void endsBehindTheLast() throws IOException {
      AnimatedGifReader gif = gif();
      while (gif.hasNext()) {
        gif.next();
      }

      // image.seek(3)  # EOFError: no more images in GIF file
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(gif::next)
          .withMessage("square.gif ends behind frame 2");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void imageIoReadsTheRectanglesOfTheFile() throws IOException {
      ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
      try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(FILE))) {
        reader.setInput(stream);
        BufferedImage second = reader.read(1);

        // image.seek(1); image.size  # (8, 6)
        assertThat(second.getWidth()).isEqualTo(4);
        assertThat(second.getHeight()).isEqualTo(2);
        assertThat(second.getRGB(0, 0)).isEqualTo(BLUE); // where the square was
      } finally {
        reader.dispose();
      }
    }

    @Test
    void imageIoPaintsWhatIsMissingInTheFirstColour() throws IOException {
      byte[] damaged = FILE.clone();
      Arrays.fill(damaged, 68, 80, (byte) 0xFF);

      // Image.open("square.gif").load()  # OSError: broken data stream when reading image file
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(damaged));
      assertThat(image.getRGB(7, 5)).isEqualTo(YELLOW);
      AnimatedGifReader gif = AnimatedGifReader.of("square.gif", damaged, 1_000_000);
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(gif::next)
          .withMessageStartingWith("frame 0 of square.gif is damaged");
    }
  }
}
