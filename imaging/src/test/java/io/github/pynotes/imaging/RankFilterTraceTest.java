package io.github.pynotes.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("RankFilter against MedianFilter, MinFilter, MaxFilter, RankFilter and ModeFilter")
class RankFilterTraceTest {
  /// A picture, what it was filtered by, and the digest of the result.
  private record Step(
      String mode,
      int width,
      int height,
      int seed,
      String filter,
      int size,
      int rank,
      long digest) {
    BufferedImage filtered() {
      BufferedImage source = Picture.of(mode, width, height, seed);
      return switch (filter) {
        case "MedianFilter" -> RankFilter.median(source, size);
        case "MinFilter" -> RankFilter.min(source, size);
        case "MaxFilter" -> RankFilter.max(source, size);
        case "RankFilter" -> RankFilter.rank(source, size, rank);
        case "ModeFilter" -> RankFilter.mode(source, size);
        default -> throw new IllegalArgumentException(filter);
      };
    }
  }

  @Test
  void hasTheBytesOfPillow(TestReporter reporter) {
    var steps = Trace.read("rank_filter", Step.class).steps();

    for (Step step : steps) {
      assertThat(Picture.digest(step.filtered())).as(step::toString).isEqualTo(step.digest);
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(700);
    reporter.publishEntry("replayed", "%,d pictures, all equal".formatted(steps.size()));
  }
}
