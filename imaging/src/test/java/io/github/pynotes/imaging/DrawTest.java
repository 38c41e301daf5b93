package io.github.pynotes.imaging;

import static java.awt.geom.Arc2D.CHORD;
import static java.awt.geom.Arc2D.PIE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Arc2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("ImageDraw")
class DrawTest {
  /// Draws in white on black.
  private static BufferedImage draw(Consumer<Graphics2D> drawing) {
    var image = new BufferedImage(160, 80, BufferedImage.TYPE_INT_RGB);
    var graphics = image.createGraphics();
    try {
      drawing.accept(graphics);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private static boolean isSet(BufferedImage image, int x, int y) {
    return (image.getRGB(x, y) & 0xffffff) != 0;
  }

  /// Answers `Image.getbbox()`: the smallest rectangle around all that is not black.
  private static Rectangle ink(BufferedImage image) {
    var box = new Rectangle(-1, -1);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        if (isSet(image, x, y)) {
          box.add(new Rectangle(x, y, 1, 1));
        }
      }
    }
    return box;
  }

  private static void pure(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Nested
  @DisplayName("rectangle((x0, y0, x1, y1))")
  class OfRectangle {
    @Test
    void hasBothCornersInPython() {
      // @start region="draw"
      // draw.rectangle((10, 20, 13, 22), fill="white")  # 4 x 3 pixels
      var filled = draw(graphics -> graphics.fillRect(10, 20, 4, 3));

      assertThat(ink(filled)).isEqualTo(new Rectangle(10, 20, 4, 3));

      // draw.rectangle((10, 20, 13, 22), outline="white")  # 4 x 3 pixels
      var outlined = draw(graphics -> graphics.drawRect(10, 20, 3, 2));

      assertThat(ink(outlined)).isEqualTo(new Rectangle(10, 20, 4, 3));
      // @end
    }

    @Test
    void growsToBothSidesWithAWideLine() {
      // draw.rectangle((10, 20, 20, 30), outline="white", width=3)  # to the inside only
      var wide =
          draw(graphics -> {
            graphics.setStroke(new BasicStroke(3));
            graphics.drawRect(10, 20, 10, 10);
          });

      assertThat(ink(wide)).isEqualTo(new Rectangle(9, 19, 13, 13));
    }
  }

  @Nested
  @DisplayName("line((x0, y0, x1, y1))")
  class OfLine {
    @Test
    void hasBothEnds() {
      // draw.line((10, 20, 19, 20), fill="white")
      assertThat(ink(draw(graphics -> graphics.drawLine(10, 20, 19, 20))))
          .isEqualTo(new Rectangle(10, 20, 10, 1));
    }

    @Test
    void isLongerWithTheDefaultStroke() {
      var square = draw(graphics -> wide(graphics, BasicStroke.CAP_SQUARE));
      var butt = draw(graphics -> wide(graphics, BasicStroke.CAP_BUTT));

      // draw.line((10, 20, 19, 20), fill="white", width=5)  # 10 x 5 pixels
      assertThat(new BasicStroke(5).getEndCap()).isEqualTo(BasicStroke.CAP_SQUARE);
      assertThat(ink(square).width).isGreaterThan(ink(butt).width + 3);
      assertThat(ink(square).height).isEqualTo(5);
    }

    private static void wide(Graphics2D graphics, int cap) {
      graphics.setStroke(new BasicStroke(5, cap, BasicStroke.JOIN_MITER));
      graphics.drawLine(10, 20, 19, 20);
    }
  }

  @Nested
  @DisplayName("ellipse((x0, y0, x1, y1))")
  class OfEllipse {
    @Test
    void fillsItsBox() {
      var round =
          draw(graphics -> {
            pure(graphics);
            // draw.ellipse((10, 20, 29, 39), fill="white")
            graphics.fillOval(10, 20, 20, 20);
          });

      assertThat(ink(round)).isEqualTo(new Rectangle(10, 20, 20, 20));
      assertThat(isSet(round, 10, 20)).isFalse();
    }

    @Test
    void isAsWideAtTheTopAsAtTheBottomWhenPure() {
      var moved = draw(graphics -> graphics.fillOval(10, 20, 20, 20));
      var round =
          draw(graphics -> {
            pure(graphics);
            graphics.fillOval(10, 20, 20, 20);
          });

      assertThat(rowLength(round, 20)).isEqualTo(rowLength(round, 39));
      assertThat(rowLength(moved, 20)).isNotEqualTo(rowLength(moved, 39));
    }

    private static int rowLength(BufferedImage image, int y) {
      return ink(image.getSubimage(0, y, image.getWidth(), 1)).width;
    }
  }

  @Nested
  @DisplayName("circle(middle, radius)")
  class OfCircle {
    @Test
    void isAnOvalOfTwiceTheRadiusAndThePixelInTheMiddle() {
      // draw.circle((30, 30), 10, fill="white")  # 21 x 21 pixels
      var circle =
          draw(graphics -> {
            pure(graphics);
            graphics.fillOval(30 - 10, 30 - 10, 21, 21);
          });

      assertThat(ink(circle)).isEqualTo(new Rectangle(20, 20, 21, 21));
      assertThat(isSet(circle, 20, 20)).isFalse();
    }
  }

  @Nested
  @DisplayName("regular_polygon((x, y, radius), sides, rotation)")
  class OfRegularPolygon {
    @Test
    void isAPolygonWithASideAtTheBottom() {
      // draw.regular_polygon((40, 30, 20), 6, fill="white")
      var hexagon = new Path2D.Double();
      for (int i = 0; i < 6; i++) {
        double angle = Math.toRadians(240 + 60 * i);
        double x = 40 + 20 * Math.cos(angle);
        double y = 30 - 20 * Math.sin(angle); // upwards
        if (i == 0) {
          hexagon.moveTo(x, y);
        } else {
          hexagon.lineTo(x, y);
        }
      }
      hexagon.closePath();
      var filled =
          draw(graphics -> {
            pure(graphics);
            graphics.fill(hexagon);
          });

      assertThat(ink(filled)).isEqualTo(new Rectangle(20, 13, 40, 34));
      assertThat(isSet(filled, 31, 45)).isTrue();
      assertThat(isSet(filled, 22, 45)).isFalse();
    }
  }

  @Nested
  @DisplayName("polygon(points)")
  class OfPolygon {
    @Test
    void hasItsEdgesOnlyWhenTheyAreDrawn() {
      var triangle = new Polygon(new int[] {10, 30, 10}, new int[] {10, 10, 30}, 3);

      // draw.polygon((10, 10, 30, 10, 10, 30), fill="white")
      assertThat(ink(draw(graphics -> graphics.fill(triangle))))
          .isEqualTo(new Rectangle(10, 10, 20, 20));
      assertThat(
              ink(
                  draw(graphics -> {
                    graphics.fill(triangle);
                    graphics.draw(triangle);
                  })))
          .isEqualTo(new Rectangle(10, 10, 21, 21));
    }
  }

  @Nested
  @DisplayName("arc, chord, pieslice(box, start, end)")
  class OfArc {
    @Test
    void runsTheOtherWayRound() {
      // draw.pieslice((10, 10, 49, 49), 0, 90, fill="white")  # clockwise: the lower right quarter
      var lowerRight = draw(graphics -> graphics.fillArc(10, 10, 40, 40, 0, -90));
      var upperRight = draw(graphics -> graphics.fillArc(10, 10, 40, 40, 0, 90));

      assertThat(isSet(lowerRight, 38, 38)).isTrue();
      assertThat(isSet(lowerRight, 38, 22)).isFalse();
      assertThat(isSet(upperRight, 38, 22)).isTrue();
    }

    @Test
    void isClosedByALineOrByWayOfTheMiddle() {
      // draw.chord((10, 10, 49, 49), 0, 90, fill="white")
      var chord = draw(graphics -> graphics.fill(new Arc2D.Double(10, 10, 40, 40, 0, -90, CHORD)));

      // draw.pieslice((10, 10, 49, 49), 0, 90, fill="white")
      var slice = draw(graphics -> graphics.fill(new Arc2D.Double(10, 10, 40, 40, 0, -90, PIE)));

      assertThat(isSet(chord, 42, 42)).isTrue();
      assertThat(isSet(slice, 42, 42)).isTrue();
      assertThat(isSet(chord, 34, 34)).isFalse();
      assertThat(isSet(slice, 34, 34)).isTrue();
    }

    @Test
    void takesHowFarItGoesAndNotItsEnd() {
      // draw.pieslice((10, 10, 49, 49), 180, 270, fill="white")
      var upperLeft = draw(graphics -> graphics.fillArc(10, 10, 40, 40, -180, 180 - 270));

      assertThat(isSet(upperLeft, 22, 22)).isTrue();
      assertThat(isSet(upperLeft, 38, 38)).isFalse();
    }
  }

  @Nested
  @DisplayName("rounded_rectangle(box, radius)")
  class OfRoundedRectangle {
    @Test
    void takesTheDiameterOfItsCorners() {
      // draw.rounded_rectangle((10, 10, 49, 39), radius=10, fill="white")
      var round =
          draw(graphics -> {
            pure(graphics);
            graphics.fillRoundRect(10, 10, 40, 30, 20, 20);
          });

      assertThat(isSet(round, 10, 10)).isFalse();
      assertThat(isSet(round, 12, 15)).isTrue();
      assertThat(isSet(round, 22, 10)).isTrue();
    }
  }

  @Nested
  @DisplayName("edges")
  class Edges {
    @Test
    void areHardByDefault() {
      assertThat(colors(draw(graphics -> graphics.fillOval(10, 10, 30, 30)))).hasSize(2);
    }

    @Test
    void areSmoothWithAntialiasing() {
      // there is none in ImageDraw: people draw large, and resize
      var smooth =
          draw(graphics -> {
            graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.fillOval(10, 10, 30, 30);
          });

      assertThat(colors(smooth)).hasSizeGreaterThan(10);
    }

    private static int[] colors(BufferedImage image) {
      return Arrays.stream(image.getRGB(0, 0, 160, 80, null, 0, 160)).distinct().toArray();
    }
  }

  @Nested
  @DisplayName("text, textlength, textbbox, multiline_text, multiline_textbbox")
  class Text {
    private final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 20);
    private final Graphics2D anywhere =
        new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();

    @Test
    void standsOnItsBaseline() {
      var metrics = anywhere.getFontMetrics(font);

      // draw.text((10, 5), "Hx", fill="white", font=font)  # its top left corner
      var text = draw(graphics -> string(graphics, "Hx", 10, 5 + metrics.getAscent()));

      assertThat(ink(text).y).isBetween(5, 5 + metrics.getAscent());
      assertThat(ink(text).getMaxY()).isEqualTo(5 + metrics.getAscent(), within(1.0));
    }

    @Test
    void isOutsideAtTheTopLeftCorner() {
      // draw.text((10, 0), "Hx", fill="white", font=font)
      var lost = draw(graphics -> string(graphics, "Hx", 10, 0));

      assertThat(ink(lost).height).isLessThanOrEqualTo(1);
    }

    @Test
    void isMeasuredBeforeItIsDrawn() {
      var metrics = anywhere.getFontMetrics(font);

      // draw.textlength("Orders", font)
      assertThat(metrics.stringWidth("Orders")).isPositive();
      assertThat(metrics.stringWidth("Orders a day")).isGreaterThan(metrics.stringWidth("Orders"));
      assertThat(metrics.stringWidth("")).isZero();
      assertThat(metrics.getHeight())
          .isEqualTo(metrics.getAscent() + metrics.getDescent() + metrics.getLeading());
    }

    @Test
    void isMeasuredToFractionsOfAPixelWithoutAGraphics() {
      var context = new FontRenderContext(null, true, true); // smooth, and with fractions
      var layout = new TextLayout("Orders", font, context);

      // font.getlength("Orders"), font.getbbox("Orders", anchor="ls")
      assertThat((double) layout.getAdvance())
          .isEqualTo(font.getStringBounds("Orders", context).getWidth(), within(0.01));
      assertThat(layout.getBounds().getMinY()).isNegative();
      assertThat(layout.getBounds().getWidth()).isPositive().isLessThan(layout.getAdvance());

      // font.getmetrics()
      var metrics = font.getLineMetrics("Orders", context);
      assertThat(metrics.getAscent()).isEqualTo(layout.getAscent());
      assertThat(metrics.getDescent()).isEqualTo(layout.getDescent());
      assertThat(metrics.getAscent()).isGreaterThan(metrics.getDescent());
    }

    @Test
    void hasABoxOfItsInk() {
      // draw.textbbox((10, 30), "Orders", font, anchor="ls")
      var glyphs = font.createGlyphVector(anywhere.getFontRenderContext(), "Orders");
      Rectangle box = glyphs.getPixelBounds(anywhere.getFontRenderContext(), 10, 30);
      var text = draw(graphics -> string(graphics, "Orders", 10, 30));

      assertThat(box.y).isLessThan(30);
      box.grow(1, 1);
      assertThat(box.contains(ink(text))).isTrue();
    }

    @Test
    void knowsNoLines() {
      var metrics = anywhere.getFontMetrics(font);
      String text = "Orders\nOrders today";

      // draw.multiline_text((10, 5), text, fill="white", font=font)
      var two =
          draw(graphics -> {
            int y = 5 + metrics.getAscent();
            for (String line : text.lines().toList()) {
              string(graphics, line, 10, y);
              y += metrics.getHeight();
            }
          });
      var one = draw(graphics -> string(graphics, text, 10, 5 + metrics.getAscent()));

      assertThat(ink(two).height).isGreaterThan(metrics.getHeight());
      assertThat(ink(one).height).isLessThan(metrics.getHeight());

      // draw.multiline_textbbox((10, 5), text, font)
      int width = text.lines().mapToInt(metrics::stringWidth).max().orElse(0);
      int height = metrics.getHeight() * (int) text.lines().count();
      var box = new Rectangle(10, 5, width, height);

      box.grow(1, 1);
      assertThat(box.contains(ink(two))).isTrue();
      assertThat(ink(two).width).isGreaterThan(metrics.stringWidth("Orders"));
    }

    private void string(Graphics2D graphics, String text, int x, int y) {
      graphics.setFont(font);
      graphics.drawString(text, x, y);
    }
  }

