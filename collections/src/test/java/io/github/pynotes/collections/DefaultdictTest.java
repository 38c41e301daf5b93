package io.github.pynotes.collections;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.ArrayListMultimap;
import com.google.common.collect.ForwardingMap;
import com.google.common.collect.HashMultimap;
import com.google.common.collect.MultimapBuilder;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.defaultdict")
class DefaultdictTest {
  private record Order(String customer, String thing, int pieces) {}

  private static final List<Order> ORDERS =
      List.of(
          new Order("Ada", "lamp", 2), new Order("Eve", "desk", 1), new Order("Ada", "lamp", 4));

  @Nested
  @DisplayName("defaultdict(list)")
  class Lists {
    @Test
    void isComputeIfAbsentOrALazyMap() {
      // @start region="defaultdict"
      // bought = defaultdict(list)
      // for order in orders:
      //     bought[order.customer].append(order.thing)
      var bought = new HashMap<String, List<String>>();
      for (Order order : ORDERS) {
        bought.computeIfAbsent(order.customer(), _ -> new ArrayList<>()).add(order.thing());
      }
      assertThat(bought).isEqualTo(Map.of("Ada", List.of("lamp", "lamp"), "Eve", List.of("desk")));

      // or with a get that inserts
      LazyMap<String, List<String>> lazy = LazyMap.of(ArrayList::new);
      for (Order order : ORDERS) {
        lazy.get(order.customer()).add(order.thing());
      }
      assertThat(lazy).isEqualTo(bought);
      // @end
    }

    @Test
    void isGroupingByWhenAllIsAtHand() {
      var bought =
          ORDERS.stream().collect(groupingBy(Order::customer, mapping(Order::thing, toList())));

      assertThat(bought).isEqualTo(Map.of("Ada", List.of("lamp", "lamp"), "Eve", List.of("desk")));
    }

    @Test
    void isAListMultimap() {
      var bought = ArrayListMultimap.<String, String>create();
      for (Order order : ORDERS) {
        bought.put(order.customer(), order.thing());
      }

      assertThat(bought.get("Ada")).containsExactly("lamp", "lamp");
      assertThat(bought.asMap())
          .isEqualTo(Map.of("Ada", List.of("lamp", "lamp"), "Eve", List.of("desk")));
    }
  }

  @Nested
  @DisplayName("defaultdict(set)")
  class Sets {
    @Test
    void isASetMultimap() {
      // buyers = defaultdict(set); buyers["lamp"].add("Ada"); buyers["lamp"].add("Ada")
      var buyers = HashMultimap.<String, String>create();

      assertThat(buyers.put("lamp", "Ada")).isTrue();
      assertThat(buyers.put("lamp", "Ada")).isFalse();
      assertThat(buyers.asMap()).isEqualTo(Map.of("lamp", Set.of("Ada")));
    }
  }

  @Nested
  @DisplayName("defaultdict(int)")
  class Sums {
    @Test
    void isMerge() {
      // sold = defaultdict(int)
      // for order in orders: sold[order.thing] += order.pieces
      var sold = new HashMap<String, Integer>();
      for (Order order : ORDERS) {
        sold.merge(order.thing(), order.pieces(), Integer::sum);
      }

      // sold == {"lamp": 6, "desk": 1}
      assertThat(sold).isEqualTo(Map.of("lamp", 6, "desk", 1));
    }

    @Test
    void isGroupingByWhenAllIsAtHand() {
      var sold = ORDERS.stream().collect(groupingBy(Order::thing, summingInt(Order::pieces)));

      assertThat(sold).isEqualTo(Map.of("lamp", 6, "desk", 1));
    }
  }

  @Nested
  @DisplayName("order of the keys")
  class OrderOfKeys {
    @Test
    void isChosenWithTheMap() {
      // lengths = defaultdict(list)
      // for word in "pear", "fig", "plum": lengths[len(word)].append(word)
      var words = List.of("pear", "fig", "plum");

      // list(lengths)  # [4, 3]
      Map<Integer, List<String>> inserted =
          words.stream().collect(groupingBy(String::length, LinkedHashMap::new, toList()));
      assertThat(inserted).hasToString("{4=[pear, plum], 3=[fig]}");

      // sorted(lengths)  # [3, 4]
      Map<Integer, List<String>> sorted =
          words.stream().collect(groupingBy(String::length, TreeMap::new, toList()));
      assertThat(sorted).hasToString("{3=[fig], 4=[pear, plum]}");

      var multimap = MultimapBuilder.linkedHashKeys().arrayListValues().<Integer, String>build();
      words.forEach(word -> multimap.put(word.length(), word));
      assertThat(multimap).hasToString("{4=[pear, plum], 3=[fig]}");
    }
  }

  @Nested
  @DisplayName("d[key], d.get(key)")
  class GetThatInserts {
    @Test
    void isComputeIfAbsentAgainstGet() {
      var bought = new HashMap<String, List<String>>();

      // bought.get("Ada", [])
      assertThat(bought.getOrDefault("Ada", List.of())).isEmpty();
      assertThat(bought.containsKey("Ada")).isFalse();

      // bought["Ada"]
      assertThat(bought.computeIfAbsent("Ada", _ -> new ArrayList<>())).isEmpty();
      assertThat(bought.containsKey("Ada")).isTrue();
    }

    @Test
    void isALazyMapWhereTheValuesAreMaps() {
      // table = defaultdict(lambda: defaultdict(int)); table["Ada"]["lamp"] += 2
      LazyMap<String, LazyMap<String, Integer>> table = LazyMap.of(() -> LazyMap.of(() -> 0));
      for (Order order : ORDERS) {
        table.get(order.customer()).merge(order.thing(), order.pieces(), Integer::sum);
      }

      assertThat(table).hasToString("{Ada={lamp=6}, Eve={desk=1}}");
    }

