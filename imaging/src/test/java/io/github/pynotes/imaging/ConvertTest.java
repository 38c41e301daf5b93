package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.color.ColorSpace;
import java.awt.image.BandCombineOp;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Conversions are arithmetic on rasters: whatever draws or asks for RGB goes through colour
/// spaces.
@DisplayName("PIL.Image.Image.convert")
class ConvertTest {
  private static final float[][] LUMA = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, .5f}};

  private static BufferedImage one(int type, int... samples) {
    var image = new BufferedImage(1, 1, type);
    image.getRaster().setPixel(0, 0, samples);
    return image;
  }

  private static int[] pixel(Raster raster) {
    return raster.getPixel(0, 0, (int[]) null);
  }

  private static WritableRaster cmyk(int width, int height) {
    return Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
  }

  @Nested
  @DisplayName("mode")
  class Modes {
    @Test
    void isTheNumberOfBandsAndTheirMeaning() {
      // 1, L, RGB, RGBA, P, I;16
      assertThat(bitsOf(BufferedImage.TYPE_BYTE_BINARY)).containsExactly(1);
      assertThat(bitsOf(BufferedImage.TYPE_BYTE_GRAY)).containsExactly(8);
      assertThat(bitsOf(BufferedImage.TYPE_INT_RGB)).containsExactly(8, 8, 8);
      assertThat(bitsOf(BufferedImage.TYPE_INT_ARGB)).containsExactly(8, 8, 8, 8);
      assertThat(bitsOf(BufferedImage.TYPE_BYTE_INDEXED)).containsExactly(8);
      assertThat(bitsOf(BufferedImage.TYPE_USHORT_GRAY)).containsExactly(16);
    }

    private static int[] bitsOf(int type) {
      return new BufferedImage(1, 1, type).getSampleModel().getSampleSize();
    }

    @Test
    void hasTheBandsInTheSameOrderInEveryLayout() {
      // image.getpixel((0, 0))  # (200, 120, 40)
      for (int type :
          new int[] {
            BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_INT_BGR, BufferedImage.TYPE_3BYTE_BGR
          }) {
        var image = new BufferedImage(1, 1, type);
        image.setRGB(0, 0, 0xc87828);

        assertThat(pixel(image.getRaster())).containsExactly(200, 120, 40);
      }
    }
  }

  @Nested
  @DisplayName("convert(\"L\")")
  class Gray {
    @Test
    void isAMatrixOfOneRow() {
      // @start region="convert"
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      photo.setRGB(0, 0, 0xc87828);

      // photo.convert("L").getpixel((0, 0))  # 135
      float[][] luma = {{19595 / 65536f, 38470 / 65536f, 7471 / 65536f, .5f}};
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      new BandCombineOp(luma, null).filter(photo.getRaster(), gray.getRaster());

      assertThat(gray.getRaster().getSample(0, 0, 0)).isEqualTo(135);

      // the wrong way: a color space of grays is linear, and has other numbers
      var linear = new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_GRAY), null);

      assertThat(linear.filter(photo, null).getRaster().getSample(0, 0, 0)).isBetween(60, 70);
      // @end
    }

    @Test
    void weighsGreenMost() {
      // [Image.new("RGB", (1, 1), color).convert("L").getpixel((0, 0)) for color in ...]
      assertThat(luma(255, 0, 0)).isEqualTo(76);
      assertThat(luma(0, 255, 0)).isEqualTo(150);
      assertThat(luma(0, 0, 255)).isEqualTo(29);
      assertThat(luma(255, 255, 255)).isEqualTo(255);
      assertThat(luma(1, 2, 3)).isEqualTo(2);
    }

    private static int luma(int... rgb) {
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      var photo = one(BufferedImage.TYPE_INT_RGB, rgb);
      return pixel(new BandCombineOp(LUMA, null).filter(photo.getRaster(), gray.getRaster()))[0];
    }

    @Test
    void takesPartOfAPictureToo() {
      var photo = new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR);
      photo.setRGB(2, 3, 0xc87828);
      var gray = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_GRAY);
      new BandCombineOp(LUMA, null)
          .filter(photo.getSubimage(2, 3, 2, 1).getRaster(), gray.getRaster());

      assertThat(pixel(gray.getRaster())).containsExactly(135);
    }
  }

  @Nested
  @DisplayName("convert(\"1\")")
  class BlackAndWhite {
    @Test
    void dithersByFloydSteinberg() {
      // Image.new("L", (8, 4), 64).convert("1")  # 8 white dots of 32 pixels
      var dark = new BufferedImage(8, 4, BufferedImage.TYPE_BYTE_GRAY);
      dark.getRaster().setSamples(0, 0, 8, 4, 0, IntStream.generate(() -> 64).limit(32).toArray());
      var bits = FloydSteinberg.toBlackAndWhite(dark).getRaster();

      int[] dots = bits.getSamples(0, 0, 8, 4, 0, (int[]) null);
      assertThat(dots).containsOnly(0, 1);
      assertThat(IntStream.of(dots).sum()).isEqualTo(8);
    }
  }

  @Nested
  @DisplayName("convert(\"RGB\")")
  class Rgb {
    @Test
    void ofGrayRepeatsIt() {
      // Image.new("L", (1, 1), 100).convert("RGB").getpixel((0, 0))  # (100, 100, 100)
      var gray = one(BufferedImage.TYPE_BYTE_GRAY, 100);
      var rgb = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      new BandCombineOp(new float[][] {{1}, {1}, {1}}, null)
          .filter(gray.getRaster(), rgb.getRaster());

      assertThat(pixel(rgb.getRaster())).containsExactly(100, 100, 100);
    }

    @Test
    void ofRgbaDropsAlphaAndKeepsTheColorBehindIt() {
      // Image.new("RGBA", (1, 1), (200, 120, 40, 0)).convert("RGB").getpixel((0, 0))
      var glass = one(BufferedImage.TYPE_INT_ARGB, 200, 120, 40, 0);
      var rgb = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      rgb.getRaster().setRect(glass.getRaster().createChild(0, 0, 1, 1, 0, 0, new int[] {0, 1, 2}));

      assertThat(pixel(rgb.getRaster())).containsExactly(200, 120, 40);
    }

    @Test
    void ofAPaletteLooksTheColorsUp() {
      var palette =
          new IndexColorModel(8, 2, new int[] {0, 0xc87828}, 0, false, -1, DataBuffer.TYPE_BYTE);
      var indexed = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
      indexed.getRaster().setSample(0, 0, 0, 1);

      // indexed.convert("RGB")
      var rgb = palette.convertToIntDiscrete(indexed.getRaster(), false);
      assertThat(pixel(rgb.getRaster())).containsExactly(200, 120, 40);
    }
  }

  @Nested
  @DisplayName("convert(\"CMYK\")")
  class Cmyk {
    @Test
    void isARasterOfFourBandsForThereIsNoSuchImage() {
      // photo.convert("CMYK").getpixel((0, 0))  # (55, 135, 215, 0)
      float[][] inks = {{-1, 0, 0, 255}, {0, -1, 0, 255}, {0, 0, -1, 255}, {0, 0, 0, 0}};
      var photo = one(BufferedImage.TYPE_INT_RGB, 200, 120, 40);

      assertThat(pixel(new BandCombineOp(inks, null).filter(photo.getRaster(), cmyk(1, 1))))
          .containsExactly(55, 135, 215, 0);
    }

    @Test
    void goesBackByAMultiplication() {
      // Image.new("CMYK", (1, 1), (55, 135, 215, 51)).convert("RGB").getpixel((0, 0))
      int[] inks = {55, 135, 215, 51};

      assertThat(rgb(inks)).containsExactly(160, 96, 32);
    }

    @Test
    void isReadFromJpegAsPillowReadsItWhereTheRasterIsRead() throws IOException {
      // Image.open(file)  # Pillow turns Adobe's inverted inks round, readRaster does not
      Jpeg jpeg = Trace.read("cmyk_jpeg", Jpeg.class).steps().getLast();
      var reader = ImageIO.getImageReadersByFormatName("JPEG").next();
      try (var input =
          new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes(jpeg.file)))) {
        reader.setInput(input);
        int[] inverted = pixel(reader.readRaster(0, null));

        byte[] pillow = bytes(jpeg.cmyk);
        for (int ink = 0; ink < 4; ink++) {
          assertThat(255 - inverted[ink]).isEqualTo(Byte.toUnsignedInt(pillow[ink]));
        }
      } finally {
        reader.dispose();
      }
    }

    record Jpeg(String file, String cmyk) {}

    private static byte[] bytes(String base64) {
      return Base64.getDecoder().decode(base64);
    }

    private static int[] rgb(int[] cmyk) {
      int white = 255 - cmyk[3];
      int[] rgb = new int[3];
      for (int i = 0; i < 3; i++) {
        rgb[i] = white - (2 * cmyk[i] * white + 255) / 510; // rounded
      }
      return rgb;
    }
  }

  @Nested
  @DisplayName("differs from Pillow")
  class DiffersFromPython {
    private static void draw(BufferedImage source, BufferedImage target) {
      var graphics = target.createGraphics();
      graphics.drawImage(source, 0, 0, null);
      graphics.dispose();
    }

    @Test
    void drawingIntoGrayRoundsTheWeightsToEightBits() {
      // Image.new("RGB", (1, 1), (0, 0, 110)).convert("L").getpixel((0, 0))  # 13
      var navy = one(BufferedImage.TYPE_INT_RGB, 0, 0, 110);
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      draw(navy, gray);

      assertThat(pixel(gray.getRaster())).containsExactly(12);
    }

    @Test
    void setRgbOfGrayGoesThroughALinearColorSpace() {
      // 100 in Pillow
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      gray.setRGB(0, 0, 0x646464);

      assertThat(pixel(gray.getRaster())[0]).isLessThan(50);
    }

    @Test
    void getRgbOfGrayIsNotItsValue() {
      // Image.new("L", (1, 1), 100).convert("RGB").getpixel((0, 0))  # (100, 100, 100)
      var gray = one(BufferedImage.TYPE_BYTE_GRAY, 100);

      assertThat(gray.getRGB(0, 0) & 0xff).isGreaterThan(150);
    }

    @Test
    void drawingDropsAlphaByMixingWithBlack() {
      // Image.new("RGBA", (1, 1), (200, 120, 40, 0)).convert("RGB")  # (200, 120, 40)
      var glass = one(BufferedImage.TYPE_INT_ARGB, 200, 120, 40, 0);
      var rgb = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      draw(glass, rgb);

      assertThat(pixel(rgb.getRaster())).containsExactly(0, 0, 0);
    }

    @Test
    void drawingIntoTheWebPaletteDithersAndSetRgbDoesNot() {
      // Image.new("RGB", (8, 8), (100, 150, 77)).convert("P", dither=Image.Dither.NONE).getcolors()
      // [(64, ...)]: one colour
      var olive = new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB);
      int[] colors = IntStream.generate(() -> 0x64964d).limit(64).toArray();
      olive.setRGB(0, 0, 8, 8, colors, 0, 8);
      var drawn = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
      draw(olive, drawn);
      var set = new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_INDEXED);
      set.setRGB(0, 0, 8, 8, colors, 0, 8);

      assertThat(colorsOf(drawn)).containsExactlyInAnyOrder(0x669933, 0x669966);
      assertThat(colorsOf(set)).containsExactly(0x669966);
    }

    private static Set<Integer> colorsOf(BufferedImage image) {
      return Arrays.stream(image.getRGB(0, 0, 8, 8, null, 0, 8))
          .mapToObj(argb -> argb & 0xffffff)
          .collect(Collectors.toSet());
    }

    @Test
    void aMatrixThatLeavesTheRangeIsCutToTheLowestByte() {
      // cream.convert("RGB", sepia).getpixel((0, 0))  # (255, 255, 226)
      float[][] sepia = {{.393f, .769f, .189f}, {.349f, .686f, .168f}, {.272f, .534f, .131f}};
      var cream = one(BufferedImage.TYPE_INT_RGB, 250, 240, 230);
      var result = cream.getRaster().createCompatibleWritableRaster();

      assertThat(pixel(new BandCombineOp(sepia, null).filter(cream.getRaster(), result)))
          .containsExactly(326 - 256, 290 - 256, 226);
    }

    @Test
    void sixteenBitsAreScaledToEightAndNotClipped() {
      // Image.new("I;16", (1, 1), 1000).convert("L").getpixel((0, 0))  # 255
      var deep = one(BufferedImage.TYPE_USHORT_GRAY, 1000);
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      draw(deep, gray);

      assertThat(pixel(gray.getRaster())).containsExactly(1000 / 256);
    }
  }
}
