package io.github.pynotes.cli.copy;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.util.List;

/// What `diff -u` would print.
public final class Diff {
  private static final int CONTEXT = 3;

  private Diff() {}

  /// The lines of the difference between your file and ours; none for equal texts. `patch` takes
  /// them: behind a tab stands what is no part of the name.
  public static List<String> between(String name, String before, String after) {
    List<String> old = before.lines().toList();
    return UnifiedDiffUtils.generateUnifiedDiff(
        before.isEmpty() ? "/dev/null" : name + "\tyours",
        name + "\tpynotes",
        old,
        DiffUtils.diff(old, after.lines().toList()),
        CONTEXT);
  }
}
