package io.github.pynotes.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pynotes.cli.Checkout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the indexer")
class CatalogIndexerTest {
  private static final String PACKAGE = "shop/src/main/java/io/github/pynotes/shop/";

  @TempDir private Path root;
  private Checkout checkout;

  @BeforeEach
  void oneTopic() {
    checkout = new Checkout(root).withTopic();
  }

  @Test
  @DisplayName("makes a topic out of an example's Javadoc and the files around it")
  void topic() throws IOException {
    assertThat(topics())
        .containsExactly(
            new Topic(
                "shop/greeting",
                "shop",
                List.of("shop.greet"),
                "IO.println",
                "Greets whoever comes.",
                "io.github.pynotes.shop.GreetingExample",
                false,
                new Topic.Files(
                    PACKAGE + "GreetingExample.java",
                    "shop/src/main/python/greeting.py",
                    "shop/src/main/python/greeting.out",
                    null,
                    null,
                    List.of("shop/src/test/java/io/github/pynotes/shop/GreetingTest.java"))));
  }

  @Test
  @DisplayName("finds differences, a pattern, its tests, and whether a server is needed")
  void everything() throws IOException {
    checkout
        .with("shop/src/main/python/greeting.diff", "")
        .with(PACKAGE + "Greeter.java", "class Greeter {}")
        .with("shop/src/test/java/io/github/pynotes/shop/GreeterTest.java", "")
        .with("shop/src/test/java/io/github/pynotes/shop/GreeterTraceTest.java", "");
    rewrite("/// @java IO.println", "/// @java IO.println\n/// @pattern Greeter");
    rewrite("shop;\n", "shop;\n\nimport io.github.pynotes.sandbox.MySqlSandbox;\n");

    Topic topic = topics().getFirst();

    assertThat(topic.needsServer()).isTrue();
    assertThat(topic.patternName()).hasValue("Greeter");
    assertThat(topic.files().differences()).isEqualTo("shop/src/main/python/greeting.diff");
    assertThat(topic.files().tests())
        .extracting(test -> test.substring(test.lastIndexOf('/') + 1))
        .containsExactly("GreetingTest.java", "GreeterTest.java", "GreeterTraceTest.java");
  }

  @Test
  @DisplayName("takes a package that is not named like its module for a section of its own")
  void section() throws IOException {
    rewrite("package io.github.pynotes.shop", "package io.github.pynotes.counter");

    assertThat(topics().getFirst().topic()).isEqualTo("counter/greeting");
  }

  @Test
  @DisplayName("asks for no twin of a topic that only Java has")
  void onlyInJava() throws IOException {
    rewrite("@python shop.greet", "@python none: Python has no such thing");
    Files.delete(root.resolve("shop/src/main/python/greeting.py"));
    Files.delete(root.resolve("shop/src/main/python/greeting.out"));

    Topic topic = topics().getFirst();

    assertThat(topic.python()).isEmpty();
    assertThat(topic.files().output()).isNull();
  }

  @Nested
  @DisplayName("names the file and what it lacks")
  class Complains {
    @Test
    @DisplayName("when the twin is missing")
    void noTwin() throws IOException {
      Files.delete(root.resolve("shop/src/main/python/greeting.py"));

      assertThatThrownBy(CatalogIndexerTest.this::topics)
          .hasMessage(
              PACKAGE
                  + "GreetingExample.java: there is no shop/src/main/python/greeting.py for it");
    }

    @Test
    @DisplayName("when the Python name is missing")
    void noPythonName() throws IOException {
      rewrite("/// @python shop.greet\n", "");

      assertThatThrownBy(CatalogIndexerTest.this::topics).hasMessageContaining("lacks `@python");
    }

    @Test
    @DisplayName("when the Java answer is missing or there are two")
    void notOneAnswer() throws IOException {
      rewrite("@java IO.println", "@java one\n/// @java two");
      assertThatThrownBy(CatalogIndexerTest.this::topics).hasMessageContaining("more than once");

      rewrite("/// @java one\n/// @java two\n", "");
      assertThatThrownBy(CatalogIndexerTest.this::topics).hasMessageContaining("lacks `@java");
    }

    @Test
    @DisplayName("when the pattern or the test is missing")
    void noPatternNoTest() throws IOException {
      rewrite("@java IO.println", "@java IO.println\n/// @pattern Greeter");
      assertThatThrownBy(CatalogIndexerTest.this::topics)
          .hasMessageContaining("there is no " + PACKAGE + "Greeter.java");

      rewrite("/// @pattern Greeter\n", "");
      Files.delete(root.resolve("shop/src/test/java/io/github/pynotes/shop/GreetingTest.java"));
      assertThatThrownBy(CatalogIndexerTest.this::topics).hasMessageContaining("GreetingTest.java");
    }
  }

  private List<Topic> topics() throws IOException {
    return new CatalogIndexer(root).topics();
  }

  private void rewrite(String before, String after) throws IOException {
    Path example = root.resolve(PACKAGE + "GreetingExample.java");
    String text = Files.readString(example);
    assertThat(text).contains(before);
    Files.writeString(example, text.replace(before, after));
  }
}
