package io.github.pynotes.cli.copy;

import io.github.pynotes.cli.catalog.CopyPattern;
import io.github.pynotes.cli.catalog.Library;
import io.github.pynotes.cli.copy.Project.Build;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/// What copied patterns need, ready to paste into the project's build file.
///
/// @param java the lowest Java version
/// @param main libraries of the patterns
/// @param test libraries of their tests
/// @param plugins of Maven, whose defaults may be too old for Java 25 and JUnit 5
public record Needs(
    int java, SequencedSet<Library> main, SequencedSet<Library> test, List<Library> plugins) {
  /// The tests are written in the Java of this repository.
  private static final int JAVA_OF_TESTS = 25;

  public static Needs of(List<CopyPattern> patterns, boolean withTests, List<Library> plugins) {
    SequencedSet<Library> main = new LinkedHashSet<>();
    SequencedSet<Library> test = new LinkedHashSet<>();
    int java = 0;
    for (CopyPattern pattern : patterns) {
      java = Math.max(java, pattern.java());
      main.addAll(pattern.libraries());
      if (withTests) {
        java = JAVA_OF_TESTS;
        test.addAll(pattern.testLibraries());
      }
    }
    test.removeAll(main);
    return new Needs(java, main, test, plugins);
  }

  /// The lines to paste; for a project that neither builds, those of both.
  public List<String> lines(Build build) {
    List<String> lines = new ArrayList<>();
    if (build != Build.GRADLE) {
      lines.add("For pom.xml:");
      lines.addAll(maven());
    }
    if (build != Build.MAVEN) {
      lines.add("For build.gradle or build.gradle.kts:");
      lines.addAll(gradle());
    }
    return lines;
  }

  private List<String> maven() {
    List<String> lines = new ArrayList<>();
    lines.add("  <properties>");
    lines.add("    <maven.compiler.release>%d</maven.compiler.release>".formatted(java));
    lines.add("    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>");
    lines.add("  </properties>");
    if (!main.isEmpty() || !test.isEmpty()) {
      lines.add("  <dependencies>");
      main.forEach(library -> lines.addAll(maven(library, false)));
      test.forEach(library -> lines.addAll(maven(library, true)));
      lines.add("  </dependencies>");
    }
    lines.add("  <build>");
    lines.add("    <plugins>");
    for (Library plugin : plugins) {
      lines.add("      <plugin>");
      lines.add("        <artifactId>%s</artifactId>".formatted(plugin.artifact()));
      lines.add("        <version>%s</version>".formatted(plugin.version()));
      lines.add("      </plugin>");
    }
    lines.add("    </plugins>");
    lines.add("  </build>");
    return lines;
  }

  private static List<String> maven(Library library, boolean forTests) {
    List<String> lines = new ArrayList<>();
    lines.add("    <dependency>");
    lines.add("      <groupId>%s</groupId>".formatted(library.group()));
    lines.add("      <artifactId>%s</artifactId>".formatted(library.artifact()));
    lines.add("      <version>%s</version>".formatted(library.version()));
    if (forTests) {
      lines.add("      <scope>test</scope>");
    }
    lines.add("    </dependency>");
    return lines;
  }

  private List<String> gradle() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "  java { toolchain { languageVersion = JavaLanguageVersion.of(%d) } }".formatted(java));
    if (main.isEmpty() && test.isEmpty()) {
      return lines;
    }
    lines.add("  dependencies {");
    main.forEach(library -> lines.add("    implementation(\"%s\")".formatted(gradle(library))));
    test.forEach(library -> lines.add("    testImplementation(\"%s\")".formatted(gradle(library))));
    if (!test.isEmpty()) {
      lines.add("    testRuntimeOnly(\"org.junit.platform:junit-platform-launcher\")");
    }
    lines.add("  }");
    if (!test.isEmpty()) {
      lines.add("  tasks.test { useJUnitPlatform() }");
    }
    return lines;
  }

  private static String gradle(Library library) {
    return "%s:%s:%s".formatted(library.group(), library.artifact(), library.version());
  }
}
