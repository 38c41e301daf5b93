package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.pynotes.build.Trace;
import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.LookupOp;
import java.awt.image.LookupTable;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("Histogram, replaying what Pillow counted and made of it")
class HistogramTraceTest {
  /// Doubles are added in another order in C, or divided at another place.
  private static final double ROUNDING = 1e-9;

  record Autocontrast(List<Double> cutoff, List<Integer> ignore, long digest) {
    ByteLookupTable table(Histogram histogram) {
      int[] ignored = ignore.stream().mapToInt(Integer::intValue).toArray();
      return histogram.autocontrast(cutoff.get(0), cutoff.get(1), ignored);
    }
  }

  /// What Pillow did.
  ///
  /// @param divisor each value of the noise is made low + value / divisor
  /// @param mask the mode of the mask, or absent
  /// @param histogram the digest of the JSON of each band
  /// @param mean absent, as what follows, if the mask left nothing
  /// @param equalize absent, as what follows, if Pillow refuses the mode
  record Step(
      String mode,
      int width,
      int height,
      int seed,
      int divisor,
      int low,
      String mask,
      List<Long> histogram,
      List<Integer> pixels,
      List<List<Integer>> extrema,
      List<Integer> median,
      List<Double> mean,
      List<Double> variance,
      List<Double> rms,
      double entropy,
      Long equalize,
      List<Autocontrast> autocontrast,
      long preserve_tone) {
    /// The picture in each layout for its mode, alone and as a part of a larger one.
    Stream<BufferedImage> pictures() {
      var plain = Picture.of(mode, width, height, seed);
      var part = Picture.of(mode, width + 5, height + 4, 3).getSubimage(3, 2, width, height);
      var layouts = Stream.of(plain, Picture.filled(part, seed));
      if (mode.equals("RGB")) {
        var packed = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        layouts = Stream.concat(layouts, Stream.of(Picture.filled(packed, seed)));
      } else if (mode.equals("RGBA")) {
        var packed = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
        layouts = Stream.concat(layouts, Stream.of(Picture.filled(packed, seed)));
      }
      return layouts.map(this::withoutContrast);
    }

    private BufferedImage withoutContrast(BufferedImage image) {
      WritableRaster raster = image.getRaster();
      int[] samples = raster.getPixels(0, 0, width, height, (int[]) null);
      Arrays.setAll(samples, i -> low + samples[i] / divisor);
      raster.setPixels(0, 0, width, height, samples);
      return image;
    }

    Histogram count(BufferedImage image) {
      if (mask == null) {
        return Histogram.of(image);
      }
      var gray = Picture.of("L", width, height, seed + 1);
      if (mask.equals("L")) {
        return Histogram.of(image, gray);
      }
      var bilevel = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
      int[] samples = gray.getRaster().getPixels(0, 0, width, height, (int[]) null);
      Arrays.setAll(samples, i -> samples[i] > 127 ? 1 : 0);
      bilevel.getRaster().setPixels(0, 0, width, height, samples);
      return Histogram.of(image, bilevel);
    }

    static long afterwards(BufferedImage image, LookupTable table) {
      int type = image.getType() == 0 ? BufferedImage.TYPE_BYTE_GRAY : image.getType();
      var result = new BufferedImage(image.getWidth(), image.getHeight(), type);
      return Picture.digest(new LookupOp(table, null).filter(image, result));
    }

    /// Pillow's luma, for `preserve_tone`.
    Histogram ofTone(BufferedImage image) {
      if (mode.equals("L")) {
        return count(image);
      }
      float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, 0.5f}};
      var gray = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
      new BandCombineOp(luma, null).filter(image.getRaster(), gray.getRaster());
      return count(gray);
    }
  }

  private static long digest(int[] counts) {
    var crc = new CRC32();
    crc.update(Arrays.toString(counts).getBytes(StandardCharsets.US_ASCII));
    return crc.getValue();
  }

  @Test
  void countsAndMeasuresTheSameButTheAlphaOfLa(TestReporter reporter) {
    var steps = Trace.read("histogram", Step.class).steps();
    int measured = 0;
    int alphasOfLa = 0;

    for (Step step : steps) {
      for (BufferedImage image : step.pictures().toList()) {
        Histogram histogram = step.count(image);
        assertThat(histogram.bands()).isEqualTo(step.histogram.size());
        for (int band = 0; band < histogram.bands(); band++) {
          boolean same = digest(histogram.counts(band)) == step.histogram.get(band);
          if (band == 1 && step.mode.equals("LA") && !same) {
            // Pillow stores LA in four bytes, and counts the second, which is no alpha
            alphasOfLa++;
            continue;
          }
          assertThat(same).as("%s, band %d", step, band).isTrue();
          assertThat(histogram.pixels()).isEqualTo(step.pixels.get(band));
          assertThat(histogram.min(band)).isEqualTo(step.extrema.get(band).get(0));
          assertThat(histogram.max(band)).isEqualTo(step.extrema.get(band).get(1));
          assertThat(histogram.median(band)).as(step::toString).isEqualTo(step.median.get(band));
          if (step.mean != null) {
            assertThat(histogram.mean(band)).isEqualTo(step.mean.get(band));
            assertThat(histogram.variance(band))
                .isCloseTo(step.variance.get(band), within(ROUNDING));
            assertThat(histogram.rms(band)).isEqualTo(step.rms.get(band));
          }
        }
        if (step.mean != null && !step.mode.equals("LA")) {
          assertThat(histogram.entropy()).isCloseTo(step.entropy, within(ROUNDING));
        }
        measured++;
      }
    }

    assertThat(alphasOfLa).as("what never occurs is no difference").isPositive();
    reporter.publishEntry(
        "replayed",
        "%,d histograms of %,d pictures, %,d of them in 1 named difference"
            .formatted(steps.size(), measured, alphasOfLa));
  }

  @Test
  void makesTheSameTables(TestReporter reporter) {
    int tables = 0;

    for (Step step : Trace.read("histogram", Step.class).steps()) {
      if (step.equalize == null) {
        continue;
      }
      for (BufferedImage image : step.pictures().toList()) {
        Histogram histogram = step.count(image);
        assertThat(Step.afterwards(image, histogram.equalize()))
            .as(step::toString)
            .isEqualTo(step.equalize);
        for (Autocontrast auto : step.autocontrast) {
          assertThat(Step.afterwards(image, auto.table(histogram)))
              .as("%s of %s", auto, step)
              .isEqualTo(auto.digest);
        }
        assertThat(Step.afterwards(image, step.ofTone(image).autocontrast(2, 2)))
            .as(step::toString)
            .isEqualTo(step.preserve_tone);
        tables += 2 + step.autocontrast.size();
      }
    }

    reporter.publishEntry("replayed", "%,d tables".formatted(tables));
  }
}
