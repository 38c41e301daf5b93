package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableMultiset;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.combinations_with_replacement")
class CombinationsWithReplacementTest {
  private static final List<Integer> DIE = List.of(1, 2, 3, 4, 5, 6);

  @Nested
  @DisplayName("combinations_with_replacement(pool, r)")
  class InPython {
    @Test
    void choosesAnElementAsOftenAsItLikes() {
      // @start region="combinations-with-replacement"
      // list(combinations_with_replacement(["lemon", "mocha"], 2))
      assertThat(Combinatorics.combinationsWithReplacement(List.of("lemon", "mocha"), 2))
          .containsExactly(
              List.of("lemon", "lemon"), List.of("lemon", "mocha"), List.of("mocha", "mocha"));

      // list(combinations_with_replacement([20], 3))  # more than there are: (20, 20, 20)
      assertThat(Combinatorics.combinationsWithReplacement(List.of(20), 3))
          .containsExactly(List.of(20, 20, 20));

      // list(combinations_with_replacement([], 1))  # []
      assertThat(Combinatorics.combinationsWithReplacement(List.of(), 1)).isEmpty();
      // @end
    }

    @Test
    void keepsEqualElementsApart() {
      // list(combinations_with_replacement("aa", 2))  # three times ('a', 'a')
      assertThat(Combinatorics.combinationsWithReplacement(List.of("a", "a"), 2))
          .containsExactlyElementsOf(Collections.nCopies(3, List.of("a", "a")));
    }

    @Test
    void startsAtOnceHoweverManyThereAre() {
      var numbers = IntStream.range(0, 1_000).boxed().toList();

      // list(islice(combinations_with_replacement(range(1000), 9), 2))
      assertThat(Combinatorics.combinationsWithReplacement(numbers, 9).limit(2))
          .containsExactly(List.of(0, 0, 0, 0, 0, 0, 0, 0, 0), List.of(0, 0, 0, 0, 0, 0, 0, 0, 1));
    }
  }

  @Nested
  @DisplayName("neither the JDK nor Guava has it")
  class Elsewhere {
    @Test
    void aProductHasEachChoiceInAllItsOrders() {
      var throwsOfTwo = Combinatorics.product(Collections.nCopies(2, DIE)).toList();

      assertThat(throwsOfTwo).hasSize(36).contains(List.of(1, 2), List.of(2, 1));
      assertThat(Combinatorics.combinationsWithReplacement(DIE, 2))
          .isEqualTo(throwsOfTwo.stream().filter(t -> t.getFirst() <= t.getLast()).toList());
    }

    @Test
    void aSetOfMultisetsIsAsManyOnceAllThrowsAreMade() {
      var pictures =
          Combinatorics.product(Collections.nCopies(3, DIE))
              .map(ImmutableMultiset::copyOf)
              .collect(Collectors.toSet());

      assertThat(pictures).hasSize(56);
      assertThat(Combinatorics.combinationsWithReplacement(DIE, 3).count()).isEqualTo(56);
    }

    @Test
    void aDoubleIsNotAsLikelyAsAnyOtherPicture() {
      // the wrong way: to take the 21 pictures of two dice for equally likely
      var throwsOfPicture =
          Combinatorics.product(Collections.nCopies(2, DIE))
              .map(t -> t.stream().sorted().toList())
              .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

      assertThat(throwsOfPicture).hasSize(21).containsEntry(List.of(6, 6), 1L);
      assertThat(throwsOfPicture).containsEntry(List.of(5, 6), 2L);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void countMakesNoneOfThem() {
      // math.comb(1005, 6)  # 1409840590658500
      var numbers = IntStream.range(0, 1_000).boxed().toList();

      assertThat(Combinatorics.combinationsWithReplacement(numbers, 6).count())
          .isEqualTo(1_409_840_590_658_500L);
    }
  }
}
