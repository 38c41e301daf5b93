// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/RingDeque.java
package io.github.pynotes.collections;

import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.function.Predicate;

/// A deque that can be bounded, rotated, and read and written by index.
///
/// ```java
/// RingDeque<String> lastLines = RingDeque.bounded(3);
/// log.forEach(lastLines::add); // the fourth line pushes out the first
/// String middle = lastLines.asList().get(1);
/// ```
///
/// Answers Python's `collections.deque`:
///
/// | Python                            | here                                                    |
/// | --------------------------------- | ------------------------------------------------------- |
/// | `deque(items)`, `deque(maxlen=3)` | `new RingDeque<>(items)`, `RingDeque.bounded(3)`        |
/// | `append`, `appendleft`            | `addLast`, `addFirst`                                   |
/// | `pop`, `popleft`                  | `removeLast`, `removeFirst`                             |
/// | `extend`, `extendleft`            | `addAll`, `reversed().addAll`                           |
/// | `rotate(n)`                       | `rotate(n)`                                             |
/// | `d[i]`, `d[i] = x`, `del d[i]`    | `asList().get(i)`, `.set(i, x)`, `.remove(i)`           |
/// | `insert(i, x)`                    | `asList().add(i, x)`                                    |
/// | `index(x)`, `index(x, i, j)`      | `asList().indexOf(x)`, `.subList(i, j).indexOf(x)`      |
/// | `remove(x)`, `count(x)`           | `remove(x)`, `Collections.frequency(deque, x)`          |
/// | `reverse()`, `reversed(d)`        | `Collections.reverse(deque.asList())`, `reversed()`     |
/// | `copy()`, `d == e`                | `copy()`, `asList().equals(e.asList())`                 |
///
/// **Bound.** Whoever adds at one end of a full deque evicts the element at the other: `add`,
/// `addLast`, `offer`, `offerLast` and `addAll` evict the first, `addFirst`, `offerFirst` and
/// `push` the last. Nothing is ever refused, so that `add` and `offer` always return true. A
/// `maxSize` of 0 is allowed: such a deque swallows everything.
///
/// **List.** `asList()` is the same elements as a `RandomAccess` list, live in both directions; no
/// class can be both, as the two `reversed()` of `Deque` and `List` clash since Java 21. A list
/// promises that what was added is in it, at its index; so it never evicts: adding through it to a
/// full deque throws `IllegalStateException`, as CPython's `insert` raises `IndexError`.
///
/// **Nulls** are refused, as by `ArrayDeque`, for null is what `poll` and `peek` say of an empty
/// deque. `contains`, `remove` and `indexOf` of null find nothing.
///
/// **Cost.** Constant time at both ends and by index. `rotate(n)` moves at most half of the
/// elements; inserting and removing at an index moves those on the shorter side; searching,
/// `removeIf`, `removeAll` and `retainAll` are one pass. There is one array, of a power of two,
/// which doubles and never shrinks; an element that has left the deque is not held by it.
///
/// **Iterators** fail fast: once the deque has changed other than by themselves, their `next`
/// throws `ConcurrentModificationException`. So do those of the list, and its sublists.
///
/// **Equality** is identity, as of all deques of the JDK; that of `asList()` is that of lists.
///
/// **Threads.** Not for several of them at once.
///
/// **Differs from Python**: an index never counts from the end, and one out of range throws also on
/// inserting, where CPython takes the nearest end; `remove` of what is not there returns false, and
/// `indexOf` -1.
///
/// Without bound and index, `ArrayDeque` is enough. Guava's `EvictingQueue` is bounded, but is a
/// queue only: it has neither the other end, nor an index, nor a rotation.
public final class RingDeque<E> extends AbstractCollection<E> implements Deque<E> {
  private final Ring<E> ring;

  /// An empty deque without a bound.
  public RingDeque() {
    this(Integer.MAX_VALUE);
  }

  /// A deque of these elements, in the order of their iterator, without a bound.
  ///
  /// @throws NullPointerException if the collection or one of its elements is null
  public RingDeque(Collection<? extends E> elements) {
    this();
    addAll(elements);
  }

