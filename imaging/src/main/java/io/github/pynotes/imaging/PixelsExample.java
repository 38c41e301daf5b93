package io.github.pynotes.imaging;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;
import java.util.TreeMap;

/// Reads and writes pixels: one, all of them, and the array that they are kept in.
///
/// @python PIL.Image.Image.getpixel
/// @python PIL.Image.Image.putpixel
/// @python PIL.Image.Image.getdata
/// @python PIL.Image.Image.putdata
/// @python PIL.Image.Image.tobytes
/// @python PIL.Image.Image.frombytes
/// @python PIL.Image.frombytes
/// @python PIL.Image.frombuffer
/// @python PIL.Image.fromarray
/// @python PIL.Image.Image.getcolors
/// @python PIL.Image.Image.getextrema
/// @java Raster.getPixel, getPixels, getSample; DataBufferByte.getData()
final class PixelsExample {
  void main() {
    // one pixel, by its samples
    var image = new BufferedImage(4, 3, BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setPixel(1, 2, new int[] {200, 100, 50});
    IO.println("pixel: " + Arrays.toString(image.getRaster().getPixel(1, 2, (int[]) null)));
    IO.println("outside: " + (image.getRaster().getBounds().contains(4, 0) ? "a pixel" : "none"));

    // all of them, row by row
    var pixels = image.getRGB(0, 0, 4, 3, null, 0, 4);
    IO.println(pixels.length + " pixels, the tenth has blue " + (pixels[9] & 0xff));
    int[] samples = image.getRaster().getPixels(0, 0, 4, 3, (int[]) null);
    IO.println(samples.length + " samples, whose sum is " + Arrays.stream(samples).sum());

    // how many of each colour, and the largest red
    Arrays.stream(pixels)
        .mapToObj(pixel -> pixel & 0xffffff)
        .collect(groupingBy(rgb -> rgb, TreeMap::new, counting()))
        .forEach((rgb, count) -> IO.println(count + " of colour " + rgb));
    int[] reds = image.getRaster().getSamples(0, 0, 4, 3, 0, (int[]) null);
    IO.println("red: 0 to " + Arrays.stream(reds).max().orElseThrow());

    // a picture of bytes
    var heat = new BufferedImage(3, 2, BufferedImage.TYPE_BYTE_GRAY);
    heat.getRaster().setDataElements(0, 0, 3, 2, new byte[] {18, 19, 21, 22, 25, 30});
    IO.println("hottest: " + heat.getRaster().getSample(2, 1, 0));

    // the array of a picture: arithmetic on it is as fast as Java is
    byte[] array = ((DataBufferByte) heat.getRaster().getDataBuffer()).getData();
    for (int i = 0; i < array.length; i++) {
      array[i] = (byte) (array[i] + 10);
    }
    IO.println("ten degrees more: " + Arrays.toString(array));
  }
}
