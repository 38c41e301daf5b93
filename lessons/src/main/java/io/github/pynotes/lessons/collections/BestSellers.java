package io.github.pynotes.lessons.collections;

import java.util.List;

/// Tells what sells best, as this does in Python:
///
/// ```python
/// sold = Counter()
/// for order in orders:
///     sold[order.article] += order.quantity
/// sold.most_common(n)
/// ```
public final class BestSellers {

  /// A line of an order; of what came back the quantity is negative.
  public record Order(String article, int quantity) {}

  /// How often an article was sold in all.
  public record Sale(String article, long quantity) {}

  private BestSellers() {}

  /// The n articles that sold best, or all where there are fewer; best first. Of two that sold
  /// alike, the one that was ordered first comes first, as `most_common` has it.
  public static List<Sale> top(List<Order> orders, int n) {
    throw new UnsupportedOperationException("Write me: top");
  }
}
