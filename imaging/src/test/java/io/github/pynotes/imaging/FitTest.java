package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.ImageOps.fit")
class FitTest {
  private final Framing framing = new Framing(60, 40);

  @Nested
  @DisplayName("fit(image, size, centering=...)")
  class Fit {
    @Test
    void cutsTheMiddleOut() {
      var photo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
      photo.setRGB(30, 20, 0xffffff);

      // @start region="fit"
      // avatar = ImageOps.fit(photo, (20, 20))
      Rectangle2D part = new Framing(photo.getWidth(), photo.getHeight()).fit(20, 20);
      var box =
          new Resampler.Box(
              (float) part.getMinX(),
              (float) part.getMinY(),
              (float) part.getMaxX(),
              (float) part.getMaxY());
      BufferedImage avatar = Resampler.BICUBIC.resize(photo, 20, 20, box);

      assertThat(part).isEqualTo(new Rectangle2D.Double(10, 0, 40, 40));
      assertThat(avatar.getWidth()).isEqualTo(20);
      // @end
      assertThat(avatar.getRGB(10, 10) & 0xff).as("the middle").isPositive();
    }

    @Test
    void keepsTheSideThatMatters() {
      // ImageOps.fit(photo, (20, 20), centering=(0, 0.5)), and (1, 0.5)
      assertThat(framing.fit(20, 20, 0, 0, 0.5).getMinX()).isZero();
      assertThat(framing.fit(20, 20, 0, 1, 0.5).getMaxX()).isEqualTo(60);
      assertThat(framing.fit(60, 20, 0, 0.5, 1).getMaxY()).isEqualTo(40);
    }
  }

  @Nested
  @DisplayName("fit(image, size, bleed=...)")
  class Bleed {
    @Test
    void leavesTheEdgesOut() {
      // ImageOps.fit(photo, (60, 40), bleed=0.25)
      assertThat(framing.fit(60, 40, 0.25, 0.5, 0.5))
          .isEqualTo(new Rectangle2D.Double(15, 10, 30, 20));
    }
  }

  @Nested
  @DisplayName("differs from Python")
  class DiffersFromPython {
    @Test
    void whatIsOutOfRangeIsRefused() {
      // ImageOps.fit(photo, (20, 20), centering=(7, 0.5))  # as if it were (0.5, 0.5)
      assertThatIllegalArgumentException()
          .isThrownBy(() -> framing.fit(20, 20, 0, 7, 0.5))
          .withMessage("A centring of 7.0 is outside; give 0 to 1.");

      // ImageOps.fit(photo, (20, 20), bleed=0.5)  # as if it were 0
      assertThatIllegalArgumentException()
          .isThrownBy(() -> framing.fit(20, 20, 0.5, 0.5, 0.5))
          .withMessage("A bleed of 0.5 leaves nothing; give 0 to less than 0.5.");
    }
  }
}
