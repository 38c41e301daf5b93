package io.github.pynotes.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// `RESULTS.md`: a preface and a section a group, each of which is replaced alone.
final class ResultsFile {
  private static final Pattern SECTION_START = Pattern.compile("^(?=## )", Pattern.MULTILINE);
  private static final Pattern NAME = Pattern.compile("## (?<name>[^:\n]+).*", Pattern.DOTALL);

  private final Path file;
  private final String preface;
  private final List<String> names;

  /// @param names of all groups, in the order of their sections
  ResultsFile(Path file, String preface, List<String> names) {
    this.file = file;
    this.preface = preface;
    this.names = List.copyOf(names);
  }

  /// Puts a group's section into its place. The sections of the other groups stay as they are;
  /// those of groups that are no more go.
  void replace(String name, String section) throws IOException {
    Map<String, String> sections = read();
    sections.put(name, section);
    Files.writeString(
        file,
        names.stream()
            .map(sections::get)
            .filter(Objects::nonNull)
            .map(String::strip)
            .collect(Collectors.joining("\n\n", preface.strip() + "\n\n", "\n")));
  }

  private Map<String, String> read() throws IOException {
    var sections = new LinkedHashMap<String, String>();
    if (Files.exists(file)) {
      SECTION_START
          .splitAsStream(Files.readString(file))
          .map(NAME::matcher)
          .filter(Matcher::matches)
          .forEach(section -> sections.put(section.group("name"), section.group()));
    }
    return sections;
  }
}
