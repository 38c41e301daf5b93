package io.github.pynotes.benchmarks.collections;

import io.github.pynotes.collections.RingDeque;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jol.vm.VM;

/// What 1,000,000 elements take, without the elements.
final class DequeMemory {
  static final Memory TABLE =
      new Memory(DequeMemory.class, "elements", Deques.MILLION, "CPython's deque", "deques.py");

  private DequeMemory() {}

  @SuppressWarnings("JdkObsolete") // LinkedList is what a deque should not be
  public static void main(String[] none) {
    List<Integer> numbers = IntStream.range(0, Deques.MILLION).boxed().toList();
    var array = numbers.toArray();
    long ofNumbers = Memory.size(array) - VM.current().sizeOf(array);

    IO.println("RingDeque=" + (Memory.size(new RingDeque<>(numbers)) - ofNumbers));
    IO.println("ArrayDeque=" + (Memory.size(new ArrayDeque<>(numbers)) - ofNumbers));
    IO.println("ArrayList=" + (Memory.size(new ArrayList<>(numbers)) - ofNumbers));
    IO.println("LinkedList=" + (Memory.size(new LinkedList<>(numbers)) - ofNumbers));
  }
}
