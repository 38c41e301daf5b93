package io.github.pynotes.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import io.github.pynotes.cli.catalog.Topic;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// `pynotes list`: what there is.
@Command(name = "list", description = "List all topics.", mixinStandardHelpOptions = true)
final class ListCommand implements Runnable {
  private static final int MOST_PYTHON = 40;

  @ParentCommand private Pynotes pynotes;

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
    if (json) {
      Gson gson = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
      out.println(
          gson.toJson(pynotes.catalog().topics().stream().map(ListCommand::entry).toList()));
      return;
    }
    List<Topic> topics = pynotes.catalog().topics();
    int width = topics.stream().mapToInt(topic -> topic.topic().length()).max().orElse(1);
    for (Topic topic : topics) {
      String python = cut(topic.pythonNames());
      out.println(
          "%%-%ds  %%-%ds  %%s"
              .formatted(width, MOST_PYTHON)
              .formatted(topic.topic(), python, topic.java()));
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
