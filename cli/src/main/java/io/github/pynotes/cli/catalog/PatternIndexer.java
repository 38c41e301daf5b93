package io.github.pynotes.cli.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Tells of each pattern that a topic names what a copy of it needs, out of its imports and of the
/// line `// Needs: Java 21` at its top.
final class PatternIndexer {
  /// Those who copy by hand read it, too; a library stands behind a comma.
  private static final Pattern NEEDS = Pattern.compile("// Needs: Java (\\d+)(, \\S+)?");

  private static final String SANDBOX = "io.github.pynotes.sandbox.";

  /// The libraries by the packages that they are imported from.
  private static final Map<String, String> LIBRARIES = libraries();

  /// What a copied sandbox needs.
  private static final List<String> SANDBOX_LIBRARIES =
      List.of(
          "com.mysql:mysql-connector-j",
          "org.testcontainers:testcontainers-mysql",
          "org.junit.jupiter:junit-jupiter");

  private final Path root;
  private final PomVersions versions;

  PatternIndexer(Path root) {
    this.root = root;
    this.versions = PomVersions.of(root.resolve("pom.xml"));
  }

  private static Map<String, String> libraries() {
    Map<String, String> libraries = new LinkedHashMap<>();
    libraries.put("org.junit.jupiter.", "org.junit.jupiter:junit-jupiter");
    libraries.put("org.assertj.", "org.assertj:assertj-core");
    libraries.put("com.mysql.", "com.mysql:mysql-connector-j");
    libraries.put("com.zaxxer.hikari.", "com.zaxxer:HikariCP");
    libraries.put("com.google.common.", "com.google.guava:guava");
    libraries.put("org.hibernate.", "org.hibernate.orm:hibernate-core");
    return libraries;
  }

  /// All patterns, by name.
  ///
  /// @throws IllegalArgumentException naming the first file that breaks the convention, and how
  List<CopyPattern> patterns(List<Topic> topics) {
    Map<String, List<Topic>> topicsOf = new TreeMap<>();
    for (Topic topic : topics) {
      if (topic.files().pattern() != null) {
        topicsOf.computeIfAbsent(topic.files().pattern(), _ -> new ArrayList<>()).add(topic);
      }
    }
    return topicsOf.values().stream().map(this::pattern).sorted(PatternIndexer::byName).toList();
  }

  private static int byName(CopyPattern a, CopyPattern b) {
    return a.name().compareTo(b.name());
  }

  private CopyPattern pattern(List<Topic> topics) {
    String file = topics.getFirst().files().pattern();
    String name = topics.getFirst().patternName().orElseThrow();
    String test = file.replace("/src/main/", "/src/test/").replace(".java", "Test.java");
    if (!Files.exists(root.resolve(test))) {
      throw wrong(file, "there is no %s for it".formatted(test));
    }
    List<String> lines = lines(file);
    JavaSource source = JavaSource.parse(root.resolve(file));
    JavaSource testSource = JavaSource.parse(root.resolve(test));
    SequencedSet<String> main = libraries(file, source);
    SequencedSet<String> forTest = libraries(test, testSource);
    boolean needsSandbox = testSource.imports(SANDBOX);
    if (needsSandbox) {
      forTest.addAll(SANDBOX_LIBRARIES);
    }
    forTest.removeAll(main);
    return new CopyPattern(
        name,
        source.summary(),
        topics.stream().map(Topic::topic).toList(),
        topics.stream().flatMap(topic -> topic.python().stream()).distinct().toList(),
        file,
        test,
        java(file, lines),
        lines.size(),
        main.stream().map(versions::library).toList(),
        forTest.stream().map(versions::library).toList(),
        needsSandbox);
  }

  private static int java(String file, List<String> lines) {
    return lines.stream()
        .limit(3)
        .map(NEEDS::matcher)
        .filter(Matcher::matches)
        .map(needs -> Integer.parseInt(needs.group(1)))
        .findFirst()
        .orElseThrow(() -> wrong(file, "its third line is not `// Needs: Java` with a version"));
  }

  private SequencedSet<String> libraries(String file, JavaSource source) {
    SequencedSet<String> found = new LinkedHashSet<>();
    for (String name : source.imports()) {
      if (!isOfJdk(name) && !name.startsWith("io.github.pynotes.")) {
        found.add(
            LIBRARIES.entrySet().stream()
                .filter(library -> name.startsWith(library.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> wrong(file, "no library is known for its import of " + name)));
      }
    }
    return found;
  }

  private static boolean isOfJdk(String name) {
    return Stream.of("java.", "javax.", "jdk.", "com.sun.", "org.w3c.dom.", "org.xml.sax.")
        .anyMatch(name::startsWith);
  }

  private List<String> lines(String file) {
    try {
      return Files.readAllLines(root.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalArgumentException wrong(String file, String what) {
    return new IllegalArgumentException("%s: %s".formatted(file, what));
  }
}
