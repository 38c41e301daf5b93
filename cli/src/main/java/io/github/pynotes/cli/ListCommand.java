package io.github.pynotes.cli;

import static java.util.stream.Collectors.toSet;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Json;
import io.github.pynotes.cli.catalog.Topic;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes list`: what there is.
@Command(
    name = "list",
    description = "List all topics, or all patterns.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  private static final int MOST_PYTHON = 40;

  @ParentCommand private Pynotes pynotes;

  @Parameters(arity = "0..1", paramLabel = "SECTION", description = "Only this section's.")
  private String section;

  @Option(names = "--patterns", description = "The patterns, instead of the topics.")
  private boolean patterns;

  @Option(names = "--json", description = "As JSON, with the files of each.")
  private boolean json;

  /// What `--json` tells of a topic.
  private record Entry(
      String topic,
      String section,
      List<String> python,
      String java,
      String summary,
      Topic.Files files) {}

  @Override
  public void run() {
    PrintWriter out = pynotes.screen().out();
    List<Topic> topics =
        section == null ? pynotes.catalog().topics() : pynotes.catalog().section(section);
    if (patterns) {
      patternsOf(topics);
      return;
    }
    if (json) {
      out.print(Json.of(topics.stream().map(ListCommand::entry).toList()));
      return;
    }
    int width = topics.stream().mapToInt(topic -> topic.topic().length()).max().orElse(1);
    for (Topic topic : topics) {
      String python = cut(topic.pythonNames());
      out.println(
          "%%-%ds  %%-%ds  %%s"
              .formatted(width, MOST_PYTHON)
              .formatted(topic.topic(), python, topic.java()));
    }
  }

  private void patternsOf(List<Topic> topics) {
    Set<String> names =
        topics.stream().flatMap(topic -> topic.patternName().stream()).collect(toSet());
    List<CopyPattern> found =
        pynotes.patterns().all().stream().filter(it -> names.contains(it.name())).toList();
    PrintWriter out = pynotes.screen().out();
    if (json) {
      out.print(Json.of(found));
      return;
    }
    int width = found.stream().mapToInt(it -> it.name().length()).max().orElse(1);
    for (CopyPattern pattern : found) {
      out.println(
          "%%-%ds  %%4d lines  Java %%d  %%s"
              .formatted(width)
              .formatted(pattern.name(), pattern.lines(), pattern.java(), pattern.summary()));
    }
  }

  private static Entry entry(Topic topic) {
    return new Entry(
        topic.topic(),
        topic.section(),
        topic.python(),
        topic.java(),
        topic.summary(),
        topic.files());
  }

  private static String cut(String text) {
    return text.length() <= MOST_PYTHON ? text : text.substring(0, MOST_PYTHON - 1) + "…";
  }
}
