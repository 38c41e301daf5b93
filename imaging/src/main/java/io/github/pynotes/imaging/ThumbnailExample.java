package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Makes thumbnails: smaller pictures in the same proportions, and never larger ones.
///
/// @python PIL.Image.Image.thumbnail
/// @java Resampler.BICUBIC.thumbnail(image, width, height)
/// @pattern Resampler
final class ThumbnailExample {
  void main() {
    // a photo of the evening sky: blue above, orange below, the sun in the middle
    var sky = new BufferedImage(400, 225, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < sky.getHeight(); y++) {
      for (int x = 0; x < sky.getWidth(); x++) {
        boolean sun = x >= 190 && x < 210 && y >= 105 && y < 125;
        var color = sun ? new Color(255, 230, 90) : new Color(y, 60 + y / 3, 225 - y);
        sky.setRGB(x, y, color.getRGB());
      }
    }

    // within 128 x 128: the longer side is the limit
    for (int[] size : new int[][] {{128, 128}, {500, 60}, {1, 100}}) {
      var small = Resampler.BICUBIC.thumbnail(sky, size[0], size[1]);
      IO.println("within " + size[0] + " x " + size[1] + ": " + described(small));
    }

    // a picture that fits stays as it is
    var same = Resampler.BICUBIC.thumbnail(sky, 1000, 1000);
    IO.println("within 1000 x 1000: " + described(same));

    // without the reduction by whole factors that comes first: slower, and a little sharper
    var exact = Resampler.LANCZOS.reducingGap(Double.POSITIVE_INFINITY).thumbnail(sky, 32, 32);
    IO.println("LANCZOS alone: " + described(exact));

    IO.println("the photo: " + described(sky));
  }

  private static String described(BufferedImage image) {
    int width = image.getWidth();
    int height = image.getHeight();
    int[] middle = image.getRaster().getPixel(width / 2, height / 2, (int[]) null);
    String samples =
        Arrays.stream(middle).mapToObj(Integer::toString).collect(Collectors.joining(" "));
    return width + " x " + height + ", in the middle " + samples;
  }
}