  private RingDeque(int maxSize) {
    ring = new Ring<>(maxSize);
  }

  /// An empty deque that never has more elements than that.
  ///
  /// @throws IllegalArgumentException if the bound is negative
  public static <E> RingDeque<E> bounded(int maxSize) {
    if (maxSize < 0) {
      throw new IllegalArgumentException(
          "maxSize is %d: give at least 0, or no bound by new RingDeque<>()".formatted(maxSize));
    }
    return new RingDeque<>(maxSize);
  }

  /// A new deque of the same elements and the same bound.
  public RingDeque<E> copy() {
    var copy = new RingDeque<E>(ring.maxSize);
    copy.addAll(this);
    return copy;
  }

  /// The bound, or `Integer.MAX_VALUE` if there is none.
  public int maxSize() {
    return ring.maxSize;
  }

  /// The elements by index: a live view, in which all of a list's operations work.
  ///
  /// @return a `RandomAccess` list, whose `add` throws `IllegalStateException` when the deque is
  ///   full
  public List<E> asList() {
    return ring;
  }

  /// Moves everything `n` places towards the end; what leaves there comes in at the front. A
  /// negative `n` moves towards the front. Equal to `Collections.rotate(deque.asList(), n)`, which
  /// is slower.
  public void rotate(int n) {
    ring.rotate(n);
  }

  @Override
  public void addFirst(E element) {
    ring.putFirst(element);
  }

  @Override
  public void addLast(E element) {
    ring.putLast(element);
  }

  @Override
  public boolean offerFirst(E element) {
    ring.putFirst(element);
    return true;
  }

  @Override
  public boolean offerLast(E element) {
    ring.putLast(element);
    return true;
  }

  @Override
  public boolean add(E element) {
    ring.putLast(element);
    return true;
  }

  @Override
  public boolean offer(E element) {
    ring.putLast(element);
    return true;
  }

  @Override
  public void push(E element) {
    ring.putFirst(element);
  }

  /// Adds all at the end, or none if there is a null among them. May be given the deque itself.
  @Override
  public boolean addAll(Collection<? extends E> elements) {
    @SuppressWarnings("unchecked")
    E[] all = (E[]) elements.toArray();
    for (E element : all) {
      Ring.requireElement(element);
    }
    for (E element : all) {
      ring.putLast(element);
    }
    return all.length > 0;
  }

  @Override
  public E pollFirst() {
    return ring.takeFirst();
  }

  @Override
  public E pollLast() {
    return ring.takeLast();
  }

  @Override
  public E poll() {
    return ring.takeFirst();
  }

  @Override
  public E removeFirst() {
    return present(ring.takeFirst());
  }

  @Override
  public E removeLast() {
    return present(ring.takeLast());
  }

  @Override
  public E remove() {
    return present(ring.takeFirst());
  }

  @Override
  public E pop() {
    return present(ring.takeFirst());
  }

  @Override
  public E peekFirst() {
    return ring.at(0);
  }

  @Override
  public E peekLast() {
    return ring.at(ring.size - 1);
  }

  @Override
  public E peek() {
    return ring.at(0);
  }

  @Override
  public E getFirst() {
    return present(peekFirst());
  }

  @Override
  public E getLast() {
    return present(peekLast());
  }

  @Override
  public E element() {
    return present(peekFirst());
  }

  private static <E> E present(E element) {
    if (element == null) {
      throw new NoSuchElementException("the deque is empty");
    }
    return element;
  }

  @Override
  public boolean remove(Object element) {
    return ring.removeAt(ring.indexOf(element));
  }

  @Override
  public boolean removeFirstOccurrence(Object element) {
    return ring.removeAt(ring.indexOf(element));
  }

  @Override
  public boolean removeLastOccurrence(Object element) {
    return ring.removeAt(ring.lastIndexOf(element));
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    return ring.removeIf(filter);
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    return ring.removeAll(others);
  }

  @Override
  public boolean retainAll(Collection<?> others) {
    return ring.retainAll(others);
  }

