package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import com.google.common.math.BigIntegerMath;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.combinations")
class CombinationsTest {
  private static final List<String> TEAMS = List.of("Ajax", "Benfica", "Celtic", "Dynamo");

  @Nested
  @DisplayName("combinations(pool, r)")
  class InPython {
    @Test
    void choosesEachPairOnce() {
      // @start region="combinations"
      // list(combinations(["Ajax", "Benfica", "Celtic"], 2))
      assertThat(Combinatorics.combinations(List.of("Ajax", "Benfica", "Celtic"), 2))
          .containsExactly(
              List.of("Ajax", "Benfica"), List.of("Ajax", "Celtic"), List.of("Benfica", "Celtic"));

      // list(combinations([25, 25, 40], 2))  # by position: two of 25 are two
      assertThat(Combinatorics.combinations(List.of(25, 25, 40), 2))
          .containsExactly(List.of(25, 25), List.of(25, 40), List.of(25, 40));

      // list(combinations([25, 25, 40], 4))  # []
      assertThat(Combinatorics.combinations(List.of(25, 25, 40), 4)).isEmpty();
      // @end
    }

    @Test
    void keepsTheOrderOfThePoolWithinEachChoice() {
      // list(combinations(["Celtic", "Ajax"], 2))  # [('Celtic', 'Ajax')]
      assertThat(Combinatorics.combinations(List.of("Celtic", "Ajax"), 2))
          .containsExactly(List.of("Celtic", "Ajax"));
    }

    @Test
    void startsAtOnceHoweverManyThereAre() {
      var numbers = IntStream.rangeClosed(1, 90).boxed().toList();

      // next(combinations(range(1, 91), 5))  # (1, 2, 3, 4, 5)
      assertThat(Combinatorics.combinations(numbers, 5).findFirst())
          .hasValue(List.of(1, 2, 3, 4, 5));
    }
  }

  @Nested
  @DisplayName("two nested loops")
  class OfTheJdk {
    @Test
    void areEnoughForPairs() {
      var pairs =
          IntStream.range(0, TEAMS.size())
              .boxed()
              .flatMap(i ->
                  IntStream.range(i + 1, TEAMS.size())
                      .mapToObj(j -> List.of(TEAMS.get(i), TEAMS.get(j))));

      assertThat(pairs).isEqualTo(Combinatorics.combinations(TEAMS, 2).toList());
    }

    @Test
    void letATeamMeetItselfWhereTheInnerOneStartsTooEarly() {
      Stream<List<String>> pairs =
          TEAMS.stream().flatMap(home -> TEAMS.stream().map(away -> List.of(home, away)));

      assertThat(pairs)
          .hasSize(16)
          .contains(List.of("Ajax", "Ajax"))
          .contains(List.of("Ajax", "Celtic"), List.of("Celtic", "Ajax"));
    }
  }

  @Nested
  @DisplayName("Guava's Sets.combinations")
  class OfGuava {
    private final Set<String> teams = ImmutableSet.copyOf(TEAMS);

    @Test
    void yieldsSetsAndHasAnOrderOfItsOwn() {
      Set<Set<String>> pairs = Sets.combinations(teams, 2);

      assertThat(pairs.stream().map(List::copyOf).toList())
          .containsExactlyInAnyOrderElementsOf(Combinatorics.combinations(TEAMS, 2).toList())
          .isNotEqualTo(Combinatorics.combinations(TEAMS, 2).toList());
      assertThat(pairs).element(2).isEqualTo(Set.of("Benfica", "Celtic")); // before Ajax, Dynamo
    }

    @Test
    void knowsWhetherAChoiceIsAmongThem() {
      var fives =
          Sets.combinations(ImmutableSet.copyOf(IntStream.range(0, 90).boxed().toList()), 5);

      assertThat(fives).hasSize(43_949_268);
      assertThat(fives.contains(Set.of(7, 8, 9, 10, 11))).isTrue();
    }

    @Test
    void cannotChooseBetweenEqualElements() {
      // list(combinations([25, 25, 40], 2))  # three of them
      assertThat(Sets.combinations(ImmutableSet.copyOf(List.of(25, 25, 40)), 2)).hasSize(1);
    }

    @Test
    void refusesMoreElementsThanThereAre() {
      // list(combinations(teams, 5))  # []
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Sets.combinations(teams, 5))
          .withMessageContaining("size (5) must be <= set.size() (4)");
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aSecondPassFailsInsteadOfFindingNothing() {
      var pairs = Combinatorics.combinations(TEAMS, 2);
      assertThat(pairs.toList()).hasSize(6);

      // list(pairs)  # []
      assertThatIllegalStateException().isThrownBy(pairs::toList);
    }

    @Test
    void countMakesNoneOfThem() {
      // math.comb(60, 30)  # 118264581564861424, which sum(1 for _ in ...) would never reach
      var numbers = IntStream.range(0, 60).boxed().toList();

      assertThat(Combinatorics.combinations(numbers, 30).count())
          .isEqualTo(118_264_581_564_861_424L);
      assertThat(BigIntegerMath.binomial(100, 50))
          .isEqualTo(new BigInteger("100891344545564193334812497256"));
    }

    @Test
    void countAlsoSkipsWhatPeekAndMapWouldDo() {
      var seen = new ArrayList<List<String>>();
      long count = Combinatorics.combinations(TEAMS, 2).peek(seen::add).count();

      assertThat(count).isEqualTo(6);
      assertThat(seen).isEmpty();
    }
  }
}
