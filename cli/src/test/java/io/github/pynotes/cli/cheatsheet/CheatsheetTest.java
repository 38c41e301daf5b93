package io.github.pynotes.cli.cheatsheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.Checkout;
import io.github.pynotes.cli.catalog.Answer;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.CatalogIndexer;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the cheat sheet")
class CheatsheetTest {
  private static final String ANSWERS = "cheatsheet/answers/shop.txt";

  @TempDir private Path root;
  private Checkout checkout;

  @BeforeEach
  void twoNamesOneOfThemATopics() {
    checkout =
        new Checkout(root).withTopic().with("cheatsheet/names.txt", "shop.bow\nshop.greet\n");
  }

  @Test
  @DisplayName("answers every public name that was recorded from the real modules")
  void everyName() {
    Repository repository = Repository.find();

    Cheatsheet cheatsheet = Cheatsheet.read(repository, Catalog.load());

    assertThat(cheatsheet.problems()).isEmpty();
    assertThat(cheatsheet.answers())
        .extracting(Answer::python)
        .containsAll(repository.lines("cheatsheet/names.txt"))
        .hasSizeGreaterThan(1000);
  }

  @Nested
  @DisplayName("takes an answer")
  class Takes {
    @Test
    @DisplayName("from the topic that claims the name")
    void fromATopic() throws IOException {
      assertThat(answer("shop.greet").java()).isEqualTo("IO.println");
      assertThat(answer("shop.greet").topic()).map(Topic::topic).contains("shop/greeting");
    }

    @Test
    @DisplayName("from a file, rather than from the topic")
    void theMoreExact() throws IOException {
      checkout.with(ANSWERS, "[shop] shop/greeting\ngreet | IO.println(\"hello\")\n");

      assertThat(answer("shop.greet").java()).isEqualTo("IO.println(\"hello\")");
    }

    @Test
    @DisplayName("that belongs to no topic")
    void withoutATopic() throws IOException {
      checkout.with(ANSWERS, "[shop]\nbow | not needed, because programs do not bow\n");

      assertThat(answer("shop.bow").topic()).isEmpty();
      assertThat(read().problems()).isEmpty();
    }

    @Test
    @DisplayName("to a parameter, and with bars in it")
    void parameter() throws IOException {
      checkout
          .with("cheatsheet/names.txt", "shop.bow(deep=)\n")
          .with(ANSWERS, "[shop.bow]\n(deep=) | a | b\n");

      assertThat(answer("shop.bow(deep=)").java()).isEqualTo("a | b");
      assertThat(answer("shop.bow(deep=)").ownName()).isEqualTo("deep=");
      assertThat(answer("shop.bow(deep=)").owner()).isEqualTo("shop.bow");
    }

    private Answer answer(String python) throws IOException {
      return read().answers().stream()
          .filter(answer -> answer.python().equals(python))
          .findFirst()
          .orElseThrow();
    }
  }

  @Test
  @DisplayName("is in the order of the alphabet, by the names themselves")
  void alphabetical() throws IOException {
    checkout
        .with("cheatsheet/names.txt", "b.Apple\na.cherry\nshop.__bow__\n")
        .with(ANSWERS, "[b]\nApple | it\n\n[a]\ncherry | it\n\n[shop]\n__bow__ | it\n");

    assertThat(read().answers())
        .extracting(Answer::python)
        .containsExactly("b.Apple", "shop.__bow__", "a.cherry", "shop.greet");
  }

  @Nested
  @DisplayName("is refused")
  class Refused {
    @Test
    @DisplayName("for each name without an answer")
    void unanswered() throws IOException {
      checkout.with("cheatsheet/names.txt", "shop.bow\nshop.greet\nshop.wave\n");

      assertThat(read().problems())
          .containsExactly(
              "cheatsheet/names.txt: 'shop.bow' has no answer in cheatsheet/answers",
              "cheatsheet/names.txt: 'shop.wave' has no answer in cheatsheet/answers");
    }

    @Test
    @DisplayName("for a name that nobody has recorded or claimed")
    void unknownName() throws IOException {
      assertProblem("[shop]\nbow | it\nfly | it\n", ":3: 'shop.fly' is neither in ");
    }

    @Test
    @DisplayName("for an unknown topic")
    void unknownTopic() throws IOException {
      assertProblem("[shop] shop/bowing\nbow | it\n", ":1: there is no topic 'shop/bowing'");
    }

    @Test
    @DisplayName("for a second answer")
    void twice() throws IOException {
      assertProblem("[shop]\nbow | it\nbow | that\n", ":3: 'shop.bow' has an answer already");
    }

    @Test
    @DisplayName("for an answer that does not fit into a line")
    void tooLong() throws IOException {
      assertProblem(
          "[shop]\nbow | %s\n".formatted("x".repeat(111)),
          ":2: the answer has 111 characters; 110 is the most");
      checkout.with(ANSWERS, "[shop]\nbow | %s\n".formatted("x".repeat(110)));
      assertThat(read().problems()).isEmpty();
    }

    @Test
    @DisplayName("for 'not needed' without a reason")
    void noReason() throws IOException {
      assertProblem("[shop]\nbow | not needed\n", ":2: begins with `not needed`, but not with ");
    }

    @Test
    @DisplayName("for a line that is neither a heading nor an answer")
    void malformed() throws IOException {
      assertProblem("[shop]\nbow | it\nbow it\n", ":3: is neither `[OWNER] TOPIC` nor ");
    }

    private void assertProblem(String answers, String problem) throws IOException {
      checkout.with(ANSWERS, answers);

      assertThat(read().problems()).singleElement().asString().startsWith(ANSWERS + problem);
    }
  }

  private Cheatsheet read() throws IOException {
    Catalog catalog = new Catalog(new CatalogIndexer(root).topics());
    return Cheatsheet.read(checkout.repository(), catalog);
  }
}
