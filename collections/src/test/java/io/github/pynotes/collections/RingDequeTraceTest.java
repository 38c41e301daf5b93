package io.github.pynotes.collections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.gson.JsonElement;
import io.github.pynotes.build.Trace;
import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Replays on `RingDeque` what CPython's `deque` did under random operations. After each of them
/// both must hold the same elements.
///
/// Python counts a negative index from the end, and takes the nearest end for an index out of range
/// where it inserts or searches; a Java caller says what is meant, and so does this test.
@DisplayName("RingDeque, held against CPython's deque")
class RingDequeTraceTest {
  /// @param result what the operation returned; null for None
  /// @param raises the exception, or null
  /// @param after the elements afterwards
  private record Step(
      String op, List<JsonElement> args, JsonElement result, String raises, List<Integer> after) {
    int number(int index) {
      return args.get(index).getAsInt();
    }

    List<Integer> numbers(int index) {
      return args.get(index).getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
    }
  }

  @Test
  void doesTheSameAndHoldsTheSame(TestReporter reporter) {
    List<Step> steps = Trace.read("deque", Step.class).steps();
    RingDeque<Integer> deque = null;

    for (Step step : steps) {
      if (step.op.equals("new")) {
        deque = made(step);
      } else {
        assertThat(outcome(deque, step)).as("%s", step).isEqualTo(expected(step));
      }
      assertThat(deque).as("%s", step).containsExactlyElementsOf(step.after);
      assertThat(deque.reversed()).as("%s", step).containsExactlyElementsOf(step.after.reversed());
      assertThat(deque.asList()).as("%s", step).isEqualTo(step.after);
    }

    reporter.publishEntry("replayed", "%,d operations, none differs".formatted(steps.size()));
  }

  private static RingDeque<Integer> made(Step step) {
    RingDeque<Integer> deque =
        step.args.get(1).isJsonNull() ? new RingDeque<>() : RingDeque.bounded(step.number(1));
    deque.addAll(step.numbers(0));
    return deque;
  }

  private static Object outcome(RingDeque<Integer> deque, Step step) {
    try {
      return result(deque, step);
    } catch (IndexOutOfBoundsException | NoSuchElementException | IllegalStateException e) {
      return "IndexError";
    }
  }

  private static Object result(RingDeque<Integer> deque, Step step) {
    List<Integer> list = deque.asList();
    return switch (step.op) {
      case "append" -> nothing(() -> deque.addLast(step.number(0)));
      case "appendleft" -> nothing(() -> deque.addFirst(step.number(0)));
      case "pop" -> deque.removeLast();
      case "popleft" -> deque.removeFirst();
      case "extend" -> nothing(() -> deque.addAll(step.numbers(0)));
      case "extendleft" -> nothing(() -> deque.reversed().addAll(step.numbers(0)));
      case "rotate" -> nothing(() -> deque.rotate(step.number(0)));
      case "get" -> list.get(fromTheEnd(deque, step.number(0)));
      case "set" -> nothing(() -> list.set(fromTheEnd(deque, step.number(0)), step.number(1)));
      case "delete" -> nothing(() -> list.remove(/* index */ fromTheEnd(deque, step.number(0))));
      case "insert" -> nothing(() -> list.add(nearest(deque, step.number(0)), step.number(1)));
      case "index" -> found(list.indexOf(step.number(0)), 0);
      case "index between" -> {
        int from = nearest(deque, step.number(1));
        int to = Math.max(from, nearest(deque, step.number(2)));
        yield found(list.subList(from, to).indexOf(step.number(0)), from);
      }
      case "remove" -> deque.remove(step.args.get(0).getAsInt()) ? null : "ValueError";
      case "count" -> Collections.frequency(deque, step.number(0));
      case "contains" -> deque.contains(step.number(0));
      case "reverse" -> nothing(() -> Collections.reverse(list));
      case "reversed" -> List.copyOf(deque.reversed());
      case "plus" -> {
        RingDeque<Integer> sum = deque.copy();
        sum.addAll(step.numbers(0));
        yield List.copyOf(sum);
      }
      case "equals" -> list.equals(step.numbers(0));
      case "copy" -> {
        RingDeque<Integer> copy = deque.copy();
        copy.add(step.number(0));
        yield List.copyOf(copy);
      }
      case "clear" -> nothing(deque::clear);
      default -> fail("unknown: " + step);
    };
  }

  private static Object nothing(Runnable operation) {
    operation.run();
    return null;
  }

  private static int fromTheEnd(RingDeque<?> deque, int index) {
    return index < 0 ? index + deque.size() : index;
  }

  private static int nearest(RingDeque<?> deque, int index) {
    return Math.clamp(fromTheEnd(deque, index), 0, deque.size());
  }

  private static Object found(int index, int from) {
    return index < 0 ? "ValueError" : index + from;
  }

  private static Object expected(Step step) {
    if (step.raises != null) {
      return step.raises;
    }
    return switch (step.result) {
      case null -> null;
      case JsonElement it when it.isJsonNull() -> null;
      case JsonElement it when it.isJsonArray() ->
          it.getAsJsonArray().asList().stream().map(JsonElement::getAsInt).toList();
      case JsonElement it when it.getAsJsonPrimitive().isBoolean() -> it.getAsBoolean();
      case JsonElement it -> it.getAsInt();
    };
  }
}
