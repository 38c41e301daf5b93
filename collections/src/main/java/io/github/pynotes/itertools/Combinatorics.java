// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/Combinatorics.java
// Needs: Java 17
package io.github.pynotes.itertools;

import java.math.BigInteger;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Selections of elements, one after the other, in the orders of Python's `itertools`.
///
/// ```java
/// var players = List.of("Ada", "Bob", "Eve");
///
/// combinations(players, 2)                 // [Ada, Bob], [Ada, Eve], [Bob, Eve]
/// combinationsWithReplacement(players, 2)  // [Ada, Ada], [Ada, Bob], [Ada, Eve], [Bob, Bob], …
/// permutations(players, 2)                 // [Ada, Bob], [Ada, Eve], [Bob, Ada], [Bob, Eve], …
/// product(List.of(players, List.of(1, 2))) // [Ada, 1], [Ada, 2], [Bob, 1], [Bob, 2], …
/// ```
///
/// Answers `combinations`, `combinations_with_replacement`, `permutations` and `product`.
///
/// **Order.** What counts is the position of an element, not its value: equal elements are kept
/// apart, and a sorted pool gives sorted selections. A pool is read in the order of its iterator.
///
/// **Edges.** There is one way to select no element, the empty list. Where there are fewer elements
/// than are to be selected, the stream is empty. A negative `r` is an `IllegalArgumentException`.
///
/// **Laziness.** The pools are copied at the call, which also throws, and may change afterwards. A
/// selection is made when the stream asks for it, and is not kept here: an unmodifiable list of its
/// own, with random access.
///
/// **Nulls** are elements like any other. A pool itself is not null.
///
/// **Size.** The stream knows how many selections it has, so that `count` makes none of them. From
/// `Long.MAX_VALUE` on it does not, and `count` would walk for centuries; Guava's `BigIntegerMath`
/// has `binomial` and `factorial`.
///
/// **Cost.** A selection costs a copy of an array. There is memory for the pools and one selection.
///
/// **Threads.** A stream is for one thread. It does not split, so that `parallel` gains nothing.
///
/// Guava's `Sets.combinations` wants distinct elements and yields sets; its permutations have no
/// `r`, and an order of their own or no equal elements. Its `Lists.cartesianProduct` is `product`
/// with an index, which is the better answer for a list; it was not enough because it refuses nulls
/// and products of more than `Integer.MAX_VALUE` lists.
public final class Combinatorics {
  // Over 200 lines, because its contract is long, and four functions share one spliterator.

  private Combinatorics() {}

  /// Chooses `r` elements, in the order of the pool, as in `combinations(pool, r)`.
  ///
  /// @throws IllegalArgumentException if `r` is negative
  public static <T> Stream<List<T>> combinations(Collection<? extends T> pool, int r) {
    Object[] items = copyOf(pool, r);
    int n = items.length;
    if (r > n) {
      return Stream.empty();
    }
    int[] at = IntStream.range(0, r).toArray();
    Object[] selection = Arrays.copyOf(items, r);
    return stream(
        selection,
        r,
        binomial(n, r),
        () -> {
          int i = r - 1; // the last element that can still move to the right; the others follow it
          while (at[i] == n - r + i) {
            i--;
          }
          for (int position = at[i] + 1; i < r; i++, position++) {
            at[i] = position;
            selection[i] = items[position];
          }
        });
  }

  /// Chooses an element `r` times, as in `combinations_with_replacement(pool, r)`.
  ///
  /// @throws IllegalArgumentException if `r` is negative
  public static <T> Stream<List<T>> combinationsWithReplacement(
      Collection<? extends T> pool, int r) {
    Object[] items = copyOf(pool, r);
    int n = items.length;
    if (r > 0 && n == 0) {
      return Stream.empty();
    }
    int[] at = new int[r];
    Object[] selection = new Object[r];
    Arrays.setAll(selection, i -> items[0]);
    return stream(
        selection,
        r,
        binomial(n + r - 1L, r),
        () -> {
          int i = r - 1; // the last element that can still move; the others join it
          while (at[i] == n - 1) {
            i--;
          }
          int position = at[i] + 1;
          Arrays.fill(at, i, r, position);
          Arrays.fill(selection, i, r, items[position]);
        });
  }

  /// Arranges all elements, as in `permutations(pool)`.
  public static <T> Stream<List<T>> permutations(Collection<? extends T> pool) {
    Object[] items = pool.toArray();
    return arrangements(items, items.length);
  }

  /// Arranges `r` of the elements, as in `permutations(pool, r)`.
  ///
  /// @throws IllegalArgumentException if `r` is negative
  public static <T> Stream<List<T>> permutations(Collection<? extends T> pool, int r) {
    return arrangements(copyOf(pool, r), r);
  }

