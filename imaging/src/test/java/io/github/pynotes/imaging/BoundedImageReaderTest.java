package io.github.pynotes.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("BoundedImageReader")
class BoundedImageReaderTest {
  private static final BoundedImageReader READER = BoundedImageReader.withPillowLimits();

  @TempDir Path folder;

  /// The picture of a sensor: the heat grows from left to right.
  private static BufferedImage heatMap(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.getRaster().setSample(x, y, 0, x * 255 / width);
      }
    }
    return image;
  }

  private static byte[] encoded(String format, BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      assertThat(ImageIO.write(image, format, bytes)).as(format).isTrue();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private Path file(String name, byte[] bytes) throws IOException {
    return Files.write(folder.resolve(name), bytes);
  }

  /// A PNG of one bit a pixel, all of them 0: a thousandth of its size when it is deflated.
  private static byte[] blank(int width, int height) throws IOException {
    var png = new ByteArrayOutputStream();
    png.write("\u0089PNG\r\n\u001a\n".getBytes(ISO_8859_1));
    var header = new ByteArrayOutputStream();
    var fields = new DataOutputStream(header);
    fields.writeInt(width);
    fields.writeInt(height);
    fields.write(new byte[] {1, 0, 0, 0, 0});
    writeChunk(png, "IHDR", header.toByteArray());
    var pixels = new ByteArrayOutputStream();
    try (var deflated = new DeflaterOutputStream(pixels)) {
      byte[] row = new byte[1 + (width + 7) / 8];
      for (int y = 0; y < height; y++) {
        deflated.write(row);
      }
    }
    writeChunk(png, "IDAT", pixels.toByteArray());
    writeChunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void writeChunk(OutputStream png, String type, byte[] content) throws IOException {
    var chunk = new DataOutputStream(png);
    chunk.writeInt(content.length);
    chunk.write(type.getBytes(US_ASCII));
    chunk.write(content);
    var crc = new CRC32();
    crc.update(type.getBytes(US_ASCII));
    crc.update(content);
    chunk.writeInt((int) crc.getValue());
  }

  @Nested
  @DisplayName("header(file)")
  class Header {
    @Test
    void tellsFormatAndSize() throws IOException {
      Path file = file("heat-map.png", encoded("png", heatMap(64, 48)));

      // with Image.open("heat-map.png") as image: image.format, image.size  # 'PNG', (64, 48)
      var header = READER.header(file);

      assertThat(header).isEqualTo(new BoundedImageReader.Header("PNG", 64, 48));
      assertThat(header.pixels()).isEqualTo(3072);
    }

    @Test
    void goesByTheBytesNotByTheName() throws IOException {
      Path file = file("heat-map.png", encoded("gif", heatMap(64, 48)));

      // Image.open("heat-map.png").format  # 'GIF'
      assertThat(READER.header(file).format()).isEqualTo("GIF");
    }

    @Test
    void needsNoPixels() throws IOException {
      byte[] beginning = Arrays.copyOf(encoded("png", heatMap(64, 48)), 33);

      assertThat(READER.header(stream(beginning), "heat-map.png").width()).isEqualTo(64);
    }

    @Test
    void isToldOfABombToo() throws IOException {
      byte[] bomb = blank(40_000, 40_000);

      assertThat(bomb).hasSizeLessThan(200_000);
      assertThat(READER.header(stream(bomb), "bomb.png").pixels()).isEqualTo(1_600_000_000);
    }
  }

  @Nested
  @DisplayName("read(file)")
  class Read {
    @Test
    void decodesAllPixels() throws IOException {
      Path file = file("heat-map.png", encoded("png", heatMap(64, 48)));

      // with Image.open("heat-map.png") as image: image.getpixel((10, 20))  # 39
      var image = READER.read(file);

      assertThat(image.getWidth()).isEqualTo(64);
      assertThat(image.getHeight()).isEqualTo(48);
      assertThat(image.getRaster().getSample(10, 20, 0)).isEqualTo(39);
    }

    @Test
    void closesItsFile() throws IOException {
      Path whole = file("whole.png", encoded("png", heatMap(64, 48)));
      Path half = file("half.png", Arrays.copyOf(encoded("png", heatMap(64, 48)), 60));
      Path notes = file("notes.png", "Sensor 7 needs a new battery.".getBytes(US_ASCII));
      Path bomb = file("bomb.png", blank(40_000, 40_000));

      READER.read(whole);
      READER.header(whole);
      for (Path file : List.of(half, notes, bomb)) {
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> READER.read(file));
      }

      assertThat(openFiles()).doesNotContain(whole, half, notes, bomb);
    }

    /// Where the system tells; a file that is open cannot be deleted where it does not.
    private static List<Path> openFiles() throws IOException {
      Path handles = Path.of("/proc/self/fd");
      if (!Files.isDirectory(handles)) {
        return List.of();
      }
      var open = new ArrayList<Path>();
      try (var links = Files.newDirectoryStream(handles)) {
        for (Path link : links) {
          if (Files.isSymbolicLink(link)) {
            open.add(Files.readSymbolicLink(link));
          }
        }
      }
      return open;
    }

    @Test
    void leavesAStreamToItsOwner() throws IOException {
      var closed = new ArrayList<String>();
      var upload =
          new FilterInputStream(stream(encoded("png", heatMap(64, 48)))) {
            @Override
            public void close() {
              closed.add("closed");
            }
          };

      READER.read(upload, "upload");

      assertThat(closed).isEmpty();
    }

    @Test
    void wantsANameForAStream() {
      assertThatNullPointerException()
          .isThrownBy(() -> READER.read(stream(new byte[0]), null))
          .withMessage("name");
    }
  }

  @Nested
  @DisplayName("DecompressionBombError")
  class TooLarge {
    @Test
    void refusesAPictureWithoutDecodingIt() throws IOException {
      // @start region="bomb"
      byte[] bomb = blank(40_000, 40_000); // 200 KB, and 1.6 gigapixels

      // Image.open(BytesIO(bomb))  # DecompressionBombError
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.read(stream(bomb), "upload.png"))
          .withMessage(
              "upload.png has 1,600,000,000 pixels (40000 x 40000), and more than 178,956,970"
                  + " are refused here; other limits would allow it.");

      // Image.MAX_IMAGE_PIXELS = 1000
      var strict = READER.limits(1000, 2000);
      byte[] small = encoded("png", heatMap(64, 48));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> strict.read(stream(small), "heat-map.png"))
          .withMessageStartingWith("heat-map.png has 3,072 pixels");
      // @end
    }

    @Test
    void takesMillisecondsForItReadsTheBeginningOnly() throws IOException {
      byte[] bomb = blank(40_000, 40_000);
      InputStream upload = stream(bomb);

      // ImageIO.read takes seconds, and 200 MB
      assertTimeoutPreemptively(
          Duration.ofSeconds(1),
          () ->
              assertThatExceptionOfType(IOException.class)
                  .isThrownBy(() -> READER.read(upload, "bomb.png")));

      assertThat(upload.available()).isGreaterThan(bomb.length / 10 * 9);
    }

    @Test
    void beginsAboveTheLimit() throws IOException {
      byte[] file = encoded("png", heatMap(64, 48));

      assertThat(READER.limits(3072, 3072).read(stream(file), "heat-map.png")).isNotNull();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.limits(3071, 3071).read(stream(file), "heat-map.png"));
    }

    @Test
    void takesLimitsInTheirOrder() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> READER.limits(2000, 1000))
          .withMessage("Limits are 0 or more, and the one that warns comes first: 2000, 1000");
      assertThatIllegalArgumentException().isThrownBy(() -> READER.limits(-1, 1000));
    }
  }

  @Nested
  @DisplayName("DecompressionBombWarning")
  class Warnings {
    private final List<String> caught = new ArrayList<>();
    private final byte[] file = encoded("png", heatMap(64, 48));

    @Test
    void goesToAConsumerAndThePictureIsRead() throws IOException {
      // Image.MAX_IMAGE_PIXELS = 2000; with warnings.catch_warnings(record=True) as caught: ...
      var image = READER.limits(2000, 4000).onWarning(caught::add).read(stream(file), "map.png");

      assertThat(image.getWidth()).isEqualTo(64);
      assertThat(caught)
          .containsExactly(
              "map.png has 3,072 pixels (64 x 48), and more than 2,000 are suspicious here;"
                  + " other limits would allow it.");
    }

    @Test
    void isNotGivenAtTheLimit() throws IOException {
      READER.limits(3072, 4000).onWarning(caught::add).read(stream(file), "map.png");

      assertThat(caught).isEmpty();
    }

    @Test
    void isAnErrorIfTheConsumerThrows() {
      // warnings.simplefilter("error", Image.DecompressionBombWarning)
      var strict =
          READER
              .limits(2000, 4000)
              .onWarning(warning -> {
                throw new IllegalStateException(warning);
              });

      assertThatIllegalStateException()
          .isThrownBy(() -> strict.read(stream(file), "map.png"))
          .withMessageStartingWith("map.png has 3,072 pixels")
          .withNoCause();
    }

    @Test
    void staysWhenTheLimitsChange() throws IOException {
      READER.onWarning(caught::add).limits(2000, 4000).read(stream(file), "map.png");

      assertThat(caught).hasSize(1);
    }

    @Test
    void wantsAConsumer() {
      assertThatNullPointerException()
          .isThrownBy(() -> READER.onWarning(null))
          .withMessage("consumer");
    }
  }

  @Nested
  @DisplayName("UnidentifiedImageError")
  class NoPicture {
    @Test
    void namesTheFileAndTheFormats() throws IOException {
      Path notes = file("notes.png", "Sensor 7 needs a new battery.".getBytes(US_ASCII));

      // Image.open("notes.png")  # UnidentifiedImageError: cannot identify image file 'notes.png'
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.read(notes))
          .withMessageStartingWith(notes + " is no picture of a format that ImageIO knows")
          .withMessageContaining("GIF, JPEG")
          .withNoCause();
    }

    @Test
    void isAlsoSaidOfAnEmptyFile() {
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.header(stream(new byte[0]), "empty.png"))
          .withMessageStartingWith("empty.png is no picture");
    }

    @Test
    void isNotSaidOfAFileThatIsNotThere() {
      // Image.open("nowhere.png")  # FileNotFoundError
      assertThatExceptionOfType(NoSuchFileException.class)
          .isThrownBy(() -> READER.read(folder.resolve("nowhere.png")))
          .withMessageEndingWith("nowhere.png");
    }

    @Test
    void isNotSaidOfAFolder() {
      // Image.open("photos")  # IsADirectoryError
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.read(folder))
          .withMessageStartingWith(folder.toString());
    }
  }

  @Nested
  @DisplayName("a broken file")
  class Broken {
    @Test
    void isNamedWithWhatTheDecoderSays() {
      byte[] half = Arrays.copyOf(encoded("png", heatMap(64, 48)), 60);

      // Image.open(BytesIO(half)).load()  # OSError: image file is truncated
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.read(stream(half), "half.png"))
          .withMessageStartingWith("half.png cannot be read as PNG: ")
          .withCauseInstanceOf(IOException.class);
    }

    @Test
    void isAnIOExceptionAlsoWhereSomethingElseIsThrown() {
      var torn =
          new FilterInputStream(stream(new byte[0])) {
            @Override
            public int read(byte[] buffer, int offset, int length) {
              throw new IllegalStateException("The upload has timed out.");
            }
          };

      assertThatIllegalStateException().isThrownBy(() -> ImageIO.read(torn));
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> READER.read(torn, "upload.png"))
          .withMessageStartingWith("upload.png cannot be read as a picture: ")
          .withMessageEndingWith("The upload has timed out.")
          .withCauseInstanceOf(IllegalStateException.class);
    }

    @Test
    void isReadIfOnlyACommentIsDamaged() throws IOException {
      byte[] png = encoded("png", heatMap(64, 48));
      var file = new ByteArrayOutputStream();
      file.write(png, 0, 33);
      writeChunk(file, "zTXt", "Comment\0\0this is not deflated".getBytes(US_ASCII));
      file.write(png, 33, png.length - 33);

      // Image.open(file).text  # {'Comment': ''}
      assertThat(READER.read(stream(file.toByteArray()), "heat-map.png").getWidth()).isEqualTo(64);
    }

    @Test
    void doesNotDecodeThousandsOfPasses() throws IOException {
      byte[] progressive = progressive(heatMap(2000, 2000));
      int scan = progressive.length - 2;
      while (!(progressive[scan] == (byte) 0xff && progressive[scan + 1] == (byte) 0xda)) {
        scan--;
      }
      var passes = new ByteArrayOutputStream();
      passes.write(progressive, 0, progressive.length - 2);
      for (int i = 0; i < 5000; i++) {
        passes.write(progressive, scan, progressive.length - 2 - scan);
      }

      // half a minute without a limit
      assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> READER.read(stream(passes.toByteArray()), "passes.jpg"));
    }

    private static byte[] progressive(BufferedImage image) throws IOException {
      var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
      var bytes = new ByteArrayOutputStream();
      try (var output = new MemoryCacheImageOutputStream(bytes)) {
        var param = writer.getDefaultWriteParam();
        param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
        writer.setOutput(output);
        writer.write(null, new IIOImage(image, null, null), param);
      } finally {
        writer.dispose();
      }
      return bytes.toByteArray();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aJpegThatEndsTooEarlyIsAPictureWithAWarning() throws IOException {
      byte[] whole = encoded("jpeg", heatMap(640, 480));
      byte[] half = Arrays.copyOf(whole, whole.length / 2);
      var caught = new ArrayList<String>();

      // Image.open(BytesIO(half)).load()  # OSError: image file is truncated
      var image = READER.onWarning(caught::add).read(stream(half), "half.jpg");

      assertThat(image.getHeight()).isEqualTo(480);
      assertThat(caught).anySatisfy(warning -> assertThat(warning).startsWith("half.jpg: "));
    }

    @Test
    void theSizeOfAGifIsThatOfItsFirstFrame() throws IOException {
      byte[] gif = encoded("gif", heatMap(64, 48));
      gif[6] = 100; // the screen: 100 by 100
      gif[8] = 100;

      // Image.open(BytesIO(gif)).size  # (100, 100)
      assertThat(READER.header(stream(gif), "heat-map.gif").width()).isEqualTo(64);
    }

    @Test
    void checksumsOfPngAreIgnored() throws IOException {
      byte[] png = encoded("png", heatMap(64, 48));
      png[29] ^= 1; // the checksum of the header

      // Image.open(BytesIO(png))  # UnidentifiedImageError
      assertThat(READER.read(stream(png), "heat-map.png").getWidth()).isEqualTo(64);
    }
  }
}
