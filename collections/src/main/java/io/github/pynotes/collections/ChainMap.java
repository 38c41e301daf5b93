// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/ChainMap.java
// Needs: Java 21
package io.github.pynotes.collections;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Several maps seen as one, where the first that has a key gives its value; what is written goes
/// to the first of all.
///
/// ```java
/// ChainMap<String, Integer> settings = ChainMap.of(flags, environment, defaults);
/// int timeout = settings.get("timeout"); // of the first that has it
/// settings.put("timeout", 60); // in flags, whoever had it
///
/// var forThisReport = settings.newChild(); // its writes leave the settings alone
/// ```
///
/// Answers Python's `collections.ChainMap`. Nothing is copied: what changes in one of the maps has
/// changed here.
///
/// **Reading.** A key that is there with null counts as there, and hides the same key in the maps
/// behind; a null key is for the maps to allow. A map is asked by `getOrDefault`, which tells null
/// from absent in one lookup; the last is asked by `get`, so that a map that makes its values, as
/// Python's `defaultdict`, works as the last. (In Python it works anywhere, and hides all that is
/// behind it.) `getOrDefault`, `containsKey` and the views make nothing.
///
/// **Writing** goes to the first map only, and `put` returns what was seen before. Removing takes
/// the key out of the first map, as in Python; if a map behind has it, too, that value is seen from
/// then on, which the contract of `Map.remove` does not foresee. What no writing to the first map
/// can achieve is refused by `UnsupportedOperationException`: to remove a key that only a map
/// behind has, and to clear while one has any. (Python raises `KeyError`, and clears the first
/// map.) `replaceAll` and `setValue` of an entry write to the first map, too.
///
/// **Order** is Python's: the keys of the last map, then what each map before it adds to them. Use
/// maps that have an order. An iterator goes over the keys that were there when it was made, and
/// reads their values as it goes; keys that have come since do not appear, and one that has gone is
/// a `ConcurrentModificationException`.
///
/// **Cost.** `get` looks into one map after the other, once each, and allocates nothing; `newChild`
/// and `parents` are constant. `size`, iterators, and removal by `keySet` and `values` collect the
/// keys of all maps first, as Python does.
///
/// **Threads.** It has no state but its maps: reading is as safe as they are, writing as the first.
///
/// **Errors.** Whatever a map throws arrives as it is: a `Map.of` is not writable and throws
/// `NullPointerException` when asked for null, and a map whose `getOrDefault` takes no default but
/// one of its own type throws `ClassCastException`, until a `ForwardingMap` of Guava is put around
/// it.
///
/// To merge once, and not see later changes, `new LinkedHashMap<>(defaults)` and `putAll(flags)`
/// do. The JDK's `Properties` knows defaults, but of strings only, and its `get` and `size` do not
/// see them; Guava has nothing of the kind.
public final class ChainMap<K, V> extends AbstractMap<K, V> {
  // Over 200 lines, because a live view answers for put, remove, entrySet and its iterator, too.

  /// What a map gives for a key that it does not have; no caller gets to see it.
  private static final Object ABSENT = new Object();

  private final Map<K, V> first;
  private final ChainMap<K, V> parents; // null behind the last map

  // What get would find by way of the parents; at hand, it is as fast as lookups by hand.
  private final Map<K, V> second; // null if there is none, or it is the last
  private final ChainMap<K, V> beyond; // the maps behind these; null if there is but the last
  private final Map<K, V> last;

  private ChainMap(Map<K, V> first, ChainMap<K, V> parents) {
    this.first = Objects.requireNonNull(first, "A map of the chain is null.");
    this.parents = parents;
    this.second = parents == null || parents.parents == null ? null : parents.first;
    this.beyond = second == null || parents.second == null ? null : parents.parents;
    this.last = parents == null ? first : parents.last;
  }

  /// Chains maps, of which the first wins; none at all is one new map.
  ///
  /// @throws NullPointerException if a map is null
  @SafeVarargs
  public static <K, V> ChainMap<K, V> of(Map<K, V>... maps) {
    ChainMap<K, V> chain = null;
    for (int i = maps.length - 1; i >= 0; i--) {
      chain = new ChainMap<>(maps[i], chain);
    }
    return chain != null ? chain : new ChainMap<>(new LinkedHashMap<>(), null);
  }

  /// A chain with a new map, in order of insertion, in front of the maps of this one.
  public ChainMap<K, V> newChild() {
    return newChild(new LinkedHashMap<>());
  }

  /// A chain with a map in front of the maps of this one.
  ///
  /// @throws NullPointerException if the map is null
  public ChainMap<K, V> newChild(Map<K, V> map) {
    return new ChainMap<>(map, this);
  }