  @Override
  public void clear() {
    ring.clear();
  }

  @Override
  public boolean contains(Object element) {
    return ring.indexOf(element) >= 0;
  }

  @Override
  public int size() {
    return ring.size;
  }

  @Override
  public Iterator<E> iterator() {
    return ring.iterator();
  }

  @Override
  public Iterator<E> descendingIterator() {
    return ring.descendingIterator();
  }

  /// Ordered, sized, and splits in halves.
  @Override
  public Spliterator<E> spliterator() {
    return ring.spliterator();
  }

  @Override
  public Object[] toArray() {
    return ring.toArray();
  }

  /// The elements, in an array whose end is followed by its beginning: this is the list, and the
  /// deque is another face of it. So `AbstractList` watches over iterators and sublists.
  private static final class Ring<E> extends AbstractList<E> implements RandomAccess {
    private static final int FEWEST_SLOTS = 16;
    private static final int MOST_SLOTS = 1 << 30;

    private final int maxSize;

    /// As many as a power of two, so that a mask wraps an index around. What is free is null.
    private Object[] slots = new Object[FEWEST_SLOTS];

    private int head;
    private int size;

    Ring(int maxSize) {
      this.maxSize = maxSize;
    }

    static void requireElement(Object element) {
      Objects.requireNonNull(
          element, "null is no element: it is what poll() says of an empty deque");
    }

    /// Where an element lies; also for -1 and `size`, the places beside the ends.
    private int slot(int index) {
      return (head + index) & (slots.length - 1); // of this form, it needs no check of bounds
    }

    @SuppressWarnings("unchecked")
    private E at(int index) {
      return (E) slots[slot(index)];
    }

    void putFirst(E element) {
      requireElement(element);
      if (size < maxSize) {
        makeRoom();
      } else if (takeLast() == null) {
        return; // for maxSize is 0
      }
      head = slot(-1);
      slots[head] = element;
      size++;
      modCount++;
    }

    void putLast(E element) {
      requireElement(element);
      if (size < maxSize) {
        makeRoom();
      } else if (takeFirst() == null) {
        return; // for maxSize is 0
      }
      slots[slot(size)] = element;
      size++;
      modCount++;
    }

    E takeFirst() {
      E first = at(0);
      if (first != null) {
        slots[head] = null;
        head = slot(1);
        size--;
        modCount++;
      }
      return first;
    }

    E takeLast() {
      E last = at(size - 1);
      if (last != null) {
        size--;
        slots[slot(size)] = null;
        modCount++;
      }
      return last;
    }

    private void makeRoom() {
      if (size == slots.length) {
        if (size == MOST_SLOTS) {
          throw new IllegalStateException("the deque is full: it has 2^30 elements");
        }
        slots = copyTo(new Object[2 * size]);
        head = 0;
      }
    }

    private Object[] copyTo(Object[] array) {
      int atTheEnd = Math.min(size, slots.length - head);
      System.arraycopy(slots, head, array, 0, atTheEnd);
      System.arraycopy(slots, 0, array, atTheEnd, size - atTheEnd);
      return array;
    }

    void rotate(int n) {
      int places = size == 0 ? 0 : Math.floorMod(n, size);
      if (places == 0) {
        return;
      }
      if (places <= size / 2) {
        for (int i = 0; i < places; i++) {
          E last = takeLast();
          head = slot(-1);
          slots[head] = last;
          size++;
        }
      } else {
        for (int i = places; i < size; i++) {
          E first = takeFirst();
          slots[slot(size)] = first;
          size++;
        }
      }
      modCount++;
    }

    @Override
    public int size() {
      return size;
    }

    @Override
    public E get(int index) {
      Objects.checkIndex(index, size);
      return at(index);
    }

    @Override
    public E set(int index, E element) {
      requireElement(element);
      E before = get(index);
      slots[slot(index)] = element;
      return before;
    }

