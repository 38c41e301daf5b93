package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import io.github.pynotes.build.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("LazyMap against collections.defaultdict")
class LazyMapTraceTest {
  /// A call, what it returned or raised, and the items of the defaultdict afterwards.
  private record Step(
      String call,
      int key,
      JsonElement value,
      JsonElement result,
      String raises,
      JsonArray items) {}

  /// What came of a step, in Python or in Java; a map is the list of its items, in their order.
  private record Outcome(Object result, String raises, List<Object> items) {}

  private enum Difference {
    /// `remove` and `pollLastEntry` return null for what is not there, as those of all maps do.
    ABSENT_IS_NULL {
      @Override
      boolean explains(Step step, Outcome before, Outcome python, Outcome java) {
        return "KeyError".equals(python.raises)
            && java.equals(new Outcome(null, null, before.items));
      }
    },

    /// A factory must not make null, lest `get` return what other maps return for absent keys.
    FACTORY_MADE_NULL {
      @Override
      boolean explains(Step step, Outcome before, Outcome python, Outcome java) {
        boolean got = List.of("d[key]", "copy = d.copy(); copy[key]").contains(step.call);
        return got
            && python.raises == null
            && java.equals(new Outcome(null, "NullPointerException", before.items));
      }
    },

    /// `putIfAbsent` takes a null for an absent value, as that of all maps does.
    NULL_IS_ABSENT {
      @Override
      boolean explains(Step step, Outcome before, Outcome python, Outcome java) {
        return step.call.equals("d.setdefault(key, value)")
            && before.items.contains(item(step.key, null))
            && java.items.contains(item(step.key, plain(step.value)));
      }
    },

    /// `other.equals(lazy)` asks `lazy.get`, which inserts or fails; so it may also be wrong.
    EQUALS_INSERTS {
      @Override
      boolean explains(Step step, Outcome before, Outcome python, Outcome java) {
        int size = before.items.size();
        return step.call.equals("other == d")
            && java.items.subList(0, size).equals(before.items)
            && (java.items.size() > size || "TimeoutError".equals(java.raises));
      }
    };

    abstract boolean explains(Step step, Outcome before, Outcome python, Outcome java);
  }

  private static final class TimeoutError extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private LinkedHashMap<Integer, Object> beneath = new LinkedHashMap<>();
  private Supplier<Object> factory = () -> null;
  private LazyMap<Integer, Object> d = LazyMap.over(beneath, factory);

  @Test
  void doesWhatPythonDid(TestReporter reporter) {
    var steps = Trace.read("defaultdict", Step.class).steps();
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : steps) {
      var before = new Outcome(null, null, items(d));
      var python = new Outcome(plain(step.result), step.raises, items(map(step.items)));
      var java = outcome(step);
      if (!java.equals(python)) {
        var reason =
            Stream.of(Difference.values())
                .filter(difference -> difference.explains(step, before, python, java))
                .findFirst();
        assertThat(reason).as("%s: CPython %s, Java %s", step, python, java).isPresent();
        differences.merge(reason.get(), 1, Integer::sum);
        beneath.clear();
        beneath.putAll(map(step.items));
      }
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(10_000);
    assertThat(differences).containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d operations, %,d of them in %d named differences"
            .formatted(
                steps.size(),
                differences.values().stream().mapToInt(count -> count).sum(),
                differences.size()));
  }

  private Outcome outcome(Step step) {
    try {
      return new Outcome(result(step), null, items(d));
    } catch (NullPointerException | TimeoutError e) {
      return new Outcome(null, e.getClass().getSimpleName(), items(d));
    }
  }

  private Object result(Step step) {
    int key = step.key;
    Object value = plain(step.value);
    return switch (step.call) {
      case "d = defaultdict(list)" -> start(ArrayList::new);
      case "d = defaultdict(int)" -> start(() -> 0);
      case "d = defaultdict(None)" -> start(() -> null);
      case "d = defaultdict(raising)" ->
          start(() -> {
            throw new TimeoutError();
          });
      case "d[key]" -> d.get(key);
      case "d[key].append(value)" -> none(append(d.get(key), value));
      case "d[key] += value" -> none(d.put(key, (int) d.get(key) + (int) value));
      case "d[key] = value" -> none(d.put(key, value));
      case "del d[key]" -> none(d.remove(key));
      case "d.get(key)" -> d.getOrDefault(key, null);
      case "d.get(key, value)" -> d.getOrDefault(key, value);
      case "d.setdefault(key, value)" -> {
        Object earlier = d.putIfAbsent(key, value);
        yield earlier == null ? value : earlier;
      }
      case "d.pop(key)" -> d.remove(key);
      case "d.pop(key, value)" -> d.containsKey(key) ? d.remove(key) : value;
      case "d.popitem()" -> {
        var last = beneath.pollLastEntry();
        yield last == null ? null : item(last.getKey(), last.getValue());
      }
      case "key in d" -> d.containsKey(key);
      case "(key, value) in d.items()" -> d.entrySet().contains(Map.entry(key, value));
      case "len(d)" -> d.size();
      case "d |= other" -> {
        d.putAll(map(step.value));
        yield null;
      }
      case "d | other" -> {
        var both = copy();
        both.putAll(map(step.value));
        yield items(both);
      }
      case "d == other" -> d.equals(map(step.value));
      case "other == d" -> map(step.value).equals(d);
      case "copy = d.copy(); copy[key]" -> {
        var copy = copy();
        copy.get(key);
        yield items(copy);
      }
      case "d.clear()" -> {
        d.clear();
        yield null;
      }
      default -> throw new IllegalArgumentException("How does one do %s?".formatted(step.call));
    };
  }

  private Object start(Supplier<Object> factory) {
    this.factory = factory;
    beneath = new LinkedHashMap<>();
    d = LazyMap.over(beneath, factory);
    return null;
  }

  private LazyMap<Integer, Object> copy() {
    return LazyMap.over(new LinkedHashMap<>(beneath), factory);
  }

  @SuppressWarnings("unchecked") // the factory made it
  private static boolean append(Object list, Object value) {
    return ((List<Object>) list).add(value);
  }

  /// What a Python statement results in, where Java's method returns something.
  private static Object none(Object ignored) {
    return null;
  }

  private static Object plain(JsonElement json) {
    if (json == null || json.isJsonNull()) {
      return null;
    }
    if (json.isJsonArray()) {
      var list = new ArrayList<Object>();
      json.getAsJsonArray().forEach(element -> list.add(plain(element)));
      return list;
    }
    var primitive = json.getAsJsonPrimitive();
    return primitive.isBoolean() ? (Object) primitive.getAsBoolean() : primitive.getAsInt();
  }

  private static Map<Integer, Object> map(JsonElement items) {
    var map = new LinkedHashMap<Integer, Object>();
    for (JsonElement item : items.getAsJsonArray()) {
      map.put(item.getAsJsonArray().get(0).getAsInt(), plain(item.getAsJsonArray().get(1)));
    }
    return map;
  }

  private static List<Object> items(Map<Integer, Object> map) {
    var items = new ArrayList<Object>();
    map.forEach((key, value) -> items.add(item(key, value)));
    return items;
  }

  private static List<Object> item(Integer key, Object value) {
    return Arrays.asList(key, value);
  }
}
