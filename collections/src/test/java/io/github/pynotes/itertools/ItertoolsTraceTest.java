package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.common.collect.Iterators;
import com.google.common.collect.Streams;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.reflect.TypeToken;
import io.github.pynotes.build.Trace;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Replays random calls of CPython on what the JDK and Guava have for them. What has a pattern is
/// replayed beside that pattern.
@DisplayName("itertools against CPython, where the JDK or Guava has the answer")
class ItertoolsTraceTest {
  /// How many elements are taken of what has no end.
  private static final int TAKEN = 12;

  private static final Gson GSON = new Gson();

  private record Step(String call, List<JsonElement> args, JsonElement result, String raises) {
    List<Integer> numbers(int index) {
      return read(args.get(index), new TypeToken<>() {});
    }

    /// Null where Python has None.
    Integer number(int index) {
      return GSON.fromJson(args.get(index), Integer.class);
    }

    Predicate<Integer> below(int index) {
      int limit = number(index);
      return n -> n < limit;
    }
  }

  /// Where the answers may differ.
  private enum Difference {
    /// `repeat(x, -1)` is empty; `Collections.nCopies(-1, x)` is refused.
    NEGATIVE_TIMES
  }

  @Test
  void givesTheSameElementsInTheSameOrder(TestReporter reporter) {
    var trace = Trace.read("itertools", Step.class);
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : trace.steps()) {
      if (step.call().equals("repeat") && step.number(1) < 0) {
        assertThat(step.result().getAsJsonArray()).isEmpty();
        assertThat(raises(step)).isEqualTo("ValueError");
        differences.merge(Difference.NEGATIVE_TIMES, 1, Integer::sum);
      } else if (step.raises() != null) {
        assertThat(raises(step)).as("%s", step).isEqualTo(step.raises());
      } else {
        assertThat(answer(step)).as("%s", step).isEqualTo(expected(step));
      }
    }

    assertThat(differences).containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed", "%,d calls, of which differ: %s".formatted(trace.steps().size(), differences));
  }

  /// What the JDK and Guava make of the same arguments.
  private static Object answer(Step step) {
    return switch (step.call()) {
      case "chain" ->
          step.args().stream()
              .map(list -> read(list, new TypeToken<List<Integer>>() {}))
              .flatMap(List::stream)
              .toList();
      case "count" -> Stream.iterate(step.number(0), i -> i + step.number(1)).limit(TAKEN).toList();
      case "cycle" -> Streams.stream(Iterators.cycle(step.numbers(0))).limit(TAKEN).toList();
      case "repeat" -> Collections.nCopies(step.number(1), step.number(0));
      case "islice" -> slice(step.numbers(0), step.number(1), step.number(2), step.number(3));
      case "compress" ->
          Streams.zip(
                  step.numbers(0).stream(),
                  read(step.args().get(1), new TypeToken<List<Boolean>>() {}).stream(),
                  (item, selected) -> selected ? Stream.of(item) : Stream.<Integer>of())
              .flatMap(it -> it)
              .toList();
      case "starmap" ->
          read(step.args().get(0), new TypeToken<List<List<Integer>>>() {}).stream()
              .map(pair -> pair.get(0) * pair.get(1) - pair.get(1))
              .toList();
      case "filterfalse" -> step.numbers(0).stream().filter(Predicate.not(step.below(1))).toList();
      case "takewhile" -> step.numbers(0).stream().takeWhile(step.below(1)).toList();
      case "dropwhile" -> step.numbers(0).stream().dropWhile(step.below(1)).toList();
      case "reversed" -> step.numbers(0).reversed();
      case "sorted" -> {
        Comparator<Integer> order =
            step.args().get(2).getAsBoolean()
                ? Comparator.reverseOrder()
                : Comparator.naturalOrder();
        yield step.numbers(0).stream()
            .sorted(Comparator.comparing(n -> Math.floorMod(n, step.number(1)), order))
            .toList();
      }
      case "any" -> step.numbers(0).stream().anyMatch(step.below(1));
      case "all" -> step.numbers(0).stream().allMatch(step.below(1));
      default -> fail("unknown: " + step);
    };
  }

  /// `islice(items, start, stop, step)`, each of which may be None.
  private static List<Integer> slice(
      List<Integer> items, Integer start, Integer stop, Integer step) {
    int from = start == null ? 0 : start;
    Stream<Integer> slice = items.stream().skip(from);
    if (stop != null) {
      slice = slice.limit(stop < 0 ? stop : Math.max(0, stop - from));
    }
    return slice
        .gather(Gatherers.windowFixed(step == null ? 1 : step))
        .map(List::getFirst)
        .toList();
  }

  /// The kind of CPython's exception that Java's stands for.
  private static String raises(Step step) {
    try {
      return "nothing, but " + answer(step);
    } catch (IllegalArgumentException e) {
      return "ValueError";
    }
  }

  private static Object expected(Step step) {
    return step.result().isJsonArray()
        ? read(step.result(), new TypeToken<List<Integer>>() {})
        : step.result().getAsBoolean();
  }

  private static <T> T read(JsonElement json, TypeToken<T> type) {
    return GSON.fromJson(json, type);
  }
}
