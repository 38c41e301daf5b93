// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, imaging/Framing.java
// Needs: Java 17
package io.github.pynotes.imaging;

import java.awt.Dimension;
import java.awt.Point;
import java.awt.geom.Rectangle2D;

/// Where a picture goes in a frame of other proportions: the arithmetic, without any pixels.
///
/// ```java
/// var photo = new Framing(image.getWidth(), image.getHeight());
/// Dimension whole = photo.contain(300, 200); // all of the photo, as large as the frame allows
/// Dimension covering = photo.cover(300, 200); // no frame to be seen, and some of it stands out
/// Rectangle2D middle = photo.fit(300, 200); // the part of the photo that fills the frame
/// Point place = Framing.place(whole, 300, 200, 0.5, 0.5); // with bars at two sides
/// ```
///
/// Answers Pillow's `ImageOps.contain`, `cover`, `fit` and `pad`, with the same rounding, for which
/// a half goes to the even neighbour. What scales the picture to the size, or the part of it, is
/// another's work: an exact resampler that takes a part in fractions of pixels, or
/// `Graphics2D.drawImage`.
///
/// **Differs from Python.** No side is shorter than one pixel, where Pillow fails on a strip of a
/// picture. A centring outside 0 to 1 is refused; Pillow takes the middle, or the nearer edge.
///
/// **Errors.** Sizes below 1, and fractions out of their range, are `IllegalArgumentException`.
/// **Threads.** Immutable.
///
/// The JDK knows no proportions: `Image.getScaledInstance(300, -1, …)` keeps them for one side
/// only.
///
/// @param width of the picture
/// @param height of the picture
public record Framing(int width, int height) {
  public Framing {
    check(width, height);
  }

  /// The greatest size in these proportions that is within the frame.
  public Dimension contain(int frameWidth, int frameHeight) {
    check(frameWidth, frameHeight);
    return isWiderThan(frameWidth, frameHeight)
        ? new Dimension(frameWidth, scaled((double) height / width, frameWidth))
        : new Dimension(scaled((double) width / height, frameHeight), frameHeight);
  }

  /// The least size in these proportions that leaves nothing of the frame uncovered.
  public Dimension cover(int frameWidth, int frameHeight) {
    check(frameWidth, frameHeight);
    return isWiderThan(frameWidth, frameHeight)
        ? new Dimension(scaled((double) width / height, frameHeight), frameHeight)
        : new Dimension(frameWidth, scaled((double) height / width, frameWidth));
  }

  /// The middle of the picture in the proportions of the frame, in pixels and parts of them.
  public Rectangle2D fit(int frameWidth, int frameHeight) {
    return fit(frameWidth, frameHeight, 0, 0.5, 0.5);
  }

  /// A part of the picture in the proportions of the frame, in pixels and parts of them.
  ///
  /// @param bleed the share of the picture to leave out at each of its edges, below 0.5
  /// @param centeringX 0 to keep the left, 0.5 the middle, 1 the right
  /// @param centeringY 0 to keep the top, 0.5 the middle, 1 the bottom
  public Rectangle2D fit(
      int frameWidth, int frameHeight, double bleed, double centeringX, double centeringY) {
    check(frameWidth, frameHeight);
    checkCentering(centeringX);
    checkCentering(centeringY);
    if (!(bleed >= 0 && bleed < 0.5)) {
      throw new IllegalArgumentException(
          "A bleed of %s leaves nothing; give 0 to less than 0.5.".formatted(bleed));
    }
    double liveWidth = width - bleed * width * 2;
    double liveHeight = height - bleed * height * 2;
    double live = liveWidth / liveHeight;
    double wanted = (double) frameWidth / frameHeight;
    double partWidth = live > wanted ? wanted * liveHeight : liveWidth;
    double partHeight = live < wanted ? liveWidth / wanted : liveHeight;
    return new Rectangle2D.Double(
        bleed * width + (liveWidth - partWidth) * centeringX,
        bleed * height + (liveHeight - partHeight) * centeringY,
        partWidth,
        partHeight);
  }

  /// The upper left corner of what was made by [#contain], within its frame.
  ///
  /// @param centeringX 0 for the left, 0.5 for the middle, 1 for the right
  /// @param centeringY 0 for the top, 0.5 for the middle, 1 for the bottom
  public static Point place(
      Dimension picture, int frameWidth, int frameHeight, double centeringX, double centeringY) {
    checkCentering(centeringX);
    checkCentering(centeringY);
    return new Point(
        (int) Math.rint((frameWidth - picture.width) * centeringX),
        (int) Math.rint((frameHeight - picture.height) * centeringY));
  }

  private boolean isWiderThan(int frameWidth, int frameHeight) {
    return (double) width / height > (double) frameWidth / frameHeight;
  }

  private static int scaled(double proportion, int side) {
    return Math.max(1, (int) Math.rint(proportion * side));
  }

  private static void check(int width, int height) {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException(
          "A size of %d x %d is none; give 1 pixel at least.".formatted(width, height));
    }
  }

  private static void checkCentering(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException(
          "A centring of %s is outside; give 0 to 1.".formatted(share));
    }
  }
}
