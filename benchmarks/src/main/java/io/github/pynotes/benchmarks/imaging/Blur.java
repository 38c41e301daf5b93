package io.github.pynotes.benchmarks.imaging;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import io.github.pynotes.imaging.BoxBlur;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Blurs a picture by a small and by a large radius.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class Blur {
  private static final Contender OURS_BY_2 = jmh("BoxBlur.gaussian, radius 2", "boxBlurBy2");
  private static final Contender OURS_BY_10 = jmh("BoxBlur.gaussian, radius 10", "boxBlurBy10");
  private static final Contender CONVOLVE_BY_2 =
      jmh("ConvolveOp twice, 13 weights", "convolveOpBy2");
  private static final Contender CONVOLVE_BY_10 =
      jmh("ConvolveOp twice, 61 weights", "convolveOpBy10");
  private static final Contender PILLOW_BY_2 = pillow("Pillow's GaussianBlur(2)", "2");
  private static final Contender PILLOW_BY_10 = pillow("Pillow's GaussianBlur(10)", "10");

  public static final Group GROUP =
      new Group(
          "blur",
          "a picture of 2048 x 1536, blurred",
          """
          An RGB picture of noise, three bytes a pixel, blurred by a Gaussian function in one thread.
          `BoxBlur` and Pillow pass a box over it thrice in each direction, and give the same bytes.
          `ConvolveOp` is applied twice, with a row of weights that reaches three radii far and with
          the same as a column; its border stays unblurred.
          """,
          Optional.empty(),
          List.of(
              atMost(1.00, OURS_BY_2, PILLOW_BY_2),
              atMost(1.00, OURS_BY_10, PILLOW_BY_10),
              told(OURS_BY_2, CONVOLVE_BY_2),
              told(OURS_BY_10, CONVOLVE_BY_10)),
          List.of(),
          List.of(
              """
              The time of a box does not depend on its radius, for a window that moves by a pixel loses
              one and gains one; that of `ConvolveOp` does. `BoxBlur` moves 128 windows side by side, by
              vector instructions; most of its time goes into getting samples out of the raster and back.
              """));

  private final BufferedImage picture = noise(2048, 1536);

  private static Contender jmh(String name, String method) {
    return new JmhContender(name, Blur.class, method);
  }

  private static Contender pillow(String name, String radius) {
    return new PythonContender(name, "blur.py", Optional.of("pillow"), List.of(radius));
  }

  private static BufferedImage noise(int width, int height) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    int[] samples = new Random(1).ints(3L * width * height, 0, 256).toArray();
    image.getRaster().setPixels(0, 0, width, height, samples);
    return image;
  }

  @Benchmark
  public BufferedImage boxBlurBy2() {
    return BoxBlur.gaussian(picture, 2);
  }

  @Benchmark
  public BufferedImage boxBlurBy10() {
    return BoxBlur.gaussian(picture, 10);
  }

  @Benchmark
  public BufferedImage convolveOpBy2() {
    return convolved(2);
  }

  @Benchmark
  public BufferedImage convolveOpBy10() {
    return convolved(10);
  }

  private BufferedImage convolved(int radius) {
    int reach = 3 * radius;
    float[] weights = new float[2 * reach + 1];
    double sum = 0;
    for (int i = -reach; i <= reach; i++) {
      sum += Math.exp(-i * i / (2.0 * radius * radius));
    }
    for (int i = -reach; i <= reach; i++) {
      weights[i + reach] = (float) (Math.exp(-i * i / (2.0 * radius * radius)) / sum);
    }
    var sideways = new Kernel(weights.length, 1, weights);
    var upAndDown = new Kernel(1, weights.length, weights);
    var half = new ConvolveOp(sideways, ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    return new ConvolveOp(upAndDown, ConvolveOp.EDGE_NO_OP, null).filter(half, null);
  }
}
