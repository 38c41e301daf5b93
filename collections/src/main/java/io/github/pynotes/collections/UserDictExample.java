package io.github.pynotes.collections;

import com.google.common.collect.ForwardingMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Wraps a map to change what its methods do, instead of inheriting from one.
///
/// @python collections.UserDict
/// @python collections.UserList
/// @python collections.UserString
/// @java Guava's ForwardingMap and ForwardingList; a record around a String
final class UserDictExample {
  /// How many there are of each article, which is never less than none.
  private static final class Stock extends ForwardingMap<String, Integer> {
    private final Map<String, Integer> counts = new LinkedHashMap<>();

    @Override
    protected Map<String, Integer> delegate() {
      return counts;
    }

    @Override
    public Integer put(String article, Integer count) {
      return super.put(article, checked(article, count));
    }

    @Override
    public void putAll(Map<? extends String, ? extends Integer> deliveries) {
      standardPutAll(deliveries); // by our put; without this line, by that of the map inside
    }
  }

  private static Integer checked(String article, Integer count) {
    if (count < 0) {
      throw new IllegalArgumentException("%d %s cannot be".formatted(count, article));
    }
    return count;
  }

  void main() {
    // all that a map can do, and one method of our own
    var stock = new Stock();
    stock.put("apples", 3);
    stock.putAll(Map.of("pears", 2));
    IO.println(stock.size() + " articles: " + String.join(", ", stock.keySet()));

    // what comes in together goes by that method, too
    try {
      stock.putAll(Map.of("plums", -1));
    } catch (IllegalArgumentException e) {
      IO.println("refused: " + e.getMessage());
    }
    stock.merge("apples", -1, Integer::sum);
    IO.println("apples left: " + stock.get("apples"));

    // a class that inherits has no say in what its parent does inside
    var leaky =
        new HashMap<String, Integer>() {
          @Override
          public Integer put(String article, Integer count) {
            return super.put(article, checked(article, count));
          }
        };
    leaky.putAll(Map.of("plums", -1));
    IO.println("plums in the leaky stock: " + leaky.get("plums"));
  }
}
