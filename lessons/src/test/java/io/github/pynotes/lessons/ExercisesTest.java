package io.github.pynotes.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// That each exercise is red as it is given, and green as it is solved.
@DisplayName("the exercises")
class ExercisesTest {
  private static final Path STUBS = Path.of("target", "classes");
  private static final Path SOLUTIONS = Path.of("target", "solutions");
  private static final Path TESTS = Path.of("target", "test-classes");

  @Test
  void areFifteen() {
    assertThat(exercises()).hasSize(15);
  }

  /// By the names of their classes.
  static List<String> exercises() {
    Path sources = Path.of("src", "solutions", "java");
    try (Stream<Path> files = Files.walk(sources)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(file -> sources.relativize(file).toString())
          .map(path -> path.replace(".java", "").replace('/', '.').replace('\\', '.'))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("exercises")
  @DisplayName("are red with their stubs, test by test")
  void red(String exercise) throws Exception {
    Outcome outcome = run(exercise, STUBS);

    assertThat(outcome.passed())
        .as("what passes in %s before anything is written (or was src/main/java solved?)", exercise)
        .isEmpty();
    assertThat(outcome.failures())
        .as("failures of %s", exercise)
        .isNotEmpty()
        .allSatisfy(failure -> assertThat(failure).hasStackTraceContaining("Write me: "));
  }

  @ParameterizedTest
  @MethodSource("exercises")
  @DisplayName("are green with their solutions, where the same tests run")
  void green(String exercise) throws Exception {
    Outcome outcome = run(exercise, SOLUTIONS);

    assertThat(outcome.failures()).as("failures of %s", exercise).isEmpty();
    assertThat(outcome.passed()).as("what passes in %s", exercise).hasSizeGreaterThan(2);
  }

  private record Outcome(List<String> passed, List<Throwable> failures) {}

  /// Runs an exercise's test on what that folder has for it, in a class loader of its own.
  private static Outcome run(String exercise, Path folder) throws Exception {
    var outcome = new Outcome(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>());
    var config =
        LauncherConfig.builder()
            .enableTestExecutionListenerAutoRegistration(false) // this run prints no tree
            .build();
    try (var loader = new ExerciseLoader(exercise, folder)) {
      Class<?> test = loader.loadClass(exercise + "Test");
      assertThat(test.getClassLoader()).isSameAs(loader);

      LauncherFactory.create(config)
          .execute(
              LauncherDiscoveryRequestBuilder.request().selectors(selectClass(test)).build(),
              new Recorder(outcome));
    }
    return outcome;
  }

  /// Notes what passed and what failed; a skipped test is neither, and so a failure of the green
  /// run.
  private record Recorder(Outcome outcome) implements TestExecutionListener {
    @Override
    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
      if (result.getStatus() != Status.SUCCESSFUL) {
        outcome.failures().add(result.getThrowable().orElseThrow());
      } else if (test.isTest()) {
        outcome.passed().add(test.getDisplayName());
      }
    }

    @Override
    public void executionSkipped(TestIdentifier test, String reason) {
      outcome.failures().add(new AssertionError("%s: %s".formatted(test.getDisplayName(), reason)));
    }
  }

  /// Defines an exercise and its test by itself, with what is nested in them; all other classes are
  /// its parent's.
  private static final class ExerciseLoader extends URLClassLoader {
    private final String exercise;

    ExerciseLoader(String exercise, Path folder) throws MalformedURLException {
      super(
          new URL[] {folder.toUri().toURL(), TESTS.toUri().toURL()},
          ExercisesTest.class.getClassLoader());
      this.exercise = exercise;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(exercise)) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? findClass(name) : loaded;
      }
    }
  }
}
