package io.github.pynotes.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// That its links lead somewhere is checked with those of all documents.
@DisplayName("LESSONS.md")
class LessonsTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  private String document;
  private List<String> lessons;

  @BeforeEach
  void read() throws IOException {
    document = Files.readString(ROOT.resolve("LESSONS.md")).replace("\r\n", "\n");
    lessons =
        Arrays.stream(document.split("\n(?=## )"))
            .filter(it -> it.startsWith("## Lesson"))
            .toList();
  }

  private static List<String> found(String regex, String text) {
    return Pattern.compile(regex).matcher(text).results().map(match -> match.group(1)).toList();
  }

  /// The examples of all sections, by their paths: each is a topic.
  private static List<String> topics() throws IOException {
    var topics = new ArrayList<String>();
    try (Stream<Path> modules = Files.list(ROOT)) {
      for (Path sources : modules.map(it -> it.resolve("src/main/java")).toList()) {
        if (Files.isDirectory(sources)) {
          topics.addAll(topicsIn(sources));
        }
      }
    }
    return topics;
  }

  private static List<String> topicsIn(Path sources) throws IOException {
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .map(file -> ROOT.relativize(file).toString().replace('\\', '/'))
          .filter(path -> path.endsWith("Example.java"))
          .toList();
    }
  }

  /// `ss_cursor` of `.../SsCursorExample.java`, as the commands know it.
  private static String topicName(String example) {
    return example
        .replaceFirst(".*/(.*)Example\\.java", "$1")
        .replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  @Test
  void hasFiveLessons() {
    assertThat(lessons).hasSize(5);
  }

  @Test
  void givesEachTopicToOneLesson() throws IOException {
    var given = new ArrayList<String>();
    lessons.forEach(lesson -> given.addAll(found("\\(([^()]*Example\\.java)\\)", lesson)));

    assertThat(given)
        .as("topics that a lesson or its further reading links to")
        .containsExactlyInAnyOrderElementsOf(topics());
  }

  @Test
  void fillsAnHourWithEachLesson() {
    assertThat(lessons)
        .allSatisfy(lesson -> {
          List<String> minutes = found("\n\\| (\\d+) \\|", lesson);

          assertThat(minutes.stream().mapToInt(Integer::parseInt).sum())
              .as("minutes of %s", lesson.lines().findFirst().orElseThrow())
              .isEqualTo(60);
        });
  }

  @Test
  void hasThreeExercisesInEachLessonAndAllThereAre() {
    assertThat(lessons).allSatisfy(lesson -> assertThat(exercises(lesson)).hasSize(3));
    assertThat(lessons.stream().flatMap(lesson -> exercises(lesson).stream()))
        .containsExactlyInAnyOrderElementsOf(ExercisesTest.exercises());
  }

  /// The classes whose stub, test, solution and command a lesson names, all four.
  private static List<String> exercises(String lesson) {
    List<String> stubs = found("\\(lessons/src/main/java/([^()]*)\\.java\\)", lesson);
    assertThat(found("\\(lessons/src/test/java/([^()]*)Test\\.java\\)", lesson)).isEqualTo(stubs);
    assertThat(found("\\(lessons/src/solutions/java/([^()]*)\\.java\\)", lesson)).isEqualTo(stubs);
    assertThat(found("-Dtest=(\\w+)Test`", lesson))
        .isEqualTo(stubs.stream().map(path -> path.replaceFirst(".*/", "")).toList());
    return stubs.stream().map(path -> path.replace('/', '.')).toList();
  }

  @Test
  void namesTheCommandsTopicsAsTheyAreCalled() throws IOException {
    Set<String> unique = new HashSet<>();
    Set<String> ambiguous = new HashSet<>();
    for (String example : topics()) {
      String name = topicName(example);
      if (!unique.add(name)) {
        ambiguous.add(name);
      }
    }
    unique.removeAll(ambiguous);
    for (String example : topics()) {
      String section = example.replaceFirst(".*/([a-z]+)/[^/]*$", "$1");
      unique.add(section.replace("jdbccursor", "jdbc-cursor") + "/" + topicName(example));
    }

    List<String> shown = found("`\\./pynotes (?:show|run) ([^` ]+)`", document);

    assertThat(shown).hasSizeGreaterThan(10);
    assertThat(unique).containsAll(shown);
  }
}
