package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("zip")
class ZipTest {
  private record User(String name, int age) {}

  private final List<String> names = List.of("Ada", "Eve", "Bob");
  private final List<Integer> ages = List.of(36, 29, 41);

  @Nested
  @DisplayName("zip(a, b)")
  class Zip {
    @Test
    void makesSomethingOfEachTwoElements() {
      // @start region="zip"
      var names = List.of("Ada", "Eve", "Bob");
      var ages = List.of(36, 29, 41);

      // [User(name, age) for name, age in zip(names, ages)]
      var users = Streams.zip(names.stream(), ages.stream(), User::new);

      assertThat(users)
          .containsExactly(new User("Ada", 36), new User("Eve", 29), new User("Bob", 41));

      // lists, and any number of them, go by their indices
      var byIndex =
          IntStream.range(0, Math.min(names.size(), ages.size()))
              .mapToObj(i -> new User(names.get(i), ages.get(i)));

      assertThat(byIndex).first().isEqualTo(new User("Ada", 36));
      // @end
    }

    @Test
    void endsWithTheShorter() {
      // list(zip(names, [36]))
      assertThat(Streams.zip(names.stream(), Stream.of(36), User::new))
          .containsExactly(new User("Ada", 36));
      assertThat(Streams.zip(Stream.of("Ada"), ages.stream(), User::new))
          .containsExactly(new User("Ada", 36));
      assertThat(Streams.zip(Stream.<String>empty(), ages.stream(), User::new)).isEmpty();
    }

    @Test
    void makesAMapOfKeysAndValues() {
      // dict(zip(names, ages))
      var ageOf = new LinkedHashMap<String, Integer>();
      Streams.forEachPair(names.stream(), ages.stream(), ageOf::put);

      assertThat(ageOf)
          .containsExactly(Map.entry("Ada", 36), Map.entry("Eve", 29), Map.entry("Bob", 41));
    }
  }

  @Nested
  @DisplayName("zip(a, b, strict=True)")
  class Strict {
    private static <A, B, R> Stream<R> strict(List<A> a, List<B> b, BiFunction<A, B, R> zipper) {
      if (a.size() != b.size()) {
        throw new IllegalArgumentException(
            "%d elements do not match %d".formatted(a.size(), b.size()));
      }
      return Streams.zip(a.stream(), b.stream(), zipper);
    }

    @Test
    void comparesTheSizesOfLists() {
      assertThat(strict(names, ages, User::new)).hasSize(3);

      // list(zip(names, [36], strict=True))  # ValueError: zip() argument 2 is shorter
      assertThatIllegalArgumentException()
          .isThrownBy(() -> strict(names, List.of(36), User::new))
          .withMessage("3 elements do not match 1");
    }

    @Test
    void findsTheEndOfTheShorterStreamByItsFill() {
      // for pair in zip(names, [36], strict=True)
      var users =
          names.stream()
              .gather(
                  MoreGatherers.<String, Integer, User>zipLongest(
                      List.of(36),
                      null,
                      null,
                      (name, age) -> {
                        if (name == null || age == null) {
                          throw new IllegalArgumentException("not as many ages as names");
                        }
                        return new User(name, age);
                      }));

      assertThatIllegalArgumentException()
          .isThrownBy(users::toList)
          .withMessage("not as many ages as names");
    }
  }

  @Nested
  @DisplayName("zip(*pairs)")
  class Unzip {
    @Test
    void isAPassForEachColumn() {
      var users = List.of(new User("Ada", 36), new User("Eve", 29));

      // names, ages = zip(*users)
      assertThat(users.stream().map(User::name)).containsExactly("Ada", "Eve");
      assertThat(users.stream().map(User::age)).containsExactly(36, 29);
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    private final AtomicInteger firstRead = new AtomicInteger();
    private final AtomicInteger secondRead = new AtomicInteger();

    private Stream<Integer> first() {
      return Stream.generate(firstRead::getAndIncrement).limit(1_000_000);
    }

    private Stream<Integer> second() {
      return Stream.generate(secondRead::getAndIncrement).limit(1_000_000);
    }

    @Test
    void readsEndlessSourcesAsFarAsItIsAskedFor() {
      // list(islice(zip(first, second), 3))
      assertThat(Streams.zip(first(), second(), List::of).limit(3))
          .containsExactly(List.of(0, 0), List.of(1, 1), List.of(2, 2));
      assertThat(firstRead).hasValue(3);
      assertThat(secondRead).hasValue(3);
    }

    @Test
    void readsOneMoreOfTheFirstWhenTheSecondIsOver() {
      // list(zip(first, ["Ada", "Eve"]))  # reads 0, 1, 2 of the first
      assertThat(Streams.zip(first(), Stream.of("Ada", "Eve"), List::of)).hasSize(2);

      assertThat(firstRead).hasValue(3);
    }

    @Test
    void readsNoMoreOfTheSecondWhenTheFirstIsOver() {
      // list(zip(["Ada", "Eve"], second))  # reads 0, 1 of the second
      assertThat(Streams.zip(Stream.of("Ada", "Eve"), second(), List::of)).hasSize(2);

      assertThat(secondRead).hasValue(2);
    }

    @Test
    void keepsThePairsTogetherInParallel() {
      var ids = IntStream.range(0, 10_000).boxed().toList();
      var pairs = Streams.zip(ids.parallelStream(), ids.parallelStream(), List::of).parallel();

      assertThat(pairs.filter(pair -> pair.get(0).equals(pair.get(1))).count()).isEqualTo(10_000);
    }

    @Test
    void closesBothOfItsSources() {
      var closed = new AtomicInteger();
      try (var pairs =
          Streams.zip(
              first().onClose(closed::incrementAndGet),
              second().onClose(closed::incrementAndGet),
              List::of)) {
        assertThat(pairs.findFirst()).isPresent();
      }

      assertThat(closed).hasValue(2);
    }

    @Test
    void wantsTwoStreams() {
      Stream<Integer> nothing = null;

      // zip(names, None)  # TypeError: 'NoneType' object is not iterable
      assertThatNullPointerException()
          .isThrownBy(() -> Streams.zip(names.stream(), nothing, User::new));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void losesTheRestWithoutAWord() {
      assertThat(Streams.zip(names.stream(), Stream.of(36, 29), User::new)).hasSize(2); // no Bob
    }

    @Test
    void countsTheIndicesOfOneListOnly() {
      var someAges = List.of(36, 29);
      var users =
          IntStream.range(0, names.size()).mapToObj(i -> new User(names.get(i), someAges.get(i)));

      assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(users::toList);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void listsOfDifferentLengthAreFoundBeforeAnythingIsDone() {
      // seen = []
      // for name, age in zip(names, [36], strict=True): seen.append(name)  # ValueError
      // seen  # ['Ada']
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Strict.strict(names, List.of(36), (_, _) -> fail()));
    }

    private static String fail() {
      throw new AssertionError("nothing is done");
    }
  }
}
