// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/RingDeque.java
// Needs: Java 21
package io.github.pynotes.collections;

import java.util.AbstractCollection;
import java.util.AbstractList;
import java.util.BitSet;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.Spliterator;
import java.util.Spliterators;
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
/// | Python                             | here                                                    |
/// | ---------------------------------- | ------------------------------------------------------- |
/// | `deque(items)`, `deque(maxlen=3)`  | `new RingDeque<>(items)`, `RingDeque.bounded(3)`        |
/// | `deque(items, maxlen=3)`, `maxlen` | `RingDeque.bounded(3)` and `addAll(items)`, `maxSize()` |
/// | `append`, `appendleft`             | `addLast`, `addFirst`                                   |
/// | `pop`, `popleft`                   | `removeLast`, `removeFirst`                             |
/// | `extend`, `extendleft`             | `addAll`, `reversed().addAll`                           |
/// | `rotate(n)`                        | `rotate(n)`                                             |
/// | `d[i]`, `d[i] = x`, `del d[i]`     | `asList().get(i)`, `.set(i, x)`, `.remove(i)`           |
/// | `insert(i, x)`                     | `asList().add(i, x)`                                    |
/// | `index(x)`, `index(x, i, j)`       | `asList().indexOf(x)`, `.subList(i, j).indexOf(x)`      |
/// | `remove(x)`, `count(x)`            | `remove(x)`, `Collections.frequency(deque, x)`          |
/// | `reverse()`, `reversed(d)`         | `Collections.reverse(deque.asList())`, `reversed()`     |
/// | `copy()`, `d == e`                 | `copy()`, `asList().equals(e.asList())`                 |
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
/// **Iterators** fail fast, as well as they can: once elements were added or removed other than by
/// themselves, their `next` throws `ConcurrentModificationException`. They do not notice when as
/// many were added again at the same end, nor do sublists notice what happens at the ends.
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
  // Over 200 lines, because it answers for all of Deque, and for deque's rotate, insert and maxlen.

  private static final int FEWEST_SLOTS = 16;
  private static final int MOST_SLOTS = 1 << 30;

  private final int maxSize;
  private final Elements list = new Elements();

  /// A power of two of them. What is free is null, and one always is.
  private Object[] slots = new Object[FEWEST_SLOTS];

  /// The position of the first element, and the one behind the last. They count on and on, also
  /// below 0 and over the end of int, and [#slot] says where a position lies. So an iterator sees
  /// by them that something was added or removed, and neither end has to write what the other
  /// reads.
  private int head;

  private int tail;

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
    this.maxSize = maxSize;
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
    var copy = new RingDeque<E>(maxSize);
    copy.addAll(this);
    return copy;
  }

  /// The bound, or `Integer.MAX_VALUE` if there is none.
  public int maxSize() {
    return maxSize;
  }

  /// The elements by index: a live view, in which all of a list's operations work.
  ///
  /// @return a `RandomAccess` list, whose `add` throws `IllegalStateException` when the deque is
  ///   full
  public List<E> asList() {
    return list;
  }

  /// Moves everything `n` places towards the end; what leaves there comes in at the front. A
  /// negative `n` moves towards the front. `Collections.rotate(deque.asList(), n)` does the same,
  /// and moves every element.
  public void rotate(int n) {
    int size = size();
    int places = size == 0 ? 0 : Math.floorMod(n, size);
    if (places <= size - places) {
      for (int i = 0; i < places; i++) {
        addFirst(removeLast());
      }
    } else {
      for (int i = places; i < size; i++) {
        addLast(removeFirst());
      }
    }
  }

  private int slot(int position) {
    return position & (slots.length - 1); // of this form, it needs no check of bounds
  }

  /// The element at an index; null at -1 and `size`, beside the ends.
  @SuppressWarnings("unchecked")
  private E at(int index) {
    return (E) slots[slot(head + index)];
  }

  private void put(int index, E element) {
    slots[slot(head + index)] = element;
  }

  private static <T> T requireElement(T element) {
    return Objects.requireNonNull(
        element, "null is no element: it is what poll() says of an empty deque");
  }

  @Override
  public void addFirst(E element) {
    if (size() == maxSize) {
      requireElement(element);
      slots[slot(--head)] = element;
      slots[slot(--tail)] = null; // after the other: of maxSize 0 they are the same
      return;
    }
    if (size() == slots.length - 1) {
      grow();
    }
    requireElement(element);
    slots[slot(--head)] = element;
  }

  @Override
  public void addLast(E element) {
    if (size() == maxSize) {
      requireElement(element);
      slots[slot(tail++)] = element;
      slots[slot(head++)] = null;
      return;
    }
    if (size() == slots.length - 1) {
      grow();
    }
    requireElement(element);
    slots[slot(tail++)] = element;
  }

  private void grow() {
    if (slots.length == MOST_SLOTS) {
      throw new IllegalStateException("the deque is full: it has 2^30 - 1 elements");
    }
    int size = size();
    slots = copyTo(new Object[2 * slots.length]);
    head = 0;
    tail = size;
  }

  /// The elements, which are at most two runs in the ring.
  private Object[] copyTo(Object[] array) {
    int size = size();
    int untilTheEnd = Math.min(size, slots.length - slot(head));
    System.arraycopy(slots, slot(head), array, 0, untilTheEnd);
    System.arraycopy(slots, 0, array, untilTheEnd, size - untilTheEnd);
    return array;
  }

  @Override
  public E pollFirst() {
    E first = peekFirst();
    if (first != null) {
      slots[slot(head++)] = null;
    }
    return first;
  }

  @Override
  public E pollLast() {
    E last = peekLast();
    if (last != null) {
      slots[slot(--tail)] = null;
    }
    return last;
  }

  @Override
  public boolean offerFirst(E element) {
    addFirst(element);
    return true;
  }

  @Override
  public boolean offerLast(E element) {
    addLast(element);
    return true;
  }

  @Override
  public boolean add(E element) {
    addLast(element);
    return true;
  }

  @Override
  public boolean offer(E element) {
    addLast(element);
    return true;
  }

  @Override
  public void push(E element) {
    addFirst(element);
  }

  /// Adds all at the end, or none if there is a null among them. May be given the deque itself.
  @Override
  public boolean addAll(Collection<? extends E> elements) {
    @SuppressWarnings("unchecked")
    E[] all = (E[]) elements.toArray();
    for (E element : all) {
      requireElement(element);
    }
    for (E element : all) {
      addLast(element);
    }
    return all.length > 0;
  }

  @Override
  public E poll() {
    return pollFirst();
  }

  @Override
  public E removeFirst() {
    return present(pollFirst());
  }

  @Override
  public E removeLast() {
    return present(pollLast());
  }

  @Override
  public E remove() {
    return present(pollFirst());
  }

  @Override
  public E pop() {
    return present(pollFirst());
  }

  @Override
  public E peekFirst() {
    return at(0);
  }

  @Override
  public E peekLast() {
    return at(size() - 1);
  }

  @Override
  public E peek() {
    return at(0);
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
    return list.removeIfFound(list.indexOf(element));
  }

  @Override
  public boolean removeFirstOccurrence(Object element) {
    return list.removeIfFound(list.indexOf(element));
  }

  @Override
  public boolean removeLastOccurrence(Object element) {
    return list.removeIfFound(list.lastIndexOf(element));
  }

  @Override
  public boolean removeIf(Predicate<? super E> filter) {
    return list.removeIf(filter);
  }

  @Override
  public boolean removeAll(Collection<?> others) {
    return list.removeAll(others);
  }

  @Override
  public boolean retainAll(Collection<?> others) {
    return list.retainAll(others);
  }

  @Override
  public void clear() {
    list.clear();
  }

  @Override
  public boolean contains(Object element) {
    return list.indexOf(element) >= 0;
  }

  @Override
  public int size() {
    return tail - head;
  }

  @Override
  public Iterator<E> iterator() {
    return list.iterator();
  }

  @Override
  public Iterator<E> descendingIterator() {
    return list.reversed().iterator();
  }

  @Override
  public Spliterator<E> spliterator() {
    return Spliterators.spliterator(this, Spliterator.ORDERED | Spliterator.NONNULL);
  }

  @Override
  public Object[] toArray() {
    return copyTo(new Object[size()]);
  }

  /// The deque as a list. What moves elements to other indexes than the ends is here.
  private final class Elements extends AbstractList<E> implements RandomAccess {
    @Override
    public int size() {
      return tail - head;
    }

    @Override
    public E get(int index) {
      Objects.checkIndex(index, size());
      return at(index);
    }

    @Override
    public E set(int index, E element) {
      requireElement(element);
      E before = get(index);
      put(index, element);
      return before;
    }

    @Override
    public void add(int index, E element) {
      requireElement(element);
      int size = size();
      Objects.checkIndex(index, size + 1);
      if (size == maxSize) {
        throw new IllegalStateException(
            "the deque is full with %d elements: remove one, or add at an end of the deque itself"
                .formatted(size));
      }
      if (size == slots.length - 1) {
        grow();
      }
      if (index < size - index) {
        head--;
        for (int i = 0; i < index; i++) {
          put(i, at(i + 1));
        }
      } else {
        tail++;
        for (int i = size; i > index; i--) {
          put(i, at(i - 1));
        }
      }
      put(index, element);
      modCount++;
    }

    @Override
    public E remove(int index) {
      E removed = get(index);
      removeRange(index, index + 1);
      return removed;
    }

    boolean removeIfFound(int index) {
      if (index < 0) {
        return false;
      }
      removeRange(index, index + 1);
      return true;
    }

    @Override
    protected void removeRange(int from, int to) {
      int size = size();
      int gap = to - from;
      if (from < size - to) {
        for (int i = from - 1; i >= 0; i--) {
          put(i + gap, at(i));
        }
        free(0, gap);
        head += gap;
      } else {
        for (int i = to; i < size; i++) {
          put(i - gap, at(i));
        }
        free(size - gap, size);
        tail -= gap;
      }
      modCount += gap; // so that nothing removed is nothing changed
    }

    private void free(int from, int to) {
      for (int i = from; i < to; i++) {
        put(i, null);
      }
    }

    /// Asks about all before it removes any, lest a predicate that throws leave half of the work.
    @Override
    public boolean removeIf(Predicate<? super E> filter) {
      Objects.requireNonNull(filter, "filter");
      var doomed = new BitSet(size());
      var all = new Walk(0);
      while (all.hasNext()) {
        doomed.set(all.nextIndex(), filter.test(all.next()));
      }
      all.checkForComodification(); // the filter itself may have changed something
      if (doomed.isEmpty()) {
        return false;
      }
      int size = size();
      int kept = 0;
      for (int i = doomed.nextClearBit(0); i < size; i = doomed.nextClearBit(i + 1)) {
        put(kept++, at(i));
      }
      free(kept, size);
      tail = head + kept;
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
      for (int i = 0; element != null && i < size(); i++) {
        if (element.equals(at(i))) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public int lastIndexOf(Object element) {
      for (int i = size() - 1; element != null && i >= 0; i--) {
        if (element.equals(at(i))) {
          return i;
        }
      }
      return -1;
    }

    @Override
    public Object[] toArray() {
      return RingDeque.this.toArray();
    }

    @Override
    public Spliterator<E> spliterator() {
      return RingDeque.this.spliterator();
    }

    @Override
    public Iterator<E> iterator() {
      return new Walk(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
      Objects.checkIndex(index, size() + 1);
      return new Walk(index);
    }

    private final class Walk implements ListIterator<E> {
      private int next;
      private int last = -1;
      private int expectedHead;
      private int expectedTail;
      private int expectedModCount;

      Walk(int start) {
        next = start;
        expectNoChange();
      }

      private void expectNoChange() {
        expectedHead = head;
        expectedTail = tail;
        expectedModCount = modCount;
      }

      private void checkForComodification() {
        if (head != expectedHead || tail != expectedTail || modCount != expectedModCount) {
          throw new ConcurrentModificationException();
        }
      }

      /// By the size expected, so that a changed one is not taken for the end, but noticed.
      @Override
      public boolean hasNext() {
        return next < expectedTail - expectedHead;
      }

      @Override
      public E next() {
        checkForComodification();
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        last = next++;
        return at(last);
      }

      @Override
      public int nextIndex() {
        return next;
      }

      @Override
      public boolean hasPrevious() {
        return next > 0;
      }

      @Override
      public E previous() {
        checkForComodification();
        if (!hasPrevious()) {
          throw new NoSuchElementException();
        }
        last = --next;
        return at(last);
      }

      @Override
      public int previousIndex() {
        return next - 1;
      }

      @Override
      public void remove() {
        checkLast();
        Elements.this.remove(last);
        next = last; // what was behind it has moved up
        last = -1;
        expectNoChange();
      }

      @Override
      public void set(E element) {
        checkLast();
        Elements.this.set(last, element);
      }

      @Override
      public void add(E element) {
        checkForComodification();
        Elements.this.add(next++, element);
        last = -1;
        expectNoChange();
      }

      private void checkLast() {
        if (last < 0) {
          throw new IllegalStateException("there is no last element: call next() or previous()");
        }
        checkForComodification();
      }
    }
  }
}
