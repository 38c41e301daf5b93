package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.quantize, getpalette, putpalette")
class QuantizeTest {
  /// A sensor's heat map, from blue to red.
  private static BufferedImage heat() {
    var heat = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < 48; y++) {
      for (int x = 0; x < 64; x++) {
        heat.setRGB(x, y, new Color(x * y / 12, y, 255 - x * y / 12).getRGB());
      }
    }
    return heat;
  }

  /// Blue, green, yellow, red.
  private static IndexColorModel alarm() {
    byte[] reds = {0, 0, -1, -1};
    byte[] greens = {0, (byte) 160, (byte) 220, 0};
    byte[] blues = {-1, 0, 0, 0};
    return new IndexColorModel(2, 4, reds, greens, blues);
  }

  private static int[] pixels(BufferedImage image) {
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  /// Peak signal-to-noise ratio, in decibels: from 30 on, few people see a difference.
  private static double psnr(BufferedImage image, BufferedImage other) {
    int[] ones = pixels(image);
    int[] twos = pixels(other);
    double squares = 0;
    for (int i = 0; i < ones.length; i++) {
      for (int shift = 0; shift < 24; shift += 8) {
        int difference = (ones[i] >> shift & 255) - (twos[i] >> shift & 255);
        squares += difference * difference;
      }
    }
    return 10 * Math.log10(255.0 * 255 * 3 * ones.length / squares);
  }

  private static BufferedImage nearest(BufferedImage source, IndexColorModel palette) {
    var result =
        new BufferedImage(
            source.getWidth(), source.getHeight(), BufferedImage.TYPE_BYTE_INDEXED, palette);
    result.setRGB(
        0, 0, source.getWidth(), source.getHeight(), pixels(source), 0, source.getWidth());
    return result;
  }

  @Nested
  @DisplayName("quantize(colors)")
  class Quantize {
    @Test
    void findsTheColorsThatSuitThePicture() {
      // @start region="quantize"
      BufferedImage heat = heat();

      // small = heat.quantize(32)
      BufferedImage small = AdaptivePalette.quantize(heat, 32);

      assertThat(small.getType()).isEqualTo(BufferedImage.TYPE_BYTE_INDEXED);
      assertThat(((IndexColorModel) small.getColorModel()).getMapSize()).isEqualTo(32);
      assertThat(psnr(heat, small)).isGreaterThan(35);

      // the wrong way: an indexed image has 256 colours, whatever is drawn on it
      var drawn = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_INDEXED);
      var graphics = drawn.createGraphics();
      graphics.drawImage(heat, 0, 0, null);
      graphics.dispose();

      assertThat(psnr(heat, drawn)).isLessThan(30);
      // @end
    }

    @Test
    void mayBeDitheredWithItsOwnPalette() {
      // heat.quantize(palette=heat.quantize(8))
      var eight = AdaptivePalette.of(heat(), 8);
      var dithered = FloydSteinberg.toPalette(heat(), eight);

      assertThat(dithered.getColorModel()).isEqualTo(eight);
      int[] indices = dithered.getRaster().getSamples(0, 0, 64, 48, 0, (int[]) null);
      assertThat(IntStream.of(indices).distinct().count()).isEqualTo(8);
    }
  }

  @Nested
  @DisplayName("quantize(palette=..., dither=Dither.NONE)")
  class GivenPalette {
    @Test
    void isSetRgbWhichFindsTheNearestColor() {
      // heat.quantize(palette=alarm, dither=Image.Dither.NONE)
      var nearest = nearest(heat(), alarm());

      int[] indices = nearest.getRaster().getSamples(0, 0, 64, 48, 0, (int[]) null);
      assertThat(indices).contains(0, 3);
    }
  }

  @Nested
  @DisplayName("getpalette(), putpalette(data)")
  class Palette {
    @Test
    void isTheColorModel() {
      // image.putpalette([0, 0, 255, 0, 160, 0, 255, 220, 0, 255, 0, 0])
      var image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, alarm());
      int[] colors = new int[4];
      ((IndexColorModel) image.getColorModel()).getRGBs(colors);

      assertThat(colors).containsExactly(0xff0000ff, 0xff00a000, 0xffffdc00, 0xffff0000);
    }

    @Test
    void isChangedByAnotherImageOfTheSameRaster() {
      // image.putpalette(...)  # the pixels stay, and look different
      var image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_INDEXED, alarm());
      image.getRaster().setSample(0, 0, 0, 1);
      var gray =
          new IndexColorModel(
              2,
              4,
              new byte[] {0, 85, -86, -1},
              new byte[] {0, 85, -86, -1},
              new byte[] {0, 85, -86, -1});
      var other = new BufferedImage(gray, image.getRaster(), false, null);

      assertThat(other.getRGB(0, 0)).isEqualTo(0xff555555);
      assertThat(image.getRGB(0, 0)).isEqualTo(0xff00a000);
    }

    @Test
    void hasTheColorsOfTheWebAndSomeGraysUnlessOneIsGiven() {
      var palette =
          (IndexColorModel)
              new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED).getColorModel();

      assertThat(palette.getMapSize()).isEqualTo(256);
      assertThat(palette.getRGB(1)).isEqualTo(0xff000033);
    }
  }

  @Nested
  @DisplayName("differs from Pillow")
  class DiffersFromPython {
    @Test
    void nearestMeansNearestHere() {
      // Pillow looks at the six highest bits only, so that 103 is 100 to it
      var reds = new IndexColorModel(1, 2, new byte[] {100, 103}, new byte[2], new byte[2]);
      var red = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      red.setRGB(0, 0, 103 << 16);

      // red.quantize(palette=reds, dither=Image.Dither.NONE).getpixel((0, 0))  # 0
      assertThat(nearest(red, reds).getRaster().getSample(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void imageIoQuantizesByItselfWhenItWritesGif() throws IOException {
      // heat.save(file, "GIF")  # Pillow does so, too: 256 colours, chosen for the picture
      var file = new ByteArrayOutputStream();
      ImageIO.write(heat(), "gif", file);
      var read = ImageIO.read(new ByteArrayInputStream(file.toByteArray()));

      assertThat(IntStream.of(pixels(read)).distinct().count()).isLessThanOrEqualTo(256);
      assertThat(psnr(heat(), read)).isBetween(30.0, 50.0);
      assertThat(psnr(heat(), AdaptivePalette.quantize(heat(), 256)))
          .isGreaterThan(psnr(heat(), read));
    }
  }
}