    @Override
    public void add(int index, E element) {
      requireElement(element);
      Objects.checkIndex(index, size + 1);
      if (size == maxSize) {
        throw new IllegalStateException(
            "the deque is full with %d elements: remove one, or add at an end of the deque itself"
                .formatted(size));
      }
      makeRoom();
      if (index < size - index) {
        head = slot(-1);
        for (int i = 0; i < index; i++) {
          slots[slot(i)] = slots[slot(i + 1)];
        }
      } else {
        for (int i = size; i > index; i--) {
          slots[slot(i)] = slots[slot(i - 1)];
        }
      }
      slots[slot(index)] = element;
      size++;
      modCount++;
    }

    @Override
    public E remove(int index) {
      E removed = get(index);
      removeRange(index, index + 1);
      return removed;
    }

    /// Removes what was found, if it was.
    boolean removeAt(int index) {
      if (index < 0) {
        return false;
      }
      removeRange(index, index + 1);
      return true;
    }

    @Override
    protected void removeRange(int from, int to) {
      int gap = to - from;
      if (from < size - to) {
        for (int i = from - 1; i >= 0; i--) {
          slots[slot(i + gap)] = slots[slot(i)];
        }
        free(0, gap);
        head = slot(gap);
      } else {
        for (int i = to; i < size; i++) {
          slots[slot(i - gap)] = slots[slot(i)];
        }
        free(size - gap, size);
      }
      size -= gap;
      modCount++;
    }

    private void free(int from, int to) {
      for (int i = from; i < to; i++) {
        slots[slot(i)] = null;
      }
    }

    /// Asks about all before it removes any, lest a predicate that throws leave half of the work.
    @Override
    public boolean removeIf(Predicate<? super E> filter) {
      int expectedModCount = modCount;
      var doomed = new BitSet(size);
      for (int i = 0; i < size; i++) {
        doomed.set(i, filter.test(at(i)));
      }
      if (modCount != expectedModCount) {
        throw new ConcurrentModificationException();
      }
      if (doomed.isEmpty()) {
        return false;
      }
      int kept = 0;
      for (int i = doomed.nextClearBit(0); i < size; i = doomed.nextClearBit(i + 1)) {
        slots[slot(kept++)] = slots[slot(i)];
      }
      free(kept, size);
      size = kept;
      modCount++;
      return true;
    }

    @Override
    public boolean removeAll(Collection<?> others) {
      return removeIf(others::contains);
    }

    @Override
    public boolean retainAll(Collection<?> others) {
      return removeIf(Predicate.not(others::contains));
    }

    @Override
    public int indexOf(Object element) {
      for (int i = 0; i < size && element != null; i++) {
        if (element.equals(at(i))) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public int lastIndexOf(Object element) {
      for (int i = size - 1; i >= 0 && element != null; i--) {
        if (element.equals(at(i))) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public Object[] toArray() {
      return copyTo(new Object[size]);
    }

    @Override
    public Iterator<E> iterator() {
      return new Walk(0, 1);
    }

    Iterator<E> descendingIterator() {
      return new Walk(size - 1, -1);
    }

    private final class Walk implements Iterator<E> {
      private final int step;
      private int next;
      private int remaining = size; // and not a look at the size: it may change
      private int last = -1;
      private int expectedModCount = modCount;

      /// @param step 1 towards the end, -1 towards the front
      Walk(int start, int step) {
        this.next = start;
        this.step = step;
      }

      @Override
      public boolean hasNext() {
        return remaining > 0;
      }

      @Override
      public E next() {
        checkForComodification();
        if (remaining == 0) {
          throw new NoSuchElementException();
        }
        remaining--;
        last = next;
        next += step;
        return at(last);
      }

      @Override
      public void remove() {
        if (last < 0) {
          throw new IllegalStateException("next() was not called since the last remove()");
        }
        checkForComodification();
        removeRange(last, last + 1);
        if (step > 0) {
          next = last; // all behind it have moved up
        }
        last = -1;
        expectedModCount = modCount;
      }

      private void checkForComodification() {
        if (modCount != expectedModCount) {
          throw new ConcurrentModificationException();
        }
      }
    }
  }
}
