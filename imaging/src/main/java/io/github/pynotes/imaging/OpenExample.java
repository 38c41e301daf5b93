package io.github.pynotes.imaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import javax.imageio.ImageIO;

/// Asks a file what it holds, decodes it, and survives files that are not what they seem.
///
/// @python PIL.Image.open
/// @python PIL.Image.Image.size
/// @python PIL.Image.Image.format
/// @python PIL.Image.Image.load
/// @python PIL.Image.Image.verify
/// @python PIL.UnidentifiedImageError
/// @python PIL.Image.MAX_IMAGE_PIXELS
/// @python PIL.Image.DecompressionBombError
/// @python PIL.Image.DecompressionBombWarning
/// @java BoundedImageReader: header(file), then read(file)
/// @pattern BoundedImageReader
final class OpenExample {
  void main() throws IOException {
    var picture = new BufferedImage(64, 48, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 64 * 48; i++) {
      picture.getRaster().setSample(i % 64, i / 64, 0, i % 64 * 4);
    }
    var png = new ByteArrayOutputStream();
    ImageIO.write(picture, "png", png);
    byte[] heatMap = png.toByteArray();

    // header: no pixel is decoded; read: all of them are
    var reader = BoundedImageReader.withPillowLimits();
    var header = reader.header(new ByteArrayInputStream(heatMap), "heat-map.png");
    IO.println("format: " + header.format());
    IO.println("size: " + header.width() + " " + header.height());
    var pixels = reader.read(new ByteArrayInputStream(heatMap), "heat-map.png").getRaster();
    IO.println("channels: " + pixels.getNumBands());
    IO.println("heat at 10, 20: " + pixels.getSample(10, 20, 0));

    // a bomb, small on disk and large in memory: these 3,072 pixels are one where the limit is low
    for (long limit : new long[] {4000, 2000, 1000}) {
      var caught = new ArrayList<String>();
      var strict = reader.limits(limit, 2 * limit).onWarning(caught::add);
      String verdict = verdict(strict, heatMap).equals("whole") ? "fine" : "refused";
      IO.println("limit " + limit + ": " + (caught.isEmpty() ? verdict : "suspicious"));
    }

    // a file that is no picture, and one of which half is missing
    IO.println("heat-map.png: " + verdict(reader, heatMap));
    IO.println("notes.png: " + verdict(reader, "Sensor 7 needs a new battery.".getBytes(UTF_8)));
    IO.println("half.png: " + verdict(reader, Arrays.copyOf(heatMap, heatMap.length / 2)));
  }

  private static String verdict(BoundedImageReader reader, byte[] file) {
    String verdict = "no picture";
    try {
      reader.header(new ByteArrayInputStream(file), "a file");
      verdict = "broken";
      reader.read(new ByteArrayInputStream(file), "a file");
      return "whole";
    } catch (IOException e) {
      return verdict;
    }
  }
}
