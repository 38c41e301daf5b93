package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("Compositor does what Pillow did")
class CompositorTraceTest {
  /// A picture of the trace.
  private record Source(String mode, int width, int height, int seed) {
    BufferedImage in(Layout layout) {
      if (!mode.equals("1")) {
        return layout.picture(this);
      }
      BufferedImage gray = Picture.of("L", width, height, seed);
      var bits = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
      int[] samples = gray.getRaster().getPixels(0, 0, width, height, (int[]) null);
      for (int i = 0; i < samples.length; i++) {
        samples[i] = samples[i] >= 128 ? 1 : 0;
      }
      bits.getRaster().setPixels(0, 0, width, height, samples);
      return bits;
    }
  }

  private record Step(
      String call,
      Source below,
      Source above,
      Source mask,
      int x,
      int y,
      List<Integer> color,
      double alpha,
      Float scale,
      int offset,
      long result) {
    int[] samples() {
      return color.stream().mapToInt(sample -> sample).toArray();
    }
  }

  /// The same pixels, in memory in different ways.
  private enum Layout {
    BYTES {
      @Override
      BufferedImage picture(Source source) {
        return Picture.of(source.mode, source.width, source.height, source.seed);
      }
    },
    INTS {
      @Override
      BufferedImage picture(Source source) {
        return switch (source.mode) {
          case "RGB" -> filled(source, BufferedImage.TYPE_INT_RGB);
          case "RGBA" -> filled(source, BufferedImage.TYPE_INT_ARGB);
          default -> BYTES.picture(source);
        };
      }

      private static BufferedImage filled(Source source, int type) {
        return Picture.filled(new BufferedImage(source.width, source.height, type), source.seed);
      }
    },
    PART_OF_A_LARGER_ONE {
      @Override
      BufferedImage picture(Source source) {
        BufferedImage larger = Picture.of(source.mode, source.width + 5, source.height + 7, 2);
        return Picture.filled(larger.getSubimage(3, 4, source.width, source.height), source.seed);
      }
    };

    abstract BufferedImage picture(Source source);
  }

  @Test
  void forEveryModeMaskAndPlace(TestReporter reporter) {
    var steps = Trace.read("compositor", Step.class).steps();

    for (Step step : steps) {
      for (Layout layout : Layout.values()) {
        BufferedImage result = result(step, layout);
        assertThat(Picture.digest(result)).as("%s in %s", step, layout).isEqualTo(step.result);
      }
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(800);
    reporter.publishEntry(
        "replayed",
        "%,d operations in %d layouts, all equal".formatted(steps.size(), Layout.values().length));
  }

  @Test
  void grayWithAlphaIsComposedAsEachColourIs() {
    // Pillow 11.1 refuses LA: a band of RGBA with three equal colours says what is right
    BufferedImage below = Picture.of("LA", 64, 64, 4);
    BufferedImage above = Picture.of("LA", 64, 64, 6);
    BufferedImage gray = Compositor.alphaComposite(below, above);
    BufferedImage rgba = Compositor.alphaComposite(rgba(below), rgba(above));

    assertThat(Picture.bytes(rgba(gray))).isEqualTo(Picture.bytes(rgba));
  }

  private static BufferedImage rgba(BufferedImage grayWithAlpha) {
    var image = new BufferedImage(64, 64, BufferedImage.TYPE_4BYTE_ABGR);
    WritableRaster raster = image.getRaster();
    for (int band = 0; band < 4; band++) {
      int[] samples = grayWithAlpha.getRaster().getSamples(0, 0, 64, 64, band / 3, (int[]) null);
      raster.setSamples(0, 0, 64, 64, band, samples);
    }
    return image;
  }

  private static BufferedImage result(Step step, Layout layout) {
    BufferedImage below = step.below.in(layout);
    BufferedImage above = step.above == null ? null : step.above.in(layout);
    BufferedImage mask = step.mask == null ? null : step.mask.in(layout);
    switch (step.call) {
      case "paste" -> Compositor.paste(below, above, step.x, step.y, mask);
      case "fill" -> Compositor.fill(below, step.samples(), step.x, step.y, mask);
      case "composite" -> {
        return Compositor.composite(above, below, mask);
      }
      case "alpha_composite" -> {
        return Compositor.alphaComposite(below, above);
      }
      case "alpha_composite at" -> Compositor.alphaComposite(below, above, step.x, step.y);
      case "blend" -> {
        return Compositor.blend(below, above, step.alpha);
      }
      default -> {
        return combined(step).apply(below, above);
      }
    }
    return below;
  }

  /// `PIL.ImageChops`, each function as an operator.
  private static BiFunction<BufferedImage, BufferedImage, BufferedImage> combined(Step step) {
    float scale = step.scale == null ? 1 : step.scale;
    IntBinaryOperator operator =
        switch (step.call) {
          case "add" -> (a, b) -> (int) ((a + b) / scale + step.offset);
          case "subtract" -> (a, b) -> (int) ((a - b) / scale + step.offset);
          case "add_modulo" -> (a, b) -> (a + b) & 255;
          case "subtract_modulo" -> (a, b) -> (a - b) & 255;
          case "multiply" -> (a, b) -> a * b / 255;
          case "screen" -> (a, b) -> 255 - (255 - a) * (255 - b) / 255;
          case "difference" -> (a, b) -> Math.abs(a - b);
          case "lighter" -> Math::max;
          case "darker" -> Math::min;
          case "overlay" -> CompositorTraceTest::overlay;
          case "hard_light" -> (a, b) -> overlay(b, a);
          case "soft_light" ->
              (a, b) -> (255 - a) * (a * b) / 65536 + a * (255 - (255 - a) * (255 - b) / 255) / 255;
          default -> throw new IllegalArgumentException("How does one do %s?".formatted(step.call));
        };
    return (first, second) -> Compositor.combine(first, second, operator);
  }

  private static int overlay(int a, int b) {
    return a < 128 ? a * b / 127 : 255 - (255 - a) * (255 - b) / 127;
  }
}
