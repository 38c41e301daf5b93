package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.Collections2;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.permutations")
class PermutationsTest {
  private static final List<String> RUNNERS = List.of("Ada", "Bob", "Eve");

  @Nested
  @DisplayName("permutations(pool, r=None)")
  class InPython {
    @Test
    void arrangesSomeOfTheElements() {
      // @start region="permutations"
      // list(permutations(["Ada", "Bob", "Eve"], 2))
      assertThat(Combinatorics.permutations(List.of("Ada", "Bob", "Eve"), 2))
          .containsExactly(
              List.of("Ada", "Bob"),
              List.of("Ada", "Eve"),
              List.of("Bob", "Ada"),
              List.of("Bob", "Eve"),
              List.of("Eve", "Ada"),
              List.of("Eve", "Bob"));

      // next(permutations(range(40)))  # the first of 40! orders
      var guests = IntStream.range(0, 40).boxed().toList();
      assertThat(Combinatorics.permutations(guests).findFirst()).hasValue(guests);
      // @end
    }

    @Test
    void arrangesAllWithoutR() {
      // list(permutations(runners)) == list(permutations(runners, 3))
      assertThat(Combinatorics.permutations(RUNNERS))
          .hasSize(6)
          .isEqualTo(Combinatorics.permutations(RUNNERS, 3).toList());
    }

    @Test
    void goesByPositionAndNotByValue() {
      // ["".join(letters) for letters in permutations("tot")]
      assertThat(Combinatorics.permutations(List.of("t", "o", "t")).map(it -> String.join("", it)))
          .containsExactly("tot", "tto", "ott", "ott", "tto", "tot");
    }

    @Test
    void ofMoreThanThereAreIsEmpty() {
      // list(permutations(runners, 4))  # []
      assertThat(Combinatorics.permutations(RUNNERS, 4)).isEmpty();
    }

    @Test
    void ofNothingIsOneEmptyOrder() {
      // list(permutations([]))  # [()]
      assertThat(Combinatorics.permutations(List.of())).containsExactly(List.of());
    }
  }

  @Nested
  @DisplayName("Guava's Collections2.permutations")
  class OfGuava {
    @Test
    void exchangesNeighboursFromOneToTheNext() {
      assertThat(Collections2.permutations(RUNNERS))
          .containsExactlyInAnyOrderElementsOf(Combinatorics.permutations(RUNNERS).toList())
          .startsWith(
              List.of("Ada", "Bob", "Eve"),
              List.of("Ada", "Eve", "Bob"),
              List.of("Eve", "Ada", "Bob"));
    }

    @Test
    void refusesNull() {
      // list(permutations(["Ada", None]))
      assertThatNullPointerException()
          .isThrownBy(() -> Collections2.permutations(Arrays.asList("Ada", null)));
    }
  }

  @Nested
  @DisplayName("Guava's Collections2.orderedPermutations")
  class OfGuavaOrdered {
    @Test
    void hasEachOrderOfEqualElementsOnce() {
      // sorted(set(permutations("tot")))
      assertThat(Collections2.orderedPermutations(List.of("t", "o", "t")))
          .containsExactly(List.of("o", "t", "t"), List.of("t", "o", "t"), List.of("t", "t", "o"));
    }

    @Test
    void isOurOrderOfASortedPoolWithoutEqualElements() {
      assertThat(Collections2.orderedPermutations(RUNNERS))
          .containsExactlyElementsOf(Combinatorics.permutations(RUNNERS).toList());
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class WrongWay {
    @Test
    void aShuffleMeetsSomeOrdersTwiceAndOthersNever() {
      var random = new Random(1);
      var shuffled = new ArrayList<List<String>>();
      for (int i = 0; i < 6; i++) {
        var order = new ArrayList<>(RUNNERS);
        Collections.shuffle(order, random);
        shuffled.add(order);
      }

      assertThat(shuffled.stream().distinct()).hasSizeLessThan(6);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void countMakesNoneOfThem() {
      // math.perm(90, 9)  # 256284917589254400 orders, which nobody counts one by one
      var numbers = IntStream.range(0, 90).boxed().toList();

      assertThat(Combinatorics.permutations(numbers, 9).count())
          .isEqualTo(256_284_917_589_254_400L);
    }
  }
}
