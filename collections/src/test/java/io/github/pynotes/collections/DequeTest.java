package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.EvictingQueue;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// What the JDK and Guava have for a `deque`, and where that ends; `RingDequeTest` goes on from
/// there.
@DisplayName("collections.deque")
class DequeTest {
  private final ArrayDeque<String> orders = new ArrayDeque<>(List.of("A17", "B02"));

  @Nested
  @DisplayName("append, appendleft, pop, popleft")
  class Ends {
    @Test
    void areAddLastAddFirstRemoveLastRemoveFirst() {
      // @start region="deque"
      // orders = deque(["A17", "B02"])
      var orders = new ArrayDeque<>(List.of("A17", "B02"));

      // orders.append("C33"); orders.appendleft("urgent")
      orders.addLast("C33");
      orders.addFirst("urgent");
      assertThat(orders).containsExactly("urgent", "A17", "B02", "C33");

      // orders.popleft()  # 'urgent'
      assertThat(orders.removeFirst()).isEqualTo("urgent");

      // orders.pop()  # 'C33'
      assertThat(orders.removeLast()).isEqualTo("C33");
      // @end
    }

    @Test
    void ofAnEmptyDequeAreAnError() {
      // deque().popleft()  # IndexError
      assertThatExceptionOfType(NoSuchElementException.class)
          .isThrownBy(new ArrayDeque<String>()::removeFirst);
    }

    @Test
    void ofAnEmptyDequeCanAlsoBeNull() {
      // orders.popleft() if orders else None
      assertThat(new ArrayDeque<String>().pollFirst()).isNull();
      assertThat(new ArrayDeque<String>().peekLast()).isNull();
    }
  }

  @Nested
  @DisplayName("extend, extendleft")
  class Extend {
    @Test
    void areAddAllToEitherEnd() {
      // orders.extend(["C33", "D08"])
      orders.addAll(List.of("C33", "D08"));

      // orders.extendleft(["y", "x"]), one after the other: the last comes first
      orders.reversed().addAll(List.of("y", "x"));

      assertThat(orders).containsExactly("x", "y", "A17", "B02", "C33", "D08");
    }
  }

  @Nested
  @DisplayName("remove(value), value in deque, count(value)")
  class Search {
    @Test
    void isTheSameByEquals() {
      orders.add("A17");

      // orders.count("A17")
      assertThat(Collections.frequency(orders, "A17")).isEqualTo(2);

      // orders.remove("A17")  # the first of them
      assertThat(orders.remove("A17")).isTrue();
      assertThat(orders).containsExactly("B02", "A17");

      // "C33" in orders
      assertThat(orders.contains("C33")).isFalse();
    }

    @Test
    void ofWhatIsNotThereIsFalseInsteadOfAnError() {
      // orders.remove("Z99")  # ValueError
      assertThat(orders.remove("Z99")).isFalse();
    }
  }

  @Nested
  @DisplayName("deque(maxlen=3)")
  class MaxLen {
    @Test
    void isGuavasEvictingQueueAtOneEnd() {
      Queue<Integer> lastThree = EvictingQueue.create(3);

      lastThree.addAll(List.of(19, 21, 24, 23));

      assertThat(lastThree).containsExactly(21, 24, 23).isNotInstanceOf(Deque.class);
    }

    @Test
    void isRingDequeAtBoth() {
      RingDeque<Integer> lastThree = RingDeque.bounded(3);
      lastThree.addAll(List.of(19, 21, 24, 23));

      // readings.appendleft(18)  # pushes out the last
      lastThree.addFirst(18);

      assertThat(lastThree).containsExactly(18, 21, 24);
    }
  }

  @Nested
  @DisplayName("deque[i], insert, rotate, reverse")
  class ByIndex {
    @Test
    void isNothingThatArrayDequeKnows() {
      assertThat(ArrayDeque.class.getMethods())
          .extracting("name")
          .doesNotContain("get", "indexOf", "rotate");
    }

    @Test
    void isRingDequesList() {
      var rota = new RingDeque<>(List.of("Ada", "Bob", "Eve"));

      // rota[1]
      assertThat(rota.asList().get(1)).isEqualTo("Bob");

      // rota.insert(1, "Cem")
      rota.asList().add(1, "Cem");
      assertThat(rota).containsExactly("Ada", "Cem", "Bob", "Eve");

      // rota.rotate(1)
      rota.rotate(1);
      assertThat(rota).containsExactly("Eve", "Ada", "Cem", "Bob");

      // rota.reverse()
      Collections.reverse(rota.asList());
      assertThat(rota).containsExactly("Bob", "Cem", "Ada", "Eve");
    }
  }

  @Nested
  @DisplayName("for order in orders: orders.append(...)")
  class Iteration {
    @Test
    @SuppressWarnings("ModifyCollectionInEnhancedForLoop") // which is the point
    void failsFastWhenTheDequeGrowsMeanwhile() {
      // RuntimeError: deque mutated during iteration
      assertThatExceptionOfType(ConcurrentModificationException.class)
          .isThrownBy(() -> {
            for (String order : orders) {
              orders.add(order + " again");
            }
          });
    }

    @Test
    void mayRemoveWhatItIsAt() {
      orders.removeIf(order -> order.startsWith("A"));

      assertThat(orders).containsExactly("B02");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void nullIsRefused() {
      // deque([None])  # fine
      assertThatNullPointerException().isThrownBy(() -> orders.add(null));
    }

    @Test
    void twoDequesAreNeverEqual() {
      // deque([1]) == deque([1])  # True
      assertThat(orders.clone()).containsExactlyElementsOf(orders).isNotEqualTo(orders);
      assertThat(List.copyOf(orders.clone())).isEqualTo(List.copyOf(orders));
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void pushIsAppendleftAndNotAppend() {
      orders.push("C33");

      assertThat(orders).containsExactly("C33", "A17", "B02");
    }

    @Test
    @SuppressWarnings("JdkObsolete") // LinkedList is the wrong way
    void aLinkedListTakesNullAndThenPollTellsNothing() {
      var queue = new LinkedList<String>();
      queue.add(null);

      assertThat(queue.poll()).isNull(); // there was one
      assertThat(queue.poll()).isNull(); // there was none
    }
  }
}
