package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.Lists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("itertools.batched")
class BatchedTest {
  private final List<Integer> orders = List.of(1, 2, 3, 4, 5);
  private final AtomicInteger read = new AtomicInteger();

  /// 0, 1, 2, …, far more than anybody should read, counting how many are.
  private Stream<Integer> ids() {
    return Stream.generate(read::getAndIncrement).limit(1_000_000);
  }

  @Nested
  @DisplayName("batched(iterable, n)")
  class Batched {
    @Test
    void isAWindowThatDoesNotOverlapTheNext() {
      // @start region="batched"
      var orders = List.of(1, 2, 3, 4, 5);

      // list(batched(orders, 2))  # [(1, 2), (3, 4), (5,)]
      var batches = orders.stream().gather(Gatherers.windowFixed(2));

      assertThat(batches).containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));

      // the same of a list, without copying it
      assertThat(Lists.partition(orders, 2))
          .containsExactly(List.of(1, 2), List.of(3, 4), List.of(5));
      // @end
    }

    @Test
    void makesNothingOfNothing() {
      // list(batched([], 2))  # []
      assertThat(Stream.empty().gather(Gatherers.windowFixed(2))).isEmpty();
    }

    @Test
    void takesNullAsAnElement() {
      assertThat(Stream.of(1, null, 3).gather(Gatherers.windowFixed(2)))
          .containsExactly(Arrays.asList(1, null), List.of(3));
    }

    @Test
    void handsOutBatchesThatNobodyCanChange() {
      // batch[0] = 7  # TypeError: a tuple
      var batch = orders.stream().gather(Gatherers.windowFixed(2)).findFirst().orElseThrow();

      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> batch.set(0, 7));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void refusesABatchOfNothing(int size) {
      // batched(orders, 0)  # ValueError: n must be at least one
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Gatherers.windowFixed(size))
          .withMessage("'windowSize' must be greater than zero");
      assertThatIllegalArgumentException().isThrownBy(() -> Lists.partition(orders, size));
    }
  }

  @Nested
  @DisplayName("batched(iterable, n, strict=True)")
  class Strict {
    private static List<Integer> complete(List<Integer> batch, int size) {
      if (batch.size() < size) {
        throw new IllegalArgumentException("an incomplete batch: " + batch);
      }
      return batch;
    }

    @Test
    void isACheckOfEachBatch() {
      // list(batched([1, 2, 3, 4], 2, strict=True))
      var batches =
          Stream.of(1, 2, 3, 4).gather(Gatherers.windowFixed(2)).map(batch -> complete(batch, 2));

      assertThat(batches).containsExactly(List.of(1, 2), List.of(3, 4));
    }

    @Test
    void failsWhenTheIncompleteBatchComesNotBefore() {
      var seen = new ArrayList<List<Integer>>();
      var batches =
          orders.stream().gather(Gatherers.windowFixed(2)).map(batch -> complete(batch, 2));

      // for batch in batched(orders, 2, strict=True): seen.append(batch)
      assertThatIllegalArgumentException()
          .isThrownBy(() -> batches.forEach(seen::add))
          .withMessage("an incomplete batch: [5]");
      assertThat(seen).containsExactly(List.of(1, 2), List.of(3, 4));
    }
  }

  @Nested
  @DisplayName("as a stream")
  class AsAStream {
    @Test
    void readsAnEndlessSourceAsFarAsItIsAskedFor() {
      // list(islice(batched(count(), 3), 2))
      assertThat(ids().gather(Gatherers.windowFixed(3)).limit(2))
          .containsExactly(List.of(0, 1, 2), List.of(3, 4, 5));
      assertThat(read).hasValue(6);
    }

    @Test
    void keepsTheOrderInParallel() {
      var ids = ids().limit(1_000).toList();

      assertThat(ids.parallelStream().gather(Gatherers.windowFixed(7)).toList())
          .isEqualTo(Lists.partition(ids, 7));
    }

    @Test
    void closesItsSource() {
      var closed = new AtomicInteger();
      try (var batches = ids().onClose(closed::incrementAndGet).gather(Gatherers.windowFixed(2))) {
        assertThat(batches.findFirst()).isPresent();
      }

      assertThat(closed).hasValue(1);
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void forgetsWhatIsLeftInTheEnd() {
      var batches = new ArrayList<List<Integer>>();
      var batch = new ArrayList<Integer>();
      for (int order : orders) {
        batch.add(order);
        if (batch.size() == 2) {
          batches.add(List.copyOf(batch));
          batch.clear();
        }
      }

      assertThat(batches).containsExactly(List.of(1, 2), List.of(3, 4)); // and where is 5?
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aPartOfAListIsAViewOfIt() {
      // batched(orders, 2) keeps copies
      var prices = new ArrayList<>(List.of(10, 20, 30));
      var first = Lists.partition(prices, 2).getFirst();
      prices.set(0, 11);

      assertThat(first).containsExactly(11, 20);
    }

    @Test
    void aGathererIsMadeOnceForManySources() {
      // batched(...) is an iterator, and read once
      var pairs = Gatherers.<Integer>windowFixed(2);

      assertThat(Stream.of(1, 2, 3).gather(pairs)).containsExactly(List.of(1, 2), List.of(3));
      assertThat(Stream.of(4, 5).gather(pairs)).containsExactly(List.of(4, 5));
    }
  }
}
