package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Tells ImageIO what Pillow was told, and compares what both put into the file.
@DisplayName("metadata of PNG, held against Pillow's save")
class SavePngTraceTest {
  private static final String FORMAT = "javax_imageio_png_1.0";

  /// @param data of the chunk, in base64
  private record Step(
      String chunk,
      String keyword,
      String text,
      String language,
      String translated,
      int dpi,
      String data) {
    /// The element of ImageIO's metadata that is to become such a chunk.
    IIOMetadataNode element() {
      return switch (chunk) {
        case "tEXt" ->
            with(
                new IIOMetadataNode("tEXt"),
                "tEXtEntry",
                Map.of("keyword", keyword, "value", text));
        case "iTXt" ->
            with(
                new IIOMetadataNode("iTXt"),
                "iTXtEntry",
                Map.of(
                    "keyword", keyword,
                    "compressionFlag", "FALSE",
                    "compressionMethod", "0",
                    "languageTag", language,
                    "translatedKeyword", translated,
                    "text", text));
        default -> {
          var density = new IIOMetadataNode("pHYs");
          String perMetre = Long.toString(Math.round(dpi / 0.0254));
          density.setAttribute("pixelsPerUnitXAxis", perMetre);
          density.setAttribute("pixelsPerUnitYAxis", perMetre);
          density.setAttribute("unitSpecifier", "meter");
          yield density;
        }
      };
    }

    private static IIOMetadataNode with(
        IIOMetadataNode parent, String name, Map<String, String> attributes) {
      var entry = new IIOMetadataNode(name);
      attributes.forEach(entry::setAttribute);
      parent.appendChild(entry);
      return parent;
    }
  }

  @Test
  void writesTheSameChunks(TestReporter reporter) throws IOException {
    List<Step> steps = Trace.read("save_png", Step.class).steps();

    for (Step step : steps) {
      assertThat(chunk(written(step.element()), step.chunk))
          .as("%s", step)
          .isEqualTo(Base64.getDecoder().decode(step.data));
    }

    reporter.publishEntry("replayed", "%d chunks, none differs".formatted(steps.size()));
  }

  private static byte[] written(IIOMetadataNode element) throws IOException {
    var photo = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
    var root = new IIOMetadataNode(FORMAT);
    root.appendChild(element);
    var out = new ByteArrayOutputStream();
    ImageWriter png = ImageIO.getImageWritersByFormatName("png").next();
    try (var stream = new MemoryCacheImageOutputStream(out)) {
      IIOMetadata metadata = png.getDefaultImageMetadata(new ImageTypeSpecifier(photo), null);
      metadata.mergeTree(FORMAT, root);
      png.setOutput(stream);
      png.write(new IIOImage(photo, null, metadata));
    } finally {
      png.dispose();
    }
    return out.toByteArray();
  }

  /// The data of the first chunk of that name.
  private static byte[] chunk(byte[] png, String name) {
    ByteBuffer file = ByteBuffer.wrap(png).position(8);
    while (true) {
      byte[] data = new byte[file.getInt()];
      byte[] found = new byte[4];
      file.get(found).get(data).getInt(); // and its checksum
      if (name.equals(new String(found, StandardCharsets.US_ASCII))) {
        return data;
      }
    }
  }
}
