package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.dropwhile")
class DropwhileTest {
  private static final List<Integer> CELSIUS = List.of(20, 90, 180, 175, 182);

  private final List<Integer> pulled = new ArrayList<>();

  @Nested
  @DisplayName("dropwhile(predicate, it)")
  class InPython {
    @Test
    void beginsWithTheFirstThatIsNotSo() {
      // @start region="dropwhile"
      // list(dropwhile(lambda celsius: celsius < 180, [20, 90, 180, 175, 182]))
      assertThat(CELSIUS.stream().dropWhile(celsius -> celsius < 180))
          .containsExactly(180, 175, 182);

      // list(filter(lambda celsius: celsius >= 180, [20, 90, 180, 175, 182]))  # loses 175
      assertThat(CELSIUS.stream().filter(celsius -> celsius >= 180)).containsExactly(180, 182);

      // next(dropwhile(lambda i: i < 3, count()))  # endless, and pulled up to 3
      assertThat(Stream.iterate(0, i -> i + 1).peek(pulled::add).dropWhile(i -> i < 3).findFirst())
          .hasValue(3);
      assertThat(pulled).containsExactly(0, 1, 2, 3);
      // @end
    }

    @Test
    void isEmptyWhereAllAreSo() {
      // list(dropwhile(lambda celsius: celsius < 900, readings))  # []
      assertThat(CELSIUS.stream().dropWhile(celsius -> celsius < 900)).isEmpty();
    }

    @Test
    void asksThePredicateNoMoreAfterItsFirstNo() {
      assertThat(CELSIUS.stream().dropWhile(celsius -> pulled.add(celsius) && celsius < 180))
          .hasSize(3);

      assertThat(pulled).containsExactly(20, 90, 180);
    }

    @Test
    void leavesTheRestOfAnIteratorBehindWhatWasTaken() {
      var it = CELSIUS.iterator();

      // it = iter(readings); next(dropwhile(lambda celsius: celsius < 180, it)); list(it)
      assertThat(Streams.stream(it).dropWhile(celsius -> celsius < 180).findFirst()).hasValue(180);
      assertThat(ImmutableList.copyOf(it)).containsExactly(175, 182);
    }

    @Test
    void withTakeWhileIsAWindow() {
      // takewhile(lambda hour: hour < 18, dropwhile(lambda hour: hour < 8, hours))
      var hours = Stream.of(6, 8, 9, 17, 19, 9);

      assertThat(hours.dropWhile(hour -> hour < 8).takeWhile(hour -> hour < 18))
          .containsExactly(8, 9, 17);
    }

    @Test
    void keepsTheOrderInParallel() {
      assertThat(IntStream.range(0, 100_000).parallel().dropWhile(i -> i < 5_000).toArray())
          .isEqualTo(IntStream.range(5_000, 100_000).toArray());
    }
  }

  @Nested
  @DisplayName("a source that is to be closed")
  class Closing {
    @Test
    void isClosedWithTheStreamAndNotBefore() {
      var closed = new AtomicBoolean();
      try (var hot =
          CELSIUS.stream().onClose(() -> closed.set(true)).dropWhile(celsius -> celsius < 180)) {
        assertThat(hot.toList()).hasSize(3);
        assertThat(closed).isFalse();
      }

      assertThat(closed).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void unorderedAndParallelDropsAnySubset() {
      var numbers = new HashSet<>(IntStream.range(0, 10_000).boxed().toList());
      var kept = numbers.parallelStream().unordered().dropWhile(i -> i < 5_000).toList();

      // the wrong way: to expect the numbers from 5,000 on; some of the others may stay
      assertThat(kept)
          .containsAll(IntStream.range(5_000, 10_000).boxed().toList())
          .doesNotHaveDuplicates();
    }

    @Test
    void countHasToWalkHoweverMuchTheSourceKnows() {
      // sum(1 for _ in dropwhile(cold, readings))
      assertThat(CELSIUS.stream().peek(pulled::add).dropWhile(celsius -> celsius < 180).count())
          .isEqualTo(3);

      assertThat(pulled).hasSize(5);
    }
  }
}
