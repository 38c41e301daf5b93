package io.github.pynotes.lessons.collections;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts into a `LinkedHashMap`, since the order of first encounters decides between equals, and
/// in `long`, since an `int` would overflow without a word. `sorted` is stable, as Python's is.
public final class BestSellers {

  public record Order(String article, int quantity) {}

  public record Sale(String article, long quantity) {}

  private BestSellers() {}

  public static List<Sale> top(List<Order> orders, int n) {
    Map<String, Long> sold =
        orders.stream()
            .collect(groupingBy(Order::article, LinkedHashMap::new, summingLong(Order::quantity)));
    return sold.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(n)
        .map(article -> new Sale(article.getKey(), article.getValue()))
        .toList();
  }
}
