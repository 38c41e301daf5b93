package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("exif_transpose, replaying what Pillow's did")
class ExifTransposeTraceTest {
  /// A file that Pillow wrote, and what it made of it.
  ///
  /// @param orientation as Pillow reads it, also where it is none
  /// @param dark whether the corners of a JPEG are, from the top left to the bottom right
  record Step(
      String format,
      String file,
      int orientation,
      List<Integer> size,
      List<Integer> result,
      long digest,
      List<Boolean> dark) {
    byte[] bytes() {
      return Base64.getDecoder().decode(file);
    }
  }

  /// Where Pillow finds an orientation, and ours does not look.
  enum Difference {
    /// In XMP, which is a text.
    ONLY_IN_XMP("XML:com.adobe.xmp"),
    /// In a text chunk of hexadecimal digits, as ImageMagick wrote before eXIf was standard.
    ONLY_IN_A_RAW_PROFILE("Raw profile type exif");

    private final String keyword;

    Difference(String keyword) {
      this.keyword = keyword;
    }

    static Difference in(Step step) {
      String text = new String(step.bytes(), StandardCharsets.ISO_8859_1);
      return Stream.of(values())
          .filter(difference -> text.contains(difference.keyword))
          .findFirst()
          .orElseThrow(() -> new AssertionError("Pillow reads another orientation: " + step));
    }
  }

  @Test
  void turnsAllFilesUprightButForNamedDifferences(TestReporter reporter) throws IOException {
    var steps = Trace.read("exif_transpose", Step.class).steps();
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : steps) {
      var file = new MemoryCacheImageInputStream(new ByteArrayInputStream(step.bytes()));
      var orientation = ExifOrientation.read(file);
      BufferedImage image = ImageIO.read(file); // which closes it
      assertThat(List.of(image.getWidth(), image.getHeight()))
          .as("ImageIO ignores the orientation of %s", step)
          .isEqualTo(step.size);
      if (orientation != ExifOrientation.of(step.orientation)) {
        assertThat(orientation).isSameAs(ExifOrientation.NORMAL);
        differences.merge(Difference.in(step), 1, Integer::sum);
        continue;
      }

      BufferedImage upright = orientation.apply(image);

      assertThat(List.of(upright.getWidth(), upright.getHeight()))
          .as("size of %s", step)
          .isEqualTo(step.result);
      if (step.format.equals("JPEG")) {
        assertThat(darkCorners(upright)).as("%s", step).isEqualTo(step.dark);
      } else {
        assertThat(Picture.digest(rgb(upright))).as("%s", step).isEqualTo(step.digest);
      }
    }

    assertThat(differences)
        .as("what never occurs is no difference")
        .containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d files, %,d of them in %d named differences"
            .formatted(
                steps.size(),
                differences.values().stream().mapToInt(Integer::intValue).sum(),
                differences.size()));
  }

  private static List<Boolean> darkCorners(BufferedImage image) {
    int right = image.getWidth() - 1;
    int bottom = image.getHeight() - 1;
    int[][] corners = {{0, 0}, {right, 0}, {0, bottom}, {right, bottom}};
    return Arrays.stream(corners)
        .map(corner -> (image.getRGB(corner[0], corner[1]) & 0xff) < 128)
        .toList();
  }

  private static BufferedImage rgb(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    var rgb = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    rgb.setRGB(0, 0, width, height, image.getRGB(0, 0, width, height, null, 0, width), 0, width);
    return rgb;
  }
}
