package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("LazyMap")
class LazyMapTest {
  @Nested
  @DisplayName("d[key]")
  class Get {
    @Test
    void makesTheValueThatIsNotThereAndStoresIt() {
      // orders = defaultdict(list)
      LazyMap<String, List<String>> orders = LazyMap.of(ArrayList::new);

      // orders["Ada"].append("lamp"); orders["Eve"].append("desk"); orders["Ada"].append("chair")
      orders.get("Ada").add("lamp");
      orders.get("Eve").add("desk");
      orders.get("Ada").add("chair");

      // orders == {"Ada": ["lamp", "chair"], "Eve": ["desk"]}
      assertThat(orders).isEqualTo(Map.of("Ada", List.of("lamp", "chair"), "Eve", List.of("desk")));

      // "Bob" in orders, orders.get("Bob", [])  # False, []: to look makes nothing
      assertThat(orders.containsKey("Bob")).isFalse();
      assertThat(orders.getOrDefault("Bob", List.of())).isEmpty();
      assertThat(orders).hasSize(2);
    }

    @Test
    void makesAValueForEachKey() {
      // orders = defaultdict(list); orders["Ada"] is not orders["Eve"]
      LazyMap<String, List<String>> orders = LazyMap.of(ArrayList::new);

      assertThat(orders.get("Ada")).isNotSameAs(orders.get("Eve"));
      assertThat(orders.get("Ada")).isSameAs(orders.get("Ada"));
    }

    @Test
    void asksTheFactoryOnceForEachKey() {
      // ids = defaultdict(lambda: len(ids)); [ids[name] for name in ("Ada", "Eve", "Ada")]
      Map<String, Integer> names = new LinkedHashMap<>();
      var ids = LazyMap.over(names, names::size);

      assertThat(List.of(ids.get("Ada"), ids.get("Eve"), ids.get("Ada"))).containsExactly(0, 1, 0);
    }

    @Test
    void nestsAsDeepAsItIsWritten() {
      // sales = defaultdict(lambda: defaultdict(int)); sales["north"]["lamps"] += 3
      LazyMap<String, LazyMap<String, Integer>> sales = LazyMap.of(() -> LazyMap.of(() -> 0));
      sales.get("north").merge("lamps", 3, Integer::sum);

      assertThat(sales).isEqualTo(Map.of("north", Map.of("lamps", 3)));
      assertThat(sales.get("south").get("lamps")).isZero();
    }

    @Test
    void keepsTheOrderOfInsertion() {
      LazyMap<Integer, String> names = LazyMap.of(() -> "");
      names.get(30);
      names.put(10, "Ada");
      names.get(20);
      names.get(30);

      // list(names)  # [30, 10, 20]
      assertThat(names.keySet()).containsExactly(30, 10, 20);
    }
  }

  @Nested
  @DisplayName("d.get(key), in, d.items()")
  class Looking {
    private final LazyMap<String, Integer> stock =
        LazyMap.of(() -> {
          throw new AssertionError("to look makes nothing");
        });

    @Test
    void makesNothing() {
      // stock.get("lamp", 7), "lamp" in stock
      assertThat(stock.getOrDefault("lamp", 7)).isEqualTo(7);
      assertThat(stock.containsKey("lamp")).isFalse();
      assertThat(stock.containsValue(0)).isFalse();

      // "lamp" in stock.keys(), ("lamp", 0) in stock.items()
      assertThat(stock.keySet().contains("lamp")).isFalse();
      assertThat(stock.entrySet().contains(Map.entry("lamp", 0))).isFalse();
      assertThat(stock.values().contains(0)).isFalse();

      assertThat(stock.isEmpty()).isTrue();
      assertThat(stock).hasToString("{}").hasSameHashCodeAs(Map.of());
    }

    @Test
    void isAllThatTheOtherMethodsDo() {
      // stock.setdefault("lamp", 7)
      stock.putIfAbsent("lamp", 7);
      stock.computeIfAbsent("desk", String::length);
      stock.merge("chair", 1, Integer::sum);
      stock.compute("shelf", (_, count) -> count);
      stock.computeIfPresent("bench", (_, count) -> count + 1);
      stock.replace("stool", 2);

      // stock.pop("stool", None)
      assertThat(stock.remove("stool")).isNull();
      assertThat(stock.remove("stool", 2)).isFalse();
      assertThat(stock.replace("stool", 2, 3)).isFalse();

      assertThat(stock).isEqualTo(Map.of("lamp", 7, "desk", 4, "chair", 1));
    }

