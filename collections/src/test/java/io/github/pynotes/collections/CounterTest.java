package io.github.pynotes.collections;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.Counter")
class CounterTest {
  private static final List<String> PAGES = List.of("home", "cart", "home", "help", "home", "cart");

  private final Multiset<String> stock =
      LinkedHashMultiset.create(List.of("lamp", "lamp", "lamp", "desk"));
  private final Multiset<String> wanted =
      LinkedHashMultiset.create(List.of("lamp", "desk", "desk", "chair"));

  @Nested
  @DisplayName("Counter(iterable)")
  class Count {
    @Test
    void isAMultiset() {
      // @start region="counter"
      // visits = Counter(["home", "cart", "home", "help", "home", "cart"])
      Multiset<String> visits = LinkedHashMultiset.create(PAGES);

      // visits["home"], visits["jobs"]  # 3, 0
      assertThat(visits.count("home")).isEqualTo(3);
      assertThat(visits.count("jobs")).isZero();

      // visits.total(), len(visits)  # 6, 3
      assertThat(visits.size()).isEqualTo(6);
      assertThat(visits.elementSet()).hasSize(3);

      // visits.most_common(2)  # [('home', 3), ('cart', 2)]
      assertThat(Multisets.copyHighestCountFirst(visits).entrySet().stream().limit(2))
          .containsExactly(
              Multisets.immutableEntry("home", 3), Multisets.immutableEntry("cart", 2));
      // @end
    }

    @Test
    void isMergeInALoop() {
      // visits = Counter()
      // for page in pages: visits[page] += 1
      var visits = new HashMap<String, Integer>();
      for (String page : PAGES) {
        visits.merge(page, 1, Integer::sum);
      }

      assertThat(visits).isEqualTo(Map.of("home", 3, "cart", 2, "help", 1));
    }

    @Test
    void isGroupingByInAStream() {
      var visits = PAGES.stream().collect(groupingBy(identity(), counting()));

      assertThat(visits).isEqualTo(Map.of("home", 3L, "cart", 2L, "help", 1L));
    }

    @Test
    void ofAMappingAddsEachSoOften() {
      // Counter({"lamp": 3, "desk": 1}) == stock
      Multiset<String> counts = HashMultiset.create();
      Map.of("lamp", 3, "desk", 1).forEach(counts::add);

      assertThat(counts).isEqualTo(stock);
    }
  }

  @Nested
  @DisplayName("c[element], c[element] = count, del c[element]")
  class Element {
    @Test
    void isCountAndSetCount() {
      // stock["desk"] = 5; stock["desk"]  # 5
      stock.setCount("desk", 5);
      assertThat(stock.count("desk")).isEqualTo(5);

      // del stock["desk"]; "desk" in stock  # False
      stock.setCount("desk", 0);
      assertThat(stock.contains("desk")).isFalse();
    }

    @Test
    void thatIsMissingCountsZeroAndIsNotAdded() {
      // stock["sofa"], "sofa" in stock  # 0, False
      assertThat(stock.count("sofa")).isZero();
      assertThat(stock.contains("sofa")).isFalse();
    }

    @Test
    void thatIsMissingIsNoIntInAMap() {
      var counts = new HashMap<String, Integer>();

      assertThatNullPointerException()
          .isThrownBy(() -> {
            int sofas = counts.get("sofa");
            counts.put("sofa", sofas + 1);
          });
      assertThat(counts.getOrDefault("sofa", 0)).isZero();
    }
  }

  @Nested
  @DisplayName("update(), subtract()")
  class UpdateAndSubtract {
    @Test
    void areAddAllAndRemoveOccurrences() {
      // stock.update(["desk", "sofa"])
      stock.addAll(List.of("desk", "sofa"));
      assertThat(stock).hasToString("[lamp x 3, desk x 2, sofa]");

      // stock.subtract(["lamp", "sofa"]); +stock
      Multisets.removeOccurrences(stock, List.of("lamp", "sofa"));
      assertThat(stock).hasToString("[lamp x 2, desk x 2]");
    }

