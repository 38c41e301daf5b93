package io.github.pynotes.cli.example;

import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What CPython printed for a topic, and where Java is known to read differently.
///
/// `NAME.out` holds the lines as recorded. `NAME.diff` names the lines that differ, each after its
/// reason:
///
/// ```
/// # JDBC opens connections with autocommit on, as PEP 249 does not.
/// 2: autocommit: on
/// ```
///
/// @param python the lines as CPython printed them
/// @param differences what Java prints instead, by line number counted from 1
public record Recording(List<String> python, Map<Integer, Difference> differences) {
  private static final Pattern ENTRY = Pattern.compile("(\\d+): (.*)");

  /// One named difference.
  ///
  /// @param java the line as Java prints it
  /// @param reason why it differs
  public record Difference(String java, String reason) {}

  /// The recording of a topic that has a Python twin.
  public static Recording of(Topic topic, Repository repository) {
    List<String> python = repository.lines(topic.files().output());
    String file = topic.files().differences();
    return new Recording(
        python, file == null ? Map.of() : parse(file, repository.lines(file), python));
  }

  /// What Java should print: Python's lines, but for the named differences.
  public List<String> java() {
    List<String> lines = new ArrayList<>(python);
    differences.forEach((number, difference) -> lines.set(number - 1, difference.java()));
    return lines;
  }

  private static Map<Integer, Difference> parse(
      String file, List<String> lines, List<String> python) {
    Map<Integer, Difference> differences = new TreeMap<>();
    List<String> reason = new ArrayList<>();
    for (String line : lines) {
      Matcher entry = ENTRY.matcher(line);
      if (line.startsWith("#")) {
        reason.add(line.substring(1).strip());
      } else if (entry.matches()) {
        int number = Integer.parseInt(entry.group(1));
        if (reason.isEmpty()) {
          throw wrong(file, line, "has no reason: put a line that starts with # above it");
        }
        if (number < 1 || number > python.size()) {
          throw wrong(file, line, "names a line that the recording does not have");
        }
        if (python.get(number - 1).equals(entry.group(2))) {
          throw wrong(file, line, "is no difference: CPython printed the same");
        }
        differences.put(number, new Difference(entry.group(2), String.join(" ", reason)));
        reason.clear();
      } else if (!line.isBlank()) {
        throw wrong(file, line, "is neither `# reason` nor `NUMBER: text`");
      }
    }
    if (!reason.isEmpty()) {
      throw wrong(file, "# " + String.join(" ", reason), "stands above no difference");
    }
    return differences;
  }

  private static IllegalArgumentException wrong(String file, String line, String what) {
    return new IllegalArgumentException("%s: '%s' %s.".formatted(file, line, what));
  }
}
