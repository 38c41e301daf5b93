package io.github.pynotes.benchmarks;

import io.github.pynotes.benchmarks.collections.ChainedLookups;
import io.github.pynotes.benchmarks.collections.CountWords;
import io.github.pynotes.benchmarks.collections.Deques;
import io.github.pynotes.benchmarks.collections.IndexWords;
import io.github.pynotes.benchmarks.concurrency.HandOver;
import io.github.pynotes.benchmarks.concurrency.MapConcurrently;
import io.github.pynotes.benchmarks.concurrency.ShareWork;
import io.github.pynotes.benchmarks.concurrency.WaitOften;
import io.github.pynotes.benchmarks.harness.BenchmarkRun;
import io.github.pynotes.benchmarks.harness.Group;
import io.github.pynotes.benchmarks.imaging.Blur;
import io.github.pynotes.benchmarks.imaging.ComposePictures;
import io.github.pynotes.benchmarks.imaging.Gallery;
import io.github.pynotes.benchmarks.imaging.MakeThumbnail;
import io.github.pynotes.benchmarks.imaging.ReadPixels;
import io.github.pynotes.benchmarks.imaging.Resize;
import io.github.pynotes.benchmarks.itertools.GatherReadings;
import io.github.pynotes.benchmarks.itertools.SelectElements;
import io.github.pynotes.benchmarks.jdbccursor.InsertRows;
import io.github.pynotes.benchmarks.jdbccursor.MapRows;
import io.github.pynotes.benchmarks.jdbccursor.ParseNames;
import io.github.pynotes.benchmarks.jdbccursor.StreamRows;
import io.github.pynotes.benchmarks.orm.FindEntities;
import io.github.pynotes.benchmarks.orm.InsertEntities;
import io.github.pynotes.benchmarks.orm.ReadEntities;
import io.github.pynotes.benchmarks.orm.StartFactory;
import io.github.pynotes.benchmarks.resources.CloseDesks;
import io.github.pynotes.benchmarks.resources.RunBlocks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/// Measures the groups that are named, or all, and writes `RESULTS.md`.
public final class Benchmarks {
  /// In the order of their sections.
  static final List<Group> GROUPS =
      List.of(
          StreamRows.GROUP,
          InsertRows.GROUP,
          MapRows.GROUP,
          ParseNames.GROUP,
          Deques.GROUP,
          ChainedLookups.GROUP,
          IndexWords.GROUP,
          CountWords.GROUP,
          ShareWork.GROUP,
          WaitOften.GROUP,
          MapConcurrently.GROUP,
          HandOver.GROUP,
          SelectElements.GROUP,
          GatherReadings.GROUP,
          RunBlocks.GROUP,
          CloseDesks.GROUP,
          InsertEntities.GROUP,
          ReadEntities.GROUP,
          FindEntities.GROUP,
          StartFactory.GROUP,
          Resize.GROUP,
          MakeThumbnail.GROUP,
          Blur.GROUP,
          ComposePictures.GROUP,
          ReadPixels.GROUP);

  static final String PREFACE =
      """
      # Results

      Written by `benchmarks/run`, which does the same work in Java, in Python and with peers, and
      sets the times against each other. `benchmarks/run GROUP` measures one group again and leaves
      the others as they are.

      **How.** The contenders of a group take turns in rounds, every second round backwards, so that
      whatever else the machine does meets all of them. A time is the median of the rounds, a ratio
      is one median divided by the other, and "in rounds" is the smallest and the largest ratio of a
      single round. Java is measured by JMH in a JVM of its own each round, after warming up. The
      start of a process and of a connection counts nowhere. Whoever needs a server works with the
      same one, by the same address, with TLS on, as every connection of this project has it.
      """;

  private Benchmarks() {}

  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    Path module = Path.of(System.getProperty("pynotes.benchmarks.module"));
    if (List.of(arguments).equals(List.of("gallery"))) {
      Gallery.draw(module.resolveSibling("imaging/gallery.png"));
      return;
    }
    try {
      BenchmarkRun.parse(GROUPS, arguments).measure(module, PREFACE, GROUPS, System.err::println);
    } catch (IllegalArgumentException e) {
      System.err.println("benchmarks/run: " + e.getMessage());
      System.exit(2);
    }
  }
}
