package io.github.pynotes.build;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGenerator;

/// Names a test method or nest without `@DisplayName` by the sentence that its name is:
/// `readsNoRowAfterTheLast` becomes "reads no row after the last".
///
/// Set for all modules in the parent pom, by `junit.jupiter.displayname.generator.default`.
public final class SentenceNames extends DisplayNameGenerator.Standard {
  private static final Set<String> PROPER_NAMES = Set.of("Java", "Python");

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

  /// A capital after a small letter or a digit begins a word; `SQLState` keeps its capitals.
  static String sentence(String camelCase) {
    var words = camelCase.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", -1);
    for (int i = 0; i < words.length; i++) {
      boolean isAcronym =
          words[i].length() > 1 && words[i].equals(words[i].toUpperCase(Locale.ROOT));
      boolean isName = isAcronym || PROPER_NAMES.contains(words[i]);
      words[i] = isName ? words[i] : words[i].toLowerCase(Locale.ROOT);
    }
    return String.join(" ", words);
  }
}
