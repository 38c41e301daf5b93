package io.github.pynotes.cli.docs;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/// The answers as tables, one for each letter of the alphabet.
final class AnswerTables {
  /// What Markdown takes for its own; an underscore only at the edge of a word.
  private static final Pattern MARKS =
      Pattern.compile("[\\\\|*<\\[]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  private AnswerTables() {}

  /// A row of letters, the tables, and at last where the names of topics lead, so that the rows
  /// stay readable as text.
  ///
  /// @param link the path to a file, as seen from the document
  static List<String> of(List<Answer> answers, UnaryOperator<String> link) {
    TreeMap<String, List<Answer>> byLetter =
        answers.stream().collect(groupingBy(AnswerTables::letter, TreeMap::new, toList()));
    List<String> lines = new ArrayList<>();
    lines.add(
        byLetter.keySet().stream()
            .map(letter -> "[%s](#%s)".formatted(letter, letter.toLowerCase(Locale.ROOT)))
            .collect(joining(" ")));
    byLetter.forEach((letter, group) -> {
      lines.add("");
      lines.add("## " + letter);
      lines.add("");
      lines.add("| Python | Java | topic |");
      lines.add("| --- | --- | --- |");
      group.forEach(answer -> lines.add(row(answer)));
    });
    lines.add("");
    answers.stream()
        .flatMap(answer -> answer.topic().stream())
        .distinct()
        .map(topic ->
            "[%s]: %s".formatted(topic.topic(), link.apply(topic.files().tests().getFirst())))
        .sorted()
        .forEach(lines::add);
    return lines;
  }

  private static String letter(Answer answer) {
    return answer.letters().substring(0, 1).toUpperCase(Locale.ROOT);
  }

  private static String row(Answer answer) {
    String owner = answer.owner().isEmpty() ? "" : " (%s)".formatted(answer.owner());
    String topic = answer.topic().map(Topic::topic).map("[%s]"::formatted).orElse("");
    return "| `%s`%s | %s | %s |".formatted(answer.ownName(), owner, text(answer.java()), topic);
  }

  private static String text(String answer) {
    return MARKS.matcher(answer).replaceAll("\\\\$0");
  }
}
