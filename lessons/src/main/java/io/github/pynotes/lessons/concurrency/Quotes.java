package io.github.pynotes.lessons.concurrency;

import java.util.List;

/// Asks many shops for a price at the same time, as this does in Python:
///
/// ```python
/// with ThreadPoolExecutor(max_workers=at_once) as pool:
///     return list(pool.map(ask, shops))
/// ```
///
/// but for one thing: when one shop fails, nobody waits for the others.
public final class Quotes {

  /// Asks one shop.
  @FunctionalInterface
  public interface Asker {
    /// The price. It takes its time, gives up when it is interrupted, and may throw.
    int ask(String shop) throws InterruptedException;
  }

  private Quotes() {}

  /// The prices, in the order of the shops. When the call ends, so have all its threads.
  ///
  /// @param atOnce how many shops are asked at the same time, at most
  /// @throws RuntimeException what the first asker to fail threw, itself; those that are still
  ///   under way are interrupted
  /// @throws InterruptedException if the caller is interrupted while it waits
  public static List<Integer> of(List<String> shops, int atOnce, Asker asker)
      throws InterruptedException {
    throw new UnsupportedOperationException("Write me: of");
  }
}
