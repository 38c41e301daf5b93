package io.github.pynotes.benchmarks.imaging;

import io.github.pynotes.imaging.Resampler;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Image;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.imageio.ImageIO;

/// Draws the gallery in the README of `imaging`: one picture, made seven times smaller by every
/// method, and shown three times enlarged. `benchmarks/run gallery` draws it.
public final class Gallery {
  private static final int WIDTH = 120;
  private static final int HEIGHT = 90;
  private static final int SMALLER = 7;
  private static final int ENLARGED = 3;
  private static final int COLUMNS = 4;
  private static final int MARGIN = 12;
  private static final int LABEL = 34;

  private Gallery() {}

  /// Writes it as a PNG file.
  public static void draw(Path file) throws IOException {
    BufferedImage subject = subject();
    BufferedImage best = Resampler.LANCZOS.resize(subject, WIDTH, HEIGHT);
    Map<String, UnaryOperator<BufferedImage>> methods = methods();
    int rows = Math.ceilDiv(methods.size(), COLUMNS);
    int cellWidth = WIDTH * ENLARGED + MARGIN;
    int cellHeight = HEIGHT * ENLARGED + LABEL;
    var gallery =
        new BufferedImage(
            COLUMNS * cellWidth + MARGIN, rows * cellHeight + MARGIN, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = gallery.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, gallery.getWidth(), gallery.getHeight());
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 15));
    g.setColor(Color.BLACK);
    int cell = 0;
    for (var method : methods.entrySet()) {
      int x = MARGIN + cell % COLUMNS * cellWidth;
      int y = MARGIN + cell / COLUMNS * cellHeight;
      BufferedImage small = method.getValue().apply(subject);
      g.drawImage(Resampler.NEAREST.resize(small, WIDTH * ENLARGED, HEIGHT * ENLARGED), x, y, null);
      double decibels = Likeness.decibels(small, best);
      String likeness = Double.isInfinite(decibels) ? "" : ": %.0f dB".formatted(decibels);
      g.drawString(method.getKey() + likeness, x, y + HEIGHT * ENLARGED + 19);
      cell++;
    }
    g.dispose();
    ImageIO.write(gallery, "png", file.toFile());
  }

  private static Map<String, UnaryOperator<BufferedImage>> methods() {
    Map<String, UnaryOperator<BufferedImage>> methods = new LinkedHashMap<>();
    methods.put("Resampler.LANCZOS", it -> Resampler.LANCZOS.resize(it, WIDTH, HEIGHT));
    methods.put("Resampler.BICUBIC", it -> Resampler.BICUBIC.resize(it, WIDTH, HEIGHT));
    methods.put("Resampler.HAMMING", it -> Resampler.HAMMING.resize(it, WIDTH, HEIGHT));
    methods.put("Resampler.BILINEAR", it -> Resampler.BILINEAR.resize(it, WIDTH, HEIGHT));
    methods.put("Resampler.BOX", it -> Resampler.BOX.resize(it, WIDTH, HEIGHT));
    methods.put("Resampler.NEAREST", it -> Resampler.NEAREST.resize(it, WIDTH, HEIGHT));
    methods.put("Graphics2D, bicubic", it -> drawn(it, RenderingHints.VALUE_INTERPOLATION_BICUBIC));
    methods.put(
        "Graphics2D, bilinear", it -> drawn(it, RenderingHints.VALUE_INTERPOLATION_BILINEAR));
    methods.put("Graphics2D, bilinear in halves", it -> Photo.halved(it, WIDTH, HEIGHT));
    methods.put("Image.SCALE_SMOOTH", Gallery::scaledInstance);
    methods.put("Thumbnailator", it -> Photo.thumbnailator(it, WIDTH, HEIGHT));
    return methods;
  }

  /// What shrinks badly: rings that grow finer than a pixel, thin lines, small letters.
  private static BufferedImage subject() {
    int width = WIDTH * SMALLER;
    int height = HEIGHT * SMALLER;
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double fromCenter = Math.pow(x - width * 0.3, 2) + Math.pow(y - height * 0.42, 2);
        int gray = (int) (127.5 + 127.5 * Math.cos(fromCenter / 900));
        image.setRGB(x, y, new Color(gray, gray, 255 - gray / 4).getRGB());
      }
    }
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setColor(Color.WHITE);
    g.fillRect(width * 6 / 10, 0, width, height);
    g.setStroke(new BasicStroke(2));
    for (int i = 0; i < 24; i++) {
      g.setColor(Color.getHSBColor(i / 24f, 1, 0.7f));
      g.draw(
          new Line2D.Double(
              width * 0.8,
              height * 0.3,
              width * 0.8 + height * 0.28 * Math.cos(i * Math.PI / 12),
              height * 0.3 + height * 0.28 * Math.sin(i * Math.PI / 12)));
    }
    g.setColor(Color.BLACK);
    g.setFont(new Font(Font.SERIF, Font.PLAIN, 54));
    g.drawString("Pillow", width * 0.63f, height * 0.74f);
    g.drawString("and Java", width * 0.63f, height * 0.86f);
    g.dispose();
    return image;
  }

  private static BufferedImage drawn(BufferedImage image, Object interpolation) {
    return Photo.drawn(image, WIDTH, HEIGHT, interpolation);
  }

  private static BufferedImage scaledInstance(BufferedImage image) {
    Image scaled = image.getScaledInstance(WIDTH, HEIGHT, Image.SCALE_SMOOTH);
    var result = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = result.createGraphics();
    g.drawImage(scaled, 0, 0, null);
    g.dispose();
    return result;
  }
}
