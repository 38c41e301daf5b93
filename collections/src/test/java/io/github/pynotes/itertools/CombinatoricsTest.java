package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Combinatorics")
class CombinatoricsTest {
  private static final List<String> PLAYERS = List.of("Ada", "Bob", "Eve");

  /// 0, 1, 2, … which are their own positions.
  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed().toList();
  }

  /// From their definition: of the lists of the product, those with these positions.
  private static List<List<Integer>> ofTheProduct(
      int count, int r, Predicate<List<Integer>> positions) {
    return Combinatorics.product(Collections.nCopies(r, numbers(count))).filter(positions).toList();
  }

  private static boolean rising(List<Integer> positions) {
    return IntStream.range(1, positions.size())
        .allMatch(i -> positions.get(i - 1) < positions.get(i));
  }

  private static boolean nowhereFalling(List<Integer> positions) {
    return IntStream.range(1, positions.size())
        .allMatch(i -> positions.get(i - 1) <= positions.get(i));
  }

  private static boolean different(List<Integer> positions) {
    return positions.stream().distinct().count() == positions.size();
  }

  @Nested
  @DisplayName("combinations(pool, r)")
  class Combinations {
    @Test
    void choosesInTheOrderOfThePool() {
      // list(combinations(players, 2))
      assertThat(Combinatorics.combinations(PLAYERS, 2))
          .containsExactly(List.of("Ada", "Bob"), List.of("Ada", "Eve"), List.of("Bob", "Eve"));
    }

    @ParameterizedTest(name = "{0} out of 5")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void areTheListsOfTheProductWhosePositionsRise(int r) {
      assertThat(Combinatorics.combinations(numbers(5), r))
          .isEqualTo(ofTheProduct(5, r, CombinatoricsTest::rising));
    }
  }

  @Nested
  @DisplayName("combinationsWithReplacement(pool, r)")
  class CombinationsWithReplacement {
    @Test
    void choosesAnElementAsOftenAsItLikes() {
      // list(combinations_with_replacement(["Ada", "Bob"], 2))
      assertThat(Combinatorics.combinationsWithReplacement(List.of("Ada", "Bob"), 2))
          .containsExactly(List.of("Ada", "Ada"), List.of("Ada", "Bob"), List.of("Bob", "Bob"));
    }

    @ParameterizedTest(name = "{0} out of 3")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void areTheListsOfTheProductWhosePositionsNeverFall(int r) {
      assertThat(Combinatorics.combinationsWithReplacement(numbers(3), r))
          .isEqualTo(ofTheProduct(3, r, CombinatoricsTest::nowhereFalling));
    }
  }

  @Nested
  @DisplayName("permutations(pool), permutations(pool, r)")
  class Permutations {
    @Test
    void arrangesAllElements() {
      // list(permutations(players))
      assertThat(Combinatorics.permutations(PLAYERS))
          .containsExactly(
              List.of("Ada", "Bob", "Eve"),
              List.of("Ada", "Eve", "Bob"),
              List.of("Bob", "Ada", "Eve"),
              List.of("Bob", "Eve", "Ada"),
              List.of("Eve", "Ada", "Bob"),
              List.of("Eve", "Bob", "Ada"));
    }

    @ParameterizedTest(name = "{0} out of 5")
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void areTheListsOfTheProductWhosePositionsDiffer(int r) {
      assertThat(Combinatorics.permutations(numbers(5), r))
          .isEqualTo(ofTheProduct(5, r, CombinatoricsTest::different));
    }
  }

  @Nested
  @DisplayName("product(pools)")
  class Product {
    @Test
    void isNestedLoops() {
      var nested = new ArrayList<List<Object>>();
      for (String player : PLAYERS) {
        for (int round : List.of(1, 2)) {
          for (boolean won : List.of(false, true)) {
            nested.add(List.of(player, round, won));
          }
        }
      }

      // product(players, [1, 2], [False, True])
      assertThat(
              Combinatorics.<Object>product(List.of(PLAYERS, List.of(1, 2), List.of(false, true))))
          .isEqualTo(nested);
    }

    @Test
    void repeatsAPoolByItsCopies() {
      // list(product([0, 1], repeat=2))
      assertThat(Combinatorics.product(Collections.nCopies(2, List.of(0, 1))))
          .containsExactly(List.of(0, 0), List.of(0, 1), List.of(1, 0), List.of(1, 1));
    }

    @Test
    void ofNoPoolIsOneEmptyList() {
      // list(product())  # [()]
      assertThat(Combinatorics.product(List.of())).containsExactly(List.of());
    }

    @Test
    void withAnEmptyPoolIsEmpty() {
      // list(product(players, [], players))  # []
      assertThat(Combinatorics.product(List.of(PLAYERS, List.<String>of(), PLAYERS))).isEmpty();
    }
  }

  @Nested
  @DisplayName("r")
  class Count {
    @Test
    void ofZeroSelectsTheEmptyListOnce() {
      for (List<String> pool : List.of(PLAYERS, List.<String>of())) {
        assertThat(Combinatorics.combinations(pool, 0)).containsExactly(List.of());
        assertThat(Combinatorics.combinationsWithReplacement(pool, 0)).containsExactly(List.of());
        assertThat(Combinatorics.permutations(pool, 0)).containsExactly(List.of());
      }
    }

    @Test
    void thatIsMoreThanThereAreSelectsNothing() {
      assertThat(Combinatorics.combinations(PLAYERS, 4)).isEmpty();
      assertThat(Combinatorics.permutations(PLAYERS, 4)).isEmpty();
      assertThat(Combinatorics.combinationsWithReplacement(List.of(), 1)).isEmpty();
    }

    @Test
    void belowZeroIsRefusedAtTheCall() {
      // combinations(players, -1)  # ValueError: r must be non-negative
      String message = "r is -1: select 0 or more elements";
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Combinatorics.combinations(PLAYERS, -1))
          .withMessage(message);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Combinatorics.combinationsWithReplacement(PLAYERS, -1))
          .withMessage(message);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Combinatorics.permutations(PLAYERS, -1))
          .withMessage(message);
    }
  }

  @Nested
  @DisplayName("elements")
  class Elements {
    @Test
    void countByPositionNotByValue() {
      // list(combinations("aab", 2))  # [('a', 'a'), ('a', 'b'), ('a', 'b')]
      assertThat(Combinatorics.combinations(List.of("a", "a", "b"), 2))
          .containsExactly(List.of("a", "a"), List.of("a", "b"), List.of("a", "b"));
    }

    @Test
    void mayBeNull() {
      var pool = Arrays.asList("Ada", null);

      assertThat(Combinatorics.permutations(pool))
          .containsExactly(Arrays.asList("Ada", null), Arrays.asList(null, "Ada"));
    }

    @Test
    void areTakenInTheOrderOfTheIterator() {
      var pool = new LinkedHashSet<>(List.of("Eve", "Ada"));

      assertThat(Combinatorics.combinations(pool, 2)).containsExactly(List.of("Eve", "Ada"));
    }

    @Test
    void comeInListsThatNobodyCanChange() {
      List<String> pair = Combinatorics.combinations(PLAYERS, 2).findFirst().orElseThrow();

      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> pair.set(0, "Max"));
      assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(pair::removeFirst);
      assertThat(pair).isInstanceOf(RandomAccess.class).isEqualTo(List.of("Ada", "Bob"));
    }

    @Test
    void comeInListsThatTheNextOneDoesNotChange() {
      var iterator = Combinatorics.permutations(PLAYERS).iterator();
      List<String> first = iterator.next();
      iterator.next();

      assertThat(first).containsExactly("Ada", "Bob", "Eve");
    }
  }

  @Nested
  @DisplayName("laziness")
  class Laziness {
    @Test
    void makesTheFirstOfMoreThanAnyoneCouldRead() {
      var made = new ArrayList<List<Integer>>();

      // next(permutations(range(40)))
      var first = Combinatorics.permutations(numbers(40)).peek(made::add).findFirst();

      assertThat(first).hasValue(numbers(40));
      assertThat(made).hasSize(1);
    }

    @Test
    void makesNoneBeforeItIsAsked() {
      var made = new ArrayList<List<Integer>>();
      var iterator = Combinatorics.combinations(numbers(90), 5).peek(made::add).iterator();
      assertThat(made).isEmpty();

      iterator.next();
      iterator.next();
      assertThat(made).hasSize(2);
    }

    @Test
    void copiesThePoolAtTheCall() {
      var pool = new ArrayList<>(PLAYERS);
      var pairs = Combinatorics.combinations(pool, 2);
      var throwsOfTwo = Combinatorics.product(List.of(pool));
      pool.set(0, "Max");
      pool.removeLast();

      assertThat(pairs).hasSize(3).startsWith(List.of("Ada", "Bob"));
      assertThat(throwsOfTwo).containsExactly(List.of("Ada"), List.of("Bob"), List.of("Eve"));
    }

    @Test
    void refusesANullPoolAtTheCall() {
      assertThatNullPointerException().isThrownBy(() -> Combinatorics.combinations(null, 2));
      assertThatNullPointerException()
          .isThrownBy(() -> Combinatorics.product(Arrays.asList(PLAYERS, null)));
    }
  }

  @Nested
  @DisplayName("count()")
  class Size {
    /// The numbers are those of CPython's `math.comb` and `math.perm`.
    @Test
    void isKnownWithoutMakingAny() {
      assertThat(Combinatorics.combinations(numbers(66), 33).count())
          .isEqualTo(7_219_428_434_016_265_740L);
      assertThat(Combinatorics.combinations(numbers(1_000), 998).count()).isEqualTo(499_500);
      assertThat(Combinatorics.combinationsWithReplacement(numbers(34), 33).count())
          .isEqualTo(7_219_428_434_016_265_740L);
      assertThat(Combinatorics.permutations(numbers(20)).count())
          .isEqualTo(2_432_902_008_176_640_000L);
      assertThat(Combinatorics.product(Collections.nCopies(62, numbers(2))).count())
          .isEqualTo(1L << 62);
    }

    @Test
    void isUnknownBeyondALong() {
      assertThat(
              Stream.of(
                  Combinatorics.combinations(numbers(67), 33),
                  Combinatorics.combinationsWithReplacement(numbers(35), 33),
                  Combinatorics.permutations(numbers(21)),
                  Combinatorics.product(Collections.nCopies(63, numbers(2))),
                  Combinatorics.product(Collections.nCopies(32, numbers(4))))) // 0 in a long
          .allSatisfy(selections ->
              assertThat(selections.spliterator().getExactSizeIfKnown()).isEqualTo(-1));
    }

    @Test
    void isNothingForAProductWithAnEmptyPoolHoweverLargeTheOthers() {
      var pools = new ArrayList<>(Collections.nCopies(99, numbers(2)));
      pools.add(List.of());

      assertThat(Combinatorics.product(pools).count()).isZero();
    }

    @Test
    void isWhatRemains() {
      var rest = Combinatorics.combinations(PLAYERS, 2).spliterator();
      for (int remaining = 3; remaining > 0; remaining--) {
        assertThat(rest.getExactSizeIfKnown()).isEqualTo(remaining);
        assertThat(rest.tryAdvance(_ -> {})).isTrue();
      }

      assertThat(rest.getExactSizeIfKnown()).isZero();
      assertThat(rest.tryAdvance(_ -> {})).isFalse();
    }
  }

  @Nested
  @DisplayName("parallel()")
  class Parallel {
    @Test
    void keepsTheOrder() {
      var inOrder = Combinatorics.permutations(numbers(7)).map(List::toString).toList();

      assertThat(Combinatorics.permutations(numbers(7)).parallel().map(List::toString).toList())
          .isEqualTo(inOrder);
      assertThat(Combinatorics.permutations(numbers(7)).spliterator())
          .matches(it -> it.hasCharacteristics(Spliterator.ORDERED), "is ordered");
    }

    @Test
    void endsEarly() {
      assertThat(Combinatorics.permutations(numbers(40)).parallel().limit(3).toList())
          .isEqualTo(Combinatorics.permutations(numbers(40)).limit(3).toList());
    }
  }

  @Nested
  @DisplayName("3,628,800 permutations in a JVM with 16 MB")
  class Memory {
    @Test
    void areNotKept() throws IOException, InterruptedException {
      var child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx16m",
                  "-cp",
                  System.getProperty("java.class.path"),
                  TenFactorial.class.getName())
              .redirectErrorStream(true)
              .start();
      try {
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        assertThat(child.inputReader().readAllAsString()).isEqualToIgnoringNewLines("3628800");
      } finally {
        child.destroyForcibly();
      }
    }
  }

  /// The program of the child JVM.
  static final class TenFactorial {
    public static void main(String[] args) {
      IO.println(Combinatorics.permutations(numbers(10)).mapToInt(_ -> 1).sum());
    }
  }
}
