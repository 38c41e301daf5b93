package io.github.pynotes.itertools;

import static io.github.pynotes.itertools.MoreGatherers.groupBy;
import static io.github.pynotes.itertools.MoreGatherers.zipLongest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pynotes.itertools.MoreGatherers.Run;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Gatherer;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("MoreGatherers")
class MoreGatherersTest {
  private final AtomicInteger pulled = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> endless() {
    return Stream.generate(pulled::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("groupBy(classifier)")
  class GroupBy {
    @Test
    void makesARunOfNeighboursWithTheSameKey() {
      record Minute(int time, String state) {}
      var log =
          List.of(
              new Minute(1, "on"), new Minute(2, "on"), new Minute(3, "off"), new Minute(4, "on"));

      // for state, minutes in groupby(log, key=attrgetter("state")):
      //     print(state, len(list(minutes)))
      var runs = log.stream().gather(MoreGatherers.groupBy(Minute::state));

      assertThat(runs.map(run -> run.key() + " " + run.elements().size()))
          .containsExactly("on 2", "off 1", "on 1");
    }

    @Test
    void makesNothingOfNothing() {
      assertThat(Stream.empty().gather(groupBy(Function.identity()))).isEmpty();
    }

    @Test
    void makesARunOfASingleElement() {
      assertThat(Stream.of(7).gather(groupBy(id -> id % 2)))
          .containsExactly(new Run<>(1, List.of(7)));
    }

    @Test
    void takesNullAsAKeyAndAsAnElement() {
      var runs = Stream.of("a", null, null, "b").gather(groupBy(Function.identity())).toList();

      assertThat(runs).extracting(Run::key).containsExactly("a", null, "b");
      assertThat(runs.get(1).elements()).containsExactly(null, null);
    }

    @Test
    void takesNullAsTheFirstKey() {
      assertThat(Stream.of(1, 2).gather(groupBy(_ -> null)).toList())
          .containsExactly(new Run<>(null, List.of(1, 2)));
    }

    @Test
    void comparesKeysByEquals() {
      // the NaN of Python is a group of its own wherever it is not the same object
      assertThat(Stream.of(Double.NaN, Double.NaN).gather(groupBy(Function.identity()))).hasSize(1);

      // list(groupby([1, 1.0]))  # one group
      assertThat(Stream.<Number>of(1, 1.0).gather(groupBy(Function.identity()))).hasSize(2);
    }

    @Test
    void asksForTheKeyOnceAnElement() {
      var asked = new ArrayList<Integer>();
      var runs =
          Stream.of(4, 5, 6)
              .gather(
                  groupBy(id -> {
                    asked.add(id);
                    return id > 4;
                  }));

      assertThat(runs).hasSize(2);
      assertThat(asked).containsExactly(4, 5, 6);
    }

    @Test
    void handsOutRunsThatStayAsTheyAre() {
      var runs = Stream.of(1, 1, 2).gather(groupBy(Function.identity())).toList();

      assertThat(runs).containsExactly(new Run<>(1, List.of(1, 1)), new Run<>(2, List.of(2)));
      assertThat(runs)
          .allSatisfy(run ->
              assertThatExceptionOfType(UnsupportedOperationException.class)
                  .isThrownBy(() -> run.elements().clear()));
    }

    @Test
    void readsNoFurtherThanTheFirstElementBehindARun() {
      var first = endless().gather(groupBy(id -> id / 5)).findFirst();

      assertThat(first).hasValue(new Run<>(0, List.of(0, 1, 2, 3, 4)));
      assertThat(pulled).hasValue(6);
    }

    @Test
    void readsNoFurtherThroughAnIterator() {
      var runs = endless().gather(groupBy(id -> id / 5)).iterator();
      assertThat(pulled).hasValue(0);

      assertThat(runs.next().elements()).hasSize(5);
      assertThat(pulled).hasValue(6);
    }

    @Test
    void handsOutNoHalfRunWhenALaterStepHasEnough() {
      assertThat(endless().gather(groupBy(id -> id / 5)).limit(2).map(Run::elements))
          .containsExactly(List.of(0, 1, 2, 3, 4), List.of(5, 6, 7, 8, 9));
      assertThat(pulled).hasValue(11);
    }

    @Test
    void passesOnWhatTheClassifierThrows() {
      var runs = Stream.of(1, 0).gather(groupBy(id -> 1 / id));

      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(runs::toList);
    }

    @Test
    void wantsAClassifier() {
      assertThatNullPointerException().isThrownBy(() -> groupBy(null)).withMessage("classifier");
    }
  }

  @Nested
  @DisplayName("zipLongest(others, fill, otherFill, zipper)")
  class ZipLongest {
    private static List<Integer> pair(Integer a, Integer b) {
      return Arrays.asList(a, b);
    }

    @Test
    void fillsUpAnIterableThatIsShorter() {
      // list(zip_longest([1, 2, 3], [4], fillvalue=0))
      assertThat(Stream.of(1, 2, 3).gather(zipLongest(List.of(4), 0, 0, List::of)))
          .containsExactly(List.of(1, 4), List.of(2, 0), List.of(3, 0));
    }

    @Test
    void fillsUpAStreamThatIsShorter() {
      // list(zip_longest([1], [4, 5, 6], fillvalue=0))
      assertThat(Stream.of(1).gather(zipLongest(List.of(4, 5, 6), 0, 0, List::of)))
          .containsExactly(List.of(1, 4), List.of(0, 5), List.of(0, 6));
    }

    @Test
    void hasAFillForEachSide() {
      record Line(String product, int pieces) {}

      assertThat(Stream.of("tea").gather(zipLongest(List.of(2, 3), "?", 0, Line::new)))
          .containsExactly(new Line("tea", 2), new Line("?", 3));
      assertThat(Stream.of("tea", "jam").gather(zipLongest(List.of(2), "?", 0, Line::new)))
          .containsExactly(new Line("tea", 2), new Line("jam", 0));
    }

    @Test
    void takesNullAsFillAndAsElement() {
      var others = Arrays.asList(null, 5);

      assertThat(Stream.of(1).gather(zipLongest(others, null, null, ZipLongest::pair)))
          .containsExactly(pair(1, null), pair(null, 5));
    }

    @Test
    void makesNothingOfNothing() {
      assertThat(Stream.<Integer>empty().gather(zipLongest(List.<Integer>of(), 0, 0, List::of)))
          .isEmpty();
    }

    @Test
    void readsAnEndlessStreamAsFarAsNeeded() {
      assertThat(endless().gather(zipLongest(List.of(7), 0, 0, List::of)).limit(3))
          .containsExactly(List.of(0, 7), List.of(1, 0), List.of(2, 0));
      assertThat(pulled).hasValue(3);
    }

    @Test
    void readsAnEndlessIterableAsFarAsNeeded() {
      assertThat(
              Stream.of(7).gather(zipLongest(() -> endless().iterator(), 0, 0, List::of)).limit(3))
          .containsExactly(List.of(7, 0), List.of(0, 1), List.of(0, 2));
      assertThat(pulled).hasValue(3);
    }

    @Test
    void readsNothingOfTheRestWhenALaterStepHasEnough() {
      assertThat(
              Stream.of(7)
                  .gather(zipLongest(() -> endless().iterator(), 0, 0, List::of))
                  .findFirst())
          .hasValue(List.of(7, 0));
      assertThat(pulled).hasValue(1);
    }

    @Test
    void readsOnlyOneMoreWhenAGathererBehindItHasEnough() {
      Gatherer<Integer, ?, Integer> first =
          Gatherer.of((_, sum, next) -> {
            next.push(sum);
            return false;
          });
      var sums =
          Stream.of(7)
              .gather(zipLongest(() -> endless().iterator(), 0, 0, Integer::sum))
              .gather(first);

      assertThat(sums).containsExactly(7);
      assertThat(pulled).hasValue(2);
    }

    @Test
    void readsTheRestOfTheIterableForAGreedyGathererBehindIt() {
      var sums = zipLongest(() -> endless().limit(1_000).iterator(), 0, 0, Integer::sum);
      var pairs = Gatherers.<Integer>windowFixed(2);

      assertThat(Stream.of(7).gather(sums).gather(pairs).findFirst()).hasValue(List.of(7, 1));
      assertThat(pulled.getAndSet(0)).isEqualTo(1_000);

      assertThat(Stream.of(7).gather(sums).limit(2).gather(pairs).findFirst())
          .hasValue(List.of(7, 1));
      assertThat(pulled).hasValue(2);
    }

    @Test
    void storesTheRestOfTheIterableForAnIterator() {
      var pairs =
          Stream.<Integer>empty()
              .gather(zipLongest(() -> endless().limit(1_000).iterator(), 0, 0, List::of))
              .iterator();

      assertThat(pairs.next()).isEqualTo(List.of(0, 0));
      assertThat(pulled).hasValue(1_000);
    }

    @Test
    void storesNoMoreThanALimitAllows() {
      var pairs =
          Stream.<Integer>empty()
              .gather(zipLongest(() -> endless().iterator(), 0, 0, List::of))
              .limit(5)
              .iterator();

      assertThat(pairs.next()).isEqualTo(List.of(0, 0));
      assertThat(pulled).hasValue(5);
    }

    @Test
    void passesOnWhatTheZipperThrows() {
      var quotients = Stream.of(1, 2).gather(zipLongest(List.of(1, 0), 0, 0, (a, b) -> a / b));

      assertThatExceptionOfType(ArithmeticException.class).isThrownBy(quotients::toList);
    }

    @Test
    void wantsAnIterableAndAZipper() {
      assertThatNullPointerException()
          .isThrownBy(() -> zipLongest(null, 0, 0, List::of))
          .withMessage("others");
      assertThatNullPointerException()
          .isThrownBy(() -> zipLongest(List.of(1), 0, 0, null))
          .withMessage("zipper");
    }
  }

  @Nested
  @DisplayName("both")
  class Both {
    @Test
    void serveAsManyStreamsAsTheyAreGiven() {
      var runs = MoreGatherers.<Integer, Integer>groupBy(Function.identity());
      assertThat(Stream.of(1, 1).gather(runs)).containsExactly(new Run<>(1, List.of(1, 1)));
      assertThat(Stream.of(1).gather(runs)).containsExactly(new Run<>(1, List.of(1)));

      var sums = zipLongest(List.of(10, 20), 0, 0, Integer::sum);
      assertThat(Stream.of(1).gather(sums)).containsExactly(11, 20);
      assertThat(Stream.of(1).gather(sums)).containsExactly(11, 20);
    }

    @Test
    void keepTheOrderInAParallelStream() {
      var ids = IntStream.range(0, 10_000).boxed().toList();

      assertThat(ids.parallelStream().gather(groupBy(id -> id / 7)).toList())
          .isEqualTo(ids.stream().gather(groupBy(id -> id / 7)).toList())
          .hasSize(1_429);
      assertThat(ids.parallelStream().gather(zipLongest(ids, 0, 0, Integer::sum)).toList())
          .isEqualTo(ids.stream().map(id -> 2 * id).toList());
    }

    @Test
    void readEverythingInAParallelStreamEvenForTheFirst() {
      var ids = IntStream.range(0, 10_000).boxed().toList();
      Supplier<Stream<Integer>> source =
          () -> ids.parallelStream().peek(_ -> pulled.incrementAndGet());

      assertThat(source.get().gather(groupBy(id -> id / 2)).findFirst())
          .hasValue(new Run<>(0, List.of(0, 1)));
      assertThat(source.get().gather(zipLongest(ids, 0, 0, Integer::sum)).findFirst()).hasValue(0);
      assertThat(pulled).hasValue(20_000);
    }

    @Test
    void sayWhenALaterStepHasEnough() {
      assertThat(enough(groupBy(Function.identity()), List.of(1, 1, 2, 2))).containsExactly(2);
      assertThat(enough(zipLongest(List.of(1), 0, 0, Integer::sum), List.of(5))).containsExactly(5);
    }

    /// The elements after which a gatherer wants no more, where all that it hands on is refused.
    private static <T, A, R> List<T> enough(Gatherer<T, A, R> gatherer, List<T> elements) {
      A state = gatherer.initializer().get();
      return elements.stream()
          .filter(element -> !gatherer.integrator().integrate(state, element, _ -> false))
          .toList();
    }

    @Test
    void closeTheStreamThatTheyGather() {
      try (var runs = endless().onClose(closed::incrementAndGet).gather(groupBy(id -> id / 2))) {
        assertThat(runs.findFirst()).isPresent();
        assertThat(closed).hasValue(0);
      }

      assertThat(closed).hasValue(1);
    }

    @Test
    void leaveTheOtherStreamToWhoeverHasOpenedIt() {
      try (var others = endless().onClose(closed::incrementAndGet)) {
        var rest = others.iterator();
        try (var sums = Stream.of(1).gather(zipLongest(() -> rest, 0, 0, Integer::sum))) {
          assertThat(sums.findFirst()).hasValue(1);
        }
        assertThat(closed).hasValue(0);
      }

      assertThat(closed).hasValue(1);
    }
  }
}
