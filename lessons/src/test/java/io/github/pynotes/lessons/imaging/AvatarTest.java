package io.github.pynotes.lessons.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("exercise: an avatar, Image.crop and ImageDraw.rectangle")
class AvatarTest {
  private static final int RED = 0xffff0000;

  /// Each pixel of another colour, which tells where it was: 0xff, column, row, 0.
  private static BufferedImage photo(int width, int height) {
    var photo = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        photo.setRGB(x, y, pixelAt(x, y));
      }
    }
    return photo;
  }

  private static int pixelAt(int x, int y) {
    return 0xff000000 | x << 16 | y << 8;
  }

  @Test
  void isTheMiddleOfAWidePhoto() {
    BufferedImage avatar = Avatar.of(photo(9, 5), Color.RED);

    // photo.crop((2, 0, 7, 5))
    assertThat(avatar.getWidth()).isEqualTo(5);
    assertThat(avatar.getHeight()).isEqualTo(5);
    assertThat(avatar.getRGB(1, 1)).isEqualTo(pixelAt(3, 1));
    assertThat(avatar.getRGB(3, 3)).isEqualTo(pixelAt(5, 3));
  }

  @Test
  void isTheMiddleOfAHighPhoto() {
    BufferedImage avatar = Avatar.of(photo(4, 9), Color.RED);

    // photo.crop((0, 2, 4, 6)): 2 and not 2.5
    assertThat(avatar.getHeight()).isEqualTo(4);
    assertThat(avatar.getRGB(1, 1)).isEqualTo(pixelAt(1, 3));
  }

  @Nested
  @DisplayName("differs from Pillow")
  class DiffersFromPillow {
    @Test
    void aSubimageIsAViewAndPaintingItPaintsThePhoto() {
      BufferedImage photo = photo(9, 5);
      Avatar.of(photo, Color.RED);

      // photo.getpixel((2, 0))  # as it was: crop copies
      assertThat(photo.getRGB(2, 0)).isEqualTo(pixelAt(2, 0));
      assertThat(photo.getRGB(6, 4)).isEqualTo(pixelAt(6, 4));
    }

    @Test
    void aRectangleIsGivenByItsSizeNotByItsLastPixel() {
      BufferedImage avatar = Avatar.of(photo(5, 5), Color.RED);

      // draw.rectangle((0, 0, 4, 4))
      for (int i = 0; i < 5; i++) {
        assertThat(avatar.getRGB(i, 0)).as("top %d", i).isEqualTo(RED);
        assertThat(avatar.getRGB(i, 4)).as("bottom %d", i).isEqualTo(RED);
        assertThat(avatar.getRGB(0, i)).as("left %d", i).isEqualTo(RED);
        assertThat(avatar.getRGB(4, i)).as("right %d", i).isEqualTo(RED);
      }
    }

    @Test
    void aPictureHasATypeOfItsOwn() {
      assertThat(Avatar.of(photo(5, 5), Color.RED).getType()).isEqualTo(BufferedImage.TYPE_INT_RGB);
    }
  }
}
