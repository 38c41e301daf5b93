package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Writes the pictures that Pillow wrote, with the same settings, and compares whole files.
@DisplayName("JpegWriter, held against Pillow's save")
class JpegWriterTraceTest {
  private record Options(
      int quality,
      Integer subsampling,
      boolean optimize,
      boolean progressive,
      List<Integer> dpi,
      String exif) {}

  /// @param background under a picture with alpha; null for one without
  /// @param tables the quantisation tables that Pillow reads in the file that it wrote
  /// @param digest CRC-32 of the whole file
  private record Step(
      String mode,
      int width,
      int height,
      int seed,
      Options options,
      List<Integer> background,
      List<List<Integer>> tables,
      int length,
      long digest) {}

  @Test
  void writesTheSameBytes(TestReporter reporter) throws IOException {
    List<Step> steps = Trace.read("jpeg_writer", Step.class).steps();
    Set<Integer> qualities = new HashSet<>();

    for (Step step : steps) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      writer(step).write(Picture.of(step.mode, step.width, step.height, step.seed), out);
      byte[] file = out.toByteArray();

      assertThat(tables(file)).as("%s", step).isEqualTo(step.tables);
      assertThat(file).as("%s", step).hasSize(step.length);
      assertThat(digest(file)).as("%s", step).isEqualTo(step.digest);
      qualities.add(step.options.quality);
    }

    assertThat(qualities).hasSize(100);
    reporter.publishEntry(
        "replayed", "%,d files of 100 qualities, none differs".formatted(steps.size()));
  }

  /// A copy of the pattern needs nothing but the JDK.
  @Test
  void writesTheSameBytesWithoutThePlugInsOfThisProject() throws Exception {
    String classPath = System.getProperty("java.class.path");
    String plain =
        Stream.of(classPath.split(File.pathSeparator))
            .filter(entry -> !entry.contains("twelvemonkeys"))
            .collect(Collectors.joining(File.pathSeparator));
    assertThat(plain).as("there were plug-ins").isNotEqualTo(classPath);
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-cp",
                plain,
                OneFile.class.getName())
            .redirectErrorStream(true)
            .start();

    String output = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(output.strip()).isEqualTo(Long.toString(OneFile.digest()));
    assertThat(child.waitFor()).isZero();
  }

  /// The program of the child JVM.
  static final class OneFile {
    public static void main(String[] args) throws IOException {
      IO.println(digest());
    }

    static long digest() throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      JpegWriter.ofQuality(85)
          .progressive()
          .withBackground(Color.WHITE)
          .write(Picture.of("RGBA", 40, 30, 8), out);
      return JpegWriterTraceTest.digest(out.toByteArray());
    }
  }

  private static long digest(byte[] file) {
    CRC32 crc = new CRC32();
    crc.update(file);
    return crc.getValue();
  }

  private static JpegWriter writer(Step step) {
    Options options = step.options;
    JpegWriter writer = JpegWriter.ofQuality(options.quality);
    if (options.subsampling != null) {
      writer =
          writer.withSubsampling(
              switch (options.subsampling) {
                case 0 -> JpegWriter.Subsampling.YCC_444;
                case 1 -> JpegWriter.Subsampling.YCC_422;
                default -> JpegWriter.Subsampling.YCC_420;
              });
    }
    if (options.optimize) {
      writer = writer.optimized();
    }
    if (options.progressive) {
      writer = writer.progressive();
    }
    if (options.dpi != null) {
      writer = writer.withDpi(options.dpi.getFirst());
    }
    if (options.exif != null) {
      writer = writer.withExif(("Exif\0\0" + options.exif).getBytes(StandardCharsets.US_ASCII));
    }
    if (step.background != null) {
      List<Integer> rgb = step.background;
      writer = writer.withBackground(new Color(rgb.get(0), rgb.get(1), rgb.get(2)));
    }
    return writer;
  }

  /// The segments `FF DB` of the file, in the order of its rows instead of its zigzag.
  private static List<List<Integer>> tables(byte[] file) {
    int[] zigzag = zigzag();
    List<List<Integer>> tables = new ArrayList<>();
    ByteBuffer bytes = ByteBuffer.wrap(file).position(2);
    for (int marker = 0; marker != 0xFFDA; ) {
      marker = bytes.getShort() & 0xFFFF;
      int next = bytes.position() + (bytes.getShort(bytes.position()) & 0xFFFF);
      if (marker == 0xFFDB) {
        Integer[] table = new Integer[64];
        for (int i = 0; i < 64; i++) {
          table[zigzag[i]] = bytes.get(bytes.position() + 3 + i) & 0xFF;
        }
        tables.add(List.of(table));
      }
      bytes.position(next);
    }
    return tables;
  }

  /// Where the values of a table stand in its 8 rows: along the diagonals, up and down in turn.
  private static int[] zigzag() {
    int[] order = new int[64];
    int i = 0;
    for (int diagonal = 0; diagonal < 15; diagonal++) {
      for (int step = 0; step <= diagonal; step++) {
        int row = diagonal % 2 == 0 ? diagonal - step : step;
        if (row < 8 && diagonal - row < 8) {
          order[i++] = row * 8 + diagonal - row;
        }
      }
    }
    return order;
  }
}
