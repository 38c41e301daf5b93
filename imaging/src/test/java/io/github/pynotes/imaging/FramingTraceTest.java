package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.Dimension;
import java.awt.Point;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("contain, cover, fit, pad, scale, expand, replaying what Pillow's did")
class FramingTraceTest {
  /// What Pillow did; what an operation does not have is absent.
  record Step(
      String mode,
      List<Integer> size,
      int seed,
      String op,
      String method,
      List<Integer> frame,
      double bleed,
      List<Double> centering,
      List<Integer> color,
      double factor,
      List<Integer> border,
      List<Integer> fill,
      List<Integer> result,
      long digest,
      String raises) {

    Resampler resampler() {
      return switch (method) {
        case "NEAREST" -> Resampler.NEAREST;
        case "BOX" -> Resampler.BOX;
        case "BILINEAR" -> Resampler.BILINEAR;
        case "HAMMING" -> Resampler.HAMMING;
        case "BICUBIC" -> Resampler.BICUBIC;
        case "LANCZOS" -> Resampler.LANCZOS;
        default -> throw new AssertionError(method);
      };
    }
  }

  @Test
  void makesTheSamePixelsButForStrips(TestReporter reporter) {
    var steps = Trace.read("framing", Step.class).steps();
    int strips = 0;

    for (Step step : steps) {
      BufferedImage image = Picture.of(step.mode, step.size.get(0), step.size.get(1), step.seed);
      if (step.raises != null) {
        // the one difference: a side that rounds to nothing is a pixel here
        assertThat(step.raises).isEqualTo("height and width must be > 0");
        if (!step.op.equals("scale")) {
          BufferedImage strip = replay(step, image);
          assertThat(Math.min(strip.getWidth(), strip.getHeight())).as("%s", step).isPositive();
        }
        strips++;
        continue;
      }

      BufferedImage framed = replay(step, image);

      assertThat(List.of(framed.getWidth(), framed.getHeight()))
          .as("size of %s", step)
          .isEqualTo(step.result);
      assertThat(Picture.digest(framed)).as("%s", step).isEqualTo(step.digest);
    }

    assertThat(strips).as("what never occurs is no difference").isPositive();
    reporter.publishEntry(
        "replayed",
        "%,d operations, %,d of them in 1 named difference".formatted(steps.size(), strips));
  }

  private static BufferedImage replay(Step step, BufferedImage image) {
    var picture = new Framing(image.getWidth(), image.getHeight());
    return switch (step.op) {
      case "contain" -> resized(step, image, picture.contain(step.frame.get(0), step.frame.get(1)));
      case "cover" -> resized(step, image, picture.cover(step.frame.get(0), step.frame.get(1)));
      case "fit" -> {
        int width = step.frame.get(0);
        int height = step.frame.get(1);
        Rectangle2D part =
            picture.fit(width, height, step.bleed, step.centering.get(0), step.centering.get(1));
        var box =
            new Resampler.Box(
                (float) part.getMinX(),
                (float) part.getMinY(),
                (float) part.getMaxX(),
                (float) part.getMaxY());
        yield step.resampler().resize(image, width, height, box);
      }
      case "pad" -> {
        int width = step.frame.get(0);
        int height = step.frame.get(1);
        Dimension size = picture.contain(width, height);
        Point place =
            Framing.place(size, width, height, step.centering.get(0), step.centering.get(1));
        yield on(resized(step, image, size), width, height, place, step.color);
      }
      case "scale" ->
          resized(
              step,
              image,
              new Dimension(
                  (int) Math.rint(step.factor * image.getWidth()),
                  (int) Math.rint(step.factor * image.getHeight())));
      case "expand" -> {
        int width = step.border.get(0) + image.getWidth() + step.border.get(2);
        int height = step.border.get(1) + image.getHeight() + step.border.get(3);
        var place = new Point(step.border.get(0), step.border.get(1));
        yield on(image, width, height, place, step.fill);
      }
      default -> throw new AssertionError(step.op);
    };
  }

  private static BufferedImage resized(Step step, BufferedImage image, Dimension size) {
    return step.resampler().resize(image, size.width, size.height);
  }

  private static BufferedImage on(
      BufferedImage image, int width, int height, Point place, List<Integer> color) {
    WritableRaster raster = image.getRaster().createCompatibleWritableRaster(width, height);
    int[] row = new int[width * color.size()];
    Arrays.setAll(row, i -> color.get(i % color.size()));
    for (int y = 0; y < height; y++) {
      raster.setPixels(0, y, width, 1, row);
    }
    raster.setRect(place.x, place.y, image.getRaster());
    return new BufferedImage(image.getColorModel(), raster, false, null);
  }
}
