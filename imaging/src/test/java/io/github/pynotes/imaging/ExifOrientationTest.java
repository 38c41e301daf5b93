package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ExifOrientation")
class ExifOrientationTest {
  /// EXIF of one entry (TIFF 6.0: order, 42, offset, count; tag, type, count, value).
  private static String exif(int orientation) {
    return "4d4d002a00000008" + "0001" + "0112000300000001" + "%04x0000".formatted(orientation);
  }

  private static byte[] jpeg(int orientation) {
    return bytes("ffd8" + "ffe000040000" + "ffe10022457869660000" + exif(orientation) + "ffda");
  }

  private static byte[] png(int orientation) {
    return bytes(
        ("89504e470d0a1a0a" + "00000003" + "49444154" + "000000" + "00000000")
            + ("0000001a" + "65584966" + exif(orientation) + "00000000"));
  }

  private static byte[] webP(int orientation) {
    return bytes(
        ("52494646" + "2e000000" + "57454250" + "56503858" + "03000000" + "00000000")
            + ("45584946" + "1a000000" + exif(orientation)));
  }

  private static byte[] bytes(String hexadecimal) {
    return HexFormat.of().parseHex(hexadecimal);
  }

  private static ExifOrientation read(byte[] file) throws IOException {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      return ExifOrientation.read(stream);
    }
  }

  @Nested
  @DisplayName("read(stream)")
  class Read {
    @ParameterizedTest
    @EnumSource
    void findsTheTagInEachFormat(ExifOrientation orientation) throws IOException {
      assertThat(read(jpeg(orientation.number()))).isSameAs(orientation);
      assertThat(read(png(orientation.number()))).isSameAs(orientation);
      assertThat(read(webP(orientation.number()))).isSameAs(orientation);
      assertThat(read(bytes(exif(orientation.number())))).as("TIFF").isSameAs(orientation);
    }

    @Test
    void understandsBothByteOrders() throws IOException {
      var intel = bytes("49492a0008000000" + "0100" + "1201030001000000" + "06000000");

      assertThat(read(intel)).isSameAs(ExifOrientation.ROTATE_270);
    }

    @Test
    void skipsThePrefixOfJpegInOtherFormats() throws IOException {
      String prefixed = "457869660000" + exif(6); // Exif, and two zeros

      assertThat(read(bytes("89504e470d0a1a0a" + "00000020" + "65584966" + prefixed)))
          .isSameAs(ExifOrientation.ROTATE_270);
    }

    /// ITU T.81 (JPEG), B.1.1.2: any marker may follow any number of bytes of ff.
    @Test
    void skipsFillBytes() throws IOException {
      assertThat(read(bytes("ffd8" + "ffffff" + "ffe10022457869660000" + exif(6))))
          .isSameAs(ExifOrientation.ROTATE_270);
    }

    @Test
    void returnsToWhereItBegan() throws IOException {
      try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(jpeg(6)))) {
        stream.setByteOrder(ByteOrder.LITTLE_ENDIAN);
        ExifOrientation.read(stream);

        assertThat(stream.getStreamPosition()).isZero();
        assertThat(stream.getByteOrder()).isEqualTo(ByteOrder.LITTLE_ENDIAN);
      }
    }

    @Test
    void beginsInTheMiddleOfAStream() throws IOException {
      byte[] album = Arrays.copyOf(jpeg(3), jpeg(3).length + png(8).length);
      System.arraycopy(png(8), 0, album, jpeg(3).length, png(8).length);
      try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(album))) {
        stream.seek(jpeg(3).length);

        assertThat(ExifOrientation.read(stream)).isSameAs(ExifOrientation.ROTATE_90);
        assertThat(stream.getStreamPosition()).isEqualTo(jpeg(3).length);
      }
    }

    @Test
    void readsNothingBehindTheStartOfThePixels() throws IOException {
      byte[] late = bytes("ffd8" + "ffda0002" + "ffe10022457869660000" + exif(6));

      assertThat(read(late)).isSameAs(ExifOrientation.NORMAL);
    }
  }

  @Nested
  @DisplayName("what is no orientation is NORMAL")
  class Normal {
    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void anUnknownNumber(int number) throws IOException {
      assertThat(read(jpeg(number))).isSameAs(ExifOrientation.NORMAL);
      assertThat(ExifOrientation.of(number)).isSameAs(ExifOrientation.NORMAL);
    }

    @Test
    void aFileOfAnotherKind() throws IOException {
      assertThat(read(bytes(""))).isSameAs(ExifOrientation.NORMAL);
      assertThat(read(bytes("474946383961"))).isSameAs(ExifOrientation.NORMAL);
      assertThat(read(bytes("524946460000000041564920"))).isSameAs(ExifOrientation.NORMAL);
    }

    /// TIFF 6.0: the number 42 in the header, and for the orientation one SHORT (3).
    @Test
    void anEntryThatIsNotAsInTheSpecification() throws IOException {
      String header = "4d4d002a00000008" + "0001";

      assertThat(read(bytes(header + "0112" + "0003" + "00000002" + "00060000")))
          .as("two numbers")
          .isSameAs(ExifOrientation.NORMAL);
      assertThat(read(bytes(header + "0112" + "0002" + "00000001" + "00060000")))
          .as("a text")
          .isSameAs(ExifOrientation.NORMAL);
      assertThat(read(bytes(exif(6).replace("002a", "002b"))))
          .as("43 instead of 42")
          .isSameAs(ExifOrientation.NORMAL);
    }

    @Test
    void aFileThatEndsAnywhereBeforeTheTag() throws IOException {
      for (byte[] whole : new byte[][] {jpeg(6), png(6), webP(6), bytes(exif(6))}) {
        for (int length = 0; length <= whole.length; length++) {
          assertThat(read(Arrays.copyOf(whole, length)))
              .isIn(ExifOrientation.NORMAL, ExifOrientation.ROTATE_270);
        }
        assertThat(read(Arrays.copyOf(whole, whole.length / 2))).isSameAs(ExifOrientation.NORMAL);
      }
    }

    @Test
    void aFileWithAnyByteChangedToAnyOther() throws IOException {
      for (byte[] file : new byte[][] {jpeg(6), png(6), webP(6), bytes(exif(6))}) {
        for (int i = 0; i < file.length; i++) {
          byte before = file[i];
          for (int change = 0; change < 256; change++) {
            file[i] = (byte) change;

            assertThat(read(file)).isNotNull();
          }
          file[i] = before;
        }
      }
    }

    @Test
    void lengthsBeyondTheEnd() throws IOException {
      assertThat(read(bytes("89504e470d0a1a0a" + "ffffffff" + "49444154")))
          .isSameAs(ExifOrientation.NORMAL);
      assertThat(read(bytes("4d4d002a" + "ffffffff"))).isSameAs(ExifOrientation.NORMAL);
    }
  }

  @Nested
  @DisplayName("apply(image)")
  class Apply {
    private final BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB);

    Apply() {
      image.setRGB(0, 0, 3, 2, new int[] {1, 2, 3, 4, 5, 6}, 0, 3);
    }

    private int[] pixels(ExifOrientation orientation) {
      BufferedImage turned = orientation.apply(image);
      int width = turned.getWidth();
      return turned.getRGB(0, 0, width, turned.getHeight(), null, 0, width);
    }

    /// TIFF 6.0, Orientation: which side of the picture the first row and the first column are.
    @Test
    void putsTheFirstRowAndTheFirstColumnWhereTiffSays() {
      assertThat(pixels(ExifOrientation.of(1))).as("top, left").containsExactly(1, 2, 3, 4, 5, 6);
      assertThat(pixels(ExifOrientation.of(2))).as("top, right").containsExactly(3, 2, 1, 6, 5, 4);
      assertThat(pixels(ExifOrientation.of(3)))
          .as("bottom, right")
          .containsExactly(6, 5, 4, 3, 2, 1);
      assertThat(pixels(ExifOrientation.of(4)))
          .as("bottom, left")
          .containsExactly(4, 5, 6, 1, 2, 3);
      assertThat(pixels(ExifOrientation.of(5))).as("left, top").containsExactly(1, 4, 2, 5, 3, 6);
      assertThat(pixels(ExifOrientation.of(6))).as("right, top").containsExactly(4, 1, 5, 2, 6, 3);
      assertThat(pixels(ExifOrientation.of(7)))
          .as("right, bottom")
          .containsExactly(6, 3, 5, 2, 4, 1);
      assertThat(pixels(ExifOrientation.of(8)))
          .as("left, bottom")
          .containsExactly(3, 6, 2, 5, 1, 4);
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheTypeOfTheImage(ExifOrientation orientation) {
      assertThat(orientation.apply(image).getType()).isEqualTo(BufferedImage.TYPE_INT_ARGB);
    }

    @Test
    void refusesALayoutThatJava2dCannotTurn() {
      var rgb = ColorSpace.getInstance(ColorSpace.CS_sRGB);
      var colors =
          new ComponentColorModel(rgb, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
      var apart = Raster.createBandedRaster(DataBuffer.TYPE_BYTE, 3, 2, 3, null);

      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> ExifOrientation.ROTATE_90.apply(new BufferedImage(colors, apart, false, null)))
          .withMessage(
              "Java2D cannot turn an image of this layout (BandedSampleModel); "
                  + "draw it into one of TYPE_INT_ARGB.");
    }

    @Test
    void returnsTheImageItselfWhenNothingIsToDo() {
      assertThat(ExifOrientation.NORMAL.apply(image)).isSameAs(image);
    }

    @Test
    void refusesNull() {
      assertThatNullPointerException().isThrownBy(() -> ExifOrientation.NORMAL.apply(null));
      assertThatNullPointerException().isThrownBy(() -> ExifOrientation.read(null));
    }
  }

  @Nested
  @DisplayName("a picture that is written again")
  class Written {
    @Test
    void isNotTurnedTwice() throws IOException {
      var upright =
          ExifOrientation.ROTATE_270.apply(new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB));
      var file = new ByteArrayOutputStream();
      ImageIO.write(upright, "jpeg", file);

      assertThat(read(file.toByteArray())).isSameAs(ExifOrientation.NORMAL);
    }
  }
}
