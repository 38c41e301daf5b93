package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import com.google.common.collect.Iterables;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("collections.OrderedDict")
class OrderedDictTest {
  private final SequencedMap<String, Integer> tickets = new LinkedHashMap<>();

  OrderedDictTest() {
    // tickets = OrderedDict(ada=101, bob=102, eve=103)
    tickets.put("ada", 101);
    tickets.put("bob", 102);
    tickets.put("eve", 103);
  }

  @Nested
  @DisplayName("tickets['ada'] = 104")
  class SetItem {
    @Test
    void keepsThePlaceOfAKey() {
      tickets.put("ada", 104);

      assertThat(tickets).containsExactly(entry("ada", 104), entry("bob", 102), entry("eve", 103));
    }

    @Test
    void putsANewKeyLast() {
      tickets.put("joe", 104);

      assertThat(tickets.keySet()).containsExactly("ada", "bob", "eve", "joe");
    }

    @Test
    void putsAKeyLastThatWasDeleted() {
      // del tickets["ada"]; tickets["ada"] = 104
      tickets.remove("ada");
      tickets.put("ada", 104);

      assertThat(tickets.keySet()).containsExactly("bob", "eve", "ada");
    }
  }

  @Nested
  @DisplayName("move_to_end(key, last=True)")
  class MoveToEnd {
    @Test
    void isPutLastOrPutFirst() {
      // @start region="ordered-dict"
      // tickets = OrderedDict(ada=101, bob=102, eve=103)
      assertThat(tickets.keySet()).containsExactly("ada", "bob", "eve");

      // tickets["ada"] = 104           # keeps its place
      tickets.put("ada", 104);
      assertThat(tickets.keySet()).containsExactly("ada", "bob", "eve");

      // tickets.move_to_end("ada")
      tickets.putLast("ada", 104);
      assertThat(tickets.keySet()).containsExactly("bob", "eve", "ada");

      // tickets.move_to_end("eve", last=False)
      tickets.putFirst("eve", tickets.get("eve"));
      assertThat(tickets.keySet()).containsExactly("eve", "bob", "ada");

      // tickets.popitem(last=False)    # ('eve', 103)
      assertThat(tickets.pollFirstEntry()).isEqualTo(entry("eve", 103));
      // @end
    }

    @Test
    void addsAMissingKeyWithNull() {
      // tickets.move_to_end("zoe")  # KeyError: 'zoe'
      tickets.putLast("zoe", tickets.get("zoe"));

      assertThat(tickets).containsEntry("zoe", null);
    }
  }

  @Nested
  @DisplayName("popitem(last=True)")
  class PopItem {
    @Test
    void isPollLastEntryOrPollFirstEntry() {
      // tickets.popitem()  # ('eve', 103)
      assertThat(tickets.pollLastEntry()).isEqualTo(entry("eve", 103));

      // tickets.popitem(last=False)  # ('ada', 101)
      assertThat(tickets.pollFirstEntry()).isEqualTo(entry("ada", 101));
      assertThat(tickets).containsExactly(entry("bob", 102));
    }

    @Test
    void isNullWhereNothingIsLeft() {
      tickets.clear();

      // tickets.popitem()  # KeyError: 'dictionary is empty'
      assertThat(tickets.pollLastEntry()).isNull();
    }
  }

  @Nested
  @DisplayName("next(iter(tickets)), next(reversed(tickets))")
  class Ends {
    @Test
    void areTheFirstAndTheLastOfTheSequencedKeySet() {
      // next(iter(tickets)), next(reversed(tickets))  # ('ada', 'eve')
      assertThat(tickets.sequencedKeySet().getFirst()).isEqualTo("ada");
      assertThat(tickets.sequencedKeySet().getLast()).isEqualTo("eve");

      // next(reversed(tickets.items()))  # ('eve', 103)
      assertThat(tickets.lastEntry()).isEqualTo(entry("eve", 103));
    }

    @Test
    void areNotThereInAnEmptyMap() {
      tickets.clear();

      // next(iter(tickets))  # StopIteration
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(() -> tickets.sequencedKeySet().getFirst());
      assertThat(tickets.firstEntry()).isNull();
    }
  }

  @Nested
  @DisplayName("reversed(tickets)")
  class Reversed {
    @Test
    void isAViewThatFollowsTheMap() {
      // list(reversed(tickets))  # ['eve', 'bob', 'ada']
      var backwards = tickets.reversed();
      assertThat(backwards.keySet()).containsExactly("eve", "bob", "ada");

      tickets.remove("bob");
      assertThat(backwards.keySet()).containsExactly("eve", "ada");
    }

