package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.RandomAccess;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("RingDeque")
class RingDequeTest {
  private final RingDeque<String> rota = new RingDeque<>(List.of("Ada", "Bob", "Cem", "Eve"));

  private static RingDeque<Integer> bounded(int maxSize, Integer... elements) {
    RingDeque<Integer> deque = RingDeque.bounded(maxSize);
    deque.addAll(List.of(elements));
    return deque;
  }

  @Nested
  @DisplayName("bounded: deque(maxlen=3)")
  class Bounded {
    @Test
    void pushesOutTheFirstWhereTheLastIsAdded() {
      // readings = deque([19, 21, 24], maxlen=3)
      RingDeque<Integer> readings = bounded(3, 19, 21, 24);

      // readings.append(23)
      readings.add(23);

      assertThat(readings).containsExactly(21, 24, 23);
    }

    @Test
    void pushesOutTheLastWhereTheFirstIsAdded() {
      RingDeque<Integer> readings = bounded(3, 19, 21, 24);

      // readings.appendleft(18)
      readings.addFirst(18);

      assertThat(readings).containsExactly(18, 19, 21);
    }

    @Test
    void offerNeverRefuses() {
      RingDeque<Integer> readings = bounded(1, 19);

      assertThat(readings.offer(21)).isTrue();
      assertThat(readings.offerFirst(23)).isTrue();
      assertThat(readings).containsExactly(23);
    }

    @Test
    void keepsTheLastOfMany() {
      RingDeque<Integer> readings = RingDeque.bounded(1_000);

      // readings.extend(range(1_000_000))
      IntStream.range(0, 1_000_000).forEach(readings::add);

      assertThat(readings).hasSize(1_000);
      assertThat(readings.getFirst()).isEqualTo(999_000);
      assertThat(readings.getLast()).isEqualTo(999_999);
    }

    @Test
    void byZeroSwallowsEverything() {
      RingDeque<Integer> nothing = bounded(0, 19, 21);

      assertThat(nothing.add(23)).isTrue();
      assertThat(nothing).isEmpty();
    }

