package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.repeat")
class RepeatTest {
  @Nested
  @DisplayName("repeat(30, 3)")
  class SoManyTimes {
    @Test
    void isNCopies() {
      // @start region="repeat"
      // list(repeat(30, 3)), [30] * 3  # ([30, 30, 30], [30, 30, 30])
      assertThat(Collections.nCopies(3, 30)).containsExactly(30, 30, 30);

      // "".join(repeat("-=", 3)), "-=" * 3  # ('-=-=-=', '-=-=-=')
      assertThat("-=".repeat(3)).isEqualTo("-=-=-=");

      // list(islice(repeat(990), 2))  # [990, 990]
      assertThat(Stream.generate(() -> 990).limit(2)).containsExactly(990, 990);

      // carts = [[] for _ in range(2)]
      var carts = Stream.generate(ArrayList<String>::new).limit(2).toList();
      carts.getFirst().add("tea");
      assertThat(carts).containsExactly(new ArrayList<>(List.of("tea")), new ArrayList<>());
      // @end
    }

    @Test
    void takesNoRoomHoweverManyThereAre() {
      var readings = Collections.nCopies(2_000_000_000, "21 degrees");

      assertThat(readings.get(1_999_999_999)).isEqualTo("21 degrees");
      assertThat(readings.contains("22 degrees")).isFalse();
    }

    @Test
    void takesNull() {
      // list(repeat(None, 2))  # [None, None]
      assertThat(Collections.nCopies(2, null)).containsExactly(null, null);
    }

    @Test
    void splitsForParallelWork() {
      var calls = new AtomicInteger();

      assertThat(
              Collections.nCopies(1_000, 5).parallelStream()
                  .peek(_ -> calls.incrementAndGet())
                  .mapToInt(i -> i)
                  .sum())
          .isEqualTo(5_000);
      assertThat(calls).hasValue(1_000);
    }
  }

  @Nested
  @DisplayName("repeat(990)")
  class WithoutAnEnd {
    @Test
    void isAStreamThatIsGenerated() {
      // list(zip(["tea", "milk"], repeat(990)))  # [('tea', 990), ('milk', 990)]
      var prices = Stream.generate(() -> 990).iterator();

      assertThat(Stream.of("tea", "milk").map(item -> item + " " + prices.next()))
          .containsExactly("tea 990", "milk 990");
    }

    @Test
    void isAConstantInALambdaWhereItWasAnArgument() {
      // list(map(pow, range(5), repeat(3)))  # [0, 1, 8, 27, 64]
      assertThat(IntStream.range(0, 5).map(n -> n * n * n)).containsExactly(0, 1, 8, 27, 64);
    }

    @Test
    void asksForAsManyAsAreTaken() {
      var calls = new AtomicInteger();

      assertThat(Stream.generate(calls::incrementAndGet).limit(3)).containsExactly(1, 2, 3);
      assertThat(calls).hasValue(3);
    }

    @Test
    void givesNoMoreThanTheLimitInParallel() {
      assertThat(Stream.generate(() -> 990).parallel().limit(1_000).toList())
          .isEqualTo(Collections.nCopies(1_000, 990));
    }
  }

  @Nested
  @DisplayName("repeat([], 3)")
  class OneObject {
    @Test
    void isTheSameListThrice() {
      var carts = Collections.nCopies(3, new ArrayList<String>());
      carts.getFirst().add("tea");

      // carts = list(repeat([], 3)); carts[0].append("tea")  # [['tea'], ['tea'], ['tea']]
      assertThat(carts.getLast()).containsExactly("tea");
    }

    @Test
    void mayNotBeReplacedInOnePlace() {
      var waits = Collections.nCopies(3, 30);

      // waits = [30] * 3; waits[2] = 300  # [30, 30, 300]
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> waits.set(2, 300));

      var own = new ArrayList<>(waits);
      own.set(2, 300);
      assertThat(own).containsExactly(30, 30, 300);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void copiesAreAListAndNotUsedUp() {
      var waits = Collections.nCopies(3, 30);

      // waits = repeat(30, 3); sum(waits), sum(waits)  # (90, 0)
      assertThat(waits.stream().mapToInt(i -> i).sum()).isEqualTo(90);
      assertThat(waits.stream().mapToInt(i -> i).sum()).isEqualTo(90);
    }

    @Test
    void aSupplierIsAskedEachTime() {
      var orders = new AtomicInteger(100);

      // list(islice(repeat(next(orders)), 3))  # [101, 101, 101]
      assertThat(Stream.generate(orders::incrementAndGet).limit(3)).containsExactly(101, 102, 103);
    }

    @Test
    void fewerThanNoneAreRefused() {
      // list(repeat("tea", -1)), "-" * -1  # ([], '')
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Collections.nCopies(-1, "tea"))
          .withMessage("List length = -1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Stream.generate(() -> "tea").limit(-1))
          .withMessage("-1");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> "-".repeat(-1))
          .withMessage("count is negative: -1");
    }
  }
}
