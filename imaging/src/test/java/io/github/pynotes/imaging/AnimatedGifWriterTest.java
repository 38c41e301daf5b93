package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("AnimatedGifWriter: image.save(\"spinner.gif\", save_all=True, append_images=…)")
class AnimatedGifWriterTest {
  private static final Duration TICK = Duration.ofMillis(40);
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private static BufferedImage filled(int argb) {
    BufferedImage image = new BufferedImage(6, 4, BufferedImage.TYPE_INT_ARGB);
    for (int y = 0; y < 4; y++) {
      for (int x = 0; x < 6; x++) {
        image.setRGB(x, y, argb);
      }
    }
    return image;
  }

  /// A picture with so many colours, a pixel for each.
  private static BufferedImage colors(int count) {
    BufferedImage image = new BufferedImage(count, 1, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < count; x++) {
      image.setRGB(x, 0, x * 0x010203);
    }
    return image;
  }

  private void write(int loop, BufferedImage... frames) throws IOException {
    try (var gif = AnimatedGifWriter.to(out, loop)) {
      for (BufferedImage frame : frames) {
        gif.write(frame, TICK);
      }
    }
  }

  /// The frames as ImageIO reads them, which is enough here, for they are whole.
  private List<BufferedImage> frames() throws IOException {
    List<BufferedImage> frames = new ArrayList<>();
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      reader.setInput(stream);
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(reader.read(i));
      }
    } finally {
      reader.dispose();
    }
    return frames;
  }

  /// What the file says of its first frame: an element of ImageIO's metadata.
  private IIOMetadataNode said(String element) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (var stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(out.toByteArray()))) {
      reader.setInput(stream);
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_gif_image_1.0");
      return (IIOMetadataNode) root.getElementsByTagName(element).item(0);
    } finally {
      reader.dispose();
    }
  }

  @Nested
  @DisplayName("frames")
  class Frames {
    @Test
    void comeBackWithoutLoss() throws IOException {
      write(AnimatedGifWriter.FOR_EVER, filled(0xFF102030), filled(0xFFC0FFEE), filled(0));

      assertThat(frames())
          .extracting(frame -> frame.getRGB(3, 2))
          .containsExactly(0xFF102030, 0xFFC0FFEE, 0);
    }

    @Test
    void mayHave256Colours() throws IOException {
      write(AnimatedGifWriter.FOR_EVER, colors(256));

      for (int x = 0; x < 256; x++) {
        assertThat(frames().getFirst().getRGB(x, 0)).isEqualTo(0xFF000000 | x * 0x010203);
      }
    }

    @Test
    void mayNotHaveMore() {
      // Pillow chooses 256 of them, and says nothing
      assertThatIllegalArgumentException()
          .isThrownBy(() -> write(AnimatedGifWriter.FOR_EVER, colors(257)))
          .withMessage("frame 0 has more than 256 colours: reduce them before");
    }

    @Test
    void areTransparentWhereTheyAreLessThanHalfOpaque() throws IOException {
      write(AnimatedGifWriter.FOR_EVER, filled(0x7FFF0000), filled(0x80FF0000));

      assertThat(frames()).extracting(frame -> frame.getRGB(0, 0)).containsExactly(0, 0xFFFF0000);
    }

    @Test
    void keepTheirGrays() throws IOException {
      BufferedImage gray = new BufferedImage(6, 4, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setSample(0, 0, 0, 100);

      write(AnimatedGifWriter.FOR_EVER, gray);

      assertThat(frames().getFirst().getRGB(0, 0)).isEqualTo(0xFF646464);
      assertThat(gray.getRGB(0, 0)).as("what getRGB makes of it").isNotEqualTo(0xFF646464);
    }

    @Test
    void mayBePartOfALargerImage() throws IOException {
      BufferedImage sheet = colors(200);

      write(AnimatedGifWriter.FOR_EVER, sheet.getSubimage(7, 0, 20, 1));

      assertThat(frames().getFirst().getWidth()).isEqualTo(20);
      assertThat(frames().getFirst().getRGB(0, 0)).isEqualTo(0xFF000000 | 7 * 0x010203);
    }

    @Test
    void areOfOneSize() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> write(AnimatedGifWriter.FOR_EVER, filled(0), colors(3)))
          .withMessage("frame 1 has 3x1 pixels, and those before have 6x4");
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_3BYTE_BGR,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_INDEXED,
          BufferedImage.TYPE_BYTE_BINARY
        })
    void mayHaveAnyPlainLayout(int type) throws IOException {
      BufferedImage image = new BufferedImage(6, 4, type);
      image.setRGB(3, 2, 0xFFFFFFFF);

      write(AnimatedGifWriter.FOR_EVER, image);

      assertThat(frames().getFirst().getRGB(3, 2)).isEqualTo(0xFFFFFFFF);
      assertThat(frames().getFirst().getRGB(0, 0)).isEqualTo(image.getRGB(0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_INT_ARGB_PRE})
    void ofOtherLayoutsAreRefused(int type) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> write(AnimatedGifWriter.FOR_EVER, new BufferedImage(6, 4, type)))
          .withMessage("frame 0 is of type %d: draw it into a TYPE_INT_ARGB first", type);
    }

    @Test
    void thatAreRefusedLeaveNoTrace() throws IOException {
      try (var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
        gif.write(filled(0xFFFFFFFF), TICK);
        assertThatIllegalArgumentException().isThrownBy(() -> gif.write(colors(257), TICK));
        gif.write(filled(0xFF0000FF), TICK);
      }

      assertThat(frames()).hasSize(2);
      assertThat(frames().getFirst().getColorModel()).isInstanceOf(IndexColorModel.class);
    }
  }

  @Nested
  @DisplayName("duration=, disposal=, loop=")
  class Control {
    @Test
    void standsInHundredthsOfASecond() throws IOException {
      write(AnimatedGifWriter.FOR_EVER, filled(0));

      IIOMetadataNode control = said("GraphicControlExtension");
      assertThat(control.getAttribute("delayTime")).isEqualTo("4");
      assertThat(control.getAttribute("disposalMethod")).isEqualTo("restoreToBackgroundColor");
      assertThat(control.getAttribute("transparentColorFlag")).isEqualTo("TRUE");
    }

    @Test
    void saysWhatIsTransparentAsLongAsAColourIsFree() throws IOException {
      write(AnimatedGifWriter.FOR_EVER, colors(255));
      assertThat(said("GraphicControlExtension").getAttribute("transparentColorFlag"))
          .isEqualTo("TRUE");

      out.reset();
      write(AnimatedGifWriter.FOR_EVER, colors(256));
      assertThat(said("GraphicControlExtension").getAttribute("transparentColorFlag"))
          .isEqualTo("FALSE");
    }

    @Test
    void hasTheNumberOfRepetitions() throws IOException {
      write(300, filled(0), filled(-1));

      IIOMetadataNode extension = said("ApplicationExtension");
      assertThat(extension.getAttribute("applicationID")).isEqualTo("NETSCAPE");
      assertThat((byte[]) extension.getUserObject()).containsExactly(1, 300 & 0xFF, 300 >> 8);
    }

    @Test
    void isRefusedWhenItDoesNotFit() throws IOException {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> AnimatedGifWriter.to(out, 65536))
          .withMessage("65536 repetitions: 0 to 65535 fit");
      assertThatIllegalArgumentException().isThrownBy(() -> AnimatedGifWriter.to(out, -1));
      try (var gif = AnimatedGifWriter.to(out, 1)) {
        assertThatIllegalArgumentException()
            .isThrownBy(() -> gif.write(filled(0), Duration.ofSeconds(656)))
            .withMessage("frame 0 lasts PT10M56S: at most 655.35 seconds fit");
        assertThatIllegalArgumentException()
            .isThrownBy(() -> gif.write(filled(0), Duration.ofMillis(-1)));
      }
    }
  }

  @Nested
  @DisplayName("close()")
  class Closing {
    @Test
    void writesNothingWithoutAFrame() throws IOException {
      write(AnimatedGifWriter.FOR_EVER);

      assertThat(out.size()).isZero();
    }

    @Test
    void endsTheFileOnce() throws IOException {
      var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER);
      gif.write(filled(0), TICK);
      gif.close();
      int size = out.size();
      gif.close();

      assertThat(out.size()).isEqualTo(size);
      assertThat(out.toByteArray()[size - 1]).isEqualTo((byte) ';');
    }

    @Test
    void comesAfterFramesThatAreInTheStreamAlready() throws IOException {
      try (var gif = AnimatedGifWriter.to(out, AnimatedGifWriter.FOR_EVER)) {
        gif.write(filled(0), TICK);
        int first = out.size();
        gif.write(filled(-1), TICK);

        assertThat(first).isGreaterThan(100);
        assertThat(out.size()).isGreaterThan(first);
      }
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void nullIsRefused() throws IOException {
      assertThatNullPointerException().isThrownBy(() -> AnimatedGifWriter.to(null, 0));
      try (var gif = AnimatedGifWriter.to(out, 0)) {
        assertThatNullPointerException().isThrownBy(() -> gif.write(null, TICK));
        assertThatNullPointerException().isThrownBy(() -> gif.write(filled(0), null));
      }
    }

    @Test
    void whatTheStreamThrowsIsPassedOn() {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          };

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> {
            try (var gif = AnimatedGifWriter.to(full, 0)) {
              gif.write(filled(0), TICK);
            }
          })
          .withMessage("No space left on device");
    }
  }
}
