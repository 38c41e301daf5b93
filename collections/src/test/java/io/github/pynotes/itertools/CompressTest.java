package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.compress")
class CompressTest {
  private static final List<String> USERS = List.of("Ada", "Bob", "Eve", "Max");
  private static final List<Boolean> ACTIVE = List.of(true, false, true, true);

  private record Flagged(String user, boolean active) {}

  /// compress(users, active)
  private static Stream<String> compress(Stream<String> users, Stream<Boolean> active) {
    return Streams.zip(users, active, Flagged::new).filter(Flagged::active).map(Flagged::user);
  }

  @Nested
  @DisplayName("compress(data, selectors)")
  class InPython {
    @Test
    void isAZipAndAFilter() {
      // @start region="compress"
      record Choice(String user, boolean active) {}

      // list(compress(["Ada", "Bob", "Eve", "Max"], [True, False, True, True]))
      assertThat(
              Streams.zip(USERS.stream(), ACTIVE.stream(), Choice::new)
                  .filter(Choice::active)
                  .map(Choice::user))
          .containsExactly("Ada", "Eve", "Max");
      // @end
    }

    @Test
    void isAFilterOfIndexesWhereThereAreLists() {
      int length = Math.min(USERS.size(), ACTIVE.size());

      assertThat(IntStream.range(0, length).filter(ACTIVE::get).mapToObj(USERS::get))
          .containsExactly("Ada", "Eve", "Max");
    }

    @Test
    void isAStreamOfTheBitsOfABitSet() {
      var onDuty = BitSet.valueOf(new byte[] {0b0110});

      // list(compress(users, [0, 1, 1, 0]))
      assertThat(onDuty.stream().mapToObj(USERS::get)).containsExactly("Bob", "Eve");
    }

    @Test
    void endsWithTheShorterOfTheTwo() {
      // list(compress(users, [True])), list(compress(["Ada"], active))
      assertThat(compress(USERS.stream(), Stream.of(true))).containsExactly("Ada");
      assertThat(compress(Stream.of("Ada"), ACTIVE.stream())).containsExactly("Ada");
    }

    @Test
    void takesAnEndlessSource() {
      Stream<String> days = Stream.iterate(1, i -> i + 1).map(i -> "day " + i);
      Stream<Boolean> evens = Stream.iterate(false, even -> !even);

      // list(islice(compress(days, cycle([False, True])), 2))
      assertThat(compress(days, evens).limit(2)).containsExactly("day 2", "day 4");
    }
  }

  @Nested
  @DisplayName("how much is pulled")
  class Pulled {
    private final List<String> users = new ArrayList<>();
    private final List<Boolean> selectors = new ArrayList<>();

    private Stream<String> compress(List<Boolean> active) {
      return CompressTest.compress(
          USERS.stream().peek(users::add), active.stream().peek(selectors::add));
    }

    @Test
    void isNothingWithoutATerminalOperation() {
      try (var nobody = compress(ACTIVE)) {
        assertThat(nobody).isNotNull();
      }

      assertThat(users).isEmpty();
      assertThat(selectors).isEmpty();
    }

    @Test
    void isUpToTheFirstThatIsFound() {
      assertThat(compress(List.of(false, true, true)).findFirst()).hasValue("Bob");

      assertThat(users).containsExactly("Ada", "Bob");
      assertThat(selectors).containsExactly(false, true);
    }

    @Test
    void isOneElementTooManyWhereTheSelectorsEnd() {
      // it = iter(users); list(compress(it, [True])); next(it)  # 'Eve': Bob is lost
      assertThat(compress(List.of(true))).containsExactly("Ada");

      assertThat(users).containsExactly("Ada", "Bob");
    }
  }

  @Nested
  @DisplayName("zip")
  class Zip {
    @Test
    void closesBothStreams() {
      var closed = new ArrayList<String>();
      Stream<String> users = USERS.stream().onClose(() -> closed.add("users"));
      Stream<Boolean> active = ACTIVE.stream().onClose(() -> closed.add("active"));
      try (var chosen = compress(users, active)) {
        assertThat(chosen.findFirst()).hasValue("Ada");
        assertThat(closed).isEmpty();
      }

      assertThat(closed).containsExactlyInAnyOrder("users", "active");
    }

    @Test
    void keepsPairsTogetherInParallel() {
      var numbers = IntStream.range(0, 10_000).boxed().toList();
      var zipped =
          Streams.zip(numbers.stream(), numbers.stream().map(i -> i % 3 == 0), Map::entry)
              .parallel()
              .filter(Map.Entry::getValue)
              .map(Map.Entry::getKey);

      assertThat(zipped.toList()).hasSize(3334).allMatch(i -> i % 3 == 0).isSorted();
    }

    @Test
    void bearsNullInARecordButNotInAMapEntry() {
      List<String> users = Arrays.asList(null, "Bob");

      assertThat(compress(users.stream(), ACTIVE.stream())).containsExactly((String) null);
      assertThatNullPointerException()
          .isThrownBy(() -> Streams.zip(users.stream(), ACTIVE.stream(), Map::entry).toList());
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aSelectorIsABooleanAndNothingElse() {
      // list(compress(users, [1, 0, "yes", None]))
      List<Object> selectors = Arrays.asList(1, 0, "yes", null);
      var chosen =
          IntStream.range(0, 4)
              .filter(i ->
                  switch (selectors.get(i)) {
                    case null -> false;
                    case Integer number -> number != 0;
                    case String text -> !text.isEmpty();
                    default -> true;
                  });

      assertThat(chosen.mapToObj(USERS::get)).containsExactly("Ada", "Eve");
    }

    @Test
    void aBitBehindTheEndOfTheListIsAnError() {
      var onDuty = BitSet.valueOf(new byte[] {0b0010_0010});

      // list(compress(users, [0, 1, 0, 0, 0, 1]))  # ['Bob']
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> onDuty.stream().mapToObj(USERS::get).toList());
      assertThat(onDuty.stream().takeWhile(i -> i < USERS.size()).mapToObj(USERS::get))
          .containsExactly("Bob");
    }
  }
}
