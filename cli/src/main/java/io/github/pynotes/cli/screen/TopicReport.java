package io.github.pynotes.cli.screen;

import io.github.pynotes.cli.catalog.Topic;
import io.github.pynotes.cli.example.ExampleRun;
import io.github.pynotes.cli.example.Recording;
import java.io.PrintWriter;

/// What `tour` and `run` print about one topic.
///
/// @param screen where to
public record TopicReport(Screen screen) {

  /// Its names and the Java answer.
  public void heading(Topic topic) {
    PrintWriter out = screen.out();
    out.println(screen.bold(topic.topic()) + "  " + topic.pythonNames());
    out.println("  " + screen.cyan("Java: " + topic.java()));
  }

  /// What the example printed, and whether it should have.
  public void result(ExampleRun run) {
    PrintWriter out = screen.out();
    run.printed().forEach(line -> out.println("    " + line));
    out.println("  " + verdict(run));
    switch (run.outcome()) {
      case EQUAL -> run.recording().ifPresent(this::differences);
      case DIFFERENT -> run.difference().forEach(line -> out.println("    " + screen.red(line)));
      case FAILED -> out.println("    " + screen.red(run.failure().orElseThrow()));
    }
  }

  private String verdict(ExampleRun run) {
    return switch (run.outcome()) {
      case EQUAL ->
          screen.green(
              run.recording()
                  .map(TopicReport::equality)
                  .orElse("ran to its end; it has no twin in Python"));
      case DIFFERENT -> screen.red("different from what CPython printed:");
      case FAILED -> screen.red("failed:");
    };
  }

  private static String equality(Recording recording) {
    int named = recording.differences().size();
    String exception = named == 0 ? "" : " but for " + count(named, "named difference");
    return "equal to what CPython printed" + exception;
  }

  /// The lines that are known to read differently, and why.
  public void differences(Recording recording) {
    recording
        .differences()
        .forEach((number, difference) ->
            screen
                .out()
                .println(
                    "    "
                        + screen.dim(
                            "line %d is '%s' in Java and '%s' in Python: %s"
                                .formatted(
                                    number,
                                    difference.java(),
                                    recording.python().get(number - 1),
                                    difference.reason()))));
  }

  /// `1 example`, `2 examples`.
  public static String count(long number, String noun) {
    return number == 1 ? "1 " + noun : number + " " + noun + "s";
  }
}
