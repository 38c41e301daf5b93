package io.github.pynotes.imaging;

import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;

/// Draws a chart of orders: bars, an axis, a round badge and a title.
///
/// @python PIL.ImageDraw.Draw
/// @python PIL.ImageDraw.ImageDraw.point
/// @python PIL.ImageDraw.ImageDraw.line
/// @python PIL.ImageDraw.ImageDraw.rectangle
/// @python PIL.ImageDraw.ImageDraw.rounded_rectangle
/// @python PIL.ImageDraw.ImageDraw.ellipse
/// @python PIL.ImageDraw.ImageDraw.circle
/// @python PIL.ImageDraw.ImageDraw.polygon
/// @python PIL.ImageDraw.ImageDraw.regular_polygon
/// @python PIL.ImageDraw.ImageDraw.arc
/// @python PIL.ImageDraw.ImageDraw.chord
/// @python PIL.ImageDraw.ImageDraw.pieslice
/// @python PIL.ImageDraw.ImageDraw.text
/// @python PIL.ImageDraw.ImageDraw.textbbox
/// @python PIL.ImageDraw.ImageDraw.textlength
/// @python PIL.ImageDraw.ImageDraw.multiline_text
/// @python PIL.ImageDraw.ImageDraw.multiline_textbbox
/// @python PIL.ImageFont.truetype
/// @python PIL.ImageFont.load_default
/// @java Graphics2D of createGraphics(); Font and FontMetrics for text
final class DrawExample {
  void main() {
    var chart = new BufferedImage(120, 80, BufferedImage.TYPE_INT_RGB);
    var graphics = chart.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, 120, 80);

    // a bar for each day, 11 pixels wide; Python names the last pixel, and Java the width
    int[] orders = {12, 30, 41, 7, 25};
    graphics.setColor(Color.BLUE);
    for (int day = 0; day < orders.length; day++) {
      graphics.fillRect(10 + 20 * day, 70 - orders[day], 11, orders[day]);
    }
    IO.println("blue pixels: " + count(chart, Color.BLUE));

    // an axis, its last pixel included in both
    graphics.setColor(Color.BLACK);
    graphics.drawLine(5, 70, 114, 70);
    IO.println("black pixels: " + count(chart, Color.BLACK));

    // a badge with a smooth edge, of colours between red and white; ImageDraw's is hard
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.RED);
    graphics.fillOval(95, 5, 20, 20);
    IO.println("middle of the badge: %06x".formatted(chart.getRGB(105, 15) & 0xffffff));

    // a title is measured, so that it stands in the middle, and drawn from its baseline
    graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    int middle = (120 - graphics.getFontMetrics().stringWidth("Orders")) / 2;
    long before = count(chart, Color.WHITE);
    graphics.drawString("Orders", middle, 14);
    graphics.dispose();
    IO.println("the title has ink: " + (count(chart, Color.WHITE) < before ? "yes" : "no"));
  }

  private static long count(BufferedImage image, Color color) {
    var pixels = Arrays.stream(image.getRGB(0, 0, 120, 80, null, 0, 120));
    return pixels.filter(pixel -> pixel == color.getRGB()).count();
  }
}
