package io.github.pynotes.cli.cheatsheet;

import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Java has for each public name of the Python modules. The names are `cheatsheet/names.txt`,
/// as `cheatsheet/names.py` prints them, and those that topics claim by `@python`.
///
/// A topic answers the names that it claims. A more exact answer, or one to a name that no topic
/// claims, stands in a file of `cheatsheet/answers`, under what the names belong to:
///
/// ```
/// [collections.deque] collections/deque
/// appendleft | addFirst(e)
///
/// [threading]
/// settrace | not needed, because a debugger attaches to the JVM from outside (JDWP)
/// ```
///
/// @param answers one for each name, in the order of the alphabet
/// @param problems a sentence for each thing that is wrong, first of all each name without an
///   answer
public record Cheatsheet(List<Answer> answers, List<String> problems) {
  private static final String NAMES = "cheatsheet/names.txt";
  private static final String FOLDER = "cheatsheet/answers";
  private static final int LONGEST_ANSWER = 110;
  private static final String NOT_NEEDED = "not needed";
  private static final String BECAUSE = "not needed, because ";
  private static final Pattern HEADING = Pattern.compile("\\[(?<owner>\\S+)](?: (?<topic>\\S+))?");
  private static final Pattern LINE = Pattern.compile("(?<name>\\S+) \\| (?<java>\\S.*)");

  public Cheatsheet {
    answers = List.copyOf(answers);
    problems = List.copyOf(problems);
  }

  /// Reads the names and the answers of a checkout; without a list of names, only topics answer.
  public static Cheatsheet read(Repository repository, Catalog catalog) {
    var reader = new Reader(catalog);
    List<String> recorded =
        Files.exists(repository.file(NAMES)) ? repository.lines(NAMES) : List.of();
    reader.names.addAll(recorded);
    for (String file : files(repository)) {
      reader.read(file, repository.lines(file));
    }
    return reader.cheatsheet();
  }

  private static List<String> files(Repository repository) {
    Path folder = repository.file(FOLDER);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> FOLDER + "/" + file.getFileName()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("%s cannot be read.".formatted(FOLDER), e);
    }
  }

  private static final class Reader {
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<String, Answer> ofTopics = new HashMap<>();
    private final Map<String, Answer> byHand = new LinkedHashMap<>();
    private final Set<String> names = new TreeSet<>();
    private final List<String> problems = new ArrayList<>();

    Reader(Catalog catalog) {
      for (Topic topic : catalog.topics()) {
        topics.put(topic.topic(), topic);
        for (String name : topic.python()) {
          names.add(name);
          ofTopics.put(name, new Answer(name, topic.java(), Optional.of(topic)));
        }
      }
    }

    void read(String file, List<String> lines) {
      String owner = "";
      Optional<Topic> topic = Optional.empty();
      for (int i = 0; i < lines.size(); i++) {
        String where = "%s:%d".formatted(file, i + 1);
        Matcher heading = HEADING.matcher(lines.get(i));
        Matcher line = LINE.matcher(lines.get(i));
        if (heading.matches()) {
          owner = heading.group("owner");
          topic = topic(where, heading.group("topic"));
        } else if (line.matches()) {
          String name = line.group("name");
          String dot = name.startsWith("(") ? "" : ".";
          answer(where, new Answer(owner + dot + name, line.group("java"), topic));
        } else if (!lines.get(i).isEmpty()) {
          problems.add("%s: is neither `[OWNER] TOPIC` nor `NAME | ANSWER`".formatted(where));
        }
      }
    }

    private Optional<Topic> topic(String where, String id) {
      if (id != null && !topics.containsKey(id)) {
        problems.add("%s: there is no topic '%s'".formatted(where, id));
      }
      return Optional.ofNullable(id).map(topics::get);
    }

    private void answer(String where, Answer answer) {
      if (!names.contains(answer.python())) {
        problems.add(
            "%s: '%s' is neither in %s nor claimed by a topic"
                .formatted(where, answer.python(), NAMES));
      }
      if (answer.java().startsWith(NOT_NEEDED) && !answer.java().startsWith(BECAUSE)) {
        problems.add(
            "%s: begins with `not needed`, but not with `%s`".formatted(where, BECAUSE.strip()));
      }
      if (answer.java().length() > LONGEST_ANSWER) {
        problems.add(
            "%s: the answer has %d characters; %d is the most"
                .formatted(where, answer.java().length(), LONGEST_ANSWER));
      }
      if (byHand.putIfAbsent(answer.python(), answer) != null) {
        problems.add("%s: '%s' has an answer already".formatted(where, answer.python()));
      }
    }

    Cheatsheet cheatsheet() {
      List<Answer> answers = new ArrayList<>();
      List<String> all = new ArrayList<>();
      for (String name : names) {
        Answer answer = byHand.getOrDefault(name, ofTopics.get(name));
        if (answer == null) {
          all.add("%s: '%s' has no answer in %s".formatted(NAMES, name, FOLDER));
        } else {
          answers.add(answer);
        }
      }
      answers.sort(Comparator.comparing(Answer::letters).thenComparing(Answer::python));
      all.addAll(problems);
      return new Cheatsheet(answers, all);
    }
  }
}
