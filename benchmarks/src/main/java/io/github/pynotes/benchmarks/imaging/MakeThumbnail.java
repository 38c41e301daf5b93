package io.github.pynotes.benchmarks.imaging;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.imaging.BoundedImageReader;
import io.github.pynotes.imaging.JpegWriter;
import io.github.pynotes.imaging.Resampler;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.coobird.thumbnailator.Thumbnails;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Makes a small JPEG of a large one: the same work as `make_thumbnail.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 700, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
public class MakeThumbnail {
  private static final Contender OURS = java("the three patterns", "patterns");

  public static final Group GROUP =
      new Group(
          "thumbnail",
          "a small JPEG of a large one",
          """
          A JPEG of 4096 x 3072 pixels, read from memory, made 320 pixels wide and written to memory
          as a JPEG of quality 75: `BoundedImageReader`, `Resampler` and `JpegWriter`.
          """,
          Optional.empty(),
          List.of(
              atMost(1.10, OURS, java("Thumbnailator", "thumbnailator")),
              told(java("reading alone", "readAlone"), OURS),
              told(OURS, pillow("resize", "resize")),
              told(OURS, pillow("thumbnail", "thumbnail"))),
          List.of(),
          List.of(
              """
              Pillow's thumbnail tells libjpeg to decode an eighth of the picture (`Image.draft`), for a
              JPEG stores blocks of 8 x 8 frequencies. ImageIO decodes all pixels, whatever is
              made of them afterwards, and that is most of the time here. Beside it stands Pillow with
              `resize`, which has to decode all pixels, too.
              """));

  private final byte[] jpeg = jpeg(Photo.make());

  private static Contender java(String name, String method) {
    return new JmhContender(name, MakeThumbnail.class, method);
  }

  private static Contender pillow(String name, String method) {
    return new PythonContender(
        "Pillow, " + name, "make_thumbnail.py", Optional.of("pillow"), List.of(method));
  }

  private static byte[] jpeg(BufferedImage image) {
    var bytes = new ByteArrayOutputStream();
    try {
      JpegWriter.ofQuality(75).write(image, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  @Benchmark
  public byte[] patterns() throws IOException {
    return jpeg(Resampler.BICUBIC.thumbnail(readAlone(), 320, 320));
  }

  @Benchmark
  public BufferedImage readAlone() throws IOException {
    return BoundedImageReader.withPillowLimits().read(new ByteArrayInputStream(jpeg), "photo.jpg");
  }

  @Benchmark
  public byte[] thumbnailator() throws IOException {
    var bytes = new ByteArrayOutputStream();
    Thumbnails.of(new ByteArrayInputStream(jpeg))
        .size(320, 320)
        .outputFormat("jpg")
        .toOutputStream(bytes);
    return bytes.toByteArray();
  }
}
