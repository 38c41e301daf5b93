package io.github.pynotes.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/// The files that Pillow wrote, broken in as many ways as `-Dpynotes.broken=10000` says, in a JVM
/// of 256 MB. `.ci/stress` has all of them.
@DisplayName("BoundedImageReader, reading broken files in 256 MB")
class BrokenFilesTest {
  private static final int FILES = Integer.getInteger("pynotes.broken", 500);

  @TempDir Path folder;

  @Test
  void makesAnImageOrOneIOExceptionOfEachInTwoSeconds(TestReporter reporter) throws Exception {
    var child = run("broken");

    assertThat(child.exitCode()).as(child.output()).isZero();
    assertThat(folder).isEmptyDirectory();
    reporter.publishEntry("broken", child.output().strip());
  }

  @Test
  void makesAnIOExceptionOfWhatTheHeapCannotHold() throws Exception {
    var child = run("large");

    assertThat(child.output())
        .contains("large.png cannot be read as PNG: java.lang.OutOfMemoryError")
        .contains("large.bmp cannot be read as BMP: java.lang.OutOfMemoryError");
    assertThat(child.exitCode()).isZero();
  }

  @Test
  void doesNotReadCommentsThatTheHeapCannotHold() throws Exception {
    var child = run("comments");

    assertThat(child.output().strip()).isEqualTo("8 x 8");
    assertThat(child.exitCode()).isZero();
  }

  private record Outcome(int exitCode, String output) {}

