package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Reduces a picture by whole factors: each pixel is the mean of a block.
///
/// @python PIL.Image.Image.reduce
/// @java Resampler.reduce(image, factorX, factorY)
/// @pattern Resampler
final class ReduceExample {
  void main() {
    // what a sensor measured every 10 minutes of a day: 6 in a row, an hour each
    var day = new BufferedImage(6, 24, BufferedImage.TYPE_BYTE_GRAY);
    for (int hour = 0; hour < 24; hour++) {
      for (int tenth = 0; tenth < 6; tenth++) {
        int value = 150 - Math.floorDiv((hour - 14) * (hour - 14), 2) + (tenth * 7 + hour) % 5;
        day.getRaster().setSample(tenth, hour, 0, value);
      }
    }

    // the mean of each hour, and of each quarter of the day
    IO.println("hours: " + samples(Resampler.reduce(day, 6, 1)));
    IO.println("quarters: " + samples(Resampler.reduce(day, 6, 6)));

    // what is left over makes smaller blocks at the edge
    var byFour = Resampler.reduce(day, 4, 4);
    IO.println("reduced by 4: " + byFour.getWidth() + " x " + byFour.getHeight());
    IO.println("first row: " + samples(byFour.getSubimage(0, 0, 2, 1)));

    // the rest alone: pixels 4 and 5 of the first four rows
    int[] rest = day.getRaster().getPixels(4, 0, 2, 4, (int[]) null);
    int mean = (Arrays.stream(rest).sum() + rest.length / 2) / rest.length;
    IO.println("mean of the rest: " + mean);
  }

  private static String samples(BufferedImage image) {
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    return Arrays.stream(samples).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