    /// It removes the element altogether, as `Collection.removeAll` does.
    @Test
    void areNotRemoveAll() {
      stock.removeAll(List.of("lamp"));

      assertThat(stock).containsExactly("desk");
    }
  }

  @Nested
  @DisplayName("most_common()")
  class MostCommon {
    private final List<String> fruit = List.of("pear", "fig", "plum", "fig", "kiwi", "kiwi");

    @Test
    void keepsTheOrderOfInsertionAmongEquals() {
      // Counter(fruit).most_common()  # [('fig', 2), ('kiwi', 2), ('pear', 1), ('plum', 1)]
      var mostCommon = Multisets.copyHighestCountFirst(LinkedHashMultiset.create(fruit));

      assertThat(mostCommon).hasToString("[fig x 2, kiwi x 2, pear, plum]");
    }

    @Test
    void doesNotWhenTheMultisetHashes() {
      // Counter(["pear", "fig", "plum"]).most_common()  # [('pear', 1), ('fig', 1), ('plum', 1)]
      var mostCommon =
          Multisets.copyHighestCountFirst(HashMultiset.create(List.of("pear", "fig", "plum")));

      assertThat(mostCommon.asList())
          .containsExactlyInAnyOrder("pear", "fig", "plum")
          .isNotEqualTo(List.of("pear", "fig", "plum"));
    }

    @Test
    void isASortOfTheEntriesOfAMap() {
      // Counter(fruit).most_common(3)  # [('fig', 2), ('kiwi', 2), ('pear', 1)]
      var counts = fruit.stream().collect(groupingBy(identity(), LinkedHashMap::new, counting()));
      var mostCommon =
          counts.entrySet().stream()
              .sorted(Map.Entry.<String, Long>comparingByValue().reversed()) // stable
              .limit(3);

      assertThat(mostCommon)
          .containsExactly(Map.entry("fig", 2L), Map.entry("kiwi", 2L), Map.entry("pear", 1L));
    }
  }

  @Nested
  @DisplayName("elements()")
  class Elements {
    @Test
    void areWhatAMultisetIterates() {
      // list(stock.elements())  # ['lamp', 'lamp', 'lamp', 'desk']
      assertThat(stock).containsExactly("lamp", "lamp", "lamp", "desk");
    }
  }

  @Nested
  @DisplayName("+ - & |")
  class Operators {
    @Test
    void areSumDifferenceIntersectionAndUnion() {
      // stock + wanted  # Counter({'lamp': 4, 'desk': 3, 'chair': 1})
      assertThat(Multisets.sum(stock, wanted)).hasToString("[lamp x 4, desk x 3, chair]");

      // stock - wanted  # Counter({'lamp': 2})
      assertThat(Multisets.difference(stock, wanted)).hasToString("[lamp x 2]");

      // stock & wanted  # Counter({'lamp': 1, 'desk': 1})
      assertThat(Multisets.intersection(stock, wanted)).hasToString("[lamp, desk]");

      // stock | wanted  # Counter({'lamp': 3, 'desk': 2, 'chair': 1})
      assertThat(Multisets.union(stock, wanted)).hasToString("[lamp x 3, desk x 2, chair]");
    }

    @Test
    void inPlaceAreMethodsThatChangeTheirFirstArgument() {
      // stock -= wanted
      Multisets.removeOccurrences(stock, wanted);
      assertThat(stock).hasToString("[lamp x 2]");

      // stock += wanted
      stock.addAll(wanted);
      assertThat(stock).hasToString("[lamp x 3, desk x 2, chair]");

      // stock &= wanted
      Multisets.retainOccurrences(stock, wanted);
      assertThat(stock).isEqualTo(wanted);
    }
  }

  @Nested
  @DisplayName("== <=")
  class Comparing {
    @Test
    void isEqualsWhateverTheOrder() {
      // Counter(["desk", "lamp", "lamp", "lamp"]) == stock  # True
      assertThat(HashMultiset.create(List.of("desk", "lamp", "lamp", "lamp"))).isEqualTo(stock);
    }

