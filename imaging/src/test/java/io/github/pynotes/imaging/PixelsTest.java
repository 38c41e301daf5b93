package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.Point;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferInt;
import java.awt.image.Raster;
import java.awt.image.SinglePixelPackedSampleModel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

@DisplayName("PIL.Image.Image.getpixel, getdata, tobytes, and arrays")
class PixelsTest {
  private final BufferedImage image = new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB);

  private static int[] array(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }

  @Nested
  @DisplayName("getpixel(xy), putpixel(xy, value)")
  class Pixel {
    @Test
    void isAnArrayOfSamples() {
      // image.putpixel((1, 2), (200, 100, 50))
      image.getRaster().setPixel(1, 2, new int[] {200, 100, 50});

      // image.getpixel((1, 2)), or pixels = image.load() and pixels[1, 2]  # (200, 100, 50)
      assertThat(image.getRaster().getPixel(1, 2, (int[]) null)).containsExactly(200, 100, 50);
      assertThat(image.getRaster().getSample(1, 2, 0)).isEqualTo(200);
    }

    @Test
    void isAnIntOfFourBytes() {
      image.setRGB(1, 2, 0xc86432);

      int argb = image.getRGB(1, 2);
      assertThat(argb).isEqualTo(0xffc86432);
      assertThat((argb >> 16) & 0xff).isEqualTo(200);
    }

    @Test
    void isNotOutside() {
      // image.getpixel((4, 0))  # IndexError
      assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class)
          .isThrownBy(() -> image.getRGB(4, 0));
    }
  }

  @Nested
  @DisplayName("getdata(), putdata(data), tobytes(), frombytes(data)")
  class Data {
    @Test
    void areTheSamplesOfARectangle() {
      // image.putdata([(i, 0, 255 - i) for i in range(12)])
      int[] pixels = IntStream.range(0, 12).map(i -> (i << 16) | (255 - i)).toArray();
      image.setRGB(0, 0, 4, 3, pixels, 0, 4);

      // list(image.getdata(0))
      assertThat(image.getRaster().getSamples(0, 0, 4, 3, 0, (int[]) null))
          .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
      // list(image.tobytes())[-3:]  # [11, 0, 244]
      int[] samples = image.getRaster().getPixels(0, 0, 4, 3, (int[]) null);
      assertThat(samples).hasSize(36).endsWith(11, 0, 244);
    }

    @Test
    void bytesBecomeAPictureByCopying() {
      byte[] celsius = {18, 19, 21, 22, 25, 30};
      var heat = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);

      // heat = Image.frombytes("L", (3, 2), celsius)
      heat.getRaster().setDataElements(0, 0, 3, 2, celsius);
      celsius[5] = 99;

      assertThat(heat.getRaster().getSample(2, 1, 0)).isEqualTo(30);
    }

    @Test
    void bytesBecomeAPictureAsTheyAre() {
      byte[] celsius = {18, 19, 21, 22, 25, 30};

      // heat = Image.frombuffer("L", (3, 2), celsius, "raw", "L", 0, 1)
      var raster =
          Raster.createInterleavedRaster(
              new DataBufferByte(celsius, 6), 3, 2, 3, 1, new int[] {0}, new Point());
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).getColorModel();
      var heat = new BufferedImage(gray, raster, false, null);
      celsius[5] = 99;

      assertThat(heat.getRaster().getSample(2, 1, 0)).isEqualTo(99);
      assertThat(heat.getType()).isEqualTo(BufferedImage.TYPE_BYTE_GRAY);
    }
  }

  @Nested
  @DisplayName("getcolors(), getextrema()")
  class Colors {
    @Test
    void areAGroupingAndStatistics() {
      image.setRGB(1, 1, 0x090807);
      image.setRGB(2, 2, 0x090807);

      // image.getcolors()  # [(2, (9, 8, 7)), (10, (0, 0, 0))]
      var colors =
          Arrays.stream(image.getRGB(0, 0, 4, 3, null, 0, 4))
              .mapToObj(argb -> argb & 0xffffff)
              .collect(Collectors.groupingBy(rgb -> rgb, Collectors.counting()));
      assertThat(colors).isEqualTo(Map.of(0x090807, 2L, 0, 10L));

      // image.getextrema()[0]  # (0, 9)
      int[] reds = image.getRaster().getSamples(0, 0, 4, 3, 0, (int[]) null);
      var statistics = Arrays.stream(reds).summaryStatistics();
      assertThat(statistics.getMin()).isZero();
      assertThat(statistics.getMax()).isEqualTo(9);
    }
  }

  @Nested
  @DisplayName("numpy.asarray(image)")
  class Array {
    @Test
    void isTheArrayBehindThePicture() {
      // @start region="pixels"
      // image.putpixel((1, 2), (200, 100, 50))
      image.getRaster().setPixel(1, 2, new int[] {200, 100, 50});

      // numpy.asarray(image)[2, 1]  # [200, 100, 50]
      int[] array = ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
      assertThat(array[2 * 4 + 1]).isEqualTo(0xc86432);

      // no copy: what is written to the array is in the picture
      array[0] = 0x0000ff;
      assertThat(image.getRGB(0, 0)).isEqualTo(0xff0000ff);
      // @end
    }

    @Test
    void hasTheBytesOfAPixelBackwards() {
      var photo = new BufferedImage(1, 1, BufferedImage.TYPE_4BYTE_ABGR);
      photo.getRaster().setPixel(0, 0, new int[] {200, 100, 50, 25});

      byte[] array = ((DataBufferByte) photo.getRaster().getDataBuffer()).getData();
      assertThat(array).containsExactly(25, 50, 100, (byte) 200);
    }
  }

  /// One more that no test can see without a screen: whoever has asked a picture for its array may
  /// change it at any time, so Java2D no longer keeps a copy in video memory, and draws it slowly.
  @Nested
  @DisplayName("traps")
  class Traps {
    @Test
    void aSubimageHasTheArrayOfTheWhole() {
      array(image)[2 * 4 + 3] = 0x111111;
      var corner = image.getSubimage(2, 1, 2, 2);

      // image.crop((2, 1, 4, 3)): a copy of 4 pixels
      assertThat(array(corner)).hasSize(12);
      assertThat(array(corner)[1 * 2 + 1]).isNotEqualTo(0x111111);

      // its pixels begin later, and its rows are as far from each other as those of the whole
      var raster = corner.getRaster();
      var model = (SinglePixelPackedSampleModel) raster.getSampleModel();
      int stride = model.getScanlineStride();
      int start = -raster.getSampleModelTranslateY() * stride - raster.getSampleModelTranslateX();
      assertThat(stride).isEqualTo(4);
      assertThat(start).isEqualTo(1 * 4 + 2);
      assertThat(array(corner)[start + 1 * stride + 1]).isEqualTo(0x111111);
    }

    @Test
    void anArrayKnowsNoRows() {
      array(image)[4] = 0x222222;

      // beyond the first row's end is the second row, where getRGB(4, 0) would fail
      assertThat(array(image)[0 * 4 + 4]).isEqualTo(0x222222);
      assertThat(image.getRGB(0, 1)).isEqualTo(0xff222222);
    }

    @Test
    void aByteIsNegativeFrom128On() {
      var heat = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      heat.getRaster().setSample(0, 0, 0, 200);

      byte[] array = ((DataBufferByte) heat.getRaster().getDataBuffer()).getData();
      assertThat(array[0]).isEqualTo((byte) -56);
      assertThat(array[0] & 0xff).isEqualTo(200);
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void grayIsLinearLightToGetRgbAndSetRgb() {
      var gray = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
      gray.getRaster().setSample(0, 0, 0, 128);

      // gray.getpixel((0, 0))  # 128
      assertThat(gray.getRGB(0, 0) & 0xff).isEqualTo(188);
      assertThat(gray.getRaster().getSample(0, 0, 0)).isEqualTo(128);

      // gray.putpixel((0, 0), 128)
      gray.setRGB(0, 0, 0x808080);
      assertThat(gray.getRaster().getSample(0, 0, 0)).isEqualTo(55);
    }

    @Test
    void aSampleIsCutToEightBits() {
      // image.putpixel((0, 0), (300, -5, 0))  # (255, 0, 0): clipped
      image.getRaster().setPixel(0, 0, new int[] {300, -5, 0});

      assertThat(image.getRaster().getPixel(0, 0, (int[]) null)).containsExactly(44, 251, 0);
    }

    @Test
    void anIndexDoesNotCountFromTheEnd() {
      // image.getpixel((-1, -1))  # the last pixel
      assertThatExceptionOfType(ArrayIndexOutOfBoundsException.class)
          .isThrownBy(() -> image.getRGB(-1, -1));
    }

    @Test
    void theArrayOfAPictureCanBeWritten() {
      // numpy.asarray(image)[0, 0] = 7  # ValueError: assignment destination is read-only
      Arrays.fill(array(image), 0x070707);

      assertThat(image.getRGB(3, 2)).isEqualTo(0xff070707);
    }
  }
}
