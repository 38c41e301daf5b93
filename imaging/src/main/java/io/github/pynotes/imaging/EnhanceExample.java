package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.RescaleOp;

/// Makes a photo brighter, richer in contrast, more colourful or sharper, or less of each.
///
/// @python PIL.ImageEnhance.Brightness
/// @python PIL.ImageEnhance.Contrast
/// @python PIL.ImageEnhance.Color
/// @python PIL.ImageEnhance.Sharpness
/// @java Enhancer; for brightness alone RescaleOp
/// @pattern Enhancer
final class EnhanceExample {
  void main() {
    // a brown mug in front of a light wall
    var photo = new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB);
    var graphics = photo.createGraphics();
    graphics.setColor(new Color(200, 190, 170));
    graphics.fillRect(0, 0, 60, 40);
    graphics.setColor(new Color(150, 60, 40));
    graphics.fillRect(15, 10, 30, 20);
    graphics.dispose();
    print("photo", photo);

    // below 1 there is less of it, at 0 nothing, and above 1 more
    print("half as bright", Enhancer.brightness(photo, 0.5));
    print("brighter", Enhancer.brightness(photo, 1.2));
    print("flat", Enhancer.contrast(photo, 0.3));
    print("rich in contrast", Enhancer.contrast(photo, 1.5));
    print("gray", Enhancer.color(photo, 0));
    print("colourful", Enhancer.color(photo, 1.7));

    // the JDK has brightness: it scales the values
    print("scaled", new RescaleOp(1.2f, 0, null).filter(photo, null));

    // sharpness shows at edges only: the last of the wall, and the first of the mug
    for (double factor : new double[] {0, 1, 2}) {
      var sharp = Enhancer.sharpness(photo, factor);
      IO.println("edge: " + red(sharp, 13) + ", " + red(sharp, 14) + " | " + red(sharp, 15));
    }

    // one after the other, as photographers do
    print("lively", Enhancer.color(Enhancer.contrast(photo, 1.2), 1.5));
  }

  private static void print(String label, BufferedImage image) {
    IO.println("%s: mug %s, wall %s".formatted(label, rgb(image, 30, 20), rgb(image, 5, 5)));
  }

  private static String rgb(BufferedImage image, int x, int y) {
    var color = new Color(image.getRGB(x, y));
    return color.getRed() + " " + color.getGreen() + " " + color.getBlue();
  }

  private static int red(BufferedImage image, int x) {
    return new Color(image.getRGB(x, 20)).getRed();
  }
}
