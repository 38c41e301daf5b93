package io.github.pynotes.benchmarks.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/// That all contenders do the same work. The digests are those of `compose_pictures.py`.
class ComposePicturesTest {
  private final ComposePictures work = new ComposePictures();

  @Test
  void allMakeThePicturesOfPillow() {
    assertThat(digest(work.alphaComposite())).isEqualTo(1_835_286_806);
    assertThat(digest(work.alphaCompositeOfInts())).isEqualTo(1_835_286_806);
    assertThat(digest(work.composite())).isEqualTo(1_643_501_550);
    assertThat(digest(work.blend())).isEqualTo(1_073_315_438);
  }

  @Test
  void drawImageMakesAnother() {
    assertThat(digest(work.drawImage())).isNotEqualTo(digest(work.alphaComposite()));
  }

  private static long digest(BufferedImage image) {
    int[] samples =
        image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null);
    CRC32 crc = new CRC32();
    for (int sample : samples) {
      crc.update(sample);
    }
    return crc.getValue();
  }
}