  @Nested
  @DisplayName("ImageFont")
  class Fonts {
    @ParameterizedTest
    @ValueSource(
        strings = {Font.DIALOG, Font.DIALOG_INPUT, Font.SANS_SERIF, Font.SERIF, Font.MONOSPACED})
    void ofEveryJdkHaveTheseNames(String logical) {
      var font = new Font(logical, Font.PLAIN, 12);

      assertThat(font.getFamily()).isEqualTo(logical);
      assertThat(font.canDisplayUpTo("Orders")).isEqualTo(-1);
    }

    @Test
    void mayBeOfAnotherSize() {
      // ImageFont.load_default(24)
      var font = new Font(Font.SANS_SERIF, Font.PLAIN, 12).deriveFont(24f);

      assertThat(font.getSize()).isEqualTo(24);
    }

    @Test
    void areReadFromAFileThatMustBeAFont() {
      byte[] noFont = "no font".getBytes(StandardCharsets.US_ASCII);

      // ImageFont.truetype("no-font.ttf", 12)  # OSError
      assertThatExceptionOfType(FontFormatException.class)
          .isThrownBy(() -> Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(noFont)));
    }
  }

  @Nested
  class DiffersFromPython {
    @Test
    void aFontThatNobodyHasIsAnotherFontAndNoError() {
      // ImageFont.truetype("No Such Font", 12)  # OSError: cannot open resource
      var font = new Font("No Such Font", Font.PLAIN, 12);

      assertThat(font.getFamily()).isEqualTo(Font.DIALOG);
    }

    @Test
    void aBoxWithItsCornersSwappedIsEmptyAndNoError() {
      // draw.rectangle((15, 15, 10, 10))  # ValueError: x1 must be greater than or equal to x0
      assertThat(ink(draw(graphics -> graphics.fillRect(15, 15, -4, -4))))
          .isEqualTo(new Rectangle(-1, -1));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void textFailsWithoutFontsAndShapesDoNot(@TempDir Path folder) throws Exception {
      // a slim container: no fontconfig, and no fonts; ImageFont.load_default() brings its own
      Path nothing = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig></fontconfig>");

      assertThat(withFonts(nothing)).startsWith("shapes are drawn").doesNotContain("text is drawn");
    }

    private static List<String> withFonts(Path configuration)
        throws IOException, InterruptedException {
      var builder =
          new ProcessBuilder(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-Djava.awt.headless=true",
              "-Dsun.awt.fontconfig=" + configuration.resolveSibling("missing"),
              "-cp",
              System.getProperty("java.class.path"),
              WithoutFonts.class.getName());
      builder.environment().put("FONTCONFIG_FILE", configuration.toString());
      var child = builder.redirectErrorStream(true).start();
      try {
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).as("ends within a minute").isTrue();
        return child.inputReader().readAllLines();
      } finally {
        child.destroyForcibly();
      }
    }
  }

  /// The program of the child JVM.
  static final class WithoutFonts {
    public static void main(String[] none) {
      draw(graphics -> graphics.fillOval(10, 10, 30, 30));
      IO.println("shapes are drawn");
      try {
        draw(graphics -> graphics.drawString("Orders", 10, 30));
        IO.println("text is drawn");
      } catch (RuntimeException | Error e) { // which one depends on the JDK
        IO.println(e.getMessage());
      }
    }
  }
}
