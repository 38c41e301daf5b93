package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PIL.Image.Image.save")
class SaveTest {
  @TempDir private Path folder;

  /// A product photo, drawn: something light that becomes darker to the right.
  private static BufferedImage photo(int type) {
    BufferedImage photo = new BufferedImage(48, 32, type);
    for (int x = 0; x < 48; x++) {
      for (int y = 0; y < 32; y++) {
        photo.setRGB(x, y, new Color(255 - 4 * x, 200 - 3 * x, 2 * y).getRGB());
      }
    }
    return photo;
  }

  private static byte[] written(JpegWriter writer, BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.write(image, out);
    return out.toByteArray();
  }

  /// What ImageIO makes of it.
  private static byte[] encoded(
      BufferedImage image, String format, float quality, IIOMetadataNode description)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      var metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), settings);
      if (description != null) {
        metadata.mergeTree(description.getNodeName(), description);
      }
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, metadata), settings);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IIOMetadataNode node(
      String name, Map<String, String> attributes, IIOMetadataNode... children) {
    IIOMetadataNode node = new IIOMetadataNode(name);
    attributes.forEach(node::setAttribute);
    for (IIOMetadataNode child : children) {
      node.appendChild(child);
    }
    return node;
  }

  /// The data of the first PNG chunk of that name.
  private static ByteBuffer chunk(byte[] png, String name) {
    ByteBuffer file = ByteBuffer.wrap(png).position(8);
    while (true) {
      int length = file.getInt();
      byte[] found = new byte[4];
      file.get(found);
      if (name.equals(new String(found, StandardCharsets.US_ASCII))) {
        return file.slice(file.position(), length);
      }
      file.position(file.position() + length + 4);
    }
  }

  @Nested
  @DisplayName("save(path, quality=, subsampling=, progressive=, optimize=, dpi=, exif=)")
  class Jpeg {
    @Test
    void takesItsSettingsAndThenTheImage() throws IOException {
      BufferedImage photo = photo(BufferedImage.TYPE_INT_RGB);
      Path file = folder.resolve("photo.jpg");

      // @start region="save"
      // photo.save("photo.jpg", quality=90, subsampling="4:4:4", progressive=True, dpi=(300, 300))
      JpegWriter print =
          JpegWriter.ofQuality(90)
              .withSubsampling(JpegWriter.Subsampling.YCC_444)
              .progressive()
              .withDpi(300);
      print.write(photo, file);

      // logo.save("logo.jpg")  # OSError: cannot write mode RGBA as JPEG
      BufferedImage logo = new BufferedImage(48, 32, BufferedImage.TYPE_INT_ARGB);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> print.write(logo, folder.resolve("logo.jpg")))
          .withMessageContaining("has alpha, and JPEG has none");

      // white = Image.new("RGB", logo.size, "white"); white.paste(logo, mask=logo)
      print.withBackground(Color.WHITE).write(logo, folder.resolve("logo.jpg"));
      // @end
      BufferedImage back = ImageIO.read(file.toFile());
      for (int x = 0; x < 48; x++) {
        Color saved = new Color(back.getRGB(x, 16));
        Color original = new Color(photo.getRGB(x, 16));
        assertThat(saved.getRed()).isCloseTo(original.getRed(), within(6));
        assertThat(saved.getGreen()).isCloseTo(original.getGreen(), within(6));
        assertThat(saved.getBlue()).isCloseTo(original.getBlue(), within(6));
      }
    }

    @Test
    void writesASmallerFileOptimized() throws IOException {
      BufferedImage photo = photo(BufferedImage.TYPE_INT_RGB);

      // photo.save(out, "JPEG", optimize=True)
      assertThat(written(JpegWriter.ofQuality(75).optimized(), photo))
          .hasSizeLessThan(written(JpegWriter.ofQuality(75), photo).length);
    }
  }

  @Nested
  @DisplayName("save(path, compress_level=, pnginfo=, dpi=)")
  class Png {
    @Test
    void compressesTheMoreTheLowerItsQualityAndKeepsThePixels() throws IOException {
      BufferedImage photo = photo(BufferedImage.TYPE_INT_ARGB);

      // photo.save(out, "PNG", compress_level=9), and compress_level=0
      byte[] smallest = encoded(photo, "png", 0, null);
      byte[] fastest = encoded(photo, "png", 1, null);

      assertThat(smallest).hasSizeLessThan(fastest.length / 2);
      for (byte[] file : new byte[][] {smallest, fastest}) {
        BufferedImage back = ImageIO.read(new ByteArrayInputStream(file));
        assertThat(back.getRGB(0, 0, 48, 32, null, 0, 48))
            .isEqualTo(photo.getRGB(0, 0, 48, 32, null, 0, 48));
      }
    }

    @Test
    void takesTextAsMetadata() throws IOException {
      // info = PngInfo(); info.add_text("Author", "Ada"); photo.save(out, "PNG", pnginfo=info)
      byte[] file =
          encoded(
              photo(BufferedImage.TYPE_INT_RGB),
              "png",
              0.5f,
              node(
                  "javax_imageio_png_1.0",
                  Map.of(),
                  node(
                      "tEXt",
                      Map.of(),
                      node("tEXtEntry", Map.of("keyword", "Author", "value", "Ada")))));

      assertThat(StandardCharsets.ISO_8859_1.decode(chunk(file, "tEXt")).toString())
          .isEqualTo("Author\0Ada");
    }

    @Test
    void takesTextBeyondLatinAsInternationalText() throws IOException {
      // info.add_itxt("Title", "Łódź", lang="pl")
      Map<String, String> title =
          Map.of(
              "keyword", "Title",
              "compressionFlag", "FALSE",
              "compressionMethod", "0",
              "languageTag", "pl",
              "translatedKeyword", "",
              "text", "Łódź");
      byte[] file =
          encoded(
              photo(BufferedImage.TYPE_INT_RGB),
              "png",
              0.5f,
              node(
                  "javax_imageio_png_1.0",
                  Map.of(),
                  node("iTXt", Map.of(), node("iTXtEntry", title))));

      assertThat(StandardCharsets.UTF_8.decode(chunk(file, "iTXt")).toString())
          .isEqualTo("Title\0\0\0pl\0\0Łódź");
    }

    @Test
    void takesDpiAsPixelsPerMetre() throws IOException {
      // photo.save(out, "PNG", dpi=(300, 300))  # 11811 pixels per metre
      String perMetre = Long.toString(Math.round(300 / 0.0254));
      Map<String, String> density =
          Map.of(
              "pixelsPerUnitXAxis", perMetre,
              "pixelsPerUnitYAxis", perMetre,
              "unitSpecifier", "meter");
      byte[] file =
          encoded(
              photo(BufferedImage.TYPE_INT_RGB),
              "png",
              0.5f,
              node("javax_imageio_png_1.0", Map.of(), node("pHYs", density)));

      assertThat(chunk(file, "pHYs").getInt()).isEqualTo(11811);
    }

    @Test
    void misreadsTheNeutralFormOfMetadata() throws IOException {
      // the same 300 dpi as the documented size of a pixel in millimetres
      Map<String, String> size = Map.of("value", Double.toString(25.4 / 300));
      byte[] file =
          encoded(
              photo(BufferedImage.TYPE_INT_RGB),
              "png",
              0.5f,
              node(
                  "javax_imageio_1.0",
                  Map.of(),
                  node(
                      "Dimension",
                      Map.of(),
                      node("HorizontalPixelSize", size),
                      node("VerticalPixelSize", size))));

      assertThat(chunk(file, "pHYs").getInt()).isEqualTo(85); // 2 dpi
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void imageIoReturnsFalseForAlphaIntoJpeg() throws IOException {
      Path file = folder.resolve("logo.jpg");

      // logo.save("logo.jpg")  # OSError: cannot write mode RGBA as JPEG
      boolean written =
          ImageIO.write(
              new BufferedImage(48, 32, BufferedImage.TYPE_INT_ARGB), "jpeg", file.toFile());

      assertThat(written).isFalse(); // who looks?
      assertThat(file).doesNotExist();
    }

    @Test
    void imageIoReturnsFalseForAFormatThatItDoesNotKnow() throws IOException {
      // photo.save("photo.xyz")  # ValueError: unknown file extension: .xyz
      assertThat(
              ImageIO.write(
                  photo(BufferedImage.TYPE_INT_RGB), "xyz", folder.resolve("photo.xyz").toFile()))
          .isFalse();
    }

    @Test
    void imageIoHasOtherTablesAt35OfThe100Qualities() throws IOException {
      BufferedImage photo = photo(BufferedImage.TYPE_INT_RGB);
      int others = 0;
      for (int quality = 1; quality <= 100; quality++) {
        byte[] file = encoded(photo, "jpeg", quality / 100f, null);
        byte[] asPillow = written(JpegWriter.ofQuality(quality), photo);
        if (!Arrays.equals(tables(file), tables(asPillow))) {
          others++;
        }
      }

      assertThat(others).isEqualTo(35);
    }

    /// Behind the JFIF header of 20 bytes, two segments of 69 bytes.
    private static byte[] tables(byte[] jpeg) {
      assertThat(ByteBuffer.wrap(jpeg).getShort(20)).isEqualTo((short) 0xFFDB);
      assertThat(ByteBuffer.wrap(jpeg).getShort(89)).isEqualTo((short) 0xFFDB);
      return Arrays.copyOfRange(jpeg, 20, 158);
    }
  }
}
