package io.github.pynotes.lessons.collections;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A loop that lengthens the last run or begins the next: a stream has no such step, and
/// `groupingBy` would make one run of all that are equal. (The pattern `MoreGatherers.groupBy` is
/// such a step.)
public final class StatusRuns {

  public record Ping(int minute, Integer status) {}

  public record Run(Integer status, int from, int to) {}

  private StatusRuns() {}

  public static List<Run> of(List<Ping> pings) {
    var runs = new ArrayList<Run>();
    for (Ping ping : pings) {
      int from = ping.minute();
      if (!runs.isEmpty() && Objects.equals(runs.getLast().status(), ping.status())) {
        from = runs.removeLast().from();
      }
      runs.add(new Run(ping.status(), from, ping.minute()));
    }
    return runs;
  }
}
