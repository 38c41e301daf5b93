package io.github.pynotes.cli.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.Checkout;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.docs.Documents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("the house rules, over the whole checkout")
class HouseRulesTest {
  private static final int MOST_EXAMPLE_LINES = 70;

  /// Named by `hibernate.properties`, so that the examples run on MySQL and MariaDB alike.
  private static final String DIALECT_RESOLVER =
      "orm/src/main/java/io/github/pynotes/orm/MariaDbResolver.java";

  private static final Repository REPOSITORY = Repository.find();
  private static final Catalog CATALOG = Catalog.load();

  @TempDir private Path folder;

  @Test
  @DisplayName("documents are what the code makes of them, and every link leads somewhere")
  void documents() {
    assertThat(new Documents(REPOSITORY, CATALOG, Patterns.load()).problems()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("a pattern says its licence, origin and lowest Java version, and compiles alone")
  void patterns(String path) {
    assertThat(new PatternFile(REPOSITORY.root(), path, folder).problems()).isEmpty();
  }

  static Stream<String> patterns() {
    return CATALOG.topics().stream()
        .map(topic -> topic.files().pattern())
        .filter(path -> path != null)
        .distinct();
  }

  @ParameterizedTest
  @MethodSource
  @DisplayName("an example has at most 70 lines in the whole file")
  void examples(Topic topic) {
    assertThat(REPOSITORY.lines(topic.files().example()))
        .as(topic.files().example())
        .hasSizeLessThanOrEqualTo(MOST_EXAMPLE_LINES);
  }

  static Stream<Topic> examples() {
    return CATALOG.topics().stream();
  }

  @Test
  @DisplayName("every class of a section is an example, or the pattern of one")
  void nothingElse() throws IOException {
    Set<String> known =
        CATALOG.topics().stream()
            .flatMap(topic -> Stream.of(topic.files().example(), topic.files().pattern()))
            .collect(Collectors.toSet());
    known.add(DIALECT_RESOLVER);

    assertThat(classesOfSections()).allSatisfy(path -> assertThat(known).contains(path));
  }

  private static List<String> classesOfSections() throws IOException {
    Set<String> modules =
        CATALOG.topics().stream()
            .map(topic -> topic.files().example().replaceFirst("/.*", ""))
            .collect(Collectors.toSet());
    try (Stream<Path> all = Files.walk(REPOSITORY.root(), 12)) {
      return all.map(file -> REPOSITORY.root().relativize(file).toString().replace('\\', '/'))
          .filter(path -> modules.stream().anyMatch(it -> path.startsWith(it + "/src/main/java/")))
          .filter(path -> path.endsWith(".java") && !path.endsWith("-info.java"))
          .toList();
    }
  }

  @Nested
  @DisplayName("a pattern is refused")
  class RefusedPattern {
    private static final String PATH = "shop/Pattern.java";
    private static final String HEADER =
        "// SPDX-License-Identifier: MIT-0\n// Origin: pynotes 1.0.0, shop/Pattern.java\n";
    private static final String JAVA_17 = HEADER + "// Needs: Java 17\n";

    @Test
    @DisplayName("without its licence, its origin and what it needs")
    void noHeader() {
      assertThat(problems("class Pattern {}\n"))
          .containsExactly(
              PATH + ": does not start with its licence",
              PATH + ": its second line is not `// Origin: pynotes 1.0.0, shop/Pattern.java`",
              PATH + ": its third line is not `// Needs: Java 17` (or 21, or 25)");
    }

    @Test
    @DisplayName("for an import of this project")
    void importsThisProject() {
      assertThat(problems(JAVA_17 + "import io.github.pynotes.cli.Checkout;\nclass Pattern {}\n"))
          .contains(PATH + ": 'import io.github.pynotes.cli.Checkout;' cannot be copied along")
          .anyMatch(problem -> problem.startsWith(PATH + ": alone, in Java 17: "));
    }

    @Test
    @DisplayName("for a library that it does not name")
    void unnamedLibrary() {
      String uses = "import com.google.gson.Gson;\nclass Pattern { Gson gson; }\n";

      assertThat(problems(JAVA_17 + uses)).isNotEmpty();
      assertThat(problems(HEADER + "// Needs: Java 17, gson\n" + uses)).isEmpty();
    }

    @Test
    @DisplayName("for a second library")
    void twoLibraries() {
      assertThat(problems(HEADER + "// Needs: Java 17, gson, picocli\nclass Pattern {}\n"))
          .containsExactly(PATH + ": its third line is not `// Needs: Java 17` (or 21, or 25)");
    }

    @Test
    @DisplayName("for a Java version that is too old, or newer than it needs")
    void wrongRelease() {
      String of21 = "class Pattern { Object last = new java.util.ArrayList<>().getLast(); }\n";

      assertThat(problems(JAVA_17 + of21))
          .singleElement()
          .asString()
          .startsWith(PATH + ": alone, in Java 17: cannot find symbol");
      assertThat(problems(HEADER + "// Needs: Java 21\n" + of21)).isEmpty();
      assertThat(problems(HEADER + "// Needs: Java 25\n" + of21))
          .containsExactly(PATH + ": needs only Java 21");
    }

    @Test
    @DisplayName("for more than 200 lines without a reason")
    void tooLong() {
      String reason = "  // Over 200 lines, because it is a test.\n";

      assertThat(problems(JAVA_17 + "class Pattern {\n" + "\n".repeat(195) + "}\n")).isEmpty();
      assertThat(problems(JAVA_17 + "class Pattern {\n" + "\n".repeat(196) + "}\n"))
          .containsExactly(PATH + ": has 201 lines, and no `// Over 200 lines, because…`");
      assertThat(problems(JAVA_17 + "class Pattern {\n" + reason + "\n".repeat(196) + "}\n"))
          .isEmpty();
    }

    private List<String> problems(String text) {
      new Checkout(folder).with(PATH, text);
      return new PatternFile(folder, PATH, folder).problems();
    }
  }
}