    @Test
    void isThereForValuesAndEntries() {
      // list(reversed(tickets.values())), list(reversed(tickets.items()))
      assertThat(tickets.sequencedValues().reversed()).containsExactly(103, 102, 101);
      assertThat(tickets.sequencedEntrySet().reversed())
          .containsExactly(entry("eve", 103), entry("bob", 102), entry("ada", 101));
    }
  }

  @Nested
  @DisplayName("tickets == other")
  class Equality {
    private final Map<String, Integer> other = new LinkedHashMap<>(tickets.reversed());

    @Test
    void comparesListsOfEntriesWhereTheOrderCounts() {
      // tickets == OrderedDict(reversed(tickets.items()))  # False
      assertThat(List.copyOf(tickets.entrySet())).isNotEqualTo(List.copyOf(other.entrySet()));

      // tickets == OrderedDict(tickets)  # True
      var same = new LinkedHashMap<>(tickets);
      assertThat(List.copyOf(tickets.entrySet())).isEqualTo(List.copyOf(same.entrySet()));
    }

    @Test
    void isElementsEqualWithGuavaWhichMakesNoCopy() {
      assertThat(Iterables.elementsEqual(tickets.entrySet(), other.entrySet())).isFalse();
    }

    @Test
    void isEqualsWhereItDoesNotCount() {
      // tickets == dict(eve=103, bob=102, ada=101)  # True
      assertThat(tickets.equals(other)).isTrue();
    }
  }

  @Nested
  @DisplayName("class LRU(OrderedDict)")
  class LeastRecentlyUsed {
    private final Map<String, String> pages = pages(true);

    private static Map<String, String> pages(boolean inTheOrderOfAccess) {
      return new LinkedHashMap<>(16, 0.75f, inTheOrderOfAccess) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > 2;
        }
      };
    }

    @Test
    void isALinkedHashMapInTheOrderOfAccess() {
      pages.put("/", "home");
      pages.put("/cart", "cart");
      pages.get("/");
      pages.put("/help", "help");

      assertThat(pages.keySet()).containsExactly("/", "/help");
    }

    @Test
    void forgetsWhatIsUsedMostWhereTheOrderIsThatOfInsertion() {
      var firstInFirstOut = pages(false);
      firstInFirstOut.put("/", "home");
      firstInFirstOut.put("/cart", "cart");
      firstInFirstOut.get("/");
      firstInFirstOut.put("/help", "help");

      assertThat(firstInFirstOut.keySet()).containsExactly("/cart", "/help");
    }

    @Test
    void failsWhenAGetMovesWhatAnIterationStandsOn() {
      pages.put("/", "home");
      pages.put("/cart", "cart");

      // for path in pages: pages[path]  # RuntimeError: OrderedDict mutated during iteration
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() -> {
            for (String path : pages.keySet()) {
              pages.get(path);
            }
          });
    }

    @Test
    void isReadByItsEntriesWithoutAnAccess() {
      pages.put("/", "home");
      pages.put("/cart", "cart");

      // for path, page in pages.items(): ...
      var seen = pages.entrySet().stream().map(Map.Entry::getValue);
      assertThat(seen).containsExactly("home", "cart");

      assertThat(pages.containsKey("/")).isTrue();
      assertThat(pages.keySet()).containsExactly("/", "/cart");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theOrderDoesNotCountAmongMaps() {
      // OrderedDict(ada=101, bob=102, eve=103) == OrderedDict(eve=103, bob=102, ada=101)  # False
      assertThat(tickets.equals(tickets.reversed())).isTrue();
    }

    @Test
    void aMissingKeyIsNull() {
      // tickets["zoe"], tickets.pop("zoe")  # KeyError: 'zoe'
      assertThat(tickets.get("zoe")).isNull();
      assertThat(tickets.remove("zoe")).isNull();
    }

    @Test
    void aNullIsNoValueForPutIfAbsent() {
      tickets.put("ada", null);

      // tickets.setdefault("ada", 104)  # None, and it stays None
      tickets.putIfAbsent("ada", 104);
      assertThat(tickets).containsEntry("ada", 104);
    }

    @Test
    void aMapWithoutAnOrderIsNoSequencedMap() {
      // dict(ada=101, bob=102)  # keeps the order, too
      assertThat(Stream.of(Map.of("ada", 101, "bob", 102), new HashMap<>(tickets)))
          .noneMatch(SequencedMap.class::isInstance);
    }
  }
}
