package io.github.pynotes.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.pynotes.cli.Checkout;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.CatalogIndexer;
import io.github.pynotes.cli.catalog.Patterns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the documents")
class DocumentsTest {
  private static final String TEST = "shop/src/test/java/io/github/pynotes/shop/GreetingTest.java";
  private static final String REGION =
      """
      class GreetingTest {
        // @start region="greet"
        void greets() {
          greet();
        }
        // @end
      }
      """;

  @TempDir private Path root;
  private Checkout checkout;

  @BeforeEach
  void oneTopic() {
    checkout = new Checkout(root).withTopic();
  }

  @Nested
  @DisplayName("are written")
  class Written {
    @Test
    @DisplayName("with the map of topics, and all else left alone")
    void map() throws IOException {
      checkout.with(
          "README.md", "Before.\n\n<!-- pynotes map -->\nold\n<!-- /pynotes -->\nAfter.\n");

      assertThat(documents().write()).containsExactly("README.md");

      assertThat(checkout.repository().text("README.md"))
          .isEqualTo(
              """
              Before.

              <!-- pynotes map -->
              | Python | Java | example | test | copy |
              | --- | --- | --- | --- | --- |
              | `shop.greet` | IO.println | [Java](shop/src/main/java/io/github/pynotes/shop/GreetingExample.java), [Python](shop/src/main/python/greeting.py) | [test](shop/src/test/java/io/github/pynotes/shop/GreetingTest.java) | – |
              <!-- /pynotes -->
              After.
              """);
    }

