package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.ByteLookupTable;
import java.awt.image.IndexColorModel;
import java.awt.image.LookupOp;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("The JDK's lookup tables, replaying what Pillow's did")
class PointTraceTest {
  /// What Pillow did; a function is slope and offset.
  ///
  /// @param result the mode of the result
  record Step(
      String operation,
      List<Double> arguments,
      String mode,
      int width,
      int height,
      int seed,
      String result,
      long digest) {
    double argument(int index) {
      return arguments.get(index);
    }

    int integer(int index) {
      return arguments.get(index).intValue();
    }

    int[] color(int index) {
      return new int[] {integer(index), integer(index + 1), integer(index + 2)};
    }
  }

  @Test
  void makesTheSameBytes(TestReporter reporter) {
    var steps = Trace.read("point", Step.class).steps();

    for (Step step : steps) {
      BufferedImage image = Picture.of(step.mode, step.width, step.height, step.seed);
      assertThat(Picture.digest(replay(step, image))).as(step::toString).isEqualTo(step.digest);
    }

    reporter.publishEntry("replayed", "%,d operations".formatted(steps.size()));
  }

  private static BufferedImage replay(Step step, BufferedImage image) {
    return switch (step.operation) {
      case "invert" -> inPlace(image, table(value -> 255 - value));
      case "solarize" ->
          inPlace(image, table(value -> value < step.argument(0) ? value : 255 - value));
      case "posterize" -> inPlace(image, table(value -> value & -(1 << (8 - step.integer(0)))));
      case "grayscale" -> step.mode.equals("L") ? image : grayscale(image);
      case "colorize" -> {
        int[] positions = {step.integer(6), step.integer(7)};
        yield colorize(image, positions, step.color(0), step.color(3));
      }
      case "colorize, three colors" -> {
        int[] positions = {step.integer(9), step.integer(10), step.integer(11)};
        yield colorize(image, positions, step.color(0), step.color(3), step.color(6));
      }
      case "point(function)" -> {
        // Pillow takes the table for alpha, too: it needs one for each band
        byte[] line = table(value -> step.argument(0) * value + step.argument(1));
        byte[][] lines = new byte[image.getRaster().getNumBands()][];
        Arrays.fill(lines, line);
        yield inPlace(image, lines);
      }
      case "point(table)" -> {
        byte[][] tables = new byte[step.arguments.size() / 256][];
        Arrays.setAll(tables, band -> table(value -> step.argument(256 * band + value)));
        yield inPlace(image, tables);
      }
      case "point(function, '1')" -> {
        var bilevel = new BufferedImage(step.width, step.height, BufferedImage.TYPE_BYTE_BINARY);
        byte[] threshold = table(value -> value >= step.argument(0) ? 1 : 0);
        new LookupOp(new ByteLookupTable(0, threshold), null)
            .filter(image.getRaster(), bilevel.getRaster());
        var gray = new BufferedImage(step.width, step.height, BufferedImage.TYPE_BYTE_GRAY);
        gray.getRaster().setRect(bilevel.getRaster());
        yield inPlace(gray, table(value -> 255 * value));
      }
      default -> throw new AssertionError("Nobody knows how to " + step.operation);
    };
  }

  /// Python rounds to even, and Pillow clips.
  private static byte[] table(IntToDoubleFunction function) {
    byte[] table = new byte[256];
    for (int value = 0; value < 256; value++) {
      table[value] = (byte) Math.clamp(Math.rint(function.applyAsDouble(value)), 0, 255);
    }
    return table;
  }

  private static BufferedImage inPlace(BufferedImage image, byte[]... tables) {
    return new LookupOp(new ByteLookupTable(0, tables), null).filter(image, image);
  }

  private static BufferedImage grayscale(BufferedImage image) {
    float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, 0.5f}};
    var gray = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    new BandCombineOp(luma, null).filter(image.getRaster(), gray.getRaster());
    return gray;
  }

  /// The gray values become the indexes of a palette, which is then drawn.
  private static BufferedImage colorize(BufferedImage gray, int[] positions, int[]... colors) {
    byte[][] palette = new byte[3][256];
    for (int band = 0; band < 3; band++) {
      for (int value = 0; value < 256; value++) {
        palette[band][value] = (byte) between(value, positions, colors, band);
      }
    }
    var wedge = new IndexColorModel(8, 256, palette[0], palette[1], palette[2]);
    var colored =
        new BufferedImage(gray.getWidth(), gray.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    var graphics = colored.createGraphics();
    graphics.drawImage(new BufferedImage(wedge, gray.getRaster(), false, null), 0, 0, null);
    graphics.dispose();
    return colored;
  }

  private static int between(int value, int[] positions, int[][] colors, int band) {
    int next = 0;
    while (next < positions.length && value >= positions[next]) {
      next++;
    }
    if (next == 0) {
      return colors[0][band];
    }
    int from = colors[next - 1][band];
    if (next == positions.length) {
      return from;
    }
    int steps = positions[next] - positions[next - 1];
    return from + Math.floorDiv((value - positions[next - 1]) * (colors[next][band] - from), steps);
  }
}
