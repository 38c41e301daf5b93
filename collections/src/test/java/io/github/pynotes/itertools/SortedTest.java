package io.github.pynotes.itertools;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.reverseOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("sorted(iterable, key=, reverse=)")
class SortedTest {
  private record User(String name, int age) {}

  private static final User ADA = new User("Ada", 36);
  private static final User BOB = new User("Bob", 41);
  private static final User EVE = new User("Eve", 36);
  private static final List<User> USERS = List.of(EVE, BOB, ADA);

  @Nested
  @DisplayName("sorted(users)")
  class Natural {
    @Test
    void isTheNaturalOrder() {
      // sorted([30, 10, 20])  # [10, 20, 30]
      assertThat(Stream.of(30, 10, 20).sorted()).containsExactly(10, 20, 30);
    }

    @Test
    void leavesTheSourceAlone() {
      var source = new ArrayList<>(List.of(30, 10, 20));

      // sorted(source)
      List<Integer> sorted = source.stream().sorted().toList();

      assertThat(sorted).containsExactly(10, 20, 30);
      assertThat(source).containsExactly(30, 10, 20);
    }

    @Test
    void ofWhatHasNoOrderFailsAsLateAsTheStreamIsRead() {
      // sorted([object(), object()])  # TypeError
      var sorted = Stream.of(new Object(), new Object()).sorted();

      assertThatExceptionOfType(ClassCastException.class).isThrownBy(sorted::toList);
    }
  }

  @Nested
  @DisplayName("sorted(users, key=...)")
  class Key {
    @Test
    void isAComparatorMadeOfTheKey() {
      // @start region="sorted"
      // sorted(users, key=lambda user: user.age)
      var byAge = comparingInt(User::age);
      assertThat(USERS.stream().sorted(byAge)).containsExactly(EVE, ADA, BOB);

      // sorted(users, key=lambda user: (user.age, user.name))
      var byAgeAndName = comparingInt(User::age).thenComparing(User::name);
      assertThat(USERS.stream().sorted(byAgeAndName)).containsExactly(ADA, EVE, BOB);

      // sorted(users, key=lambda user: user.age, reverse=True)
      var oldestFirst = comparing(User::age, reverseOrder());
      assertThat(USERS.stream().sorted(oldestFirst)).containsExactly(BOB, EVE, ADA);
      // @end
    }

    @Test
    void isStable() {
      // random ages of 1,000 users, who are numbered by their names
      var random = new Random(1);
      List<User> users =
          IntStream.range(0, 1_000)
              .mapToObj(i -> new User("user %03d".formatted(i), random.nextInt(10)))
              .toList();

      List<User> sorted = users.parallelStream().sorted(comparingInt(User::age)).toList();

      assertThat(sorted)
          .isEqualTo(
              users.stream().sorted(comparingInt(User::age).thenComparing(User::name)).toList());
    }
  }

  @Nested
  @DisplayName("list.sort()")
  class InPlace {
    @Test
    void sortsTheListItself() {
      var users = new ArrayList<>(USERS);

      // users.sort(key=lambda user: user.name)
      users.sort(comparing(User::name));

      assertThat(users).containsExactly(ADA, BOB, EVE);
    }

    @Test
    void isRefusedByAnUnmodifiableList() {
      assertThatExceptionOfType(UnsupportedOperationException.class)
          .isThrownBy(() -> USERS.sort(comparing(User::name)));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void theKeyIsComputedAtEveryComparison() {
      var calls = new ArrayList<User>();
      List<User> users =
          IntStream.range(0, 100).mapToObj(i -> new User("Ada", i * 37 % 101)).toList();

      // Python computes each key once; here it is worth keeping where it is dear
      var sorted =
          users.stream()
              .sorted(
                  comparingInt(user -> {
                    calls.add(user);
                    return user.age();
                  }))
              .toList();

      assertThat(sorted).isSortedAccordingTo(comparingInt(User::age));
      assertThat(calls).hasSizeGreaterThan(2 * users.size());
    }

    @Test
    void nullsMayBeGivenAPlace() {
      var cities = Arrays.asList("London", null, "Bern");

      // sorted(["London", None, "Bern"])  # TypeError
      assertThatNullPointerException().isThrownBy(() -> cities.stream().sorted().toList());
      assertThat(cities.stream().sorted(nullsFirst(naturalOrder())))
          .containsExactly(null, "Bern", "London");
    }

    @Test
    void notANumberIsTheLargestInsteadOfDisorder() {
      // sorted([2.0, nan, 1.0])  # [2.0, nan, 1.0]
      assertThat(Stream.of(2.0, Double.NaN, 1.0).sorted()).containsExactly(1.0, 2.0, Double.NaN);
    }

    @Test
    void stringsAreOrderedByTheirCharsAndNotByCodePoints() {
      String emoji = "\uD83D\uDE00"; // U+1F600
      String fullwidth = "\uFF01"; // U+FF01

      // sorted([emoji, fullwidth])  # the other way round: U+FF01 < U+1F600
      assertThat(Stream.of(fullwidth, emoji).sorted()).containsExactly(emoji, fullwidth);
    }

    @Test
    void anOrderForPeopleIsAtHand() {
      // sorted(["Zoe", "Änne", "Adam"])  # ['Adam', 'Zoe', 'Änne'], as String's natural order
      assertThat(Stream.of("Zoe", "Änne", "Adam").sorted()).containsExactly("Adam", "Zoe", "Änne");
      assertThat(Stream.of("Zoe", "Änne", "Adam").sorted(Collator.getInstance(Locale.GERMAN)))
          .containsExactly("Adam", "Änne", "Zoe");
    }
  }

  @Nested
  @DisplayName("the wrong way")
  class Misuse {
    @Test
    void reversedAfterThenComparingTurnsBothKeys() {
      Comparator<User> both = comparingInt(User::age).thenComparing(User::name).reversed();

      // meant was: oldest first, those of equal age by their names
      assertThat(USERS.stream().sorted(both)).containsExactly(BOB, EVE, ADA);
      assertThat(
              USERS.stream().sorted(comparing(User::age, reverseOrder()).thenComparing(User::name)))
          .containsExactly(BOB, ADA, EVE);
    }

    @Test
    @SuppressWarnings({"BadComparable", "ComparatorMethodParameterNotUsed"})
    void aDifferenceOverflows() {
      // a - b instead of Integer.compare(a, b)
      Comparator<Integer> difference = (a, b) -> a - b;

      assertThat(Stream.of(Integer.MAX_VALUE, Integer.MIN_VALUE).sorted(difference))
          .containsExactly(Integer.MAX_VALUE, Integer.MIN_VALUE);
    }

    @Test
    void aComparatorThatContradictsItselfIsFoundOutSometimes() {
      List<Integer> numbers = IntStream.range(0, 100).map(i -> i * 37 % 101).boxed().toList();

      // never equal, and never the other way round
      assertThatIllegalArgumentException()
          .isThrownBy(() -> numbers.stream().sorted((a, b) -> a % 3 == b % 7 ? -1 : 1).toList())
          .withMessage("Comparison method violates its general contract!");
    }
  }
}
