package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.Point;
import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@DisplayName("convert() without dithering, replaying what Pillow's did")
class ConvertTraceTest {
  /// @param transparent the index of a palette, if any
  record Step(
      String from, String to, int width, int height, int seed, Integer transparent, long digest) {
    String modes() {
      return from + " " + to;
    }
  }

  /// What BandCombineOp multiplies the samples of a pixel by; a column more is a constant.
  ///
  /// Nothing is rounded before the end: a float has 24 bits, and 255 times 65,536 fits into them.
  private static final Map<String, float[][]> MATRICES =
      Map.ofEntries(
          Map.entry("1 L", new float[][] {{255}}),
          Map.entry("1 RGB", new float[][] {{255}, {255}, {255}}),
          Map.entry("L RGB", new float[][] {{1}, {1}, {1}}),
          Map.entry("L RGBA", new float[][] {{1, 0}, {1, 0}, {1, 0}, {0, 255}}),
          Map.entry("L LA", new float[][] {{1, 0}, {0, 255}}),
          Map.entry("L CMYK", new float[][] {{0, 0}, {0, 0}, {0, 0}, {-1, 255}}),
          Map.entry("LA L", new float[][] {{1, 0}}),
          Map.entry("LA RGB", new float[][] {{1, 0}, {1, 0}, {1, 0}}),
          Map.entry("LA RGBA", new float[][] {{1, 0}, {1, 0}, {1, 0}, {0, 1}}),
          Map.entry("RGB L", new float[][] {luma(.5f)}),
          Map.entry("RGB LA", new float[][] {luma(.5f), {0, 0, 0, 255}}),
          Map.entry(
              "RGB RGBA", new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}, {0, 0, 0, 255}}),
          Map.entry(
              "RGB CMYK",
              new float[][] {{-1, 0, 0, 255}, {0, -1, 0, 255}, {0, 0, -1, 255}, {0, 0, 0, 0}}),
          Map.entry("RGBA L", new float[][] {luma(0, .5f)}),
          Map.entry("RGBA LA", new float[][] {luma(0, .5f), {0, 0, 0, 1, 0}}),
          Map.entry("RGBA RGB", new float[][] {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}}),
          Map.entry(
              "RGBA CMYK",
              new float[][] {
                {-1, 0, 0, 0, 255}, {0, -1, 0, 0, 255}, {0, 0, -1, 0, 255}, {0, 0, 0, 0, 0}
              }));

  @Test
  void givesTheSamePixels(TestReporter reporter) {
    var steps = Trace.read("convert", Step.class).steps();

    for (Step step : steps) {
      assertThat(digest(converted(step))).as("%s", step).isEqualTo(step.digest);
    }
    reporter.publishEntry(
        "replayed",
        "%,d pictures in %d conversions"
            .formatted(steps.size(), steps.stream().map(Step::modes).distinct().count()));
  }

  private static Raster converted(Step step) {
    Raster source = source(step);
    return switch (step.modes()) {
      case "L 1" -> mapped(source, 1, pixel -> new int[] {pixel[0] >= 128 ? 255 : 0});
      case "RGB 1", "RGBA 1" ->
          mapped(
              source,
              1,
              pixel -> {
                int luma = 299 * pixel[0] + 587 * pixel[1] + 114 * pixel[2];
                return new int[] {luma >= 128_000 ? 255 : 0};
              });
      case "CMYK RGB" -> mapped(source, 3, ConvertTraceTest::rgb);
      case "I;16 L" -> mapped(source, 1, pixel -> new int[] {Math.min(pixel[0], 255)});
      case "P RGB", "P RGBA" -> {
        boolean alpha = step.to.equals("RGBA");
        var colors = palette(step).convertToIntDiscrete(source, true).getRaster();
        yield alpha ? colors : combined(colors, MATRICES.get("RGBA RGB"));
      }
      case "P L" ->
          combined(
              palette(step).convertToIntDiscrete(source, true).getRaster(), MATRICES.get("RGBA L"));
      default -> combined(source, MATRICES.get(step.modes()));
    };
  }

  private static Raster source(Step step) {
    int width = step.width;
    int height = step.height;
    return switch (step.from) {
      case "1" -> {
        var bits = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY).getRaster();
        Raster noise = Picture.of("L", width, height, step.seed | 1).getRaster();
        yield mapped(noise, bits, pixel -> new int[] {pixel[0] / 255});
      }
      case "I;16" -> {
        var words = new BufferedImage(width, height, BufferedImage.TYPE_USHORT_GRAY).getRaster();
        Raster noise = Picture.of("L", width, height, step.seed).getRaster();
        yield mapped(noise, words, pixel -> new int[] {pixel[0] % 7 / 5 * 256 + pixel[0]});
      }
      case "P" -> Picture.of("L", width, height, step.seed).getRaster();
      case "CMYK" -> Picture.of("RGBA", width, height, step.seed).getRaster(); // four bands as well
      default -> Picture.of(step.from, width, height, step.seed).getRaster();
    };
  }

  private static IndexColorModel palette(Step step) {
    byte[] colors = Picture.bytes(Picture.of("RGB", 256, 1, 2 + step.seed / 2 * 2));
    return new IndexColorModel(
        8, 256, colors, 0, false, step.transparent == null ? -1 : step.transparent);
  }

  private static float[] luma(float... rest) {
    float[] row = new float[3 + rest.length];
    row[0] = 19595 / 65536f;
    row[1] = 38470 / 65536f;
    row[2] = 7471 / 65536f;
    System.arraycopy(rest, 0, row, 3, rest.length);
    return row;
  }

  private static Raster combined(Raster source, float[][] matrix) {
    return new BandCombineOp(matrix, null).filter(source, like(source, matrix.length));
  }

  private interface Pixel {
    int[] of(int[] pixel);
  }

  private static Raster mapped(Raster source, int bands, Pixel pixel) {
    return mapped(source, like(source, bands), pixel);
  }

  private static Raster mapped(Raster source, WritableRaster result, Pixel pixel) {
    for (int y = 0; y < source.getHeight(); y++) {
      for (int x = 0; x < source.getWidth(); x++) {
        result.setPixel(x, y, pixel.of(source.getPixel(x, y, (int[]) null)));
      }
    }
    return result;
  }

  /// Ink takes light from the white that black leaves; the product is divided by 255 and rounded.
  private static int[] rgb(int[] cmyk) {
    int[] rgb = new int[3];
    int white = 255 - cmyk[3];
    for (int i = 0; i < 3; i++) {
      rgb[i] = white - (2 * cmyk[i] * white + 255) / 510;
    }
    return rgb;
  }

  private static WritableRaster like(Raster source, int bands) {
    return Raster.createInterleavedRaster(
        DataBuffer.TYPE_BYTE, source.getWidth(), source.getHeight(), bands, new Point());
  }

  private static long digest(Raster raster) {
    var crc = new CRC32();
    for (int sample : samples(raster)) {
      crc.update(sample);
    }
    return crc.getValue();
  }

  private static int[] samples(Raster raster) {
    return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
  }

  /// What Pillow wrote, and what it read of it.
  record Jpeg(int width, int height, String file, String cmyk, String rgb) {
    InputStream open() {
      return new ByteArrayInputStream(Base64.getDecoder().decode(file));
    }
  }

  /// TwelveMonkeys multiplies without rounding where Pillow rounds.
  private static final int TOLERANCE = 1;

  @Test
  void readsInksFromAdobesInvertedJpeg() throws IOException {
    int largest = 0;
    for (Jpeg jpeg : Trace.read("cmyk_jpeg", Jpeg.class).steps()) {
      var reader = ImageIO.getImageReadersByFormatName("JPEG").next();
      try (var input = new MemoryCacheImageInputStream(jpeg.open())) {
        reader.setInput(input);
        var inks =
            mapped(
                reader.readRaster(0, null),
                4,
                p -> new int[] {255 - p[0], 255 - p[1], 255 - p[2], 255 - p[3]});

        largest = Math.max(largest, largestDifference(inks, jpeg.cmyk));
        largest =
            Math.max(largest, largestDifference(mapped(inks, 3, ConvertTraceTest::rgb), jpeg.rgb));
      } finally {
        reader.dispose();
      }
    }
    assertThat(largest).isZero();
  }

  @Test
  @EnabledOnOs(
      value = OS.LINUX,
      disabledReason = "TwelveMonkeys converts by the system's CMYK profile where it knows of one")
  void readsCmykAsRgbWithoutAProfile(TestReporter reporter) throws IOException {
    int largest = 0;
    for (Jpeg jpeg : Trace.read("cmyk_jpeg", Jpeg.class).steps()) {
      try (var input = jpeg.open()) {
        largest = Math.max(largest, largestDifference(ImageIO.read(input).getRaster(), jpeg.rgb));
      }
    }
    assertThat(largest).isPositive().isLessThanOrEqualTo(TOLERANCE);
    reporter.publishEntry("largest difference", String.valueOf(largest));
  }

  private static int largestDifference(Raster raster, String expected) {
    byte[] bytes = Base64.getDecoder().decode(expected);
    int[] samples = samples(raster);
    assertThat(samples).hasSameSizeAs(bytes);
    int largest = 0;
    for (int i = 0; i < samples.length; i++) {
      largest = Math.max(largest, Math.abs(samples[i] - Byte.toUnsignedInt(bytes[i])));
    }
    return largest;
  }
}
