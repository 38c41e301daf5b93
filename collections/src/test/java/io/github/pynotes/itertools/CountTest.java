package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.count")
class CountTest {
  @Nested
  @DisplayName("count(start, step)")
  class Count {
    @Test
    void isIterateWithAnEndOfYourOwn() {
      // @start region="count"
      // numbers = count(1001); next(numbers), next(numbers)  # (1001, 1002)
      PrimitiveIterator.OfInt numbers = IntStream.iterate(1001, n -> n + 1).iterator();
      assertThat(numbers.nextInt()).isEqualTo(1001);
      assertThat(numbers.nextInt()).isEqualTo(1002);

      // list(islice(count(0, 15), 4))  # [0, 15, 30, 45]
      assertThat(IntStream.iterate(0, n -> n + 15).limit(4)).containsExactly(0, 15, 30, 45);

      // list(takewhile(lambda n: n >= 0, count(10, -5)))  # [10, 5, 0]
      assertThat(IntStream.iterate(10, n -> n >= 0, n -> n - 5)).containsExactly(10, 5, 0);

      // next(n for n in count(1) if n * n > 200)  # 15
      assertThat(IntStream.iterate(1, n -> n + 1).filter(n -> n * n > 200).findFirst())
          .hasValue(15);
      // @end
    }

    @Test
    void mayStandStill() {
      // list(islice(count(5, 0), 3))  # [5, 5, 5]
      assertThat(IntStream.iterate(5, n -> n + 0).limit(3)).containsExactly(5, 5, 5);
    }

    @Test
    void keepsItsOrderInParallel() {
      assertThat(IntStream.iterate(0, n -> n + 1).parallel().limit(10_000).boxed().toList())
          .isEqualTo(IntStream.range(0, 10_000).boxed().toList());
    }
  }

  @Nested
  @DisplayName("next(numbers), from several places")
  class SharedCounter {
    @Test
    void isAnAtomicInteger() {
      var numbers = new AtomicInteger(1001);

      // with ThreadPoolExecutor() as pool: pool.map(lambda order: next(numbers), range(1000))
      var invoices =
          IntStream.range(0, 1_000).parallel().map(order -> numbers.getAndIncrement()).toArray();

      assertThat(invoices).doesNotHaveDuplicates().contains(1001, 2000).hasSize(1_000);
    }
  }

  @Nested
  @DisplayName("one number at a time")
  class Laziness {
    private final List<Integer> made = new ArrayList<>();

    private int next(int n) {
      made.add(n + 1);
      return n + 1;
    }

    @Test
    void makesNoNumberBeforeItIsAskedFor() {
      var numbers = IntStream.iterate(1, this::next).iterator();
      assertThat(made).isEmpty();

      numbers.nextInt();
      numbers.nextInt();
      assertThat(made).containsExactly(2);
    }

    @Test
    void stopsAtTheLimit() {
      assertThat(IntStream.iterate(1, this::next).limit(3).sum()).isEqualTo(6);

      assertThat(made).containsExactly(2, 3);
    }

    @Test
    void doesNotStopAtAFilter() {
      IntStream guarded =
          IntStream.iterate(1, n -> n + 1)
              .peek(n -> {
                if (n == 1_000) {
                  throw new IllegalStateException("still counting");
                }
              });

      // [n for n in count(1) if n < 3]  # never ends
      assertThatIllegalStateException().isThrownBy(() -> guarded.filter(n -> n < 3).toArray());
    }

    @Test
    void stopsAtTakeWhile() {
      // list(takewhile(lambda n: n < 3, count(1)))  # [1, 2]
      assertThat(IntStream.iterate(1, this::next).takeWhile(n -> n < 3)).containsExactly(1, 2);
      assertThat(made).containsExactly(2, 3);
    }
  }

  @Nested
  @DisplayName("count(0.0, 0.1)")
  class Fractions {
    @Test
    void addsUpItsErrorsAsPythonDoes() {
      // next(islice(count(0.0, 0.1), 10, None))  # 0.9999999999999999
      assertThat(DoubleStream.iterate(0, n -> n + 0.1).skip(10).findFirst())
          .hasValue(0.9999999999999999);
    }

    @Test
    void isExactToOneRoundingWhenMultiplied() {
      // [0.1 * n for n in range(11)][10]  # 1.0
      assertThat(IntStream.iterate(0, n -> n + 1).mapToDouble(n -> 0.1 * n).skip(10).findFirst())
          .hasValue(1.0);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anIntWrapsAround() {
      // list(islice(count(2**31 - 1), 2))  # [2147483647, 2147483648]
      assertThat(IntStream.iterate(Integer.MAX_VALUE, n -> n + 1).limit(2))
          .containsExactly(2147483647, -2147483648);
    }

    @Test
    void anIntThatMustNotWrapAroundSaysSo() {
      assertThat(IntStream.iterate(Integer.MAX_VALUE, Math::incrementExact).limit(1))
          .containsExactly(2147483647);
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(
              () -> IntStream.iterate(Integer.MAX_VALUE, Math::incrementExact).skip(1).findFirst())
          .withMessage("integer overflow");
    }

    @Test
    void aBigIntegerIsPythonsInt() {
      // list(islice(count(2**63 - 1), 2))[1]  # 9223372036854775808
      assertThat(Stream.iterate(BigInteger.valueOf(Long.MAX_VALUE), BigInteger.ONE::add).limit(2))
          .last()
          .isEqualTo(new BigInteger("9223372036854775808"));
    }

    @Test
    void aNegativeLimitIsRefused() {
      // islice(count(), -1)  # ValueError: Stop argument for islice() must be None or an integer:
      // ...
      assertThatIllegalArgumentException()
          .isThrownBy(() -> IntStream.iterate(0, n -> n + 1).limit(-1))
          .withMessage("-1");
    }
  }
}
