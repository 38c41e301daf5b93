package io.github.pynotes.benchmarks.imaging;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.imaging.Resampler;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Resizes a photo: the same work as `resize.py`.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Resize {
  private static final Contender PILLOW_LANCZOS = pillow(1024, 768, "LANCZOS");
  private static final Contender PILLOW_SMALL_LANCZOS = pillow(320, 240, "LANCZOS");
  private static final Contender OURS_IN_PARALLEL =
      java("Resampler in parallel, LANCZOS", 1024, 768, "parallel");

  public static final Group GROUP =
      new Group(
          "resize",
          "a photo in another size",
          """
          A photo of 4096 x 3072 pixels in RGB, already decoded, made smaller to 1024 x 768 and to
          320 x 240. `Resampler` makes the samples that Pillow makes; the others make others.
          """,
          Optional.empty(),
          List.of(
              atMost(0.70, ours(1024, 768, "LANCZOS"), pillow(1024, 768, "LANCZOS")),
              atMost(0.70, ours(1024, 768, "BICUBIC"), pillow(1024, 768, "BICUBIC")),
              atMost(1.10, ours(1024, 768, "BILINEAR"), pillow(1024, 768, "BILINEAR")),
              atMost(1.10, ours(1024, 768, "HAMMING"), pillow(1024, 768, "HAMMING")),
              told(ours(1024, 768, "BOX"), pillow(1024, 768, "BOX")),
              atMost(0.70, ours(320, 240, "LANCZOS"), pillow(320, 240, "LANCZOS")),
              atMost(0.70, ours(320, 240, "BICUBIC"), pillow(320, 240, "BICUBIC")),
              atMost(1.10, ours(320, 240, "BILINEAR"), pillow(320, 240, "BILINEAR")),
              atMost(1.10, ours(320, 240, "HAMMING"), pillow(320, 240, "HAMMING")),
              told(ours(320, 240, "BOX"), pillow(320, 240, "BOX")),
              atMost(0.40, OURS_IN_PARALLEL, PILLOW_LANCZOS),
              told(java("Graphics2D, bicubic", 1024, 768, "bicubicLarge"), PILLOW_LANCZOS),
              told(
                  java("Graphics2D, bilinear in halves", 1024, 768, "halvesLarge"), PILLOW_LANCZOS),
              told(java("Thumbnailator", 1024, 768, "thumbnailatorLarge"), PILLOW_LANCZOS),
              told(java("Graphics2D, bicubic", 320, 240, "bicubicSmall"), PILLOW_SMALL_LANCZOS),
              told(
                  java("Graphics2D, bilinear in halves", 320, 240, "halvesSmall"),
                  PILLOW_SMALL_LANCZOS),
              told(java("Thumbnailator", 320, 240, "thumbnailatorSmall"), PILLOW_SMALL_LANCZOS)),
          List.of(new Likeness()),
          List.of(
              """
              Resampler in parallel uses as many threads as there are processors. Pillow has no such
              switch, but lets go of the GIL while it resizes, so that several pictures can be resized
              at once.
              """,
              """
              PSNR, the peak signal-to-noise ratio, is the higher, the more alike two pictures are. The
              photo is of rings that get as fine as pixels can be, which shows what a method leaves out.
              """));

  private final BufferedImage photo = Photo.make();

  private static Contender ours(int width, int height, String filter) {
    return java("Resampler, " + filter, width, height, filter.toLowerCase(Locale.ROOT) + width);
  }

  private static Contender java(String name, int width, int height, String method) {
    return new JmhContender(name + to(width, height), Resize.class, method);
  }

  private static Contender pillow(int width, int height, String filter) {
    return new PythonContender(
        "Pillow, " + filter + to(width, height),
        "resize.py",
        Optional.of("pillow"),
        List.of(Integer.toString(width), Integer.toString(height), filter));
  }

  private static String to(int width, int height) {
    return " to %d x %d".formatted(width, height);
  }

  @Benchmark
  public BufferedImage lanczos1024() {
    return Resampler.LANCZOS.resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage bicubic1024() {
    return Resampler.BICUBIC.resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage bilinear1024() {
    return Resampler.BILINEAR.resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage hamming1024() {
    return Resampler.HAMMING.resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage box1024() {
    return Resampler.BOX.resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage lanczos320() {
    return Resampler.LANCZOS.resize(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage bicubic320() {
    return Resampler.BICUBIC.resize(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage bilinear320() {
    return Resampler.BILINEAR.resize(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage hamming320() {
    return Resampler.HAMMING.resize(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage box320() {
    return Resampler.BOX.resize(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage parallel() {
    return Resampler.LANCZOS.parallel().resize(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage bicubicLarge() {
    return Photo.drawn(photo, 1024, 768, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  @Benchmark
  public BufferedImage halvesLarge() {
    return Photo.halved(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage thumbnailatorLarge() {
    return Photo.thumbnailator(photo, 1024, 768);
  }

  @Benchmark
  public BufferedImage bicubicSmall() {
    return Photo.drawn(photo, 320, 240, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
  }

  @Benchmark
  public BufferedImage halvesSmall() {
    return Photo.halved(photo, 320, 240);
  }

  @Benchmark
  public BufferedImage thumbnailatorSmall() {
    return Photo.thumbnailator(photo, 320, 240);
  }
}
