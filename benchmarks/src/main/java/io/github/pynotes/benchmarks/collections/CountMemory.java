package io.github.pynotes.benchmarks.collections;

import com.google.common.collect.HashMultiset;
import io.github.pynotes.collections.LazyMap;
import java.util.HashMap;
import java.util.function.BiConsumer;
import org.openjdk.jol.vm.VM;

/// What the counts of 1,000,000 different words take, without the words.
final class CountMemory {
  static final Memory TABLE =
      new Memory(
          CountMemory.class, "different words", Words.COUNT, "CPython's Counter", "words.py");

  private CountMemory() {}

  public static void main(String[] none) {
    var words = Words.different();
    long ofWords = Memory.size(words) - VM.current().sizeOf(words);

    var hashMap = new HashMap<String, Integer>();
    count(words, hashMap::put);
    IO.println("HashMap<String, Integer>=" + (Memory.size(hashMap) - ofWords));

    LazyMap<String, Integer> lazyMap = LazyMap.of(() -> 0);
    count(words, lazyMap::put);
    IO.println("LazyMap<String, Integer>=" + (Memory.size(lazyMap) - ofWords));

    var multiset = HashMultiset.<String>create();
    count(words, multiset::setCount);
    IO.println("HashMultiset<String>=" + (Memory.size(multiset) - ofWords));
  }

  /// The counts go beyond those that the JVM has ready as objects; `words.py` has the same.
  private static void count(String[] words, BiConsumer<String, Integer> counts) {
    for (int i = 0; i < words.length; i++) {
      counts.accept(words[i], i % 1000 + 1);
    }
  }
}