  private Outcome run(String what) throws IOException, InterruptedException {
    Path output = Files.createTempFile("broken-files", ".txt");
    var child =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                BrokenFiles.class.getName(),
                what,
                folder.toString(),
                Integer.toString(FILES))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    try {
      boolean ended = child.waitFor(60 + FILES / 10, TimeUnit.SECONDS);
      String said = Files.readString(output);
      assertThat(ended).as("it ends; it has said: " + said).isTrue();
      return new Outcome(child.exitValue(), said);
    } finally {
      child.destroyForcibly();
      Files.delete(output);
    }
  }

  /// A way to break a file.
  enum Damage {
    TRUNCATED {
      @Override
      byte[] to(byte[] file, String format, RandomGenerator random) {
        return Arrays.copyOf(file, random.nextInt(file.length));
      }
    },
    FLIPPED_BITS {
      @Override
      byte[] to(byte[] file, String format, RandomGenerator random) {
        for (int i = random.nextInt(8); i >= 0; i--) {
          file[random.nextInt(file.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return file;
      }
    },
    /// Any two or four bytes might be a length.
    WRONG_LENGTH {
      @Override
      byte[] to(byte[] file, String format, RandomGenerator random) {
        int start = random.nextInt(file.length - 4);
        int end = start + (random.nextBoolean() ? 2 : 4);
        Arrays.fill(file, start, end, (byte) (random.nextBoolean() ? 0xff : random.nextInt()));
        file[start] &= (byte) (random.nextBoolean() ? 0x7f : 0xff); // the largest that is positive
        return file;
      }
    },
    LOST_OR_DOUBLED_BYTES {
      @Override
      byte[] to(byte[] file, String format, RandomGenerator random) {
        int from = random.nextInt(file.length);
        int to = random.nextInt(file.length);
        byte[] moved = new byte[to + file.length - from];
        System.arraycopy(file, 0, moved, 0, to);
        System.arraycopy(file, from, moved, to, file.length - from);
        return moved;
      }
    },
    HUGE_DIMENSIONS {
      @Override
      byte[] to(byte[] file, String format, RandomGenerator random) {
        int width = random.nextInt(1, 1 << random.nextInt(8, 18));
        int height = random.nextInt(1, 1 << random.nextInt(8, 18));
        var bytes = ByteBuffer.wrap(file);
        var littleEndian = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        switch (format) {
          case "PNG" -> bytes.putInt(16, width).putInt(20, height);
          case "BMP" -> littleEndian.putInt(18, width).putInt(22, height);
          case "GIF" -> {
            int frame = indexOf(file, 0x2c, 0, 0, 0, 0) + 5; // at the origin of the screen
            littleEndian.putShort(6, (short) width).putShort(8, (short) height);
            littleEndian.putShort(frame, (short) width).putShort(frame + 2, (short) height);
          }
          case "JPEG" -> {
            int frame = Math.max(indexOf(file, 0xff, 0xc0), indexOf(file, 0xff, 0xc2)) + 5;
            bytes.putShort(frame, (short) height).putShort(frame + 2, (short) width);
          }
          case "WEBP" -> {
            boolean lossless = file[15] == 'L';
            int both = (width & 0x3fff) | (height & 0x3fff) << (lossless ? 14 : 16);
            littleEndian.putInt(lossless ? 21 : file[15] == ' ' ? 26 : 24, both);
          }
          default -> throw new IllegalArgumentException(format);
        }
        return file;
      }

      private static int indexOf(byte[] file, int... values) {
        byte[] pattern = new byte[values.length];
        for (int i = 0; i < pattern.length; i++) {
          pattern[i] = (byte) values[i];
        }
        return new String(file, ISO_8859_1).indexOf(new String(pattern, ISO_8859_1));
      }
    };

    /// May change the array that it is given.
    abstract byte[] to(byte[] file, String format, RandomGenerator random);
  }

  /// The program of the child JVM.
  static final class BrokenFiles {
    private static final int SEED = 8;

    /// Of processor time, so that a busy machine does not matter.
    private static final long LIMIT = TimeUnit.SECONDS.toNanos(2);

    /// Ten million pixels are what 256 MB can hold of any kind.
    private static final BoundedImageReader READER =
        BoundedImageReader.withPillowLimits().limits(5_000_000, 10_000_000);

    private int images;
    private int errors;
    private long slowest;

    public static void main(String[] args) throws IOException {
      Path folder = Path.of(args[1]);
      switch (args[0]) {
        case "large" -> readMoreThanTheHeap(folder);
        case "comments" -> readComments();
        default -> readBroken(folder, Integer.parseInt(args[2]));
      }
    }

    private static void readMoreThanTheHeap(Path folder) throws IOException {
      // the header of a PNG in RGB, and the beginning of its pixels
      var png = ByteBuffer.allocate(60);
      png.putLong(0x89504e470d0a1a0aL).putInt(13).put("IHDR".getBytes(ISO_8859_1));
      png.putInt(12_000).putInt(12_000).put((byte) 8).put((byte) 2);
      png.putInt(33, 10).put(37, "IDAT".getBytes(ISO_8859_1));
      // the header of a BMP of 24 bits; the decoder of PNG catches the error, that of BMP does not
      var bmp = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
      bmp.put("BM".getBytes(ISO_8859_1)).putInt(2, 432_000_054).putInt(10, 54).putInt(14, 40);
      bmp.putInt(18, 12_000).putInt(22, 12_000).putInt(34, 3 * 12_000 * 12_000);
      bmp.putShort(26, (short) 1).putShort(28, (short) 24);

      Files.write(folder.resolve("large.png"), png.array());
      Files.write(folder.resolve("large.bmp"), bmp.array());
      for (String name : List.of("large.png", "large.bmp")) {
        try {
          BoundedImageReader.withPillowLimits().read(folder.resolve(name));
        } catch (IOException e) {
          IO.println(e.getMessage());
        }
      }
    }

    /// A PNG with 2,000 comments of 256 KB, a few hundred bytes each in the file.
    private static void readComments() throws IOException {
      var png = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", png);
      var comment = new ByteArrayOutputStream();
      comment.writeBytes("Comment\0\0".getBytes(ISO_8859_1));
      try (var deflated = new DeflaterOutputStream(comment)) {
        deflated.write(new byte[1 << 18]);
      }
      byte[] chunk =
          ByteBuffer.allocate(comment.size() + 12) // length, name, and a checksum of 0
              .putInt(comment.size())
              .put("zTXt".getBytes(ISO_8859_1))
              .put(comment.toByteArray())
              .array();
      var file = new ByteArrayOutputStream();
      file.write(png.toByteArray(), 0, 33);
      for (int i = 0; i < 2_000; i++) {
        file.writeBytes(chunk);
      }
      file.write(png.toByteArray(), 33, png.size() - 33);

      BufferedImage image =
          READER.read(new ByteArrayInputStream(file.toByteArray()), "comments.png");
      IO.println("%d x %d".formatted(image.getWidth(), image.getHeight()));
    }

    private static void readBroken(Path folder, int count) throws IOException {
      var steps =
          Trace.read("open", BoundedImageReaderTraceTest.Step.class).steps().stream()
              .filter(step -> step.verdict() == null && !step.format().equals("TIFF"))
              .toList();
      var ways = List.of(Damage.values());
      var formats = new TreeMap<String, BrokenFiles>();
      for (int i = 0; i < count; i++) {
        var random = new SplittableRandom(SEED + i);
        var step = steps.get(random.nextInt(steps.size()));
        var damage = ways.get(random.nextInt(ways.size()));
        byte[] whole = Base64.getDecoder().decode(step.file());
        Path file = folder.resolve("%d-%s.%s".formatted(i, damage, step.format()));
        Files.write(file, damage.to(whole, step.format(), random));
        formats.computeIfAbsent(step.format(), format -> new BrokenFiles()).read(file);
        Files.delete(file);
      }
      for (Path open : openFiles()) {
        check(!open.startsWith(folder), open + " is still open");
      }
      IO.println(String.join("; ", formats.entrySet().stream().map(Object::toString).toList()));
    }

    private void read(Path file) {
      var threads = ManagementFactory.getThreadMXBean();
      long start = threads.getCurrentThreadCpuTime();
      try {
        READER.read(file);
        images++;
      } catch (IOException e) {
        errors++;
        check(e.getMessage().startsWith(file + " "), "does not name " + file + ": " + e);
        check(!e.getMessage().contains("OutOfMemory"), "needs more memory: " + file);
      } // anything else ends the program
      long nanos = threads.getCurrentThreadCpuTime() - start;
      slowest = Math.max(slowest, nanos);
      check(nanos < LIMIT, file + " takes " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
    }

    private static void check(boolean asItShould, String otherwise) {
      if (!asItShould) {
        throw new IllegalStateException(otherwise);
      }
    }

    /// Where the system tells; elsewhere an open file cannot be deleted.
    private static List<Path> openFiles() throws IOException {
      Path handles = Path.of("/proc/self/fd");
      if (!Files.isDirectory(handles)) {
        return List.of();
      }
      var open = new ArrayList<Path>();
      try (var links = Files.newDirectoryStream(handles, Files::isSymbolicLink)) {
        for (Path link : links) {
          open.add(Files.readSymbolicLink(link));
        }
      }
      return open;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%,d images, %,d errors, %,d ms at most",
          images,
          errors,
          TimeUnit.NANOSECONDS.toMillis(slowest));
    }
  }
}
