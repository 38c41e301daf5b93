package io.github.pynotes.resources;

import java.lang.ref.Cleaner;
import java.lang.ref.Cleaner.Cleanable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Cleans up after whoever forgot to close: a safety net that may hang too low.
///
/// @python weakref.finalize
/// @python object.__del__
/// @java Cleaner.register(object, action), behind a close() that does the work in time
final class FinalizeExample {
  private static final Cleaner CLEANER = Cleaner.create();

  /// What is to be released; knows nothing of the probe, else that would never be unreachable.
  private record Port(String name, CountDownLatch released) implements Runnable {
    @Override
    public void run() {
      IO.println(name + " is released");
      released.countDown();
    }
  }

  private static final class Probe implements AutoCloseable {
    private final Cleanable cleanable;

    Probe(Port port) {
      cleanable = CLEANER.register(this, port);
    }

    @Override
    public void close() {
      cleanable.clean(); // once, however often it is called
    }
  }

  void main() throws InterruptedException {
    // in time: whoever opens a probe closes it, and twice does no harm
    var probe = new Probe(new Port("port 1", new CountDownLatch(1)));
    try (probe) {
      IO.println("measuring");
    }
    probe.close();
    IO.println("closed twice");

    // forgotten: some time after the probe has become unreachable, if ever
    var released = new CountDownLatch(1);
    new Probe(new Port("port 2", released));
    while (!released.await(10, TimeUnit.MILLISECONDS)) {
      System.gc(); // a request; a real program has nothing better, either
    }
    IO.println("found by the garbage collector");
  }
}
