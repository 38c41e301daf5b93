package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableSet;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import io.github.pynotes.build.Trace;
import java.util.ArrayList;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("collections.OrderedDict, replayed on LinkedHashMap")
class OrderedDictTraceTest {
  /// Where Java does something else than CPython, and why. The map is the same afterwards.
  private enum Difference {
    /// A map says by null that it has no such key, or none at all.
    NULL_FOR_KEY_ERROR(ImmutableSet.of("get", "delete", "pop", "popitem"), "KeyError", "null"),

    /// `putLast(key, get(key))` would add a missing key with null, so that whoever moves a key must
    /// ask for it first; there is nothing then that could fail.
    NOTHING_TO_MOVE(ImmutableSet.of("move_to_end"), "KeyError", "null"),

    /// Maps are equal whatever their order.
    ORDER_DOES_NOT_COUNT(ImmutableSet.of("equals"), "false", "true");

    private final ImmutableSet<String> operations;
    private final String python;
    private final String java;

    Difference(ImmutableSet<String> operations, String python, String java) {
      this.operations = operations;
      this.python = python;
      this.java = java;
    }

    static Difference between(Step step, String java) {
      return Stream.of(values())
          .filter(it -> it.operations.contains(step.op))
          .filter(it -> it.python.equals(step.outcome()) && it.java.equals(java))
          .findFirst()
          .orElseThrow(() -> new AssertionError("%s, but Java: %s".formatted(step, java)));
    }
  }

  /// One line of the trace: an operation, those of the arguments that it has, what it returned or
  /// raised, and what was in the OrderedDict then.
  record Step(
      String op,
      int key,
      int value,
      boolean last,
      int after,
      List<List<Integer>> pairs,
      List<List<Integer>> others,
      JsonElement result,
      String error,
      List<List<Integer>> state) {

    /// The kind of the exception, or the result as JSON.
    String outcome() {
      return error == null ? result.toString() : error;
    }
  }

  private static final Gson GSON = new Gson();

  private final LinkedHashMap<Integer, Integer> map = new LinkedHashMap<>();

  @Test
  @DisplayName("does what CPython did")
  void replays(TestReporter reporter) {
    var trace = Trace.read("ordered_dict", Step.class);
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : trace.steps()) {
      String java = replay(step);
      if (!java.equals(step.outcome())) {
        differences.merge(Difference.between(step, java), 1, Integer::sum);
      }
      assertThat(entries(map)).as("the map after %s", step).isEqualTo(step.state());
    }

    assertThat(differences).containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d operations, %,d of them in %d named differences"
            .formatted(
                trace.steps().size(),
                differences.values().stream().mapToInt(Integer::intValue).sum(),
                differences.size()));
  }

  private String replay(Step step) {
    try {
      return GSON.toJson(result(step));
    } catch (NoSuchElementException e) {
      return "StopIteration";
    }
  }

  /// What Python's operation is in Java, as a reader would write it.
  private Object result(Step step) {
    int key = step.key;
    int value = step.value;
    return switch (step.op) {
      case "put" -> none(map.put(key, value));
      case "get" -> map.get(key);
      case "get_or" -> map.getOrDefault(key, value);
      case "contains" -> map.containsKey(key);
      case "delete" -> none(map.remove(key));
      case "pop" -> map.remove(key);
      case "pop_or" -> Objects.requireNonNullElse(map.remove(key), value);
      case "popitem" -> entry(step.last ? map.pollLastEntry() : map.pollFirstEntry());
      case "move_to_end" -> none(moveToEnd(key, step.last));
      case "setdefault" -> Objects.requireNonNullElse(map.putIfAbsent(key, value), value);
      case "update" -> none(putAll(map, step.pairs));
      case "clear" -> clear();
      case "union" -> entries(putAll(new LinkedHashMap<>(map), step.pairs));
      case "first" -> map.sequencedKeySet().getFirst();
      case "last" -> map.sequencedKeySet().getLast();
      case "backwards" -> List.copyOf(map.sequencedKeySet().reversed());
      case "backwards_values" -> List.copyOf(map.sequencedValues().reversed());
      case "backwards_items" -> entries(map.reversed());
      case "equals", "equals_dict" -> map.equals(mapOf(step.others));
      case "equals_in_order" ->
          List.copyOf(map.entrySet()).equals(List.copyOf(mapOf(step.others).entrySet()));
      case "put_while_iterating" -> keysSeen(step.after, () -> map.put(key, value));
      case "delete_while_iterating" -> keysSeen(step.after, () -> map.remove(key));
      case "move_while_iterating" -> keysSeen(step.after, () -> moveToEnd(key, step.last));
      default -> throw new AssertionError("an unknown operation: " + step.op);
    };
  }

  private Object clear() {
    map.clear();
    return null;
  }

  private boolean moveToEnd(int key, boolean last) {
    Integer value = map.get(key);
    if (value == null) {
      return false;
    }
    if (last) {
      map.putLast(key, value);
    } else {
      map.putFirst(key, value);
    }
    return true;
  }

  /// The keys of an iteration in which something changes after so many; -1 where it fails.
  private List<Integer> keysSeen(int after, Runnable change) {
    var seen = new ArrayList<Integer>();
    try {
      for (int key : map.keySet()) {
        seen.add(key);
        if (seen.size() == after) {
          change.run();
        }
      }
    } catch (ConcurrentModificationException e) {
      seen.add(-1);
    }
    return seen;
  }

  private static Map<Integer, Integer> putAll(
      Map<Integer, Integer> map, List<List<Integer>> pairs) {
    pairs.forEach(pair -> map.put(pair.getFirst(), pair.getLast()));
    return map;
  }

  private static Map<Integer, Integer> mapOf(List<List<Integer>> pairs) {
    return putAll(new LinkedHashMap<>(), pairs);
  }

  private static List<List<Integer>> entries(Map<Integer, Integer> map) {
    return map.entrySet().stream().map(OrderedDictTraceTest::entry).toList();
  }

  private static List<Integer> entry(Map.Entry<Integer, Integer> entry) {
    return entry == null ? null : List.of(entry.getKey(), entry.getValue());
  }

  /// What a Python operation returns that returns nothing.
  private static Object none(Object unused) {
    return null;
  }
}
