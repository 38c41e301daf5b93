package io.github.pynotes.cli.catalog;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What Java has for one Python name, as CHEATSHEET.md tells it.
///
/// @param python the name, as `collections.deque.appendleft` or `pymysql.connect(charset=)`
/// @param java the Java answer in one line, or `not needed, because ...`
/// @param topic where it is shown; empty where the answer is all there is to say
public record Answer(String python, String java, Optional<Topic> topic) {
  private static final Pattern MEMBER =
      Pattern.compile("(?<owner>[\\w.]+)\\.(?<own>\\w+)|(?<call>[\\w.]+)\\((?<parameter>\\w+=)\\)");

  /// The name without what it belongs to: `appendleft`, `charset=`.
  public String ownName() {
    Matcher member = MEMBER.matcher(python);
    if (!member.matches()) {
      return python;
    }
    return member.group("own") == null ? member.group("parameter") : member.group("own");
  }

  /// What the name belongs to: `collections.deque`, `pymysql.connect`; empty for a name alone.
  public String owner() {
    Matcher member = MEMBER.matcher(python);
    if (!member.matches()) {
      return "";
    }
    return member.group("owner") == null ? member.group("call") : member.group("owner");
  }

  /// What it is looked up by in an alphabet: `__enter__` stands among those that begin with E.
  public String letters() {
    return ownName().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /// The name, its endings, as [Topic] has them, and what it is without its owner.
  Stream<String> names() {
    return Stream.concat(Topic.endings(python), Stream.of(ownName()));
  }
}
