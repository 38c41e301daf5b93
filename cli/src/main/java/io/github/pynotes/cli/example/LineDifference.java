package io.github.pynotes.cli.example;

import java.util.ArrayList;
import java.util.List;

/// Where two short outputs differ. They are compared line by line, as twins print in step.
public final class LineDifference {
  private LineDifference() {}

  /// `- 3: expected` and `+ 3: printed` for each line number at which they differ.
  public static List<String> between(List<String> expected, List<String> printed) {
    List<String> difference = new ArrayList<>();
    for (int i = 0; i < Math.max(expected.size(), printed.size()); i++) {
      String before = i < expected.size() ? expected.get(i) : null;
      String after = i < printed.size() ? printed.get(i) : null;
      boolean isEqual = before != null && before.equals(after);
      if (before != null && !isEqual) {
        difference.add("- %d: %s".formatted(i + 1, before));
      }
      if (after != null && !isEqual) {
        difference.add("+ %d: %s".formatted(i + 1, after));
      }
    }
    return difference;
  }
}
