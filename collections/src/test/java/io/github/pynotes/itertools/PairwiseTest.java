package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.pairwise")
class PairwiseTest {
  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  private static <T> Stream<List<T>> pairwise(Stream<T> elements) {
    return elements.gather(Gatherers.windowSliding(2)).filter(window -> window.size() == 2);
  }

  @Nested
  @DisplayName("pairwise(iterable)")
  class Pairwise {
    @Test
    void isAWindowOfTwo() {
      // @start region="pairwise"
      var odometer = List.of(1200, 1260, 1400);

      // [after - before for before, after in pairwise(odometer)]
      var trips =
          odometer.stream()
              .gather(Gatherers.windowSliding(2))
              .filter(window -> window.size() == 2) // a single reading is a window, but no pair
              .map(window -> window.getLast() - window.getFirst());

      assertThat(trips).containsExactly(60, 140);
      // @end
    }

    @Test
    void hasNoPairOfOneElementOrNone() {
      // list(pairwise([1200]))  # []
      assertThat(pairwise(Stream.of(1200))).isEmpty();
      assertThat(pairwise(Stream.empty())).isEmpty();
    }

    @Test
    void takesNullAsAnElement() {
      // list(pairwise([1, None, 3]))
      assertThat(pairwise(Stream.of(1, null, 3)))
          .containsExactly(Arrays.asList(1, null), Arrays.asList(null, 3));
    }

    @Test
    void tellsWhetherAnythingIsOutOfOrder() {
      // all(a <= b for a, b in pairwise([1, 3, 2]))
      assertThat(pairwise(Stream.of(1, 3, 2)).allMatch(pair -> pair.get(0) <= pair.get(1)))
          .isFalse();
    }

    @Test
    void isAZipOfAListWithItself() {
      var stops = List.of("Rome", "Pisa", "Turin");

      // list(zip(stops, stops[1:]))
      var legs = Streams.zip(stops.stream(), stops.stream().skip(1), (a, b) -> a + "-" + b);

      assertThat(legs).containsExactly("Rome-Pisa", "Pisa-Turin");
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsItIsAskedFor() {
      // next(pairwise(count()))
      assertThat(pairwise(ids()).findFirst()).hasValue(List.of(0, 1));
      assertThat(read).hasValue(2);
    }

    @Test
    void keepsTheOrderInParallel() {
      var ids = ids().limit(1_000).toList();

      assertThat(pairwise(ids.parallelStream()).toList())
          .isEqualTo(pairwise(ids.stream()).toList())
          .hasSize(999)
          .allMatch(pair -> pair.get(1) - pair.get(0) == 1);
    }

    @Test
    void closesItsSource() {
      var closed = new AtomicInteger();
      try (var pairs = pairwise(ids().onClose(closed::incrementAndGet))) {
        assertThat(pairs.findFirst()).isPresent();
      }

      assertThat(closed).hasValue(1);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void trustsThatEachWindowHasTwoElements() {
      var trips =
          Stream.of(1200)
              .gather(Gatherers.windowSliding(2))
              .map(window -> window.get(1) - window.get(0));

      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(trips::toList);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aSingleElementIsAWindow() {
      // list(pairwise([1200]))  # []
      assertThat(Stream.of(1200).gather(Gatherers.windowSliding(2))).containsExactly(List.of(1200));
    }

    @Test
    void aWindowMayHaveAnyLengthButNone() {
      assertThat(Stream.of(1, 2, 3, 4).gather(Gatherers.windowSliding(3)))
          .containsExactly(List.of(1, 2, 3), List.of(2, 3, 4));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Gatherers.windowSliding(0))
          .withMessage("'windowSize' must be greater than zero");
    }
  }
}
