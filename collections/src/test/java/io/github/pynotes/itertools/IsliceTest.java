package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Iterators;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("itertools.islice")
class IsliceTest {
  private static final List<String> DAYS = List.of("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

  /// What a stream has pulled of its source.
  private final List<Integer> pulled = new ArrayList<>();

  /// 0, 1, 2, … without an end.
  private Stream<Integer> minutes() {
    return Stream.iterate(0, i -> i + 1).peek(pulled::add);
  }

  @Nested
  @DisplayName("islice(it, stop), islice(it, start, stop)")
  class StartAndStop {
    @Test
    void areLimitAndThenSkip() {
      // @start region="islice"
      // list(islice(days, 2))  # ['Mo', 'Tu']
      assertThat(DAYS.stream().limit(2)).containsExactly("Mo", "Tu");

      // list(islice(days, 1, 4))  # ['Tu', 'We', 'Th']
      assertThat(DAYS.stream().limit(4).skip(1)).containsExactly("Tu", "We", "Th");

      // list(islice(days, 5, None))  # ['Sa', 'Su']
      assertThat(DAYS.stream().skip(5)).containsExactly("Sa", "Su");

      // list(islice(days, 0, None, 3))  # ['Mo', 'Th', 'Su']
      assertThat(DAYS.stream().gather(Gatherers.windowFixed(3)).map(List::getFirst))
          .containsExactly("Mo", "Th", "Su");
      // @end
    }

    @Test
    void mayLieBehindTheEnd() {
      // list(islice(days, 5, 99)), list(islice(days, 98, 99))
      assertThat(DAYS.stream().limit(99).skip(5)).containsExactly("Sa", "Su");
      assertThat(DAYS.stream().limit(99).skip(98)).isEmpty();
    }

    @Test
    void pullNothingBeyondTheStop() {
      // list(islice(count(), 1, 3))
      assertThat(minutes().limit(3).skip(1)).containsExactly(1, 2);

      assertThat(pulled).containsExactly(0, 1, 2);
    }

    @Test
    void pullNothingForAStopOfZero() {
      assertThat(minutes().limit(0)).isEmpty();

      assertThat(pulled).isEmpty();
    }

    @Test
    void areASubListWhereThereIsAList() {
      // days[1:4]
      assertThat(DAYS.subList(1, 4)).containsExactly("Tu", "We", "Th");
    }

    @Test
    void takeTheFirstInOrderAlsoInParallel() {
      assertThat(IntStream.range(0, 100_000).parallel().skip(50).limit(3))
          .containsExactly(50, 51, 52);
    }
  }

  @Nested
  @DisplayName("islice(it, start, stop, step)")
  class Step {
    @Test
    void goesByTheIndexOfAList() {
      // list(islice(days, 1, 6, 2))  # ['Tu', 'Th', 'Sa']
      assertThat(IntStream.iterate(1, i -> i < 6, i -> i + 2).mapToObj(DAYS::get))
          .containsExactly("Tu", "Th", "Sa");
    }

    @Test
    void isTheFirstOfEachWindowElsewhere() {
      // list(islice(count(), 0, 8, 3))
      var eachThird = minutes().limit(8).gather(Gatherers.windowFixed(3)).map(List::getFirst);

      assertThat(eachThird).containsExactly(0, 3, 6);
      assertThat(pulled).hasSize(8); // as in Python: up to the stop
    }

    @Test
    void ofZeroIsRefused() {
      // islice(days, 0, 7, 0)  # ValueError: Step for islice() must be a positive integer or None.
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DAYS.stream().gather(Gatherers.windowFixed(0)))
          .withMessage("'windowSize' must be greater than zero");
    }

    @Test
    void ofZeroDoesNotEndInALoopByHand() {
      var endless = IntStream.iterate(1, i -> i < 6, i -> i + 0).mapToObj(DAYS::get);

      assertThat(endless.limit(100)).hasSize(100).containsOnly("Tu");
    }
  }

