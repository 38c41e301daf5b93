package io.github.pynotes.itertools;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.summingInt;
import static java.util.stream.Collectors.teeing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.Iterators;
import com.google.common.collect.Lists;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.tee")
class TeeTest {
  private final AtomicInteger read = new AtomicInteger();
  private final AtomicInteger closed = new AtomicInteger();

  /// Four readings of a sensor, counting how many of them are read, and how often it is closed.
  private Stream<Integer> sensor() {
    return Stream.of(21, 24, 19, 22)
        .peek(_ -> read.incrementAndGet())
        .onClose(closed::incrementAndGet);
  }

  @Nested
  @DisplayName("sum(a), max(b): two results of one source")
  class TwoResults {
    @Test
    void areMadeInOnePassWithoutStoringAnything() {
      // @start region="tee"
      record Average(int sum, long count) {
        long celsius() {
          return sum / count;
        }
      }

      // a, b = tee(sensor())
      // sum(a) // sum(1 for _ in b)  # stores what a has read and b has not, which is everything
      var average = sensor().collect(teeing(summingInt(c -> c), counting(), Average::new));

      assertThat(average).isEqualTo(new Average(86, 4));
      assertThat(average.celsius()).isEqualTo(21);
      assertThat(read).hasValue(4);
      // @end
    }

    @Test
    void areTheSameInParallel() {
      var readings = IntStream.range(0, 10_000).boxed().toList();

      long average =
          readings.parallelStream()
              .collect(teeing(summingInt(c -> c), counting(), (sum, count) -> sum / count));

      assertThat(average).isEqualTo(4_999);
    }

    @Test
    void areThereInTheJdkForNumbers() {
      var all = sensor().collect(Collectors.summarizingInt(c -> c));

      assertThat(all.getMin()).isEqualTo(19);
      assertThat(all.getMax()).isEqualTo(24);
      assertThat(read).hasValue(4);
    }

    @Test
    void needNotBeTwo() {
      // a, b, c = tee(sensor(), 3)
      var result =
          sensor()
              .collect(
                  teeing(
                      teeing(summingInt(c -> c), counting(), List::<Number>of),
                      Collectors.minBy(Integer::compare),
                      (both, min) -> both + " " + min.orElseThrow()));

      assertThat(result).isEqualTo("[86, 4] 19");
    }
  }

  @Nested
  @DisplayName("a, b = tee(iterable)")
  class Readers {
    @Test
    void areIteratorsOfAList() {
      var readings = sensor().toList();
      var a = readings.iterator();
      var b = readings.iterator();

      // next(a), next(a), next(b)
      assertThat(a.next()).isEqualTo(21);
      assertThat(a.next()).isEqualTo(24);
      assertThat(b.next()).isEqualTo(21);

      // list(a), list(b)
      assertThat(a).toIterable().containsExactly(19, 22);
      assertThat(b).toIterable().containsExactly(24, 19, 22);
      assertThat(read).hasValue(4);
    }

    @Test
    void areStreamsOfASourceThatCanBeOpenedAgain() {
      Supplier<Stream<Integer>> source = TeeTest.this::sensor;

      assertThat(source.get().filter(c -> c > 20).count()).isEqualTo(3);
      assertThat(source.get().findFirst()).hasValue(21);
      assertThat(read).hasValue(5); // each reads as far as it needs, and for itself
    }

    @Test
    void areClosedEachForItself() {
      Supplier<Stream<Integer>> source = TeeTest.this::sensor;
      try (var a = source.get();
          var b = source.get()) {
        assertThat(a.findFirst()).isEqualTo(b.findFirst());
      }

      assertThat(closed).hasValue(2);
    }

    @Test
    void areNotNeededToLookAheadByOne() {
      // a, b = tee(sensor()); next(b)
      var readings = Iterators.peekingIterator(sensor().iterator());

      assertThat(readings.peek()).isEqualTo(21);
      assertThat(readings.next()).isEqualTo(21);
      assertThat(readings.next()).isEqualTo(24);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void readsAStreamTwice() {
      var readings = sensor();
      assertThat(readings.mapToInt(c -> c).sum()).isEqualTo(86);

      assertThatIllegalStateException()
          .isThrownBy(readings::count)
          .withMessage("stream has already been operated upon or closed");
    }

    @Test
    void readsTheSameIteratorTwice() {
      // a = b = sensor(); list(a), list(b)  # [21, 24, 19, 22], []
      var readings = sensor().iterator();
      var a = Lists.newArrayList(readings);
      var b = Lists.newArrayList(readings);

      assertThat(a).containsExactly(21, 24, 19, 22);
      assertThat(b).isEmpty();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aListReadsAllBeforeTheFirstIsHandedOut() {
      // a, b = tee(sensor()); next(a)  # has read one
      assertThat(sensor().toList().iterator().next()).isEqualTo(21);

      assertThat(read).hasValue(4);
    }

    @Test
    void aListMayBeReadByAnyThreadAtAnyTime() {
      // tee's readers are not thread-safe, even if the iterable is
      var readings = IntStream.range(0, 1_000).boxed().toList();
      var sums =
          Stream.of(1, 2, 3, 4)
              .parallel()
              .map(_ -> readings.stream().mapToInt(c -> c).sum())
              .toList();

      assertThat(sums).containsOnly(499_500).hasSize(4);
    }
  }
}
