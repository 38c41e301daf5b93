package io.github.pynotes.itertools;

import static io.github.pynotes.itertools.MoreGatherers.groupBy;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.pynotes.itertools.MoreGatherers.Run;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.groupby")
class GroupbyTest {
  private record Order(int id, String city) {}

  private final List<Order> orders =
      List.of(
          new Order(1, "Rome"),
          new Order(2, "Rome"),
          new Order(3, "Oslo"),
          new Order(4, "Rome"),
          new Order(5, "Oslo"));

  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("groupby(iterable, key)")
  class WithKey {
    @Test
    void makesAGroupOfEachRunOfNeighbours() {
      // @start region="groupby"
      var tours =
          List.of(
              new Order(1, "Rome"),
              new Order(2, "Rome"),
              new Order(3, "Oslo"),
              new Order(4, "Rome"));

      // for city, stops in groupby(tours, key=attrgetter("city")):
      //     print(city, [stop.id for stop in stops])
      var runs = tours.stream().gather(MoreGatherers.groupBy(Order::city));

      assertThat(runs.map(run -> run.key() + " " + run.elements().stream().map(Order::id).toList()))
          .containsExactly("Rome [1, 2]", "Oslo [3]", "Rome [4]");
      // @end
    }

    @Test
    void makesOneGroupAKeyOfWhatIsSortedByIt() {
      // groupby(sorted(orders, key=city), key=city)
      var runs =
          orders.stream().sorted(Comparator.comparing(Order::city)).gather(groupBy(Order::city));

      assertThat(runs.map(run -> run.elements().stream().map(Order::id).toList()))
          .containsExactly(List.of(3, 5), List.of(1, 2, 4));
    }

    @Test
    void findsTheLongestRun() {
      // max((list(group) for _, group in groupby(orders, key=city)), key=len)
      var longest =
          orders.stream()
              .gather(groupBy(Order::city))
              .map(Run::elements)
              .max(Comparator.comparingInt(List::size));

      assertThat(longest).hasValue(orders.subList(0, 2));
    }
  }

  @Nested
  @DisplayName("groupby(iterable)")
  class WithoutKey {
    @Test
    void countsRepeats() {
      // [(color, len(list(run))) for color, run in groupby("wwwbbw")]
      var runs =
          "wwwbbw".chars().mapToObj(Character::toString).gather(groupBy(Function.identity()));

      assertThat(runs.map(run -> run.elements().size() + run.key()).collect(joining()))
          .isEqualTo("3w2b1w");
    }

    @Test
    void dropsRepeatsOfTheElementBefore() {
      // [state for state, _ in groupby(["on", "on", "off", "on"])]
      var changes = Stream.of("on", "on", "off", "on").gather(groupBy(Function.identity()));

      assertThat(changes.map(Run::key)).containsExactly("on", "off", "on");
    }

    @Test
    void hasNoGroupOfNothing() {
      // list(groupby([]))  # []
      assertThat(Stream.of().gather(groupBy(Function.identity()))).isEmpty();
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsTheRunsThatAreAskedFor() {
      // list(islice(((key, list(group)) for key, group in groupby(count(), key=...)), 2))
      var runs = ids().gather(groupBy(id -> id / 3)).limit(2).toList();

      assertThat(runs)
          .containsExactly(new Run<>(0, List.of(0, 1, 2)), new Run<>(1, List.of(3, 4, 5)));
      assertThat(read).hasValue(7);
    }

    @Test
    void keepsTheOrderInParallel() {
      var runs = ids().limit(1_000).toList().parallelStream().gather(groupBy(id -> id / 10));

      assertThat(runs.map(run -> run.elements().getFirst()).toList())
          .hasSize(100)
          .startsWith(0, 10, 20)
          .isSorted();
    }

    @Test
    void closesItsSource() {
      var closed = new AtomicInteger();
      try (var runs = ids().onClose(closed::incrementAndGet).gather(groupBy(id -> id / 3))) {
        assertThat(runs.findFirst()).isPresent();
      }

      assertThat(closed).hasValue(1);
    }
  }

  @Nested
  @DisplayName("Collectors.groupingBy instead")
  class WrongWay {
    @Test
    void mergesRunsThatHaveTheSameKey() {
      var ids =
          orders.stream().collect(groupingBy(Order::city)).get("Rome").stream()
              .map(Order::id)
              .toList();

      assertThat(ids).containsExactly(1, 2, 4); // nobody sees that Oslo was between 2 and 4
    }

    @Test
    void refusesNullAsAKey() {
      assertThatNullPointerException()
          .isThrownBy(() -> orders.stream().collect(groupingBy(_ -> null)))
          .withMessageContaining("null key");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aGroupStaysWhatItWasWhenTheNextOneBegins() {
      // kept = [group for _, group in groupby(orders, key=city)]
      // [len(list(group)) for group in kept]  # [0, 0, 0, 0]: the iterator has moved on
      var kept = orders.stream().gather(groupBy(Order::city)).toList();

      assertThat(kept).extracting(run -> run.elements().size()).containsExactly(2, 1, 1, 1);
    }

    @Test
    void aGroupIsReadToItsEndBeforeItIsThere() {
      // next(groupby(ids, key=...))  # has read one element
      assertThat(ids().gather(groupBy(id -> id / 3)).findFirst()).isPresent();

      assertThat(read).hasValue(4);
    }

    @Test
    void numbersOfDifferentTypesAreDifferentKeys() {
      // len(list(groupby([1, 1.0, True])))  # 1
      assertThat(Stream.<Object>of(1, 1.0, true).gather(groupBy(Function.identity()))).hasSize(3);
    }

    @Test
    void notANumberEqualsItself() {
      // len(list(groupby([float("nan"), float("nan")])))  # 2
      assertThat(Stream.of(0 / 0.0, 0 / 0.0).gather(groupBy(Function.identity()))).hasSize(1);
    }
  }
}
