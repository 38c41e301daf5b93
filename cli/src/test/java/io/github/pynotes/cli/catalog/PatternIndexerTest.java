package io.github.pynotes.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.pynotes.cli.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the index of patterns")
class PatternIndexerTest {
  private static final String MAIN = "shop/src/main/java/io/github/pynotes/shop/";
  private static final String TEST = "shop/src/test/java/io/github/pynotes/shop/";
  private static final String POM =
      """
      <project>
        <properties><assertj.version>3.27.7</assertj.version></properties>
        <dependencyManagement><dependencies>
          <dependency>
            <groupId>org.assertj</groupId>
            <artifactId>assertj-core</artifactId>
            <version>${assertj.version}</version>
          </dependency>
          <dependency>
            <groupId>org.junit</groupId>
            <artifactId>junit-bom</artifactId>
            <version>5.14.4</version>
          </dependency>
          <dependency>
            <groupId>org.testcontainers</groupId>
            <artifactId>testcontainers-bom</artifactId>
            <version>2.0.5</version>
          </dependency>
          <dependency>
            <groupId>com.mysql</groupId>
            <artifactId>mysql-connector-j</artifactId>
            <version>26.10.0</version>
          </dependency>
        </dependencies></dependencyManagement>
      </project>
      """;
  private static final Library JUNIT = new Library("org.junit.jupiter", "junit-jupiter", "5.14.4");
  private static final Library ASSERTJ = new Library("org.assertj", "assertj-core", "3.27.7");

  @TempDir private Path root;
  private Checkout checkout;

  @BeforeEach
  void onePattern() {
    checkout =
        new Checkout(root)
            .withTopic()
            .with("pom.xml", POM)
            .with(
                MAIN + "Greeter.java",
                """
                // SPDX-License-Identifier: MIT-0
                // Origin: pynotes 1.0.0, shop/Greeter.java
                // Needs: Java 21
                package io.github.pynotes.shop;

                import java.util.List;

                /// Greets. And nothing else.
                class Greeter {}
                """)
            .with(
                TEST + "GreeterTest.java",
                """
                package io.github.pynotes.shop;

                import static org.assertj.core.api.Assertions.assertThat;

                import org.junit.jupiter.api.Test;

                class GreeterTest {}
                """);
    rewrite(MAIN + "GreetingExample.java", "@java IO.println", "@java x\n/// @pattern Greeter");
  }

  @Test
  @DisplayName("tells what a copy needs")
  void pattern() throws IOException {
    assertThat(patterns())
        .containsExactly(
            new CopyPattern(
                "Greeter",
                "Greets.",
                List.of("shop/greeting"),
                List.of("shop.greet"),
                MAIN + "Greeter.java",
                TEST + "GreeterTest.java",
                21,
                9,
                List.of(),
                List.of(ASSERTJ, JUNIT),
                false));
  }

  @Test
  @DisplayName("tells what the sandbox needs, where a test imports it")
  void sandbox() throws IOException {
    rewrite(
        TEST + "GreeterTest.java", "import org", "import io.github.pynotes.sandbox.X;\nimport org");

    CopyPattern pattern = patterns().getFirst();

    assertThat(pattern.needsSandbox()).isTrue();
    assertThat(pattern.testLibraries())
        .extracting(Library::artifact)
        .containsExactly(
            "assertj-core", "junit-jupiter", "mysql-connector-j", "testcontainers-mysql");
  }

  @Test
  @DisplayName("names a pattern without a test")
  void noTest() throws IOException {
    Files.delete(root.resolve(TEST + "GreeterTest.java"));

    assertThatIllegalArgumentException()
        .isThrownBy(this::patterns)
        .withMessage("%sGreeter.java: there is no %sGreeterTest.java for it", MAIN, TEST);
  }

  @Test
  @DisplayName("names a pattern that does not say which Java it needs")
  void noJava() {
    rewrite(MAIN + "Greeter.java", "// Needs: Java 21\n", "");

    assertThatIllegalArgumentException()
        .isThrownBy(this::patterns)
        .withMessageContaining("its third line is not `// Needs: Java`");
  }

  @Test
  @DisplayName("names an import of a library that it does not know")
  void unknownLibrary() {
    rewrite(MAIN + "Greeter.java", "import java.util.List", "import org.example.List");

    assertThatIllegalArgumentException()
        .isThrownBy(this::patterns)
        .withMessage(
            "%sGreeter.java: no library is known for its import of org.example.List", MAIN);
  }

  @Test
  @DisplayName("names a library without a version")
  void noVersion() {
    rewrite("pom.xml", "assertj-core", "assertj");

    assertThatIllegalArgumentException()
        .isThrownBy(this::patterns)
        .withMessageEndingWith("pom.xml has no version for org.assertj:assertj-core");
  }

  private List<CopyPattern> patterns() throws IOException {
    return new PatternIndexer(root).patterns(new CatalogIndexer(root).topics());
  }

  private void rewrite(String file, String before, String after) {
    String text = checkout.repository().text(file);
    assertThat(text).contains(before);
    checkout.with(file, text.replaceFirst(java.util.regex.Pattern.quote(before), after));
  }
}
