package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.takewhile")
class TakewhileTest {
  private static final List<Integer> PRICES = List.of(450, 990, 1200, 600);

  private final List<Integer> pulled = new ArrayList<>();

  @Nested
  @DisplayName("takewhile(predicate, it)")
  class InPython {
    @Test
    void endsAtTheFirstThatIsNotAsWanted() {
      // @start region="takewhile"
      // list(takewhile(lambda cents: cents < 1000, [450, 990, 1200, 600]))  # [450, 990]
      assertThat(PRICES.stream().takeWhile(cents -> cents < 1000)).containsExactly(450, 990);

      // list(filter(lambda cents: cents < 1000, [450, 990, 1200, 600]))  # the last one, too
      assertThat(PRICES.stream().filter(cents -> cents < 1000)).containsExactly(450, 990, 600);

      // list(takewhile(lambda i: i < 3, count()))  # endless, and pulled up to 3
      assertThat(Stream.iterate(0, i -> i + 1).peek(pulled::add).takeWhile(i -> i < 3))
          .containsExactly(0, 1, 2);
      assertThat(pulled).containsExactly(0, 1, 2, 3);
      // @end
    }

    @Test
    void isEmptyWhereTheFirstIsNotAsWanted() {
      // list(takewhile(lambda cents: cents > 1000, prices))  # []
      assertThat(PRICES.stream().takeWhile(cents -> cents > 1000)).isEmpty();
    }

    @Test
    void asksThePredicateNoMoreAfterItsFirstNo() {
      assertThat(PRICES.stream().takeWhile(cents -> pulled.add(cents) && cents < 1000)).hasSize(2);

      assertThat(pulled).containsExactly(450, 990, 1200);
    }

    @Test
    void pullsNoMoreThanALaterStepAsksFor() {
      var first = PRICES.stream().peek(pulled::add).takeWhile(cents -> cents < 1000).findFirst();

      assertThat(first).hasValue(450);
      assertThat(pulled).containsExactly(450);
    }

    @Test
    void keepsTheOrderInParallel() {
      assertThat(IntStream.range(0, 100_000).parallel().takeWhile(i -> i < 5_000).toArray())
          .isEqualTo(IntStream.range(0, 5_000).toArray());
    }
  }

  @Nested
  @DisplayName("the element that ended it")
  class Ended {
    private final List<Integer> days = List.of(1, 1, 2, 2);

    @Test
    void isLostToTheIterator() {
      var it = days.iterator();

      // it = iter([1, 1, 2, 2]); list(takewhile(lambda day: day == 1, it)); list(it)  # [2]
      assertThat(Streams.stream(it).takeWhile(day -> day == 1)).containsExactly(1, 1);
      assertThat(ImmutableList.copyOf(it)).containsExactly(2);
    }

    @Test
    void isKeptByALookBeforeItIsTaken() {
      var it = Iterators.peekingIterator(days.iterator());
      var first = new ArrayList<Integer>();
      while (it.hasNext() && it.peek() == 1) {
        first.add(it.next());
      }

      assertThat(first).containsExactly(1, 1);
      assertThat(ImmutableList.copyOf(it)).containsExactly(2, 2);
    }

    @Test
    void isAtTheHeadOfDropWhile() {
      // [*takewhile(first_day, days)], [*dropwhile(first_day, days)]  # two passes lose nothing
      assertThat(days.stream().takeWhile(day -> day == 1)).containsExactly(1, 1);
      assertThat(days.stream().dropWhile(day -> day == 1)).containsExactly(2, 2);
    }
  }

  @Nested
  @DisplayName("a source that is to be closed")
  class Closing {
    @Test
    void isNotClosedByTheEnd() {
      var closed = new AtomicBoolean();
      try (var prices =
          PRICES.stream().onClose(() -> closed.set(true)).takeWhile(cents -> cents < 1000)) {
        assertThat(prices.toList()).hasSize(2);
        assertThat(closed).isFalse();
      }

      assertThat(closed).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void unorderedAndParallelTakesAnySubset() {
      var numbers = new HashSet<>(IntStream.range(0, 10_000).boxed().toList());
      var taken = numbers.parallelStream().unordered().takeWhile(i -> i != 5_000).toList();

      // the wrong way: to expect the numbers up to 5,000; they may be others, and even none
      assertThat(taken).doesNotContain(5_000).doesNotHaveDuplicates();
      assertThat(numbers).containsAll(taken);
    }

    @Test
    void nothingButABooleanEndsIt() {
      // list(takewhile(bool, ["From: Ada", "To: Bob", "", "Dear Bob,"]))
      var mail = Stream.of("From: Ada", "To: Bob", "", "Dear Bob,");

      assertThat(mail.takeWhile(line -> !line.isEmpty())).containsExactly("From: Ada", "To: Bob");
    }

    @Test
    void nullIsAnElementAndReachesThePredicate() {
      // list(takewhile(lambda cents: cents < 1000, [450, None]))  # TypeError
      var prices = Arrays.asList(450, null);

      assertThat(prices.stream().takeWhile(cents -> cents != null)).containsExactly(450);
      assertThatExceptionOfType(NullPointerException.class)
          .isThrownBy(() -> prices.stream().takeWhile(cents -> cents < 1000).toList());
    }
  }
}
