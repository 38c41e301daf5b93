package io.github.pynotes.cli.example;

import io.github.pynotes.cli.catalog.Repository;
import io.github.pynotes.cli.catalog.Topic;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What an example printed in this JVM, held against what CPython printed.
///
/// @param printed its lines, up to the failure if it failed
/// @param recording what it should print; empty for a topic without a Python twin
/// @param failure what it threw, in one line; empty if it came to its end
public record ExampleRun(
    List<String> printed, Optional<Recording> recording, Optional<String> failure) {

  /// How it went.
  public enum Outcome {
    EQUAL,
    DIFFERENT,
    FAILED
  }

  /// Runs the example of a topic and waits for its end. Puts another `System.out` in place
  /// meanwhile, so that only one example may run at a time.
  public static ExampleRun of(Topic topic, Repository repository) {
    Optional<Recording> recording =
        Optional.ofNullable(topic.files().output()).map(file -> Recording.of(topic, repository));
    var bytes = new ByteArrayOutputStream();
    PrintStream systemOut = System.out;
    Optional<String> failure = Optional.empty();
    try (var capture = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
      System.setOut(capture);
      callMain(Class.forName(topic.example()));
    } catch (InvocationTargetException e) {
      failure = Optional.of(inOneLine(e.getCause(), topic));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("%s cannot be started".formatted(topic.example()), e);
    } finally {
      System.setOut(systemOut);
    }
    return new ExampleRun(
        bytes.toString(StandardCharsets.UTF_8).lines().toList(), recording, failure);
  }

  private static void callMain(Class<?> example) throws ReflectiveOperationException {
    var constructor = example.getDeclaredConstructor();
    constructor.setAccessible(true);
    Method main = example.getDeclaredMethod("main");
    main.setAccessible(true);
    main.invoke(constructor.newInstance());
  }

  private static String inOneLine(Throwable thrown, Topic topic) {
    String where =
        Stream.of(thrown.getStackTrace())
            .filter(frame -> frame.getClassName().equals(topic.example()))
            .findFirst()
            .map(frame -> " (%s:%d)".formatted(topic.files().example(), frame.getLineNumber()))
            .orElse("");
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    return "%s: %s%s".formatted(thrown.getClass().getSimpleName(), message, where);
  }

  /// Whether it ended, and printed what it should.
  public Outcome outcome() {
    if (failure.isPresent()) {
      return Outcome.FAILED;
    }
    return printed.equals(expected()) ? Outcome.EQUAL : Outcome.DIFFERENT;
  }

  /// Each line that is not as it should be: `- ` before what CPython printed, `+ ` before what the
  /// example did, both with the line's number.
  public List<String> difference() {
    return LineDifference.between(expected(), printed);
  }

  private List<String> expected() {
    return recording.map(Recording::java).orElse(printed);
  }
}
