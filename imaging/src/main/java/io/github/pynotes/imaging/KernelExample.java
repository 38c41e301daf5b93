package io.github.pynotes.imaging;

import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Finds edges, sharpens, smooths and embosses by a kernel of weights.
///
/// @python PIL.Image.Image.filter
/// @python PIL.ImageFilter.Kernel
/// @python PIL.ImageFilter.BLUR
/// @python PIL.ImageFilter.CONTOUR
/// @python PIL.ImageFilter.DETAIL
/// @python PIL.ImageFilter.EDGE_ENHANCE
/// @python PIL.ImageFilter.EDGE_ENHANCE_MORE
/// @python PIL.ImageFilter.EMBOSS
/// @python PIL.ImageFilter.FIND_EDGES
/// @python PIL.ImageFilter.SHARPEN
/// @python PIL.ImageFilter.SMOOTH
/// @python PIL.ImageFilter.SMOOTH_MORE
/// @java KernelFilter.SHARPEN.filter(image); ConvolveOp for whole weights
/// @pattern KernelFilter
final class KernelExample {
  void main() {
    // a floor plan: one room, its walls drawn in black
    var plan = new BufferedImage(9, 7, BufferedImage.TYPE_BYTE_GRAY);
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 9; x++) {
        boolean wall = x >= 2 && x < 7 && y >= 2 && y < 5 && !(x >= 3 && x < 6 && y == 3);
        plan.getRaster().setSample(x, y, 0, wall ? 20 : 240);
      }
    }
    IO.println("plan: " + line(plan, 3));

    // where neighbours differ, by the JDK; the outermost pixels stay as they are
    var weights = new Kernel(3, 3, new float[] {-1, -1, -1, -1, 8, -1, -1, -1, -1});
    var edges = new ConvolveOp(weights, ConvolveOp.EDGE_NO_OP, null).filter(plan, null);
    IO.println("edges: " + line(edges, 3));
    IO.println("border: " + line(KernelFilter.FIND_EDGES.filter(plan), 0));

    // sharper, smoother, and in relief
    IO.println("sharpened: " + line(KernelFilter.SHARPEN.filter(plan), 1));
    IO.println("smoothed: " + line(KernelFilter.SMOOTH.filter(plan), 1));
    IO.println("embossed: " + line(KernelFilter.EMBOSS.filter(plan), 3));

    // a kernel of our own: each row of weights meets a row of pixels, the first one those below
    var slope = KernelFilter.of(1, 2, 1, 0, 0, 0, -1, -2, -1).scale(8).offset(128);
    IO.println("above the room: " + line(slope.filter(plan), 1));
    IO.println("below the room: " + line(slope.filter(plan), 5));

    // a picture smaller than the kernel is not filtered at all
    var cutOff = KernelFilter.FIND_EDGES.filter(plan.getSubimage(0, 2, 4, 2));
    IO.println("cut off: " + line(cutOff, 0));

    // weights of which there are too few
    try {
      KernelFilter.of(1, 1, 1, 1);
    } catch (IllegalArgumentException e) {
      IO.println("4 weights: not a kernel");
    }
  }

  private static String line(BufferedImage image, int y) {
    return IntStream.range(0, image.getWidth())
        .mapToObj(x -> Integer.toString(image.getRaster().getSample(x, y, 0)))
        .collect(Collectors.joining(" "));
  }
}
