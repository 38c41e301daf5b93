package io.github.pynotes.cli.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One Python concept and everything the repository holds about it. All paths are relative to the
/// repository's root and use `/`.
///
/// @param topic the id, as `jdbc-cursor/ss_cursor`
/// @param section the part of the notes it belongs to, as `jdbc-cursor`
/// @param python its Python names, fully qualified; empty for a topic that only Java has
/// @param java the Java answer in one line
/// @param summary the first sentence of the example's Javadoc
/// @param example the class of the example, by its binary name
/// @param needsServer whether the example opens a MySQL sandbox
/// @param files where it all stands
public record Topic(
    String topic,
    String section,
    List<String> python,
    String java,
    String summary,
    String example,
    boolean needsServer,
    Files files) {

  /// The files of a topic, as paths from the root.
  ///
  /// @param example the Java example
  /// @param python the same program in Python; null where only Java has the topic
  /// @param output what CPython printed, line by line; null as above
  /// @param differences the lines that read differently in Java, with the reason; null if none do
  /// @param pattern the class to copy; null where the JDK or Guava has the thing
  /// @param tests the tests of the topic, then those of its pattern
  public record Files(
      String example,
      String python,
      String output,
      String differences,
      String pattern,
      List<String> tests) {}

  /// The id without its section, as `ss_cursor`.
  public String name() {
    return topic.substring(topic.indexOf('/') + 1);
  }

  /// The pattern's simple class name, as `RowStream`.
  public Optional<String> patternName() {
    return Optional.ofNullable(files.pattern())
        .map(path -> path.substring(path.lastIndexOf('/') + 1, path.lastIndexOf('.')));
  }

  /// All that it says of itself, to look a word up in.
  String text() {
    return String.join(" ", topic, String.join(" ", python), java, summary);
  }

  /// Its Python names in one line, without the modules of classes: `Cursor.fetchone`.
  public String pythonNames() {
    return python.isEmpty()
        ? "(only in Java)"
        : python.stream().map(Topic::withoutModule).collect(Collectors.joining(", "));
  }

  private static String withoutModule(String dotted) {
    return dotted.replaceFirst("^(?:[a-z]\\w*\\.)+(?=[A-Z])", "");
  }

  /// The Python names and their endings, and the pattern's name.
  Stream<String> otherNames() {
    return Stream.concat(python.stream().flatMap(Topic::endings), patternName().stream());
  }

  /// `pymysql.cursors.SSCursor`, `cursors.SSCursor`, `SSCursor`.
  static Stream<String> endings(String dotted) {
    return Stream.iterate(
        dotted, name -> !name.isEmpty(), name -> name.substring(endOfFirstPart(name)));
  }

  private static int endOfFirstPart(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted.length() : dot + 1;
  }
}