    @Test
    void isNotAListThatGetOrDefaultMade() {
      var bought = new HashMap<String, List<String>>();

      // bought.get("Ada", []).append("lamp"): lost in Python, too
      bought.getOrDefault("Ada", new ArrayList<>()).add("lamp");

      assertThat(bought).isEmpty();
    }
  }

  @Nested
  @DisplayName("a factory that raises")
  class FailingFactory {
    @Test
    void storesNothing() {
      var degrees = new HashMap<String, Integer>();

      // degrees = defaultdict(read_sensor); degrees["hall"]  # TimeoutError
      assertThatIllegalStateException()
          .isThrownBy(() -> degrees.computeIfAbsent("hall", _ -> readSensor()));

      assertThat(degrees).isEmpty();
    }

    private int readSensor() {
      throw new IllegalStateException("no sensor answers");
    }
  }

  @Nested
  @DisplayName("__missing__")
  class Missing {
    @Test
    void isTheFunctionOfComputeIfAbsentWhichKnowsTheKey() {
      // class Lengths(dict):
      //     def __missing__(self, word):
      //         self[word] = len(word)
      //         return self[word]
      var lengths = new HashMap<String, Integer>();

      // Lengths()["chair"]  # 5
      assertThat(lengths.computeIfAbsent("chair", String::length)).isEqualTo(5);
      assertThat(lengths).isEqualTo(Map.of("chair", 5));
    }

    @Test
    void isGetOrDefaultWhereNothingIsToBeStored() {
      // class Names(dict):
      //     def __missing__(self, id):
      //         return f"sensor {id}"
      Map<Integer, String> names = Map.of(7, "hall");

      // Names({7: "hall"})[8]  # 'sensor 8'
      assertThat(names.getOrDefault(8, "sensor " + 8)).isEqualTo("sensor 8");
      assertThat(names.getOrDefault(7, "sensor " + 7)).isEqualTo("hall");
    }

    /// A `HashMap` implements `getOrDefault` by itself; `ForwardingMap` leaves it to `Map`.
    @Test
    void isNotAnOverriddenGet() {
      var beneath = new HashMap<String, Integer>();
      var lengths =
          new ForwardingMap<String, Integer>() {
            @Override
            protected Map<String, Integer> delegate() {
              return beneath;
            }

            @Override
            public Integer get(Object word) {
              return beneath.computeIfAbsent((String) word, String::length);
            }
          };

      // Lengths().get("chair", 0)  # 0: get knows no __missing__
      assertThat(lengths.getOrDefault("chair", 0)).isEqualTo(5);
      assertThat(lengths.putIfAbsent("desk", 0)).isEqualTo(4);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void computeIfAbsentMustNotChangeItsMap() {
      // class Fibonacci(dict):
      //     def __missing__(self, n):
      //         self[n] = n if n < 2 else self[n - 1] + self[n - 2]
      //         return self[n]
      // Fibonacci()[30]  # 832040
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() -> fibonacci(new HashMap<>(), 30));
      assertThatIllegalStateException()
          .isThrownBy(() -> fibonacci(new ConcurrentHashMap<>(), 30))
          .withMessage("Recursive update");

      assertThat(fibonacciInTwoSteps(new HashMap<>(), 30)).isEqualTo(832_040);
    }

    private long fibonacci(Map<Integer, Long> known, int n) {
      return known.computeIfAbsent(
          n, _ -> n < 2 ? n : fibonacci(known, n - 1) + fibonacci(known, n - 2));
    }

    private long fibonacciInTwoSteps(Map<Integer, Long> known, int n) {
      Long value = known.get(n);
      if (value == null) {
        value = n < 2 ? n : fibonacciInTwoSteps(known, n - 1) + fibonacciInTwoSteps(known, n - 2);
        known.put(n, value);
      }
      return value;
    }

    @Test
    void computeIfAbsentTakesNullForAbsentAndStoresNone() {
      // emails = defaultdict(lambda: None); emails["Ada"]; "Ada" in emails  # True
      var emails = new HashMap<String, String>();
      assertThat(emails.computeIfAbsent("Ada", _ -> null)).isNull();
      assertThat(emails.containsKey("Ada")).isFalse();

      // emails["Eve"] = None; emails["Eve"]  # None
      emails.put("Eve", null);
      assertThat(emails.computeIfAbsent("Eve", _ -> "none")).isEqualTo("none");
    }

    @Test
    void aMultimapHasNoKeyWithoutValues() {
      // bought["Ada"]; "Ada" in bought  # True
      var bought = ArrayListMultimap.<String, String>create();
      assertThat(bought.get("Ada")).isEmpty();
      assertThat(bought.containsKey("Ada")).isFalse();

      // bought["Ada"].append("lamp"); bought["Ada"].remove("lamp"); "Ada" in bought  # True
      bought.get("Ada").add("lamp");
      assertThat(bought.containsKey("Ada")).isTrue();
      bought.remove("Ada", "lamp");
      assertThat(bought.containsKey("Ada")).isFalse();
    }

    @Test
    void theSizeOfAMultimapCountsItsValues() {
      // len(bought)  # 2
      var bought = ArrayListMultimap.<String, String>create();
      ORDERS.forEach(order -> bought.put(order.customer(), order.thing()));

      assertThat(bought.size()).isEqualTo(3);
      assertThat(bought.keySet()).hasSize(2);
    }
  }
}
