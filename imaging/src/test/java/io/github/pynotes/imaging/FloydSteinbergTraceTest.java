package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("FloydSteinberg, replaying what Pillow's dithering did")
class FloydSteinbergTraceTest {
  /// @param op `1`, or `palette`
  /// @param palette red, green and blue of each colour
  record Step(
      String op,
      String mode,
      int width,
      int height,
      int seed,
      List<Integer> palette,
      long digest) {}

  @Test
  void choosesTheSamePixels(TestReporter reporter) {
    var steps = Trace.read("floyd_steinberg", Step.class).steps();

    for (Step step : steps) {
      var source = Picture.of(step.mode, step.width, step.height, step.seed);
      var dithered =
          step.op.equals("1")
              ? FloydSteinberg.toBlackAndWhite(source)
              : FloydSteinberg.toPalette(source, palette(step.palette));
      assertThat(digest(dithered, step.op.equals("1") ? 255 : 1))
          .as("%s", step)
          .isEqualTo(step.digest);
    }
    reporter.publishEntry("replayed", "%,d pictures".formatted(steps.size()));
  }

  private static IndexColorModel palette(List<Integer> colors) {
    byte[] bytes = bytes(colors);
    return new IndexColorModel(8, bytes.length / 3, bytes, 0, false);
  }

  private static byte[] bytes(List<Integer> values) {
    byte[] bytes = new byte[values.size()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = values.get(i).byteValue();
    }
    return bytes;
  }

  private static long digest(BufferedImage image, int times) {
    var crc = new CRC32();
    for (byte index : Picture.bytes(image)) {
      crc.update(index * times);
    }
    return crc.getValue();
  }
}
