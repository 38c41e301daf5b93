package io.github.pynotes.cli;

import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.Recording;
import io.github.pynotes.cli.screen.Code;
import io.github.pynotes.cli.screen.Code.Language;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.cli.screen.TopicReport;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/// `pynotes show TOPIC`: the example in both languages, and where everything stands.
@Command(
    name = "show",
    description = "Show a topic's example in Java and in Python, and its files.",
    mixinStandardHelpOptions = true)
final class ShowCommand implements Runnable {
  @ParentCommand private Pynotes pynotes;

  @Parameters(paramLabel = "TOPIC", description = "Its Python name, in any usual spelling.")
  private String name;

  @Override
  public void run() {
    Screen screen = pynotes.screen();
    Topic topic = pynotes.catalog().find(name);
    PrintWriter out = screen.out();
    new TopicReport(screen).heading(topic);
    pynotes.catalog().answersTo(name).stream()
        .filter(answer -> answer.topic().filter(topic::equals).isPresent())
        .filter(answer -> !answer.java().equals(topic.java()))
        .map(answer -> screen.cyan("%s: %s".formatted(answer.python(), answer.java())))
        .forEach(answer -> out.println("  " + answer));
    out.println("  " + topic.summary());
    out.println();
    code(topic, pynotes.repository(), screen).forEach(out::println);
    out.println();
    if (topic.files().differences() != null) {
      out.println("What they print differs, and is meant to:");
      new TopicReport(screen).differences(Recording.of(topic, pynotes.repository()));
      out.println();
    }
    topic.files().tests().forEach(test -> out.println("test     " + test));
    topic.patternName().ifPresent(pattern -> out.println("pattern  " + topic.files().pattern()));
    out.println("run it   ./pynotes run " + topic.topic());
    topic
        .patternName()
        .ifPresent(pattern ->
            out.println(
                "copy it  ./pynotes copy %s --to DIR (with %sTest)".formatted(pattern, pattern)));
  }

  static List<String> code(Topic topic, Repository repository, Screen screen) {
    var java =
        new Code.Text(
            topic.files().example(),
            Language.JAVA,
            withoutHeader(repository.lines(topic.files().example())));
    if (topic.files().python() == null) {
      return Code.show(java, screen);
    }
    var python =
        new Code.Text(
            topic.files().python(), Language.PYTHON, repository.lines(topic.files().python()));
    return Code.show(java, python, screen.width(), screen);
  }

  /// Without the package and the Javadoc: both have just been said.
  private static List<String> withoutHeader(List<String> java) {
    return java.stream()
        .filter(line -> !line.startsWith("///") && !line.startsWith("package "))
        .dropWhile(String::isBlank)
        .toList();
  }
}
