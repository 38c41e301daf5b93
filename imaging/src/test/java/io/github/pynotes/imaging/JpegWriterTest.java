package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("JpegWriter: image.save(\"photo.jpg\", quality=…)")
class JpegWriterTest {
  /// Where the first quantisation table stands behind a JFIF header.
  private static final int FIRST_TABLE = 25;

  private static BufferedImage image(int type, Color color) {
    BufferedImage image = new BufferedImage(32, 16, type);
    Graphics2D pen = image.createGraphics();
    pen.setColor(color);
    pen.fillRect(0, 0, 16, 16);
    pen.dispose();
    return image;
  }

  private static byte[] written(JpegWriter writer, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(image, out);
    return out.toByteArray();
  }

  private static BufferedImage readBack(byte[] file) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(file));
  }

  @Nested
  @DisplayName("quality=")
  class Quality {
    @Test
    void scalesTheStandardTablesAsLibjpegDoes() throws IOException {
      BufferedImage photo = image(BufferedImage.TYPE_INT_RGB, Color.ORANGE);

      // Image.open(file).quantization[0][:3]  # at quality 90: [3, 2, 2]
      byte[] file = written(JpegWriter.ofQuality(90), photo);
      assertThat(List.of(file[FIRST_TABLE], file[FIRST_TABLE + 1], file[FIRST_TABLE + 2]))
          .containsExactly((byte) 3, (byte) 2, (byte) 2);

      // the standard's own table (ITU-T T.81, K.1) begins with 16, 11, 12 along the diagonals
      byte[] standard = written(JpegWriter.ofQuality(50), photo);
      assertThat(standard[FIRST_TABLE]).isEqualTo((byte) 16);
      assertThat(written(JpegWriter.ofQuality(1), photo)[FIRST_TABLE]).isEqualTo((byte) 255);
      assertThat(written(JpegWriter.ofQuality(100), photo)[FIRST_TABLE]).isEqualTo((byte) 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void aboveOrBelowTheScaleIsRefused(int quality) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> JpegWriter.ofQuality(quality))
          .withMessage("the quality is %d, and goes from 1 to 100", quality);
    }
  }

  @Nested
  @DisplayName("alpha")
  class Alpha {
    @Test
    void isRefusedWithoutABackground() {
      BufferedImage logo = image(BufferedImage.TYPE_INT_ARGB, Color.RED);

      // OSError: cannot write mode RGBA as JPEG
      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(JpegWriter.ofQuality(85), logo))
          .withMessage(
              "this image of 32x16 pixels has alpha, and JPEG has none:"
                  + " name a background, or write PNG");
    }

    @Test
    void isLaidUponTheBackground() throws IOException {
      BufferedImage logo = image(BufferedImage.TYPE_INT_ARGB, Color.RED);

      // white = Image.new("RGB", logo.size, "white"); white.paste(logo, mask=logo)
      JpegWriter onWhite =
          JpegWriter.ofQuality(95)
              .withSubsampling(JpegWriter.Subsampling.YCC_444)
              .withBackground(Color.WHITE);
      BufferedImage flat = readBack(written(onWhite, logo));

      assertThat(new Color(flat.getRGB(24, 8))).isEqualTo(Color.WHITE);
      assertThat(new Color(flat.getRGB(8, 8)).getRed()).isGreaterThan(250);
      assertThat(new Color(flat.getRGB(8, 8)).getGreen()).isLessThan(5);
    }

    @Test
    void leavesAnOpaqueImageAlone() throws IOException {
      BufferedImage photo = image(BufferedImage.TYPE_3BYTE_BGR, Color.BLUE);
      JpegWriter plain = JpegWriter.ofQuality(80);

      assertThat(written(plain.withBackground(Color.PINK), photo)).isEqualTo(written(plain, photo));
    }
  }

  @Nested
  @DisplayName("layouts of the pixels")
  class Layouts {
    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_INT_BGR,
          BufferedImage.TYPE_INT_RGB,
          BufferedImage.TYPE_INT_ARGB,
          BufferedImage.TYPE_4BYTE_ABGR,
          BufferedImage.TYPE_BYTE_INDEXED
        })
    void makeNoDifference(int type) throws IOException {
      JpegWriter writer = JpegWriter.ofQuality(80).withBackground(Color.BLACK);
      Color inEveryPalette = new Color(51, 102, 204);

      assertThat(written(writer, image(type, inEveryPalette)))
          .isEqualTo(written(writer, image(BufferedImage.TYPE_3BYTE_BGR, inEveryPalette)));
    }

    @Test
    void mayBePartOfALargerImage() throws IOException {
      BufferedImage sheet = image(BufferedImage.TYPE_INT_RGB, Color.GREEN);
      BufferedImage copy = new BufferedImage(10, 8, BufferedImage.TYPE_INT_RGB);
      copy.setRGB(0, 0, 10, 8, sheet.getRGB(11, 5, 10, 8, null, 0, 10), 0, 10);
      JpegWriter writer = JpegWriter.ofQuality(80);

      assertThat(written(writer, sheet.getSubimage(11, 5, 10, 8))).isEqualTo(written(writer, copy));
    }

    @Test
    void ofAPaletteMayHaveAlphaToo() throws IOException {
      byte[] blue = {0, (byte) 255};
      byte[] none = {0, 0};
      var palette = new IndexColorModel(1, 2, none, none, blue, 0); // the first is transparent
      BufferedImage logo = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_BINARY, palette);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(JpegWriter.ofQuality(80), logo))
          .withMessageContaining("has alpha");
      byte[] file = written(JpegWriter.ofQuality(80).withBackground(Color.WHITE), logo);
      assertThat(new Color(readBack(file).getRGB(4, 4))).isEqualTo(Color.WHITE);
    }

    private static BufferedImage grayWithAlpha(int type, boolean premultiplied) {
      var gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
      var colors =
          new ComponentColorModel(gray, true, premultiplied, Transparency.TRANSLUCENT, type);
      var raster = colors.createCompatibleWritableRaster(4, 4);
      return new BufferedImage(colors, raster, premultiplied, null);
    }

    @Test
    void ofGrayWithAlphaMustBePlainBytes() throws IOException {
      JpegWriter writer = JpegWriter.ofQuality(80).withBackground(Color.WHITE);

      byte[] file = written(writer, grayWithAlpha(DataBuffer.TYPE_BYTE, false));
      assertThat(readBack(file).getRaster().getSample(2, 2, 0)).isEqualTo(255);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(writer, grayWithAlpha(DataBuffer.TYPE_USHORT, false)));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(writer, grayWithAlpha(DataBuffer.TYPE_BYTE, true)));
    }

    @ParameterizedTest
    @ValueSource(
        ints = {
          BufferedImage.TYPE_USHORT_GRAY,
          BufferedImage.TYPE_USHORT_565_RGB,
          BufferedImage.TYPE_INT_ARGB_PRE,
          BufferedImage.TYPE_4BYTE_ABGR_PRE
        })
    void withoutPlainBytesAreRefused(int type) {
      JpegWriter writer = JpegWriter.ofQuality(80).withBackground(Color.WHITE);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> written(writer, image(type, Color.RED)))
          .withMessage(
              "an image of type %d is not written as JPEG: draw it into a TYPE_INT_RGB first",
              type);
    }
  }

  @Nested
  @DisplayName("dpi=, exif=")
  class Metadata {
    @Test
    void theDensityStandsInTheHeader() throws IOException {
      byte[] file =
          written(
              JpegWriter.ofQuality(80).withDpi(300),
              image(BufferedImage.TYPE_BYTE_GRAY, Color.GRAY));

      // Image.open(file).info["dpi"]  # (300, 300)
      assertThat(file[13]).as("in inches").isEqualTo((byte) 1);
      assertThat(ByteBuffer.wrap(file).getShort(14)).isEqualTo((short) 300);
    }

    @Test
    void whatDoesNotFitIsRefused() {
      JpegWriter writer = JpegWriter.ofQuality(80);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.withDpi(65536))
          .withMessage("65536 dpi: 1 to 65535 fit");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> writer.withExif(new byte[65534]))
          .withMessage("65534 bytes of EXIF: 65533 fit");
    }
  }

  @Nested
  @DisplayName("save(path)")
  class ToAFile {
    @TempDir private Path folder;

    private List<Path> files() throws IOException {
      try (Stream<Path> files = Files.list(folder)) {
        return files.toList();
      }
    }

    @Test
    void replacesTheOldFileInOneStep() throws IOException {
      Path target = folder.resolve("photo.jpg");
      Files.writeString(target, "the old photo");
      BufferedImage photo = image(BufferedImage.TYPE_INT_RGB, Color.CYAN);

      JpegWriter.ofQuality(80).write(photo, target);

      assertThat(target).hasBinaryContent(written(JpegWriter.ofQuality(80), photo));
      assertThat(files()).containsExactly(target);
    }

    @Test
    void keepsTheOldFileWhenTheImageIsRefused() throws IOException {
      Path target = folder.resolve("logo.jpg");
      Files.writeString(target, "the old logo");

      assertThatIllegalArgumentException()
          .isThrownBy(() ->
              JpegWriter.ofQuality(80)
                  .write(image(BufferedImage.TYPE_INT_ARGB, Color.RED), target));
      assertThat(target).hasContent("the old logo");
      assertThat(files()).containsExactly(target);
    }

    @Test
    void leavesNothingBehindWhenTheLastStepFails() throws IOException {
      Path target = Files.createDirectories(folder.resolve("photo.jpg"));
      Files.writeString(target.resolve("notes.txt"), "a folder by this name, and not empty");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() ->
              JpegWriter.ofQuality(80).write(image(BufferedImage.TYPE_INT_RGB, Color.RED), target))
          .withMessageStartingWith("cannot write " + target);
      assertThat(files()).containsExactly(target);
    }

    @Test
    void namesTheTargetWhenItsFolderIsMissing() {
      Path target = folder.resolve("2026/photo.jpg");

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() ->
              JpegWriter.ofQuality(80).write(image(BufferedImage.TYPE_INT_RGB, Color.RED), target))
          .withMessageStartingWith("cannot write " + target)
          .withMessageContaining("NoSuchFileException");
    }
  }

  @Nested
  @DisplayName("save(stream)")
  class ToAStream {
    @Test
    void leavesTheStreamOpen() throws IOException {
      ByteArrayOutputStream both = new ByteArrayOutputStream();
      BufferedImage photo = image(BufferedImage.TYPE_INT_RGB, Color.RED);
      OutputStream guarded =
          new OutputStream() {
            @Override
            public void write(int b) {
              both.write(b);
            }

            @Override
            public void close() {
              throw new AssertionError("closed");
            }
          };

      JpegWriter.ofQuality(80).write(photo, guarded);

      assertThat(both.toByteArray()).isEqualTo(written(JpegWriter.ofQuality(80), photo));
    }

    @Test
    void passesOnWhatTheStreamThrows() {
      OutputStream full =
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          };

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() ->
              JpegWriter.ofQuality(80).write(image(BufferedImage.TYPE_INT_RGB, Color.RED), full))
          .withMessage("No space left on device");
    }

    @Test
    void anImageThatJpegCannotHoldIsAnIoException() {
      BufferedImage strip = new BufferedImage(65501, 1, BufferedImage.TYPE_BYTE_GRAY);

      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> written(JpegWriter.ofQuality(80), strip))
          .withMessageContaining("65500");
    }
  }

  @Nested
  @DisplayName("misuse")
  class Misuse {
    @Test
    void nullIsRefusedAtOnce() {
      JpegWriter writer = JpegWriter.ofQuality(80);

      assertThatNullPointerException().isThrownBy(() -> writer.withSubsampling(null));
      assertThatNullPointerException().isThrownBy(() -> writer.withBackground(null));
      assertThatNullPointerException().isThrownBy(() -> writer.withExif(null));
      assertThatNullPointerException()
          .isThrownBy(() -> writer.write(null, new ByteArrayOutputStream()));
    }

    @Test
    void aLaterChangeOfTheExifBytesChangesNothing() throws IOException {
      byte[] exif = {'E', 'x', 'i', 'f', 0, 0, 'M', 'M'};
      BufferedImage photo = image(BufferedImage.TYPE_INT_RGB, Color.RED);
      JpegWriter writer = JpegWriter.ofQuality(80).withExif(exif);
      byte[] before = written(writer, photo);

      exif[6] = 'I';

      assertThat(written(writer, photo)).isEqualTo(before);
    }
  }
}
