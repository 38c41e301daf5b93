package io.github.pynotes.collections;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonPrimitive;
import io.github.pynotes.build.Trace;
import java.util.AbstractMap.SimpleEntry;
import java.util.ConcurrentModificationException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

@DisplayName("ChainMap, replaying what CPython's did")
class ChainMapTraceTest {
  /// What CPython did.
  ///
  /// @param result absent if something was raised, or the result is the chain from then on
  /// @param raises the kind of exception, if any
  /// @param maps what was in each map of the chain afterwards
  record Step(String op, JsonArray args, JsonElement result, String raises, JsonArray maps) {
    Outcome outcome() {
      return new Outcome(raises == null ? result : new JsonPrimitive(raises), maps);
    }

    Integer number(int arg) {
      return integer(args.get(arg));
    }

    SequencedMap<Integer, Integer> map(int arg) {
      return asMap(args.get(arg).getAsJsonArray());
    }
  }

  /// The result, or the kind of exception, and the maps afterwards.
  record Outcome(JsonElement result, JsonArray maps) {
    boolean threw(Class<?> exception) {
      return result != null && result.equals(new JsonPrimitive(exception.getSimpleName()));
    }
  }

  /// Where Java has another habit than Python, and ours is Java's.
  enum Difference {
    /// A Map returns null where a dict raises KeyError.
    NULL_FOR_A_KEY_THAT_IS_NOWHERE,
    /// Python says KeyError, or returns the default of pop, although the chain has the key.
    A_KEY_OF_A_PARENT_IS_NOT_REMOVED,
    /// Python clears the first map, and the chain still has entries.
    ENTRIES_OF_PARENTS_ARE_NOT_CLEARED,
    /// putIfAbsent takes null for absent, and setdefault takes None for a value.
    NULL_IS_REPLACED_BY_A_DEFAULT,
    /// It is a KeyError in Python, and a ConcurrentModificationException here.
    A_KEY_HAS_GONE_WHILE_ITERATING;

    private boolean explains(Step step, Outcome ours) {
      return switch (this) {
        case NULL_FOR_A_KEY_THAT_IS_NOWHERE ->
            "KeyError".equals(step.raises)
                && ours.result.isJsonNull()
                && ours.maps.equals(step.maps);
        case A_KEY_OF_A_PARENT_IS_NOT_REMOVED ->
            (step.op.startsWith("chain.pop(") || step.op.startsWith("del "))
                && ours.threw(UnsupportedOperationException.class)
                && ours.maps.equals(step.maps);
        case ENTRIES_OF_PARENTS_ARE_NOT_CLEARED ->
            step.op.equals("chain.clear()")
                && ours.threw(UnsupportedOperationException.class)
                && behindTheFirst(ours.maps).equals(behindTheFirst(step.maps));
        case NULL_IS_REPLACED_BY_A_DEFAULT ->
            step.op.equals("chain.setdefault(k, v)")
                && step.result.isJsonNull()
                && ours.result.equals(step.args.get(1))
                && behindTheFirst(ours.maps).equals(behindTheFirst(step.maps));
        case A_KEY_HAS_GONE_WHILE_ITERATING ->
            step.op.startsWith("items, ")
                && ours.result.getAsJsonArray().equals(inJava(step.result.getAsJsonArray()))
                && ours.maps.equals(step.maps);
      };
    }

    static Difference between(Step step, Outcome ours) {
      return Stream.of(values())
          .filter(difference -> difference.explains(step, ours))
          .findFirst()
          .orElseThrow(() -> new AssertionError("CPython: %s%nours: %s".formatted(step, ours)));
    }

    private static JsonArray behindTheFirst(JsonArray maps) {
      var others = maps.deepCopy();
      others.remove(0);
      return others;
    }

    private static JsonArray inJava(JsonArray items) {
      var renamed = items.deepCopy();
      if (!items.isEmpty() && items.get(items.size() - 1).equals(new JsonPrimitive("KeyError"))) {
        renamed.set(items.size() - 1, new JsonPrimitive("ConcurrentModificationException"));
      }
      return renamed;
    }
  }

  private static final Gson GSON = new Gson();

  private ChainMap<Integer, Integer> chain = ChainMap.of();

  @Test
  void doesTheSameButForNamedDifferences(TestReporter reporter) {
    var steps = Trace.read("chain_map", Step.class).steps();
    var differences = new EnumMap<Difference, Integer>(Difference.class);

    for (Step step : steps) {
      Outcome ours = new Outcome(replay(step), maps());
      if (!ours.equals(step.outcome())) {
        differences.merge(Difference.between(step, ours), 1, Integer::sum);
        if (!ours.maps.equals(step.maps)) {
          chain = chainOf(step.maps); // and on from there
        }
      }
    }

    assertThat(differences)
        .as("what never occurs is no difference")
        .containsOnlyKeys(Difference.values());
    reporter.publishEntry(
        "replayed",
        "%,d operations, %,d of them in %d named differences"
            .formatted(
                steps.size(),
                differences.values().stream().mapToInt(Integer::intValue).sum(),
                differences.size()));
  }

  /// The result as Python has it, where the two agree; the name of what was thrown, if anything.
  private JsonElement replay(Step step) {
    try {
      return result(step);
    } catch (UnsupportedOperationException e) {
      return new JsonPrimitive(e.getClass().getSimpleName());
    }
  }

