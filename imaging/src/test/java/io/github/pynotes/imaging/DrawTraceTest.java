package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.BasicStroke;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("Graphics2D without antialiasing, beside what Pillow's ImageDraw drew")
class DrawTraceTest {
  private static final int WIDTH = 48;
  private static final int HEIGHT = 40;

  /// What is drawn, and how many pixels may differ: in one picture, and in a hundred pixels that
  /// Pillow has set in all of them.
  ///
  /// Those of the wide line are many, for a stroke is not what Pillow draws; see [#wideLine].
  enum Shape {
    POINT("point", 0, 0),
    RECTANGLE("rectangle", 0, 0),
    RECTANGLE_OUTLINE("rectangle, outline", 0, 0),
    LINE("line", 0, 0),
    WIDE_LINE("wide line", 67, 23.5),
    ELLIPSE("ellipse", 8, 1.3),
    ELLIPSE_OUTLINE("ellipse, outline", 20, 10.0),
    POLYGON("polygon", 33, 7.8),
    ARC("arc", 8, 5.4),
    PIESLICE("pieslice", 23, 4.2),
    ROUNDED_RECTANGLE("rounded_rectangle", 4, 0.9),
    CHORD("chord", 24, 6.0),
    CIRCLE("circle", 8, 1.1),
    REGULAR_POLYGON("regular_polygon", 16, 3.4);

    private final String name;
    private final int atMost;
    private final double percent;

    Shape(String name, int atMost, double percent) {
      this.name = name;
      this.atMost = atMost;
      this.percent = percent;
    }

    static Shape of(Step step) {
      return Stream.of(values()).filter(it -> it.name.equals(step.shape)).findFirst().orElseThrow();
    }
  }

  /// What Pillow drew.
  ///
  /// @param at the coordinates: of points, or of the corners of a box, both of them inside
  /// @param width of a line, or absent
  /// @param start an angle in degrees, clockwise from three o'clock, as is the end; or absent
  /// @param radius of a circle, or of the corners of a rectangle; or absent
  /// @param n_sides of a regular polygon, or absent
  /// @param rotation of a regular polygon, in degrees, counterclockwise; or absent
  /// @param pixels in Base64, a bit for each
  record Step(
      String shape,
      List<Integer> at,
      int width,
      int start,
      int end,
      int radius,
      int n_sides,
      int rotation,
      String pixels) {
    int left() {
      return at.get(0);
    }

    int upper() {
      return at.get(1);
    }

    /// How wide the box is, both corners counted.
    int across() {
      return at.get(at.size() - 2) - at.get(0) + 1;
    }

    /// How high the box is, both corners counted.
    int down() {
      return at.get(at.size() - 1) - at.get(1) + 1;
    }

    boolean has(int x, int y) {
      byte[] rows = Base64.getDecoder().decode(pixels);
      return (rows[y * WIDTH / 8 + x / 8] & (0x80 >> (x % 8))) != 0;
    }
  }

  /// How many pixels are set in Pillow's picture, and how many are not alike.
  record Comparison(int set, int differing) {
    static final Comparison NOTHING = new Comparison(0, 0);

    Comparison plus(Comparison other) {
      return new Comparison(set + other.set, differing + other.differing);
    }
  }

  @Test
  void setsTheSamePixelsButForAStatedFew(TestReporter reporter) {
    var steps = Trace.read("draw", Step.class).steps();
    var sums = new EnumMap<Shape, Comparison>(Shape.class);
    var worst = new EnumMap<Shape, Integer>(Shape.class);

    for (Step step : steps) {
      Shape shape = Shape.of(step);
      Comparison comparison = compare(step, draw(shape, step));
      sums.merge(shape, comparison, Comparison::plus);
      worst.merge(shape, comparison.differing, Math::max);
    }

    assertThat(sums).containsOnlyKeys(Shape.values());
    sums.forEach((shape, sum) -> {
      assertThat(worst.get(shape)).as("%s, the worst", shape).isLessThanOrEqualTo(shape.atMost);
      assertThat(100.0 * sum.differing / sum.set)
          .as("%s, percent of %d", shape, sum.set)
          .isLessThanOrEqualTo(shape.percent);
    });
    reporter.publishEntry(
        "replayed", "%,d shapes of %d kinds".formatted(steps.size(), sums.size()));
  }

  @Test
  void fillsTheRowsOfAPolygonForPillowsWideLines(TestReporter reporter) {
    var steps =
        Trace.read("draw", Step.class).steps().stream()
            .filter(step -> Shape.of(step) == Shape.WIDE_LINE)
            .toList();

    for (Step step : steps) {
      var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
      var graphics = image.createGraphics();
      wideLine(graphics, step.left(), step.upper(), step.at.get(2), step.at.get(3), step.width);
      graphics.dispose();
      assertThat(compare(step, image).differing).as("%s", step).isZero();
    }
    reporter.publishEntry("replayed", "%,d wide lines, all equal".formatted(steps.size()));
  }

