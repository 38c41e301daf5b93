package io.github.pynotes.cli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("the catalogue")
class CatalogTest {
  private final Catalog catalog =
      new Catalog(
          List.of(
              topic("jdbc-cursor/connect", null, "pymysql.connect"),
              topic("jdbc-cursor/cursor", null, "pymysql.cursors.Cursor"),
              topic("jdbc-cursor/pool", null, "pymysql.Connection.ping"),
              topic(
                  "jdbc-cursor/ss_cursor",
                  "RowStream",
                  "pymysql.cursors.SSCursor",
                  "pymysql.cursors.SSDictCursor"),
              topic("orm/pool", null, "sqlalchemy.pool.QueuePool"),
              topic("concurrency/virtual_threads", null)));

  @Nested
  @DisplayName("finds a topic")
  class Finds {
    @ParameterizedTest
    @ValueSource(
        strings = {
          "jdbc-cursor/ss_cursor",
          "ss_cursor",
          "SSCursor",
          "sscursor",
          "ss-cursor",
          "SSCursor()",
          "pymysql.cursors.SSCursor",
          "cursors.SSCursor",
          "SSDictCursor",
          "RowStream"
        })
    @DisplayName("by any usual spelling of its names")
    void bySpelling(String name) {
      assertThat(catalog.find(name).topic()).isEqualTo("jdbc-cursor/ss_cursor");
    }

    @Test
    @DisplayName("by its own name before a part of another's")
    void ownNameFirst() {
      assertThat(catalog.find("cursor").topic()).isEqualTo("jdbc-cursor/cursor");
    }

    @Test
    @DisplayName("by the beginning of its name, if no other begins so")
    void byBeginning() {
      assertThat(catalog.find("conn").topic()).isEqualTo("jdbc-cursor/connect");
      assertThatThrownBy(() -> catalog.find("con")).isInstanceOf(UnknownTopicException.class);
    }

    @Test
    @DisplayName("by a name that the cheat sheet answers by it, before a mere beginning")
    void byAnAnsweredName() {
      Topic connect = catalog.find("connect");
      Catalog answering =
          catalog.with(List.of(new Answer("pymysql.Virt", "url", Optional.of(connect))));

      assertThat(answering.find("pymysql.virt()").topic()).isEqualTo("jdbc-cursor/connect");
      assertThat(answering.find("virt").topic()).isEqualTo("jdbc-cursor/connect");
      assertThat(catalog.find("virt").topic()).isEqualTo("concurrency/virtual_threads");
    }

    @Test
    @DisplayName("by its id where two share a name")
    void byId() {
      assertThat(catalog.find("orm/pool").topic()).isEqualTo("orm/pool");
    }
  }

  @Nested
  @DisplayName("complains")
  class Complains {
    @Test
    @DisplayName("about an unknown name, with the nearest three")
    void unknown() {
      assertThatThrownBy(() -> catalog.find("SSCurser"))
          .isInstanceOf(UnknownTopicException.class)
          .hasMessageMatching(
              "There is no topic 'SSCurser'; the nearest are jdbc-cursor/ss_cursor, \\S+, \\S+,"
                  + " and `pynotes list` shows all\\.");
    }

    @Test
    @DisplayName("about a word that is no name, with those first that speak of it")
    void word() {
      assertThatThrownBy(() -> catalog.find("reconnecting"))
          .hasMessageContaining("the nearest are jdbc-cursor/pool, orm/pool, ");
    }

    @Test
    @DisplayName("about a name without a letter")
    void noLetters() {
      assertThatThrownBy(() -> catalog.find("/"))
          .isInstanceOf(UnknownTopicException.class)
          .hasMessageStartingWith("There is no topic '/'");
    }

    @Test
    @DisplayName("about a name that two topics bear")
    void ambiguous() {
      assertThatThrownBy(() -> catalog.find("pool"))
          .isInstanceOf(UnknownTopicException.class)
          .hasMessage("'pool' names 2 topics: say jdbc-cursor/pool or orm/pool.");
    }

    @Test
    @DisplayName("about a name that the cheat sheet answers without a topic, with the answer")
    void answeredWithoutATopic() {
      Catalog answering =
          catalog.with(List.of(new Answer("pymysql.NULL", "setNull(i, type)", Optional.empty())));

      assertThatThrownBy(() -> answering.find("NULL"))
          .isInstanceOf(UnknownTopicException.class)
          .hasMessage(
              "There is no topic 'NULL', but CHEATSHEET.md answers pymysql.NULL: setNull(i, type).");
      assertThat(answering.lookUp("NULL")).isEmpty();
    }

    @Test
    @DisplayName("about an unknown section, with those there are")
    void unknownSection() {
      assertThatThrownBy(() -> catalog.section("pymysql"))
          .isInstanceOf(UnknownTopicException.class)
          .hasMessage("There is no section 'pymysql'; there are jdbc-cursor, orm, concurrency.");
    }

    @Test
    @DisplayName("about a topic that is taken for a section")
    void topicForASection() {
      assertThatThrownBy(() -> catalog.section("connect"))
          .hasMessageEndingWith("concurrency. It is a topic: `pynotes run connect`.");
    }
  }

  private static Topic topic(String id, String pattern, String... python) {
    String file = pattern == null ? null : "jdbc-cursor/src/main/java/%s.java".formatted(pattern);
    return new Topic(
        id,
        id.substring(0, id.indexOf('/')),
        List.of(python),
        "the answer",
        id.endsWith("/pool") ? "Borrows, instead of reconnecting." : "A summary.",
        "some.Example",
        false,
        new Topic.Files("Example.java", "a.py", "a.out", null, file, List.of("ATest.java")));
  }
}
