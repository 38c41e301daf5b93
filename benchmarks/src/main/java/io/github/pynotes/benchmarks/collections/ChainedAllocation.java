package io.github.pynotes.benchmarks.collections;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/// Prints how many bytes a lookup in a chain of three maps allocates.
final class ChainedAllocation {
  private static final int PASSES = 10_000;

  private ChainedAllocation() {}

  public static void main(String[] arguments) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    var lookups = new ChainedLookups();
    long sum = lookups.chainMap(); // what is loaded and made once counts for nothing
    thread.getCurrentThreadAllocatedBytes();

    long before = thread.getCurrentThreadAllocatedBytes();
    for (int pass = 0; pass < PASSES; pass++) {
      sum += lookups.chainMap();
    }
    long bytes = thread.getCurrentThreadAllocatedBytes() - before;

    if (sum == 0) {
      throw new IllegalStateException("Nothing was looked up.");
    }
    IO.println("%.3f".formatted((double) bytes / PASSES / ChainedLookups.LOOKUPS));
  }
}