  /// The chain without its first map; without its only map, a chain of one new map.
  public ChainMap<K, V> parents() {
    return parents != null ? parents : of();
  }

  /// The maps themselves, in their order, in a list that cannot be changed.
  public List<Map<K, V>> maps() {
    var maps = new ArrayList<Map<K, V>>();
    for (var chain = this; chain != null; chain = chain.parents) {
      maps.add(chain.first);
    }
    return Collections.unmodifiableList(maps);
  }

  @Override
  public V get(Object key) {
    V value = first.getOrDefault(key, absent());
    if (!isAbsent(value)) {
      return value;
    }
    if (second != null) {
      value = second.getOrDefault(key, absent());
      if (!isAbsent(value)) {
        return value;
      }
    }
    for (var chain = beyond; chain != null && chain.parents != null; chain = chain.parents) {
      value = chain.first.getOrDefault(key, absent());
      if (!isAbsent(value)) {
        return value;
      }
    }
    return last.get(key);
  }

  @Override
  public V getOrDefault(Object key, V defaultValue) {
    for (var chain = this; chain != null; chain = chain.parents) {
      V value = chain.first.getOrDefault(key, absent());
      if (!isAbsent(value)) {
        return value;
      }
    }
    return defaultValue;
  }

  /// It is no V, but nobody looks: a map hands a default back as it is.
  @SuppressWarnings("unchecked")
  private V absent() {
    return (V) ABSENT;
  }

  @SuppressWarnings("ReferenceEquality") // it is that one object or not
  private static boolean isAbsent(Object value) {
    return value == ABSENT;
  }

  @Override
  public boolean containsKey(Object key) {
    for (var chain = this; chain != null; chain = chain.parents) {
      if (chain.first.containsKey(key)) {
        return true;
      }
    }
    return false;
  }

  /// How many different keys there are, which takes time and memory for all of them.
  @Override
  public int size() {
    return parents == null ? first.size() : keys().size();
  }

  @Override
  public boolean isEmpty() {
    for (var chain = this; chain != null; chain = chain.parents) {
      if (!chain.first.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /// Writes to the first map.
  ///
  /// @return what [#get] would have returned before, whichever map it came from
  @Override
  public V put(K key, V value) {
    V before = getOrDefault(key, null);
    first.put(key, value);
    return before;
  }

  /// Removes from the first map, after which the value of a map behind may be seen.
  ///
  /// @return what was removed; null if no map has the key
  /// @throws UnsupportedOperationException if only a map behind the first has the key
  @Override
  public V remove(Object key) {
    if (first.containsKey(key)) {
      return first.remove(key);
    }
    if (containsKey(key)) {
      throw new UnsupportedOperationException(
          "Only a map behind the first has the key %s: remove it there, by way of maps()."
              .formatted(key));
    }
    return null;
  }

  /// Clears the first map, if it is the only one that has entries.
  ///
  /// @throws UnsupportedOperationException if there are entries in a map behind the first
  @Override
  public void clear() {
    if (parents != null && !parents.isEmpty()) {
      throw new UnsupportedOperationException(
          "There would be entries left, of the maps behind the first: "
              + "clear maps().getFirst() if that is what you want.");
    }
    first.clear();
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<K, V>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return ChainMap.this.size();
      }

      // by looking it up, instead of going over all of them.
      @Override
      public boolean contains(Object o) {
        if (!(o instanceof Entry<?, ?> entry)) {
          return false;
        }
        V value = getOrDefault(entry.getKey(), absent());
        return !isAbsent(value) && Objects.equals(value, entry.getValue());
      }

      // all or nothing, where an iterator would get as far as it can.
      @Override
      public void clear() {
        ChainMap.this.clear();
      }
    };
  }

  /// In Python's order: a key keeps the place that it has in the last map that has it.
  private Set<K> keys() {
    var keys = new LinkedHashSet<K>();
    for (Map<K, V> map : maps().reversed()) {
      keys.addAll(map.keySet());
    }
    return keys;
  }

  private final class Entries implements Iterator<Entry<K, V>> {
    private final Iterator<K> keys = keys().iterator();
    private K key;

    @Override
    public boolean hasNext() {
      return keys.hasNext();
    }

    @Override
    public Entry<K, V> next() {
      key = keys.next();
      V value = getOrDefault(key, absent());
      if (isAbsent(value)) {
        throw new ConcurrentModificationException("The key %s has gone.".formatted(key));
      }
      return new SimpleEntry<>(key, value) {
        @Override
        public V setValue(V value) {
          put(getKey(), value);
          return super.setValue(value);
        }
      };
    }

    @Override
    public void remove() {
      keys.remove(); // throws if there was no next
      ChainMap.this.remove(key);
    }
  }
}
