package io.github.pynotes.build;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;

/// Prints each test class as a tree of its display names as soon as it has finished, so that a test
/// run reads like a table of contents:
///
/// ```
/// fetchone, fetchmany, fetchall
///   fetchone
///     ✔ answers null after the last row
///     ✘ fails on a closed cursor: expected 1 but was 2
///     ✔ does what CPython did (replayed: 12,000 operations)
/// ```
///
/// What a test publishes through its `TestReporter` stands in brackets behind its name.
///
/// What one method generates (parameters, repetitions, a factory's suite) shares that method's line
/// and is counted there; only its failures get lines of their own. Surefire's own tree reporter
/// loses the names of `@Nested` classes since 3.5.4, hence this one.
///
/// Found through `META-INF/services`. Classes may run in parallel.
public final class TestTree implements TestExecutionListener {
  private enum Outcome {
    PASSED("✔ "),
    FAILED("✘ "),
    SKIPPED("↷ ");

    private final String mark;

    Outcome(String mark) {
      this.mark = mark;
    }
  }

  private record Report(Outcome outcome, String remark) {}

  private final PrintStream out;
  private final Map<String, Report> reports = new HashMap<>();
  private final Map<String, String> entries = new HashMap<>();
  private TestPlan plan;

  /// Prints to what `System.out` is now, whatever a test puts in its place later.
  public TestTree() {
    this(System.out);
  }

  TestTree(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void testPlanExecutionStarted(TestPlan testPlan) {
    plan = testPlan;
  }

  @Override
  public synchronized void executionSkipped(TestIdentifier test, String reason) {
    reports.put(test.getUniqueId(), new Report(Outcome.SKIPPED, " (skipped: " + reason + ")"));
    printIfTopLevel(test);
  }

  @Override
  public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
    Report report =
        result.getStatus() == Status.SUCCESSFUL
            ? new Report(Outcome.PASSED, "")
            : new Report(Outcome.FAILED, result.getThrowable().map(TestTree::reason).orElse(""));
    reports.put(test.getUniqueId(), report);
    printIfTopLevel(test);
  }

  @Override
  public synchronized void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
    String text =
        entry.getKeyValuePairs().entrySet().stream()
            .map(pair -> "%s: %s".formatted(pair.getKey(), pair.getValue()))
            .collect(Collectors.joining(", "));
    entries.merge(test.getUniqueId(), " (" + text + ")", String::concat);
  }

  private static String reason(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).strip();
    return ": " + message.lines().findFirst().orElse(thrown.getClass().getSimpleName());
  }

  /// An engine is the root of its tree; the classes stand right below it.
  private void printIfTopLevel(TestIdentifier test) {
    boolean isTopLevel =
        plan.getParent(test).map(plan::getParent).filter(up -> up.isEmpty()).isPresent();
    if (isTopLevel) {
      List<String> lines = new ArrayList<>();
      describe(test, "", lines);
      out.println(String.join("\n", lines)); // at once, as another JVM may be printing, too
    }
  }

  private void describe(TestIdentifier test, String indent, List<String> lines) {
    Report report = reports.get(test.getUniqueId());
    if (report == null) {
      return; // stands below something that was skipped
    }
    boolean isMethod = test.getSource().filter(MethodSource.class::isInstance).isPresent();
    if (isMethod && test.isContainer()) {
      describeGenerated(test, report, indent, lines);
      return;
    }
    boolean isQuiet = test.isContainer() && report.outcome == Outcome.PASSED;
    lines.add(indent + line(test, isQuiet ? "" : report.outcome.mark, report.remark));
    for (TestIdentifier child : plan.getChildren(test)) {
      describe(child, indent + "  ", lines);
    }
  }

  private void describeGenerated(
      TestIdentifier method, Report own, String indent, List<String> lines) {
    List<TestIdentifier> tests =
        plan.getDescendants(method).stream().filter(TestIdentifier::isTest).toList();
    List<TestIdentifier> news =
        tests.stream().filter(test -> outcome(test) != Outcome.PASSED).toList();
    boolean anyFailed = tests.stream().anyMatch(test -> outcome(test) == Outcome.FAILED);
    Outcome outcome = anyFailed ? Outcome.FAILED : own.outcome;
    lines.add(indent + line(method, outcome.mark, " × " + tests.size() + own.remark));
    for (TestIdentifier test : news) {
      describe(test, indent + "  ", lines);
    }
  }

  private Outcome outcome(TestIdentifier test) {
    Report report = reports.get(test.getUniqueId());
    return report == null ? Outcome.SKIPPED : report.outcome;
  }

  private String line(TestIdentifier test, String mark, String remark) {
    return mark + test.getDisplayName() + entries.getOrDefault(test.getUniqueId(), "") + remark;
  }
}