    /// What Map implements itself, it implements by `get`; so this fails for what a JDK may add.
    @Test
    void isSaidOfEachMethodThatMapHas() {
      var methodsOfMap =
          Arrays.stream(Map.class.getMethods())
              .filter(method -> !Modifier.isStatic(method.getModifiers()));

      assertThat(methodsOfMap)
          .hasSizeGreaterThan(20)
          .allSatisfy(method ->
              assertThat(LazyMap.class.getMethod(method.getName(), method.getParameterTypes()))
                  .returns(LazyMap.class, m -> m.getDeclaringClass()));
    }
  }

  @Nested
  @DisplayName("the factory")
  class Factory {
    @Test
    void storesNothingWhenItFails() {
      // sensors = defaultdict(connect); sensors["hall"]  # ConnectionError
      LazyMap<String, String> sensors =
          LazyMap.of(() -> {
            throw new IllegalStateException("the sensor does not answer");
          });

      assertThatIllegalStateException()
          .isThrownBy(() -> sensors.get("hall"))
          .withMessage("the sensor does not answer");
      assertThat(sensors.containsKey("hall")).isFalse();
    }

    @Test
    void mayUseTheMap() {
      // numbers["max"] stores "min" on its way
      Map<String, Integer> numbers = new HashMap<>();
      var lazy =
          LazyMap.over(
              numbers,
              () -> {
                numbers.put("min", 1);
                return 9;
              });

      assertThat(lazy.get("max")).isEqualTo(9);
      assertThat(numbers).isEqualTo(Map.of("min", 1, "max", 9));
    }

    @Test
    void isNeededAndSoIsTheMap() {
      Supplier<Integer> none = null;

      assertThatNullPointerException().isThrownBy(() -> LazyMap.of(none)).withMessage("factory");
      assertThatNullPointerException()
          .isThrownBy(() -> LazyMap.over(new HashMap<>(), none))
          .withMessage("factory");
      assertThatNullPointerException()
          .isThrownBy(() -> LazyMap.over(null, () -> 0))
          .withMessage("map");
    }
  }

  @Nested
  @DisplayName("over(map, factory)")
  class Over {
    @Test
    void storesInTheMapBeneath() {
      // words = defaultdict(list, {"b": ["be"]}); words["a"].append("are"); sorted(words)
      var words = new TreeMap<String, List<String>>(Map.of("b", List.of("be")));
      LazyMap.over(words, ArrayList::new).get("a").add("are");

      assertThat(words).hasToString("{a=[are], b=[be]}");
    }

    @Test
    void leavesAMapWhoseGetOnlyReads() {
      Map<String, Integer> counts = new LinkedHashMap<>();
      var lazy = LazyMap.over(counts, () -> 0);
      lazy.get("Ada");

      // lazy.default_factory = None; lazy["Eve"]  # KeyError
      assertThat(counts.get("Eve")).isNull();
      assertThat(counts).isEqualTo(Map.of("Ada", 0));
    }

    @Test
    void givesTwoThreadsTheSameValue() throws Exception {
      var bothAreMaking = new CyclicBarrier(2);
      LazyMap<String, List<String>> orders =
          LazyMap.over(
              new ConcurrentHashMap<>(),
              () -> {
                try {
                  bothAreMaking.await(10, TimeUnit.SECONDS);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
                return new ArrayList<>();
              });

      try (var threads = Executors.newFixedThreadPool(2)) {
        var first = threads.submit(() -> orders.get("Ada"));
        var second = threads.submit(() -> orders.get("Ada"));

        assertThat(first.get()).isSameAs(second.get()).isSameAs(orders.get("Ada"));
      }
    }
  }

