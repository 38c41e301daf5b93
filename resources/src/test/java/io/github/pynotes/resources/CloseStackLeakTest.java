package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.channels.DatagramChannel;
import java.nio.channels.FileChannel;
import java.nio.channels.Pipe;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Opens files, sockets and pipes at random, in constructors, bodies and closers, all of which fail
/// at random.
@DisplayName("CloseStack, watched by the operating system")
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the JVM does not tell there how many are open")
class CloseStackLeakTest {
  private static final int RESOURCES = 100_000;

  private final Random random = new Random(1);

  /// Whatever was opened, lest the garbage collector close what is forgotten.
  private final List<Closeable> opened = new ArrayList<>();

  private int failures;

  @TempDir private Path directory;

  @Test
  void leavesNothingOpenOfAHundredThousandResources(TestReporter reporter) throws IOException {
    open(RESOURCES / 100); // and whatever the JVM keeps open for itself from now on
    long before = openHandles();
    try (var _ = resource()) {
      assertThat(openHandles()).isGreaterThan(before);
    }

    open(RESOURCES);

    assertThat(openHandles()).isEqualTo(before);
    reporter.publishEntry("opened", "%,d, with %,d failures".formatted(opened.size(), failures));
  }

  private static long openHandles() {
    return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getOpenFileDescriptorCount();
  }

  private void open(int number) {
    int enough = opened.size() + number;
    while (opened.size() < enough) {
      try {
        body(0);
      } catch (IOException | IllegalStateException | AssertionError e) {
        failures++;
      }
    }
  }

  private void body(int depth) throws IOException {
    try (var stack = new CloseStack<IOException>()) {
      for (int steps = random.nextInt(6); steps > 0; steps--) {
        switch (random.nextInt(6)) {
          case 0 -> stack.register(new Station(), Station::close);
          case 1 -> stack.defer(() -> closer(resource(), stack));
          case 2 -> {
            if (depth < 3) {
              body(depth + 1);
            }
          }
          default -> stack.register(resource(), it -> closer(it, stack));
        }
      }
      failAtRandom("the body");
      if (random.nextInt(20) == 0) {
        stack.detach().close();
      }
      if (random.nextInt(20) == 0) {
        closed().register(resource(), Closeable::close);
      }
    }
  }

  /// Closes, and may open more before that, and fail after it.
  private void closer(Closeable resource, CloseStack<IOException> stack) throws IOException {
    try (resource) {
      if (random.nextInt(10) == 0) {
        stack.register(resource(), it -> closer(it, stack));
      }
    }
    failAtRandom("the closer");
  }

  /// Opens three things, or fails halfway.
  private final class Station {
    private final CloseStack<IOException> resources;

    Station() throws IOException {
      try (var stack = new CloseStack<IOException>()) {
        for (int i = 0; i < 3; i++) {
          stack.register(resource(), it -> closer(it, stack));
          failAtRandom("the constructor");
        }
        resources = stack.detach();
      }
    }

    void close() throws IOException {
      resources.close();
    }
  }

  private Closeable resource() throws IOException {
    failAtRandom("opening");
    Closeable resource =
        switch (random.nextInt(4)) {
          case 0 -> SocketChannel.open();
          case 1 -> DatagramChannel.open();
          case 2 -> {
            var pipe = Pipe.open();
            yield () -> {
              try (var _ = pipe.source();
                  var _ = pipe.sink()) {}
            };
          }
          default ->
              FileChannel.open(
                  directory.resolve("file-" + random.nextInt(100)),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
        };
    opened.add(resource);
    return resource;
  }

  private static CloseStack<IOException> closed() throws IOException {
    var stack = new CloseStack<IOException>();
    stack.close();
    return stack;
  }

  private void failAtRandom(String where) throws IOException {
    switch (random.nextInt(40)) {
      case 0 -> throw new IOException(where);
      case 1 -> throw new IllegalStateException(where);
      case 2 -> throw new AssertionError(where);
      default -> {}
    }
  }
}
