package io.github.pynotes.cli.find;

import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Finds topics by words, the best first.
///
/// A word counts by the best place where a topic has it: a Python name or the topic's own before a
/// name that the cheat sheet answers by it, that before the Java answer, that before the summary,
/// then the names of tests, and at last code and its comments. A topic that has more of the words
/// goes first.
public final class Finder {
  private static final double NAME = 20;
  private static final double ANSWERED_NAME = 16;
  private static final double ANSWER = 14;
  private static final double SUMMARY = 8;
  private static final double TEST_NAME = 7;
  private static final double COMMENT = 5;
  private static final double CODE = 4;

  /// A line that has all the words says it better than several that have one each.
  private static final double TOGETHER = 1.5;

  /// A test proves it; an example, its twin and a pattern only speak of it.
  private static final double OUTSIDE_TESTS = 0.5;

  private final Catalog catalog;
  private final Repository repository;

  public Finder(Catalog catalog, Repository repository) {
    this.catalog = catalog;
    this.repository = repository;
  }

  /// A topic that speaks of the words.
  ///
  /// @param words how many of them it has
  /// @param together how many of them one line or one name of it has
  /// @param file the test that proves it, or another file of the topic that speaks of it
  /// @param line the number of the line there, from 1
  /// @param text what the line says
  public record Found(
      Topic topic, int words, int together, double score, String file, int line, String text) {}

  /// The topics that have any of the words.
  public List<Found> find(List<String> words) {
    List<Word> wanted = words.stream().map(Word::of).toList();
    return catalog.topics().stream()
        .map(topic -> search(topic, wanted))
        .filter(found -> found.words() > 0)
        .sorted(
            Comparator.comparingInt(Found::words)
                .thenComparingInt(Found::together)
                .thenComparingDouble(Found::score)
                .reversed()
                .thenComparing(found -> found.topic().topic()))
        .toList();
  }

  private Found search(Topic topic, List<Word> words) {
    Tally best = new Tally(words);
    best.note(topic.topic().replace('_', ' '), NAME);
    best.note(topic.name(), NAME);
    topic.python().forEach(name -> best.note(name, NAME));
    topic.patternName().ifPresent(name -> best.note(name, NAME));
    best.note(topic.java(), ANSWER);
    for (Answer answer : catalog.answers()) {
      if (answer.topic().filter(topic::equals).isPresent()) {
        best.note(answer.python(), ANSWERED_NAME);
        best.note(answer.java(), SUMMARY);
      }
    }
    best.note(topic.summary(), SUMMARY);

    Place place = place(topic, best);
    return new Found(
        topic,
        best.words(),
        best.together,
        best.score() + place.score(),
        place.file(),
        place.line(),
        place.text());
  }

  /// Where a topic speaks best of some words.
  private record Place(String file, int line, String text, double score) {}

  private Place place(Topic topic, Tally best) {
    String firstTest = topic.files().tests().getFirst();
    List<String> firstLines = repository.lines(firstTest);
    int declaration = 0;
    while (declaration < firstLines.size() && !firstLines.get(declaration).contains("class ")) {
      declaration++;
    }
    Place found = new Place(firstTest, declaration + 1, topic.summary(), 0);
    for (String file : files(topic)) {
      List<String> lines = repository.lines(file);
      for (int i = 0; i < lines.size(); i++) {
        String line = lines.get(i);
        if (line.matches("(import|package|/// @).*")) {
          continue;
        }
        double weight = weight(line) * (topic.files().tests().contains(file) ? 1 : OUTSIDE_TESTS);
        String text = readable(line);
        double score = best.note(text, weight);
        if (score > found.score()) {
          found = new Place(file, i + 1, text, score);
        }
      }
    }
    return found;
  }

  /// The tests first: of two lines that say the same, the first is taken.
  private static List<String> files(Topic topic) {
    List<String> files = new ArrayList<>(topic.files().tests());
    files.add(topic.files().example());
    Stream.of(topic.files().python(), topic.files().pattern())
        .filter(file -> file != null)
        .forEach(files::add);
    return files;
  }

  private static double weight(String line) {
    String text = line.strip();
    if (text.startsWith("@DisplayName") || text.matches("(static )?void \\w+\\(.*")) {
      return TEST_NAME;
    }
    return text.startsWith("/") || text.startsWith("#") ? COMMENT : CODE;
  }

  /// A test's name as a sentence, and all else as it is.
  private static String readable(String line) {
    String text = line.strip();
    if (text.startsWith("@DisplayName(\"")) {
      return text.substring("@DisplayName(\"".length()).replaceFirst("\"\\)$", "");
    }
    if (text.matches("(static )?void \\w+\\(.*")) {
      String name = text.replaceFirst("^.*?void ", "").replaceFirst("\\(.*", "");
      String boundary = "(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])";
      return name.replaceAll(boundary, " ").toLowerCase(Locale.ROOT);
    }
    return text;
  }

  /// What the lines of one topic are worth.
  private static final class Tally {
    private final List<Word> words;
    private final double[] best;
    private int together;

    Tally(List<Word> words) {
      this.words = words;
      this.best = new double[words.size()];
    }

    /// Keeps the best weight of each word, and tells what the line is worth as a whole.
    double note(String line, double weight) {
      double score = 0;
      int found = 0;
      for (int i = 0; i < best.length; i++) {
        double here = words.get(i).in(line) * weight;
        best[i] = Math.max(best[i], here);
        score += here;
        found += here > 0 ? 1 : 0;
      }
      together = Math.max(together, found);
      return found == best.length && found > 1 ? score * TOGETHER : score;
    }

    int words() {
      return (int) DoubleStream.of(best).filter(weight -> weight > 0).count();
    }

    double score() {
      return DoubleStream.of(best).sum();
    }
  }
}
