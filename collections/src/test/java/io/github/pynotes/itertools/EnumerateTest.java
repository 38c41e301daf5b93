package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Streams;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("enumerate")
class EnumerateTest {
  private final List<String> log = List.of("starting", "ERROR disk", "ERROR disk");
  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("enumerate(iterable)")
  class Enumerate {
    @Test
    void isMapWithIndex() {
      // @start region="enumerate"
      var log = List.of("starting", "ERROR disk", "ERROR disk");

      // [f"{i}: {line}" for i, line in enumerate(log)]
      var lines = Streams.mapWithIndex(log.stream(), (line, i) -> i + ": " + line);

      assertThat(lines).containsExactly("0: starting", "1: ERROR disk", "2: ERROR disk");

      // [i for i, line in enumerate(log) if line.startswith("ERROR")]
      var errors = IntStream.range(0, log.size()).filter(i -> log.get(i).startsWith("ERROR"));

      assertThat(errors).containsExactly(1, 2);
      // @end
    }

    @Test
    void makesNothingOfNothing() {
      assertThat(Streams.mapWithIndex(Stream.empty(), (_, i) -> i)).isEmpty();
    }

    @Test
    void numbersNullAsWell() {
      // list(enumerate([None]))  # [(0, None)]
      assertThat(Streams.mapWithIndex(Stream.of((String) null), (line, i) -> i + ": " + line))
          .containsExactly("0: null");
    }

    @Test
    void numbersWhatIsLeftByAFilterBehindIt() {
      var errors =
          Streams.mapWithIndex(
              log.stream().filter(line -> line.startsWith("ERROR")), (line, i) -> i + ": " + line);

      assertThat(errors).containsExactly("0: ERROR disk", "1: ERROR disk");
    }
  }

  @Nested
  @DisplayName("enumerate(iterable, start=1)")
  class WithStart {
    @Test
    void isASum() {
      // [f"{number}: {line}" for number, line in enumerate(log, start=1)]
      assertThat(Streams.mapWithIndex(log.stream(), (line, i) -> i + 1 + ": " + line))
          .containsExactly("1: starting", "2: ERROR disk", "3: ERROR disk");
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsItIsAskedFor() {
      // next(i for i, id in enumerate(count()) if id * id > 20)
      var first =
          Streams.mapWithIndex(ids(), (id, i) -> id * id > 20 ? i : -1)
              .filter(i -> i >= 0)
              .findFirst();

      assertThat(first).hasValue(5L);
      assertThat(read).hasValue(6);
    }

    @Test
    void numbersRightInParallel() {
      var ids = ids().limit(10_000).toList();
      var wrong = Streams.mapWithIndex(ids.parallelStream(), (id, i) -> id - i).filter(d -> d != 0);

      assertThat(wrong.count()).isZero();
    }

    @Test
    void numbersRightInParallelWithoutKnowingTheSize() {
      var even = ids().limit(10_000).toList().parallelStream().filter(id -> id % 2 == 0);
      var wrong = Streams.mapWithIndex(even, (id, i) -> id - 2 * i).filter(d -> d != 0);

      assertThat(wrong.count()).isZero();
    }

    @Test
    void closesItsSource() {
      var closed = new AtomicInteger();
      try (var lines =
          Streams.mapWithIndex(ids().onClose(closed::incrementAndGet), (id, i) -> id + i)) {
        assertThat(lines.findFirst()).hasValue(0L);
      }

      assertThat(closed).hasValue(1);
    }

    @Test
    void wantsAStream() {
      Stream<String> nothing = null;

      // enumerate(None)  # TypeError: 'NoneType' object is not iterable
      assertThatNullPointerException().isThrownBy(() -> Streams.mapWithIndex(nothing, (_, i) -> i));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void looksForTheElementAndFindsTheFirstThatIsEqual() {
      assertThat(log.stream().map(line -> log.indexOf(line) + ": " + line))
          .containsExactly("0: starting", "1: ERROR disk", "1: ERROR disk");
    }

    @Test
    void countsOutsideOfTheStream() {
      var number = new AtomicInteger();
      assertThat(log.stream().map(line -> number.getAndIncrement() + ": " + line))
          .startsWith("0: starting");

      // and what is the first line of the next log?
      assertThat(log.stream().map(line -> number.getAndIncrement() + ": " + line))
          .startsWith("3: starting");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anIndexIsALongAndNeedsACastForAList() {
      // [log[i - 1] for i, _ in enumerate(log) if i > 0]
      var before =
          Streams.mapWithIndex(log.stream(), (_, i) -> i == 0 ? "-" : log.get((int) i - 1));

      assertThat(before).containsExactly("-", "starting", "ERROR disk");
    }
  }
}
