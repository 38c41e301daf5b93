package io.github.pynotes.resources;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.pynotes.build.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Runs the programs of `exit_stack_trace.py` on `CloseStack`. The events must be the same, in
/// their order. What escapes must bring along every failure that it brings along where CPython runs
/// the program as nested `with` statements, in the order in which they happened.
@DisplayName("CloseStack, held against CPython's ExitStack")
class CloseStackTraceTest {
  /// In what a program that raises may end otherwise than on CPython's `ExitStack`.
  enum Difference {
    /// Java throws the first failure, and the later ones are suppressed by it; Python throws the
    /// last, and the earlier ones are its `__context__`.
    THE_FIRST_ESCAPES,

    /// Where the body completes and several closers fail, `ExitStack` keeps the last failure and
    /// forgets the others, which is CPython's issue 102201. Nested `with` statements forget
    /// nothing, nor does Java.
    EXIT_STACK_FORGETS
  }

  /// What the numbers stand for, of which one in four is an error.
  private static final class Failure extends Exception {
    private static final long serialVersionUID = 1L;

    Failure(int number) {
      super(String.valueOf(number));
    }
  }

  /// @param op what is done: `enter`, `push`, `callback`, `raise`, `with`, `close`, `pop_all`
  /// @param refuses the failure of entering, or null
  /// @param fails the failure of the closer, or of the body; or null
  /// @param then what the closer registers while the stack is being closed; or null
  /// @param body of `with` and `pop_all`
  /// @param caught whether the failure of a `with` is caught
  private record Step(
      String op,
      int name,
      Integer refuses,
      Integer fails,
      List<Step> then,
      List<Step> body,
      boolean caught) {}

  /// @param chain the failures of `ExitStack`, the last first; null if it completed
  /// @param nested those of nested `with` statements
  private record Outcome(
      List<Step> program, List<String> events, List<Integer> chain, List<Integer> nested) {}

  /// Runs a program.
  private static final class Machine {
    private final List<String> events = new ArrayList<>();

    private void block(List<Step> steps) throws Failure {
      try (var stack = new CloseStack<Failure>()) {
        run(steps, stack);
      }
    }

    private void run(List<Step> steps, CloseStack<Failure> stack) throws Failure {
      for (Step step : steps) {
        switch (step.op) {
          case "enter" -> stack.register(entered(step), it -> close("exit", it, stack));
          case "push" -> stack.register(step, it -> close("exit", it, stack));
          case "callback" -> stack.defer(() -> close("call", step, stack));
          case "raise" -> fail(step.fails);
          case "with" -> with(step);
          case "close" -> stack.close();
          case "pop_all" -> {
            try (var heir = stack.detach()) {
              run(step.body, heir);
            }
          }
          default -> throw new IllegalArgumentException(step.op);
        }
      }
    }

    private void with(Step step) throws Failure {
      try {
        block(step.body);
      } catch (Failure | AssertionError failure) {
        if (!step.caught) {
          throw failure;
        }
        events.add("caught");
      }
    }

    private Step entered(Step step) throws Failure {
      events.add("enter " + step.name);
      fail(step.refuses);
      return step;
    }

    private void close(String event, Step step, CloseStack<Failure> stack) throws Failure {
      events.add(event + " " + step.name);
      if (step.then != null) {
        run(step.then, stack);
      }
      fail(step.fails);
    }

    private static void fail(Integer number) throws Failure {
      if (number != null && number % 4 == 0) {
        throw new AssertionError(number);
      }
      if (number != null) {
        throw new Failure(number);
      }
    }
  }

  @Test
  void doesTheSameInTheSameOrderAndForgetsNoFailure(TestReporter reporter) {
    var outcomes = Trace.read("exit_stack", Outcome.class).steps();
    Map<Difference, Integer> differences = new EnumMap<>(Difference.class);
    int events = 0;
    for (Outcome outcome : outcomes) {
      var machine = new Machine();
      List<Integer> failures = failuresOf(machine, outcome.program);

      assertThat(machine.events).as("%s", outcome.program).isEqualTo(outcome.events);
      assertThat(failures).as("%s", outcome.program).isEqualTo(oldestFirst(outcome.nested));
      assertThat(failures.isEmpty()).as("%s", outcome.program).isEqualTo(outcome.chain == null);
      assertThat(failures).as("%s", outcome.program).containsAll(oldestFirst(outcome.chain));
      if (!failures.isEmpty() && !failures.getFirst().equals(outcome.chain.getFirst())) {
        differences.merge(Difference.THE_FIRST_ESCAPES, 1, Integer::sum);
      }
      if (failures.size() > oldestFirst(outcome.chain).size()) {
        differences.merge(Difference.EXIT_STACK_FORGETS, 1, Integer::sum);
      }
      events += machine.events.size();
    }

    assertThat(differences).containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d programs with %,d events; in %,d another failure escapes, in %,d ExitStack forgets one"
            .formatted(
                outcomes.size(),
                events,
                differences.get(Difference.THE_FIRST_ESCAPES),
                differences.get(Difference.EXIT_STACK_FORGETS)));
  }

  /// What escapes, and what is suppressed by it, in the order in which they happened.
  private static List<Integer> failuresOf(Machine machine, List<Step> program) {
    try {
      machine.block(program);
      return List.of();
    } catch (Failure | AssertionError failure) {
      return withSuppressed(failure).map(it -> Integer.valueOf(it.getMessage())).toList();
    }
  }

  private static Stream<Throwable> withSuppressed(Throwable failure) {
    return Stream.concat(
        Stream.of(failure),
        Stream.of(failure.getSuppressed()).flatMap(CloseStackTraceTest::withSuppressed));
  }

  private static List<Integer> oldestFirst(List<Integer> chain) {
    return chain == null ? List.of() : chain.reversed();
  }
}
