package io.github.pynotes.lessons.collections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.lessons.collections.BestSellers.Order;
import io.github.pynotes.lessons.collections.BestSellers.Sale;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("exercise: best sellers, Counter.most_common")
class BestSellersTest {
  @Test
  void addsUpTheQuantitiesAndNamesTheBestFirst() {
    var orders =
        List.of(
            new Order("tea", 2), new Order("coffee", 4), new Order("tea", 3), new Order("milk", 1));

    // sold.most_common(2)  # [('tea', 5), ('coffee', 4)]
    assertThat(BestSellers.top(orders, 2))
        .containsExactly(new Sale("tea", 5), new Sale("coffee", 4));
  }

  @Test
  void namesAllWhereThereAreFewer() {
    assertThat(BestSellers.top(List.of(new Order("tea", 2)), 10))
        .containsExactly(new Sale("tea", 2));
    assertThat(BestSellers.top(List.of(), 10)).isEmpty();
  }

  @Test
  void subtractsWhatCameBack() {
    var orders = List.of(new Order("tea", 2), new Order("coffee", 1), new Order("tea", -2));

    // a Counter keeps the zero, too
    assertThat(BestSellers.top(orders, 10))
        .containsExactly(new Sale("coffee", 1), new Sale("tea", 0));
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void equalsStayInTheOrderOfTheOrdersOnlyWhereTheMapKeepsIt() {
      var orders =
          List.of(
              new Order("tea", 1),
              new Order("sugar", 1),
              new Order("coffee", 1),
              new Order("bread", 1),
              new Order("milk", 1));

      // [article for article, _ in sold.most_common(5)]
      assertThat(BestSellers.top(orders, 5))
          .extracting(Sale::article)
          .containsExactly("tea", "sugar", "coffee", "bread", "milk");
    }

    @Test
    void anIntOverflowsWithoutAWord() {
      var orders = List.of(new Order("screws", 2_000_000_000), new Order("screws", 2_000_000_000));

      // sold["screws"]  # 4000000000
      assertThat(BestSellers.top(orders, 1)).containsExactly(new Sale("screws", 4_000_000_000L));
    }
  }
}
