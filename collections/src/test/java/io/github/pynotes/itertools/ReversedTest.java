package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.Lists;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.ConcurrentModificationException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("reversed(sequence)")
class ReversedTest {
  private final List<String> orders = new ArrayList<>(List.of("A17", "B02", "C33"));

  @Nested
  @DisplayName("reversed(list)")
  class OfAList {
    @Test
    void isAViewFromTheOtherEnd() {
      // @start region="reversed"
      // list(reversed(orders))  # ['C33', 'B02', 'A17']
      assertThat(orders.reversed()).containsExactly("C33", "B02", "A17");

      // next(reversed(orders))  # 'C33'
      assertThat(orders.reversed().getFirst()).isEqualTo("C33");
      assertThat(orders.getLast()).isEqualTo("C33");

      // list(reversed(stock.items()))  # [('milk', 3), ('tea', 12)]
      var stock = new LinkedHashMap<>(Map.of("tea", 12));
      stock.put("milk", 3);
      assertThat(stock.reversed().entrySet())
          .containsExactly(Map.entry("milk", 3), Map.entry("tea", 12));
      // @end
    }

    @Test
    void worksOnWhateverHasAnOrder() {
      assertThat(new ArrayDeque<>(orders).reversed()).containsExactly("C33", "B02", "A17");
      assertThat(new LinkedHashSet<>(orders).reversed()).containsExactly("C33", "B02", "A17");
      assertThat(new TreeSet<>(orders).reversed()).containsExactly("C33", "B02", "A17");
    }

    @Test
    void reversedTwiceIsTheListAgain() {
      assertThat(orders.reversed().reversed()).isSameAs(orders);
    }

    @Test
    void failsFastWhenTheListChangesMeanwhile() {
      var backwards = orders.reversed().iterator();
      orders.addFirst("Z00");

      // CPython's iterator goes on
      assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(backwards::next);
    }
  }

  @Nested
  @DisplayName("list.reverse()")
  class InPlace {
    @Test
    void turnsTheListItself() {
      // orders.reverse()
      Collections.reverse(orders);

      assertThat(orders).containsExactly("C33", "B02", "A17");
    }
  }

  @Nested
  @DisplayName("reversed(range(start, stop, step))")
  class OfARange {
    @Test
    void isALoopThatCountsDown() {
      // list(reversed(range(2, 6)))  # [5, 4, 3, 2]
      assertThat(IntStream.iterate(5, i -> i >= 2, i -> i - 1)).containsExactly(5, 4, 3, 2);
    }
  }

  @Nested
  @DisplayName("reversed(text)")
  class OfText {
    @Test
    void goesByCodePoints() {
      // "".join(reversed("ab😀"))
      assertThat(new StringBuilder("ab\uD83D\uDE00").reverse()).hasToString("\uD83D\uDE00ba");
    }

    @Test
    void separatesACombiningAccentFromItsLetter() {
      // "".join(reversed("e\u0301a"))  # 'a\u0301e', here as there
      assertThat(new StringBuilder("e\u0301a").reverse()).hasToString("a\u0301e");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theViewWritesThrough() {
      orders.reversed().add("Z00");

      assertThat(orders).containsExactly("Z00", "A17", "B02", "C33");
    }

    @Test
    void theViewMayBeReadAgain() {
      var backwards = orders.reversed();

      // list(it); list(it)  # the second is []
      assertThat(List.copyOf(backwards)).isEqualTo(List.copyOf(backwards)).hasSize(3);
    }

    @Test
    void guavaHasSuchAViewOfListsToo() {
      assertThat(Lists.reverse(orders)).isEqualTo(orders.reversed());
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void sortingByReverseOrderIsSomethingElse() {
      var visits = List.of("hall", "roof", "boiler");

      assertThat(visits.stream().sorted(Comparator.reverseOrder()))
          .containsExactly("roof", "hall", "boiler");
      assertThat(visits.reversed()).containsExactly("boiler", "roof", "hall");
    }

    @Test
    void rangeDoesNotCountDown() {
      // IntStream.range(5, 2) is empty, and no error
      assertThat(IntStream.range(5, 2)).isEmpty();
    }
  }
}