  private JsonElement result(Step step) {
    return switch (step.op) {
      case "chain[k]" -> json(chain.get(step.number(0)));
      case "chain.get(k)" -> json(chain.getOrDefault(step.number(0), null));
      case "chain.get(k, v)" -> json(chain.getOrDefault(step.number(0), step.number(1)));
      case "k in chain" -> json(chain.containsKey(step.number(0)));
      case "len(chain)" -> json(chain.size());
      case "bool(chain)" -> json(!chain.isEmpty());
      case "list(chain)" -> json(chain.keySet());
      case "list(chain.values())" -> json(chain.values());
      case "list(chain.items())" -> items(chain);
      case "(k, v) in chain.items()" -> {
        var entry = new SimpleEntry<>(step.number(0), step.number(1));
        yield json(chain.entrySet().contains(entry));
      }
      case "v in chain.values()" -> json(chain.containsValue(step.number(0)));
      case "chain == m" -> json(chain.equals(step.map(0)));
      case "chain == dict(chain)" -> {
        var copy = new LinkedHashMap<>(chain);
        yield json(chain.equals(copy) && copy.equals(chain) && copy.hashCode() == chain.hashCode());
      }
      case "chain[k] = v" -> json(chain.put(step.number(0), step.number(1)));
      case "chain[k] += 1" -> nothing(() -> chain.merge(step.number(0), 1, Integer::sum));
      case "chain.setdefault(k, v)" -> {
        Integer value = chain.putIfAbsent(step.number(0), step.number(1));
        yield json(value == null ? step.number(1) : value);
      }
      case "chain.update(m)" -> nothing(() -> chain.putAll(step.map(0)));
      case "del chain[k]" -> nothing(() -> chain.remove(step.number(0)));
      case "chain.pop(k)" -> json(chain.remove(step.number(0)));
      case "chain.pop(k, v)" ->
          json(chain.containsKey(step.number(0)) ? chain.remove(step.number(0)) : step.number(1));
      case "chain.popitem()" -> item(map(0).pollLastEntry());
      case "chain.clear()" -> nothing(chain::clear);
      case "increment all" -> nothing(() -> chain.replaceAll((k, v) -> v == null ? 1 : v + 1));
      case "items, map[k] = v" ->
          itemsWhile(() -> map(step.number(1)).put(step.number(2), step.number(3)), step.number(0));
      case "items, map.pop(k)" ->
          itemsWhile(() -> map(step.number(1)).remove(step.number(2)), step.number(0));
      case "map[k] = v" -> nothing(() -> map(step.number(0)).put(step.number(1), step.number(2)));
      case "map.pop(k)" -> json(map(step.number(0)).remove(step.number(1)));
      case "map.clear()" -> nothing(map(step.number(0))::clear);
      case "chain.new_child()" -> goOnWith(chain.newChild());
      case "chain.new_child(m)" -> goOnWith(chain.newChild(step.map(0)));
      case "chain.parents" -> goOnWith(chain.parents());
      case "chain.copy()" -> goOnWith(copy());
      case "chain | m" -> {
        var union = copy();
        union.putAll(step.map(0));
        yield goOnWith(union);
      }
      case "m | chain" -> {
        var union = step.map(0);
        union.putAll(chain);
        yield goOnWith(ChainMap.of(union));
      }
      case "chain |= m" -> {
        chain.putAll(step.map(0));
        yield goOnWith(chain);
      }
      default -> throw new AssertionError("Nobody knows how to " + step.op);
    };
  }

  /// There is no copy(), as there is no telling how to copy a map of a kind unknown.
  private ChainMap<Integer, Integer> copy() {
    var first = new LinkedHashMap<>(map(0));
    return chain.maps().size() == 1 ? ChainMap.of(first) : chain.parents().newChild(first);
  }

  private JsonArray itemsWhile(Runnable change, int position) {
    var seen = new JsonArray();
    try {
      for (var entry : chain.entrySet()) {
        if (seen.size() == position) {
          change.run();
        }
        seen.add(item(entry));
      }
    } catch (ConcurrentModificationException e) {
      seen.add(e.getClass().getSimpleName());
    }
    return seen;
  }

  private JsonElement goOnWith(ChainMap<Integer, Integer> next) {
    chain = next;
    return null;
  }

  private static JsonElement nothing(Runnable operation) {
    operation.run();
    return JsonNull.INSTANCE;
  }

  private SequencedMap<Integer, Integer> map(int index) {
    return (SequencedMap<Integer, Integer>) chain.maps().get(index);
  }

  private JsonArray maps() {
    var maps = new JsonArray();
    chain.maps().forEach(map -> maps.add(items(map)));
    return maps;
  }

  private static JsonArray items(Map<Integer, Integer> map) {
    var items = new JsonArray();
    map.entrySet().forEach(entry -> items.add(item(entry)));
    return items;
  }

  private static JsonElement item(Map.Entry<Integer, Integer> entry) {
    return entry == null ? JsonNull.INSTANCE : json(asList(entry.getKey(), entry.getValue()));
  }

  private static JsonElement json(Object value) {
    return GSON.toJsonTree(value);
  }

  private static ChainMap<Integer, Integer> chainOf(JsonArray maps) {
    ChainMap<Integer, Integer> chain =
        ChainMap.of(asMap(maps.get(maps.size() - 1).getAsJsonArray()));
    for (int i = maps.size() - 2; i >= 0; i--) {
      chain = chain.newChild(asMap(maps.get(i).getAsJsonArray()));
    }
    return chain;
  }

  private static SequencedMap<Integer, Integer> asMap(JsonArray items) {
    var map = new LinkedHashMap<Integer, Integer>();
    for (JsonElement item : items) {
      map.put(integer(item.getAsJsonArray().get(0)), integer(item.getAsJsonArray().get(1)));
    }
    return map;
  }

  private static Integer integer(JsonElement json) {
    return json.isJsonNull() ? null : json.getAsInt();
  }
}
