package io.github.pynotes.benchmarks.imaging;

import static io.github.pynotes.benchmarks.harness.Comparison.atMost;
import static io.github.pynotes.benchmarks.harness.Comparison.told;

import io.github.pynotes.benchmarks.harness.Contender;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.harness.JmhContender;
import io.github.pynotes.benchmarks.harness.PythonContender;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Adds up all samples of a picture of 1,000,000 pixels.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
public class ReadPixels {
  private static final Contender ARRAY = java("the array behind it", "array");
  private static final Contender PIXEL = java("getRGB(x, y)", "pixelByPixel");
  private static final Contender MIXED =
      java("getRGB(x, y), many kinds met", "pixelByPixelAmongManyKinds");
  private static final Contender ROWS = java("getRGB of a row", "rowByRow");
  private static final Contender SAMPLE = java("Raster.getSample", "sampleBySample");
  private static final Contender SAMPLES = java("Raster.getPixels of a row", "samplesOfRows");
  private static final Contender GETDATA = python("Pillow, getdata()", "getdata");
  private static final Contender ACCESS = python("Pillow, load()[x, y]", "load");
  private static final Contender NUMPY = python("numpy.asarray(image).sum()", "numpy");

  public static final Group GROUP =
      new Group(
          "pixels",
          "the samples of 1,000,000 pixels, added up",
          """
          A picture of 1000 x 1000 pixels of `TYPE_INT_RGB`, in Pillow of mode `RGB`, is in memory. Each
          contender reads every pixel's red, green and blue, and adds them to a sum. The time of numpy
          is with the copy that it makes of a picture. "Many kinds met" is a program that has read
          pictures of five other types before, by the same loop; the others know this one only.
          """,
          Optional.empty(),
          List.of(
              atMost(0.10, ARRAY, MIXED),
              told(ARRAY, PIXEL),
              told(ROWS, PIXEL),
              told(SAMPLES, PIXEL),
              told(SAMPLE, PIXEL),
              told(PIXEL, ACCESS),
              told(SAMPLES, GETDATA),
              told(ARRAY, NUMPY)),
          List.of(),
          List.of(
              """
              In a program that meets one type of picture only, the compiler makes of `getRGB(x, y)` nearly
              what it makes of the array. In one that meets several, it asks the colour model and the raster
              of each pixel anew. The array costs the same in both.
              """));

  private static final int SIDE = 1_000;

  private final BufferedImage image = image();

  private static Contender java(String name, String method) {
    return new JmhContender(name, ReadPixels.class, method);
  }

  private static Contender python(String name, String way) {
    return new PythonContender(name, "read_pixels.py", Optional.of("Pillow"), List.of(way));
  }

  /// The same as in Python: the pixels look random, and are not.
  private static BufferedImage image() {
    var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < SIDE * SIDE; i++) {
      image.setRGB(i % SIDE, i / SIDE, (int) ((i * 2_654_435_761L) >>> 8));
    }
    return image;
  }

  private static int sum(int rgb) {
    return ((rgb >> 16) & 0xff) + ((rgb >> 8) & 0xff) + (rgb & 0xff);
  }

  /// A program that has read pictures of other types, too.
  @State(Scope.Benchmark)
  public static class ManyKinds {
    final int[] sums =
        IntStream.of(
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_565_RGB)
            .map(type -> pixelByPixel(new BufferedImage(SIDE, SIDE, type)))
            .toArray();
  }

  @Benchmark
  public int pixelByPixelAmongManyKinds(ManyKinds others) {
    return pixelByPixel(image);
  }

  @Benchmark
  public int pixelByPixel() {
    return pixelByPixel(image);
  }

  private static int pixelByPixel(BufferedImage image) {
    int sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        sum += sum(image.getRGB(x, y));
      }
    }
    return sum;
  }

  @Benchmark
  public int rowByRow() {
    int sum = 0;
    int[] row = new int[SIDE];
    for (int y = 0; y < SIDE; y++) {
      image.getRGB(0, y, SIDE, 1, row, 0, SIDE);
      for (int rgb : row) {
        sum += sum(rgb);
      }
    }
    return sum;
  }

  @Benchmark
  public int sampleBySample() {
    Raster raster = image.getRaster();
    int sum = 0;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        for (int band = 0; band < 3; band++) {
          sum += raster.getSample(x, y, band);
        }
      }
    }
    return sum;
  }

  @Benchmark
  public int samplesOfRows() {
    Raster raster = image.getRaster();
    int sum = 0;
    int[] samples = null;
    for (int y = 0; y < SIDE; y++) {
      samples = raster.getPixels(0, y, SIDE, 1, samples);
      for (int sample : samples) {
        sum += sample;
      }
    }
    return sum;
  }

  @Benchmark
  public int array() {
    int sum = 0;
    for (int rgb : ((DataBufferInt) image.getRaster().getDataBuffer()).getData()) {
      sum += sum(rgb);
    }
    return sum;
  }
}
