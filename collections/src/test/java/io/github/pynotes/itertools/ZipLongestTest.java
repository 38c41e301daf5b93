package io.github.pynotes.itertools;

import static io.github.pynotes.itertools.MoreGatherers.zipLongest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.zip_longest")
class ZipLongestTest {
  private final List<Integer> planned = List.of(12, 8, 10);
  private final List<Integer> sold = List.of(14, 7);
  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("zip_longest(a, b, fillvalue=0)")
  class WithFillvalue {
    @Test
    void goesOnUntilTheLongerOneEnds() {
      // @start region="zip_longest"
      record Day(int planned, int sold) {}
      var planned = List.of(12, 8, 10);
      var sold = List.of(14, 7);

      // list(zip_longest(planned, sold, fillvalue=0))
      var days = planned.stream().gather(MoreGatherers.zipLongest(sold, 0, 0, Day::new));

      assertThat(days).containsExactly(new Day(12, 14), new Day(8, 7), new Day(10, 0));
      // @end
    }

    @Test
    void fillsUpTheFirstAsWell() {
      // list(zip_longest(sold, planned, fillvalue=0))
      assertThat(sold.stream().gather(zipLongest(planned, 0, 0, List::of)))
          .containsExactly(List.of(14, 12), List.of(7, 8), List.of(0, 10));
    }

    @Test
    void isAnyFunctionOfTwoAtOnce() {
      // [plan - sale for plan, sale in zip_longest(planned, sold, fillvalue=0)]
      assertThat(planned.stream().gather(zipLongest(sold, 0, 0, (plan, sale) -> plan - sale)))
          .containsExactly(-2, 1, 10);
    }

    @Test
    void fillsUpWithAllOfTheOtherWhereOneIsEmpty() {
      // list(zip_longest([], sold, fillvalue=0))
      assertThat(Stream.<Integer>empty().gather(zipLongest(sold, 0, 0, List::of)))
          .containsExactly(List.of(0, 14), List.of(0, 7));
    }
  }

  @Nested
  @DisplayName("zip_longest(a, b)")
  class WithoutFillvalue {
    @Test
    void fillsUpWithNull() {
      // list(zip_longest(planned, sold))[2]  # (10, None)
      var days = planned.stream().gather(zipLongest(sold, null, null, Arrays::asList)).toList();

      assertThat(days.get(2)).isEqualTo(Arrays.asList(10, null));
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsItIsAskedFor() {
      // list(islice(zip_longest(count(), sold, fillvalue=0), 3))
      assertThat(ids().gather(zipLongest(sold, 0, 0, List::of)).limit(3))
          .containsExactly(List.of(0, 14), List.of(1, 7), List.of(2, 0));
      assertThat(read).hasValue(3);
    }

    @Test
    void mayHaveTheEndlessSourceBehind() {
      // list(islice(zip_longest(sold, count(), fillvalue=0), 3))
      assertThat(sold.stream().gather(zipLongest(() -> ids().iterator(), 0, 0, List::of)).limit(3))
          .containsExactly(List.of(14, 0), List.of(7, 1), List.of(0, 2));
      assertThat(read).hasValue(3);
    }

    @Test
    void keepsTheOrderInParallel() {
      var ids = ids().limit(1_000).toList();

      assertThat(ids.parallelStream().gather(zipLongest(sold, 0, 0, Integer::sum)).toList())
          .startsWith(14, 8, 2, 3)
          .endsWith(999)
          .hasSize(1_000);
    }

    @Test
    void closesItsSourcesWhereEachOfThemIsOpened() {
      var closed = new AtomicInteger();
      try (var first = ids().onClose(closed::incrementAndGet);
          var second = ids().onClose(closed::incrementAndGet)) {
        var rest = second.iterator();
        assertThat(first.gather(zipLongest(() -> rest, 0, 0, List::of)).findFirst()).isPresent();
      }

      assertThat(closed).hasValue(2);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void losesTheRestWithZip() {
      assertThat(Streams.zip(planned.stream(), sold.stream(), List::of)).hasSize(2);
    }

    @Test
    void failsAtTheEndOfTheShorterWithAnIndex() {
      var days =
          IntStream.range(0, planned.size()).mapToObj(i -> List.of(planned.get(i), sold.get(i)));

      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(days::toList);
    }

    @Test
    void failsWithNullWhereANumberIsComputed() {
      // [plan + sale for plan, sale in zip_longest(planned, sold)]  # TypeError
      var sums = planned.stream().gather(zipLongest(sold, null, null, Integer::sum));

      assertThatNullPointerException().isThrownBy(sums::toList);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void eachSideHasItsOwnFill() {
      record Seat(int number, String guest) {}

      assertThat(Stream.of(1, 2).gather(zipLongest(List.of("Ada"), 0, "free", Seat::new)))
          .containsExactly(new Seat(1, "Ada"), new Seat(2, "free"));
    }

    @Test
    void aThirdSequenceIsPairedWithThePairs() {
      record Day(int planned, int sold) {}
      record Balance(Day day, int returned) {}

      // list(zip_longest([12], [14, 7], [1, 0, 2], fillvalue=0))
      var balances =
          Stream.of(12)
              .gather(zipLongest(List.of(14, 7), 0, 0, Day::new))
              .gather(zipLongest(List.of(1, 0, 2), new Day(0, 0), 0, Balance::new));

      assertThat(balances)
          .containsExactly(
              new Balance(new Day(12, 14), 1),
              new Balance(new Day(0, 7), 0),
              new Balance(new Day(0, 0), 2));
    }
  }
}
