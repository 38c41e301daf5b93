package io.github.pynotes.benchmarks.imaging;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.imaging.Compositor;
import java.awt.AlphaComposite;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Makes a picture of two pictures, each of 1,000,000 pixels.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ComposePictures {
  private static final Contender OVER = java("Compositor.alphaComposite", "alphaComposite");
  private static final Contender OVER_INTS =
      java("Compositor.alphaComposite, TYPE_INT_ARGB", "alphaCompositeOfInts");
  private static final Contender OVER_PILLOW = python("alpha_composite");
  private static final Contender DRAWN = java("Graphics2D.drawImage", "drawImage");
  private static final Contender MASKED = java("Compositor.composite", "composite");
  private static final Contender MASKED_PILLOW = python("composite");
  private static final Contender BLENDED = java("Compositor.blend", "blend");
  private static final Contender BLENDED_PILLOW = python("blend");

  public static final Group GROUP =
      new Group(
          "composite",
          "a picture of two of 1,000,000 pixels",
          """
          Two pictures of 1000 x 1000 pixels of noise in red, green, blue and alpha (`TYPE_4BYTE_ABGR`, if
          nothing else is said; in Pillow mode `RGBA`) and a mask of gray noise are in memory. Each makes a new
          picture of them. `Graphics2D` copies the one below and draws the other over it, which gives
          other pixels than Pillow and `Compositor`.
          """,
          Optional.empty(),
          List.of(
              atMost(3.00, OVER, DRAWN),
              atMost(2.50, OVER, OVER_PILLOW),
              atMost(1.25, OVER_INTS, OVER_PILLOW),
              atMost(3.50, MASKED, MASKED_PILLOW),
              atMost(2.50, BLENDED, BLENDED_PILLOW)),
          List.of(),
          List.of());

  private static final int SIDE = 1_000;

  private final BufferedImage below = noise(BufferedImage.TYPE_4BYTE_ABGR, 2);
  private final BufferedImage above = noise(BufferedImage.TYPE_4BYTE_ABGR, 4);
  private final BufferedImage belowInInts = noise(BufferedImage.TYPE_INT_ARGB, 2);
  private final BufferedImage aboveInInts = noise(BufferedImage.TYPE_INT_ARGB, 4);
  private final BufferedImage mask = noise(BufferedImage.TYPE_BYTE_GRAY, 6);

  private static Contender java(String name, String method) {
    return new JmhContender(name, ComposePictures.class, method);
  }

  private static Contender python(String function) {
    return new PythonContender(
        "Pillow, Image." + function,
        "compose_pictures.py",
        Optional.of("Pillow"),
        List.of(function));
  }

  /// The same as in Python.
  private static BufferedImage noise(int type, int seed) {
    var image = new BufferedImage(SIDE, SIDE, type);
    int[] samples = new int[SIDE * SIDE * image.getRaster().getNumBands()];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (int) (((i + seed) * 2_654_435_761L) >>> 16) & 255;
    }
    image.getRaster().setPixels(0, 0, SIDE, SIDE, samples);
    return image;
  }

  @Benchmark
  public BufferedImage alphaComposite() {
    return Compositor.alphaComposite(below, above);
  }

  @Benchmark
  public BufferedImage alphaCompositeOfInts() {
    return Compositor.alphaComposite(belowInInts, aboveInInts);
  }

  @Benchmark
  public BufferedImage drawImage() {
    var result = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_4BYTE_ABGR);
    var graphics = result.createGraphics();
    graphics.setComposite(AlphaComposite.Src);
    graphics.drawImage(below, 0, 0, null);
    graphics.setComposite(AlphaComposite.SrcOver);
    graphics.drawImage(above, 0, 0, null);
    graphics.dispose();
    return result;
  }

  @Benchmark
  public BufferedImage composite() {
    return Compositor.composite(above, below, mask);
  }

  @Benchmark
  public BufferedImage blend() {
    return Compositor.blend(below, above, 0.25);
  }
}
