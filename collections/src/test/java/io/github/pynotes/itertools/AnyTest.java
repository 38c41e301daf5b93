package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Iterables;
import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("any(iterable)")
class AnyTest {
  @Nested
  @DisplayName("any(celsius < 0 for celsius in readings)")
  class OfACondition {
    @Test
    void isTrueAtTheFirstThatFits() {
      // @start region="any"
      var asked = new ArrayList<Integer>();

      // any(celsius < 0 for celsius in [19, -4, 71])
      boolean frost = Stream.of(19, -4, 71).peek(asked::add).anyMatch(celsius -> celsius < 0);

      assertThat(frost).isTrue();
      assertThat(asked).containsExactly(19, -4);

      // any(celsius < 0 for celsius in [])  # False
      assertThat(Stream.<Integer>of().anyMatch(celsius -> celsius < 0)).isFalse();

      // any(n * n > 1000 for n in itertools.count())
      assertThat(IntStream.iterate(0, n -> n + 1).anyMatch(n -> n * n > 1000)).isTrue();
      // @end
    }

    @Test
    void readsAllWhereNoneFits() {
      var asked = new ArrayList<Integer>();

      assertThat(Stream.of(19, 71).peek(asked::add).anyMatch(celsius -> celsius < 0)).isFalse();
      assertThat(asked).containsExactly(19, 71);
    }

    @Test
    void isTheSameInParallel() {
      assertThat(IntStream.range(0, 1_000_000).parallel().anyMatch(n -> n == 999_999)).isTrue();
      assertThat(IntStream.range(0, 1_000_000).parallel().anyMatch(n -> n < 0)).isFalse();
    }

    @Test
    void needsNoStreamForAList() {
      // any(x == "roof" for x in names)
      assertThat(List.of("boiler", "hall", "roof").contains("roof")).isTrue();
      assertThat(Iterables.any(List.of("boiler", "hall"), name -> name.length() > 5)).isTrue();
    }
  }

  @Nested
  @DisplayName("any(flags)")
  class OfValues {
    @Test
    void takesTheElementItselfForTheAnswer() {
      // any([False, True])
      assertThat(Stream.of(false, true).anyMatch(Boolean::booleanValue)).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void nothingIsTrueOrFalseByItself() {
      // any([0, "", None, []])  # False: each of these counts as false
      // Java has no such rule: say which condition is meant
      assertThat(Stream.of("", "tea").anyMatch(item -> !item.isEmpty())).isTrue();
    }

    @Test
    void theSourceIsNotClosedByTheFirstHit() {
      var closed = new AtomicBoolean();
      try (var readings = Stream.of(19, -4).onClose(() -> closed.set(true))) {
        assertThat(readings.anyMatch(celsius -> celsius < 0)).isTrue();
        assertThat(closed).isFalse();
      }
      assertThat(closed).isTrue();
    }

    @Test
    void theRestIsLostWithAStreamAndLeftInAnIterator() {
      // it = iter([19, -4, 71]); any(c < 0 for c in it); list(it)  # [71]
      var readings = List.of(19, -4, 71).iterator();

      assertThat(Iterators.any(readings, celsius -> celsius < 0)).isTrue();
      assertThat(readings.next()).isEqualTo(71);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void countingReadsEverything() {
      var asked = new ArrayList<Integer>();

      boolean frost =
          Stream.of(19, -4, 71).peek(asked::add).filter(celsius -> celsius < 0).count() > 0;

      assertThat(frost).isTrue();
      assertThat(asked).hasSize(3);
    }
  }
}
