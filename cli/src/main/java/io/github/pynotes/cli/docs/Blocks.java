package io.github.pynotes.cli.docs;

import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.catalog.UnknownTopicException;
import io.github.pynotes.cli.example.ExampleRun;
import io.github.pynotes.cli.example.Recording;
import io.github.pynotes.cli.screen.Screen;
import io.github.pynotes.cli.screen.TopicReport;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The blocks that documents may hold:
///
/// - `map [SECTION [zh-CN]]`: the table Python | Java | example | test | copy, its headings in
///   Chinese if asked for;
/// - `topics SECTION`: each topic with its summary, the marked passages of its files and what it
///   prints;
/// - `region FILE#NAME`: one marked passage;
/// - `tour TOPIC…`: what `pynotes tour` prints of these topics;
/// - `cheatsheet`: the Java answer to each Python name, in the order of the alphabet.
final class Blocks {
  private final Repository repository;
  private final Catalog catalog;
  private final List<Answer> answers;
  private final List<Region> regions;
  private final Consumer<Region> used;

  Blocks(
      Repository repository,
      Catalog catalog,
      List<Answer> answers,
      List<Region> regions,
      Consumer<Region> used) {
    this.repository = repository;
    this.catalog = catalog;
    this.answers = answers;
    this.regions = regions;
    this.used = used;
  }

  /// The text of a block in that document, with a line end.
  ///
  /// @throws IllegalArgumentException saying what is wrong with the call
  String render(String call, String document) {
    List<String> words = List.of(call.split(" "));
    String kind = words.getFirst();
    List<String> names = words.subList(1, words.size());
    try {
      List<String> lines =
          switch (kind) {
            case "map" -> map(names, document);
            case "topics" -> topics(section(names), document);
            case "region" -> code(region(one(names)));
            case "tour" -> tour(names);
            case "cheatsheet" -> AnswerTables.of(answers, file -> path(file, document));
            default ->
                throw new IllegalArgumentException(
                    "'pynotes %s' is no block: there are map, topics, region, tour and cheatsheet"
                        .formatted(call));
          };
      return String.join("\n", lines) + "\n";
    } catch (UnknownTopicException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private List<Topic> section(List<String> names) {
    return catalog.section(one(names));
  }

  private static String one(List<String> names) {
    if (names.size() != 1) {
      throw new IllegalArgumentException("a block takes one name here, not %s".formatted(names));
    }
    return names.getFirst();
  }

  /// What a map says beside names and links.
  private record MapWords(String example, String test, String copy, String itsTest) {
    static final MapWords ENGLISH = new MapWords("example", "test", "copy", "its test");
    static final MapWords CHINESE = new MapWords("示例", "测试", "复制", "它的测试");
  }

  private List<String> map(List<String> names, String document) {
    boolean isChinese = names.size() == 2 && names.getLast().equals("zh-CN");
    List<String> sections = isChinese ? names.subList(0, 1) : names;
    List<Topic> topics = sections.isEmpty() ? catalog.topics() : section(sections);
    MapWords words = isChinese ? MapWords.CHINESE : MapWords.ENGLISH;
    List<String> lines = new ArrayList<>();
    lines.add(
        "| Python | Java | %s | %s | %s |".formatted(words.example(), words.test(), words.copy()));
    lines.add("| --- | --- | --- | --- | --- |");
    for (Topic topic : topics) {
      String python = topic.python().isEmpty() ? "–" : "`%s`".formatted(topic.pythonNames());
      String example =
          link("Java", topic.files().example(), document)
              + (topic.files().python() == null
                  ? ""
                  : ", " + link("Python", topic.files().python(), document));
      String copy =
          topic
              .patternName()
              .map(name ->
                  link("`" + name + "`", topic.files().pattern(), document)
                      + testOf(name, topic, document, words))
              .orElse("–");
      lines.add(
          "| %s | %s | %s | %s | %s |"
              .formatted(
                  python,
                  topic.java(),
                  example,
                  link(words.test(), topic.files().tests().getFirst(), document),
                  copy));
    }
    return lines;
  }

  private static String testOf(String pattern, Topic topic, String document, MapWords words) {
    return topic.files().tests().stream()
        .filter(test -> test.endsWith("/" + pattern + "Test.java"))
        .map(test -> ", " + link(words.itsTest(), test, document))
        .findFirst()
        .orElse("");
  }

  private List<String> topics(List<Topic> topics, String document) {
    List<String> lines = new ArrayList<>();
    for (Topic topic : topics) {
      if (!lines.isEmpty()) {
        lines.add("");
      }
      lines.add("### " + topic.name());
      lines.add("");
      lines.add("Python: `%s`  ".formatted(String.join("`, `", topic.python())));
      lines.add("Java: " + topic.java());
      lines.add("");
      lines.add(topic.summary());
      for (Region region : regionsOf(topic)) {
        lines.add("");
        lines.add("From %s:".formatted(link(simpleName(region.file()), region.file(), document)));
        lines.add("");
        lines.addAll(code(region));
      }
      lines.add("");
      lines.add("%s prints:".formatted(link("The example", topic.files().example(), document)));
      lines.add("");
      lines.addAll(fenced("text", printed(topic)));
      lines.add("");
      lines.add(fileLinks(topic, document));
    }
    return lines;
  }

  private List<Region> regionsOf(Topic topic) {
    return regions.stream()
        .filter(region ->
            topic.files().tests().contains(region.file())
                || topic.files().example().equals(region.file()))
        .toList();
  }

  private List<String> printed(Topic topic) {
    return topic.files().output() == null ? List.of() : Recording.of(topic, repository).java();
  }

  private static String fileLinks(Topic topic, String document) {
    List<String> links = new ArrayList<>();
    links.add(link("example", topic.files().example(), document));
    if (topic.files().python() != null) {
      links.add(link("in Python", topic.files().python(), document));
    }
    for (String test : topic.files().tests()) {
      links.add(link(simpleName(test), test, document));
    }
    topic
        .patternName()
        .ifPresent(name -> links.add(link("to copy: " + name, topic.files().pattern(), document)));
    return String.join(" · ", links);
  }

  private Region region(String id) {
    return regions.stream()
        .filter(region -> region.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no region '%s'".formatted(id)));
  }

  private List<String> code(Region region) {
    used.accept(region);
    return fenced("java", region.lines());
  }

  private List<String> tour(List<String> names) {
    var text = new StringWriter();
    var out = new PrintWriter(text);
    var report = new TopicReport(new Screen(out, out, false, false));
    for (String name : names) {
      Topic topic = catalog.find(name);
      Recording recording = Recording.of(topic, repository);
      report.heading(topic);
      report.result(new ExampleRun(recording.java(), Optional.of(recording), Optional.empty()));
      out.println();
    }
    return fenced("text", text.toString().stripTrailing().lines().toList());
  }

  private static List<String> fenced(String language, List<String> lines) {
    List<String> fenced = new ArrayList<>();
    fenced.add("```" + language);
    fenced.addAll(lines);
    fenced.add("```");
    return fenced;
  }

  private static String simpleName(String file) {
    return file.substring(file.lastIndexOf('/') + 1).replace(".java", "");
  }

  private static String link(String text, String file, String document) {
    return "[%s](%s)".formatted(text, path(file, document));
  }

  private static String path(String file, String document) {
    Path folder = Path.of(document).getParent();
    Path target = Path.of(file);
    String path = (folder == null ? target : folder.relativize(target)).toString();
    return path.replace('\\', '/');
  }
}
