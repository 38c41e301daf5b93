package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.LinkedHashMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.Multisets;
import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.reflect.TypeToken;
import io.github.pynotes.build.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("Multiset and Map against collections.Counter")
class CounterTraceTest {
  /// A call, what it returned, and the counts of both counters afterwards, in their order.
  private record Step(
      String call,
      JsonElement value,
      JsonElement result,
      List<List<Integer>> c,
      List<List<Integer>> d) {
    int element() {
      return value.getAsInt();
    }

    List<Integer> elements() {
      return GSON.fromJson(value, new TypeToken<>() {});
    }

    Map<Integer, Integer> counts() {
      return mapOf(GSON.fromJson(value, new TypeToken<>() {}));
    }

    /// Of both counters.
    Stream<Integer> allCounts() {
      return Stream.of(c, d).flatMap(List::stream).map(List::getLast);
    }
  }

  /// Where a Multiset differs from a Counter. A Map differs nowhere.
  private enum Difference {
    /// A Multiset has no entry for a count of zero, and so it is not in the order either.
    NO_ZERO {
      @Override
      boolean explains(Step before, Step python, Step java) {
        return Stream.of(before, python).flatMap(Step::allCounts).noneMatch(count -> count < 0)
            && Stream.of(before, python).flatMap(Step::allCounts).anyMatch(count -> count == 0)
            && mapOf(java.c).equals(positive(mapOf(python.c)))
            && mapOf(java.d).equals(positive(mapOf(python.d)));
      }
    },

    /// A Multiset has no count below zero: removing ends there, and adding begins there.
    NO_NEGATIVE {
      @Override
      boolean explains(Step before, Step python, Step java) {
        return Stream.of(before, python).flatMap(Step::allCounts).anyMatch(count -> count < 0);
      }
    };

    abstract boolean explains(Step before, Step python, Step java);
  }

  private static final Gson GSON = new Gson();

  @Test
  void aMapDoesWhatPythonDid(TestReporter reporter) {
    var steps = Trace.read("counter", Step.class).steps();
    var maps = new Maps();

    for (Step step : steps) {
      JsonElement result = GSON.toJsonTree(maps.result(step));
      assertThat(new Step(step.call, step.value, result, items(maps.c), items(maps.d)))
          .isEqualTo(step);
    }

    assertThat(steps).hasSizeGreaterThanOrEqualTo(10_000);
    reporter.publishEntry("replayed", "%,d operations, all equal".formatted(steps.size()));
  }

