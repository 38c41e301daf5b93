package io.github.pynotes.itertools;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.filterfalse")
class FilterfalseTest {
  private record Order(int id, boolean paid) {}

  private static final List<Order> ORDERS =
      List.of(new Order(7, true), new Order(8, false), new Order(9, false));

  @Nested
  @DisplayName("filterfalse(predicate, it)")
  class InPython {
    @Test
    void isAFilterByNot() {
      // @start region="filterfalse"
      // [order.id for order in filterfalse(attrgetter("paid"), orders)]  # [8, 9]
      assertThat(ORDERS.stream().filter(not(Order::paid)).map(Order::id)).containsExactly(8, 9);

      // list(filterfalse({"Ada"}.__contains__, ["Ada", "Eve"]))  # ['Eve']
      var invited = Set.of("Ada");
      assertThat(Stream.of("Ada", "Eve").filter(not(invited::contains))).containsExactly("Eve");

      // list(filterfalse(lambda line: line.startswith("#"), ["# by hand", "Jo,0"]))
      assertThat(Stream.of("# by hand", "Jo,0").filter(line -> !line.startsWith("#")))
          .containsExactly("Jo,0");
      // @end
    }

    @Test
    void isTheOtherHalfOfAFilter() {
      // true, false = filter(paid, orders), filterfalse(paid, orders)
      var halves = ORDERS.stream().collect(Collectors.partitioningBy(Order::paid));

      assertThat(halves.get(true)).isEqualTo(ORDERS.stream().filter(Order::paid).toList());
      assertThat(halves.get(false)).isEqualTo(ORDERS.stream().filter(not(Order::paid)).toList());
    }

    @Test
    void keepsTheOrderInParallel() {
      var numbers = IntStream.range(0, 10_000).boxed().toList();
      Predicate<Integer> even = i -> i % 2 == 0;

      assertThat(numbers.parallelStream().filter(not(even)).toList())
          .isEqualTo(numbers.stream().filter(i -> i % 2 == 1).toList());
    }
  }

  @Nested
  @DisplayName("laziness")
  class Laziness {
    private final List<Integer> pulled = new ArrayList<>();

    @Test
    void pullsUpToTheFirstThatIsRejected() {
      // next(filterfalse(lambda i: i < 3, count()))
      var first =
          Stream.iterate(0, i -> i + 1).peek(pulled::add).filter(not(i -> i < 3)).findFirst();

      assertThat(first).hasValue(3);
      assertThat(pulled).containsExactly(0, 1, 2, 3);
    }

    @Test
    void asksThePredicateOnceForEach() {
      Predicate<Integer> small = i -> pulled.add(i) && i < 3;

      assertThat(Stream.of(1, 5, 2).filter(not(small))).containsExactly(5);
      assertThat(pulled).containsExactly(1, 5, 2);
    }

    @Test
    void closesTheSourceThroughTheFilter() {
      var closed = new AtomicBoolean();
      ORDERS.stream().onClose(() -> closed.set(true)).filter(not(Order::paid)).close();

      assertThat(closed).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void withoutAPredicateOneHasToSayWhatIsFalse() {
      // list(filterfalse(None, ["Ada", "", None]))  # ['', None]
      var names = Arrays.asList("Ada", "", null);

      assertThat(names.stream().filter(name -> name == null || name.isEmpty()))
          .containsExactly("", null);
      assertThat(names.stream().filter(Objects::isNull)).hasSize(1);
      assertThatNullPointerException().isThrownBy(() -> names.stream().filter(null));
    }

    @Test
    void aNullElementFailsInTheMethodReference() {
      // list(filterfalse(str.isspace, [" ", None]))  # TypeError
      var lines = Arrays.asList(" ", null);

      assertThatNullPointerException()
          .isThrownBy(() -> lines.stream().filter(not(String::isBlank)).toList());
    }

    @Test
    void anImmutableSetCannotBeAskedForNull() {
      // list(filterfalse({"Ada"}.__contains__, [None]))  # [None]
      var invited = Set.of("Ada");

      assertThatNullPointerException()
          .isThrownBy(() -> Stream.of((String) null).filter(not(invited::contains)).toList());
    }

    @Test
    void anEmptyLineIsBlankButNoSpace() {
      // list(filterfalse(str.isspace, ["", " "]))  # ['']
      assertThat(Stream.of("", " ").filter(not(String::isBlank))).isEmpty();
    }

    @Test
    void aPredicateMustBeDeterministicToBePartitioned() {
      // the wrong way: two passes with a predicate that remembers what it has seen
      var seen = new ArrayList<Integer>();
      Predicate<Integer> repeated = i -> seen.contains(i) || !seen.add(i);
      var numbers = List.of(1, 2, 1);

      assertThat(numbers.stream().filter(repeated)).containsExactly(1);
      assertThat(numbers.stream().filter(not(repeated))).isEmpty(); // and where are 1 and 2?
    }
  }
}