  /// Pillow moves both ends sideways by half the width, to whole pixels, and fills what lies
  /// between the four corners, edges included: row by row, each end of a row rounded to the nearest
  /// pixel.
  private static void wideLine(Graphics2D graphics, int x0, int y0, int x1, int y1, int width) {
    double length = Math.hypot(x1 - x0, y1 - y0);
    int more = width / 2; // on one side there is more than on the other, if the width is even
    int less = (width - 1) / 2;
    int dx = x1 - x0;
    int dy = y1 - y0;
    int xLess = rounded(less * dy / length);
    int xMore = rounded(more * dy / length);
    int yLess = rounded(less * dx / length);
    int yMore = rounded(more * dx / length);
    int[] xs = {x0 - xLess, x1 - xLess, x1 + xMore, x0 + xMore};
    int[] ys = {y0 + yMore, y1 + yMore, y1 - yLess, y0 - yLess};
    for (int y = 0; y < HEIGHT; y++) {
      float left = WIDTH;
      float right = -1;
      for (int i = 0; i < 4; i++) {
        int j = (i + 1) % 4;
        if (Math.min(ys[i], ys[j]) <= y && y <= Math.max(ys[i], ys[j])) {
          float slope = ys[i] == ys[j] ? 0 : (float) (xs[j] - xs[i]) / (ys[j] - ys[i]);
          float x = xs[i] + slope * (y - ys[i]);
          left = Math.min(left, x);
          right = Math.max(right, x);
        }
      }
      int first = (int) Math.floor(left + 0.5);
      graphics.fillRect(first, y, rounded(right) - first + 1, 1);
    }
  }

  /// To the nearest whole number, and of two to the one nearer to 0.
  private static int rounded(double value) {
    return (int) (Math.signum(value) * Math.ceil(Math.abs(value) - 0.5));
  }

  private static Comparison compare(Step step, BufferedImage image) {
    int set = 0;
    int differing = 0;
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        set += step.has(x, y) ? 1 : 0;
        differing += step.has(x, y) == (image.getRGB(x, y) == 0xffffffff) ? 0 : 1;
      }
    }
    return new Comparison(set, differing);
  }

  private static BufferedImage draw(Shape shape, Step step) {
    var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    draw(shape, step, graphics);
    graphics.dispose();
    return image;
  }

  private static void draw(Shape shape, Step step, Graphics2D graphics) {
    int left = step.left();
    int upper = step.upper();
    int across = step.across();
    int down = step.down();
    switch (shape) {
      case POINT -> graphics.fillRect(left, upper, 1, 1);
      case RECTANGLE -> graphics.fillRect(left, upper, across, down);
      case RECTANGLE_OUTLINE -> { // Pillow's grows to the inside, and out at the other side
        graphics.fillRect(left, upper, across, step.width);
        graphics.fillRect(left, upper + down - step.width, across, step.width);
        int start = upper + step.width;
        int end = upper + down - step.width; // above the start if the box is low: drawn upwards
        int top = Math.min(start, end + 1);
        graphics.fillRect(left, top, step.width, Math.abs(end - start));
        graphics.fillRect(left + across - step.width, top, step.width, Math.abs(end - start));
      }
      case LINE -> graphics.drawLine(left, upper, step.at.get(2), step.at.get(3));
      case WIDE_LINE -> {
        pure(graphics);
        graphics.setStroke(
            new BasicStroke(step.width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER));
        graphics.draw(
            new Line2D.Double(left + 0.5, upper + 0.5, step.at.get(2) + 0.5, step.at.get(3) + 0.5));
      }
      case ELLIPSE -> {
        pure(graphics);
        graphics.fillOval(left, upper, across, down);
      }
      case ELLIPSE_OUTLINE -> graphics.drawOval(left, upper, across - 1, down - 1);
      case POLYGON -> { // Pillow's has its edges
        var polygon = new Polygon();
        for (int i = 0; i < step.at.size(); i += 2) {
          polygon.addPoint(step.at.get(i), step.at.get(i + 1));
        }
        graphics.fill(polygon);
        graphics.draw(polygon);
      }
      case ARC ->
          graphics.drawArc(left, upper, across - 1, down - 1, -step.start, step.start - step.end);
      case PIESLICE -> {
        pure(graphics);
        graphics.fillArc(left, upper, across, down, -step.start, step.start - step.end);
      }
      case ROUNDED_RECTANGLE -> {
        pure(graphics);
        graphics.fillRoundRect(left, upper, across, down, 2 * step.radius, 2 * step.radius);
      }
      case CHORD -> {
        pure(graphics);
        double extent = step.start - step.end;
        graphics.fill(
            new Arc2D.Double(left, upper, across, down, -step.start, extent, Arc2D.CHORD));
      }
      case CIRCLE -> {
        pure(graphics);
        int diameter = 2 * step.radius + 1;
        graphics.fillOval(left - step.radius, upper - step.radius, diameter, diameter);
      }
      case REGULAR_POLYGON -> {
        var polygon = new Polygon();
        for (int i = 0; i < step.n_sides; i++) {
          double angle = Math.toRadians(270 + step.rotation + (i - 0.5) * 360 / step.n_sides);
          polygon.addPoint(
              (int) (left + step.at.get(2) * Math.cos(angle)),
              (int) (upper - step.at.get(2) * Math.sin(angle)));
        }
        graphics.fill(polygon);
        graphics.draw(polygon);
      }
    }
  }

  /// By default Java2D moves coordinates to where lines look even: ellipses are off by half a
  /// pixel.
  private static void pure(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }
}
