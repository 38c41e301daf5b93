package io.github.pynotes.build;

import static java.util.Map.entry;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Names a test method or nest without `@DisplayName` by the sentence that its name is:
/// `readsNoRowAfterTheLast` becomes "reads no row after the last".
///
/// Set for all modules in the parent pom, by `junit.jupiter.displayname.generator.default`.
public final class SentenceNames extends DisplayNameGenerator.Standard {
  /// How names are spelled that no rule finds, by how their words come out of a method's name.
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          entry("java 2d", "Java2D"),
          entry("c python", "CPython"),
          entry("maria db", "MariaDB"),
          entry("my sql", "MySQL"),
          entry("image io", "ImageIO"),
          entry("exif", "EXIF"),
          entry("guava", "Guava"),
          entry("guavas", "Guava's"),
          entry("hibernate", "Hibernate"),
          entry("java", "Java"),
          entry("jdbc", "JDBC"),
          entry("jdk", "JDK"),
          entry("jvm", "JVM"),
          entry("jvms", "JVMs"),
          entry("pillow", "Pillow"),
          entry("pillows", "Pillow's"),
          entry("python", "Python"),
          entry("pythons", "Python's"),
          entry("sql", "SQL"));

  private static final Pattern NAME =
      Pattern.compile(
          NAMES.keySet().stream()
              .sorted(Comparator.comparingInt(String::length).reversed())
              .collect(Collectors.joining("|", "\\b(", ")\\b")));

  @Override
  public String generateDisplayNameForNestedClass(
      List<Class<?>> enclosingInstanceTypes, Class<?> nestedClass) {
    return sentence(nestedClass.getSimpleName());
  }

  @Override
  public String generateDisplayNameForMethod(
      List<Class<?>> enclosingInstanceTypes, Class<?> testClass, Method testMethod) {
    return sentence(testMethod.getName());
  }

  /// A capital or a number after a small letter begins a word; `SQLState` keeps its capitals.
  static String sentence(String camelCase) {
    String boundary = "(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=[0-9])|(?<=[A-Z])(?=[A-Z][a-z])";
    String words =
        Stream.of(camelCase.split(boundary, -1))
            .map(word -> isAcronym(word) ? word : word.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(" "));
    return NAME.matcher(words).replaceAll(name -> NAMES.get(name.group()));
  }

  private static boolean isAcronym(String word) {
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }
}
