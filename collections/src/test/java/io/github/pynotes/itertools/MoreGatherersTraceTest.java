package io.github.pynotes.itertools;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Streams;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import io.github.pynotes.build.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/// Calls of groupby, zip_longest, pairwise, batched, accumulate, zip, enumerate and tee that
/// CPython has answered, and the Java answers to them: the same results, the same errors, and no
/// element more or less read from a source.
@DisplayName("MoreGatherers, and the gatherers of the JDK, against CPython")
class MoreGatherersTraceTest {
  private static final Gson GSON = new Gson();

  /// One call.
  ///
  /// @param take how many results were asked for; null if all
  /// @param result as far as it came
  /// @param raises null if nothing was raised
  /// @param read how many elements each source has handed out
  private record Step(
      String call,
      List<Elements> sources,
      Integer take,
      String key,
      boolean kept,
      Integer fill,
      int n,
      boolean strict,
      String function,
      Integer initial,
      int start,
      List<Integer> turns,
      JsonArray result,
      String raises,
      List<Integer> read) {

    Outcome outcome() {
      return new Outcome(result, raises, read);
    }
  }

  /// @param endless if they begin again and again; here 10,000 are enough, lest a mistake be
  ///   endless
  private record Elements(List<Integer> elements, boolean endless) {}

  private record Outcome(JsonArray result, String raises, List<Integer> read) {}

  /// Where Java may differ from CPython, and why.
  private record Difference(String reason, BiPredicate<Step, Outcome> explains) {
    private static final List<Difference> NAMED =
        List.of(
            new Difference(
                "a run is a list; a group of CPython is empty once the next one has begun",
                (step, java) ->
                    step.kept
                        && java.raises == null
                        && java.read.equals(step.read)
                        && keys(java.result).equals(keys(step.result))),
            new Difference(
                "toList() reads its source to the end; tee reads as far as the reader ahead",
                (step, java) ->
                    step.call.equals("tee")
                        && java.raises == null
                        && java.read.equals(List.of(step.sources.getFirst().elements.size()))
                        && java.result.equals(step.result)));

    private static List<Object> keys(JsonArray runs) {
      return runs.asList().stream().<Object>map(run -> run.getAsJsonArray().get(0)).toList();
    }
  }

  @Test
  void agreeOnEachCall(TestReporter reporter) {
    var trace = Trace.read("more_gatherers", Step.class);
    var occurred = new LinkedHashMap<Difference, Integer>();
    for (Step step : trace.steps()) {
      Outcome java = new Call(step).answer();
      if (!java.equals(step.outcome())) {
        assertThat(Difference.NAMED)
            .as("%s gave %s", step, java)
            .filteredOn(difference -> difference.explains.test(step, java))
            .singleElement()
            .satisfies(difference -> occurred.merge(difference, 1, Integer::sum));
      }
    }

    assertThat(occurred).containsOnlyKeys(Difference.NAMED);
    reporter.publishEntry(
        "replayed",
        "%,d calls, %d of them in %d named differences"
            .formatted(
                trace.steps().size(),
                occurred.values().stream().mapToInt(times -> times).sum(),
                occurred.size()));
  }

  /// A step and the sources that it reads in Java.
  private static final class Call {
    private final Step step;
    private final Integer[] read;
    private final List<Stream<Integer>> sources = new ArrayList<>();

    Call(Step step) {
      this.step = step;
      this.read = new Integer[step.sources.size()];
      Arrays.fill(read, 0);
      for (int i = 0; i < read.length; i++) {
        sources.add(counted(step.sources.get(i), i));
      }
    }

    private Stream<Integer> counted(Elements source, int index) {
      List<Integer> elements = source.elements;
      Stream<Integer> stream =
          source.endless
              ? Stream.iterate(0, i -> (i + 1) % elements.size()).limit(10_000).map(elements::get)
              : elements.stream();
      return stream.peek(_ -> read[index]++);
    }

    Outcome answer() {
      var result = new ArrayList<Object>();
      String raises = null;
      try {
        Stream<?> all = results();
        (step.take == null ? all : all.limit(step.take)).forEach(result::add);
      } catch (IllegalArgumentException e) {
        raises = "ValueError";
      }
      return new Outcome(GSON.toJsonTree(result).getAsJsonArray(), raises, List.of(read));
    }

    private Stream<?> results() {
      Stream<Integer> source = sources.getFirst();
      return switch (step.call) {
        case "groupby" ->
            source
                .gather(MoreGatherers.groupBy(key()))
                .map(run -> Arrays.asList(run.key(), run.elements()));
        case "zip_longest" ->
            source.gather(
                MoreGatherers.<Integer, Integer, List<Integer>>zipLongest(
                    second(), step.fill, step.fill, Arrays::asList));
        case "pairwise" ->
            source.gather(Gatherers.windowSliding(2)).filter(window -> window.size() == 2);
        case "batched" -> source.gather(Gatherers.windowFixed(step.n)).map(this::complete);
        case "accumulate" -> accumulate(source);
        case "zip" ->
            step.strict
                ? source.gather(MoreGatherers.zipLongest(second(), null, null, this::matching))
                : Streams.zip(source, sources.get(1), Arrays::asList);
        case "enumerate" ->
            Streams.mapWithIndex(source, (element, i) -> Arrays.asList(i + step.start, element));
        case "tee" -> tee(source);
        default -> throw new AssertionError("What is the answer to " + step.call + "?");
      };
    }

    private Iterable<Integer> second() {
      Iterator<Integer> elements = sources.get(1).iterator();
      return () -> elements;
    }

    private Function<Integer, Integer> key() {
      return switch (step.key) {
        case "self" -> element -> element;
        case "element % 2" -> element -> Math.floorMod(element, 2);
        case "element // 3" -> element -> Math.floorDiv(element, 3);
        default -> throw new AssertionError("What is the key " + step.key + "?");
      };
    }

    private List<Integer> complete(List<Integer> batch) {
      if (step.strict && batch.size() < step.n) {
        throw new IllegalArgumentException("an incomplete batch: " + batch);
      }
      return batch;
    }

    private List<Integer> matching(Integer a, Integer b) {
      if (a == null || b == null) {
        throw new IllegalArgumentException("one is longer: %s, %s".formatted(a, b));
      }
      return List.of(a, b);
    }

    private Stream<Integer> accumulate(Stream<Integer> source) {
      BinaryOperator<Integer> function =
          switch (step.function) {
            case "a + b" -> Integer::sum;
            case "a - b" -> (a, b) -> a - b;
            case "max(a, b)" -> Math::max;
            case "(31 * a + b) % 1000" -> (a, b) -> Math.floorMod(31 * a + b, 1000);
            default -> throw new AssertionError("What is the function " + step.function + "?");
          };
      if (step.initial != null) {
        return Stream.concat(
            Stream.of(step.initial), source.gather(Gatherers.scan(() -> step.initial, function)));
      }
      return source.gather(
          Gatherers.scan(() -> null, (total, x) -> total == null ? x : function.apply(total, x)));
    }

    private Stream<List<Integer>> tee(Stream<Integer> source) {
      List<Integer> list = source.toList();
      var readers = Stream.generate(list::iterator).limit(step.n).toList();
      return step.turns.stream()
          .map(turn -> {
            Iterator<Integer> reader = readers.get(turn);
            return reader.hasNext() ? Arrays.asList(reader.next()) : List.of();
          });
    }
  }
}
