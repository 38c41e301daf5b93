package io.github.pynotes.cli.catalog;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;

/// All topics, as the build indexed them, in the order of the notes' sections. Immutable.
public final class Catalog {
  static final String RESOURCE = "catalog.json";

  /// Fewer letters would begin too many names.
  private static final int SHORTEST_BEGINNING = 4;

  private final List<Topic> topics;
  private final List<Answer> answers;

  public Catalog(List<Topic> topics) {
    this(topics, List.of());
  }

  private Catalog(List<Topic> topics, List<Answer> answers) {
    this.topics = List.copyOf(topics);
    this.answers = List.copyOf(answers);
  }

  /// These topics, which are found by the names of those answers, too.
  public Catalog with(List<Answer> answers) {
    return new Catalog(topics, answers);
  }

  /// The catalogue that [CatalogIndexer] wrote beside this class.
  public static Catalog load() {
    try (InputStream json = Catalog.class.getResourceAsStream(RESOURCE)) {
      if (json == null) {
        throw new IllegalStateException("The catalogue is missing: build with `mvn compile`.");
      }
      var reader = new InputStreamReader(json, StandardCharsets.UTF_8);
      return new Catalog(List.of(new Gson().fromJson(reader, Topic[].class)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Topic> topics() {
    return topics;
  }

  public List<Answer> answers() {
    return answers;
  }

  /// The answers to a name, or to what ends in it: `map` is a `Pool.map` and an `Executor.map`.
  public List<Answer> answersTo(String name) {
    String wanted = letters(name);
    return answers.stream()
        .filter(answer -> answer.names().map(Catalog::letters).anyMatch(wanted::equals))
        .toList();
  }

  public List<String> sections() {
    return topics.stream().map(Topic::section).distinct().toList();
  }

  /// The topics of one section.
  ///
  /// @throws UnknownTopicException naming the sections there are
  public List<Topic> section(String section) {
    List<Topic> found = topics.stream().filter(topic -> topic.section().equals(section)).toList();
    if (found.isEmpty()) {
      boolean isTopic = topics.stream().anyMatch(topic -> topic.name().equals(section));
      throw UnknownTopicException.unknownSection(section, sections(), isTopic);
    }
    return found;
  }

  /// The topic of that name, in any usual spelling: `SSCursor`, `ss_cursor`, `SSCursor()`,
  /// `pymysql.cursors.SSCursor`, `jdbc-cursor/ss_cursor`. A topic's own name goes before a Python
  /// name, that before a part of one, that before a name of the cheat sheet, and that before a mere
  /// beginning, as in `transact`.
  ///
  /// @throws UnknownTopicException naming the nearest three (first of all those that speak of it),
  ///   those among which to choose, or the answer that needs no topic
  public Topic find(String name) {
    return lookUp(name).orElseThrow(() -> unknown(name));
  }

  /// As [#find], but empty for a name that no topic answers to.
  ///
  /// @throws UnknownTopicException naming those among which to choose
  public Optional<Topic> lookUp(String name) {
    String wanted = letters(name);
    List<Topic> answering =
        answersTo(name).stream().flatMap(answer -> answer.topic().stream()).distinct().toList();
    List<Predicate<Topic>> bestFirst =
        List.of(
            topic -> letters(topic.topic()).equals(wanted),
            topic -> letters(topic.name()).equals(wanted),
            topic -> topic.otherNames().map(Catalog::letters).anyMatch(wanted::equals),
            answering::contains,
            topic ->
                wanted.length() >= SHORTEST_BEGINNING && letters(topic.name()).startsWith(wanted));
    for (Predicate<Topic> isMeant : bestFirst) {
      List<Topic> found = topics.stream().filter(isMeant).toList();
      if (found.size() == 1) {
        return Optional.of(found.getFirst());
      }
      if (found.size() > 1) {
        throw UnknownTopicException.ambiguous(name, found.stream().map(Topic::topic).toList());
      }
    }
    return Optional.empty();
  }

  private UnknownTopicException unknown(String name) {
    return answersTo(name).stream()
        .findFirst()
        .map(answer -> UnknownTopicException.withoutTopic(name, answer))
        .orElseGet(() -> UnknownTopicException.unknown(name, nearest(letters(name))));
  }

  /// Those whose names or summary have the word in them, then those whose names look like it.
  private List<String> nearest(String wanted) {
    var similarity = new JaroWinklerSimilarity();
    ToDoubleFunction<Topic> score =
        topic -> {
          boolean speaksOfIt = !wanted.isEmpty() && letters(topic.text()).contains(wanted);
          double likeness =
              Stream.concat(Stream.of(topic.name()), topic.otherNames())
                  .mapToDouble(name -> similarity.apply(wanted, letters(name)))
                  .max()
                  .orElseThrow();
          return speaksOfIt ? 1 + likeness : likeness;
        };
    return topics.stream()
        .sorted(Comparator.comparingDouble(score).reversed())
        .limit(3)
        .map(Topic::topic)
        .toList();
  }

  /// What is left when spelling habits are taken away.
  private static String letters(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }
}
