package io.github.pynotes.lessons.imaging;

import java.awt.Color;
import java.awt.image.BufferedImage;

/// Makes an avatar of a photo, as this does in Pillow:
///
/// ```python
/// side = min(photo.size)
/// left, top = (photo.width - side) // 2, (photo.height - side) // 2
/// avatar = photo.crop((left, top, left + side, top + side))
/// ImageDraw.Draw(avatar).rectangle((0, 0, side - 1, side - 1), outline=frame)
/// ```
public final class Avatar {

  private Avatar() {}

  /// The square in the middle of a photo, with a frame of one pixel drawn upon its border; where
  /// the middle is between two pixels, the one to the left or above. The photo stays what it is.
  ///
  /// @param photo opaque, at least 3 pixels wide and high
  /// @return a new picture of TYPE_INT_RGB
  public static BufferedImage of(BufferedImage photo, Color frame) {
    throw new UnsupportedOperationException("Write me: of");
  }
}
