package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageOps.exif_transpose")
class ExifTransposeTest {
  /// A landscape of 48 x 32, to be shown upright on its short side; its top left corner is white.
  private static byte[] photo() throws IOException {
    var scene = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
    var pen = scene.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 16, 16);
    pen.dispose();
    var jpeg = new ByteArrayOutputStream();
    ImageIO.write(scene, "jpeg", jpeg);

    String exif = "457869660000" + "4d4d002a00000008" + "0001" + "011200030000000100060000";
    var photo = new ByteArrayOutputStream();
    photo.write(jpeg.toByteArray(), 0, 20); // SOI and JFIF
    photo.write(HexFormat.of().parseHex("ffe1001e" + exif));
    photo.write(jpeg.toByteArray(), 20, jpeg.size() - 20);
    return photo.toByteArray();
  }

  private static ExifOrientation orientation(byte[] file) throws IOException {
    try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
      return ExifOrientation.read(stream);
    }
  }

  private static int light(BufferedImage image, int x, int y) {
    return image.getRGB(x, y) & 0xff;
  }

  @Nested
  @DisplayName("exif_transpose(image)")
  class ExifTranspose {
    @Test
    void turnsAPhotoUpright() throws IOException {
      byte[] photo = photo();

      // @start region="exif-transpose"
      // upright = ImageOps.exif_transpose(Image.open(file))
      var file = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo));
      var orientation = ExifOrientation.read(file);
      BufferedImage upright = orientation.apply(ImageIO.read(file)); // which closes the stream

      // upright.size  # (32, 48)
      assertThat(upright.getWidth()).isEqualTo(32);
      assertThat(upright.getHeight()).isEqualTo(48);
      assertThat(light(upright, 30, 1)).as("the lamp, now at the right").isGreaterThan(250);
      // @end
    }

    @Test
    void leavesOtherPhotosAsTheyAre() throws IOException {
      var scene = new BufferedImage(48, 32, BufferedImage.TYPE_INT_RGB);
      var file = new ByteArrayOutputStream();
      ImageIO.write(scene, "png", file);

      // ImageOps.exif_transpose(image).size  # (48, 32)
      assertThat(orientation(file.toByteArray())).isSameAs(ExifOrientation.NORMAL);
    }
  }

  @Nested
  @DisplayName("image.getexif()[ExifTags.Base.Orientation]")
  class GetExif {
    @Test
    void isANumber() throws IOException {
      assertThat(orientation(photo()).number()).isEqualTo(6);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void imageIoHasClosedTheStreamAlready() {
      assertThatIOException()
          .isThrownBy(() -> {
            try (var file = new MemoryCacheImageInputStream(new ByteArrayInputStream(photo()))) {
              ImageIO.read(file);
            }
          })
          .withMessage("closed");
    }

    @Test
    void imageIoShowsThePhotoOnItsSide() throws IOException {
      BufferedImage image = ImageIO.read(new ByteArrayInputStream(photo()));

      // nor does Image.open turn it; but then the tag is at hand
      assertThat(image.getWidth()).isEqualTo(48);
      assertThat(light(image, 1, 1)).isGreaterThan(250);
      assertThat(image.getPropertyNames()).isNull();
    }

    @Test
    void metadataBringTheOldTagAlong() throws IOException {
      byte[] photo = photo();
      var reader = ImageIO.getImageReadersByFormatName("jpeg").next();
      IIOMetadata metadata;
      try (var file = ImageIO.createImageInputStream(new ByteArrayInputStream(photo))) {
        reader.setInput(file);
        metadata = reader.getImageMetadata(0);
      } finally {
        reader.dispose();
      }
      var upright = orientation(photo).apply(ImageIO.read(new ByteArrayInputStream(photo)));

      assertThat(orientation(written(upright, metadata)))
          .as("it will be turned a second time")
          .isSameAs(ExifOrientation.ROTATE_270);
      assertThat(orientation(written(upright, null))).isSameAs(ExifOrientation.NORMAL);
    }

    private static byte[] written(BufferedImage image, IIOMetadata metadata) throws IOException {
      var bytes = new ByteArrayOutputStream();
      var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      try (var file = ImageIO.createImageOutputStream(bytes)) {
        writer.setOutput(file);
        writer.write(new IIOImage(image, null, metadata));
      } finally {
        writer.dispose();
      }
      return bytes.toByteArray();
    }
  }
}
