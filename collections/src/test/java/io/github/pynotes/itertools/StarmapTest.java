package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.starmap")
class StarmapTest {
  private record Line(String article, int cents, int pieces) {
    int total() {
      return cents * pieces;
    }
  }

  private static final List<Line> LINES =
      List.of(new Line("tea", 450, 2), new Line("mug", 1200, 1), new Line("cup", 990, 6));

  @Nested
  @DisplayName("starmap(function, tuples)")
  class InPython {
    @Test
    void isMapOverRecords() {
      // @start region="starmap"
      record Item(String article, int cents, int pieces) {}
      var items = List.of(new Item("tea", 450, 2), new Item("mug", 1200, 1));

      // list(starmap(lambda article, cents, pieces: cents * pieces, items))
      assertThat(items.stream().map(item -> item.cents() * item.pieces()))
          .containsExactly(900, 1200);

      // list(starmap("{} costs {}".format, [("tea", 450), ("mug", 1200)]))
      BiFunction<String, Integer, String> tag = "%s costs %d"::formatted;
      assertThat(
              Stream.of(Map.entry("tea", 450), Map.entry("mug", 1200))
                  .map(pair -> tag.apply(pair.getKey(), pair.getValue())))
          .containsExactly("tea costs 450", "mug costs 1200");
      // @end
    }

    @Test
    void isBestAMethodOfTheRecord() {
      // sum(starmap(total, lines))
      assertThat(LINES.stream().mapToInt(Line::total).sum()).isEqualTo(8040);
    }

    @Test
    void takesARecordApartByAPattern() {
      Function<Line, String> label =
          line ->
              switch (line) {
                case Line(String article, _, int pieces) when pieces > 5 -> "a box of " + article;
                case Line(String article, _, int pieces) -> pieces + " of " + article;
              };

      assertThat(LINES.stream().map(label)).containsExactly("2 of tea", "1 of mug", "a box of cup");
    }

    @Test
    void isAZipWhereTheArgumentsComeInColumns() {
      // list(map(mul, [450, 1200], [2, 1]))
      assertThat(Streams.zip(Stream.of(450, 1200), Stream.of(2, 1), Math::multiplyExact))
          .containsExactly(900, 1200);
    }

    @Test
    void ofAMapPassesKeysAndValues() {
      BiFunction<String, Integer, String> tag = "%s costs %d"::formatted;

      // list(starmap("{} costs {}".format, {"tea": 450}.items()))
      assertThat(
              Map.of("tea", 450).entrySet().stream()
                  .map(entry -> tag.apply(entry.getKey(), entry.getValue())))
          .containsExactly("tea costs 450");
    }
  }

  @Nested
  @DisplayName("laziness")
  class Laziness {
    private final List<String> called = new ArrayList<>();

    private int total(Line line) {
      called.add(line.article());
      return line.total();
    }

    @Test
    void callsTheFunctionForWhatIsAskedForOnly() {
      // next(starmap(total, lines))
      assertThat(LINES.stream().map(this::total).findFirst()).hasValue(900);

      assertThat(called).containsExactly("tea");
    }

    @Test
    void endsAnEndlessSourceByALimit() {
      var endless = Stream.generate(() -> LINES.get(1)).map(this::total);

      // list(islice(starmap(total, repeat(line)), 2))
      assertThat(endless.limit(2)).containsExactly(1200, 1200);
      assertThat(called).hasSize(2);
    }

    @Test
    void leavesTheFunctionOutWhereOnlyTheCountIsAsked() {
      // the wrong way: to rely on what the function does beside its result
      assertThat(LINES.stream().map(this::total).count()).isEqualTo(3);

      assertThat(called).isEmpty();
    }

    @Test
    void closesTheSourceThroughTheMap() {
      var closed = new AtomicBoolean();
      LINES.stream().onClose(() -> closed.set(true)).map(this::total).close();

      assertThat(closed).isTrue();
    }

    @Test
    void keepsTheOrderInParallel() {
      var pairs = IntStream.range(0, 10_000).mapToObj(i -> Map.entry(i, 2)).toList();

      assertThat(pairs.parallelStream().map(it -> it.getKey() * it.getValue()).toList())
          .isEqualTo(IntStream.range(0, 10_000).mapToObj(i -> 2 * i).toList());
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aTupleOfTheWrongLengthIsNoRecord() {
      // list(starmap(pow, [(2, 5), (3,)]))  # TypeError, at the second
      var rows = List.of(List.of(2, 5), List.of(3));

      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(
              () -> rows.stream().map(row -> Math.powExact(row.get(0), row.get(1))).toList());
    }

    @Test
    void aTupleThatIsTooLongIsNotNoticedByItsIndexes() {
      // list(starmap(pow, [(2, 5, 7, 9)]))  # TypeError: pow expected 2 arguments, got 4
      var rows = List.of(List.of(2, 5, 7, 9));

      assertThat(rows.stream().map(row -> Math.powExact(row.get(0), row.get(1))))
          .containsExactly(32);
    }

    @Test
    void anIntIsNotEndless() {
      // list(starmap(pow, [(10, 10)]))  # [10000000000]
      assertThat(Stream.of(10).map(ten -> (int) Math.pow(ten, 10))).containsExactly(2_147_483_647);
      assertThatExceptionOfType(ArithmeticException.class)
          .isThrownBy(() -> Stream.of(10).map(ten -> Math.powExact(ten, 10)).toList());
    }

    @Test
    void aMissingRecordMatchesNoPattern() {
      // list(starmap(total, [None]))  # TypeError
      var lines = Arrays.asList(LINES.getFirst(), null);

      assertThatNullPointerException()
          .isThrownBy(() ->
              lines.stream()
                  .map(line ->
                      switch (line) {
                        case Line(_, int cents, int pieces) -> cents * pieces;
                      })
                  .toList());
    }
  }
}
