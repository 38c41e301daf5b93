package io.github.pynotes.lessons.concurrency;

import java.util.function.ToIntFunction;

/// Remembers prices that take long to load, for many threads, as this does in Python:
///
/// ```python
/// with lock:
///     if article not in prices:
///         prices[article] = load(article)
///     return prices[article]
/// ```
///
/// but for one thing: while one price is loading, the others do not wait for it.
public final class PriceCache {

  /// @param load takes an article and answers its price; it takes its time, and may throw
  public PriceCache(ToIntFunction<String> load) {}

  /// The price of an article, loaded when it is first asked for, and never by two threads at once.
  ///
  /// @throws RuntimeException what loading threw; the next call tries again
  public int price(String article) {
    throw new UnsupportedOperationException("Write me: price");
  }
}
