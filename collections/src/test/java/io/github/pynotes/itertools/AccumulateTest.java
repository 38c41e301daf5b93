package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BinaryOperator;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.accumulate")
class AccumulateTest {
  private final List<Integer> bookings = List.of(100, -30, 50);
  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("accumulate(iterable)")
  class Sum {
    @Test
    void isAScanThatBeginsWithZero() {
      // list(accumulate(bookings))
      assertThat(bookings.stream().gather(Gatherers.scan(() -> 0, Integer::sum)))
          .containsExactly(100, 70, 120);
    }

    @Test
    void isDoneInPlaceOfAnArray() {
      var sums = new int[] {100, -30, 50};
      Arrays.parallelPrefix(sums, Integer::sum);

      assertThat(sums).containsExactly(100, 70, 120);
    }

    @Test
    void makesNothingOfNothing() {
      // list(accumulate([]))  # []
      assertThat(Stream.<Integer>empty().gather(Gatherers.scan(() -> 0, Integer::sum))).isEmpty();
    }
  }

  @Nested
  @DisplayName("accumulate(iterable, function)")
  class WithFunction {
    /// Without a value to begin with, the first element is the first result.
    private static <T> Gatherer<T, ?, T> accumulate(BinaryOperator<T> function) {
      return Gatherers.scan(
          () -> null, (total, element) -> total == null ? element : function.apply(total, element));
    }

    @Test
    void beginsWithTheFirstElement() {
      // list(accumulate([-7, -9, -2], max))
      assertThat(Stream.of(-7, -9, -2).gather(accumulate(Math::max))).containsExactly(-7, -7, -2);
    }

    @Test
    void needsNoNeutralElementWhereOneIsThere() {
      // list(accumulate([2, 3, 4], operator.mul))
      assertThat(Stream.of(2, 3, 4).gather(Gatherers.scan(() -> 1, Math::multiplyExact)))
          .containsExactly(2, 6, 24);
    }

    @Test
    void goesFromLeftToRight() {
      // list(accumulate([100, 30, 50], operator.sub))
      assertThat(Stream.of(100, 30, 50).gather(accumulate((a, b) -> a - b)))
          .containsExactly(100, 70, 20);
    }
  }

  @Nested
  @DisplayName("accumulate(iterable, function, initial=value)")
  class WithInitial {
    @Test
    void putsTheInitialValueBeforeTheScan() {
      // @start region="accumulate"
      var bookings = List.of(100, -30, 50);
      int opening = 1000;

      // list(accumulate(bookings, initial=opening))
      var balances =
          Stream.concat(
              Stream.of(opening),
              bookings.stream().gather(Gatherers.scan(() -> opening, Integer::sum)));

      assertThat(balances).containsExactly(1000, 1100, 1070, 1120);
      // @end
    }

    @Test
    void mayBeOfAnotherTypeThanTheElements() {
      // list(accumulate([1, 0, 1], lambda bits, bit: f"{bits}{bit}", initial=""))[1:]
      assertThat(Stream.of(1, 0, 1).gather(Gatherers.scan(() -> "", (bits, bit) -> bits + bit)))
          .containsExactly("1", "10", "101");
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsItIsAskedFor() {
      // next(total for total in accumulate(count()) if total > 5)
      var sums = ids().gather(Gatherers.scan(() -> 0, Integer::sum));

      assertThat(sums.filter(sum -> sum > 5).findFirst()).hasValue(6);
      assertThat(read).hasValue(4);
    }

    @Test
    void readsNothingForTheInitialValue() {
      // next(accumulate(count(), initial=7))
      var sums = Stream.concat(Stream.of(7), ids().gather(Gatherers.scan(() -> 7, Integer::sum)));

      assertThat(sums.findFirst()).hasValue(7);
      assertThat(read).hasValue(0);
    }

    @Test
    void keepsTheOrderInParallel() {
      var ids = ids().limit(1_000).toList();

      assertThat(ids.parallelStream().gather(Gatherers.scan(() -> 0, Integer::sum)).toList())
          .startsWith(0, 1, 3, 6, 10)
          .endsWith(999 * 1_000 / 2)
          .hasSize(1_000);
    }

    @Test
    void closesItsSourceBehindTheInitialValueToo() {
      var closed = new AtomicInteger();
      var source = ids().onClose(closed::incrementAndGet);
      try (var sums =
          Stream.concat(Stream.of(0), source.gather(Gatherers.scan(() -> 0, Integer::sum)))) {
        assertThat(sums.limit(2)).containsExactly(0, 0);
      }

      assertThat(closed).hasValue(1);
    }

    @Test
    void wantsBothOfItsFunctions() {
      // accumulate(bookings, 7)  # TypeError, but only when it is read
      assertThatNullPointerException()
          .isThrownBy(() -> Gatherers.scan(null, Integer::sum))
          .withMessage("'initial' must not be null");
      assertThatNullPointerException()
          .isThrownBy(() -> Gatherers.scan(() -> 0, null))
          .withMessage("'scanner' must not be null");
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void beginsAMaximumWithZero() {
      // list(accumulate([-7, -9, -2], max))  # [-7, -7, -2]
      assertThat(Stream.of(-7, -9, -2).gather(Gatherers.scan(() -> 0, Math::max)))
          .containsExactly(0, 0, 0);
    }

    @Test
    void changesTheValueThatItHasHandedOut() {
      var readings =
          Stream.of(1, 2, 3)
              .gather(
                  Gatherers.<Integer, List<Integer>>scan(
                      ArrayList::new,
                      (list, element) -> {
                        list.add(element);
                        return list;
                      }));

      assertThat(readings.toList())
          .containsExactly(List.of(1, 2, 3), List.of(1, 2, 3), List.of(1, 2, 3));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aScanDoesNotBeginWithTheInitialValue() {
      // list(accumulate([], initial=1000))  # [1000]
      assertThat(Stream.<Integer>empty().gather(Gatherers.scan(() -> 1000, Integer::sum)))
          .isEmpty();
    }

    @Test
    void aSumHasAnEnd() {
      // list(accumulate([2**31 - 1, 1]))  # [2147483647, 2147483648]
      var amounts = List.of(Integer.MAX_VALUE, 1);

      assertThat(amounts.stream().gather(Gatherers.scan(() -> 0, Integer::sum)))
          .containsExactly(2147483647, -2147483648);
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(amounts.stream().gather(Gatherers.scan(() -> 0, Math::addExact))::toList)
          .withMessage("integer overflow");
    }
  }
}