    @Test
    void isContainsOccurrences() {
      // Counter(lamp=2) <= stock, wanted <= stock  # True, False
      assertThat(Multisets.containsOccurrences(stock, ImmutableMultiset.of("lamp", "lamp")))
          .isTrue();
      assertThat(Multisets.containsOccurrences(stock, wanted)).isFalse();
    }

    /// It asks whether each element is there at all.
    @Test
    void isNotContainsAll() {
      assertThat(stock.containsAll(List.of("desk", "desk"))).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aMultisetHasNoCountBelowZero() {
      // stock.subtract(wanted)  # Counter({'lamp': 2, 'desk': -1, 'chair': -1})
      Multisets.removeOccurrences(stock, wanted);
      assertThat(stock.count("desk")).isZero();

      // stock["desk"] = -1
      assertThatIllegalArgumentException()
          .isThrownBy(() -> stock.setCount("desk", -1))
          .withMessage("count cannot be negative but was: -1");
      assertThatIllegalArgumentException().isThrownBy(() -> stock.add("desk", -1));
    }

    @Test
    void whereItMattersAMapHasThem() {
      // stock.subtract(wanted)  # Counter({'lamp': 2, 'desk': -1, 'chair': -1})
      var counts = new HashMap<>(Map.of("lamp", 3, "desk", 1));
      wanted.forEachEntry((thing, count) -> counts.merge(thing, -count, Integer::sum));

      assertThat(counts).isEqualTo(Map.of("lamp", 2, "desk", -1, "chair", -1));
    }

    @Test
    void aMultisetHasNoEntryWhoseCountIsZero() {
      // stock["desk"] -= 1; "desk" in stock, len(stock)  # True, 2
      stock.remove("desk");

      assertThat(stock.contains("desk")).isFalse();
      assertThat(stock.elementSet()).hasSize(1);
    }

    @Test
    void anElementThatComesBackStandsAtTheEnd() {
      // stock["lamp"] = 0; stock["lamp"] += 1; list(stock)  # ['lamp', 'desk']
      stock.setCount("lamp", 0);
      stock.add("lamp");

      assertThat(stock.elementSet()).containsExactly("desk", "lamp");
    }

    @Test
    void aLoopOverAMultisetSeesEachElementSoOften() {
      // [thing for thing in stock]  # ['lamp', 'desk']
      assertThat(stock.stream()).containsExactly("lamp", "lamp", "lamp", "desk");
      assertThat(stock.elementSet()).containsExactly("lamp", "desk");
    }

    @Test
    void theOperatorsAreViews() {
      // missing = wanted - stock; stock.clear(); missing  # Counter({'desk': 1, 'chair': 1})
      var missing = Multisets.difference(wanted, stock);
      var copy = ImmutableMultiset.copyOf(missing);
      stock.clear();

      assertThat(missing).isEqualTo(wanted);
      assertThat(copy).hasToString("[desk, chair]");
    }

    @Test
    void countingMakesLongsAndNoLongEqualsAnInteger() {
      // Counter(pages) == Counter({"home": 3, "cart": 2, "help": 1})  # True
      Map<String, Long> visits = PAGES.stream().collect(groupingBy(identity(), counting()));
      Map<?, ?> integers = Map.of("home", 3, "cart", 2, "help", 1);

      assertThat(visits.equals(integers)).isFalse();
      assertThat(visits).isEqualTo(Map.of("home", 3L, "cart", 2L, "help", 1L));
    }

    @Test
    void aCountIsAnIntAndEndsThere() {
      // stock["lamp"] = 2**31 - 1; stock["lamp"] += 1  # 2147483648
      stock.setCount("lamp", Integer.MAX_VALUE);

      assertThatIllegalArgumentException()
          .isThrownBy(() -> stock.add("lamp"))
          .withMessage("too many occurrences: 2147483648");

      // stock.total()  # 2147483648: one desk more
      assertThat(stock.size()).isEqualTo(Integer.MAX_VALUE);

      // and where merge adds, it wraps around unless it is told not to
      var counts = new HashMap<>(Map.of("lamp", Integer.MAX_VALUE));
      assertThat(counts.merge("lamp", 1, Integer::sum)).isEqualTo(Integer.MIN_VALUE);
    }
  }
}
