package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;

/// Contenders that do the same work, and what is asked of them: one section of the results.
///
/// @param name by which it is chosen on the command line
/// @param title of its section
/// @param about what work it is, in Markdown
/// @param preparation what is done on the server beforehand; empty if the work needs no server
/// @param comparisons the rows of its table
/// @param supplements what is measured beside time
/// @param notes what there is to know about the numbers, a bullet each
public record Group(
    String name,
    String title,
    String about,
    Optional<Preparation> preparation,
    List<Comparison> comparisons,
    List<Supplement> supplements,
    List<String> notes) {

  /// Fills tables.
  @FunctionalInterface
  public interface Preparation {
    void prepare(Server server) throws SQLException;
  }

  /// A table of its own, on anything but time.
  @FunctionalInterface
  public interface Supplement {
    Table measure(Workbench workbench) throws IOException, InterruptedException;
  }

  /// Whoever is compared, each once.
  SequencedSet<Contender> contenders() {
    var contenders = new LinkedHashSet<Contender>();
    for (Comparison comparison : comparisons) {
      contenders.add(comparison.what());
      contenders.add(comparison.against());
    }
    return contenders;
  }
}
