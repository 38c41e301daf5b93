package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Iterables;
import com.google.common.collect.Iterators;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.chain")
class ChainTest {
  private final List<Integer> paid = List.of(101, 104);
  private final List<Integer> shipped = List.of(102, 103);
  private final List<Integer> returned = List.of(100);

  @Nested
  @DisplayName("chain(paid, shipped)")
  class Chain {
    @Test
    void isConcatForTwoAndFlatMapForMore() {
      // @start region="chain"
      // list(chain(paid, shipped))  # [101, 104, 102, 103]
      assertThat(Stream.concat(paid.stream(), shipped.stream()))
          .containsExactly(101, 104, 102, 103);

      // list(chain(paid, shipped, returned))  # [101, 104, 102, 103, 100]
      assertThat(Stream.of(paid, shipped, returned).flatMap(List::stream))
          .containsExactly(101, 104, 102, 103, 100);

      // for order in chain(paid, shipped): ...
      assertThat(Iterables.concat(paid, shipped)).containsExactly(101, 104, 102, 103);

      // list(chain.from_iterable([["tea", "milk"], [], ["cake"]]))  # ['tea', 'milk', 'cake']
      var baskets = Stream.of(List.of("tea", "milk"), List.<String>of(), List.of("cake"));
      assertThat(baskets.flatMap(List::stream)).containsExactly("tea", "milk", "cake");
      // @end
    }

    @Test
    void isGuavasConcatForIterators() {
      // chain(iter(paid), iter(shipped))
      Iterator<Integer> orders = Iterators.concat(paid.iterator(), shipped.iterator());

      assertThat(orders).toIterable().containsExactly(101, 104, 102, 103);
    }

    @Test
    void ofNothingIsEmpty() {
      // list(chain()), list(chain([], []))  # ([], [])
      assertThat(Stream.<List<Integer>>of().flatMap(List::stream)).isEmpty();
      assertThat(Stream.concat(Stream.of(), Stream.of())).isEmpty();
    }

    @Test
    void keepsItsOrderInParallel() {
      var numbers = IntStream.range(0, 10_000).boxed().toList();
      var orders = Stream.concat(numbers.parallelStream(), Stream.of(-1));

      assertThat(orders.isParallel()).isTrue();
      assertThat(orders.toList()).startsWith(0, 1, 2).endsWith(9_998, 9_999, -1).hasSize(10_001);
    }
  }

  @Nested
  @DisplayName("chain.from_iterable(baskets)")
  class FromIterable {
    @Test
    void isFlatMap() {
      // list(chain.from_iterable({7: ["tea"], 8: ["milk", "cake"]}.values()))
      record Basket(int id, List<String> items) {}
      var baskets =
          Stream.of(new Basket(7, List.of("tea")), new Basket(8, List.of("milk", "cake")));

      assertThat(baskets.flatMap(basket -> basket.items().stream()))
          .containsExactly("tea", "milk", "cake");
    }

    @Test
    void takesTextsApartByCodePoints() {
      // list(chain.from_iterable(["tea", "🍰"]))  # ['t', 'e', 'a', '🍰']
      assertThat(
              Stream.of("tea", "🍰").flatMapToInt(String::codePoints).mapToObj(Character::toString))
          .containsExactly("t", "e", "a", "🍰");
    }
  }

  @Nested
  @DisplayName("one element at a time")
  class Laziness {
    private final List<String> opened = new ArrayList<>();
    private final List<String> pulled = new ArrayList<>();

    private Stream<String> read(String log) {
      opened.add(log);
      return Stream.of(log + ":1", log + ":2", log + ":3").peek(pulled::add);
    }

    @Test
    void opensASourceWhenItsTurnComes() {
      // lines = chain.from_iterable(map(read, ["mon", "tue", "wed"]))
      var lines = Stream.of("mon", "tue", "wed").flatMap(this::read);
      assertThat(opened).isEmpty();

      // next(line for line in lines if line.startswith("tue"))  # 'tue:1'
      assertThat(lines.filter(line -> line.startsWith("tue")).findFirst()).contains("tue:1");
      assertThat(opened).containsExactly("mon", "tue");
      assertThat(pulled).containsExactly("mon:1", "mon:2", "mon:3", "tue:1");
    }

    @Test
    void mayHaveAnEndlessSource() {
      // list(islice(chain([7, 12], count(20)), 4))  # [7, 12, 20, 21]
      var tables = Stream.concat(Stream.of(7, 12), Stream.iterate(20, table -> table + 1));
      assertThat(tables.limit(4)).containsExactly(7, 12, 20, 21);

      // list(islice(chain.from_iterable(count(n) for n in (1, 50)), 3))  # [1, 2, 3]
      var numbers = Stream.of(1, 50).flatMap(first -> Stream.iterate(first, it -> it + 1));
      assertThat(numbers.limit(3)).containsExactly(1, 2, 3);
    }

