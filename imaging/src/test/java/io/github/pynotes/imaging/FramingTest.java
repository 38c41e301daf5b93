package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Dimension;
import java.awt.geom.Rectangle2D;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("Framing")
class FramingTest {
  private final Framing wide = new Framing(300, 100);
  private final Framing tall = new Framing(100, 300);

  @Nested
  @DisplayName("contain(width, height)")
  class Contain {
    @Test
    void touchesTheNearerSides() {
      assertThat(wide.contain(60, 60)).isEqualTo(new Dimension(60, 20));
      assertThat(tall.contain(60, 60)).isEqualTo(new Dimension(20, 60));
    }

    @Test
    void isTheFrameItselfInTheSameProportions() {
      assertThat(wide.contain(900, 300)).isEqualTo(new Dimension(900, 300));
    }
  }

  @Nested
  @DisplayName("cover(width, height)")
  class Cover {
    @Test
    void touchesTheFartherSides() {
      assertThat(wide.cover(60, 60)).isEqualTo(new Dimension(180, 60));
      assertThat(tall.cover(60, 60)).isEqualTo(new Dimension(60, 180));
    }
  }

  @Nested
  @DisplayName("fit(width, height)")
  class Fit {
    @Test
    void hasTheProportionsOfTheFrame() {
      assertThat(wide.fit(60, 60)).isEqualTo(new Rectangle2D.Double(100, 0, 100, 100));
      assertThat(tall.fit(60, 60)).isEqualTo(new Rectangle2D.Double(0, 100, 100, 100));
    }

    @Test
    void isAllOfThePictureInTheSameProportions() {
      assertThat(wide.fit(3, 1)).isEqualTo(new Rectangle2D.Double(0, 0, 300, 100));
    }
  }

  @Nested
  @DisplayName("what is refused")
  class Refused {
    @Test
    void sizesOfNothing() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new Framing(0, 5))
          .withMessage("A size of 0 x 5 is none; give 1 pixel at least.");
      assertThatIllegalArgumentException().isThrownBy(() -> wide.contain(5, 0));
      assertThatIllegalArgumentException().isThrownBy(() -> wide.cover(-1, 5));
      assertThatIllegalArgumentException().isThrownBy(() -> wide.fit(5, 0));
    }

    @Test
    void sharesThatAreNone() {
      for (double share : new double[] {-0.1, 1.1, Double.NaN}) {
        assertThatIllegalArgumentException().isThrownBy(() -> wide.fit(5, 5, 0, share, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> wide.fit(5, 5, share, 0, 0));
        assertThatIllegalArgumentException()
            .isThrownBy(() -> Framing.place(new Dimension(5, 5), 9, 9, 0, share));
      }
    }
  }
}
