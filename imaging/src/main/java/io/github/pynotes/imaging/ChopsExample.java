package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.function.IntBinaryOperator;

/// Combines two pictures sample by sample: adds, multiplies, takes the lighter one.
///
/// @python PIL.ImageChops.add
/// @python PIL.ImageChops.add_modulo
/// @python PIL.ImageChops.subtract
/// @python PIL.ImageChops.subtract_modulo
/// @python PIL.ImageChops.multiply
/// @python PIL.ImageChops.screen
/// @python PIL.ImageChops.overlay
/// @python PIL.ImageChops.hard_light
/// @python PIL.ImageChops.soft_light
/// @python PIL.ImageChops.difference
/// @python PIL.ImageChops.lighter
/// @python PIL.ImageChops.darker
/// @java Compositor.combine(first, second, (a, b) -> a * b / 255)
/// @pattern Compositor
final class ChopsExample {
  void main() {
    // the same hall by two thermal cameras: the warmer a place, the brighter its pixel
    var morning = row(0, 40, 90, 130, 200, 255);
    var evening = row(20, 40, 80, 190, 100, 255);

    var operators = new LinkedHashMap<String, IntBinaryOperator>();
    operators.put("add", Integer::sum);
    operators.put("mean", (a, b) -> (a + b) / 2);
    operators.put("subtract", (a, b) -> a - b);
    operators.put("difference", (a, b) -> Math.abs(a - b));
    operators.put("lighter", Math::max);
    operators.put("darker", Math::min);
    operators.put("multiply", (a, b) -> a * b / 255);
    operators.put("screen", (a, b) -> 255 - (255 - a) * (255 - b) / 255);
    operators.put("overlay", ChopsExample::overlay);
    operators.put("add_modulo", (a, b) -> (a + b) & 255);
    operators.forEach((name, operator) ->
        IO.println(name + ": " + samples(Compositor.combine(morning, evening, operator))));

    // what has changed by more than 50
    var changed = Compositor.combine(morning, evening, (a, b) -> Math.abs(a - b) > 50 ? 1 : 0);
    IO.println("changed: " + samples(changed));
  }

  private static int overlay(int a, int b) {
    return a < 128 ? a * b / 127 : 255 - (255 - a) * (255 - b) / 127;
  }

  private static BufferedImage row(int... values) {
    var image = new BufferedImage(values.length, 1, BufferedImage.TYPE_BYTE_GRAY);
    image.getRaster().setPixels(0, 0, values.length, 1, values);
    return image;
  }

  private static String samples(BufferedImage row) {
    return Arrays.toString(row.getRaster().getPixels(0, 0, row.getWidth(), 1, (int[]) null));
  }
}