  @Nested
  @DisplayName("the rest of the iterator")
  class Rest {
    @Test
    void isThereForTheNextSlice() {
      var days = DAYS.iterator();

      // list(islice(it, 2)), list(islice(it, 2)), next(it)
      assertThat(ImmutableList.copyOf(Iterators.limit(days, 2))).containsExactly("Mo", "Tu");
      assertThat(ImmutableList.copyOf(Iterators.limit(days, 2))).containsExactly("We", "Th");
      assertThat(days.next()).isEqualTo("Fr");
    }

    @Test
    void isThereAfterASkip() {
      var days = DAYS.iterator();

      // next(islice(it, 5, 5), None); next(it)  # the recipe consume
      assertThat(Iterators.advance(days, 5)).isEqualTo(5);
      assertThat(days.next()).isEqualTo("Sa");
    }

    @Test
    void isGoneWithAStream() {
      var days = DAYS.stream();
      assertThat(days.limit(2)).containsExactly("Mo", "Tu");

      // the wrong way: to go on with the same stream
      assertThatIllegalStateException().isThrownBy(() -> days.limit(2));
    }
  }

  @Nested
  @DisplayName("a source that is to be closed")
  class Closing {
    @Test
    void isNotClosedByTheLastElement() {
      var closed = new AtomicBoolean();
      try (var days = DAYS.stream().onClose(() -> closed.set(true)).limit(2).skip(1)) {
        assertThat(days.toList()).containsExactly("Tu");
        assertThat(closed).isFalse();
      }

      assertThat(closed).isTrue();
    }

    @Test
    void isReadNoFurtherThanNeeded(@TempDir Path folder) throws IOException {
      Path log = Files.write(folder.resolve("shop.log"), List.of("start", "read users", "stop"));

      // with open(log) as lines: list(islice(lines, 2))
      try (var lines = Files.lines(log).peek(_ -> pulled.add(1))) {
        assertThat(lines.limit(2)).containsExactly("start", "read users");
      }
      assertThat(pulled).hasSize(2);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aStopBeforeTheStartIsNegativeWhereOneSubtracts() {
      int start = 4;
      int stop = 1;

      // list(islice(days, 4, 1))  # []
      assertThat(DAYS.stream().limit(stop).skip(start)).isEmpty();
      assertThatIllegalArgumentException()
          .isThrownBy(() -> DAYS.stream().skip(start).limit(stop - start))
          .withMessage("-3");
    }

    @Test
    void aStopBeforeTheStartPullsNothingMoreThanTheStop() {
      // list(islice(it, 5, 2))  # []; and pulls five
      assertThat(minutes().limit(2).skip(5)).isEmpty();
      assertThat(pulled).hasSize(2);
    }

    @Test
    void negativeNumbersAreIllegalArguments() {
      // islice(days, -1)  # ValueError
      assertThatIllegalArgumentException().isThrownBy(() -> DAYS.stream().limit(-1));
      assertThatIllegalArgumentException().isThrownBy(() -> DAYS.stream().skip(-1));
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Iterators.limit(DAYS.iterator(), -1))
          .withMessage("limit is negative");
    }

    @Test
    void aWindowIsFullBeforeItsFirstIsThere() {
      // next(islice(it, 0, None, 3))  # pulls one
      var first = minutes().gather(Gatherers.windowFixed(3)).map(List::getFirst).findFirst();

      assertThat(first).hasValue(0);
      assertThat(pulled).hasSize(3);
    }

    @Test
    void unorderedAndParallelTakesAnyOfThem() {
      var numbers = new HashSet<>(IntStream.range(0, 100_000).boxed().toList());

      // the wrong way: to take them for the first
      assertThat(numbers.parallelStream().unordered().limit(1000))
          .hasSize(1000)
          .doesNotHaveDuplicates();
    }
  }
}
