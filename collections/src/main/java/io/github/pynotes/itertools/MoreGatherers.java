// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/MoreGatherers.java
// Needs: Java 25
package io.github.pynotes.itertools;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Gatherer;
import java.util.stream.Gatherer.Downstream;
import java.util.stream.Gatherer.Integrator;

/// The gatherers that neither the JDK's [java.util.stream.Gatherers] nor Guava has: runs of
/// neighbours, and pairs until the longer of two ends.
///
/// ```java
/// // when was the machine in which state, and for how long?
/// log.stream().gather(MoreGatherers.groupBy(Minute::state))
///     .forEach(run -> print(run.key() + " for " + run.elements().size() + " minutes"));
///
/// // planned and actual, side by side, 0 where one of them ends early
/// planned.stream().gather(MoreGatherers.zipLongest(actual, 0, 0, Day::new)).toList();
/// ```
///
/// Answers `itertools.groupby` and `itertools.zip_longest`. The rest of that family needs no class:
///
/// - `pairwise` is `windowSliding(2)`, and a filter for the short window of a single element.
/// - `batched` is `windowFixed`; `strict=True` is a check of each window's size.
/// - `accumulate` is `scan`; `Stream.concat` puts an initial value in front, which `scan` keeps to
///   itself, and a function that has no neutral value begins with null.
/// - `zip` is Guava's `Streams.zip`; `strict=True` compares the sizes of lists before anything is
///   done, and for streams is a `zipLongest` whose zipper refuses the null that it fills in.
/// - `enumerate` is Guava's `Streams.mapWithIndex`.
/// - `tee` is a list with many iterators, or `Collectors.teeing`.
///
/// **Lazy.** An element goes on as soon as it is complete: a run with the first element behind it,
/// a pair at once. So both work on endless streams, and stop reading when a later step has enough.
///
/// **Nulls.** Elements, keys and fills may be null; the functions and the iterable may not.
///
/// **Threads and order.** Elements come in the stream's order. In a parallel stream, too, the
/// gatherer itself works through them one after the other, and gathers them all before the next
/// step begins, as the JDK's sequential gatherers do: `parallel()` and an endless stream never end.
///
/// **Reuse.** A gatherer has no state of its own: use it for as many streams as you like.
///
/// **Cost.** Constant time an element. `groupBy` keeps one run, `zipLongest` keeps nothing.
public final class MoreGatherers {
  private MoreGatherers() {}

  /// Neighbours of the same key.
  ///
  /// @param key may be null
  /// @param elements at least one, in their order; unmodifiable if it comes from [#groupBy]
  public record Run<K, T>(K key, List<T> elements) {}

  /// Puts consecutive elements of equal keys together. A key that returns later begins a new run,
  /// which `Collectors.groupingBy` would merge with the first: use that where the order is of no
  /// interest, and all groups fit into memory.
  ///
  /// Unlike Python's group, which shares the iterator and is empty once the next one begins, a run
  /// is a list, and may be kept. It must fit into memory, and if it never ends it is never there.
  ///
  /// @param classifier called once for each element; keys are compared by `equals`, so `1` and `1L`
  ///   differ, and so do arrays of equal content
  /// @throws NullPointerException if the classifier is null
  public static <T, K> Gatherer<T, ?, Run<K, T>> groupBy(
      Function<? super T, ? extends K> classifier) {
    Objects.requireNonNull(classifier, "classifier");

    class State {
      private K key;
      private List<T> elements; // null before the first

      boolean integrate(T element, Downstream<? super Run<K, T>> downstream) {
        K next = classifier.apply(element);
        boolean wantsMore = true;
        if (elements == null || !Objects.equals(key, next)) {
          wantsMore = elements == null || pushTo(downstream);
          key = next;
          elements = new ArrayList<>();
        }
        elements.add(element);
        return wantsMore;
      }

      void finish(Downstream<? super Run<K, T>> downstream) {
        if (elements != null) {
          pushTo(downstream);
        }
      }

      private boolean pushTo(Downstream<? super Run<K, T>> downstream) {
        return downstream.push(new Run<>(key, Collections.unmodifiableList(elements)));
      }
    }

    return Gatherer.<T, State, Run<K, T>>ofSequential(
        State::new, Integrator.<State, T, Run<K, T>>ofGreedy(State::integrate), State::finish);
  }

  /// Pairs the stream's elements with those of an iterable, until the longer of the two ends.
  /// Guava's `Streams.zip` ends with the shorter, and loses the rest without a word.
  ///
  /// To pair two streams, hand over `() -> iterator` of the other, which works once; whoever has
  /// opened that stream closes it.
  ///
  /// What the iterable has left when the stream ends goes on in one go, until a later step has
  /// enough. But an `Iterator` of the gathered stream stores all of that rest, and a `gather` right
  /// behind this one mostly reads all of it: the JDK runs the two as one, and a greedy gatherer
  /// never says that it has enough. Where the rest is long or endless, put a `limit` in between.
  ///
  /// @param others asked for an iterator each time a gathered stream is evaluated
  /// @param fill stands in for the stream's elements when it is the shorter one
  /// @param otherFill stands in for those of the iterable
  /// @param zipper makes an element of two; Python makes a tuple
  /// @throws NullPointerException if the iterable or the zipper is null
  public static <T, U, R> Gatherer<T, ?, R> zipLongest(
      Iterable<? extends U> others,
      T fill,
      U otherFill,
      BiFunction<? super T, ? super U, ? extends R> zipper) {
    Objects.requireNonNull(others, "others");
    Objects.requireNonNull(zipper, "zipper");
    return Gatherer.<T, Iterator<? extends U>, R>ofSequential(
        others::iterator,
        Integrator.ofGreedy((rest, element, downstream) -> {
          U other = rest.hasNext() ? rest.next() : otherFill;
          return downstream.push(zipper.apply(element, other));
        }),
        (rest, downstream) -> {
          boolean wantsMore = !downstream.isRejecting();
          while (wantsMore && rest.hasNext()) {
            wantsMore = downstream.push(zipper.apply(fill, rest.next()));
          }
        });
  }
}
