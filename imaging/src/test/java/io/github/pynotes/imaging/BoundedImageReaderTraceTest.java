package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("BoundedImageReader, reading what Pillow wrote")
class BoundedImageReaderTraceTest {
  /// Between samples from 0 to 255. A decoder of lossy WebP may interpolate colours as it likes:
  /// Pillow's is smoother than that of TwelveMonkeys.
  private static final Map<String, Integer> LARGEST_DIFFERENCE = Map.of("JPEG", 0, "WEBP", 21);

  /// What Pillow says of a file.
  ///
  /// @param colours the mode that the pixels are in
  /// @param digest of the pixels, if the format is lossless
  /// @param pixels if it is lossy
  /// @param verdict on the size, if there are no pixels
  record Step(
      String file,
      String format,
      List<Integer> size,
      String mode,
      String colours,
      Long digest,
      String pixels,
      String verdict) {
    InputStream bytes() {
      return new ByteArrayInputStream(Base64.getDecoder().decode(file));
    }
  }

  /// The named difference: ImageIO converts a CMYK JPEG to RGB by a colour profile, and the samples
  /// that Pillow sees are nowhere.
  private static boolean isCmykMadeRgb(Step step, BufferedImage image) {
    return step.format.equals("JPEG")
        && step.mode.equals("CMYK")
        && image.getRaster().getNumBands() == 3;
  }

  @Test
  void findsTheSameSizesAndPixels(TestReporter reporter) throws IOException {
    var reader = BoundedImageReader.withPillowLimits();
    var steps =
        Trace.read("open", Step.class).steps().stream().filter(s -> s.verdict == null).toList();
    int different = 0;
    Map<String, Integer> largest = new TreeMap<>();
    for (Step step : steps) {
      String name = "%s of mode %s, %s".formatted(step.format, step.mode, step.size);

      var header = reader.header(step.bytes(), name);
      assertThat(List.of(header.width(), header.height())).as(name).isEqualTo(step.size);
      assertThat(header.format()).as(name).isEqualTo(inJava(step.format));

      var image = reader.read(step.bytes(), name);
      if (isCmykMadeRgb(step, image)) {
        different++;
        continue;
      }
      byte[] pixels = pixels(image, step.colours);
      if (step.digest != null) {
        assertThat(digest(pixels)).as(name).isEqualTo(step.digest);
      } else {
        int most = largestDifference(pixels, Base64.getDecoder().decode(step.pixels));
        assertThat(most).as(name).isLessThanOrEqualTo(LARGEST_DIFFERENCE.get(step.format));
        largest.merge(step.format, most, Math::max);
      }
    }

    assertThat(different).isPositive();
    reporter.publishEntry(
        "replayed",
        String.format(
            Locale.ROOT,
            "%,d files, %d of them in 1 named difference; the largest differences of lossy ones are %s",
            steps.size(),
            different,
            largest));
  }

  @Test
  void warnsAndRefusesAtTheSameSizes(TestReporter reporter) {
    var reader = BoundedImageReader.withPillowLimits();
    var steps =
        Trace.read("open", Step.class).steps().stream().filter(s -> s.verdict != null).toList();
    for (Step step : steps) {
      assertThat(verdict(reader, step)).as(step.size.toString()).isEqualTo(step.verdict);
    }
    assertThat(steps)
        .extracting(Step::verdict)
        .contains("fine", "DecompressionBombWarning", "DecompressionBombError");
    reporter.publishEntry("replayed", steps.size() + " sizes");
  }

  /// In Pillow's words. No pixel is decoded, for there is none behind the header.
  private static String verdict(BoundedImageReader reader, Step step) {
    var strict =
        reader.onWarning(warning -> {
          throw new IllegalStateException(warning);
        });
    try {
      strict.read(step.bytes(), "header.png");
      return "it was read";
    } catch (IllegalStateException e) {
      return "DecompressionBombWarning";
    } catch (IOException e) {
      return e.getCause() == null ? "DecompressionBombError" : "fine";
    }
  }

  /// The JDK's first name for TIFF is tif.
  private static String inJava(String format) {
    return format.equals("TIFF") ? "TIF" : format;
  }

  /// As `Image.convert(mode).tobytes()` has them.
  private static byte[] pixels(BufferedImage image, String mode) {
    Raster raster = image.getRaster();
    if (mode.equals("CMYK") || mode.equals("P")) {
      return Picture.bytes(image);
    }
    // getRGB would convert from Java's gray, which is linear
    boolean gray = raster.getNumBands() < 3 && !(image.getColorModel() instanceof IndexColorModel);
    var pixels = ByteBuffer.allocate(mode.length() * image.getWidth() * image.getHeight());
    int[] samples = new int[4];
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int argb = image.getRGB(x, y);
        if (gray) {
          raster.getPixel(x, y, samples);
          int alpha = raster.getNumBands() == 2 ? samples[1] : 255;
          argb = alpha << 24 | samples[0] * 0x10101;
        }
        pixels.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
        if (mode.equals("RGBA")) {
          pixels.put((byte) (argb >> 24));
        }
      }
    }
    return pixels.array();
  }

  private static long digest(byte[] pixels) {
    var crc = new CRC32();
    crc.update(pixels);
    return crc.getValue();
  }

  private static int largestDifference(byte[] ours, byte[] theirs) {
    assertThat(ours).hasSameSizeAs(theirs);
    int largest = 0;
    for (int i = 0; i < ours.length; i++) {
      largest = Math.max(largest, Math.abs((ours[i] & 255) - (theirs[i] & 255)));
    }
    return largest;
  }
}