    @Test
    @DisplayName("with a pattern and the test that goes along with it")
    void mapOfAPattern() throws IOException {
      String example = "shop/src/main/java/io/github/pynotes/shop/GreetingExample.java";
      checkout
          .with(
              example,
              checkout
                  .repository()
                  .text(example)
                  .replace("/// @java IO.println", "/// @java IO.println\n/// @pattern Greeter"))
          .with("shop/src/main/java/io/github/pynotes/shop/Greeter.java", "")
          .with("shop/src/test/java/io/github/pynotes/shop/GreeterTest.java", "")
          .with("README.md", "<!-- pynotes map -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().text("README.md"))
          .contains(
              "| [`Greeter`](shop/src/main/java/io/github/pynotes/shop/Greeter.java), "
                  + "[its test](shop/src/test/java/io/github/pynotes/shop/GreeterTest.java) |");
    }

    @Test
    @DisplayName("with the map in Chinese")
    void mapInChinese() throws IOException {
      checkout.with("README.zh-CN.md", "<!-- pynotes map shop zh-CN -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().lines("README.zh-CN.md"))
          .contains("| Python | Java | 示例 | 测试 | 复制 |")
          .anyMatch(line -> line.endsWith("| [测试](" + TEST + ") | – |"));
    }

    @Test
    @DisplayName("with a marked passage, without its indentation")
    void region() throws IOException {
      checkout
          .with(TEST, REGION)
          .with("README.md", "<!-- pynotes region GreetingTest#greet -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().text("README.md"))
          .isEqualTo(
              """
              <!-- pynotes region GreetingTest#greet -->
              ```java
              void greets() {
                greet();
              }
              ```
              <!-- /pynotes -->
              """);
    }

    @Test
    @DisplayName("with what a tour prints, out of the recording")
    void tour() throws IOException {
      checkout.with("README.md", "<!-- pynotes tour greet -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().text("README.md"))
          .contains(
              """
              shop/greeting  shop.greet
                Java: IO.println
                  hello, world
                equal to what CPython printed
              """);
    }

    @Test
    @DisplayName("with the answer to each name, under its letter")
    void cheatsheet() throws IOException {
      checkout
          .with("cheatsheet/names.txt", "shop.greet\nshop.bow\n")
          .with("cheatsheet/answers/shop.txt", "[shop]\nbow | a[i] < __b__ | c * d\n")
          .with("CHEATSHEET.md", "<!-- pynotes cheatsheet -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().text("CHEATSHEET.md"))
          .isEqualTo(
              """
              <!-- pynotes cheatsheet -->
              [B](#b) [G](#g)

              ## B

              | Python | Java | topic |
              | --- | --- | --- |
              | `bow` (shop) | a\\[i] \\< \\_\\_b\\_\\_ \\| c \\* d |  |

              ## G

              | Python | Java | topic |
              | --- | --- | --- |
              | `greet` (shop) | IO.println | [shop/greeting] |

              [shop/greeting]: shop/src/test/java/io/github/pynotes/shop/GreetingTest.java
              <!-- /pynotes -->
              """);
      assertThat(documents().problems()).isEmpty();
    }

    @Test
    @DisplayName("with links that lead from a module's own README")
    void topicsOfASection() throws IOException {
      checkout
          .with(TEST, REGION)
          .with("shop/README.md", "<!-- pynotes topics shop -->\n<!-- /pynotes -->\n");

      documents().write();

      assertThat(checkout.repository().text("shop/README.md"))
          .contains("### greeting", "Greets whoever comes.", "  greet();", "hello, world")
          .contains("(src/main/python/greeting.py)");
      assertThat(documents().problems()).isEmpty();
    }

    @Test
    @DisplayName("only when no block and no region is wrong")
    void notWritten() {
      checkout.with(
          "README.md",
          "<!-- pynotes map -->\n<!-- /pynotes -->\n<!-- pynotes mop -->\n<!-- /pynotes -->\n");

      assertThatThrownBy(() -> documents().write())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("'pynotes mop' is no block");
      assertThat(checkout.repository().text("README.md")).doesNotContain("shop.greet");
    }
  }

  @Nested
  @DisplayName("are refused")
  class Refused {
    @Test
    @DisplayName("when a block is not what the code makes of it")
    void drift() throws IOException {
      checkout.with("README.md", "<!-- pynotes map -->\nold\n<!-- /pynotes -->\n");

      assertThat(documents().problems())
          .containsExactly("README.md: is not up to date: run `./pynotes docs`");
    }

    @Test
    @DisplayName("for a dead link, a dead anchor and a link that leads out")
    void deadLinks() throws IOException {
      checkout.with(
          "README.md",
          """
          # All of it
          [fine](#all-of-it) [fine](shop/src/main/python/greeting.py) [fine](https://example.org)
          [gone](gone.md) [nowhere](#nowhere) [out](../secret.md)
          """);

      assertThat(documents().problems())
          .containsExactly(
              "README.md: the link to 'gone.md' is dead",
              "README.md: the link to '#nowhere' is dead",
              "README.md: the link to '../secret.md' is dead");
    }

    @Test
    @DisplayName("when a translation has other links than the original")
    void translation() throws IOException {
      checkout
          .with("README.md", "[zh](README.zh-CN.md) [both](pom.md) [one](one.md)\n")
          .with("README.zh-CN.md", "[en](README.md) [both](pom.md) [other](other.md)\n")
          .with("pom.md", "")
          .with("one.md", "")
          .with("other.md", "");

      assertThat(documents().problems())
          .containsExactly(
              "README.zh-CN.md: lacks the link to 'one.md' that README.md has",
              "README.md: lacks the link to 'other.md' that README.zh-CN.md has");
    }

    @Test
    @DisplayName("for a link inside code, not at all")
    void linkInCode() throws IOException {
      checkout.with("README.md", "`[gone](gone.md)`\n\n```\n[gone](gone.md)\n```\n");

      assertThat(documents().problems()).isEmpty();
    }

    @Test
    @DisplayName("for an unknown region")
    void unknownRegion() throws IOException {
      checkout.with("README.md", "<!-- pynotes region GreetingTest#gone -->\n<!-- /pynotes -->\n");

      assertThat(documents().problems())
          .containsExactly("README.md: there is no region 'GreetingTest#gone'");
    }

    @Test
    @DisplayName("for a name that the cheat sheet has no answer to")
    void unansweredName() throws IOException {
      checkout.with("cheatsheet/names.txt", "shop.bow\n");

      assertThat(documents().problems())
          .containsExactly("cheatsheet/names.txt: 'shop.bow' has no answer in cheatsheet/answers");
    }

    @Test
    @DisplayName("for a region that no document uses")
    void unusedRegion() throws IOException {
      checkout.with(TEST, REGION);

      assertThat(documents().problems())
          .containsExactly(TEST + ": no document uses region 'greet'");
    }

    @Test
    @DisplayName("for a region that is never closed, closed twice, doubled, nested or misspelt")
    void malformedRegions() throws IOException {
      checkout.with(
          TEST,
          """
          // @end
          // @start region="a"
          // @start region="b"
          // @end
          // @start region="b"
          // @end
          // @start c
          // @start region="d"
          """);

      assertThat(documents().problems())
          .contains(
              TEST + ":1: `@end` without a region",
              TEST + ":3: region 'b' starts inside region 'a'",
              TEST + ":5: there is another region 'b' in this file",
              TEST + ":7: is neither `// @start region=\"NAME\"` nor `// @end`",
              TEST + ": region 'd' is never closed");
    }

    @Test
    @DisplayName("for a region of more than 20 lines")
    void longRegion() throws IOException {
      checkout.with(TEST, "// @start region=\"long\"\n" + "x();\n".repeat(21) + "// @end\n");

      assertThat(documents().problems())
          .contains(TEST + ":23: region 'long' has 21 lines; 20 is the most");
    }

    @Test
    @DisplayName("for a block that is not closed, and one of an unknown topic")
    void malformedBlocks() throws IOException {
      checkout.with(
          "README.md", "<!-- pynotes tour gone -->\n<!-- /pynotes -->\n<!-- pynotes map -->\n");

      assertThat(documents().problems())
          .contains("README.md: a generated block is not closed, or closed twice")
          .anyMatch(problem -> problem.startsWith("README.md: There is no topic 'gone'"));
    }
  }

  private Documents documents() throws IOException {
    Catalog catalog = new Catalog(new CatalogIndexer(root).topics());
    return new Documents(checkout.repository(), catalog, new Patterns(List.of()));
  }
}
