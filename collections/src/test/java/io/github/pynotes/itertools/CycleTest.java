package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.Iterables;
import com.google.common.collect.Iterators;
import com.google.common.collect.Streams;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.cycle")
class CycleTest {
  private final List<String> couriers = List.of("Ada", "Bob", "Eve");

  @Nested
  @DisplayName("cycle(couriers)")
  class Cycle {
    @Test
    void isGuavasCycle() {
      // @start region="cycle"
      // turns = cycle(["Ada", "Bob", "Eve"])
      Iterator<String> turns = Iterators.cycle(couriers);

      // [next(turns) for _ in range(4)]  # ['Ada', 'Bob', 'Eve', 'Ada']
      assertThat(List.of(turns.next(), turns.next(), turns.next(), turns.next()))
          .containsExactly("Ada", "Bob", "Eve", "Ada");

      // list(zip([101, 102, 103, 104], cycle(couriers)))[3]  # (104, 'Ada')
      Stream<String> others = Streams.stream(Iterables.cycle(couriers));
      assertThat(Streams.zip(Stream.of(101, 102, 103, 104), others, (id, name) -> id + " " + name))
          .containsExactly("101 Ada", "102 Bob", "103 Eve", "104 Ada");
      // @end
    }

    @Test
    void isAnIndexThatWrapsAroundInTheJdkAlone() {
      var turns = IntStream.iterate(0, i -> (i + 1) % couriers.size()).mapToObj(couriers::get);

      assertThat(turns.limit(4)).containsExactly("Ada", "Bob", "Eve", "Ada");
    }

    @Test
    void keepsItsOrderInParallelWhenItIsAnIndex() {
      var turns = IntStream.iterate(0, i -> (i + 1) % couriers.size()).mapToObj(couriers::get);

      assertThat(turns.parallel().limit(3_000).toList())
          .isEqualTo(Streams.stream(Iterables.cycle(couriers)).limit(3_000).toList());
    }

    @Test
    void promisesNoOrderInParallelOtherwise() {
      var guavas = Streams.stream(Iterables.cycle(couriers));
      var generated = Stream.generate(Iterators.cycle(couriers)::next); // for one thread only

      assertThat(guavas.spliterator().hasCharacteristics(Spliterator.ORDERED)).isFalse();
      assertThat(generated.spliterator().hasCharacteristics(Spliterator.ORDERED)).isFalse();
    }
  }

  @Nested
  @DisplayName("one element at a time, and no copy")
  class Laziness {
    private final AtomicInteger rounds = new AtomicInteger();
    private final List<String> pulled = new ArrayList<>();

    private Iterator<String> source() {
      rounds.incrementAndGet();
      return couriers.stream().peek(pulled::add).iterator();
    }

    @Test
    void takesFromTheSourceWhatIsAskedFor() {
      var turns = Iterators.cycle(this::source);
      assertThat(pulled).isEmpty();

      turns.next();
      turns.next();
      assertThat(pulled).containsExactly("Ada", "Bob");
    }

    @Test
    void asksTheSourceAgainInEachRound() {
      // list(islice(cycle(source), 7))  # asks once, and keeps a copy of all
      assertThat(Streams.stream(Iterables.cycle(this::source)).limit(7)).hasSize(7).endsWith("Ada");

      assertThat(rounds).hasValue(3);
    }
  }

  @Nested
  @DisplayName("cycle([])")
  class Nothing {
    @Test
    void isOverAtOnce() {
      // list(cycle([]))  # []
      var turns = Iterators.cycle(List.of());
      assertThat(turns.hasNext()).isFalse();

      // next(cycle([]))  # StopIteration
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(turns::next);
    }

    @Test
    void isSearchedForeverByAFlatMap() {
      var rounds = new AtomicInteger();
      Stream<List<String>> guarded =
          Stream.generate(() -> {
            if (rounds.incrementAndGet() == 1_000) {
              throw new IllegalStateException("still nothing");
            }
            return List.of();
          });

      assertThatIllegalStateException()
          .isThrownBy(() -> guarded.flatMap(List::stream).findFirst())
          .withMessage("still nothing");
    }
  }

  @Nested
  @DisplayName("cycle(generator)")
  class OneShotSource {
    private final List<String> closed = new ArrayList<>();

    private Stream<String> onDuty() {
      return Stream.of("Ada", "Bob").onClose(() -> closed.add("the rota"));
    }

    @Test
    void isKeptInAListFirst() {
      // list(islice(cycle(on_duty()), 3))  # ['Ada', 'Bob', 'Ada']
      List<String> kept;
      try (var names = onDuty()) {
        kept = names.toList();
      }

      assertThat(Streams.stream(Iterables.cycle(kept)).limit(3))
          .containsExactly("Ada", "Bob", "Ada");
      assertThat(closed).containsExactly("the rota");
    }

    @Test
    void endsAfterOneRoundWhenAnIteratorIsHandedOutAgain() {
      var names = List.of("Ada", "Bob").iterator();
      var turns = Iterators.cycle(() -> names);

      assertThat(Iterators.size(turns)).isEqualTo(2);
    }

    @Test
    @SuppressWarnings("StreamToIterable") // Error Prone knows
    void failsInTheSecondRoundWhenAStreamIsAskedAgain() {
      try (var names = onDuty()) {
        var turns = Iterators.cycle(names::iterator);
        turns.next();
        turns.next();

        assertThatIllegalStateException().isThrownBy(turns::next);
      }
    }
  }

  @Nested
  class DiffersFromPython {
    private final List<String> team = new ArrayList<>(List.of("Ada", "Bob"));
    private final Iterator<String> duty = Iterators.cycle(team);

    @Test
    void aLaterRoundHasTheListAsItIsByThen() {
      duty.next();
      duty.next();

      // team[1] = "Eve"; next(duty), next(duty)  # ('Ada', 'Bob'): out of the copy
      team.set(1, "Eve");
      assertThat(List.of(duty.next(), duty.next())).containsExactly("Ada", "Eve");
    }

    @Test
    void aListThatGrowsWithinARoundIsAnError() {
      duty.next();

      // team.append("Eve"); next(duty)  # 'Bob'
      team.add("Eve");
      assertThatExceptionOfType(ConcurrentModificationException.class).isThrownBy(duty::next);
    }

    @Test
    void removeTakesAnElementOutOfTheSource() {
      duty.next();
      duty.remove();

      assertThat(team).containsExactly("Bob");
      assertThat(List.of(duty.next(), duty.next())).containsExactly("Bob", "Bob");
    }
  }
}
