// SPDX-License-Identifier: MIT-0
// Origin: pynotes 1.0.0, collections/LazyMap.java
// Needs: Java 17
package io.github.pynotes.collections;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/// A map whose `get` makes the value that is not there yet, and stores it.
///
/// ```java
/// LazyMap<String, List<Order>> orders = LazyMap.of(ArrayList::new);
/// orders.get("Ada").add(order);
/// ```
///
/// Answers Python's `collections.defaultdict`: [#get(Object)] is its `d[key]`, and nothing else
/// makes a value. `containsKey`, `getOrDefault` (Python's `d.get`) and the views only look.
///
/// **The map beneath.** It is a view: all calls go to a map beneath, which decides on order, nulls,
/// complexity and what is thrown. For [#of(Supplier)] that is a new `LinkedHashMap`, with the order
/// of a Python `dict`; [#over(Map, Supplier)] takes yours. Keep that one: it is the same map
/// without the inserting `get`, to be returned, compared, iterated or frozen, as Python does by
/// `d.default_factory = None`.
///
/// **Equality.** It equals any map of the same entries, and to be asked changes nothing. But
/// `other.equals(lazy)` calls `lazy.get` in most maps, and so inserts the keys of the other one; it
/// may even find them equal that way. Compare `lazy.equals(other)`, or the map beneath. Whatever
/// else believes that `get` only reads inserts, too, such as `Collections.unmodifiableMap(lazy)`.
///
/// **Keys.** `get` takes any object, as that of every map, and stores what it was given: the
/// compiler does not see a key of another type. A `TreeMap` beneath refuses it.
///
/// **The factory** must not make null, or `get` throws `NullPointerException`; Python stores a
/// `None`. When it throws, `get` throws the same. Either way nothing is stored. It may use this
/// map, as a recursive `computeIfAbsent` must not; if it stores the very key, that value stays,
/// where Python replaces it. A null value that was put on purpose is a value, and `get` returns it.
///
/// **Threads.** As the map beneath. Over a `ConcurrentHashMap` two threads may both make a value
/// for the same key; one is stored, and both get that one.
///
/// **Instead.** In one place, `map.computeIfAbsent(key, k -> new ArrayList<>()).add(order)` and
/// `map.merge(key, 1, Integer::sum)` say the same and surprise nobody; Guava's `Multimap` and
/// `Multiset` hold lists and counts. None of them is a `Map` that can be handed to code which knows
/// only `get`. A `ForwardingMap` of Guava's is not enough to make one: it leaves `getOrDefault`,
/// `putIfAbsent` and others to the interface, which implements them by `get`.
public final class LazyMap<K, V> implements Map<K, V> {
  // Over 200 lines, because it wraps a Map, and hands on each of its methods.

  private final Map<K, V> map;
  private final Supplier<? extends V> factory;

  private LazyMap(Map<K, V> map, Supplier<? extends V> factory) {
    this.map = Objects.requireNonNull(map, "map");
    this.factory = Objects.requireNonNull(factory, "factory");
  }

  /// An empty map in the order of insertion.
  ///
  /// @param factory makes the value of a key that is not there
  /// @throws NullPointerException if the factory is null; for no factory there is `LinkedHashMap`
  public static <K, V> LazyMap<K, V> of(Supplier<? extends V> factory) {
    return new LazyMap<>(new LinkedHashMap<>(), factory);
  }

  /// A view of a map, in which what is made is stored.
  ///
  /// @param map is used, not copied
  /// @param factory makes the value of a key that is not there
  /// @throws NullPointerException if one of them is null
  public static <K, V> LazyMap<K, V> over(Map<K, V> map, Supplier<? extends V> factory) {
    return new LazyMap<>(map, factory);
  }

  /// The value of the key, made and stored if there is none.
  ///
  /// @throws NullPointerException if the factory makes null
  @Override
  public V get(Object key) {
    V value = map.get(key);
    return value != null || map.containsKey(key) ? value : create(key);
  }

  @SuppressWarnings("unchecked") // what the class says under "Keys"
  private V create(Object key) {
    V created = factory.get();
    if (created == null) {
      throw new NullPointerException(
          "The factory made null for the key %s; use getOrDefault to look without making."
              .formatted(key));
    }
    V earlier = map.putIfAbsent((K) key, created);
    return earlier == null ? created : earlier;
  }

  // All else goes to the map beneath, also what Map implements, as it does so by calling get.

  @Override
  public V getOrDefault(Object key, V defaultValue) {
    return map.getOrDefault(key, defaultValue);
  }

  @Override
  public boolean containsKey(Object key) {
    return map.containsKey(key);
  }

  @Override
  public boolean containsValue(Object value) {
    return map.containsValue(value);
  }

  @Override
  public int size() {
    return map.size();
  }

  @Override
  public boolean isEmpty() {
    return map.isEmpty();
  }

  @Override
  public V put(K key, V value) {
    return map.put(key, value);
  }

  @Override
  public V putIfAbsent(K key, V value) {
    return map.putIfAbsent(key, value);
  }

  @Override
  public void putAll(Map<? extends K, ? extends V> entries) {
    map.putAll(entries);
  }

  @Override
  public V replace(K key, V value) {
    return map.replace(key, value);
  }

  @Override
  public boolean replace(K key, V oldValue, V newValue) {
    return map.replace(key, oldValue, newValue);
  }

  @Override
  public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
    map.replaceAll(function);
  }

  @Override
  public V remove(Object key) {
    return map.remove(key);
  }

  @Override
  public boolean remove(Object key, Object value) {
    return map.remove(key, value);
  }

  @Override
  public void clear() {
    map.clear();
  }

  @Override
  public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
    return map.computeIfAbsent(key, function);
  }

  @Override
  public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return map.computeIfPresent(key, function);
  }

  @Override
  public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
    return map.compute(key, function);
  }

  @Override
  public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
    return map.merge(key, value, function);
  }

  @Override
  public void forEach(BiConsumer<? super K, ? super V> action) {
    map.forEach(action);
  }

  @Override
  public Set<K> keySet() {
    return map.keySet();
  }

  @Override
  public Collection<V> values() {
    return map.values();
  }

  @Override
  public Set<Entry<K, V>> entrySet() {
    return map.entrySet();
  }

  /// Whether the other map has the same entries; never inserts, not even into another `LazyMap`.
  @Override
  public boolean equals(Object other) {
    return map.equals(other instanceof LazyMap<?, ?> lazy ? lazy.map : other);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return map.toString();
  }
}
