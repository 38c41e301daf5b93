package io.github.pynotes.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A marked passage of a source file, as documents quote it:
///
/// ```
/// // @start region="fetchone"
/// ...
/// // @end
/// ```
///
/// @param file the path of the file, relative to the root
/// @param name its name, unique in its file
/// @param lines the passage, its common indentation taken away
public record Region(String file, String name, List<String> lines) {
  static final int MOST_LINES = 20;

  private static final Pattern START = Pattern.compile("\\s*// @start region=\"([\\w-]+)\"");
  private static final Pattern END = Pattern.compile("\\s*// @end");

  /// `RowStreamTest#fetchone`, as a document names it.
  String id() {
    String simpleName = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.java$", "");
    return simpleName + "#" + name;
  }

  /// The regions of a file, in their order. What is wrong with its marks is added to `problems`.
  static List<Region> in(String file, List<String> source, List<String> problems) {
    List<Region> regions = new ArrayList<>();
    String open = null;
    List<String> passage = new ArrayList<>();
    for (int i = 0; i < source.size(); i++) {
      String line = source.get(i);
      String place = "%s:%d".formatted(file, i + 1);
      Matcher start = START.matcher(line);
      if (start.matches()) {
        String name = start.group(1);
        if (open != null) {
          problems.add("%s: region '%s' starts inside region '%s'".formatted(place, name, open));
        }
        if (regions.stream().anyMatch(region -> region.name().equals(name))) {
          problems.add("%s: there is another region '%s' in this file".formatted(place, name));
        }
        open = name;
        passage.clear();
      } else if (END.matcher(line).matches()) {
        if (open == null) {
          problems.add("%s: `@end` without a region".formatted(place));
        } else {
          if (passage.size() > MOST_LINES) {
            problems.add(
                "%s: region '%s' has %d lines; %d is the most"
                    .formatted(place, open, passage.size(), MOST_LINES));
          }
          regions.add(new Region(file, open, outdented(passage)));
        }
        open = null;
      } else if (line.contains("// @start") || line.contains("// @end")) {
        problems.add("%s: is neither `// @start region=\"NAME\"` nor `// @end`".formatted(place));
      } else if (open != null) {
        passage.add(line);
      }
    }
    if (open != null) {
      problems.add("%s: region '%s' is never closed".formatted(file, open));
    }
    return regions;
  }

  private static List<String> outdented(List<String> passage) {
    return String.join("\n", passage).stripIndent().lines().toList();
  }
}
