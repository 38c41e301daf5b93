package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Pastes pictures and colours into a picture: wholly, and through masks.
///
/// @python PIL.Image.Image.paste
/// @python PIL.Image.composite
/// @python PIL.ImageChops.composite
/// @java Raster.setRect; through a mask Compositor.paste and Compositor.fill
/// @pattern Compositor
final class PasteExample {
  void main() {
    // a label over the lower right corner of a page, and what of it is on the page
    var page = filled(BufferedImage.TYPE_3BYTE_BGR, 8, 6, Color.WHITE);
    var label = filled(BufferedImage.TYPE_3BYTE_BGR, 4, 3, new Color(200, 40, 0));
    page.getRaster().setRect(6, 4, label.getRaster());
    IO.println("label: " + count(page, 0xc82800) + " pixels");

    // a colour in a box
    var graphics = page.createGraphics();
    graphics.setColor(new Color(0, 0, 120));
    graphics.fillRect(0, 0, 3, 2);
    graphics.dispose();
    IO.println("ink: " + count(page, 0x000078) + " pixels");

    // through a gray mask: not at all, by a third, by two thirds, wholly
    var fade = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_GRAY);
    fade.getRaster().setPixels(0, 0, 4, 1, new int[] {0, 85, 170, 255});
    Compositor.paste(page, label.getSubimage(0, 0, 4, 1), 2, 3, fade);
    IO.println("faded, green: " + samples(page, 2, 3, 4, 1));

    // a colour through a mask of one bit
    var dashes = new BufferedImage(6, 1, BufferedImage.TYPE_BYTE_BINARY);
    dashes.getRaster().setPixels(0, 0, 6, 1, new int[] {1, 1, 0, 1, 1, 0});
    Compositor.fill(page, new int[] {0, 0, 0}, 0, 5, dashes);
    IO.println("dashed, red: " + samples(page, 0, 5, 6, 0));

    // a picture with alpha is its own mask
    var seal = filled(BufferedImage.TYPE_4BYTE_ABGR, 2, 2, new Color(0, 90, 30, 128));
    Compositor.paste(page, seal, 3, 1, seal);
    IO.println("sealed, red: " + samples(page, 2, 1, 4, 0));

    // one picture where the mask is white, the other where it is black
    var night = filled(BufferedImage.TYPE_3BYTE_BGR, 4, 1, new Color(10, 10, 40));
    var day = filled(BufferedImage.TYPE_3BYTE_BGR, 4, 1, new Color(250, 240, 200));
    IO.println("dawn, blue: " + samples(Compositor.composite(day, night, fade), 0, 0, 4, 2));
  }

  private static BufferedImage filled(int type, int width, int height, Color color) {
    var image = new BufferedImage(width, height, type);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, color.getRGB());
    }
    return image;
  }

  private static long count(BufferedImage image, int rgb) {
    int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, 8);
    return Arrays.stream(pixels).filter(pixel -> (pixel & 0xffffff) == rgb).count();
  }

  private static String samples(BufferedImage image, int x, int y, int width, int band) {
    return Arrays.toString(image.getRaster().getSamples(x, y, width, 1, band, (int[]) null));
  }
}
