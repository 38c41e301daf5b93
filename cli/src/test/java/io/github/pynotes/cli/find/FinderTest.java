package io.github.pynotes.cli.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.cli.catalog.Catalog;
import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.cheatsheet.Cheatsheet;
import io.github.pynotes.cli.find.Finder.Found;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("./pynotes find")
class FinderTest {
  private static final Repository REPOSITORY = Repository.find();
  private static final Catalog TOPICS = Catalog.load();
  private static final Catalog CATALOG = TOPICS.with(Cheatsheet.read(REPOSITORY, TOPICS).answers());
  private final Finder finder = new Finder(CATALOG, REPOSITORY);

  @ParameterizedTest
  @CsvSource({
    // a Python name
    "fetchone, jdbc-cursor/fetching",
    "SSCursor, jdbc-cursor/ss_cursor",
    "groupby, itertools/groupby",
    // a Python name that only the cheat sheet has
    "queue.SimpleQueue, concurrency/queue",
    "insert_id, jdbc-cursor/fetching",
    "setinputsizes, jdbc-cursor/parameters",
    // a Java name
    "computeIfAbsent, collections/defaultdict",
    "ArrayDeque, collections/deque",
    "RowStream, jdbc-cursor/ss_cursor",
    // the text or the number of an error
    "1213, jdbc-cursor/transactions",
    "Streaming result set, jdbc-cursor/ss_cursor",
    "LazyInitializationException, orm/relationships",
    // words of an answer or a summary
    "one lock order, concurrency/deadlock",
    "server sends, jdbc-cursor/ss_cursor",
  })
  @DisplayName("puts the topic first")
  void best(String words, String topic) {
    assertThat(find(words).getFirst().topic().topic()).isEqualTo(topic);
  }

  @ParameterizedTest
  @CsvSource({"ArrayDeque", "1213", "Streaming result set", "LazyInitializationException"})
  @DisplayName("names the line of the test that proves it")
  void provingLine(String words) {
    Found found = find(words).getFirst();

    assertThat(found.file()).endsWith("Test.java");
    String line = REPOSITORY.lines(found.file()).get(found.line() - 1);
    assertThat(line).containsIgnoringCase(words);
  }

  @Test
  @DisplayName("puts topics that have all words before those that have some")
  void moreWordsFirst() {
    List<Found> found = find("deadlock retries");

    assertThat(found).extracting(Found::words).isSortedAccordingTo((a, b) -> b - a);
    assertThat(found).extracting(Found::words).contains(1, 2);
  }

  @Test
  @DisplayName("has no answer to what nothing speaks of")
  void nothing() {
    assertThat(find("xyzzyplugh")).isEmpty();
  }

  private List<Found> find(String words) {
    return finder.find(List.of(words.split(" ", -1)));
  }
}