    @Test
    void isLostWhenFlatMapIsAskedForItsIterator() {
      // next(chain.from_iterable(map(read, ["mon", "tue"])))  # reads mon:1
      var lines = Stream.of("mon", "tue").flatMap(this::read).iterator();
      lines.next();

      assertThat(pulled).containsExactly("mon:1", "mon:2", "mon:3"); // and endless, if that was
    }

    @Test
    void isKeptByIterators() {
      var logs = Iterators.transform(List.of("mon", "tue").iterator(), log -> read(log).iterator());
      var lines = Iterators.concat(logs);
      lines.next();

      assertThat(opened).containsExactly("mon");
      assertThat(pulled).containsExactly("mon:1");
    }
  }

  @Nested
  @DisplayName("sources to be closed")
  class Closing {
    private final List<String> closed = new ArrayList<>();

    private Stream<String> open(String log) {
      return Stream.of(log + ":1", log + ":2").onClose(() -> closed.add(log));
    }

    @Test
    void flatMapClosesEachAfterItsLastElement() {
      var lines = Stream.of("mon", "tue").flatMap(this::open).peek(line -> closed.add(line));

      assertThat(lines.count()).isEqualTo(4);
      assertThat(closed).containsExactly("mon:1", "mon:2", "mon", "tue:1", "tue:2", "tue");
    }

    @Test
    void flatMapClosesTheOneInWhichItStops() {
      assertThat(Stream.of("mon", "tue").flatMap(this::open).findFirst()).contains("mon:1");
      assertThat(closed).containsExactly("mon");
    }

    @Test
    void flatMapClosesTheOneInWhichItFails() {
      var lengths = Stream.of("mon", "tue").flatMap(this::open).map(Integer::parseInt);

      assertThatExceptionOfType(NumberFormatException.class).isThrownBy(lengths::toList);
      assertThat(closed).containsExactly("mon");
    }

    @Test
    void concatClosesBothWhenItIsClosedItself() {
      try (var lines = Stream.concat(open("mon"), open("tue"))) {
        assertThat(lines.count()).isEqualTo(4);
        assertThat(closed).isEmpty();
      }

      assertThat(closed).containsExactly("mon", "tue");
    }

    @Test
    void concatClosesNothingThatNobodyCloses() {
      assertThat(Stream.concat(open("mon"), open("tue")).toList()).hasSize(4);

      assertThat(closed).isEmpty();
    }
  }

  @Nested
  @DisplayName("a chain of 100,000")
  class DeepChain {
    @Test
    void overflowsTheStackWhenEachIsConcatenatedToTheOthers() {
      // orders = reduce(chain, ([order] for order in range(1_000_000)))
      // next(orders)  # a segmentation fault
      var sources = IntStream.range(0, 100_000).mapToObj(Stream::of);
      var orders =
          new FutureTask<>(() -> sources.reduce(Stream.empty(), Stream::concat).findFirst());

      // on a small stack it is soon over: each concat asks all before it for their size
      new Thread(null, orders, "small stack", 256 * 1024).start();

      assertThatExceptionOfType(ExecutionException.class)
          .isThrownBy(orders::get)
          .withCauseInstanceOf(StackOverflowError.class);
    }

    @Test
    void isFlatMapOfAListOfThem() {
      var sources = IntStream.range(0, 100_000).mapToObj(List::of).toList();

      assertThat(sources.stream().flatMap(List::stream).count()).isEqualTo(100_000);
    }

    @Test
    void isFlatInGuava() {
      var orders = Iterators.<Integer>concat();
      for (int order = 0; order < 100_000; order++) {
        orders = Iterators.concat(orders, List.of(order).iterator());
      }

      assertThat(Iterators.size(orders)).isEqualTo(100_000);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aStreamThatIsUsedUpSaysSo() {
      var orders = Stream.concat(paid.stream(), shipped.stream());
      assertThat(orders.count()).isEqualTo(4);

      // list(orders)  # []
      assertThatIllegalStateException().isThrownBy(orders::toList);
    }

    @Test
    void guavasIterableIsAViewThatFollowsItsLists() {
      var open = new ArrayList<>(paid);
      var orders = Iterables.concat(open, shipped);
      assertThat(Iterables.size(orders)).isEqualTo(4);

      open.add(105);
      assertThat(orders).containsExactly(101, 104, 105, 102, 103);
    }

    @Test
    void flatMapTakesANullForNothing() {
      // list(chain.from_iterable([[1], None]))  # TypeError: 'NoneType' object is not iterable
      assertThat(Stream.of(1, 2).flatMap(i -> i == 1 ? Stream.of(i) : null)).containsExactly(1);
    }

    @Test
    void concatLooksAtItsArgumentsAtOnce() {
      // chain([1], None)  # TypeError when its turn comes
      Stream<Integer> none = null;
      assertThatNullPointerException().isThrownBy(() -> Stream.concat(paid.stream(), none));
    }
  }
}