  @Nested
  @DisplayName("d == other")
  class Equality {
    @Test
    void makesNothingWhenTheLazyMapIsAsked() {
      LazyMap<String, Integer> ours = LazyMap.of(() -> 0);
      LazyMap<String, Integer> theirs = LazyMap.of(() -> 0);
      ours.put("Ada", 0);
      theirs.put("Eve", 0);

      // ours == {"Eve": 0}, ours == theirs  # False, False
      assertThat(ours.equals(Map.of("Eve", 0))).isFalse();
      assertThat(ours.equals(theirs)).isFalse();
      assertThat(theirs.equals(ours)).isFalse();

      assertThat(ours).isEqualTo(Map.of("Ada", 0)).hasSize(1);
      assertThat(theirs).isEqualTo(Map.of("Eve", 0)).hasSize(1);
    }

    @Test
    void insertsAndMayLieWhenTheOtherMapIsAsked() {
      LazyMap<String, Integer> lazy = LazyMap.of(() -> 0);
      lazy.put("Ada", 0);

      // {"Eve": 0} == lazy  # False, and changes nothing
      assertThat(Map.of("Eve", 0).equals(lazy)).isTrue();

      assertThat(lazy.keySet()).containsExactly("Ada", "Eve");
    }

    @Test
    void isRightBothWaysForTheMapBeneathAndForTheEntries() {
      var counts = new LinkedHashMap<>(Map.of("Ada", 0));
      var lazy = LazyMap.over(counts, () -> 0);
      var other = Map.of("Eve", 0);

      assertThat(other.equals(counts)).isFalse();
      assertThat(other.entrySet().equals(lazy.entrySet())).isFalse();
      assertThat(lazy).hasSize(1);
    }
  }

  @Nested
  @DisplayName("a get that inserts surprises")
  class Surprises {
    @Test
    void aLoopOverTheMap() {
      LazyMap<String, Integer> stock = LazyMap.of(() -> 0);
      stock.putAll(Map.of("lamp", 3, "desk", 1));

      // for name in stock: stock[name + "s"]
      // RuntimeError: dictionary changed size during iteration
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() -> {
            for (String name : stock.keySet()) {
              stock.get(name + "s");
            }
          });
    }

    @Test
    void aViewThatMeansToOnlyRead() {
      LazyMap<String, Integer> stock = LazyMap.of(() -> 0);
      var readOnly = Collections.unmodifiableMap(stock);

      // MappingProxyType(stock)["lamp"]  # 0, and inserts, too
      assertThat(readOnly.get("lamp")).isZero();
      assertThat(stock).hasSize(1);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theFactoryMustNotMakeNull() {
      // defaultdict(lambda: None)["Ada"]  # None, and stores it
      LazyMap<String, String> emails = LazyMap.of(() -> null);

      assertThatNullPointerException()
          .isThrownBy(() -> emails.get("Ada"))
          .withMessage(
              "The factory made null for the key Ada; use getOrDefault to look without making.");
      assertThat(emails.containsKey("Ada")).isFalse();
    }

    @Test
    void butANullThatWasPutIsAValue() {
      LazyMap<String, String> emails = LazyMap.of(() -> "none");
      emails.put("Ada", null);

      // emails["Ada"]  # None
      assertThat(emails.get("Ada")).isNull();
    }

    @Test
    void aKeyOfAnotherTypeIsStoredUnseen() {
      LazyMap<Long, Integer> visits = LazyMap.of(() -> 0);
      Object seven = 7; // an Integer, no Long
      visits.get(seven);

      // visits[7] == visits[7.0]: to Python equal numbers are one key
      assertThat(visits.containsKey(7L)).isFalse();
      assertThatExceptionOfType(ClassCastException.class)
          .isThrownBy(() -> {
            for (long id : visits.keySet()) {
              assertThat(id).isEqualTo(7);
            }
          });
    }

    @Test
    void aKeyThatTheFactoryStoresItselfStays() {
      Map<String, Integer> map = new HashMap<>();
      var lazy =
          LazyMap.over(
              map,
              () -> {
                map.put("Ada", 1);
                return 2;
              });

      // 2: stored last, it replaces the first
      assertThat(lazy.get("Ada")).isEqualTo(1);
      assertThat(map).isEqualTo(Map.of("Ada", 1));
    }
  }
}
