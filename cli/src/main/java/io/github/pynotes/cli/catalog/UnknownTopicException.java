package io.github.pynotes.cli.catalog;

import java.util.List;

/// A name that no topic answers to, or more than one does.
public final class UnknownTopicException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private UnknownTopicException(String message) {
    super(message);
  }

  static UnknownTopicException unknown(String name, List<String> nearest) {
    return new UnknownTopicException(
        "There is no topic '%s'; the nearest are %s, and `pynotes list` shows all."
            .formatted(name, String.join(", ", nearest)));
  }

  static UnknownTopicException withoutTopic(String name, Answer answer) {
    return new UnknownTopicException(
        "There is no topic '%s', but CHEATSHEET.md answers %s: %s."
            .formatted(name, answer.python(), answer.java()));
  }

  static UnknownTopicException ambiguous(String name, List<String> topics) {
    return new UnknownTopicException(
        "'%s' names %d topics: say %s."
            .formatted(name, topics.size(), String.join(" or ", topics)));
  }

  static UnknownTopicException unknownPattern(String name, List<String> nearest) {
    return new UnknownTopicException(
        "There is no pattern '%s'; the nearest are %s, and `pynotes list --patterns` shows all."
            .formatted(name, String.join(", ", nearest)));
  }

  static UnknownTopicException withoutPattern(Topic topic) {
    return new UnknownTopicException(
        "There is nothing to copy for %s, because the answer is %s."
            .formatted(topic.topic(), topic.java()));
  }

  static UnknownTopicException unknownSection(String name, List<String> sections, boolean isTopic) {
    String remark = isTopic ? " It is a topic: `pynotes run %s`.".formatted(name) : "";
    return new UnknownTopicException(
        "There is no section '%s'; there are %s.%s"
            .formatted(name, String.join(", ", sections), remark));
  }
}