  @Test
  void aMultisetDoesWhatPythonDidWithPositiveCounts(TestReporter reporter) {
    var steps = Trace.read("counter", Step.class).steps();
    var multisets = new LinkedMultisets();
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    Step before = steps.getFirst();
    for (Step step : steps) {
      Step last = before;
      JsonElement result = GSON.toJsonTree(multisets.result(step));
      var java = new Step(step.call, step.value, result, items(multisets.c), items(multisets.d));
      if (!java.equals(step)) {
        var reason =
            Stream.of(Difference.values())
                .filter(difference -> difference.explains(last, step, java))
                .findFirst();
        assertThat(reason).as("after %s: CPython %s, Java %s", last, step, java).isPresent();
        differences.merge(reason.get(), 1, Integer::sum);
        multisets.goOnFrom(step);
      }
      before = step;
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

  /// Counts in a Map: any sign, and zeros stay.
  private static final class Maps {
    private Map<Integer, Integer> c = new LinkedHashMap<>();
    private Map<Integer, Integer> d = new LinkedHashMap<>();

    Object result(Step step) {
      switch (step.call) {
        case "c = Counter(); d = Counter()" -> {
          c = new LinkedHashMap<>();
          d = new LinkedHashMap<>();
        }
        case "c.update(elements)" -> step.elements().forEach(e -> c.merge(e, 1, Integer::sum));
        case "c.update(counts)" -> step.counts().forEach((e, n) -> c.merge(e, n, Integer::sum));
        case "c.subtract(elements)" -> step.elements().forEach(e -> c.merge(e, -1, Integer::sum));
        case "c.subtract(counts)" -> step.counts().forEach((e, n) -> c.merge(e, -n, Integer::sum));
        case "c[element] = 0" -> c.put(step.element(), 0);
        case "c[element] = -1" -> c.put(step.element(), -1);
        case "del c[element]" -> c.remove(step.element());
        case "c += d" -> c = plus(c, d);
        case "c -= d" -> c = minus(c, d);
        case "c &= d" -> c = intersection(c, d);
        case "c |= d" -> c = union(c, d);
        case "d = c.copy()" -> d = new LinkedHashMap<>(c);
        case "c, d = d, c" -> {
          var swapped = c;
          c = d;
          d = swapped;
        }
        default -> {
          return answer(step);
        }
      }
      return null;
    }

    private Object answer(Step step) {
      return switch (step.call) {
        case "c[element]" -> c.getOrDefault(step.element(), 0);
        case "element in c" -> c.containsKey(step.element());
        case "len(c)" -> c.size();
        case "c.total()" -> c.values().stream().mapToInt(n -> n).sum();
        case "list(c)" -> c.keySet();
        case "list(c.elements())" -> {
          var elements = new ArrayList<Integer>();
          c.forEach((e, n) -> elements.addAll(Collections.nCopies(Math.max(n, 0), e)));
          yield elements;
        }
        case "c.most_common()" -> mostCommon(c.size());
        case "c.most_common(n)" -> mostCommon(step.element());
        case "c + d" -> items(plus(c, d));
        case "c - d" -> items(minus(c, d));
        case "c & d" -> items(intersection(c, d));
        case "c | d" -> items(union(c, d));
        case "+c" -> items(positive(c));
        case "-c" -> items(minus(Map.of(), c));
        case "c == d" -> isSubset(c, d) && isSubset(d, c);
        case "c <= d" -> isSubset(c, d);
        case "c < d" -> isSubset(c, d) && !isSubset(d, c);
        default -> throw unknown(step);
      };
    }

    private List<List<Integer>> mostCommon(int n) {
      return c.entrySet().stream()
          .sorted(Map.Entry.<Integer, Integer>comparingByValue().reversed()) // stable
          .limit(n)
          .map(entry -> List.of(entry.getKey(), entry.getValue()))
          .toList();
    }

    private static Map<Integer, Integer> plus(Map<Integer, Integer> a, Map<Integer, Integer> b) {
      var sum = new LinkedHashMap<>(a);
      b.forEach((e, n) -> sum.merge(e, n, Integer::sum));
      return positive(sum);
    }

    private static Map<Integer, Integer> minus(Map<Integer, Integer> a, Map<Integer, Integer> b) {
      var difference = new LinkedHashMap<>(a);
      b.forEach((e, n) -> difference.merge(e, -n, Integer::sum));
      return positive(difference);
    }

    private static Map<Integer, Integer> union(Map<Integer, Integer> a, Map<Integer, Integer> b) {
      var union = new LinkedHashMap<>(a);
      b.forEach((e, n) -> union.merge(e, n, Math::max));
      return positive(union);
    }

    private static Map<Integer, Integer> intersection(
        Map<Integer, Integer> a, Map<Integer, Integer> b) {
      var intersection = new LinkedHashMap<>(a);
      intersection.replaceAll((e, n) -> Math.min(n, b.getOrDefault(e, 0)));
      return positive(intersection);
    }

    /// An element that is missing counts zero.
    private static boolean isSubset(Map<Integer, Integer> a, Map<Integer, Integer> b) {
      return Stream.of(a, b)
          .flatMap(counts -> counts.keySet().stream())
          .allMatch(e -> a.getOrDefault(e, 0) <= b.getOrDefault(e, 0));
    }
  }

  /// Counts in a Multiset that keeps the order of insertion.
  private static final class LinkedMultisets {
    private Multiset<Integer> c = LinkedHashMultiset.create();
    private Multiset<Integer> d = LinkedHashMultiset.create();

    void goOnFrom(Step step) {
      c = LinkedHashMultiset.create();
      d = LinkedHashMultiset.create();
      positive(mapOf(step.c)).forEach(c::add);
      positive(mapOf(step.d)).forEach(d::add);
    }

    Object result(Step step) {
      switch (step.call) {
        case "c = Counter(); d = Counter()" -> {
          c = LinkedHashMultiset.create();
          d = LinkedHashMultiset.create();
        }
        case "c.update(elements)" -> c.addAll(step.elements());
        case "c.update(counts)" -> step.counts().forEach(c::add);
        case "c.subtract(elements)" -> Multisets.removeOccurrences(c, step.elements());
        case "c.subtract(counts)" -> step.counts().forEach(c::remove);
        case "c[element] = 0", "del c[element]" -> c.setCount(step.element(), 0);
        case "c[element] = -1" -> {
          try {
            c.setCount(step.element(), -1);
          } catch (IllegalArgumentException e) {
            return e.getMessage();
          }
        }
        case "c += d" -> c.addAll(d);
        case "c -= d" -> Multisets.removeOccurrences(c, d);
        case "c &= d" -> Multisets.retainOccurrences(c, d);
        case "c |= d" -> d.forEachEntry((e, n) -> c.setCount(e, Math.max(n, c.count(e))));
        case "d = c.copy()" -> d = LinkedHashMultiset.create(c);
        case "c, d = d, c" -> {
          var swapped = c;
          c = d;
          d = swapped;
        }
        default -> {
          return answer(step);
        }
      }
      return null;
    }

    private Object answer(Step step) {
      return switch (step.call) {
        case "c[element]" -> c.count(step.element());
        case "element in c" -> c.contains(step.element());
        case "len(c)" -> c.elementSet().size();
        case "c.total()" -> c.size();
        case "list(c)" -> c.elementSet();
        case "list(c.elements())" -> c;
        case "c.most_common()" -> items(Multisets.copyHighestCountFirst(c));
        case "c.most_common(n)" ->
            items(Multisets.copyHighestCountFirst(c)).stream().limit(step.element()).toList();
        case "c + d" -> items(Multisets.sum(c, d));
        case "c - d" -> items(Multisets.difference(c, d));
        case "c & d" -> items(Multisets.intersection(c, d));
        case "c | d" -> items(Multisets.union(c, d));
        case "+c" -> items(c);
        case "-c" -> List.of();
        case "c == d" -> c.equals(d);
        case "c <= d" -> Multisets.containsOccurrences(d, c);
        case "c < d" -> Multisets.containsOccurrences(d, c) && !c.equals(d);
        default -> throw unknown(step);
      };
    }
  }

  private static IllegalArgumentException unknown(Step step) {
    return new IllegalArgumentException("How does one do %s?".formatted(step.call));
  }

  private static Map<Integer, Integer> mapOf(List<List<Integer>> items) {
    var map = new LinkedHashMap<Integer, Integer>();
    items.forEach(item -> map.put(item.getFirst(), item.getLast()));
    return map;
  }

  private static Map<Integer, Integer> positive(Map<Integer, Integer> counts) {
    var positive = new LinkedHashMap<>(counts);
    positive.values().removeIf(count -> count <= 0);
    return positive;
  }

  private static List<List<Integer>> items(Map<Integer, Integer> counts) {
    return counts.entrySet().stream().map(e -> List.of(e.getKey(), e.getValue())).toList();
  }

  private static List<List<Integer>> items(Multiset<Integer> counts) {
    return counts.entrySet().stream().map(e -> List.of(e.getElement(), e.getCount())).toList();
  }
}