  /// The first `r` of the items are the arrangement. Behind each of them the others wait in the
  /// order of the pool; it is exchanged for one after the other, and then waits behind them.
  private static <T> Stream<List<T>> arrangements(Object[] items, int r) {
    int n = items.length;
    if (r > n) {
      return Stream.empty();
    }
    long size = 1;
    for (int i = 0; i < r; i++) {
      size = times(size, n - i);
    }
    int[] turns = new int[r];
    return stream(
        items,
        r,
        size,
        () -> {
          int i = Math.min(r, n - 1) - 1; // behind the last item nothing waits
          while (++turns[i] == n - i) {
            turns[i] = 0;
            Object done = items[i];
            for (int j = i + 1; j < n; j++) { // mostly one or two: arraycopy is slower
              items[j - 1] = items[j];
            }
            items[n - 1] = done;
            i--;
          }
          Object item = items[i];
          items[i] = items[i + turns[i]];
          items[i + turns[i]] = item;
        });
  }

  /// Takes an element of each pool, as in `product(*pools)`; the last one changes fastest. Python's
  /// `product(pool, repeat=3)` is `product(Collections.nCopies(3, pool))`.
  public static <T> Stream<List<T>> product(Collection<? extends Collection<? extends T>> pools) {
    Object[][] items = pools.stream().map(Collection::toArray).toArray(Object[][]::new);
    long size = 1;
    for (Object[] pool : items) {
      size = times(size, pool.length);
    }
    if (size == 0) {
      return Stream.empty();
    }
    int[] at = new int[items.length];
    Object[] selection = new Object[items.length];
    Arrays.setAll(selection, i -> items[i][0]);
    return stream(
        selection,
        selection.length,
        size,
        () -> {
          int i = items.length - 1;
          while (++at[i] == items[i].length) {
            at[i] = 0;
            selection[i] = items[i][0];
            i--;
          }
          selection[i] = items[i][at[i]];
        });
  }

  private static Object[] copyOf(Collection<?> pool, int r) {
    if (r < 0) {
      throw new IllegalArgumentException("r is %d: select 0 or more elements".formatted(r));
    }
    return pool.toArray();
  }

  /// `Long.MAX_VALUE` if it is that or more.
  private static long times(long a, long b) {
    return Math.multiplyHigh(a, b) == 0 && a * b >= 0 ? a * b : Long.MAX_VALUE;
  }

  /// `Long.MAX_VALUE` if it is that or more.
  private static long binomial(long n, long r) {
    long k = Math.min(r, n - r);
    var result = BigInteger.ONE;
    for (long i = 1; i <= k && result.bitLength() < Long.SIZE; i++) {
      result = result.multiply(BigInteger.valueOf(n - k + i)).divide(BigInteger.valueOf(i));
    }
    return result.bitLength() < Long.SIZE ? result.longValue() : Long.MAX_VALUE;
  }

  /// @param next the first selection, in the first `r` elements
  /// @param size how many selections there are; `Long.MAX_VALUE` if nobody knows
  /// @param advance makes the following selection of `next`, unless it was the last
  private static <T> Stream<List<T>> stream(Object[] next, int r, long size, Runnable advance) {
    return StreamSupport.stream(new Selections<T>(next, r, size, advance), false);
  }

  private static final class Selections<T> implements Spliterator<List<T>> {
    private final Object[] next;
    private final int r;
    private final Runnable advance;
    private final boolean sized;
    private long remaining;

    Selections(Object[] next, int r, long size, Runnable advance) {
      this.next = next;
      this.r = r;
      this.advance = advance;
      this.sized = size < Long.MAX_VALUE;
      this.remaining = size; // an unknown size will last for 292 years, at a billion a second
    }

    @Override
    public boolean tryAdvance(Consumer<? super List<T>> action) {
      if (remaining == 0) {
        return false;
      }
      var selection = new Selection<T>(Arrays.copyOf(next, r));
      if (--remaining > 0) {
        advance.run();
      }
      action.accept(selection);
      return true;
    }

    @Override
    public Spliterator<List<T>> trySplit() {
      return null; // each selection is made of the one before it
    }

    @Override
    public long estimateSize() {
      return remaining;
    }

    @Override
    public int characteristics() {
      return sized ? ORDERED | SIZED : ORDERED;
    }
  }

  private static final class Selection<T> extends AbstractList<T> implements RandomAccess {
    private final Object[] items;

    Selection(Object[] items) {
      this.items = items;
    }

    @Override
    @SuppressWarnings("unchecked")
    public T get(int index) {
      return (T) items[index];
    }

    @Override
    public int size() {
      return items.length;
    }
  }
}