    @Test
    void byLessIsRefused() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> RingDeque.bounded(-1))
          .withMessage("maxSize is -1: give at least 0, or no bound by new RingDeque<>()");
    }

    @Test
    void tellsItsBound() {
      // readings.maxlen
      assertThat(bounded(3).maxSize()).isEqualTo(3);
      assertThat(rota.maxSize()).isEqualTo(Integer.MAX_VALUE);
    }
  }

  @Nested
  @DisplayName("rotate: deque.rotate(n)")
  class Rotate {
    @Test
    void movesTheLastToTheFront() {
      // rota.rotate(1)
      rota.rotate(1);

      assertThat(rota).containsExactly("Eve", "Ada", "Bob", "Cem");
    }

    @Test
    void movesTheFirstToTheEndForANegativeNumber() {
      // rota.rotate(-1)
      rota.rotate(-1);

      assertThat(rota).containsExactly("Bob", "Cem", "Eve", "Ada");
    }

    @Test
    void goesRoundAsOftenAsAsked() {
      rota.rotate(4 * 1_000 + 1);
      assertThat(rota).startsWith("Eve", "Ada");

      rota.rotate(Integer.MIN_VALUE); // a multiple of 4
      assertThat(rota).startsWith("Eve", "Ada");
    }

    @Test
    void doesNothingToAnEmptyOne() {
      var empty = new RingDeque<String>();

      empty.rotate(3);

      assertThat(empty).isEmpty();
    }

    @Test
    void isCollectionsRotateOfTheList() {
      for (int n = -9; n <= 9; n++) {
        RingDeque<String> rotated = rota.copy();
        List<String> expected = new ArrayList<>(rota);

        rotated.rotate(n);
        Collections.rotate(expected, n);

        assertThat(rotated).as("by %d", n).containsExactlyElementsOf(expected);
      }
    }
  }

  @Nested
  @DisplayName("asList: deque[i]")
  class AsList {
    @Test
    void readsAndWritesByIndex() {
      // @start region="ring-deque"
      List<String> list = rota.asList();

      // rota[1]  # 'Bob'
      assertThat(list.get(1)).isEqualTo("Bob");

      // rota[1] = "Eva"; del rota[0]; rota.insert(2, "Dan")
      list.set(1, "Eva");
      list.removeFirst();
      list.add(2, "Dan");
      assertThat(rota).containsExactly("Eva", "Cem", "Dan", "Eve");

      // rota.index("Dan")  # 2
      assertThat(list.indexOf("Dan")).isEqualTo(2);
      // @end
    }

    @Test
    void isLiveInBothDirections() {
      List<String> list = rota.asList();
      assertThat(list).isInstanceOf(RandomAccess.class);

      rota.addFirst("Zoe");
      assertThat(list).startsWith("Zoe", "Ada");

      list.clear();
      assertThat(rota).isEmpty();
    }

    @Test
    void isEqualToAListOfTheSame() {
      // deque(...) == deque(...)
      assertThat(rota.asList()).isEqualTo(List.of("Ada", "Bob", "Cem", "Eve"));
      assertThat(rota).isNotEqualTo(rota.copy());
    }

    @Test
    void addsNothingToAFullOne() {
      List<Integer> full = bounded(2, 19, 21).asList();

      // deque([19, 21], maxlen=2).insert(1, 20)  # IndexError: deque already at its maximum size
      assertThatIllegalStateException()
          .isThrownBy(() -> full.add(1, 20))
          .withMessage(
              "the deque is full with 2 elements: remove one, or add at an end of the deque itself");
    }

    @Test
    void sortsReversesAndShuffles() {
      rota.asList().sort(Collections.reverseOrder());

      assertThat(rota).containsExactly("Eve", "Cem", "Bob", "Ada");
    }

    @Test
    void refusesAnIndexThatIsOut() {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> rota.asList().get(4))
          .withMessage("Index 4 out of bounds for length 4");
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> rota.asList().add(5, "Zoe"));
    }
  }

  @Nested
  @DisplayName("copy: deque.copy()")
  class Copy {
    @Test
    void goesItsOwnWayWithTheSameBound() {
      RingDeque<Integer> readings = bounded(2, 19, 21);

      // copy = readings.copy(); copy.append(23)
      RingDeque<Integer> copy = readings.copy();
      copy.add(23);

      assertThat(copy).containsExactly(21, 23);
      assertThat(readings).containsExactly(19, 21);
    }
  }

  @Nested
  @DisplayName("iterators")
  class Iterators {
    @Test
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which is the point
    void failFast() {
      // for name in rota: rota.append(name)  # RuntimeError: deque mutated during iteration
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() -> {
            for (String name : rota) {
              rota.add(name);
            }
          });
    }

    @Test
    void doNotMindThatNothingWasRemoved() {
      var empty = new RingDeque<String>();
      var names = empty.iterator();
      empty.clear();

      // for name in names: ...  # StopIteration, no error
      assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(names::next);
    }

    @Test
    void mayRemoveInEitherDirection() {
      for (var it = rota.descendingIterator(); it.hasNext(); ) {
        if (it.next().compareTo("C") < 0) {
          it.remove();
        }
      }

      assertThat(rota).containsExactly("Cem", "Eve");
    }

    @Test
    void streamInTheirOrderInParallelToo() {
      var numbers = new RingDeque<>(IntStream.range(0, 100_000).boxed().toList());
      numbers.rotate(1_000);

      assertThat(numbers.parallelStream().map(n -> n + 1).toList())
          .startsWith(99_001)
          .endsWith(99_000)
          .hasSize(100_000);
    }
  }

  @Nested
  @DisplayName("bulk operations")
  class Bulk {
    @Test
    void removeInOnePass() {
      var numbers = new RingDeque<>(IntStream.range(0, 100_000).boxed().toList());

      assertThat(numbers.removeIf(n -> n % 3 != 0)).isTrue();

      assertThat(numbers).hasSize(33_334).startsWith(0, 3, 6).endsWith(99_999);
    }

    @Test
    void removeNothingWhenThePredicateThrows() {
      assertThatIllegalStateException()
          .isThrownBy(() ->
              rota.removeIf(name -> {
                if (name.equals("Cem")) {
                  throw new IllegalStateException("Cem is not to be asked");
                }
                return true;
              }));

      assertThat(rota).containsExactly("Ada", "Bob", "Cem", "Eve");
    }

    @Test
    void noticeAPredicateThatChangesTheDeque() {
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() ->
              rota.removeIf(name -> {
                if (name.equals("Eve")) { // the last that is asked about
                  rota.removeFirst();
                }
                return name.equals("Bob");
              }));
    }

    @Test
    void refuseToRemoveByNull() {
      assertThatNullPointerException()
          .isThrownBy(() -> new RingDeque<String>().removeIf(null))
          .withMessage("filter");
    }

    @Test
    void addNothingWhenOneIsNull() {
      assertThatNullPointerException()
          .isThrownBy(() -> rota.addAll(Arrays.asList("Zoe", null)))
          .withMessage("null is no element: it is what poll() says of an empty deque");

      assertThat(rota).hasSize(4);
    }

    @Test
    @SuppressWarnings("ModifyingCollectionWithItself") // as extend(rota) may be meant
    void addItToItself() {
      // rota.extend(rota)
      rota.addAll(rota);

      assertThat(rota).containsExactly("Ada", "Bob", "Cem", "Eve", "Ada", "Bob", "Cem", "Eve");
    }
  }

  @Nested
  @DisplayName("memory")
  class Memory {
    /// Whether an object can be collected once it was in a deque, between two others, and is out.
    private static boolean isLetGo(Consumer<RingDeque<Object>> removal) {
      var deque = new RingDeque<Object>(List.of("before", new Object(), "after"));
      var reference = new WeakReference<>(deque.asList().get(1));
      removal.accept(deque);
      try {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(30));
        while (reference.get() != null && Instant.now().isBefore(deadline)) {
          System.gc();
        }
        return reference.get() == null;
      } finally {
        Reference.reachabilityFence(deque);
      }
    }

    @Test
    void ofWhatHasLeftIsFree() {
      assertThat(isLetGo(deque -> deque.asList().remove(1))).isTrue();
      assertThat(isLetGo(deque -> deque.removeIf(it -> !it.equals("after")))).isTrue();
      assertThat(isLetGo(deque -> deque.asList().subList(0, 2).clear())).isTrue();
      assertThat(isLetGo(RingDeque::clear)).isTrue();
    }

    @Test
    void ofWhatWasTakenFromAnEndIsFree() {
      Consumer<RingDeque<Object>> first = RingDeque::removeFirst;
      Consumer<RingDeque<Object>> last = RingDeque::removeLast;

      assertThat(isLetGo(first.andThen(first))).isTrue();
      assertThat(isLetGo(last.andThen(last))).isTrue();
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void anIndexDoesNotCountFromTheEnd() {
      // rota[-1]  # 'Eve'
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> rota.asList().get(-1));
      assertThat(rota.getLast()).isEqualTo("Eve");
    }

    @Test
    void whatIsNotThereIsNoError() {
      // rota.remove("Zoe")  # ValueError
      assertThat(rota.remove("Zoe")).isFalse();

      // rota.index("Zoe")  # ValueError
      assertThat(rota.asList().indexOf("Zoe")).isEqualTo(-1);
    }

    @Test
    void nothingIsTakenFromAnEmptyOne() {
      var empty = new RingDeque<String>();

      // deque().pop()  # IndexError: pop from an empty deque
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(empty::removeLast)
          .withMessage("the deque is empty");
      assertThat(empty.pollLast()).isNull();
    }
  }
}
