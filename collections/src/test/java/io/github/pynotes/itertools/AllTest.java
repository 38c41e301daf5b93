package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.Comparators;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("all(iterable)")
class AllTest {
  @Nested
  @DisplayName("all(cents > 0 for cents in prices)")
  class OfACondition {
    @Test
    void isFalseAtTheFirstThatDoesNotFit() {
      // @start region="all"
      var asked = new ArrayList<Integer>();

      // all(cents > 0 for cents in [1250, 0, 420])
      boolean charged = Stream.of(1250, 0, 420).peek(asked::add).allMatch(cents -> cents > 0);

      assertThat(charged).isFalse();
      assertThat(asked).containsExactly(1250, 0);

      // all(cents > 0 for cents in [])  # True: there is none that does not fit
      assertThat(Stream.<Integer>of().allMatch(cents -> cents > 0)).isTrue();

      // not any(cents < 0 for cents in [1250, 0, 420])
      assertThat(Stream.of(1250, 0, 420).noneMatch(cents -> cents < 0)).isTrue();
      // @end
    }

    @Test
    void endsOnAnInfiniteSource() {
      // all(n < 1000 for n in itertools.count())
      assertThat(IntStream.iterate(0, n -> n + 1).allMatch(n -> n < 1000)).isFalse();
    }

    @Test
    void isTheSameInParallel() {
      assertThat(IntStream.range(0, 1_000_000).parallel().allMatch(n -> n < 999_999)).isFalse();
      assertThat(IntStream.range(0, 1_000_000).parallel().allMatch(n -> n >= 0)).isTrue();
    }
  }

  @Nested
  @DisplayName("all(a <= b for a, b in pairwise(prices))")
  class OfNeighbours {
    @Test
    void looksAtWindowsOfTwo() {
      // all(a <= b for a, b in pairwise([1, 2, 2]))
      boolean ascending =
          Stream.of(1, 2, 2)
              .gather(Gatherers.windowSliding(2))
              .allMatch(pair -> pair.getFirst() <= pair.getLast());

      assertThat(ascending).isTrue();
      assertThat(Comparators.isInOrder(List.of(1, 2, 2), Comparator.naturalOrder())).isTrue();
      assertThat(Comparators.isInOrder(List.of(1, 3, 2), Comparator.naturalOrder())).isFalse();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theSourceIsNotClosedByTheFirstMiss() {
      var closed = new AtomicBoolean();
      try (var prices = Stream.of(1250, 0).onClose(() -> closed.set(true))) {
        assertThat(prices.allMatch(cents -> cents > 0)).isFalse();
        assertThat(closed).isFalse();
      }
      assertThat(closed).isTrue();
    }

    @Test
    void aStreamIsAskedOnce() {
      // it = iter([1250, 420]); all(it); all(it)  # True, True: the second time of nothing
      var prices = Stream.of(1250, 420);
      assertThat(prices.allMatch(cents -> cents > 0)).isTrue();

      assertThatIllegalStateException().isThrownBy(() -> prices.allMatch(cents -> cents > 0));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void notAllIsNotNone() {
      var cents = List.of(1250, 0, 420);

      assertThat(!cents.stream().allMatch(it -> it > 0)).isTrue();
      assertThat(cents.stream().noneMatch(it -> it > 0)).isFalse();
    }
  }
}
