package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Lists;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("itertools.product")
class ProductTest {
  private static final List<String> SIZES = List.of("S", "M");
  private static final List<String> COLOURS = List.of("red", "blue");
  private static final List<List<String>> ARTICLES =
      List.of(List.of("S", "red"), List.of("S", "blue"), List.of("M", "red"), List.of("M", "blue"));

  @Nested
  @DisplayName("product(*pools, repeat=1)")
  class InPython {
    @Test
    void takesAnElementOfEachPool() {
      // @start region="product"
      // list(product(["S", "M"], ["red", "blue"]))  # the last one changes fastest
      assertThat(Combinatorics.product(List.of(List.of("S", "M"), List.of("red", "blue"))))
          .containsExactly(
              List.of("S", "red"), List.of("S", "blue"), List.of("M", "red"), List.of("M", "blue"));

      // sum(1 for _ in product(range(10), repeat=3))  # 1000
      var digits = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
      assertThat(Combinatorics.product(Collections.nCopies(3, digits)).count()).isEqualTo(1000);

      // list(product())  # [()]
      assertThat(Combinatorics.product(List.of())).containsExactly(List.of());
      // @end
    }

    @Test
    void takesThePoolsOfAMap() {
      var settings = new LinkedHashMap<String, List<Integer>>();
      settings.put("threads", List.of(1, 8));
      settings.put("batch", List.of(100, 1000));

      // list(product(*settings.values()))
      assertThat(Combinatorics.product(settings.values()))
          .containsExactly(List.of(1, 100), List.of(1, 1000), List.of(8, 100), List.of(8, 1000));
    }

    @Test
    void repeatsSeveralPoolsByTheirCopies() {
      var twice = Collections.nCopies(2, List.of(SIZES, COLOURS)).stream().flatMap(List::stream);

      // [*product(sizes, colours, repeat=2)][1]  # ('S', 'red', 'S', 'blue')
      assertThat(Combinatorics.product(twice.toList()))
          .hasSize(16)
          .element(1)
          .isEqualTo(List.of("S", "red", "S", "blue"));
    }

    @Test
    void isEmptyForOneEmptyPool() {
      // list(product(sizes, []))  # []
      assertThat(Combinatorics.product(List.of(SIZES, List.<String>of()))).isEmpty();
    }

    @Test
    void startsAtOnceHoweverManyThereAre() {
      // next(product(sizes, repeat=99))
      assertThat(Combinatorics.product(Collections.nCopies(99, SIZES)).findFirst())
          .hasValue(Collections.nCopies(99, "S"));
    }

    @Test
    void copiesThePoolsAtTheCall() {
      var sizes = new ArrayList<>(SIZES);

      // articles = product(sizes, colours); sizes.append("L")
      var articles = Combinatorics.product(List.of(sizes, COLOURS));
      sizes.add("L");

      // list(articles)  # without L
      assertThat(articles).isEqualTo(ARTICLES);
    }

    @Test
    void refusesANegativeRepeat() {
      // product(sizes, repeat=-1)  # ValueError: repeat argument cannot be negative
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Collections.nCopies(-1, SIZES))
          .withMessage("List length = -1");
    }
  }

  @Nested
  @DisplayName("flatMap")
  class OfTheJdk {
    @Test
    void isEnoughForTwoPools() {
      var articles =
          SIZES.stream().flatMap(size -> COLOURS.stream().map(colour -> List.of(size, colour)));

      assertThat(articles).isEqualTo(ARTICLES);
    }

    @Test
    void failsWhereTheInnerPoolIsAStream() {
      Stream<String> colours = COLOURS.stream();
      var articles = SIZES.stream().flatMap(size -> colours.map(colour -> List.of(size, colour)));

      // it = iter(colours); [(size, colour) for size in sizes for colour in it]  # two, and no
      // error
      assertThatIllegalStateException().isThrownBy(articles::toList);
    }
  }

  @Nested
  @DisplayName("Guava's Lists.cartesianProduct")
  class OfGuava {
    @Test
    void hasTheSameOrderAndAnIndex() {
      List<List<String>> articles = Lists.cartesianProduct(SIZES, COLOURS);

      assertThat(articles).isEqualTo(ARTICLES);
      assertThat(articles.get(2)).containsExactly("M", "red");
      assertThat(articles.indexOf(List.of("M", "blue"))).isEqualTo(3);
    }

    @Test
    void refusesNull() {
      var answers = Arrays.asList(true, false, null);

      // list(product([True, False, None], repeat=2))
      assertThat(Combinatorics.product(Collections.nCopies(2, answers))).hasSize(9);
      assertThatNullPointerException().isThrownBy(() -> Lists.cartesianProduct(answers, answers));
    }

    @Test
    void refusesMoreThanAnIntCanCount() {
      var bits = Collections.nCopies(31, List.of(0, 1));

      assertThat(Combinatorics.product(bits).count()).isEqualTo(1L << 31);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Lists.cartesianProduct(bits))
          .withMessageContaining("at most Integer.MAX_VALUE");
    }
  }

  @Nested
  @DisplayName("Guava's Sets.cartesianProduct")
  class OfGuavaSets {
    @Test
    void hasTheSameOrderOverDistinctElements() {
      assertThat(Sets.cartesianProduct(ImmutableSet.copyOf(SIZES), ImmutableSet.copyOf(COLOURS)))
          .containsExactlyElementsOf(ARTICLES);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void poolsOfDifferentTypesGiveListsOfWhatTheyHaveInCommon() {
      // for size, number in product(sizes, [1, 2]): ...  # a str and an int
      Stream<List<Object>> labels = Combinatorics.product(List.of(SIZES, List.of(1, 2)));

      // where the types matter, nested loops are better
      record Label(String size, int number) {}
      assertThat(labels.map(it -> new Label((String) it.getFirst(), (int) it.getLast())))
          .startsWith(new Label("S", 1), new Label("S", 2))
          .isEqualTo(
              SIZES.stream()
                  .flatMap(size -> Stream.of(1, 2).map(number -> new Label(size, number)))
                  .toList());
    }

    @Test
    void aSecondPassFailsInsteadOfFindingNothing() {
      var articles = Combinatorics.product(List.of(SIZES, COLOURS));
      assertThat(articles.toList()).isEqualTo(ARTICLES);

      // list(articles)  # []
      assertThatIllegalStateException().isThrownBy(articles::toList);
    }
  }
}
