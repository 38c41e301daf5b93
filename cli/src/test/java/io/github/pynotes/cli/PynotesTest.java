package io.github.pynotes.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Patterns;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.screen.Screen;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("./pynotes")
class PynotesTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  @DisplayName("without a command prints its usage")
  void usage() {
    assertThat(pynotes()).isZero();

    assertThat(out.toString()).contains("tour", "list", "show", "run", "doctor", "parity", "docs");
  }

  @Test
  @DisplayName("with an unknown command says so, and exits with 2")
  void unknownCommand() {
    assertThat(pynotes("fly")).isEqualTo(2);

    assertThat(err.toString()).contains("fly").doesNotContain("\tat ");
  }

  @Nested
  @DisplayName("list")
  class ListTopics {
    @Test
    @DisplayName("prints a line for each topic")
    void plain() {
      assertThat(pynotes("list")).isZero();

      assertThat(out.toString().lines())
          .hasSameSizeAs(Catalog.load().topics())
          .anySatisfy(
              line -> assertThat(line).startsWith("jdbc-cursor/ss_cursor ").contains(" SSCursor "));
    }

    @Test
    @DisplayName("--json tells names, answer, summary and files of each")
    void json() {
      assertThat(pynotes("list", "--json")).isZero();

      JsonArray topics = JsonParser.parseString(out.toString()).getAsJsonArray();
      JsonObject first = topics.get(0).getAsJsonObject();
      assertThat(first.keySet())
          .containsExactly("topic", "section", "python", "java", "summary", "files");
      assertThat(first.get("topic").getAsString()).startsWith("jdbc-cursor/");
    }
  }

  @Nested
  @DisplayName("list --patterns")
  class ListPatterns {
    @Test
    @DisplayName("prints a line for each pattern, with its size and its Java version")
    void plain() {
      assertThat(pynotes("list", "--patterns")).isZero();

      assertThat(out.toString().lines())
          .hasSameSizeAs(Patterns.load().all())
          .anySatisfy(line -> assertThat(line).matches("LazyMap +\\d+ lines  Java 17  .+"));
    }

    @Test
    @DisplayName("SECTION prints those of a section")
    void ofASection() {
      assertThat(pynotes("list", "resources", "--patterns")).isZero();

      assertThat(out.toString()).contains("CloseStack").doesNotContain("ChainMap");
    }

    @Test
    @DisplayName("--json tells names, files, libraries and sizes, as patterns.json does")
    void json() {
      assertThat(pynotes("list", "--patterns", "--json")).isZero();

      assertThat(out.toString()).isEqualTo(Repository.find().text("patterns.json"));
      JsonObject first =
          JsonParser.parseString(out.toString()).getAsJsonArray().get(0).getAsJsonObject();
      assertThat(first.keySet())
          .contains(
              "name", "python", "file", "test", "java", "lines", "libraries", "testLibraries");
    }
  }

  @Nested
  @DisplayName("find")
  class Find {
    @Test
    @DisplayName("prints topics, the best first, each with the line that speaks of it")
    void found() {
      assertThat(pynotes("find", "Streaming", "result", "set")).isZero();

      assertThat(out.toString().lines().limit(3))
          .satisfiesExactly(
              topic -> assertThat(topic).startsWith("jdbc-cursor/ss_cursor  "),
              place -> assertThat(place).matches(" +jdbc-cursor/src/test/java/.*Test.java:\\d+"),
              line -> assertThat(line).containsIgnoringCase("streaming result set"));
    }

    @Test
    @DisplayName("says so when the words stand apart, or when only the end of a name is known")
    void apart() {
      assertThat(pynotes("find", "transpose", "deadlock")).isZero();
      assertThat(out.toString()).contains("the nearest:");

      assertThat(pynotes("find", "asyncio.wait_for")).isZero();
      assertThat(out.toString())
          .contains("Nothing here speaks of 'asyncio.wait_for'; of 'wait_for':")
          .contains("concurrency/condition");
    }

    @Test
    @DisplayName("wants a word")
    void noWord() {
      assertThat(pynotes("find", " ")).isEqualTo(2);

      assertThat(err.toString()).startsWith("pynotes: There is no word").hasLineCount(1);
    }

    @Test
    @DisplayName("prints the best ten, or --all")
    void most() {
      pynotes("find", "a", "lock");
      assertThat(out.toString().lines()).last().asString().endsWith("more: --all shows them.");
      long best = out.toString().lines().count();

      out.getBuffer().setLength(0);
      pynotes("find", "a", "lock", "--all");
      assertThat(out.toString().lines().count()).isGreaterThan(best);
    }

    @Test
    @DisplayName("prints the answers to a name before the topics that speak of it")
    void answersFirst() {
      assertThat(pynotes("find", "queue.SimpleQueue")).isZero();

      assertThat(out.toString().lines())
          .startsWith(
              "queue.SimpleQueue  LinkedBlockingQueue; LinkedTransferQueue where many threads put"
                  + " and take  (concurrency/queue)")
          .element(1)
          .asString()
          .startsWith("concurrency/queue  ");
    }

    @Test
    @DisplayName("prints each answer to a name that several owners have")
    void severalAnswers() {
      assertThat(pynotes("find", "appendleft")).isZero();
      assertThat(pynotes("find", "get_nowait")).isZero();

      assertThat(out.toString())
          .contains("collections.deque.appendleft  addFirst(e)")
          .contains("queue.Queue.get_nowait  poll()", "queue.SimpleQueue.get_nowait  poll()");
    }

    @Test
    @DisplayName("is content with an answer that no topic shows")
    void answerWithoutATopic() {
      assertThat(pynotes("find", "setprofile_all_threads")).isZero();

      assertThat(out.toString())
          .startsWith("threading.setprofile_all_threads  not needed, because");
      assertThat(err.toString()).isEmpty();
    }

    @Test
    @DisplayName("of what nothing speaks of says so, and exits with 1")
    void nothing() {
      assertThat(pynotes("find", "xyzzyplugh")).isEqualTo(1);

      assertThat(err.toString()).startsWith("pynotes: Nothing here speaks of 'xyzzyplugh'");
    }
  }

  @Nested
  @DisplayName("show")
  class Show {
    @Test
    @DisplayName("prints the example in both languages, the test and the pattern")
    void both() {
      assertThat(pynotes("show", "SSCursor")).isZero();

      assertThat(out.toString())
          .contains("class SsCursorExample {", "import pymysql")
          .contains("RowStreamTest.java", "RowStream.java")
          .doesNotContain("\u001b");
    }

    @ParameterizedTest
    @CsvSource({
      "deque.appendleft, collections/deque",
      "queue.SimpleQueue, concurrency/queue",
      "pool.map, concurrency/multiprocessing",
      "executor.map, concurrency/thread_pool",
      "ssl_ca, jdbc-cursor/url_options",
    })
    @DisplayName("finds a topic by any name that the cheat sheet answers by it")
    void answeredName(String name, String topic) {
      assertThat(pynotes("show", name)).isZero();

      assertThat(out.toString()).startsWith(topic + "  ");
    }

    @Test
    @DisplayName("tells the answer to that very name, beside the topic's own")
    void exactAnswer() {
      assertThat(pynotes("show", "deque.popleft")).isZero();
      assertThat(pynotes("show", "deque")).isZero();

      assertThat(out.toString()).containsOnlyOnce("  collections.deque.popleft: pollFirst()");
      assertThat(out.toString()).doesNotContain("  collections.deque: ");
    }

    @Test
    @DisplayName("tells the answer to a name that needs no topic, and exits with 2")
    void answerWithoutATopic() {
      assertThat(pynotes("show", "threading.settrace")).isEqualTo(2);

      assertThat(err.toString())
          .startsWith(
              "pynotes: There is no topic 'threading.settrace', but CHEATSHEET.md answers"
                  + " threading.settrace: not needed, because ")
          .hasLineCount(1);
    }

    @Test
    @DisplayName("names the nearest three for an unknown topic, and exits with 2")
    void unknown() {
      assertThat(pynotes("show", "SSCurser")).isEqualTo(2);

      assertThat(err.toString())
          .startsWith(
              "pynotes: There is no topic 'SSCurser'; the nearest are jdbc-cursor/ss_cursor,")
          .hasLineCount(1);
    }
  }

  @Nested
  @DisplayName("doctor")
  class Doctor {
    @Test
    @DisplayName("tells the JDK, Docker, the image, the embedded server, the cache and the choice")
    void everything() {
      assertThat(pynotes("doctor")).as(() -> out.toString() + err).isZero();

      assertThat(out.toString().lines().map(line -> line.replaceFirst(" .*", "")))
          .containsExactly("JDK", "Docker", "image", "embedded", "cache", "choice");
      assertThat(out.toString()).doesNotContain("\tat ");
    }
  }

  @Nested
  @DisplayName("tour")
  class Tour {
    @Test
    @DisplayName("runs every example, all equal to what CPython printed, on the sandbox's server")
    void everyExample() {
      assertThat(pynotes("tour")).as(() -> out.toString() + err).isZero();

      int topics = Catalog.load().topics().size();
      assertThat(out.toString())
          .contains("%d examples run: %d equal, 0 different, 0 failed".formatted(topics, topics))
          .containsPattern("\\d+\\.\\d seconds on (MySQL|MariaDB) ");
    }

    @Test
    @DisplayName("of an unknown section names those there are, and exits with 2")
    void unknownSection() {
      assertThat(pynotes("tour", "pymysql")).isEqualTo(2);

      assertThat(err.toString()).contains("no section 'pymysql'", "jdbc-cursor");
    }

    @Test
    @DisplayName("--step into a pipe is refused")
    void stepNeedsATerminal() {
      assertThat(pynotes("tour", "--step")).isEqualTo(2);

      assertThat(err.toString())
          .isEqualToIgnoringNewLines(
              "pynotes: --step needs a terminal to wait for a key: leave it out.");
    }
  }

  private int pynotes(String... arguments) {
    var screen = new Screen(new PrintWriter(out, true), new PrintWriter(err, true), false, false);
    return new Pynotes(screen, Repository.find(), Catalog.load(), Patterns.load(), Map.of())
        .execute(arguments);
  }
}
