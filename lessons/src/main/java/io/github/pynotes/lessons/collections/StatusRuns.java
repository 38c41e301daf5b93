package io.github.pynotes.lessons.collections;

import java.util.List;

/// Tells how long a web site was in which state, as this does in Python:
///
/// ```python
/// for status, run in groupby(pings, key=attrgetter("status")):
///     run = list(run)
///     yield status, run[0].minute, run[-1].minute
/// ```
public final class StatusRuns {

  /// What a site answered in a minute: an HTTP status, or null if it did not answer.
  public record Ping(int minute, Integer status) {}

  /// From its first minute to its last the site answered the same.
  public record Run(Integer status, int from, int to) {}

  private StatusRuns() {}

  /// The runs of equal answers, in order.
  ///
  /// @param pings in the order of their minutes
  public static List<Run> of(List<Ping> pings) {
    throw new UnsupportedOperationException("Write me: of");
  }
}
