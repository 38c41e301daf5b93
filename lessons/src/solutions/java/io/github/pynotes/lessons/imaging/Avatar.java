package io.github.pynotes.lessons.imaging;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/// `getSubimage` is a window upon the photo, so its pixels are drawn into a new picture. `drawRect`
/// goes from pixel 0 to pixel `width`, which is one more than there are.
public final class Avatar {

  private Avatar() {}

  public static BufferedImage of(BufferedImage photo, Color frame) {
    int side = Math.min(photo.getWidth(), photo.getHeight());
    int left = (photo.getWidth() - side) / 2;
    int top = (photo.getHeight() - side) / 2;
    var avatar = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = avatar.createGraphics();
    try {
      pen.drawImage(photo.getSubimage(left, top, side, side), 0, 0, null);
      pen.setColor(frame);
      pen.drawRect(0, 0, side - 1, side - 1);
    } finally {
      pen.dispose();
    }
    return avatar;
  }
}
