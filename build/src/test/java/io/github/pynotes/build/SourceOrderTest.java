package io.github.pynotes.build;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestClassOrder;
import org.junit.jupiter.api.TestMethodOrder;

@DisplayName("tests in the order of their source")
class SourceOrderTest {
  @Test
  @DisplayName("run method by method, then nest by nest, whatever their names")
  void order() {
    assertThat(TestTreeTest.run(Sample.class))
        .containsExactly(
            "sample",
            "  ✔ c()",
            "  ✔ a()",
            "  ✔ b()",
            "  Second",
            "    ✔ z()",
            "    ✔ y()",
            "  First",
            "    ✔ x()");
  }

  @DisplayName("sample")
  @TestClassOrder(SourceOrder.class)
  @TestMethodOrder(SourceOrder.class)
  static class Sample {
    @Test
    void c() {
      assertThat("c").isNotEmpty();
    }

    @Test
    void a() {
      assertThat("a").isNotEmpty();
    }

    @Test
    void b() {
      assertThat("b").isNotEmpty();
    }

    @Nested
    @TestMethodOrder(SourceOrder.class) // which a nest does not inherit
    class Second {
      @Test
      void z() {
        assertThat("z").isNotEmpty();
      }

      @Test
      void y() {
        assertThat("y").isNotEmpty();
      }
    }

    @Nested
    class First {
      @Test
      void x() {
        assertThat("x").isNotEmpty();
      }
    }
  }
}
